"""The first of the matches in the order of `search.ranking`, over arrays.

Everything is one array operation over all occurrences of the query's words in all candidates: 200
candidates of three frequent words have some 5,000 of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from search import ranking as recipe
from search.embedded.arrays import Array
from search.embedded.index import Index, word_positions
from search.embedded.matching import Matcher
from search.embedded.ordering import ordered
from search.embedded.phrases import phrase_positions
from search.embedded.segments import Inverted
from search.page import Contribution, Explanation, Reason
from search.query import And, Expanded, Field, Node, Or, Phrase, Prefix, Quorum, Sort, Term

_CANDIDATE, _PLACE, _WORD = 42, 10, 2
"""An occurrence as one number, quick to sort: candidate, place, the word's number, how it stands there."""
_PLACES, _WORDS, _WAYS = (1 << 32) - 1, (1 << 8) - 1, (1 << 2) - 1
_INEXACT, _OTHER = 1, 2
_COUNTS = np.array([1.0, recipe.INEXACT, recipe.OTHER, recipe.OTHER * recipe.INEXACT])
"""What an occurrence counts, by these bits: in another form than was asked, of another word for it."""


@dataclass(frozen=True, slots=True)
class _Asked:
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


@dataclass(frozen=True, slots=True)
class _Found:
    """Every occurrence of the words in the candidates; arrays of one length."""

    candidate: Array
    word: Array
    place: Array
    """From the record's first word, title and body counted through."""
    title: Array
    """True in the title."""
    counts: Array
    """1, or less where it is another form or name."""

    def only(self, kept: Array) -> _Found:
        return _Found(
            self.candidate[kept], self.word[kept], self.place[kept], self.title[kept], self.counts[kept]
        )


class Ranking:
    """The order of all matches: the best by the recipe, the others by BM25F behind them."""

    def __init__(self, index: Index[Any], matcher: Matcher, node: Node, rows: Array, bm25f: Array) -> None:
        self._columns = index.columns
        self._rows = rows
        self._bm25f = bm25f
        self._best = np.zeros(0, np.int64)
        self._scores = np.zeros(0)
        self._looked_at: _Candidates | None = None
        if len(rows) and next(_asked(node), None):
            best = ordered(index.columns, rows, bm25f, Sort.RELEVANCE, recipe.CANDIDATES)
            self._best = np.sort(best)  # the matcher scores rows that ascend
            self._looked_at = _Candidates(index, matcher, node, rows[self._best])
            self._scores = self._looked_at.scores

    def page(self, first: int, last: int) -> tuple[Array, Array]:
        """The places of these results among the matches, and their scores."""
        if last <= len(self._best):  # of 50,000 matches only the candidates need an order
            order = self._ordered(self._rows[self._best], self._scores, last)[first:]
            return self._best[order], self._scores[order]
        scores = self._joined()
        places = self._ordered(self._rows, scores, last)[first:]
        return places, scores[places]

    def _ordered(self, rows: Array, scores: Array, last: int) -> Array:
        return ordered(self._columns, rows, scores, Sort.RELEVANCE, last)

    def _joined(self) -> Array:
        """float64, scores of all matches, such that what was not looked at stands behind."""
        if not len(self._best):
            return self._bm25f
        least = float(self._bm25f[self._best].min())
        joined = self._bm25f.astype(np.float64) * (float(self._scores.min()) / least if least else 0.0)
        joined[self._best] = self._scores
        return joined

    def explanation(self, place: int) -> Explanation:
        """Of the score of the match at this place."""
        at = np.flatnonzero(self._best == place)
        if self._looked_at and len(at):
            parts = self._looked_at.contributions(int(at[0]))
        else:
            parts = (Contribution(Reason.FREQUENCY, float(self._joined()[place])),)
        return Explanation(parts, float(self._bm25f[place]))


class _Candidates:
    """The scores of some rows for one query, by the recipe."""

    def __init__(self, index: Index[Any], matcher: Matcher, node: Node, rows: Array) -> None:
        self._index = index
        self._rows = rows
        self._asked = list(_asked(node))
        self._telling = np.array([not it.common for it in self._asked], bool)
        having = [len(matcher.rows(it.node)) for it in self._asked]
        rarities = np.array([recipe.rarity(index.columns.living, count) for count in having])
        self._weights = rarities * np.where(self._telling, 1.0, recipe.COMMON)
        columns = index.columns
        self._titles = columns.lengths("title")[rows]
        lengths = columns.lengths("body")[rows] + recipe.TITLE * self._titles
        average = columns.average_length("body") + recipe.TITLE * columns.average_length("title")
        self._norm = recipe.K1 * (1 - recipe.B + recipe.B * lengths / (average or 1.0))
        self._found = self._occurrences()
        scattered = min(1.0, recipe.FEW / max(1, int(self._telling.sum())))
        several = len(self._asked) > 1
        self._closeness = recipe.CLOSENESS * scattered * self._close() if several else np.zeros(len(rows))
        self._passage = recipe.PASSAGE * scattered * self._dense() if several else np.zeros(len(rows))
        self._frequency = sum((matcher.scores(it, rows) for it in _unplaced(node)), np.zeros(len(rows)))
        complete = matcher.complete(node, rows)
        self._complete = (
            np.zeros(len(rows)) if complete is None else recipe.COMPLETE * complete * self._evidence
        )

    @property
    def scores(self) -> Array:
        """float64, for each row."""
        return self._evidence + self._complete

    def contributions(self, place: int) -> tuple[Contribution, ...]:
        """What the score of the row at this place is the sum of."""
        words = [it.written for it in self._asked]
        parts = [
            Contribution(Reason.WORD, *it) for it in zip(self._in_text[place].tolist(), words, strict=True)
        ]
        parts += [
            Contribution(Reason.TITLE, *it) for it in zip(self._in_title[place].tolist(), words, strict=True)
        ]
        parts += [
            Contribution(reason, float(values[place]))
            for reason, values in (
                (Reason.CLOSENESS, self._closeness),
                (Reason.PASSAGE, self._passage),
                (Reason.FREQUENCY, self._frequency),
                (Reason.COMPLETE, self._complete),
            )
        ]
        return tuple(part for part in parts if part.value)

    @cached_property
    def _evidence(self) -> Array:
        total: Array = (
            self._in_text.sum(axis=1)
            + self._in_title.sum(axis=1)
            + self._closeness
            + self._passage
            + self._frequency
        )
        return total

    @cached_property
    def _in_text(self) -> Array:
        """Shape (rows, words)."""
        found = self._found
        behind = np.maximum(found.place - self._titles[found.candidate], 0)
        early = 1 + recipe.LEAD * np.exp(behind / -recipe.LEAD_WORDS)
        counts = found.counts * np.where(found.title, recipe.TITLE, early)
        return self._weights * _saturated(self._per_word(counts), self._norm)

    @cached_property
    def _in_title(self) -> Array:
        counts = self._per_word(self._found.counts * self._found.title)
        average = self._index.columns.average_length("title") or 1.0
        norm = recipe.K1 * (1 - recipe.TITLE_B + recipe.TITLE_B * self._titles / average)
        return recipe.TITLE_AGAIN * self._weights * _saturated(counts, norm)

    def _per_word(self, values: Array) -> Array:
        """Sums for each row and word; shape (rows, words)."""
        shape = len(self._rows), len(self._asked)
        cells = self._found.candidate * shape[1] + self._found.word
        return np.bincount(cells, values, shape[0] * shape[1]).reshape(shape)

    def _close(self) -> Array:
        """How near to each other the telling words stand."""
        words = len(self._asked)
        found = self._found.only(self._telling[self._found.word])
        candidate, word, title = found.candidate, found.word, found.title
        beside = np.flatnonzero(
            (candidate[1:] == candidate[:-1]) & (word[1:] != word[:-1]) & (title[1:] == title[:-1])
        )
        near = 1.0 / np.maximum(found.place[beside + 1] - found.place[beside], 1) ** 2
        one, other = word[beside], word[beside + 1]
        cells = candidate[beside] * words
        size = len(self._rows) * words
        given = np.bincount(cells + one, near * self._weights[other], size)
        given += np.bincount(cells + other, near * self._weights[one], size)
        saturated = _saturated(given.reshape(len(self._rows), words), self._norm)
        return (np.minimum(1.0, self._weights) * saturated).sum(axis=1)

    def _dense(self) -> Array:
        """The most weight of different words that one passage holds; passages overlap by half."""
        found, words = self._found, len(self._asked)
        best = np.zeros(len(self._rows))
        if not len(found.word):
            return best
        for shift in (0, recipe.PASSAGE_WORDS // 2):
            passage = (found.candidate << _CANDIDATE) + (found.place + shift) // recipe.PASSAGE_WORDS
            begin = np.ones(len(passage), bool)
            np.not_equal(passage[1:], passage[:-1], out=begin[1:])
            first = np.flatnonzero(begin)
            held = np.zeros((len(first), words), bool)
            held[np.cumsum(begin) - 1, found.word] = True
            np.maximum.at(best, found.candidate[first], held @ self._weights)
        return best

    def _occurrences(self) -> _Found:
        """In the order of their places, candidate by candidate."""
        parts = [part for segment in range(len(self._index.segments)) for part in self._in_segment(segment)]
        keys = np.concatenate(parts or [np.zeros(0, np.int64)])
        keys.sort()
        candidate, place, word = keys >> _CANDIDATE, keys >> _PLACE & _PLACES, keys >> _WORD & _WORDS
        return _Found(candidate, word, place, place < self._titles[candidate], _COUNTS[keys & _WAYS])

    def _in_segment(self, number: int) -> Iterator[Array]:
        """The occurrences of each form of each word, each as one number."""
        base, end = self._index.bases[number], self._index.bases[number + 1]
        candidates = np.flatnonzero((self._rows >= base) & (self._rows < end))
        if not len(candidates):
            return
        inverted = self._index.segments[number].text
        own = self._rows[candidates] - base
        starts = inverted.starts[own]
        bounds = np.concatenate((starts, inverted.starts[own + 1]))
        identity = (candidates << _CANDIDATE) - (starts << _PLACE)
        for word, asked in enumerate(self._asked):
            for form, other in asked.forms():
                positions, is_asked = _positions(inverted, form)
                first, last = positions.searchsorted(bounds.astype(positions.dtype)).reshape(2, -1)
                found = np.minimum(last - first, recipe.MOST)
                which = np.repeat(np.arange(len(own)), found)
                at = np.arange(len(which)) + (first - np.cumsum(found) + found)[which]
                position = positions[at].astype(np.int64)
                keys = identity[which] + (position << _PLACE) + (word << _WORD | other)
                if is_asked:
                    keys += ~is_asked(at) * _INEXACT
                if form.field is not Field.TEXT:
                    keys = keys[(position < inverted.borders[own][which]) == (form.field is Field.TITLE)]
                yield keys


def _asked(node: Node, common: bool = False) -> Iterator[_Asked]:
    match node:
        case Term(field=Field.BYLINE) | Phrase(field=Field.BYLINE):
            return
        case Term() | Phrase() | Expanded():
            yield _Asked(node, common)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _asked(part)
        case Quorum(parts=parts, common=words):
            for part in parts:
                yield from _asked(part)
            for word in words:
                yield from _asked(word, common=True)


def _unplaced(node: Node) -> Iterator[Node]:
    """What is found without its places: beginnings of words, and bylines."""
    match node:
        case Prefix() | Term(field=Field.BYLINE) | Phrase(field=Field.BYLINE):
            yield node
        case And(parts=parts) | Or(parts=parts) | Quorum(parts=parts):
            for part in parts:
                yield from _unplaced(part)


def _saturated(frequency: Array, norm: Array) -> Array:
    return frequency * (recipe.K1 + 1) / (frequency + norm[:, None])


def _positions(inverted: Inverted, form: Term | Phrase) -> tuple[Array, Callable[[Array], Array] | None]:
    """Ascending positions, and of these by their places, which are in the very form that was asked."""
    if isinstance(form, Phrase):
        return phrase_positions(inverted, form), None
    if form.exact or (stem := inverted.stems.find(form.text.encode())) is None:
        return word_positions(inverted, form), None
    run = inverted.postings(stem).occurrences
    first = int(inverted.first_word[stem])
    words = [
        word - first for word in inverted.words_of(form.surface.encode()) if inverted.word_stem[word] == stem
    ]
    if words and inverted.first_word[stem + 1] == first + 1:
        return inverted.positions[run], None  # it has no other form
    variants = inverted.variants[run]
    return inverted.positions[run], lambda at: variants[at] == (words[0] if words else -1)
