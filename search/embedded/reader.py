"""One build, read: matches, counts, order and the documents of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from search.analysis import Analyzer
from search.document import Document
from search.embedded import schema
from search.embedded.columns import UNDATED, Columns, FacetColumn, Mask
from search.embedded.matching import FieldLengths, Matched, Matcher
from search.engine import BuildInfo
from search.page import FacetValue, Found, Match
from search.query import Facet, Query, Sort


class WhooshReader:
    """Implements `search.engine.Reader`, for one request in one thread."""

    def __init__(
        self,
        build: BuildInfo,
        analyzer: Analyzer,
        labels: Mapping[Facet, Mapping[str, str]],
        columns: Columns,
        lengths: FieldLengths,
        whoosh_reader: Any,
    ) -> None:
        self.build = build
        self.analyzer = analyzer
        self._labels = labels
        self._columns = columns
        self.whoosh = whoosh_reader
        self._matcher = Matcher(whoosh_reader, columns, lengths)

    def find(self, query: Query) -> Found:
        columns = self._columns
        matched = self._matcher.match(query.node)
        within = matched.mask
        if query.since or query.until:
            within = within & columns.between(query.since, query.until)
        chosen = {
            facet: columns.facets[facet].having(values, len(columns))
            for facet, values in query.filters.items()
            if values
        }
        mask = _both(within, chosen)
        rows = np.flatnonzero(mask)
        first = (query.page - 1) * query.size
        page = _page(columns, matched, rows, query.sort, first, first + query.size)
        return Found(
            total=len(rows),
            matches=tuple(
                Match(self._document(row), float(matched.scores[row]) if _by_score(query.sort) else 0.0)
                for row in page.tolist()
            ),
            facets={
                facet: self._counted(facet, column, _both(within, chosen, but=facet), query)
                for facet, column in columns.facets.items()
            },
            undated=int(np.count_nonzero(columns.moments[rows] == UNDATED)),
        )

    def document(self, id: str) -> Document | None:
        found = np.flatnonzero((self._columns.ids == id.encode()) & self._columns.alive)
        return self._document(int(found[0])) if len(found) else None

    def labels(self, facet: Facet) -> Mapping[str, str]:
        given = self._labels.get(facet, {})
        column = self._columns.facets[facet]
        counted = zip(column.values, column.counts(self._columns.alive).tolist(), strict=True)
        return {value: given.get(value, value) for value, count in counted if count}

    def _document(self, row: int) -> Document:
        return schema.document(self.whoosh.stored_fields(row))

    def _counted(self, facet: Facet, column: FacetColumn, mask: Mask, query: Query) -> tuple[FacetValue, ...]:
        """The values with a match, most matches first (years: newest first), and the selected ones."""
        selected = query.filters.get(facet, ())
        counts = dict(zip(column.values, column.counts(mask).tolist(), strict=True))
        names = self._labels.get(facet, {})
        values = [
            FacetValue(value, names.get(value, value), counts.get(value, 0), value in selected)
            for value in dict.fromkeys((*counts, *selected))
            if counts.get(value) or value in selected
        ]
        if facet is Facet.YEAR:
            return tuple(sorted(values, key=lambda it: it.value, reverse=True))
        return tuple(sorted(values, key=lambda it: (-it.count, it.name, it.value)))


def _both(within: Mask, chosen: Mapping[Facet, Mask], but: Facet | None = None) -> Mask:
    """Within the query and under every facet's filter, `but` one."""
    for facet, mask in chosen.items():
        if facet is not but:
            within = within & mask
    return within


def _by_score(sort: Sort) -> bool:
    return sort is Sort.RELEVANCE


def _page(
    columns: Columns, matched: Matched, rows: npt.NDArray[np.intp], sort: Sort, first: int, last: int
) -> npt.NDArray[np.intp]:
    """The rows from place `first` to `last`; only those that can come so far up are sorted."""
    if first >= min(last, len(rows)):
        return rows[:0]
    if _by_score(sort) and last < len(rows):
        scores = matched.scores[rows]
        enough = np.partition(scores, len(rows) - last)[len(rows) - last]
        rows = rows[scores >= enough]
    moments = columns.moments[rows]
    # UNDATED is the least integer, which has no negative
    newest = -np.where(moments == UNDATED, UNDATED + 1, moments)
    keys: list[npt.NDArray[Any]] = [columns.id_rank[rows]]
    match sort:
        case Sort.RELEVANCE:
            keys += [newest, -matched.scores[rows]]
        case Sort.NEWEST:
            keys += [newest]
        case Sort.OLDEST:
            keys += [moments, moments == UNDATED]
    return rows[np.lexsort(keys)[first:last]]
