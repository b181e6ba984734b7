"""One build, read: matches, counts, order and the records of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

import numpy as np

from search.analysis import Analyzer
from search.document import Document
from search.embedded.arrays import Array
from search.embedded.columns import Mask
from search.embedded.counting import Counts, FacetCounts
from search.embedded.encoding import UNDATED
from search.embedded.index import Index
from search.embedded.matching import Matcher
from search.embedded.ordering import ordered
from search.embedded.ranking import Ranking
from search.embedded.records import Stored
from search.embedded.words import PageWords
from search.engine import BuildInfo
from search.figures import Figure
from search.ledger import LedgerRow
from search.page import FacetValue, Found, Match
from search.query import Facet, Query, Sort, Term


class EmbeddedReader:
    """Implements `search.engine.Reader`. Costs nothing to make: every request gets its own."""

    def __init__(
        self,
        build: BuildInfo,
        analyzer: Analyzer,
        labels: Mapping[Facet, Mapping[str, str]],
        articles: Index[Document],
        ledger: Index[LedgerRow],
        figures: Index[Figure],
    ) -> None:
        self.build = build
        self.analyzer = analyzer
        self.names = labels
        self._articles = articles
        self._ledger = ledger
        self._figures = figures

    def find(self, query: Query) -> Found[Document]:
        return _Search(self._articles, self.names, query).found()

    def ledger(self, query: Query) -> Found[LedgerRow]:
        return _Search(self._ledger, self.names, query).found()

    def ledger_row(self, id: str) -> LedgerRow | None:
        row = self._ledger.columns.row(id)
        return None if row is None else self._ledger.stored(row)

    def figures(self, query: Query) -> Found[Figure]:
        return _Search(self._figures, self.names, query).found()

    def document(self, id: str) -> Document | None:
        row = self._articles.columns.row(id)
        return None if row is None else self._articles.stored(row)

    def frequency(self, term: Term) -> int:
        return len(self._articles.occurring(term).rows)

    def similar(self, document: Document) -> Sequence[Document]:
        if not document.cluster:
            return ()
        columns = self._articles.columns
        row = columns.row(document.id)
        if row is None or columns.clusters[row] < 0:
            return ()
        rows = np.flatnonzero((columns.clusters == columns.clusters[row]) & columns.alive)
        newest = ordered(columns, rows, np.zeros(len(rows), np.float32), Sort.NEWEST, len(rows))
        return [self._articles.stored(other) for other in rows[newest].tolist() if other != row]

    def labels(self, facet: Facet) -> Mapping[str, str]:
        given = self.names.get(facet, {})
        articles = self._articles
        codes = articles.columns.table.codes[facet]
        borne = articles.counted_everything[codes].nonzero()[0] + codes.start
        return {value: given.get(value, value) for value in map(articles.values.__getitem__, borne.tolist())}


class _Search(Generic[Stored]):
    """One query under way."""

    def __init__(self, index: Index[Stored], labels: Mapping[Facet, Mapping[str, str]], query: Query) -> None:
        self._index = index
        self._columns = index.columns
        self._labels = labels
        self._query = query
        self._matcher = Matcher(index)
        self._mask = Mask(len(index))
        self._within, self._passing = self._filtered()

    def found(self) -> Found[Stored]:
        rows = self._under()
        results, matches = self._page(rows)
        complete = self._matcher.complete(self._query.node, rows)
        return Found(
            total=len(rows),
            complete=len(rows) if complete is None else int(np.count_nonzero(complete)),
            results=results,
            matches=matches,
            facets=self._counted(rows),
            undated=self._undated(rows),
        )

    def _undated(self, rows: Array) -> int:
        columns = self._columns
        return int(np.count_nonzero(columns.moments[rows] == UNDATED)) if columns.undated else 0

    def _filtered(self) -> tuple[Array, dict[Facet, Array]]:
        """The rows that match query and dates, and for each facet's filter those of them that pass it."""
        query, sets = self._query, self._matcher.sets
        rows = self._matcher.rows(query.node)
        if query.since or query.until:
            rows = rows.compress(self._columns.between(rows, query.since, query.until))
        passing = {}
        for facet, values in query.filters.items():
            if values:
                having = sets.union([self._columns.facets[facet].having(value) for value in values])
                passing[facet] = rows.compress(sets.among(rows, having))
        return rows, passing

    def _under(self, but: Facet | None = None) -> Array:
        """The rows under every facet's filter, `but` one."""
        lists = [rows for facet, rows in self._passing.items() if facet is not but]
        return self._matcher.sets.intersection(lists) if lists else self._within

    def _page(self, rows: Array) -> tuple[int, tuple[Match[Stored], ...]]:
        """How many results there are, and those of the asked page."""
        query = self._query
        by_score = query.sort is Sort.RELEVANCE and query.size > 0
        scores = None
        clusters = self._columns.clusters[rows] if query.collapse else None
        if clusters is not None and clusters.max(initial=-1) >= 0:
            scores = self._matcher.scores(query.node, rows) if by_score else _unscored(rows)
            kept = self._collapsed(rows, scores, clusters)
            rows, scores = rows[kept], scores[kept]
        first, last = (query.page - 1) * query.size, query.page * query.size
        if first >= min(last, len(rows)):
            return len(rows), ()
        ranking = Ranking(self._index, self._matcher, query.node, rows, scores) if by_score else None
        page, of_page = ranking.page(first, last) if ranking else self._sorted(rows, first, last)
        complete = self._matcher.complete(query.node, rows[page])
        words = PageWords(self._index, rows[page], query.node)
        matches = tuple(
            Match(
                document=self._index.stored(row),
                score=score,
                words=words.record(number),
                similar=self._similar(row, clusters),
                complete=complete is None or bool(complete[number]),
                explanation=ranking.explanation(place) if ranking and query.explain else None,
            )
            for number, (place, row, score) in enumerate(
                zip(page.tolist(), rows[page].tolist(), of_page.tolist(), strict=True)
            )
        )
        return len(rows), matches

    def _sorted(self, rows: Array, first: int, last: int) -> tuple[Array, Array]:
        """The places of these results in an order that is no score, and their scores."""
        page = ordered(self._columns, rows, _unscored(rows), self._query.sort, last)[first:]
        return page, _unscored(page)

    def _collapsed(self, rows: Array, scores: Array, clusters: Array) -> Array:
        """True for the rows that are alone or the best of their near-duplicates."""
        several = np.flatnonzero(clusters >= 0)
        best = several[ordered(self._columns, rows[several], scores[several], self._query.sort, len(several))]
        keep = clusters < 0
        keep[best[np.unique(clusters[best], return_index=True)[1]]] = True
        return keep

    def _similar(self, row: int, clusters: Array | None) -> int:
        cluster = self._columns.clusters[row]
        return 0 if clusters is None or cluster < 0 else int(np.count_nonzero(clusters == cluster)) - 1

    def _counted(self, rows: Array) -> Mapping[Facet, Sequence[FacetValue]]:
        """Each facet's counts under every filter but its own."""
        table, index = self._columns.table, self._index
        counts = self._counts(rows)
        if self._passing:
            counts = counts.copy()
        for facet in self._passing:
            of_facet = table.codes[facet]
            counts[of_facet] = self._counts(self._under(but=facet))[of_facet]
        counted = Counts(table, counts)
        return {
            facet: FacetCounts(
                counted.shown(facet, column, chosen := self._query.filters.get(facet, ())),
                counts,
                index.values,
                self._labels.get(facet, {}),
                chosen,
            )
            for facet, column in self._columns.facets.items()
        }

    def _counts(self, rows: Array) -> Array:
        """int64, how many of these rows bear each value of all facets."""
        if len(rows) == self._columns.living:
            return self._index.counted_everything
        return self._columns.table.counts(rows, self._mask)


def _unscored(rows: Array) -> Array:
    return np.zeros(len(rows), np.float32)
