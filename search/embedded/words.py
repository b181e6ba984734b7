"""The words of a stored text without analyzing it again: where the query's words stand in one record.

Ten texts of 300 words take 2 ms to analyze; their places are in the index already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import numpy as np

from search.analysis import fold
from search.embedded.arrays import Array
from search.embedded.index import Index, as_indexed, word_positions
from search.embedded.segments import STARTS, Segment
from search.query import Prefix, Term

_Part = Literal[0, 1]
_TITLE: _Part = 0
_BODY: _Part = 1


class _Places(NamedTuple):
    """A word in one text."""

    ordinals: Sequence[int]
    spans: Sequence[tuple[int, int]]


_NOWHERE = _Places((), ())


class PageWords:
    """The words of a page's records: each of the query's is looked up in all records and texts at once."""

    def __init__(self, index: Index[Any], rows: Sequence[int]) -> None:
        places = [index.place(row) for row in rows]
        self.segments = [segment for segment, _ in places]
        self.bounds: list[tuple[int, int, int]] = [(0, 0, 0)] * len(rows)
        """For each record the positions of its title's first word, its body's, and behind its last."""
        self._together: list[tuple[Segment, list[int], Array]] = []
        for segment in dict.fromkeys(self.segments):
            numbers = [number for number, it in enumerate(self.segments) if it is segment]
            own = np.array([places[number][1] for number in numbers])
            text = segment.text
            bounds = np.stack((text.starts[own], text.borders[own], text.starts[own + 1]), axis=1)
            self._together.append((segment, numbers, bounds))
            for number, of_record in zip(numbers, bounds.tolist(), strict=True):
                self.bounds[number] = tuple(of_record)
        self._known: dict[Term, list[tuple[_Places, _Places]]] = {}

    def record(self, number: int) -> RecordWords:
        return RecordWords(self, number)

    def of(self, term: Term) -> list[tuple[_Places, _Places]]:
        """For each record where a word is in its title and in its body."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = [(_NOWHERE, _NOWHERE)] * len(self.bounds)
            for segment, numbers, bounds in self._together:
                for number, *places in zip(numbers, *_looked_up(segment, bounds, term), strict=True):
                    known[number] = places[_TITLE], places[_BODY]
        return known


def _looked_up(segment: Segment, bounds: Array, term: Term) -> tuple[list[_Places], list[_Places]]:
    """Where a word is in the titles and the bodies of records with these bounds."""
    positions = word_positions(segment.text, as_indexed(term))
    # of the positions' own type, or numpy would turn all of them into another
    runs = positions.searchsorted(bounds.astype(positions.dtype))
    at = np.concatenate([positions[first:last] for first, _, last in runs.tolist()]).astype(np.int64)
    sizes = np.diff(runs).ravel()
    ordinals = (at - np.repeat(bounds[:, :2].ravel(), sizes)).tolist()
    spans = list(zip(*segment.spans(at), strict=True))
    ends = [0, *np.cumsum(sizes).tolist()]
    places = [_Places(ordinals[one:other], spans[one:other]) for one, other in pairwise(ends)]
    return places[_TITLE::2], places[_BODY::2]


class RecordWords:
    """Implements `search.words.RecordWords`: one record of a page, by its number there."""

    def __init__(self, page: PageWords, number: int) -> None:
        self._page = page
        self._number = number

    def title(self, text: str) -> StoredWords:
        return StoredWords(self._page, self._number, text, _TITLE)

    def body(self, text: str) -> StoredWords:
        return StoredWords(self._page, self._number, text, _BODY)


class StoredWords:
    """Implements `search.words.Words` for a record's title or body."""

    def __init__(self, page: PageWords, number: int, text: str, part: _Part) -> None:
        self._page = page
        self._number = number
        self._text = text
        self._part: _Part = part

    def places(self, word: Term | Prefix) -> Sequence[int]:
        return self._of(word).ordinals

    def spans(self, word: Term | Prefix) -> Sequence[tuple[int, int]]:
        return self._of(word).spans

    def _of(self, word: Term | Prefix) -> _Places:
        if isinstance(word, Prefix):
            return self._beginning(word.text)
        return self._page.of(word)[self._number][self._part]

    def _beginning(self, prefix: str) -> _Places:
        """A prefix may be of hundreds of words, so the text is looked at instead."""
        segment, text = self._page.segments[self._number], self._text.lower()
        first, last = self._page.bounds[self._number][self._part : self._part + 2]
        begun = list(_begun(text, prefix)) if len(text) == len(self._text) else []
        ordinals = np.zeros(0, np.int64)
        if begun and first < last:
            starts = segment.small(STARTS, slice(first, last))
            ordinals = starts.searchsorted(begun)
            ordinals = ordinals[starts.take(ordinals, mode="clip") == begun]
        if not len(ordinals) and not text.isascii():  # written with an accent or an apostrophe inside
            words = [
                self._text[start:end] for start, end in zip(*segment.spans(slice(first, last)), strict=True)
            ]
            ordinals = np.array(
                [at for at, word in enumerate(words) if fold(word).startswith(prefix)], np.int64
            )
        if not len(ordinals):
            return _NOWHERE
        return _Places(ordinals.tolist(), list(zip(*segment.spans(ordinals + first), strict=True)))


def _begun(text: str, prefix: str) -> Iterator[int]:
    """Where the prefix stands and no letter or digit before it."""
    at = text.find(prefix)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(prefix, at + 1)
