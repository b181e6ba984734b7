"""Every occurrence of a query's words in some rows: what the order of results is told by.

All of it is a few array operations over all words and rows at once: 200 rows of three frequent words have
some 5,000 occurrences, and an operation on 100 costs as much as one on 1,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import Any, NamedTuple

import numpy as np

from search import ranking as recipe
from search.embedded.arrays import Array, runs
from search.embedded.index import Index
from search.embedded.phrases import phrase_positions
from search.embedded.positions import Positions, word_positions
from search.embedded.segments import Inverted, Segment
from search.query import And, Expanded, Field, Node, Or, Phrase, Quorum, Term

_ROW, _PLACE, _WORD = 42, 10, 2
"""An occurrence as one number, quick to sort: row, place, the word's number, how it stands there."""
_PLACES, _WORDS, _WAYS = (1 << 32) - 1, (1 << 8) - 1, (1 << 2) - 1
_INEXACT, _OTHER = 1, 2
_COUNTS = np.array([1.0, recipe.INEXACT, recipe.OTHER, recipe.OTHER * recipe.INEXACT])
"""What an occurrence counts, by these bits: in another form than was asked, of another word for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of the query, or a phrase, which is found and weighed as if it were one."""

    node: Term | Phrase | Expanded
    common: bool = False

    def forms(self) -> Iterator[tuple[Term | Phrase, int]]:
        """What may stand for it, and whether it is another word (`_OTHER`)."""
        if isinstance(self.node, Expanded):
            yield self.node.word, 0
            for other in self.node.others:
                yield other, _OTHER
        else:
            yield self.node, 0

    @property
    def written(self) -> str:
        node = self.node.word if isinstance(self.node, Expanded) else self.node
        return node.surface if isinstance(node, Term) else " ".join(term.surface for term in node.terms)


def asked(node: Node, common: bool = False) -> Iterator[Asked]:
    """What of a query has places in titles and bodies."""
    match node:
        case Term(field=Field.BYLINE) | Phrase(field=Field.BYLINE):
            return
        case Term() | Phrase() | Expanded():
            yield Asked(node, common)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from asked(part)
        case Quorum(parts=parts, common=words):
            for part in parts:
                yield from asked(part)
            for word in words:
                yield from asked(word, common=True)


class Occurrences(NamedTuple):
    """Row by row in the order of their places; arrays of one length."""

    row: Array
    """Its number among the rows."""
    word: Array
    """Its number among those asked."""
    place: Array
    """From the record's first word, title and body counted through."""
    counts: Array
    """1, or less where it is another form or name."""

    def only(self, kept: Array) -> Occurrences:
        return Occurrences(*(values[kept] for values in self))


def occurrences(index: Index[Any], rows: Array, words: Sequence[Asked]) -> Occurrences:
    """Of these words in these rows (ascending); of each form of a word the first MOST of a row."""
    forms = [
        (form, number << _WORD | other) for number, word in enumerate(words) for form, other in word.forms()
    ]
    parts = [_in_segment(*part, forms) for part in index.by_segment(rows)]
    keys = np.concatenate(parts) if len(parts) > 1 else parts[0]
    if len(forms) > 1:
        keys.sort()
    return Occurrences(
        keys >> _ROW, keys >> _WORD & _WORDS, keys >> _PLACE & _PLACES, _COUNTS.take(keys & _WAYS)
    )


def _in_segment(
    segment: Segment, numbers: Array, own: Array, forms: Sequence[tuple[Term | Phrase, int]]
) -> Array:
    """The occurrences of all forms in these rows, each as one number."""
    inverted, rows = segment.text, len(own)
    starts = inverted.starts.take(own)
    bounds = np.concatenate((starts, inverted.starts.take(own + 1)))
    sought = [_positions(inverted, form) for form, _ in forms]
    # bounds of the positions' own type, or numpy would turn all of them into another
    limits = np.array([it.whole.searchsorted(bounds.astype(it.whole.dtype)) for it in sought])
    first, last = limits[:, :rows], limits[:, rows:]
    found = np.minimum(last - first, recipe.MOST).ravel()
    ends = found.cumsum()
    at = runs(first.ravel(), found)
    ways = np.array([[way] for _, way in forms])
    keys = ((numbers << _ROW) - (starts << _PLACE) + ways).ravel().repeat(found)
    outside = np.zeros(len(keys), bool)
    spans = starmap(slice, pairwise([0, *ends[rows - 1 :: rows].tolist()]))
    for (form, _), it, span, sizes in zip(forms, sought, spans, found.reshape(-1, rows), strict=True):
        positions = it.whole.take(at[span]).astype(np.int64)
        keys[span] += positions << _PLACE
        if it.variants is not None:
            keys[span] += (it.variants.take(at[span]) != it.variant) * _INEXACT
        if form.field is not Field.TEXT:
            outside[span] = (positions < inverted.borders[own].repeat(sizes)) != (form.field is Field.TITLE)
    return keys[~outside] if outside.any() else keys


def _positions(inverted: Inverted, form: Term | Phrase) -> Positions:
    """Of a form of a word: all of its stem, with which of them are as asked unless all are."""
    if isinstance(form, Phrase):
        return Positions(phrase_positions(inverted, form))
    if form.exact or (stem := inverted.stems.find(form.text.encode())) is None:
        return Positions(word_positions(inverted, form))
    run = inverted.postings(stem).occurrences
    first = inverted.first_word.item(stem)
    words = [
        word - first for word in inverted.words_of(form.surface.encode()) if inverted.word_stem[word] == stem
    ]
    if words and inverted.first_word.item(stem + 1) == first + 1:
        return Positions(inverted.positions[run])  # it has no other form
    return Positions(inverted.positions[run], inverted.variants[run], words[0] if words else -1)
