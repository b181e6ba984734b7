"""Which records match a query, and how well: rows first, then scores for the rows that are left.

A node's matches are ascending row numbers. Filters and exclusions are asked of rows that already
match, and only what passed them is scored: of a term with 23,000 rows under two filters that is a
tenth. (Whoosh's own `Or([a, Not(b)])` means `a AND NOT b`, and an `And` of nothing but `Not`s finds
nothing; here they mean what they say.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log1p
from typing import Any

import numpy as np

from search.embedded.arrays import Array
from search.embedded.index import Index, Occurring, Places
from search.embedded.phrases import phrase_rows
from search.embedded.rowsets import RowSets
from search.embedded.scoring import TITLE_WEIGHT, idf, score
from search.query import (
    And,
    Between,
    Everything,
    Expanded,
    Field,
    HasValue,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Quorum,
    Term,
)
from search.ranking import OTHER


@dataclass(frozen=True, slots=True)
class Scored:
    """A leaf of the query that scores: its rows, and the score of any of them."""

    rows: Array
    score: Callable[[Places], Array]
    """Places in `rows` -> float32 scores."""


class Matcher:
    """Matches query trees against one index, and remembers each leaf: a facet's own count, the scores and
    the snippets ask for it again."""

    def __init__(self, index: Index[Any]) -> None:
        self._index = index
        self._columns = index.columns
        self.sets = RowSets(len(index))
        self._occurring: dict[Term, Occurring] = {}
        self._leaves: dict[Node, Scored] = {}
        self._quorums: dict[Quorum, tuple[Array, Array]] = {}

    def rows(self, node: Node) -> Array:
        """int32, the living rows that match, ascending."""
        match node:
            case Term() | Phrase() | Prefix():
                return self._leaf(node).rows
            case Expanded(word=word, others=others):
                return self.sets.union([self.rows(part) for part in (word, *others)])
            case And(parts=parts):
                return self._all(parts)
            case Or(parts=parts):
                return self.sets.union([self.rows(part) for part in parts])
            case Quorum():
                return self._quorum(node)[1]
            case Not() | Between():
                everything = self._columns.everything
                return everything[self._passes(node, everything)]
            case HasValue(facet=facet, value=value):
                return self._living(self._columns.facets[facet].having(value))
            case Everything():
                return self._columns.everything

    def scores(self, node: Node, rows: Array) -> Array:
        """float32 for each of these matching rows. Filters score 0; so does NOT."""
        match node:
            case Term() | Phrase() | Prefix():
                return self._at(self._leaf(node), rows)
            case Expanded(word=word, others=others):
                return self._sum(
                    self.scores(part, rows) * np.float32(1 if part is word else OTHER)
                    for part in (word, *others)
                )
            case And(parts=parts):
                return self._sum(self.scores(part, rows) for part in parts)
            case Quorum(parts=parts) if self._holds_all(node):
                return self._sum(self.scores(part, rows) for part in parts)
            case Or(parts=parts) | Quorum(parts=parts):
                return self._either(parts, rows)
            case _:
                return np.zeros(len(rows), np.float32)

    def complete(self, node: Node, rows: Array) -> Array | None:
        """True for those of these matching rows that hold all of a quorum; None where they all do."""
        match node:
            case Quorum():
                return None if self._holds_all(node) else self.sets.among(rows, self._quorum(node)[0])
            case And(parts=parts):
                told = [it for part in parts if (it := self.complete(part, rows)) is not None]
                return np.logical_and.reduce(told) if told else None
            case _:
                return None

    @staticmethod
    def _sum(parts: Any) -> Array:
        first, *rest = parts
        for part in rest:
            first = first + part
        return first

    def _either(self, parts: Sequence[Node], rows: Array) -> Array:
        """Each part scores only the rows that match it."""
        total = np.zeros(len(self._index), np.float32)
        for part in parts:
            match part:
                case Term() | Phrase() | Prefix() if len(self._leaf(part).rows) <= len(rows):
                    leaf = self._leaf(part)
                    scores = leaf.score(slice(None))
                    total[leaf.rows.astype(np.intp)] += scores  # numbers as wide as numpy's own, as in `Mask`
                case And():
                    matching = rows.compress(self.sets.among(rows, self.rows(part)))
                    total[matching] += self.scores(part, matching)
                case _:  # what does not match it gets 0
                    total[rows] += self.scores(part, rows)
        return total.take(rows)

    # -- rows ----------------------------------------------------------------------------------------

    def _quorum(self, quorum: Quorum) -> tuple[Array, Array]:
        """The rows that hold all of it, and those that match; the same array where nothing less does."""
        known = self._quorums.get(quorum)
        if known is None:
            known = self._quorums[quorum] = self._decided(quorum)
        return known

    def _holds_all(self, quorum: Quorum) -> bool:
        """Whatever matches it holds all of it."""
        complete, matching = self._quorum(quorum)
        return complete is matching

    def _decided(self, quorum: Quorum) -> tuple[Array, Array]:
        complete = self._all(quorum.parts)
        if len(complete) >= (1 if len(quorum.parts) <= Quorum.SHORT else Quorum.ENOUGH):
            return complete, complete
        held = np.zeros(len(self._index), np.float32)
        for part in quorum.parts:
            rows = self.rows(part)
            if len(rows):
                held[rows] += np.float32(log1p(self._columns.living / len(rows)))
        enough = Quorum.PARTIAL * float(held.max(initial=0.0)) * (1 - 1e-6)  # sums of float32 are rounded
        matching = np.flatnonzero((held >= enough) & (held > 0)).astype(np.int32)
        return complete, matching if len(matching) > len(complete) else complete

    def _all(self, parts: Sequence[Node]) -> Array:
        lists = [self.rows(part) for part in parts if _is_list(part)]
        rows = self.sets.intersection(lists) if lists else self._columns.everything
        for part in parts:
            if not _is_list(part):
                rows = rows[self._passes(part, rows)]
        return rows

    def _passes(self, node: Node, rows: Array) -> Array:
        """True for those of these rows that a filter lets pass."""
        match node:
            case Not(part=part):
                return ~self._passes(part, rows)
            case Between(since=None, until=None) | Everything():
                return np.ones(len(rows), bool)
            case Between(since=since, until=until):
                return self._columns.between(rows, since, until)
            case _:
                return self.sets.among(rows, self.rows(node))

    def _living(self, rows: Array) -> Array:
        return rows[self._columns.alive[rows]] if self._columns.worn else rows

    # -- leaves --------------------------------------------------------------------------------------

    def occurring(self, term: Term) -> Occurring:
        """Where a word is in title or body, whichever of them is asked, or in the byline."""
        if term.field in (Field.TITLE, Field.BODY):
            term = replace(term, field=Field.TEXT)
        known = self._occurring.get(term)
        if known is None:
            known = self._occurring[term] = self._index.occurring(term)
        return known

    def _leaf(self, node: Term | Phrase | Prefix) -> Scored:
        known = self._leaves.get(node)
        if known is None:
            known = self._leaves[node] = self._made(node)
        return known

    def _made(self, node: Term | Phrase | Prefix) -> Scored:
        match node:
            case Term(field=Field.TITLE | Field.BODY as field):
                found = self.occurring(node)
                places = np.flatnonzero(found.counts(slice(None))[field is Field.BODY])
                return self._word(found, places, (field,))
            case Term(field=field):
                return self._word(self.occurring(node), slice(None), _fields(field))
            case Prefix(text=text, field=field):
                # 1 for each field: of which word it is, its rarity says little
                rows, fields = self._index.beginning(text, field)
                return Scored(rows, lambda places: fields[places].astype(np.float32))
            case Phrase(terms=terms, field=field):
                return self._phrase(terms, *phrase_rows(self._index, node), field)

    def _word(self, found: Occurring, within: Places, fields: Sequence[Field]) -> Scored:
        rows = found.rows[within]

        def scores(places: Places) -> Array:
            at = places if isinstance(within, slice) else within[places]
            return self._bm25(found.having, rows[places], found.counts(at), fields)

        return Scored(rows, scores)

    def _bm25(
        self, having: tuple[int, int], rows: Array, counts: tuple[Array, Array], fields: Sequence[Field]
    ) -> Array:
        """BM25F of a word in these rows: the title and the body each by its own rarity and length."""
        titles, others = counts
        if fields[-1] is not Field.TITLE and having[1]:
            total = self._score(others, rows, fields[-1], having[1])
        else:
            total = np.zeros(len(rows), np.float32)
        if fields[0] is Field.TITLE and having[0]:
            # few, even where many rows have the word; to find them among bytes takes six times as long
            named = (titles != 0).nonzero()[0]
            weighted = titles.take(named) * TITLE_WEIGHT
            total[named] += self._score(weighted, rows.take(named), Field.TITLE, having[0])
        return total

    def _score(self, counts: Array, rows: Array, field: Field, having: int) -> Array:
        return score(counts, self._columns.norms(field).take(rows), idf(self._columns.living, having))

    def _phrase(self, terms: Sequence[Term], titles: Array, others: Array, field: Field) -> Scored:
        """Scored in each field where it stands, as its words are."""
        lists = {of: titles if of is Field.TITLE else others for of in _fields(field)}
        rows = self.sets.union(list(lists.values()))

        def scores(places: Places) -> Array:
            wanted = rows[places]
            total = np.zeros(len(wanted), np.float32)
            inside = {of: self.sets.among(wanted, having) for of, having in lists.items() if len(having)}
            for found in map(self.occurring, terms):
                counts = found.counts_in(wanted)
                for of, stands in inside.items():
                    total += self._bm25(found.having, wanted, counts, (of,)) * stands
            return total

        return Scored(rows, scores)

    def _at(self, leaf: Scored, rows: Array) -> Array:
        """The leaf's scores of these rows; 0 where a row is none of its own."""
        if rows is leaf.rows:
            return leaf.score(slice(None))
        places = self.sets.places(rows, leaf.rows)
        if len(places) == len(rows):
            return leaf.score(places)
        dense = np.zeros(len(self._index), np.float32)
        dense[leaf.rows[places]] = leaf.score(places)
        return dense[rows]


def _fields(field: Field) -> tuple[Field, ...]:
    return (Field.TITLE, Field.BODY) if field is Field.TEXT else (field,)


def _is_list(node: Node) -> bool:
    """A node that is answered by a list of rows, not by asking each row."""
    return not isinstance(node, Not | Between | Everything)
