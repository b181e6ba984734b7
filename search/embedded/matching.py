"""Which documents match a query, and how well: a query's tree over the whole build at once.

Every node gives a mask and scores over all rows, so that AND, OR and NOT are one array operation
each and mean what they say. (Whoosh's own `Or([a, Not(b)])` means `a AND NOT b`, and an `And` of
nothing but `Not`s finds nothing.) Whoosh reads the postings; scores are its BM25F, computed over
arrays and over living documents only, so that they do not change when segments are merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length, length_to_byte

from search.embedded.columns import Columns, Mask
from search.embedded.schema import STEMMED, SURFACE
from search.phrases import occurrences
from search.query import And, Between, Everything, Field, HasValue, Node, Not, Or, Phrase, Prefix, Term

Scores = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

_K1, _B = 1.2, 0.75
"""Whoosh's own defaults, and the values the ranking figures were measured with."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Over all rows of a build. Where the mask is False the score is 0."""

    mask: Mask
    scores: Scores


class FieldLengths:
    """Words a document has in each field, and the average, as BM25F uses them."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._known: dict[str, tuple[Scores, float]] = {}

    def of(self, field: str) -> tuple[Scores, float]:
        """Lengths in the steps that Whoosh stores (a byte each), and the exact average."""
        name = field.removesuffix("_surface")
        if name not in self._known:
            exact = self._columns.lengths[name]
            steps = [byte_to_length(length_to_byte(n)) for n in range(int(exact.max(initial=0)) + 1)]
            living = exact[self._columns.alive]
            average = float(living.mean()) if living.any() else 1.0
            self._known[name] = np.maximum(np.take(steps, exact), 1.0), average
        return self._known[name]


class Matcher:
    """Matches query trees against one build through one Whoosh reader. Not shared between threads."""

    def __init__(self, reader: Any, columns: Columns, lengths: FieldLengths) -> None:
        self._reader = reader
        self._columns = columns
        self._lengths = lengths

    @cached_property
    def _leaves(self) -> list[tuple[Any, int]]:
        return list(self._reader.leaf_readers())

    def match(self, node: Node) -> Matched:
        """The living documents that match. Filters score 0; so does NOT."""
        matched = self._match(node)
        return Matched(matched.mask & self._columns.alive, matched.scores)

    def _match(self, node: Node) -> Matched:
        match node:
            case Term(field=Field.TEXT) | Phrase(field=Field.TEXT) | Prefix(field=Field.TEXT):
                return self._any([self._in_field(node, field) for field in (Field.TITLE, Field.BODY)])
            case Term() | Phrase() | Prefix():
                return self._in_field(node, node.field)
            case And(parts=parts):
                return self._all([self._match(part) for part in parts])
            case Or(parts=parts):
                return self._any([self._match(part) for part in parts])
            case Not(part=part):
                return self._unscored(~self._match(part).mask)
            case HasValue(facet=facet, value=value):
                return self._unscored(self._columns.facets[facet].having((value,), len(self._columns)))
            case Between(since=since, until=until):
                return self._unscored(self._columns.between(since, until))
            case Everything():
                return self._unscored(np.ones(len(self._columns), bool))

    def _in_field(self, node: Term | Phrase | Prefix, field: Field) -> Matched:
        match node:
            case Term():
                return self._term(*_indexed(node, field))
            case Prefix(text=text):
                return self._prefix(SURFACE[field], text)
            case Phrase(terms=terms, slop=slop):
                return self._phrase([_indexed(term, field) for term in terms], slop)

    def _all(self, parts: Sequence[Matched]) -> Matched:
        mask = reduce(np.logical_and, (part.mask for part in parts), np.ones(len(self._columns), bool))
        return Matched(mask, np.where(mask, sum(part.scores for part in parts), 0))

    def _any(self, parts: Sequence[Matched]) -> Matched:
        nothing = self._unscored(np.zeros(len(self._columns), bool))
        mask = reduce(np.logical_or, (part.mask for part in parts), nothing.mask)
        return Matched(mask, sum((part.scores for part in parts), nothing.scores))

    def _unscored(self, mask: Mask) -> Matched:
        return Matched(mask, np.zeros(len(mask)))

    def _term(self, field: str, text: str) -> Matched:
        rows: list[int] = []
        weights: list[float] = []
        for postings, base, _ in self._postings(field, text):
            while postings.is_active():
                rows.append(base + postings.id())
                weights.append(postings.weight())
                postings.next()
        return self._scored(field, np.array(rows, np.int64), np.array(weights))

    def _scored(self, field: str, rows: Rows, weights: Scores) -> Matched:
        """BM25 of one term, as `whoosh.scoring.BM25F` has it."""
        matched = self._unscored(np.zeros(len(self._columns), bool))
        if len(rows):
            lengths, average = self._lengths.of(field)
            idf = log(self._columns.alive.sum() / (len(rows) + 1)) + 1
            norms = _K1 * ((1 - _B) + _B * lengths[rows] / average)
            matched.mask[rows] = True
            matched.scores[rows] = idf * weights * (_K1 + 1) / (weights + norms)
        return matched

    def _prefix(self, field: str, text: str) -> Matched:
        """Scores 1 wherever a word begins so: of which word it is, its rarity says little."""
        mask = np.zeros(len(self._columns), bool)
        for leaf, base in self._leaves:
            for word in leaf.expand_prefix(field, text):
                mask[[base + row for row in leaf.postings(field, word).all_ids()]] = True
        return Matched(mask, mask.astype(np.float64))

    def _phrase(self, words: Sequence[tuple[str, str]], slop: int) -> Matched:
        """All the words, and somewhere in order; scored as its words are."""
        together = self._all([self._term(*word) for word in words])
        mask = together.mask & self._columns.alive
        rows = np.flatnonzero(mask)
        positions = [self._positions(*word, rows) for word in words]
        for row in rows.tolist():
            mask[row] = any(occurrences([of_word[row] for of_word in positions], slop))
        return Matched(mask, np.where(mask, together.scores, 0))

    def _positions(self, field: str, text: str, rows: Rows) -> dict[int, list[int]]:
        """Where the word stands in each of these rows, all of which hold it."""
        found: dict[int, list[int]] = {}
        for postings, base, end in self._postings(field, text):
            for row in rows[(rows >= base) & (rows < end)].tolist():
                postings.skip_to(row - base)
                found[row] = postings.value_as("positions")
        return found

    def _postings(self, field: str, text: str) -> Iterator[tuple[Any, int, int]]:
        """A word's postings in each segment that has it, with the segment's first row and its end."""
        for leaf, base in self._leaves:
            try:
                yield leaf.postings(field, text), base, base + leaf.doc_count_all()
            except TermNotFound:
                continue


def _indexed(term: Term, field: Field) -> tuple[str, str]:
    """The Whoosh field and the word to look up in it."""
    if term.exact or field is Field.BYLINE:
        return SURFACE[field], term.surface
    return STEMMED[field], term.text
