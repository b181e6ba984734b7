"""One body under dated names: a query for Kemendikbudristek finds its predecessors and successors too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from search.entries import Institution
from search.page import FacetValue
from search.query import And, Facet, HasValue, Node, Not, Note, Or, Query

SUCCEEDING = frozenset({Facet.UNIT, Facet.INSTITUTION, Facet.GIVER})
"""Facets whose values are bodies that may have been renamed."""
MOST_NAMED = 4


class Lineage(Protocol):
    """What knows which body came of which: `search.vocabulary.Vocabulary`."""

    def lineage(self, slug: str) -> Sequence[str]: ...

    def label(self, facet: Facet, value: str) -> str: ...


def lineages(institutions: Iterable[Institution]) -> dict[str, tuple[str, ...]]:
    """Slug -> every body it came of, and every body that came of it, over any number of steps.

    Not what merely shares a successor with it: who asks for BPPT does not mean LIPI.
    """
    after: defaultdict[str, set[str]] = defaultdict(set)
    for row in institutions:
        after[row.slug] |= {*row.successors}
        for predecessor in row.predecessors:
            after[predecessor].add(row.slug)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for slug, successors in after.items():
        for successor in successors:
            before[successor].add(slug)
    return {
        slug: tuple(sorted((_reached(slug, after) | _reached(slug, before)) - {slug}))
        for slug in {*after, *before}
    }


def _reached(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        new = steps.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached


def with_succession(query: Query, lineage: Lineage) -> Query:
    """The query that asks for every name of each body it asks for, and says so in a note."""
    added: dict[str, str] = {}

    def of(facet: Facet, values: Iterable[str]) -> tuple[str, ...]:
        values = tuple(values)
        if facet not in SUCCEEDING:
            return values
        related = [slug for value in values for slug in lineage.lineage(value) if slug not in values]
        added.update((slug, lineage.label(facet, slug)) for slug in related)
        return (*values, *dict.fromkeys(related))

    def widened(node: Node) -> Node:
        match node:
            case HasValue(facet=facet, value=value):
                values = tuple(HasValue(facet, slug) for slug in of(facet, [value]))
                return values[0] if len(values) == 1 else Or(values)
            case And(parts=parts):
                return And(tuple(widened(part) for part in parts))
            case Or(parts=parts):
                return Or(tuple(widened(part) for part in parts))
            case Not(part=part):
                return Not(widened(part))
        return node

    node = widened(query.node)
    filters = {facet: of(facet, values) for facet, values in query.filters.items()}
    if not added:
        return query
    return query.with_(node=node, filters=filters, notes=(*query.notes, _note(list(added.values()))))


def chosen(
    facets: Mapping[Facet, Sequence[FacetValue]],
    widened: Mapping[Facet, Sequence[str]],
    filters: Mapping[Facet, Sequence[str]],
) -> Mapping[Facet, Sequence[FacetValue]]:
    """The counts of a query with these `widened` filters, where only what the reader chose is selected."""
    changed = [facet for facet, values in widened.items() if values != filters.get(facet)]
    if not changed:
        return facets
    return {**facets, **{facet: _chosen(facets.get(facet, ()), filters.get(facet, ())) for facet in changed}}


def _chosen(values: Sequence[FacetValue], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """The selected first, as everywhere."""
    told = [value._replace(selected=value.value in chosen) for value in values]
    return tuple(sorted((it for it in told if it.count or it.selected), key=lambda it: not it.selected))


def _note(names: Sequence[str]) -> Note:
    more = f" dan {len(names) - MOST_NAMED} nama lain" if len(names) > MOST_NAMED else ""
    named = "; ".join(names[:MOST_NAMED])
    return Note("succession", f"Termasuk nama sebelum dan sesudahnya: {named}{more}.")
