"""An article to the awards, units and institutions it names, who received what, and its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from corpus.article import Article
from indexer.bodies import Bodies
from indexer.claims.counts.counts import Watch as WatchCounts
from indexer.claims.reader import Claims
from indexer.claims.relations.relations import Watch
from indexer.coreference import resolved
from indexer.dates import DateMention, dates_of
from indexer.kinds import kind_of
from indexer.lexicon import Lexicon, Needs
from indexer.matching import FoldedText
from indexer.mentions import Mention
from indexer.reading import Reading
from indexer.units import Surroundings, Units
from search.claims import AwardMention, CountClaim, Receipt
from search.query import Facet
from search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Annotations:
    """What an article names, in the order of title and body. One body may be mentioned many times."""

    units: tuple[Mention, ...]
    """Units, governments of regions and institutions: whoever may receive or give."""
    institutions: tuple[str, ...]
    """Slugs of the institutions named, by themselves or through a unit, each once. No regions."""
    awards: tuple[Mention, ...]
    """Awards that someone can receive, whether the article says so or not. No programmes."""
    awards_received: tuple[str, ...]
    """Slugs, each once, with those of the broader awards they belong to (Adipura Kencana: Adipura)."""
    awards_mentioned: tuple[str, ...]
    """The same of awards that are named and not received."""
    received: tuple[Receipt, ...]
    mentioned: tuple[AwardMention, ...]
    counts: tuple[CountClaim, ...]
    dates: tuple[DateMention, ...]
    kind: str


class Annotator:
    """Annotates articles by one vocabulary. Threads may share one."""

    def __init__(
        self, vocabulary: Vocabulary, watch: Watch | None = None, watch_counts: WatchCounts | None = None
    ) -> None:
        """`watch` is shown every name and award that may belong together: to learn from; `watch_counts` every
        number and award.
        """
        self._vocabulary = vocabulary
        self._lexicon = Lexicon(vocabulary)
        self._bodies = Bodies(vocabulary)
        self._units = Units(vocabulary)
        self._claims = Claims(vocabulary, watch, watch_counts)
        self._sources: dict[str, str | None] = {}
        """Name of a source -> the institution it is."""

    def annotate(self, article: Article) -> Annotations:
        day = article.published.day if article.published else None
        source = self._source(article, day)
        readings = (
            Reading("title", article.title, self._lexicon.names(FoldedText(article.title))),
            Reading("body", article.body, self._lexicon.names(FoldedText(article.body))),
        )
        listed = [list(self._bodies.mentions(reading, day, source)) for reading in readings]
        units = self._with_unlisted(readings, listed, day, source)
        awards = [list(self._awards(reading)) for reading in readings]
        programmes = [list(self._programmes(reading)) for reading in readings]
        unlisted = [unit for unit in units if unit.slug is None and not unit.title]
        claimed = self._claims.read(
            [
                reading.named([*named, *running], known, unlisted)
                for reading, named, running, known in zip(readings, awards, programmes, listed, strict=True)
            ],
            day,
            source,
        )
        received = self._with_broader(receipt.award for receipt in claimed.received)
        named = self._with_broader(award.value for one in awards for award in one)
        return Annotations(
            units=units,
            institutions=self._institutions(units),
            awards=tuple(mention for one in awards for mention in one),
            awards_received=received,
            awards_mentioned=tuple(slug for slug in named if slug not in received),
            received=claimed.received,
            mentioned=claimed.mentioned,
            counts=claimed.counts,
            dates=tuple(dates_of(article, day)),
            kind=kind_of(article),
        )

    def _source(self, article: Article, day: date | None) -> str | None:
        """The institution that published it, known by its site or by the name of its source."""
        host = urlsplit(article.url or "").hostname or article.source
        return self._vocabulary.institution_of_host(host, day) or self._named(article.source)

    def _named(self, source: str) -> str | None:
        if source not in self._sources:
            named = self._vocabulary.named(Facet.INSTITUTION, source)
            self._sources[source] = named[0] if len(named) == 1 else None
        return self._sources[source]

    def _with_unlisted(
        self,
        readings: Sequence[Reading],
        listed: Sequence[Sequence[Mention]],
        day: date | None,
        source: str | None,
    ) -> tuple[Mention, ...]:
        named = {
            meaning.slug
            for reading in readings
            for found in reading.names.bodies
            for meaning in found.meanings
        }
        surroundings = Surroundings(day, source, frozenset(named & self._vocabulary.regions.keys()))
        mentions = [
            mention
            for reading, known in zip(readings, listed, strict=True)
            for mention in self._units.mentions(reading, known, surroundings)
        ]
        return tuple(resolved(mentions, {reading.where: reading.text for reading in readings}))

    def _institutions(self, units: Iterable[Mention]) -> tuple[str, ...]:
        slugs = dict.fromkeys(mention.institution for mention in units)
        return tuple(slug for slug in slugs if slug and slug in self._vocabulary.institutions)

    def _awards(self, reading: Reading) -> Iterator[Mention]:
        # a name of two awards says neither
        single = [found for found in reading.names.awards if len({it.slug for it in found.meanings}) == 1]
        firm = {found.meanings[0].slug for found in single if found.meanings[0].needs is Needs.NOTHING}
        for found in single:
            slug = found.meanings[0].slug
            believed = slug in firm or reading.beside_award_word(found)
            if believed and self._vocabulary.awards[slug].can_be_received:
                yield reading.mention(found, self._vocabulary.label(Facet.AWARD, slug))

    def _programmes(self, reading: Reading) -> Iterator[Mention]:
        for found in reading.names.awards:
            award = self._vocabulary.awards[found.meanings[0].slug]
            if len(found.meanings) == 1 and not award.can_be_received and reading.is_name(found):
                yield reading.mention(found, award.name)

    def _with_broader(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Each once; an award under its own name alone is no value of a facet."""
        found: dict[str, None] = {}
        for slug in slugs:
            award = self._vocabulary.awards.get(slug)
            while award and award.can_be_received:
                found[award.slug] = None
                award = self._vocabulary.awards.get(award.parent or "")
        return tuple(found)
