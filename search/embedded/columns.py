"""What filters, counts, order and scores need of every record, as arrays over all segments.

They are small (60 bytes a record), so each build writes them anew: a segment never changes, and
what happens to its records, replaced or removed, is told here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import numpy as np

from search.embedded.arrays import Array, Arrays
from search.embedded.encoding import UNDATED
from search.embedded.strings import Strings
from search.query import Facet, Sort

_DAY = 86_400
_EPOCH = datetime(1970, 1, 1)

_COUNTED = 1 << 14
"""Rows counted at once: all of 70,000 take as long, and 6 MB that a worker then keeps."""


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """One facet's values over all records, both ways round."""

    values: Strings
    """In the order of their bytes: a value's code is its place."""
    first: Array
    """int64, where each code's rows begin; shape (codes + 1,)."""
    rows: Array
    """int32, ascending for each code."""

    def having(self, value: str) -> Array:
        """int32, the rows with this value, ascending."""
        code = self.values.find(value.encode())
        if code is None:
            return self.rows[:0]
        return self.rows[int(self.first[code]) : int(self.first[code + 1])]


class FacetTable:
    """Every facet's values by row, side by side: one look at a row counts them all."""

    def __init__(self, arrays: Arrays, facets: Sequence[Facet]) -> None:
        self._table = arrays["values"]
        """uint16 or int32, shape (records, width): codes over all facets; behind them, where there is no
        more, a code of its own for each place. (One for all would count up one number all the time, which
        takes 1.4 times as long.)"""
        self._spilled_rows = arrays["spilled_rows"]
        """int32, the row of each value that does not fit the table; ascending."""
        self._spilled_codes = arrays["spilled_codes"]
        self.rank = arrays["facet_rank"]
        """int64, what codes are ordered by: facet by facet, in each the names that a reader sees."""
        self.weight = arrays["facet_weight"]
        """int64, how far each match brings a value forward: before any name, and years not at all."""
        bounds = arrays["facet_codes"].tolist()
        self.codes: Mapping[Facet, slice] = dict(zip(facets, map(slice, bounds, bounds[1:]), strict=True))
        """Which codes are a facet's."""
        self.bounds: list[int] = bounds
        self._size = bounds[-1] + self._table.shape[1]

    def counts(self, rows: Array, mask: Mask) -> Array:
        """int64, how many of these rows bear each value of all facets."""
        found = np.zeros(self._size, np.int64)
        for some in range(0, len(rows), _COUNTED):
            codes = self._table.take(rows[some : some + _COUNTED], axis=0)
            found += np.bincount(codes.ravel(), minlength=self._size)
        if len(self._spilled_rows):
            more = self._spilled_codes[mask.of(rows)[self._spilled_rows]]
            found += np.bincount(more, minlength=self._size)
        return found[: self.bounds[-1]]


class Mask:
    """Rows as truth values over all records, made when first asked for and kept for those rows."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: Array | None = None
        self._mask: Array | None = None

    def of(self, rows: Array) -> Array:
        if self._mask is None or self._rows is not rows:
            self._rows, self._mask = rows, np.zeros(self._size, bool)
            self._mask[rows.astype(np.intp)] = True  # by numbers half as wide it takes half as long again
        return self._mask


class Columns:
    """The columns of a finished build, memory-mapped."""

    def __init__(self, directory: Path, facets: Sequence[Facet]) -> None:
        """Raises OSError and ValueError where they are not whole."""
        self._arrays = arrays = Arrays(directory)
        self.alive = arrays["alive"]
        """False for records replaced or removed since their segment was written."""
        self.moments = arrays["moments"]
        """int64, seconds from 1970 by the wall clock of the place; UNDATED where there is no date."""
        self.recency = arrays["recency"]
        """int32, place of the record among all, the newest first, of one moment by id: it settles ties."""
        self.facets: Mapping[Facet, FacetColumn] = {facet: self._facet(facet) for facet in facets}
        self.table = FacetTable(arrays, facets)
        self.undated = int(np.count_nonzero((self.moments == UNDATED) & self.alive))
        self.living = int(np.count_nonzero(self.alive))
        self.worn = self.living < len(self.alive)
        """Some rows are dead."""

    def __len__(self) -> int:
        return len(self.alive)

    def _facet(self, facet: Facet) -> FacetColumn:
        def of(name: str) -> Array:
            return self._arrays[f"{facet}.{name}"]

        return FacetColumn(
            Strings(of("values"), of("value_ends")),
            of("first"),
            of("rows"),
        )

    @property
    def claims(self) -> Array:
        """Bool: the ledger or the figures are made of these rows."""
        return self._arrays["claims"]

    def ranks(self, sort: Sort) -> Array | None:
        """int32, each row's place in an order that is no date; None where there is no such order."""
        return self._arrays.get(f"order.{sort}")

    @cached_property
    def views(self) -> Array:
        """int64, NO_VIEWS where they are not known."""
        return self._arrays["views"]

    @cached_property
    def clusters(self) -> Array:
        """int32, equal for near-duplicates, -1 for a record alone."""
        return self._arrays["clusters"]

    def cluster_names(self) -> Array:
        """Bytes, each row's cluster as its record names it."""
        return self._arrays["cluster_names"]

    def ids(self) -> Array:
        return self._arrays["ids"]

    def id_order(self) -> Array:
        """int32, the rows by their ids."""
        return self._arrays["id_order"]

    def fingerprints(self) -> Array:
        return self._arrays["fingerprints"]

    def lengths(self, field: str) -> Array:
        """int32, words that each record has in `title`, `body` or `byline`."""
        return self._arrays[f"{field}.length"]

    def norms(self, field: str) -> Array:
        """float32, what BM25 divides by for the field's length."""
        return self._arrays[f"{field}.norm"]

    def average_length(self, field: str) -> float:
        """Over the living."""
        return float(self._arrays[f"{field}.average"][0])

    def row(self, id: str) -> int | None:
        """The living row with this id."""
        ids, order = self.ids(), self.id_order()
        place = int(np.searchsorted(ids, id.encode(), sorter=order))
        while place < len(order) and ids[order[place]] == id.encode():
            if self.alive[order[place]]:
                return int(order[place])
            place += 1
        return None

    @property
    def dated(self) -> Array:
        dated: Array = self.moments != UNDATED
        return dated

    @cached_property
    def everything(self) -> Array:
        """int32, all living rows."""
        return np.flatnonzero(self.alive).astype(np.int32)

    def between(self, rows: Array, since: date | None, until: date | None) -> Array:
        """True for the dated ones of these rows from `since` to the end of `until`."""
        moments = self.moments.take(rows)
        inside = moments >= _midnight(since) if since else moments != UNDATED  # which is the least of all
        if until:
            inside &= moments < _midnight(until) + _DAY
        return inside


def _midnight(day: date) -> int:
    return (day - _EPOCH.date()).days * _DAY
