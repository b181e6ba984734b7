"""The words of a stored text without analyzing it again: where the query's words stand in one record.

Ten texts of 300 words take 2 ms to analyze; their places are in the index already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from search.analysis import fold
from search.embedded.arrays import Array
from search.embedded.index import Index, as_indexed, word_positions
from search.embedded.segments import Segment
from search.query import Prefix, Term

_Part = Literal[0, 1]
_TITLE: _Part = 0
_BODY: _Part = 1


class PageWords:
    """The words of a page's records: a query's word is looked up in all of them at once."""

    def __init__(self, index: Index[Any], rows: Sequence[int]) -> None:
        places = [index.place(row) for row in rows]
        self.segments = [segment for segment, _ in places]
        self.bounds: list[tuple[int, int, int]] = [(0, 0, 0)] * len(rows)
        """For each record the positions of its title's first word, its body's, and behind its last."""
        self._together: list[tuple[Segment, list[int], Array]] = []
        for segment in dict.fromkeys(self.segments):
            numbers = [number for number, it in enumerate(self.segments) if it is segment]
            own = [places[number][1] for number in numbers]
            text = segment.text
            bounds = np.array((text.starts[own], text.borders[own], text.starts[np.add(own, 1)]))
            self._together.append((segment, numbers, bounds.astype(text.positions.dtype)))
            for number, of_record in zip(numbers, zip(*bounds.tolist(), strict=True), strict=True):
                self.bounds[number] = of_record
        self._known: dict[Term, list[tuple[list[int], list[int]]]] = {}

    def record(self, number: int) -> RecordWords:
        return RecordWords(self, number)

    def places(self, term: Term) -> list[tuple[list[int], list[int]]]:
        """For each record the ordinals of a word in its title and in its body."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._looked_up(term)
        return known

    def _looked_up(self, term: Term) -> list[tuple[list[int], list[int]]]:
        places: list[tuple[list[int], list[int]]] = [([], [])] * len(self.bounds)
        for segment, numbers, bounds in self._together:
            positions = word_positions(segment.text, as_indexed(term))
            # bounds of the positions' own type, or numpy would turn all of these into another
            runs = zip(*positions.searchsorted(bounds).tolist(), strict=True)
            for number, run in zip(numbers, runs, strict=True):
                title, body = (
                    [at - first for at in positions[begin:end].tolist()] if begin < end else []
                    for first, (begin, end) in zip(self.bounds[number], pairwise(run), strict=False)
                )
                places[number] = title, body
        return places


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
        self._segment = page.segments[number]
        self._first, self._last = page.bounds[number][part], page.bounds[number][part + 1]

    @cached_property
    def _starts(self) -> Array:
        return self._segment.starts(self._first, self._last)

    def places(self, word: Term | Prefix) -> Sequence[int]:
        if isinstance(word, Prefix):
            return self._beginning(word.text)
        return self._page.places(word)[self._number][self._part]

    def spans(self, places: Sequence[int]) -> list[tuple[int, int]]:
        if not places:
            return []
        starts = self._starts.take(places).tolist()
        lengths = self._segment.lengths([self._first + place for place in places])
        return [(start, start + length) for start, length in zip(starts, lengths, strict=True)]

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
        spans = self.spans(range(len(starts)))
        return [at for at, (start, end) in enumerate(spans) if fold(self._text[start:end]).startswith(prefix)]


def _begun(text: str, prefix: str) -> Iterator[int]:
    """Where the prefix stands and no letter or digit before it."""
    at = text.find(prefix)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(prefix, at + 1)
