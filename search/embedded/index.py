"""All segments of one collection as one: a term's rows, counts and positions over the whole build."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, Protocol

import numpy as np

from search.embedded.arrays import Array, pieces
from search.embedded.columns import Columns, Mask
from search.embedded.inversion import IN_BODY, IN_TITLE
from search.embedded.positions import as_indexed, counted
from search.embedded.records import Collection, Stored
from search.embedded.segments import Inverted, Segment
from search.query import Field, Term

COLUMNS = "columns"
SEGMENTS = "segments"

_MARKED = 1 << 16
"""Rows marked at once: words begin with "meng" 900,000 times, which took 16 MB at once."""


_BITS = {
    Field.TEXT: (IN_TITLE, IN_BODY),
    Field.TITLE: (IN_TITLE,),
    Field.BODY: (IN_BODY,),
    Field.BYLINE: (IN_BODY,),
}

Places = slice | Array
"""Some of a word's rows, by their places in its list of rows."""


class Occurring(Protocol):
    """Where a word is, over the whole build: living rows only."""

    @property
    def rows(self) -> Array:
        """int32, ascending."""
        ...

    @property
    def having(self) -> tuple[int, int]:
        """In how many titles it is, and in how many bodies (or bylines)."""
        ...

    def counts(self, places: Places) -> tuple[Array, Array]:
        """uint8, how often it is in these rows' titles, and in their bodies (or bylines)."""
        ...

    def counts_in(self, rows: Array) -> tuple[Array, Array]:
        """The same of some rows that have it, ascending."""
        ...


class OccurringStem:
    """Implements `Occurring` for every form of a word."""

    def __init__(self, rows: Array, titles: Array, bodies: Array) -> None:
        self.rows = rows
        self._titles = titles
        self._bodies = bodies

    @cached_property
    def having(self) -> tuple[int, int]:
        return int(np.count_nonzero(self._titles)), int(np.count_nonzero(self._bodies))

    def counts(self, places: Places) -> tuple[Array, Array]:
        if isinstance(places, slice):
            return self._titles[places], self._bodies[places]
        return self._titles.take(places), self._bodies.take(places)

    def counts_in(self, rows: Array) -> tuple[Array, Array]:
        return self.counts(self.rows.searchsorted(rows))


class OccurringWord:
    """Implements `Occurring` for a word as written. Its rows and counts are made only where they are asked:
    inside quotes it is mostly a word of a phrase, and few rows have the phrase."""

    def __init__(self, index: Index[Any], term: Term, flagged: Array) -> None:
        self._index = index
        self._term = term
        self._flagged = flagged
        """Each row, shifted by two bits that tell title and body; ascending."""

    @cached_property
    def rows(self) -> Array:
        rows: Array = (self._flagged >> 2).astype(np.int32)
        return rows

    @cached_property
    def having(self) -> tuple[int, int]:
        titles, bodies = (np.count_nonzero(self._flagged & bit) for bit in (IN_TITLE, IN_BODY))
        return int(titles), int(bodies)

    def counts(self, places: Places) -> tuple[Array, Array]:
        return self.counts_in(self.rows[places])

    def counts_in(self, rows: Array) -> tuple[Array, Array]:
        titles, bodies = np.zeros(len(rows), np.uint8), np.zeros(len(rows), np.uint8)
        for inverted, base in self._index.streams(self._term.field):
            inside = slice(*np.searchsorted(rows, (base, base + len(inverted.borders))).tolist())
            of_rows = counted(inverted, self._term.surface, rows[inside] - base)
            titles[inside], bodies[inside] = of_rows
        return titles, bodies


class Index(Generic[Stored]):
    """One collection of a finished build. Threads may share it: nothing of it changes."""

    def __init__(self, directory: Path, collection: Collection[Stored]) -> None:
        """Raises OSError and ValueError where files are missing or cut short."""
        self.collection = collection
        names = (directory / SEGMENTS).read_text().split()
        self.segments = [Segment(directory / name) for name in names]
        self.columns = Columns(directory / COLUMNS, collection.facets)
        self.bases = np.cumsum([0, *map(len, self.segments)]).tolist()
        """The first row of each segment, and behind the last one the number of rows."""
        if self.bases[-1] != len(self.columns):
            raise ValueError(f"{directory}: segments hold {self.bases[-1]} rows, columns {len(self.columns)}")

    def __len__(self) -> int:
        return len(self.columns)

    def streams(self, field: Field) -> Iterator[tuple[Inverted, int]]:
        """The field's words in each segment, with the segment's first row."""
        for segment, base in zip(self.segments, self.bases, strict=False):
            yield (segment.byline if field is Field.BYLINE else segment.text), base

    def occurring(self, term: Term) -> Occurring:
        """The rows that hold a word anywhere in title and body, or in the byline."""
        term = as_indexed(term)
        if term.exact:
            return OccurringWord(self, term, self._flagged_rows(term))
        found = [_postings(inverted, term, base) for inverted, base in self.streams(term.field)]
        rows, titles, bodies = (_joined([it[part] for it in found]) for part in range(3))
        return OccurringStem(*self._living(rows, titles, bodies))

    def _flagged_rows(self, term: Term) -> Array:
        """The living rows of a word as written, ascending, each shifted by two bits for title and body."""
        flagged = []
        for inverted, base in self.streams(term.field):
            words = inverted.words_of(term.surface.encode())
            of_words = inverted.word_postings(words)
            flagged.append(of_words if len(words) < 2 else _once_a_row(of_words))
            if base:
                flagged[-1] = flagged[-1].astype(np.int64) + (base << 2)
        joined = _joined(flagged)
        return joined[self.columns.alive[joined >> 2]] if self.columns.worn else joined

    def beginning(self, prefix: str, field: Field) -> tuple[Array, Array]:
        """int32, the rows with a word that begins so; uint8, in how many of title and body (or byline)."""
        flagged = []
        for inverted, base in self.streams(field):
            places = inverted.surfaces.beginning(prefix.encode())
            words = inverted.surface_word[places.start : places.stop].tolist()
            flagged.append((base, inverted.word_postings(words)))
        fields = np.zeros(len(self), np.uint8)
        for bit in _BITS[field]:
            mask = np.zeros(len(self), bool)
            for base, of_words in flagged:
                for some in pieces(len(of_words), _MARKED):
                    rows = (of_words[some] >> 2).take((of_words[some] & bit).nonzero()[0])
                    mask[base:][rows] = True
            fields += mask
        if self.columns.worn:
            fields *= self.columns.alive
        rows = (fields != 0).nonzero()[0].astype(np.int32)
        return rows, fields.take(rows)

    def _living(self, rows: Array, *aligned: Array) -> tuple[Array, ...]:
        if not self.columns.worn:
            return rows, *aligned
        keep = self.columns.alive[rows]
        return rows[keep], *(values[keep] for values in aligned)

    def claiming(self) -> Iterator[Stored]:
        """The living values that the ledger and the figures are made of."""
        for row in np.flatnonzero(self.columns.claims & self.columns.alive).tolist():
            yield self.stored(row)

    def place(self, row: int) -> tuple[Segment, int]:
        """The segment that holds a row, and the row's number in it."""
        segment = bisect_right(self.bases, row) - 1
        return self.segments[segment], row - self.bases[segment]

    def by_segment(self, rows: Array) -> Iterator[tuple[Segment, Array, Array]]:
        """Each segment that has some of these rows, with their places in `rows` and their numbers in it."""
        if len(self.segments) == 1:
            yield self.segments[0], np.arange(len(rows)), rows
            return
        for segment, base, end in zip(self.segments, self.bases, self.bases[1:], strict=False):
            places = np.flatnonzero((rows >= base) & (rows < end))
            if len(places):
                yield segment, places, rows[places] - base

    def stored(self, row: int) -> Stored:
        segment, own = self.place(row)
        return self.collection.restore(segment.stored(own))

    @cached_property
    def values(self) -> list[str]:
        """Facet values by their codes over all facets: read once for all requests (2,000 units: 1 ms)."""
        return [value.decode() for column in self.columns.facets.values() for value in column.values]

    @cached_property
    def counted_everything(self) -> Array:
        """Every facet's counts over all living rows: the front page asks for nothing else."""
        columns = self.columns
        return columns.table.counts(columns.everything, Mask(len(columns)))


def _postings(inverted: Inverted, term: Term, base: int) -> tuple[Array, Array, Array]:
    """Rows, and how often the stem is in their titles and bodies."""
    stem = inverted.stems.find(term.text.encode())
    if stem is None:
        return inverted.rows[:0], inverted.titles[:0], inverted.bodies[:0]
    found = inverted.postings(stem)
    return found.rows + np.int32(base) if base else found.rows, found.titles, found.bodies


def _once_a_row(flagged: Array) -> Array:
    """A surface of two stems stands twice where a text has both."""
    flagged = np.sort(flagged)
    begin = np.flatnonzero(np.diff(flagged >> 2, prepend=-1))
    return np.bitwise_or.reduceat(flagged, begin) if len(begin) else flagged


def _joined(parts: Sequence[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts or [np.zeros(0, np.int64)])
