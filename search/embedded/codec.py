"""A build as an ordinary Whoosh index: `whoosh.index.open_dir` opens it, and Whoosh's own parser and
searcher answer on it, reading the same arrays through Whoosh's documented door for that, a codec.

Whoosh sees one segment that holds the living articles and nothing else, however many segments and
dead rows there are: so its statistics are ours, and it scores as we do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cached_property
from heapq import merge
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import Codec, PerDocumentReader, TermsReader
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.fields import DATETIME
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from search.analysis import Analyzer
from search.embedded.arrays import Array
from search.embedded.encoding import UNDATED
from search.embedded.index import Index
from search.embedded.positions import rows_of, word_positions
from search.embedded.records import ARTICLES
from search.embedded.schema import schema
from search.embedded.scoring import TITLE_WEIGHT
from search.query import ARTICLE_FACETS, Field, Term

_NAME = "MAIN"
_EPOCH = datetime(1970, 1, 1)
_TEXTS = {
    "title": (Field.TITLE, False),
    "title_surface": (Field.TITLE, True),
    "body": (Field.BODY, False),
    "body_surface": (Field.BODY, True),
    "byline": (Field.BYLINE, False),
}
"""Whoosh's field -> ours, and whether its words are surface forms."""


def write_toc(directory: Path, analyzer: Analyzer, documents: int) -> None:
    """Makes the directory of a build one that Whoosh opens."""
    TOC(schema(analyzer), [ArraySegment(_NAME, documents)], 1).write(FileStorage(str(directory)), _NAME)


class ArraySegment(WhooshSegment):  # type: ignore[misc]  # Whoosh is untyped
    """All living articles of a build. Pickled into Whoosh's table of contents."""

    def __init__(self, indexname: str, documents: int) -> None:
        super().__init__(indexname)
        self._documents = documents

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def doc_count_all(self) -> int:
        return self._documents

    def deleted_count(self) -> int:
        return 0

    def deleted_docs(self) -> tuple[int, ...]:
        return ()

    def is_deleted(self, docnum: int) -> bool:
        return False


class ArrayCodec(Codec):  # type: ignore[misc]
    """Reads. What writes a build is `writing.EmbeddedBuild`, not Whoosh."""

    def __init__(self) -> None:
        self._living: _Living | None = None

    def terms_reader(self, storage: Any, segment: ArraySegment) -> _Terms:
        return _Terms(self._open(storage))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> _Documents:
        return _Documents(self._open(storage))

    def _open(self, storage: Any) -> _Living:
        if self._living is None:
            self._living = _Living(Index(Path(storage.folder), ARTICLES))
        return self._living


class _Living:
    """The articles of a build, numbered without the dead rows between them."""

    def __init__(self, index: Index[Any]) -> None:
        self.index = index
        self.rows = index.columns.everything

    def numbers(self, rows: Array) -> Array:
        return np.searchsorted(self.rows, rows)

    def lengths(self, field: str) -> Array:
        return self.index.columns.lengths(field.removesuffix("_surface"))[self.rows]

    @cached_property
    def dates(self) -> dict[bytes, list[int]]:
        """The terms of the `date` field, as Whoosh's NUMERIC makes them, -> document numbers."""
        field = DATETIME()
        found: dict[bytes, list[int]] = {}
        for number, moment in enumerate(self.index.columns.moments[self.rows].tolist()):
            if moment != UNDATED:
                for term, *_ in field.index(_EPOCH + timedelta(seconds=moment)):
                    found.setdefault(term, []).append(number)
        return dict(sorted(found.items()))


class _Documents(PerDocumentReader):  # type: ignore[misc]
    def __init__(self, living: _Living) -> None:
        self._living = living

    def doc_count(self) -> int:
        return len(self._living.rows)

    doc_count_all = doc_count

    def has_deletions(self) -> bool:
        return False

    def is_deleted(self, docnum: int) -> bool:
        return False

    def deleted_docs(self) -> tuple[int, ...]:
        return ()

    def supports_columns(self) -> bool:
        return False

    def has_column(self, fieldname: str) -> bool:
        return False

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._living.lengths(fieldname)[docnum]) if fieldname in _TEXTS else default

    def field_length(self, fieldname: str) -> int:
        return int(self._living.lengths(fieldname).sum()) if fieldname in _TEXTS else 0

    def min_field_length(self, fieldname: str) -> int:
        return int(self._living.lengths(fieldname).min(initial=0)) if fieldname in _TEXTS else 0

    def max_field_length(self, fieldname: str) -> int:
        return int(self._living.lengths(fieldname).max(initial=0)) if fieldname in _TEXTS else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        document = self._living.index.stored(int(self._living.rows[docnum]))
        return {name: value for name, value in asdict(document).items() if value is not None}


class _Terms(TermsReader):  # type: ignore[misc]
    def __init__(self, living: _Living) -> None:
        self._living = living
        self._index = living.index

    def indexed_field_names(self) -> list[str]:
        return ["id", "date", *_TEXTS, *ARTICLE_FACETS]

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return len(self._numbers(*term)) > 0

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for field in sorted(self.indexed_field_names()):
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        ordered = (text for text in self._lexicon(fieldname) if text >= prefix)
        yield from ((fieldname, text) for text in ordered if (fieldname, text) in self)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        numbers, weights = self._numbers(fieldname, text), self._weights(fieldname, text)
        if not len(numbers):
            raise KeyError((fieldname, text))
        lengths = self._living.lengths(fieldname)[numbers] if fieldname in _TEXTS else np.ones(1)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(numbers),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(weights.max()),
            minid=int(numbers[0]),
            maxid=int(numbers[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self._weights(fieldname, text).sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return len(self._numbers(fieldname, text))

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        numbers = self._numbers(fieldname, text).tolist()
        if not numbers:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        values = self._positions(fieldname, text, format_) if fieldname in _TEXTS else None
        return ListMatcher(
            numbers,
            self._weights(fieldname, text).tolist(),
            values,
            format_,
            scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _lexicon(self, field: str) -> Iterator[bytes]:
        """Every term a field may have, in order, each once."""
        lists: list[Sequence[bytes]]
        if field in _TEXTS:
            scope, surface = _TEXTS[field]
            streams = [inverted for inverted, _ in self._index.streams(scope)]
            lists = [inverted.surfaces if surface else inverted.stems for inverted in streams]
        elif field == "date":
            lists = [list(self._living.dates)]
        elif field == "id":
            lists = [sorted(self._index.columns.ids().tolist())]
        else:
            lists = [self._index.columns.facets[_FACETS[field]].values]
        before = None
        for text in merge(*lists):
            if text != before:
                yield text
            before = text

    def _numbers(self, field: str, text: bytes) -> Array:
        """The documents with a term, ascending."""
        columns = self._index.columns
        if field in _TEXTS:
            return self._text(field, text)[0]
        if field == "date":
            return np.array(self._living.dates.get(text, ()), np.int64)
        if field == "id":
            row = columns.row(text.decode())
            return self._living.numbers(np.array([] if row is None else [row], np.int64))
        rows = columns.facets[_FACETS[field]].having(text.decode())
        return self._living.numbers(rows[columns.alive[rows]])

    def _weights(self, field: str, text: bytes) -> Array:
        if field in _TEXTS:
            return self._text(field, text)[1]
        return np.ones(len(self._numbers(field, text)))

    def _text(self, field: str, text: bytes) -> tuple[Array, Array]:
        """Documents and weights of a word in one field; the title's count twice, as in our scores."""
        scope, _ = _TEXTS[field]
        found = self._index.occurring(_term(field, text))
        titles, bodies = found.counts(slice(None))
        counts = titles if scope is Field.TITLE else bodies
        there = counts > 0
        weight = TITLE_WEIGHT if scope is Field.TITLE else 1.0
        return self._living.numbers(found.rows[there]), counts[there] * weight

    def _positions(self, field: str, text: bytes, format_: Any) -> list[bytes]:
        """Where a word stands in each document, counted within the field, as Whoosh encodes it."""
        scope, _ = _TEXTS[field]
        encoded = []
        for inverted, base in self._index.streams(scope):
            positions = word_positions(inverted, _term(field, text))
            rows = rows_of(inverted, positions)
            borders = inverted.borders[rows]
            inside = positions < borders if scope is Field.TITLE else positions >= borders
            inside &= self._index.columns.alive[rows + base]
            start = inverted.starts[rows] if scope is Field.TITLE else borders
            rows, places = rows[inside], (positions - start)[inside]
            ends = [*np.flatnonzero(np.diff(rows, prepend=-1)).tolist(), len(rows)]
            encoded += [format_.encode(places[one:other].tolist()) for one, other in pairwise(ends)]
        return encoded


_FACETS = {facet.value: facet for facet in ARTICLE_FACETS}


def _term(field: str, text: bytes) -> Term:
    scope, surface = _TEXTS[field]
    word = text.decode()
    return Term(word, word, Field.BYLINE if scope is Field.BYLINE else Field.TEXT, exact=surface)
