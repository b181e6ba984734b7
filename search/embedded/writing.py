"""A build in the making: documents into a Whoosh index and its columns."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.writing import OPTIMIZE, SegmentWriter

from corpus.errors import NoBuild
from search.analysis import Analyzer
from search.document import SCHEMA_VERSION, Document, Label
from search.embedded import schema
from search.embedded.builds import ENGINE, Builds, size_of, storing
from search.embedded.columns import Columns, ColumnWriter
from search.engine import BuildInfo, BuildOrigin
from search.query import Facet
from search.stems import StemTable

COLUMNS = "columns"
LABELS = "labels.json"
STEMS = "stems.tsv"

_POOL_MB = 128
"""Postings kept in memory before Whoosh sorts a run of them to disk."""


class WhooshBuild:
    """Implements `search.engine.Build`.

    Whoosh cannot replace a document that it has not committed yet, so a second version of one
    commits first. Segments are only ever appended and merged at the end, which keeps every
    document in its order and the columns in step with the index.
    """

    def __init__(self, builds: Builds, analyzer: Analyzer, base: BuildInfo | None) -> None:
        self._builds = builds
        self._path, lock = builds.create()
        self._lock: int | None = lock
        self._writer: SegmentWriter | None = None
        with self._or_abandon():
            if base:
                _link(builds.path(base.name), self._path)
                self._columns = ColumnWriter(Columns.open(builds.path(base.name) / COLUMNS))
                self._index = index.open_dir(str(self._path))
                # an index keeps the analyzer it was begun with: all its documents are read alike
                analyzer = schema.analyzer(self._index)
                analyzer.use(StemTable.load(builds.path(base.name) / STEMS, analyzer.version))
            else:
                self._columns = ColumnWriter()
                self._index = index.create_in(str(self._path), schema.schema(analyzer))
        self._analyzer = analyzer
        self._alive = self._columns.alive()
        self._committed = len(self._columns)

    def fingerprints(self) -> Mapping[str, str]:
        return {name: fingerprint for name, (_, fingerprint) in self._alive.items()}

    def add(self, document: Document) -> None:
        self.remove(document.id)
        values, lengths = schema.row(document, self._analyzer)
        with self._or_abandon():
            self._writing().add_document(**values)
        self._alive[document.id] = len(self._columns), document.fingerprint()
        self._columns.append(document, lengths)

    def remove(self, id: str) -> None:
        if id not in self._alive:
            return
        row, _ = self._alive.pop(id)
        with self._or_abandon():
            if row >= self._committed:
                self._commit()
            self._writing().delete_document(row)
        self._columns.kill(row)

    def finish(self, labels: Mapping[Facet, Sequence[Label]], origin: BuildOrigin) -> BuildInfo:
        with self._or_abandon():
            self._commit()
            columns = self._columns.write(self._path / COLUMNS, drop_dead_from=self._merge())
            named = {facet: {label.value: label.name for label in given} for facet, given in labels.items()}
            (self._path / LABELS).write_text(json.dumps(named, ensure_ascii=False))
            self._analyzer.table.save(self._path / STEMS)
            info = self._info(columns, origin)
            self._builds.seal(info)
        self._unlock()
        return info

    def abandon(self) -> None:
        if self._writer is not None:
            with suppress(Exception):  # closes its files, which a full disk may refuse to flush
                self._writer.cancel()
            self._writer = None
        if not self._published:
            shutil.rmtree(self._path, ignore_errors=True)
        self._unlock()

    @property
    def _published(self) -> bool:
        with suppress(NoBuild):  # a pointer that cannot be read names nothing
            return self._builds.published() == self._path.name
        return False

    @contextmanager
    def _or_abandon(self) -> Iterator[None]:
        """Whatever fails here leaves no half build behind."""
        try:
            with storing(self._path):
                yield
        except BaseException:
            self.abandon()
            raise

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _writing(self) -> SegmentWriter:
        if self._writer is None:
            self._writer = SegmentWriter(self._index, limitmb=_POOL_MB)
        return self._writer

    def _commit(self) -> None:
        if self._writer is not None:
            self._writer.commit(merge=False)
            self._writer = None
            self._committed = len(self._columns)

    def _merge(self) -> int:
        """Merges the newest segments where they are small or worn; returns the first row that moved."""
        reader = self._index.reader()
        leaves = [(leaf.doc_count_all(), leaf.doc_count()) for leaf, _ in reader.leaf_readers()]
        reader.close()
        kept = merged_from(leaves)
        if kept < len(leaves):
            self._writing().commit(mergetype=_tail(kept))
            self._writer = None
        return sum(everything for everything, _ in leaves[:kept])

    def _info(self, columns: Columns, origin: BuildOrigin) -> BuildInfo:
        moments = columns.moments[columns.alive & columns.dated]
        return BuildInfo(
            name=self._path.name,
            engine=ENGINE,
            created=datetime.now(UTC),
            documents=int(columns.alive.sum()),
            size_bytes=size_of(self._path),
            schema_version=SCHEMA_VERSION,
            analysis_version=self._analyzer.version,
            earliest=_day(moments.min()) if len(moments) else None,
            latest=_day(moments.max()) if len(moments) else None,
            origin=origin,
        )


def merged_from(segments: Sequence[tuple[int, int]]) -> int:
    """The first segment to merge with all behind it, of segments of (all, living) documents.

    A segment is merged when those behind it hold half as many documents, or when a third of its own
    are dead; a segment alone only for being worn. So there are O(log n) segments, and a document is
    written O(log n) times.
    """
    first = len(segments)
    behind = 0
    for place in reversed(range(len(segments))):
        everything, living = segments[place]
        worn = everything - living > everything // 3
        small = place < len(segments) - 1 and behind * 2 >= living
        if worn or small:
            first = place
        behind += living
    return first


def _tail(kept: int) -> Any:
    """A merge policy of Whoosh: everything behind the first `kept` segments into one."""

    def policy(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
        return segments[:kept] + list(OPTIMIZE(writer, segments[kept:]))

    return policy


def _link(base: Path, new: Path) -> None:
    """Whoosh never changes a segment or table of contents once written, so a link is a copy."""
    for file in base.iterdir():
        if file.suffix in (".seg", ".toc"):
            try:
                os.link(file, new / file.name)
            except OSError:  # a file system without hard links
                shutil.copy2(file, new / file.name)


def _day(moment: int) -> str:
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(moment) // 86_400).isoformat()
