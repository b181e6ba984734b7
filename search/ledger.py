"""The ledger: who received which award, one row a fact, with every report of it.

Rows are made at the end of a build, of all its documents at once (`search.gathering.rows`), and stored
as a collection of their own: `LedgerRow.heading` and `text` are what a query searches, `facet_values`
what it is narrowed by, `first_reported` its date, `place` its order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache

from search.claims import Evidence
from search.query import LEDGER_FACETS, Facet, Sort

UNKNOWN = "?"
"""Stands last in every order."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article that says so, and where."""

    article: str
    """The document's id."""
    title: str
    name: str
    """Who published it."""
    url: str | None
    """Where it stood; data of a crawl, so of any scheme."""
    published: str | None
    sample: bool
    cluster: str
    """The group of near-identical articles it is in; empty for one alone."""
    evidence: Evidence
    historic: bool = False
    """It recalls an earlier award."""
    giver: str | None = None
    """By name, as this article has it."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Someone received an award. What vocabulary and text call by a slug has its name beside it."""

    id: str
    """Of what is claimed, so that it outlives a rebuild."""
    award: str
    award_name: str
    level: str | None
    recipient: str
    recipient_unit: str | None
    recipient_kind: str
    institution: str | None
    institution_name: str | None
    region: str | None
    region_name: str | None
    giver: str | None
    """As most articles have it."""
    giver_name: str | None
    year: int | None
    """Of the award."""
    first_reported: str | None
    """ISO day or moment of the oldest article."""
    sources: tuple[Source, ...]
    """The best first: reports before recollections, sentences before headlines, newest before older."""
    awards: tuple[str, ...]
    """The award and the broader ones it belongs to."""
    units: tuple[str, ...]
    """The recipient, where the vocabulary has it, and everything above it."""
    regions: tuple[str, ...]
    """The region and its province."""

    @property
    def evidence(self) -> Evidence:
        return self.sources[0].evidence

    @property
    def texts(self) -> int:
        """How many sources differ: the same press release on ten sites says it once."""
        return len({source.cluster or source.article for source in self.sources})

    @property
    def givers(self) -> tuple[str, ...]:
        """Every giver that an article names; several where they differ."""
        return tuple(dict.fromkeys(source.giver for source in self.sources if source.giver))

    @property
    def heading(self) -> str:
        """Names and slugs of all that the claim is made of, to be searched."""
        named = (self.recipient, self.institution_name, self.award_name, self.level, self.giver_name)
        slugs = (slug.replace("-", " ") for slug in self.awards)
        year = str(self.year) if self.year else ""
        return " ".join(dict.fromkeys(filter(None, (*named, *slugs, self.region_name, year))))

    @property
    def text(self) -> str:
        """The evidence, each sentence once."""
        return "\n\n".join(dict.fromkeys(source.evidence.text for source in self.sources))

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {"texts": self.texts}


def facet_values(row: LedgerRow) -> Mapping[Facet, tuple[str, ...]]:
    """The values a row is counted under, each once, for every one of `LEDGER_FACETS`.

    A region is no institution: what it receives is found under its name as a region.
    """
    institution = row.institution if row.institution != row.region else None
    values = {
        Facet.AWARD: row.awards,
        Facet.YEAR: (str(row.year),) if row.year else (),
        Facet.RECIPIENT: (row.recipient_kind,),
        Facet.UNIT: row.units,
        Facet.INSTITUTION: (institution,) if institution else (),
        Facet.REGION: row.regions,
        Facet.GIVER: (row.giver,) if row.giver else (),
    }
    return {facet: values[facet] for facet in LEDGER_FACETS}


def place(sort: Sort) -> Callable[[LedgerRow], tuple[object, ...]]:
    """A key that puts rows in this order, ascending; every tie is settled by newest award and id."""

    def key(row: LedgerRow) -> tuple[object, ...]:
        newest = (-(row.year or 0), row.id)
        match sort:
            case Sort.RECIPIENT:
                return (row.recipient.casefold(), *newest)
            case Sort.AWARD:
                return (row.award_name.casefold(), row.level or "", *newest)
            case Sort.OLDEST:
                return (row.first_reported or UNKNOWN, *newest)
            case Sort.NEWEST:
                return (descending(row.first_reported or ""), *newest)
            case Sort.YEAR | Sort.RELEVANCE | Sort.VIEWS:
                return (-(row.year or 0), descending(row.first_reported or ""), row.id)

    return key


@lru_cache(maxsize=10_000)  # days, of which there are far fewer than rows
def descending(text: str) -> tuple[int, ...]:
    """A key that puts texts in descending order, the empty one last."""
    return (*(-ord(letter) for letter in text), 1)


def digest(content: object) -> str:
    """An id of these values: the same in every build."""
    return hashlib.blake2b(json.dumps(content, sort_keys=True).encode(), digest_size=8).hexdigest()
