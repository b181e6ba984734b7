"""What an engine finds, and the page of results made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.document import Document
from search.query import Facet, Note, Query


@dataclass(frozen=True, slots=True)
class Match:
    """One document found, with its score (0 where order is not by relevance)."""

    document: Document
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    name: str
    count: int
    """Matches with this value, under every filter but this facet's own."""
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's whole answer, out of one build."""

    total: int
    matches: tuple[Match, ...]
    """The asked page only."""
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    """Counts over all matches. Selected values are there even at zero."""
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


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of results: what every surface (HTML, JSON, feed, CSV) renders."""

    query: Query
    """As answered: where it had to be relaxed, the relaxed one."""
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    undated: int
    notes: tuple[Note, ...]
    build: str
    took_ms: float

    @property
    def pages(self) -> int:
        """At least 1; a page of size 0 (facets alone) is one page."""
        return max(1, -(-self.total // self.query.size)) if self.query.size else 1
