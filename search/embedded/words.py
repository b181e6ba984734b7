"""The words of a stored text without analyzing it again: where the query's words stand in one record.

Ten texts of 300 words take 2 ms to analyze; their places are in the index already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """One record's words."""

    def __init__(self, positions: QueryPositions, segment: Segment, row: int) -> None:
        self._positions = positions
        self._segment = segment
        text = segment.text
        self._first, self._border = int(text.starts[row]), int(text.borders[row])
        self._range = np.array((self._first, text.starts[row + 1]), np.uint32)
        self._row = row
        self._spans: tuple[Array, Array] | None = None
        self._ordinals: dict[Term, list[int]] = {}

    def title(self, text: str) -> StoredWords:
        return StoredWords(self, text, 0, self._border - self._first)

    def body(self, text: str) -> StoredWords:
        head = self._border - self._first
        return StoredWords(self, text, head, int(self._range[1]) - self._first)

    def ordinals(self, term: Term) -> list[int]:
        """Where a word stands, counted from the record's first word."""
        known = self._ordinals.get(term)
        if known is None:
            positions = self._positions.of(self._segment, term)
            first, last = positions.searchsorted(self._range).tolist()
            known = [place - self._first for place in positions[first:last].tolist()]
            self._ordinals[term] = known
        return known

    def spans(self) -> tuple[Array, Array]:
        if self._spans is None:
            starts, ends, _ = self._segment.spans(self._row)
            self._spans = starts, ends
        return self._spans


class StoredWords:
    """Implements `search.snippets.Words` for the words `first` to `last` of a record."""

    def __init__(self, record: RecordWords, text: str, first: int, last: int) -> None:
        self._record = record
        self._text = text
        self._first = first
        self._last = last

    def places(self, word: Term | Prefix) -> Sequence[int]:
        if isinstance(word, Prefix):
            return self._beginning(word.text)
        return [at - self._first for at in self._record.ordinals(word) if self._first <= at < self._last]

    def span(self, place: int) -> tuple[int, int]:
        starts, ends = self._record.spans()
        return int(starts[self._first + place]), int(ends[self._first + place])

    def _beginning(self, prefix: str) -> list[int]:
        """A prefix may be of hundreds of words, so the text is looked at instead."""
        starts, ends = (it[self._first : self._last] for it in self._record.spans())
        text = self._text.lower()
        if len(text) == len(self._text):
            begun = np.array(list(_begun(text, prefix)), np.int64)
            at = starts.searchsorted(begun)
            places: list[int] = at[starts[np.minimum(at, len(starts) - 1)] == begun].tolist()
            if places or text.isascii():
                return places
        # written with an accent or an apostrophe inside
        words = zip(starts.tolist(), ends.tolist(), strict=True)
        return [at for at, (start, end) in enumerate(words) if fold(self._text[start:end]).startswith(prefix)]


def _begun(text: str, prefix: str) -> Iterator[int]:
    """Where the prefix stands and no letter or digit before it."""
    at = text.find(prefix)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(prefix, at + 1)
