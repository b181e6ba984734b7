"""How many matches bear each value of a facet, and in which order a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import overload

import numpy as np

from search.embedded.arrays import Array
from search.embedded.columns import FacetColumn, FacetTable
from search.page import FacetValue
from search.query import Facet


class Counts:
    """How many of some rows bear each value of every facet. Codes are those over all facets."""

    def __init__(self, table: FacetTable, counts: Array) -> None:
        """`counts`: by code."""
        self.by_code = counts
        self._table = table
        borne = counts.nonzero()[0]
        bounds = borne.searchsorted(table.bounds).tolist()
        # all facets are ordered at once: one by one takes six times as long
        borne = self._ordered(borne)
        self._borne = {
            facet: borne[first:last]
            for facet, first, last in zip(table.codes, bounds, bounds[1:], strict=False)
        }

    def _ordered(self, codes: Array) -> Array:
        """In the order a reader sees."""
        table = self._table
        order = table.rank.take(codes) - table.weight.take(codes) * self.by_code.take(codes)
        return codes.take(order.argsort())

    def shown(self, facet: Facet, column: FacetColumn, selected: Sequence[str]) -> Array:
        """The facet's codes with a match, and the selected ones before them (years stay in their order);
        -1 - n for the nth selected value that no record bears."""
        borne = self._borne[facet]
        if not selected:
            return borne
        found = [column.values.find(value.encode()) for value in selected]
        unknown = [-1 - number for number, code in enumerate(found) if code is None]
        chosen = np.zeros(len(self.by_code), bool)
        chosen[[self._table.codes[facet].start + code for code in found if code is not None]] = True
        own, rest = chosen.nonzero()[0], borne.compress(~chosen.take(borne))
        if facet is Facet.YEAR:
            return np.concatenate((np.array(unknown, int), self._ordered(np.concatenate((own, rest)))))
        return np.concatenate((self._ordered(own), np.array(unknown, int), rest))


class FacetCounts(Sequence[FacetValue]):
    """A facet's values with a match: the selected ones first, then by matches (years: newest first).

    Every value is counted; an object is made only of those that are looked at. Of 2,000 units a page
    shows some dozens, and to make all of them costs 1 ms.
    """

    def __init__(
        self,
        codes: Array,
        counts: Array,
        values: Sequence[str],
        names: Mapping[str, str],
        selected: Sequence[str],
    ) -> None:
        """`codes`: as `Counts.shown`; `counts` and `values`: by code; `names`: by value."""
        self._codes = codes
        self._counts = counts
        self._values = values
        self._names = names
        self._selected = selected

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
        names, selected = self._names, self._selected
        bearing: Iterator[bool] = repeat(False)
        if not selected:
            counts = self._counts.take(codes).tolist()
            values = list(map(self._values.__getitem__, codes.tolist()))
        else:
            counts = [self._counts.item(code) if code >= 0 else 0 for code in codes.tolist()]
            values = [self._values[code] if code >= 0 else selected[-1 - code] for code in codes.tolist()]
            bearing = map(selected.__contains__, values)
        fields = zip(values, map(names.get, values, values), counts, bearing, strict=False)
        return map(tuple.__new__, repeat(FacetValue), fields)
