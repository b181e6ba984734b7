"""The words of a stored text without analyzing it again: where the query's words stand in one record.

Ten texts of 300 words take 2 ms to analyze; their places are in the index already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from search.analysis import fold
from search.embedded.arrays import Array
from search.embedded.index import Index, as_indexed, word_positions
from search.embedded.segments import Segment
from search.query import Prefix, Term


class QueryPositions:
    """The positions of a query's words in each segment, looked up once for a page of hits."""

    def __init__(self, index: Index[Any]) -> None:
        self._index = index
        self._known: dict[tuple[int, Term], Array] = {}

    def record(self, row: int) -> RecordWords:
        segment, own = self._index.place(row)
        return RecordWords(self, segment, own)

    def of(self, segment: Segment, term: Term) -> Array:
        key = id(segment), term
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = word_positions(segment.text, as_indexed(term))
        return known


class RecordWords:
    """Implements `search.words.RecordWords`: one record's words, by their positions in its segment."""

    def __init__(self, positions: QueryPositions, segment: Segment, row: int) -> None:
        self._positions = positions
        self._segment = segment
        text = segment.text
        self._first, self._border = int(text.starts[row]), int(text.borders[row])
        self._last = int(text.starts[row + 1])
        self._places: dict[Term, list[int]] = {}

    def title(self, text: str) -> StoredWords:
        return StoredWords(self, self._segment, text, self._first, self._border)

    def body(self, text: str) -> StoredWords:
        return StoredWords(self, self._segment, text, self._border, self._last)

    def positions(self, term: Term) -> list[int]:
        """Where a word stands in title and body."""
        known = self._places.get(term)
        if known is None:
            positions = self._positions.of(self._segment, term)
            # of the array's own type, or numpy would turn all of it into another
            bounds = np.array((self._first, self._last), positions.dtype)
            first, last = positions.searchsorted(bounds).tolist()
            known = self._places[term] = positions[first:last].tolist()
        return known


class StoredWords:
    """Implements `search.words.Words` for the words of one text, `first` to `last` of their segment."""

    def __init__(self, record: RecordWords, segment: Segment, text: str, first: int, last: int) -> None:
        self._record = record
        self._segment = segment
        self._text = text
        self._first = first
        self._last = last

    @cached_property
    def _starts(self) -> Array:
        return self._segment.starts(self._first, self._last)

    def places(self, word: Term | Prefix) -> Sequence[int]:
        if isinstance(word, Prefix):
            return self._beginning(word.text)
        first, last = self._first, self._last
        return [at - first for at in self._record.positions(word) if first <= at < last]

    def span(self, place: int) -> tuple[int, int]:
        start = int(self._starts[place])
        return start, start + self._segment.length(self._first + place)

    def _beginning(self, prefix: str) -> list[int]:
        """A prefix may be of hundreds of words, so the text is looked at instead."""
        starts, text = self._starts, self._text.lower()
        if len(text) == len(self._text):
            begun = np.array(list(_begun(text, prefix)), np.int64)
            at = starts.searchsorted(begun)
            places: list[int] = at[starts[np.minimum(at, len(starts) - 1)] == begun].tolist()
            if places or text.isascii():
                return places
        # written with an accent or an apostrophe inside
        spans = map(self.span, range(len(starts)))
        return [at for at, (start, end) in enumerate(spans) if fold(self._text[start:end]).startswith(prefix)]


def _begun(text: str, prefix: str) -> Iterator[int]:
    """Where the prefix stands and no letter or digit before it."""
    at = text.find(prefix)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(prefix, at + 1)
