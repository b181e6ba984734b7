"""Sets of rows, each an ascending list: what of one is in another, in both, in any."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.embedded.arrays import Array, distinct
from search.embedded.columns import Mask

_FAR_FEWER = 16
"""From this ratio on a binary search for each of the few beats a mask of the many."""


class RowSets:
    """The sets of one query. The last intersection is remembered: rows that two words share are scored where
    they were found."""

    def __init__(self, size: int) -> None:
        """`size`: how many rows there are."""
        self._size = size
        self._mask = Mask(size)
        self._met: tuple[Array, Array, Array] | None = None
        """The longer list of the last intersection, what it gave, and where in the list that is."""

    def among(self, rows: Array, others: Array) -> Array:
        """True for those of these rows that are among the others."""
        if len(rows) * _FAR_FEWER < len(others):
            return others.take(others.searchsorted(rows), mode="clip") == rows
        return self._mask.of(others).take(rows)

    def places(self, few: Array, many: Array) -> Array:
        """Where in `many` the rows are that are among the few."""
        if self._met and self._met[0] is many and self._met[1] is few:
            return self._met[2]
        if len(few) * _FAR_FEWER < len(many):
            places = many.searchsorted(few)
            return places.compress(many.take(places, mode="clip") == few)
        return self._mask.of(few).take(many).nonzero()[0]

    def intersection(self, lists: Sequence[Array]) -> Array:
        """Of at least one list."""
        rows, *others = sorted(lists, key=len)
        for many in others:
            places = self.places(rows, many)
            rows = many.take(places)
            self._met = many, rows, places
        return rows

    def union(self, lists: Sequence[Array]) -> Array:
        """Of at least one list."""
        held = [rows for rows in lists if len(rows)]
        if len(held) < 2:
            return held[0] if held else lists[0]
        together = np.concatenate(held)
        if len(together) * _FAR_FEWER < self._size:
            together.sort()
            return distinct(together)
        return Mask(self._size).of(together).nonzero()[0].astype(np.int32)
