"""The words of a page's texts without analyzing them again: where in them the query's words stand.

Ten texts of 300 words take 2 ms to analyze; their places are in the index already, and each word of the
query is looked up in all texts of the page at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise, repeat, starmap
from typing import Any

import numpy as np

from search.analysis import fold
from search.embedded.arrays import Array, runs
from search.embedded.index import Index
from search.embedded.phrases import phrase_places, phrase_positions
from search.embedded.positions import as_indexed, word_positions
from search.embedded.segments import STARTS, Inverted, Segment
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
            order = own.argsort()
            own, text = own.take(order), segment.text
            bounds = np.array((text.starts.take(own), text.borders.take(own), text.starts.take(own + 1))).T
            texts = _found(segment, bounds, placed)
            for number, title, body, of_record in zip(
                numbers.take(order).tolist(), texts[::2], texts[1::2], bounds.tolist(), strict=True
            ):
                self._records[number] = RecordWords(segment, of_record, title, body, prefixes)

    def record(self, number: int) -> RecordWords:
        """By its place among the rows."""
        return self._records[number]


_ALL = 1 << 32
_MOST = {Field.TEXT: (_ALL, MOST_PLACES), Field.TITLE: (_ALL, 0), Field.BODY: (0, MOST_PLACES)}
"""How many occurrences are told of a title, and of a body."""


def _found(
    segment: Segment, bounds: Array, asked: Sequence[tuple[int, Term | Phrase]]
) -> list[list[Occurrence]]:
    """The occurrences in each title and body, in turn, of records with these bounds, which ascend."""
    if not asked:
        return [[] for _ in range(2 * len(bounds))]
    sought = [_positions(segment.text, pattern) for _, pattern in asked]
    # bounds of the positions' own type, or numpy would turn all of them into another
    limits = np.array([it.searchsorted(bounds.astype(it.dtype)) for it in sought])
    begin = limits[:, :, :2]
    sizes = np.minimum(limits[:, :, 1:] - begin, [[_MOST[it.field]] for _, it in asked])
    many = sizes.sum(axis=(1, 2))
    at = runs(begin.ravel(), sizes.ravel())
    spans = starmap(slice, pairwise([0, *many.cumsum().tolist()]))
    begun = [it.take(at[span]) for it, span in zip(sought, spans, strict=True)]
    ended, words = zip(*map(partial(_to_the_end, segment), (it for _, it in asked), begun), strict=True)
    firsts, lasts = np.concatenate(begun), np.concatenate(ended)
    numbers, parts = np.repeat([number for number, _ in asked], many), list(chain(*words))
    if len(asked) > 1:
        order = np.lexsort((lasts, firsts))
        firsts, lasts, numbers = firsts.take(order), lasts.take(order), numbers.take(order)
        parts = list(map(parts.__getitem__, order.tolist()))
    starts, ends = segment.spans(firsts, lasts)
    occurrences = list(zip(starts.tolist(), ends.tolist(), numbers.tolist(), parts, strict=True))
    return [occurrences[one:other] for one, other in pairwise([0, *sizes.sum(axis=0).cumsum().tolist()])]


def _positions(text: Inverted, pattern: Term | Phrase) -> Array:
    if isinstance(pattern, Phrase):
        return phrase_positions(text, pattern)
    return word_positions(text, as_indexed(pattern))


def _to_the_end(segment: Segment, pattern: Term | Phrase, firsts: Array) -> tuple[Array, Iterable[Runs]]:
    """Positions of the last words of the occurrences that begin there, and what of each is the query's."""
    if isinstance(pattern, Term):
        return firsts, repeat((), len(firsts))
    if not pattern.slop:
        return firsts + (len(pattern.terms) - 1), repeat((), len(firsts))
    places = phrase_places(segment.text, pattern, firsts)
    starts, ends = segment.spans(places, places)
    return places[:, -1], map(list, map(zip, starts.tolist(), ends.tolist()))


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
