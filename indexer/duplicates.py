"""Near-duplicates: articles whose texts are nearly one, such as a press release on many sites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching import FoldedText

METHOD = 3
"""Raised with whatever changes a signature."""

SIMILAR = 0.75
"""Jaccard similarity of two texts' runs of words from which they are near-duplicates.

Of copies with an opening, links, a few words and an end of their site's own, 0.95 are found (of 0.8: 0.76),
and no two other texts (`bench.duplicates`).
"""

_RUN = 4
"""Words to a run. Of 5, one word changed in each paragraph already parts two copies."""
_FEWEST_RUNS = 20
"""Captions of photographs are alike and no duplicates."""
_PERMUTATIONS = 64
_BANDS = 16
"""Of four values each: of two texts as alike as `SIMILAR`, 0.998 meet in one."""

_BASE = 0x9E3779B97F4A7C15  # odd, and so invertible: the golden ratio in 64 bits
_PAIRS = 50_000
"""Compared at once, in 25 MB."""
_LONGEST = 1 << 17
"""Characters of a text that count."""


def signature(text: str) -> bytes:
    """64 numbers of 32 bits: as many are equal in two texts as these are alike. Empty for a short text."""
    runs = _runs(text)
    if len(runs) < _FEWEST_RUNS:
        return b""
    minhash = _empty().copy()
    minhash.update_batch([runs])  # all at once: hash by hash a text takes 76 µs, not 51
    return bytes(minhash.hashvalues.astype("<u4").tobytes())


@dataclass(frozen=True, slots=True)
class Signatures:
    """Those of many texts, under the texts' numbers."""

    numbers: NDArray[np.int64]
    values: NDArray[np.uint32]
    """Shape (texts, 64)."""

    @classmethod
    def made(cls, signatures: Mapping[int, bytes]) -> Signatures:
        """Short texts have none."""
        signed = {number: signature for number, signature in signatures.items() if signature}
        return cls.from_bytes(np.array([*signed], "<i8").tobytes(), b"".join(signed.values()))

    @classmethod
    def from_bytes(cls, numbers: bytes, values: bytes) -> Signatures:
        return cls(np.frombuffer(numbers, "<i8"), np.frombuffer(values, "<u4").reshape(-1, _PERMUTATIONS))

    def as_bytes(self) -> tuple[bytes, bytes]:
        return self.numbers.tobytes(), self.values.tobytes()

    def __add__(self, other: Signatures) -> Signatures:
        return Signatures(
            np.concatenate((self.numbers, other.numbers)), np.concatenate((self.values, other.values))
        )

    def of(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """Each that is there."""
        rows = np.flatnonzero(np.isin(self.numbers, numbers))
        return {int(self.numbers[row]): self.values[row].tobytes() for row in rows}

    def near(self, numbers: Sequence[int]) -> list[int]:
        """The texts that are equal in a band to one of these, which are among them."""
        near = np.isin(self.numbers, numbers)
        for band, wanted in zip(_bands(self.values), _bands(self.values[near]), strict=True):
            # few begin like one of these: to look at no more of the others saves three quarters of the time
            begins = np.zeros(1 << 16, bool)
            begins[_beginnings(wanted)] = True
            may = begins.take(_beginnings(band)).nonzero()[0]
            near[may[np.isin(_keys(band[may]), _keys(wanted))]] = True
        found: list[int] = self.numbers[near].tolist()
        return found


def clusters(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """Article -> group, for those that are not alone. A group goes by the least of its articles' ids.

    The same for the same articles, in whatever order they came. Of 200,000 articles in half a second and
    100 MB.
    """
    articles = [article for article in sorted(signatures) if signatures[article]]
    rows: dict[bytes, int] = {}
    first: list[str] = []
    """The least article of each signature."""
    for article in articles:
        if rows.setdefault(signatures[article], len(first)) == len(first):
            first.append(article)
    group = _groups(np.frombuffer(b"".join(rows), "<u4").reshape(-1, _PERMUTATIONS)).tolist()
    found = {article: first[group[rows[signatures[article]]]] for article in articles}
    sizes = Counter(found.values())
    return {article: name for article, name in found.items() if sizes[name] > 1}


def _groups(signatures: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The first row of each row's group: those as alike as `SIMILAR`, of rows that are equal in a band."""
    group = np.arange(len(signatures))
    for keys in map(_keys, _bands(signatures)):
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        left = np.arange(len(keys))
        for distance in range(1, len(keys)):
            left = left[left < len(keys) - distance]
            left = left[keys[left] == keys[left + distance]]
            if not len(left):
                break
            ones, others = order[left], order[left + distance]
            apart = group[ones] != group[others]  # neighbours have joined most of a large group already
            _join(signatures, group, ones[apart], others[apart])
    return group


def _bands(signatures: NDArray[np.uint32]) -> list[NDArray[np.uint32]]:
    return np.hsplit(signatures, _BANDS)


def _keys(band: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Equal where the band is."""
    halves = np.ascontiguousarray(band).view(np.uint64)
    return halves[:, 0] * np.uint64(_BASE) + halves[:, 1]


def _beginnings(band: NDArray[np.uint32]) -> NDArray[np.uint16]:
    return band[:, 0].astype(np.uint16)


def _join(
    signatures: NDArray[np.uint32],
    group: NDArray[np.int64],
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
) -> None:
    """Puts pairs that are alike into one group."""
    for begin in range(0, len(ones), _PAIRS):
        one, other = ones[begin : begin + _PAIRS], others[begin : begin + _PAIRS]
        equal = np.count_nonzero(signatures[one] == signatures[other], axis=1)
        close = equal >= SIMILAR * _PERMUTATIONS
        for pair in zip(one[close].tolist(), other[close].tolist(), strict=True):
            low, high = sorted(_root(group, row) for row in pair)
            group[high] = low
        while not np.array_equal(above := group[group], group):
            group[:] = above


def _root(group: NDArray[np.int64], row: int) -> int:
    while (above := int(group[row])) != row:
        row = above
    return row


def _runs(text: str) -> NDArray[np.uint32]:
    """A hash of every run of words, from the sums of a polynomial over all letters: 0.05 ms an article."""
    codes = np.frombuffer(FoldedText(text[:_LONGEST]).folded.encode("utf-32-le", "surrogatepass"), np.uint32)
    powers, inverses = _powers()
    sums = np.cumsum(codes * powers[: len(codes)])
    spaces = np.flatnonzero(codes == ord(" "))
    words = min(_RUN, len(spaces) - 1)
    begins, ends = spaces[: len(spaces) - words], spaces[words:]
    return (((sums[ends] - sums[begins]) * inverses[begins]) >> np.uint64(32)).astype(np.uint32)


@cache
def _powers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Those of the base and of its inverse, modulo 2 to the 64th."""
    return _progression(_BASE), _progression(pow(_BASE, -1, 1 << 64))


def _progression(base: int) -> NDArray[np.uint64]:
    factors = np.full(_LONGEST + 2, base, np.uint64)
    factors[0] = 1
    return np.multiply.accumulate(factors)


@cache
def _empty() -> Any:
    from datasketch import MinHash  # it loads scipy, 0.4 s that only what signs texts need wait for

    return MinHash(_PERMUTATIONS, hashfunc=np.asarray, scheme="affine32")
