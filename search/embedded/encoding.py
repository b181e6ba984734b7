"""Records to arrays: what can be done of indexing without knowing the rest of the index.

A batch is analyzed in whatever process has time; numbers of words are of the batch alone, until the
segment that it is added to gives its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, compress

import numpy as np

from search.analysis import Analyzer
from search.embedded.arrays import Array
from search.embedded.records import Record
from search.query import Facet

UNDATED = np.iinfo(np.int64).min
NO_VIEWS = -1

MOST_RUNS = 100_000
"""Known from batch to batch, at about 30 MB. 11,000 articles hold 93,000 spellings."""

_EPOCH = datetime(1970, 1, 1)

Word = tuple[str, str]
"""Surface and stem."""
Part = tuple[int, int, int]
"""A word of a run: its number, how many characters of the run stand before it, how many it has."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of many texts, one after the other."""

    lexicon: list[Word]
    words: Array
    """Places in the lexicon; shape (words,). These and the next two of as few bits as they need: batches go
    through a pipe."""
    starts: Array
    """First character of each word in its title, body or byline."""
    lengths: Array
    """Characters of each word."""
    heads: Array
    """int32, words of the title; shape (records,)."""
    sizes: Array
    """int32, words of title and body; shape (records,)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Records ready to be added to a build, in the order they came."""

    ids: list[str]
    fingerprints: list[str]
    text: Stream
    byline: Stream
    moments: Array
    """int64, seconds from 1970, UNDATED where there is no date."""
    views: Array
    """int64, NO_VIEWS where they are not known."""
    clusters: list[str]
    claims: Array
    """Bool: the ledger or the figures are made of it."""
    facets: Mapping[Facet, list[tuple[str, ...]]]
    stored: list[bytes]

    def __len__(self) -> int:
        return len(self.ids)


class Encoder:
    """Encodes the records of one collection, batch by batch.

    What it knows of words serves the next batch, and stays out of the pickle: of the 22,000 in 500 articles
    all but 2,500 were met before.
    """

    def __init__(self, analyzer: Analyzer, facets: Sequence[Facet]) -> None:
        self._analyzer = analyzer
        self._facets = facets
        self._text, self._bylines = _Codes(analyzer), _Codes(analyzer, names=True)

    def __reduce__(self) -> tuple[type[Encoder], tuple[Analyzer, Sequence[Facet]]]:
        return Encoder, (self._analyzer, self._facets)

    def encode(self, records: Sequence[Record]) -> Batch:
        text, byline = _StreamEncoder(self._text), _StreamEncoder(self._bylines)
        for record in records:
            text.add(record.title, record.body)
            byline.add("", record.byline)
        return Batch(
            ids=[record.id for record in records],
            fingerprints=[record.fingerprint for record in records],
            text=text.stream(),
            byline=byline.stream(),
            moments=np.array([_seconds(record.moment) for record in records], np.int64),
            views=np.array([NO_VIEWS if it.views is None else it.views for it in records], np.int64),
            clusters=[record.cluster for record in records],
            claims=np.array([record.claims for record in records], bool),
            facets={facet: [record.facets.get(facet, ()) for record in records] for facet in self._facets},
            stored=[record.stored for record in records],
        )


class _StreamEncoder:
    """The texts of one batch to numbers of words."""

    def __init__(self, codes: _Codes) -> None:
        self._codes = codes
        codes.bound()
        self._runs = array("i")
        """The code of each run."""
        self._lengths = array("i")
        """Characters of each piece, of runs and of what stands around them."""
        self._pieces = array("i")
        """How many pieces each title and each body has, in turn."""

    def add(self, title: str, body: str) -> None:
        for text in (title, body):
            pieces = Analyzer.split(text)
            self._runs.extend(map(self._codes.__getitem__, pieces[1::2]))
            self._lengths.extend(map(len, pieces))
            self._pieces.append(len(pieces))

    def stream(self) -> Stream:
        runs, pieces = np.array(self._runs, np.int32), np.array(self._pieces, np.int64)
        lengths = np.array(self._lengths, np.int32)
        starts = np.cumsum(lengths, dtype=np.int64) - lengths
        first = np.cumsum(pieces) - pieces
        is_run = (np.arange(len(lengths)) - np.repeat(first, pieces)) % 2 == 1
        starts -= np.repeat(starts[first], pieces)
        words, starts, lengths, of_run = self._words(runs, starts[is_run].astype(np.int32), lengths[is_run])
        so_far = np.concatenate(([0], np.cumsum(of_run)))
        of_text = np.diff(so_far[np.concatenate(([0], np.cumsum(pieces // 2)))]).astype(np.int32)
        heads, bodies = of_text[0::2], of_text[1::2]
        lexicon, words = self._codes.lexicon(words)
        return Stream(lexicon, _narrow(words), _narrow(starts), _narrow(lengths), heads, heads + bodies)

    def _words(self, runs: Array, starts: Array, lengths: Array) -> tuple[Array, Array, Array, Array]:
        """Number, start and length of each word; and how many words each run has."""
        several = [self._codes.several(code) for code in runs[runs < 0].tolist()]
        of_run = np.ones(len(runs), np.int64)
        of_run[runs < 0] = [len(parts) for parts in several]
        words, starts, lengths = (np.repeat(values, of_run) for values in (runs, starts, lengths))
        numbers, skipped, sizes = np.array([*chain(*several)], np.int32).reshape(-1, 3).T
        inside = words < 0
        words[inside] = numbers
        starts[inside] += skipped
        lengths[inside] = sizes
        return words, starts, lengths, of_run


class _Codes(dict[str, int]):
    """Run -> the number of the word it is; below 0 where it is several words, or more than the word.

    `names`: a byline's words have no stems, they are names.
    """

    def __init__(self, analyzer: Analyzer, names: bool = False) -> None:
        super().__init__()
        self._analyzer = analyzer
        self._names = names
        self._several: list[list[Part]] = []
        self._numbers: dict[Word, int] = {}

    def __missing__(self, run: str) -> int:
        parts = [
            (self._number(surface, surface if self._names else stem), start, end - start)
            for surface, stem, start, end in self._analyzer.parts(run)
        ]
        if len(parts) == 1 and parts[0][1:] == (0, len(run)):
            code = parts[0][0]
        else:
            self._several.append(parts)
            code = -len(self._several)
        self[run] = code
        return code

    def several(self, code: int) -> list[Part]:
        return self._several[-code - 1]

    def lexicon(self, numbers: Array) -> tuple[list[Word], Array]:
        """The words of these numbers, each once, and each number's place among them."""
        occurs = np.zeros(len(self._numbers), bool)
        occurs[numbers] = True
        places = np.cumsum(occurs, dtype=np.int32) - np.int32(1)
        return list(compress(self._numbers, occurs.tolist())), places[numbers]

    def bound(self) -> None:
        """Forgets all where it is too much; to be asked between batches."""
        if len(self) > MOST_RUNS:
            self.clear()
            self._several.clear()
            self._numbers.clear()

    def _number(self, surface: str, stem: str) -> int:
        return self._numbers.setdefault((surface, stem), len(self._numbers))


def _narrow(values: Array) -> Array:
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))


def _seconds(moment: datetime | None) -> int:
    return int((moment - _EPOCH).total_seconds()) if moment else UNDATED
