"""An article to the awards, units and institutions it names, and its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from corpus.article import Article
from indexer.kinds import kind_of
from indexer.matching import Found, Matcher, WordsOf
from indexer.sentences import Sentences
from search.entries import Award, Institution, Unit
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
    award_types: tuple[str, ...]
    """Their slugs, each once, and those of the broader awards they belong to (Adipura Kencana: Adipura)."""
    kind: str

    @property
    def institutions(self) -> tuple[str, ...]:
        """Slugs of the institutions named, by themselves or through a unit, each once."""
        return tuple(dict.fromkeys(mention.institution for mention in self.units if mention.institution))


class Needs(Enum):
    """What must stand beside a name before it is believed."""

    NOTHING = 0
    AWARD_WORD = 1
    INSTITUTION = 2
    AWARD = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    slug: str
    needs: Needs = Needs.NOTHING


class Annotator:
    """The vocabulary, ready to be found in texts. Threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._awards = Matcher(_award_names(vocabulary))
        self._bodies = Matcher(_body_names(vocabulary))
        self._award_words = frozenset(vocabulary.award_words)
        self._not_after = frozenset(vocabulary.not_after)
        self._located = frozenset(vocabulary.located)

    def annotate(self, article: Article) -> Annotations:
        day = article.published.day if article.published else None
        source = self._source(article, day)
        units: list[Mention] = []
        awards: list[Mention] = []
        texts: tuple[tuple[Where, str], ...] = (("title", article.title), ("body", article.body))
        for where, text in texts:
            reading = _Reading(self, where, text, day, source)
            units += reading.bodies()
            awards += reading.awards
        types = tuple(dict.fromkeys(slug for award in awards for slug in self._with_parents(award.slug)))
        return Annotations(tuple(units), tuple(awards), types, kind_of(article))

    def _source(self, article: Article, day: date | None) -> str | None:
        """The institution that published it, known by its site or by the name of its source."""
        host = urlsplit(article.url or "").hostname or article.source
        named = self._vocabulary.named(Facet.INSTITUTION, article.source)
        return self._vocabulary.institution_of_host(host, day) or (named[0] if len(named) == 1 else None)

    def _with_parents(self, slug: str | None) -> Iterator[str]:
        while slug and (award := self._vocabulary.awards[slug]).can_be_received:
            yield slug
            slug = award.parent


class _Reading:
    """One text being read."""

    def __init__(
        self, annotator: Annotator, where: Where, text: str, day: date | None, source: str | None
    ) -> None:
        self.annotator = annotator
        self.vocabulary = annotator._vocabulary
        self.where = where
        self.text = text
        self.day = day
        self.source = source
        self.words = WordsOf(text)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.text)

    @cached_property
    def award_sentences(self) -> set[int]:
        """Those with a word that speaks of awards."""
        words = self.words
        return {
            self.sentences.at(start)
            for word, (start, _) in zip(words.words, words.spans, strict=True)
            if word in self.annotator._award_words
        }

    @cached_property
    def awards(self) -> list[Mention]:
        return [
            self._mention(found, meaning.slug, self.vocabulary.label(Facet.AWARD, meaning.slug))
            for found in self._credible(self.annotator._awards)
            # a name of two awards (KIPP) says neither
            if len({meaning.slug for meaning in found.meanings}) == 1
            for meaning in found.meanings[:1]
            if self.vocabulary.awards[meaning.slug].can_be_received
            if meaning.needs is Needs.NOTHING or self._beside_award_word(found)
        ]

    def bodies(self) -> list[Mention]:
        """Units, regions and institutions. Units with a generic name come last to be decided."""
        settled = [
            (found, meaning)
            for found in self._credible(self.annotator._bodies)
            if self._is_name(found) and (meaning := self._settle(found.meanings))
        ]
        named: dict[int, set[str]] = {}
        for found, meaning in settled:
            if meaning.needs is Needs.NOTHING and (institution := self._institution(meaning.slug)):
                named.setdefault(self.sentences.at(found.start), set()).add(institution)
        return [
            self._mention(found, meaning.slug, self.vocabulary.label(Facet.UNIT, meaning.slug))
            for found, meaning in settled
            if self._stands(found, meaning, named)
        ]

    def _credible(self, matcher: Matcher[Meaning]) -> Iterator[Found[Meaning]]:
        return (found for found in matcher.find(self.words) if found.before not in self.annotator._not_after)

    def _is_name(self, found: Found[Meaning]) -> bool:
        """Written with a capital somewhere: `inspektorat` alone is a common noun."""
        return not self.text[found.start : found.end].islower()

    def _beside_award_word(self, found: Found[Meaning]) -> bool:
        return self._is_name(found) and self.sentences.at(found.start) in self.award_sentences

    def _settle(self, meanings: Iterable[Meaning]) -> Meaning | None:
        """The one body that a name meant on the article's day; None where it stays open."""
        meanings = tuple({meaning.slug: meaning for meaning in meanings}.values())
        if len(meanings) == 1:
            return meanings[0]
        then = []
        for meaning in meanings:
            body = self.vocabulary.body(meaning.slug)
            if not isinstance(body, Institution | Unit):
                return None
            if body.valid_on(self.day):
                then.append((body.valid_from or "", meaning))
        # a renaming whose day is not known exactly leaves both: the younger one
        then.sort(key=lambda pair: pair[0])
        if not then or (len(then) > 1 and then[-1][0] == then[-2][0]):
            return None
        return then[-1][1]

    def _stands(self, found: Found[Meaning], meaning: Meaning, named: dict[int, set[str]]) -> bool:
        match meaning.needs:
            case Needs.INSTITUTION:
                institution = self._institution(meaning.slug)
                return institution == self.source or institution in named.get(
                    self.sentences.at(found.start), ()
                )
            case Needs.AWARD if found.before in self.annotator._located:
                return False
            case Needs.AWARD:
                return self.where == "title" or self.sentences.at(found.start) in self.award_sentences
            case _:
                return True

    def _institution(self, slug: str) -> str | None:
        match self.vocabulary.body(slug):
            case Unit(institution=institution):
                return institution
            case Institution():
                return slug
        return None

    def _mention(self, found: Found[Meaning], slug: str, name: str) -> Mention:
        surface = self.text[found.start : found.end]
        return Mention(slug, name, surface, found.start, found.end, self.where, self._institution(slug))


def _award_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for award in vocabulary.awards.values():
        for name in (*_written(award), *award.acronyms, *award.aliases):
            yield name, Meaning(award.slug)
        for name in award.shorthand:
            yield name, Meaning(award.slug, Needs.AWARD_WORD)


def _body_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for institution in vocabulary.institutions.values():
        if not institution.is_government:
            continue
        for name in (
            *_written(institution),
            *institution.acronyms,
            *institution.aliases,
            *institution.titles,
        ):
            yield name, Meaning(institution.slug)
    for unit in vocabulary.units.values():
        for name in {*_written(unit), *unit.aliases, *unit.titles}.difference(unit.generic):
            yield name, Meaning(unit.slug)
        for name in unit.generic:
            yield name, Meaning(unit.slug, Needs.INSTITUTION)
    for slug, names in vocabulary.government.items():
        for name in names:
            yield name, Meaning(slug)
    for slug, names in vocabulary.places.items():
        for name in names:
            yield name, Meaning(slug, Needs.AWARD)


def _written(row: Award | Institution | Unit) -> Iterator[str]:
    """A name as texts write it: without what a bracket adds, and either half of a joint ministry."""
    name = row.name.split(" (")[0]
    yield name
    if isinstance(row, Institution) and name.startswith("Kementerian ") and "/" in name:
        yield from name.split("/")
