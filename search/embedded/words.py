"""The words of a page's texts without analyzing them again: where in them the query's words stand.

Ten texts of 300 words take 2 ms to analyze; their places are in the index already, and each word of the
query is looked up in all texts of the page at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, repeat
from typing import Any, NamedTuple

import numpy as np

from search.analysis import fold
from search.embedded.arrays import Array
from search.embedded.index import Index
from search.embedded.phrases import phrase_places, phrase_positions
from search.embedded.positions import as_indexed, word_positions
from search.embedded.segments import STARTS, Segment
from search.query import Field, Node, Phrase, Prefix, Term
from search.words import MOST_PLACES, Occurrence, Runs, patterns


class PageWords:
    """Where a query's patterns stand in the records of a page."""

    def __init__(self, index: Index[Any], rows: Array, node: Node) -> None:
        asked = [it for it in enumerate(patterns(node)) if it[1].field is not Field.BYLINE]
        prefixes = [(number, it) for number, it in asked if isinstance(it, Prefix)]
        placed = [(number, it) for number, it in asked if not isinstance(it, Prefix)]
        self._records: dict[int, RecordWords] = {}
        for segment, numbers, own in index.by_segment(rows):
            text = segment.text
            bounds = np.stack((text.starts[own], text.borders[own], text.starts[own + 1]), axis=1)
            texts = _found(segment, bounds, placed)
            for number, title, body, of_record in zip(
                numbers.tolist(), texts[::2], texts[1::2], bounds.tolist(), strict=True
            ):
                self._records[number] = RecordWords(segment, of_record, title, body, prefixes)

    def record(self, number: int) -> RecordWords:
        """By its place among the rows."""
        return self._records[number]


def _found(
    segment: Segment, bounds: Array, asked: Sequence[tuple[int, Term | Phrase]]
) -> list[list[Occurrence]]:
    """The occurrences in each title and body, in turn, of records with these bounds."""
    if not asked:
        return [[] for _ in range(2 * len(bounds))]
    found = [_Places.of(segment, bounds, pattern) for _, pattern in asked]
    firsts, lasts, sizes = (np.concatenate(of) for of in zip(*(it[:3] for it in found), strict=True))
    starts, ends = segment.spans(firsts, lasts)
    numbers = np.repeat(np.repeat([number for number, _ in asked], 2 * len(bounds)), sizes)
    runs: Iterable[Runs] = chain(*(it.runs for it in found))
    if len(found) > 1:
        texts = np.repeat(np.tile(np.arange(2 * len(bounds)), len(found)), sizes)
        order = np.lexsort((ends, starts, texts))
        starts, ends, numbers = starts[order], ends[order], numbers[order]
        runs = map(list(runs).__getitem__, order.tolist())
        sizes = sizes.reshape(len(found), -1).sum(axis=0)
    occurrences = list(zip(starts.tolist(), ends.tolist(), numbers.tolist(), runs, strict=True))
    return [occurrences[one:other] for one, other in pairwise([0, *np.cumsum(sizes).tolist()])]


class _Places(NamedTuple):
    """One pattern in the titles and bodies of a page."""

    firsts: Array
    """Positions of the first word of each occurrence."""
    lasts: Array
    """Of the last one."""
    sizes: Array
    """How many are in each title and body, in turn."""
    runs: Iterable[Runs]

    @classmethod
    def of(cls, segment: Segment, bounds: Array, pattern: Term | Phrase) -> _Places:
        text = segment.text
        if isinstance(pattern, Phrase):
            positions = phrase_positions(text, pattern)
        else:
            positions = word_positions(text, as_indexed(pattern))
        # of the positions' own type, or numpy would turn all of them into another
        parts = []
        for first, border, end in positions.searchsorted(bounds.astype(positions.dtype)).tolist():
            parts.append(positions[first : first if pattern.field is Field.BODY else border])
            most = 0 if pattern.field is Field.TITLE else MOST_PLACES
            parts.append(positions[border : min(end, border + most)])
        firsts, sizes = np.concatenate(parts), np.array([len(part) for part in parts])
        if not isinstance(pattern, Phrase):
            return cls(firsts, firsts, sizes, repeat((), len(firsts)))
        if not pattern.slop:
            return cls(firsts, firsts + (len(pattern.terms) - 1), sizes, repeat((), len(firsts)))
        places = phrase_places(text, pattern, firsts)
        starts, ends = segment.spans(places, places)
        runs = map(list, map(zip, starts.tolist(), ends.tolist()))
        return cls(firsts, places[:, -1], sizes, runs)


class RecordWords:
    """Implements `search.words.RecordWords`."""

    __slots__ = ("_body", "_bounds", "_prefixes", "_segment", "_title")

    def __init__(
        self,
        segment: Segment,
        bounds: tuple[int, int, int],
        title: Sequence[Occurrence],
        body: Sequence[Occurrence],
        prefixes: Sequence[tuple[int, Prefix]],
    ) -> None:
        self._segment = segment
        self._bounds = bounds
        """Positions of the title's first word, the body's, and behind its last."""
        self._title = title
        self._body = body
        self._prefixes = prefixes

    def title(self, text: str) -> Sequence[Occurrence]:
        if not self._prefixes:
            return self._title
        first, last, _ = self._bounds
        return sorted((*self._title, *self._begun(text, Field.TITLE, first, last, None)))

    def body(self, text: str) -> Sequence[Occurrence]:
        if not self._prefixes:
            return self._body
        _, first, last = self._bounds
        return sorted((*self._body, *self._begun(text, Field.BODY, first, last, MOST_PLACES)))

    def _begun(
        self, text: str, field: Field, first: int, last: int, most: int | None
    ) -> Iterator[Occurrence]:
        """A prefix may be of hundreds of words, so the text of these positions is looked at instead."""
        lowered = text.lower()
        for number, prefix in self._prefixes:
            if prefix.field not in (Field.TEXT, field) or first == last:
                continue
            places = np.zeros(0, np.int64)
            if len(lowered) == len(text) and (begun := list(_begun(lowered, prefix.text))):
                starts = self._segment.small(STARTS, slice(first, last))
                places = starts.searchsorted(begun)
                places = places[starts.take(places, mode="clip") == begun]
            if not len(places) and not text.isascii():  # written with an accent or an apostrophe inside
                starts, ends = self._segment.spans(slice(first, last), slice(first, last))
                words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
                places = np.array(
                    [at for at, it in enumerate(words) if fold(it).startswith(prefix.text)], int
                )
            if not len(places):
                continue
            places = places[:most] + first
            starts, ends = self._segment.spans(places, places)
            yield from zip(starts.tolist(), ends.tolist(), repeat(number), repeat(()))


def _begun(text: str, prefix: str) -> Iterator[int]:
    """Where the prefix stands and no letter or digit before it."""
    at = text.find(prefix)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(prefix, at + 1)
