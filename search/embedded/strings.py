"""Sorted strings in a memory map: found by binary search, never all in memory.

A dict of 158,000 words takes 15 MB in every worker and 30 ms to open; a look-up here takes 5 µs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from search.embedded.arrays import Array

MOST_KNOWN = 4096


class Strings(Sequence[bytes]):
    """UTF-8 strings in the order of their bytes. Equal ones may stand side by side."""

    def __init__(self, blob: Array, ends: Array) -> None:
        self._blob = memoryview(np.ascontiguousarray(blob).data)
        self._ends = ends
        self._known: dict[bytes, range] = {}

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, place: int) -> bytes:  # type: ignore[override]  # no slices are needed
        start = int(self._ends[place - 1]) if place else 0
        return bytes(self._blob[start : int(self._ends[place])])

    def find(self, wanted: bytes) -> int | None:
        """The place of the first equal string."""
        equal = self.equal(wanted)
        return equal.start if equal else None

    def equal(self, wanted: bytes) -> range:
        """The places of all equal strings. A query asks for each of its words three times."""
        known = self._known.get(wanted)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            first = after = bisect_left(self, wanted)
            while after < len(self) and self[after] == wanted:
                after += 1
            known = self._known[wanted] = range(first, after)
        return known

    def beginning(self, prefix: bytes) -> range:
        """The places of all strings that begin so."""
        first = bisect_left(self, prefix)
        after = prefix + b"\xff"  # stands in no UTF-8
        return range(first, bisect_left(self, after, lo=first))


def packed(strings: Sequence[bytes]) -> tuple[Array, Array]:
    """Strings as one run of bytes, and where each ends (int64)."""
    ends = np.cumsum(np.fromiter(map(len, strings), np.int64, len(strings)), dtype=np.int64)
    return np.frombuffer(b"".join(strings), np.uint8), ends
