"""Where a word stands in one segment's stream: all positions of its stem, or those of it as written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.embedded.arrays import Array, runs
from search.embedded.inversion import MOST
from search.embedded.segments import Inverted
from search.query import Field, Term


class Positions(NamedTuple):
    """A word's positions. What is in another form of its stem is left out only where it is looked at: of
    40,000 that is a scan of 0.02 ms, and next to a rare word a handful matter."""

    whole: Array
    """Of the stem, ascending."""
    variants: Array | None = None
    """Which of the stem's words each is; None where all are the one asked for, or all count."""
    variant: int = -1
    """The one asked for; -1 where the segment does not have it."""

    def all(self) -> Array:
        if self.variants is None:
            return self.whole
        # three times as fast as by truth values
        return self.whole.take(np.flatnonzero(self.variants == self.variant))

    def at(self, places: Array) -> Array:
        """Those of these places in the stem's positions."""
        if self.variants is not None:
            places = places.compress(self.variants.take(places) == self.variant)
        return self.whole.take(places)

    def between(self, bounds: Array) -> Array:
        """How many are between these bounds, each row of them ascending; shape (bounds - 1, ...)."""
        # of the positions' own type, or numpy would turn all of them into another
        places = self.whole.searchsorted(bounds.astype(self.whole.dtype))
        if self.variants is not None:
            first, sizes = places[0], places[-1] - places[0]
            held = np.zeros(int(sizes.sum()) + 1, np.int64)
            np.cumsum(self.variants.take(runs(first, sizes)) == self.variant, out=held[1:])
            places = held.take(places - first + (sizes.cumsum() - sizes))
        return places[1:] - places[:-1]


def as_indexed(term: Term) -> Term:
    """Names have no stems: a byline's words are found as written."""
    if term.field is Field.BYLINE:
        return Term(term.surface, term.surface, Field.BYLINE, exact=False)
    return term


def positions(inverted: Inverted, term: Term) -> Positions:
    """Of a word; of its stem's every form unless exact."""
    if not term.exact:
        stem = inverted.stems.find(term.text.encode())
        run = slice(0) if stem is None else inverted.postings(stem).occurrences
        return Positions(inverted.positions[run])
    found = as_written(inverted, term.surface)
    if len(found) == 1:
        return found[0]
    return Positions(np.sort(np.concatenate([it.all() for it in found])) if found else inverted.positions[:0])


def word_positions(inverted: Inverted, term: Term) -> Array:
    """The same, ascending, and none of another form."""
    return positions(inverted, term).all()


def counted(inverted: Inverted, surface: str, rows: Array) -> tuple[Array, Array]:
    """How often a word as written is in the titles, and in the bodies, of these rows."""
    starts, borders = inverted.starts, inverted.borders
    bounds = np.array((starts.take(rows), borders.take(rows), starts.take(rows + 1)))
    counts = [it.between(bounds) for it in as_written(inverted, surface)]
    titles, bodies = np.minimum(sum(counts), MOST) if counts else np.zeros((2, len(rows)), np.int64)
    return titles, bodies


def as_written(inverted: Inverted, surface: str) -> Sequence[Positions]:
    """The words with this surface: one, unless it has several stems."""
    return inverted.recalled(
        surface, lambda: [_of_word(inverted, word) for word in inverted.words_of(surface.encode())]
    )


def _of_word(inverted: Inverted, word: int) -> Positions:
    stem = inverted.word_stem.item(word)
    run = inverted.postings(stem).occurrences
    first, last = inverted.first_word[stem : stem + 2].tolist()
    if last - first == 1:  # it has no other form
        return Positions(inverted.positions[run])
    return Positions(inverted.positions[run], inverted.variants[run], word - first)


def rows_of(inverted: Inverted, positions: Array) -> Array:
    """int64, the segment's row that holds each position."""
    return np.searchsorted(inverted.starts, positions, side="right") - 1
