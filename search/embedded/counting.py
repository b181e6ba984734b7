"""How many matches bear each value of a facet, and in which order a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import overload

import numpy as np

from search.embedded.arrays import Array
from search.embedded.columns import FacetColumn, FacetTable
from search.page import FacetValue
from search.query import Facet


class Counts:
    """How many of some rows bear each value of every facet."""

    def __init__(self, table: FacetTable, counts: Array) -> None:
        self._table = table
        self._counts = counts

    def of(self, facet: Facet) -> Array:
        """int64, by the facet's codes."""
        return self._counts[self._table.codes[facet]]

    def borne(self, facet: Facet) -> Array:
        """The facet's codes with a match, in the order a reader sees."""
        return self._borne[facet]

    @cached_property
    def _borne(self) -> Mapping[Facet, Array]:
        """All facets are ordered at once: one by one takes six times as long."""
        table = self._table
        codes = self._counts.nonzero()[0]
        bounds = codes.searchsorted(table.bounds).tolist()
        codes = self._ordered(codes)
        return {
            facet: codes[first:last] - table.codes[facet].start
            for facet, first, last in zip(table.codes, bounds, bounds[1:], strict=False)
        }

    def ordered(self, facet: Facet, codes: Array) -> Array:
        """Some codes of the facet in the order a reader sees."""
        first = self._table.codes[facet].start
        return self._ordered(codes + first) - first

    def _ordered(self, codes: Array) -> Array:
        table = self._table
        order = table.rank[codes] - table.weight[codes] * self._counts[codes]
        return codes[order.argsort()]


class FacetCounts(Sequence[FacetValue]):
    """A facet's values with a match: the selected ones first, then by matches (years: newest first).

    Every value is counted; an object is made only of those that are looked at. Of 2,000 units a page
    shows some dozens, and to make all of them costs 1 ms.
    """

    def __init__(
        self,
        facet: Facet,
        column: FacetColumn,
        values: Sequence[str],
        counts: Counts,
        names: Mapping[str, str],
        selected: Sequence[str],
    ) -> None:
        self._facet = facet
        self._column = column
        self._values = values
        self._counts = counts
        self._names = names
        self._selected = selected

    @cached_property
    def _codes(self) -> Array:
        """The codes in order; -1 - n for the nth selected value that no record bears."""
        borne = self._counts.borne(self._facet)
        if not self._selected:
            return borne
        chosen = np.zeros(len(self._values), bool)
        unknown = []
        for number, value in enumerate(self._selected):
            code = self._column.values.find(value.encode())
            if code is None:
                unknown.append(-1 - number)
            else:
                chosen[code] = True
        rest, own = borne[~chosen[borne]], np.flatnonzero(chosen)
        if self._facet is Facet.YEAR:
            own, rest = np.concatenate((own, rest)), rest[:0]
        own = self._counts.ordered(self._facet, own)
        parts = (unknown, own, rest) if self._facet is Facet.YEAR else (own, unknown, rest)
        return np.concatenate([np.asarray(part, np.int64) for part in parts])

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetValue, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetValue | tuple[FacetValue, ...]:
        if isinstance(place, slice):
            return tuple(self._values_of(self._codes[place]))
        return self[place : place + 1 or None][0]

    def __iter__(self) -> Iterator[FacetValue]:
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _values_of(self, codes: Array) -> Iterator[FacetValue]:
        # all within the interpreter's own loops, past the Python of a named tuple's constructor: a third of
        # the time, and a page has 120
        names, selected, counted = self._names, self._selected, self._counts.of(self._facet)
        bearing: Iterator[bool] = repeat(False)
        if not selected:
            counts = counted.take(codes).tolist()
            values = list(map(self._values.__getitem__, codes.tolist()))
        else:
            counts = [counted.item(code) if code >= 0 else 0 for code in codes.tolist()]
            values = [self._values[code] if code >= 0 else selected[-1 - code] for code in codes.tolist()]
            bearing = map(selected.__contains__, values)
        fields = zip(values, map(names.get, values, values), counts, bearing, strict=False)
        return map(tuple.__new__, repeat(FacetValue), fields)
