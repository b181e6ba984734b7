"""How many matches bear each value of a facet, and in which order a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from search.embedded.arrays import Array
from search.embedded.columns import FacetColumn
from search.page import FacetValue
from search.query import Facet


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
        counts: Array,
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
        if not self._selected:
            return self._ordered(np.flatnonzero(self._counts))
        chosen = np.zeros(len(self._counts), bool)
        unknown = []
        for number, value in enumerate(self._selected):
            code = self._column.values.find(value.encode())
            if code is None:
                unknown.append(-1 - number)
            else:
                chosen[code] = True
        rest = self._ordered(np.flatnonzero(~chosen & (self._counts > 0)))
        own = self._ordered(np.flatnonzero(chosen))
        if self._facet is Facet.YEAR:
            return np.insert(self._ordered(np.concatenate((rest, own))), 0, unknown)
        return np.concatenate((own, np.array(unknown, own.dtype), rest))

    def _ordered(self, codes: Array) -> Array:
        if self._facet is Facet.YEAR:
            return np.sort(codes)[::-1]  # in the order of their bytes, so the newest is last
        # one key instead of two: 2,000 values are ordered in 0.05 ms
        return codes[np.argsort(self._column.name_rank[codes] - self._counts[codes] * len(self._counts))]

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetValue, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetValue | tuple[FacetValue, ...]:
        if isinstance(place, slice):
            codes = self._codes[place]
            borne = codes >= 0
            counts = np.zeros(len(codes), np.int64)
            counts[borne] = self._counts[codes[borne]]
            return tuple(self._values_of(codes.tolist(), counts.tolist()))
        return self[place : place + 1 or None][0]

    def __iter__(self) -> Iterator[FacetValue]:
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _values_of(self, codes: Sequence[int], counts: Sequence[int]) -> Iterator[FacetValue]:
        values, names, selected, make = self._values, self._names, self._selected, tuple.__new__
        for code, count in zip(codes, counts, strict=True):
            value = values[code] if code >= 0 else selected[-1 - code]
            # past the Python of a named tuple's own constructor: half the time
            yield make(FacetValue, (value, names.get(value, value), count, value in selected))
