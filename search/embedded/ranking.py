"""The first of the matches in the order of `search.ranking`, over arrays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np

from search import ranking as recipe
from search.embedded.arrays import Array
from search.embedded.index import Index
from search.embedded.matching import Matcher
from search.embedded.occurrences import asked, occurrences
from search.embedded.ordering import foremost, ordered
from search.page import Contribution, Explanation, Reason
from search.query import And, Field, Node, Or, Phrase, Prefix, Quorum, Sort, Term

_EARLY = np.ones(20 * recipe.LEAD_WORDS)
"""What an occurrence counts by its place in the body, counted from 1; what is in the title, at 0 and below,
counts 1, and so does what is far behind (to 9 digits)."""
_EARLY[1:] += recipe.LEAD * np.exp(np.arange(len(_EARLY) - 1) / -recipe.LEAD_WORDS)


class Ranking:
    """The order of all matches: the best by the recipe, the others by BM25F behind them."""

    def __init__(
        self, index: Index[Any], matcher: Matcher, node: Node, rows: Array, bm25f: Array | None = None
    ) -> None:
        """The rows' BM25F where it is known already: of few matches, all looked at, nobody asks."""
        self._columns = index.columns
        self._matcher = matcher
        self._node = node
        self._rows = rows
        self._known = bm25f
        self._best = np.zeros(0, np.int64)
        self._scores = np.zeros(0)
        self._looked_at: _Candidates | None = None
        if len(rows) and next(asked(node), None):
            self._best = self._candidates()
            self._looked_at = _Candidates(index, matcher, node, rows[self._best])
            self._scores = self._looked_at.scores

    @cached_property
    def _bm25f(self) -> Array:
        return self._matcher.scores(self._node, self._rows) if self._known is None else self._known

    def _candidates(self) -> Array:
        """The places of the best by BM25F, ascending as the matcher scores them."""
        if len(self._rows) <= recipe.CANDIDATES:
            return np.arange(len(self._rows))
        return foremost(self._columns, self._rows, self._bm25f, Sort.RELEVANCE, recipe.CANDIDATES)

    def page(self, first: int, last: int) -> tuple[Array, Array]:
        """The places of these results among the matches, and their scores."""
        # of 50,000 matches only the candidates need an order
        if len(self._best) >= min(last, len(self._rows)):
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
        columns = index.columns
        self._rows = rows
        self._asked = list(asked(node))
        having = [len(matcher.rows(it.node)) for it in self._asked]
        self._weights = np.array(
            [
                recipe.rarity(columns.living, count) * (recipe.COMMON if it.common else 1)
                for it, count in zip(self._asked, having, strict=True)
            ]
        )
        self._titles = columns.lengths("title").take(rows)
        self._average_title = columns.average_length("title")
        lengths = columns.lengths("body").take(rows) + recipe.TITLE * self._titles
        average = columns.average_length("body") + recipe.TITLE * self._average_title
        self._norm = _norm(lengths, average, recipe.B)
        self._found = occurrences(index, rows, self._asked)
        self._cells = self._found.row * len(self._asked) + self._found.word
        self._in_text, self._in_title = self._frequent()
        self._closeness = self._passage = self._frequency = np.zeros(len(rows))
        if len(self._asked) > 1:
            telling = sum(not it.common for it in self._asked)
            scattered = min(1.0, recipe.FEW / max(1, telling))
            self._closeness = recipe.CLOSENESS * scattered * self._close()
            self._passage = recipe.PASSAGE * scattered * self._dense()
        for it in _unplaced(node):
            self._frequency = self._frequency + matcher.scores(it, rows)
        words = (self._in_text + self._in_title).sum(axis=1)
        evidence = words + self._closeness + self._passage + self._frequency
        complete = matcher.complete(node, rows)
        self._complete = np.zeros(len(rows)) if complete is None else recipe.COMPLETE * complete * evidence
        self.scores = evidence + self._complete
        """float64, for each row."""

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

    def _frequent(self) -> tuple[Array, Array]:
        """What each word tells by being in the text, and by being in the title; shape (rows, words)."""
        shape = 2, len(self._rows), len(self._asked)
        found = self._found
        behind = found.place - self._titles.take(found.row)
        counts = found.counts * _EARLY.take(behind + 1, mode="clip")
        cells = self._cells + (behind < 0) * (shape[1] * shape[2])
        bodies, titles = np.bincount(cells, counts, 2 * shape[1] * shape[2]).reshape(shape)
        in_text = self._weights * _saturated(bodies + recipe.TITLE * titles, self._norm)
        norm = _norm(self._titles, self._average_title, recipe.TITLE_B)
        return in_text, recipe.TITLE_AGAIN * self._weights * _saturated(titles, norm)

    def _close(self) -> Array:
        """How near to each other the telling words stand."""
        shape = len(self._rows), len(self._asked)
        found, cells = self._found, self._cells
        if any(it.common for it in self._asked):
            telling = np.array([not it.common for it in self._asked]).take(found.word).nonzero()[0]
            found, cells = found.only(telling), cells.take(telling)
        text = found.row * 2 + (found.place < self._titles.take(found.row))
        beside = ((text[1:] == text[:-1]) & (found.word[1:] != found.word[:-1])).nonzero()[0]
        behind = beside + 1
        near = 1.0 / np.maximum(found.place.take(behind) - found.place.take(beside), 1) ** 2
        weights = self._weights.take(found.word)
        given = np.bincount(cells.take(beside), near * weights.take(behind), shape[0] * shape[1])
        given += np.bincount(cells.take(behind), near * weights.take(beside), shape[0] * shape[1])
        return _saturated(given.reshape(shape), self._norm) @ np.minimum(1.0, self._weights)

    def _dense(self) -> Array:
        """The most weight of different words that one passage holds; passages overlap by half."""
        best = np.zeros(len(self._rows))
        row, word, place, _ = self._found
        if not len(row):
            return best
        half = recipe.PASSAGE_WORDS // 2
        passage = np.concatenate((place, place + half)) // recipe.PASSAGE_WORDS
        row = np.concatenate((row, row))
        begin = np.ones(len(row), bool)
        begin[1:] = (passage[1:] != passage[:-1]) | (row[1:] != row[:-1])
        begin[len(place)] = True
        first = begin.nonzero()[0]
        held = np.zeros((len(first), len(self._asked)), bool)
        held.ravel()[(begin.cumsum() - 1) * len(self._asked) + np.concatenate((word, word))] = True
        np.maximum.at(best, row.take(first), held @ self._weights)
        return best


def _unplaced(node: Node) -> Iterator[Node]:
    """What is found without its places: beginnings of words, and bylines."""
    match node:
        case Prefix() | Term(field=Field.BYLINE) | Phrase(field=Field.BYLINE):
            yield node
        case And(parts=parts) | Or(parts=parts) | Quorum(parts=parts):
            for part in parts:
                yield from _unplaced(part)


def _norm(lengths: Array, average: float, b: float) -> Array:
    """What a frequency is held against in texts of these lengths; shape (rows, 1)."""
    return (lengths * (recipe.K1 * b / (average or 1.0)) + recipe.K1 * (1 - b))[:, None]


def _saturated(frequency: Array, norm: Array) -> Array:
    return frequency * (recipe.K1 + 1) / (frequency + norm)
