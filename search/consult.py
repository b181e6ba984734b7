"""A request to a page of the ledger, or of the numbers that articles state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Generic, TypeVar

from search.ask import Vocabulary, past_the_end, understood
from search.engine import Engine, Reader
from search.figures import FIGURE_FACETS, Figure
from search.ledger import LedgerRow
from search.page import FacetValue, Found, Snippet
from search.parse import Request
from search.query import LEDGER_FACETS, And, Everything, Facet, HasValue, Node, Not, Note, Or, Query
from search.snippets import Highlighter
from search.succession import chosen


@dataclass(frozen=True, slots=True)
class LedgerHit:
    row: LedgerRow
    evidence: Snippet
    """The best sentence, marked."""


Shown = TypeVar("Shown")
Claim = TypeVar("Claim", LedgerRow, Figure)


@dataclass(frozen=True, slots=True)
class ClaimsPage(Generic[Shown]):
    """A page of claims: what HTML, JSON and CSV render."""

    query: Query
    total: int
    hits: tuple[Shown, ...]
    facets: Mapping[Facet, Sequence[FacetValue]]
    undated: int
    """How many of all matches are of an award whose year nobody states."""
    notes: tuple[Note, ...]
    build: str
    took_ms: float

    @property
    def pages(self) -> int:
        """At least 1; a page of size 0 (facets alone) is one page."""
        return max(1, -(-self.total // self.query.size)) if self.query.size else 1


LedgerPage = ClaimsPage[LedgerHit]
FiguresPage = ClaimsPage[Figure]


def consult(engine: Engine, vocabulary: Vocabulary, request: Request) -> LedgerPage:
    """Answers a request out of the published build's ledger. Raises `NoBuild` where there is none."""
    with engine.reader() as reader:
        return consulted(reader, vocabulary, request)


def consulted(reader: Reader, vocabulary: Vocabulary, request: Request) -> LedgerPage:
    """The same by a reader that is open already. Words are never relaxed: a list of facts is no guess."""
    begun = perf_counter()
    query = within(understood(request, reader, vocabulary), LEDGER_FACETS)
    highlighter = Highlighter(query.node, reader.analyzer)

    def hit(row: LedgerRow) -> LedgerHit:
        return LedgerHit(row, highlighter.paragraph(row.evidence.text))

    return _page(reader, request, query, reader.ledger(query), hit, begun)


def figures(reader: Reader, vocabulary: Vocabulary, request: Request) -> FiguresPage:
    """A page of the numbers that articles state."""
    begun = perf_counter()
    query = within(understood(request, reader, vocabulary), FIGURE_FACETS)
    return _page(reader, request, query, reader.figures(query), lambda figure: figure, begun)


def _page(
    reader: Reader,
    request: Request,
    query: Query,
    found: Found[Claim],
    shown: Callable[[Claim], Shown],
    begun: float,
) -> ClaimsPage[Shown]:
    counted = sum(value.count for value in found.facets[Facet.YEAR])
    page: ClaimsPage[Shown] = ClaimsPage(
        query=query,
        total=found.total,
        hits=tuple(shown(match.document) for match in found.matches),
        facets=chosen(found.facets, query.filters, request.filters),
        undated=0 if request.filters.get(Facet.YEAR) else found.total - counted,
        notes=query.notes,
        build=reader.build.name,
        took_ms=(perf_counter() - begun) * 1000,
    )
    if page.total and query.page > page.pages:
        return replace(page, notes=(*page.notes, past_the_end(query.page, page.pages)))
    return page


def within(query: Query, facets: Sequence[Facet]) -> Query:
    """The query without what it asks of facets that are not counted there (`sumber:` in the ledger)."""
    strange: set[Facet] = set()

    def kept(node: Node) -> Node | None:
        match node:
            case HasValue(facet=facet) if facet not in facets:
                strange.add(facet)
                return None
            case Not(part=part):
                inner = kept(part)
                return None if inner is None else Not(inner)
            case And(parts=parts) | Or(parts=parts):
                inner_parts = tuple(it for part in parts if (it := kept(part)) is not None)
                return type(node)(inner_parts) if len(inner_parts) > 1 else next(iter(inner_parts), None)
        return node

    node = kept(query.node)
    if not strange:
        return query
    named = ", ".join(sorted(f"“{facet}:”" for facet in strange))
    note = Note("field-elsewhere", f"{named} tidak berlaku di sini, jadi diabaikan.")
    return query.with_(node=node or Everything(), notes=(*query.notes, note))
