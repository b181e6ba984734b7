"""What an engine finds, and the page of results made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from search.document import Document
from search.query import Facet, Note, Query
from search.words import RecordWords

Value = TypeVar("Value")
"""What a collection holds: documents, rows of the ledger."""


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """One document (or row of the ledger) found."""

    document: Value
    score: float
    """0 where order is not by relevance."""
    words: RecordWords | None = field(default=None, compare=False)
    """Its words as the index has them, so that a snippet need not analyze its text again."""
    similar: int = 0
    """Near-duplicates that match too and were collapsed into this one."""


class FacetValue(NamedTuple):  # made by the hundred for a page: a third of the cost of a dataclass
    value: str
    name: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody asks
    """Matches with this value, under every filter but this facet's own."""
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """An engine's whole answer, out of one build."""

    total: int
    """All matches, near-duplicates too."""
    results: int
    """How many can be paged through: fewer than `total` where near-duplicates are collapsed."""
    matches: tuple[Match[Value], ...]
    """The asked page only."""
    facets: Mapping[Facet, Sequence[FacetValue]]
    """Counts over all matches. Selected values are there even at zero, and stand first."""
    undated: int = 0
    """How many of all matches bear no date."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a snippet; `marked` where it matched the query."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage as spans of plain, unescaped text. Whoever renders it escapes it."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Hit:
    document: Document
    score: float
    title: Snippet
    """The whole title, marked."""
    snippet: Snippet
    """The best passage or passages of the body, marked."""
    similar: Sequence[Document] = ()
    """Near-duplicates, where they are collapsed into this hit: all of its group, newest first."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of results: what every surface (HTML, JSON, feed, CSV) renders."""

    query: Query
    """As answered: where it had to be relaxed, the relaxed one."""
    total: int
    results: int
    """How many can be paged through (`Found.results`)."""
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, Sequence[FacetValue]]
    undated: int
    notes: tuple[Note, ...]
    build: str
    took_ms: float
    names: Mapping[Facet, Mapping[str, str]] = field(default_factory=dict)
    """Facet -> value -> the name a reader sees, of whatever the build holds."""

    @property
    def pages(self) -> int:
        """At least 1; a page of size 0 (facets alone) is one page."""
        return max(1, -(-self.results // self.query.size)) if self.query.size else 1
