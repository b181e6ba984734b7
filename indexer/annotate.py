"""An article to the awards, units and institutions it names, and its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from corpus.article import Article
from indexer.claims.reader import Claims
from indexer.claims.texts import Found as Name
from indexer.claims.texts import NamedText
from indexer.kinds import kind_of
from indexer.lexicon import Lexicon, Meaning, Needs
from indexer.matching import FoldedText, Found
from indexer.sentences import Sentences
from search.claims import AwardMention, CountClaim, Receipt
from search.entries import Institution, Unit
from search.query import Facet
from search.vocabulary import Vocabulary

Where = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in an article. `text[start:end] == surface` in the title or the body."""

    slug: str
    name: str
    """The name a reader sees."""
    surface: str
    start: int
    end: int
    where: Where
    institution: str | None = None
    """The institution of a unit; an institution's own slug; None for regions and awards."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """What an article names, in the order of title and body. One body may be mentioned many times."""

    units: tuple[Mention, ...]
    """Units, governments of regions and institutions: whoever may receive or give."""
    awards: tuple[Mention, ...]
    """Awards that someone can receive, whether the article says so or not. No programmes."""
    awards_received: tuple[str, ...]
    """Slugs, each once, with those of the broader awards they belong to (Adipura Kencana: Adipura)."""
    awards_mentioned: tuple[str, ...]
    """The same of awards that are named and not received."""
    received: tuple[Receipt, ...]
    mentioned: tuple[AwardMention, ...]
    counts: tuple[CountClaim, ...]
    kind: str

    @property
    def institutions(self) -> tuple[str, ...]:
        """Slugs of the institutions named, by themselves or through a unit, each once."""
        return tuple(dict.fromkeys(mention.institution for mention in self.units if mention.institution))


class Annotator:
    """Annotates articles by one vocabulary. Threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._lexicon = Lexicon(vocabulary)
        self._claims = Claims(vocabulary)

    def annotate(self, article: Article) -> Annotations:
        day = article.published.day if article.published else None
        source = self._source(article, day)
        readings = (
            _Reading(self._lexicon, "title", article.title, day, source),
            _Reading(self._lexicon, "body", article.body, day, source),
        )
        awards = [list(reading.awards()) for reading in readings]
        units = [list(reading.bodies()) for reading in readings]
        claimed = self._claims.read(
            [reading.named(*names) for reading, *names in zip(readings, awards, units, strict=True)],
            day,
            source,
        )
        received = self._with_parents(receipt.award for receipt in claimed.received)
        named = self._with_parents(award.slug for listed in awards for award in listed)
        return Annotations(
            units=tuple(mention for listed in units for mention in listed),
            awards=tuple(mention for listed in awards for mention in listed),
            awards_received=received,
            awards_mentioned=tuple(slug for slug in named if slug not in received),
            received=claimed.received,
            mentioned=claimed.mentioned,
            counts=claimed.counts,
            kind=kind_of(article),
        )

    def _source(self, article: Article, day: date | None) -> str | None:
        """The institution that published it, known by its site or by the name of its source."""
        host = urlsplit(article.url or "").hostname or article.source
        named = self._vocabulary.named(Facet.INSTITUTION, article.source)
        return self._vocabulary.institution_of_host(host, day) or (named[0] if len(named) == 1 else None)

    def _with_parents(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Each once; an award under its own name alone is no value of a facet."""
        found: dict[str, None] = {}
        for slug in slugs:
            award = self._vocabulary.awards.get(slug)
            while award and award.can_be_received:
                found[award.slug] = None
                award = self._vocabulary.awards.get(award.parent or "")
        return tuple(found)


class _Reading:
    """One text being read: the title or the body."""

    def __init__(
        self, lexicon: Lexicon, where: Where, text: str, day: date | None, source: str | None
    ) -> None:
        self._vocabulary = lexicon.vocabulary
        self._where = where
        self._text = text
        self._day = day
        self._source = source
        self._names = lexicon.names(FoldedText(text))

    def awards(self) -> Iterator[Mention]:
        # a name of two awards (KIPP) says neither
        single = [found for found in self._names.awards if len({it.slug for it in found.meanings}) == 1]
        firm = {found.meanings[0].slug for found in single if found.meanings[0].needs is Needs.NOTHING}
        for found in single:
            slug = found.meanings[0].slug
            believed = slug in firm or self._beside_award_word(found)
            if believed and self._vocabulary.awards[slug].can_be_received:
                yield self._mention(found, slug, Facet.AWARD)

    def named(self, awards: Iterable[Mention], bodies: Iterable[Mention]) -> NamedText:
        """The text with what it names, for whoever reads its claims."""
        programmes = [
            found
            for found in self._names.awards
            if len(found.meanings) == 1
            and not self._vocabulary.awards[found.meanings[0].slug].can_be_received
            and self._is_name(found)
        ]
        names = sorted(
            [
                *(Name(award.slug, award.start, award.end) for award in awards),
                *(Name(found.meanings[0].slug, found.start, found.end) for found in programmes),
            ],
            key=lambda name: name.start,
        )
        speaks = {self._sentences.at(name.start) for name in names}
        return NamedText(
            self._where,
            self._text,
            self._sentences,
            names,
            [Name(body.slug, body.start, body.end) for body in bodies],
            frozenset(speaks | self._award_sentences),
        )

    def bodies(self) -> Iterator[Mention]:
        """Units, regions and institutions."""
        settled = [
            (found, meaning)
            for found in self._names.bodies
            if self._is_name(found) and (meaning := self._settle(found.meanings))
        ]
        named = {
            (self._sentence(found), self._institution(meaning.slug))
            for found, meaning in settled
            if meaning.needs is Needs.NOTHING
        }
        for found, meaning in settled:
            if self._stands(found, meaning, named):
                yield self._mention(found, meaning.slug, Facet.UNIT)

    def _is_name(self, found: Found[Meaning]) -> bool:
        """Written with a capital somewhere: `inspektorat` alone is a common noun."""
        return not self._text[found.start : found.end].islower()

    def _settle(self, meanings: Iterable[Meaning]) -> Meaning | None:
        """The one body that a name meant on the article's day; None where it stays open."""
        meanings = tuple({meaning.slug: meaning for meaning in meanings}.values())
        if len(meanings) == 1:
            return meanings[0]
        then = []
        for meaning in meanings:
            body = self._vocabulary.body(meaning.slug)
            if not isinstance(body, Institution | Unit):
                return None
            if body.valid_on(self._day):
                then.append((body.valid_from or "", meaning))
        # a renaming whose day is not known exactly leaves both: the younger one
        then.sort(key=lambda pair: pair[0])
        if not then or (len(then) > 1 and then[-1][0] == then[-2][0]):
            return None
        return then[-1][1]

    def _stands(self, found: Found[Meaning], meaning: Meaning, named: Set[tuple[int, str | None]]) -> bool:
        """What the name needs is there."""
        match meaning.needs:
            case Needs.NOTHING:
                return True
            case Needs.AWARD_WORD:
                return self._where == "title" or self._beside_award_word(found)
            case Needs.INSTITUTION:
                institution = self._institution(meaning.slug)
                return institution == self._source or (self._sentence(found), institution) in named

    def _beside_award_word(self, found: Found[Meaning]) -> bool:
        return self._is_name(found) and self._sentence(found) in self._award_sentences

    @cached_property
    def _award_sentences(self) -> Set[int]:
        """Those with a word that speaks of awards."""
        return {self._sentence(word) for word in self._names.award_words}

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self._text)

    def _sentence(self, found: Found[Meaning]) -> int:
        return self._sentences.at(found.start)

    def _institution(self, slug: str) -> str | None:
        match self._vocabulary.body(slug):
            case Unit(institution=institution):
                return institution
            case Institution():
                return slug
        return None

    def _mention(self, found: Found[Meaning], slug: str, facet: Facet) -> Mention:
        return Mention(
            slug=slug,
            name=self._vocabulary.label(facet, slug),
            surface=self._text[found.start : found.end],
            start=found.start,
            end=found.end,
            where=self._where,
            institution=self._institution(slug),
        )
