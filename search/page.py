"""What an engine finds, and the page of results made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from search.document import Document
from search.query import Facet, Note, Query
from search.words import RecordWords

Value = TypeVar("Value")
"""What a collection holds: documents, rows of the ledger."""


class Reason(StrEnum):
    """What raises a score (`search.ranking`). The names are stable, for programs."""

    WORD = "word"
    """A word stands in the text: the rarer, the more often and the earlier, the more."""
    TITLE = "title"
    """It stands in the title."""
    CLOSENESS = "closeness"
    """Words stand close together."""
    PASSAGE = "passage"
    """One passage holds much of what was asked."""
    COMPLETE = "complete"
    """All that was asked is there."""
    FREQUENCY = "frequency"
    """BM25F alone: of prefixes and bylines, and of all documents behind the first."""


class Contribution(NamedTuple):
    reason: Reason
    value: float
    word: str = ""
    """As written in the query, where the reason is one word's."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a match stands where it does."""

    contributions: tuple[Contribution, ...]
    """The score is their sum."""
    bm25f: float
    """By which it was, or was not, among the first that were looked at closely."""


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
    complete: bool = True
    """It holds all that was asked."""
    explanation: Explanation | None = None
    """Where the query asks for it and order is by relevance."""


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
    complete: int
    """How many of them hold all that was asked; the others hold the better part (`search.query.Quorum`)."""
    results: int
    """How many can be paged through: fewer than `total` where near-duplicates are collapsed."""
    matches: tuple[Match[Value], ...]
    """The asked page only."""
    facets: Mapping[Facet, Sequence[FacetValue]]
    """Counts over all matches. Selected values are there even at zero, and stand first."""
    undated: int = 0
    """How many of all matches bear no date."""


class Span(NamedTuple):
    """A run of a snippet; `marked` where it matched the query."""

    text: str
    marked: bool = False


class Snippet(NamedTuple):
    """A passage as spans of plain, unescaped text. Whoever renders it escapes it."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Hit(NamedTuple):  # ten a page, in a third of the time of frozen dataclasses; so are their snippets
    document: Document
    score: float
    title: Snippet
    """The whole title, marked."""
    snippet: Snippet
    """The best passage or passages of the body, marked."""
    similar: Sequence[Document] = ()
    """Near-duplicates, where they are collapsed into this hit: all of its group, newest first."""
    lacking: tuple[str, ...] = ()
    """What was asked, as written, and is not in it."""
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of results: what every surface (HTML, JSON, feed, CSV) renders."""

    query: Query
    """As it was understood."""
    total: int
    complete: int
    """How many of all matches hold all that was asked (`Found.complete`)."""
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
