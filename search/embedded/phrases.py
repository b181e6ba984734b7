"""Where a phrase stands: its words' positions, all at once.

The rarest word goes first, and of every other word only what stands where the rarest lets it is looked at
further: of "berikut kontra" 27,000 positions of one word and 37 of the 29,000 of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from search.embedded.arrays import Array, distinct, pieces, runs
from search.embedded.index import Index
from search.embedded.positions import Positions, as_indexed, positions, rows_of, word_positions
from search.embedded.segments import Inverted
from search.query import Phrase

_FAR_FEWER = 24
"""From this ratio on a binary search for each of the few beats one look at each of the many."""
_BLOCKS = 1 << 20
_SOME = 1 << 15
"""Positions looked at at once: all of 300,000 take 9 MB, which glibc gives back and takes anew for the next
query, a sixth of its time."""


def phrase_rows(index: Index[Any], phrase: Phrase) -> tuple[Array, Array]:
    """int32, the rows with the phrase in the title, and in the body (or byline); living or not apart."""
    titles, bodies = [], []
    for inverted, base in index.streams(phrase.field):
        rows, in_title = _in_segment(inverted, phrase)
        titles.append(distinct(rows[in_title]) + base)
        bodies.append(distinct(rows[~in_title]) + base)
    return _living(index, titles), _living(index, bodies)


def _living(index: Index[Any], lists: Sequence[Array]) -> Array:
    rows = np.concatenate(lists) if lists else np.zeros(0, np.int64)
    return (rows[index.columns.alive[rows]] if index.columns.worn else rows).astype(np.int32)


def phrase_positions(inverted: Inverted, phrase: Phrase) -> Array:
    """Ascending positions of the first word of each occurrence in one segment's stream."""
    return _recalled(inverted, phrase)[0]


def phrase_places(inverted: Inverted, phrase: Phrase, starts: Array) -> Array:
    """Positions of every word of the occurrences that begin there; shape (occurrences, words)."""
    places = [starts]
    for term in phrase.terms[1:]:
        of_word = word_positions(inverted, as_indexed(term))
        places.append(of_word[of_word.searchsorted(places[-1].astype(of_word.dtype), side="right")])
    return np.stack(places, axis=1)


def _in_segment(inverted: Inverted, phrase: Phrase) -> tuple[Array, Array]:
    """The row of each occurrence, and whether it is in the title."""
    return _recalled(inverted, phrase)[1:]


def _recalled(inverted: Inverted, phrase: Phrase) -> tuple[Array, Array, Array]:
    return inverted.recalled(phrase, lambda: _occurrences(inverted, phrase))


def _occurrences(inverted: Inverted, phrase: Phrase) -> tuple[Array, Array, Array]:
    """Each occurrence's first position, its row, and whether it is in the title."""
    words = [positions(inverted, as_indexed(term)) for term in phrase.terms]
    starts, ends = _in_order(_meeting(words, phrase.slop), phrase.slop + len(words) - 1)
    rows = rows_of(inverted, starts)
    in_title = starts < inverted.borders[rows]
    whole = (ends < inverted.starts[rows + 1]) & (in_title == (ends < inverted.borders[rows]))
    return starts[whole], rows[whole], in_title[whole]


def _meeting(words: Sequence[Positions], slop: int) -> list[Array]:
    """Of each word the positions that may belong to an occurrence: near the rarest of them."""
    rarest, *others = sorted(range(len(words)), key=lambda it: len(words[it].whole))
    found = [words[rarest].all()] * len(words)
    for other in others:
        away = other - rarest
        first, last = (away, away + slop) if away > 0 else (away - slop, away)
        found[other] = words[other].at(within(words[other].whole, found[rarest], first, last))
        found[rarest] = found[rarest].take(within(found[rarest], found[other], -last, -first))
    return found


def within(many: Array, few: Array, first: int, last: int) -> Array:
    """Places in `many` of the positions that are `first` to `last` behind any of the few, and of some others.

    Told by a table of blocks of positions, many of which share a place. Which of 90,000 words stand beside
    one of 25,000 takes 0.12 ms; to sort all of them together 0.22, to look up each of the few 0.5.
    """
    few = few.astype(np.int64)
    if len(few) * _FAR_FEWER < len(many):
        begin, end = np.maximum((few + first, few + last), 0).astype(many.dtype)
        begin = many.searchsorted(begin)
        if first == last:  # one look-up tells
            return begin.compress(many.take(begin, mode="clip") == end)
        end = many.searchsorted(end, side="right")
        begin[1:] = np.maximum(begin[1:], end[:-1])  # where windows overlap, once
        return runs(begin, end - begin)
    wide = (last - first).bit_length()  # no window is in more than two blocks
    taken = np.zeros(_BLOCKS, bool)
    for edge in {first, last}:
        taken[(few + edge >> wide) & (_BLOCKS - 1)] = True
    found = [
        taken.take(many[some] >> wide & (_BLOCKS - 1)).nonzero()[0] + some.start
        for some in pieces(len(many), _SOME)
    ]
    return np.concatenate(found or [np.zeros(0, np.int64)])


def _in_order(words: Sequence[Array], reach: int) -> tuple[Array, Array]:
    """First and last positions of the words in order, within reach (`search.phrases`)."""
    starts = ends = words[0]
    for of_word in words[1:]:
        place = of_word.searchsorted(ends, side="right")
        there = place < len(of_word)
        starts, ends = starts[there], of_word[place[there]]
    close = ends - starts <= reach
    return starts[close].astype(np.int64), ends[close].astype(np.int64)
