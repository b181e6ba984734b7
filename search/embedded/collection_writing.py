"""One collection of a build in the making: segments are appended, and small or worn ones merged."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic

import numpy as np

from search.analysis import Analyzer
from search.embedded.arrays import Array, link, pieces
from search.embedded.column_writing import ColumnWriter, Fingerprints
from search.embedded.encoding import Batch, Encoder
from search.embedded.index import COLUMNS, SEGMENTS, Index
from search.embedded.records import Collection, Stored
from search.embedded.segment_writing import SegmentWriter
from search.embedded.segments import Segment, living
from search.query import Facet, Sort

_TOGETHER = 1_000
"""Values analyzed at once."""


class CollectionWriter(Generic[Stored]):
    """Segments are only ever appended and merged at the end, so every row keeps its order."""

    def __init__(
        self, directory: Path, collection: Collection[Stored], base: Index[Stored] | None = None
    ) -> None:
        self._directory = directory
        self._collection = collection
        self._base = base.segments if base else []
        self._columns = ColumnWriter(collection.facets, base.columns if base else None)
        self._new: SegmentWriter | None = None
        self.fingerprints: Mapping[str, str] = Fingerprints(self._columns)

    def add(self, batch: Batch) -> None:
        """Adds records, or replaces those with their ids."""
        for name in batch.ids:
            self.remove(name)
        if self._new is None:
            self._new = SegmentWriter(self._directory / _segment_name())
        self._new.add(batch)
        self._columns.add(batch)

    def remove(self, id: str) -> None:
        self._columns.kill(id)

    def rows(self, ids: Iterable[str]) -> Array:
        """int32, the rows of living records."""
        return np.array([self._columns.row(name) for name in ids], np.int32)

    def close(self) -> None:
        """Gives it up: open files would outlive their directory."""
        if self._new is not None:
            self._new.close()

    def finish(
        self, names: Mapping[Facet, Mapping[str, str]], orders: Mapping[Sort, Array] | None = None
    ) -> Index[Stored]:
        """Writes everything.

        `names`: facet -> value -> what a reader sees. `orders`: the living rows as they are sorted.
        """
        if self._new is not None:
            self._new.finish()
        new = [self._new.directory] if self._new is not None else []
        segments = [*self._base, *map(Segment, new)]
        alive = self._columns.living
        split = list(living(segments, alive))
        kept = merged_from([(len(part), int(np.count_nonzero(part))) for _, part in split])
        directories = [self._taken(segment) for segment in segments[:kept]]
        if kept < len(segments):
            merged = SegmentWriter(self._directory / _segment_name())
            for segment, part in split[kept:]:
                merged.copy(segment, part)
            merged.finish()
            directories.append(merged.directory)
            for directory in new:
                if directory not in directories:
                    _delete(directory)
        (self._directory / SEGMENTS).write_text("\n".join(it.name for it in directories) + "\n")
        self._columns.write(
            self._directory / COLUMNS,
            drop_dead_from=sum(len(segment) for segment in segments[:kept]),
            name_of=lambda facet, value: names.get(facet, {}).get(value, value),
            orders=orders or {},
        )
        return Index(self._directory, self._collection)

    def _taken(self, segment: Segment) -> Path:
        """A segment of the base in this build too."""
        own = self._directory / segment.directory.name
        if segment.directory != own:
            link(segment.directory, own)
        return own


def write_collection(
    directory: Path,
    collection: Collection[Stored],
    values: Sequence[Stored],
    analyzer: Analyzer,
    names: Mapping[Facet, Mapping[str, str]],
    base: Index[Stored] | None,
) -> None:
    """A collection of just these values, in a directory of its own. Those that `base` has are taken over."""
    directory.mkdir()
    writer = CollectionWriter(directory, collection, base)
    encoder = Encoder(analyzer, collection.facets)
    records = [collection.record(it) for it in values]
    for gone in writer.fingerprints.keys() - {record.id for record in records}:
        writer.remove(gone)
    changed = [it for it in records if writer.fingerprints.get(it.id) != it.fingerprint]
    for piece in pieces(len(changed), _TOGETHER):
        writer.add(encoder.encode(changed[piece]))
    rows = writer.rows([record.id for record in records])
    orders = {sort: rows[_ordered(values, key)] for sort, key in collection.sorts.items()}
    writer.finish(names, orders)


def _ordered(values: Sequence[Stored], key: Callable[[Stored], tuple[object, ...]]) -> list[int]:
    """Places of the values in their order."""
    keys = [key(value) for value in values]
    return sorted(range(len(values)), key=keys.__getitem__)


def merged_from(segments: Sequence[tuple[int, int]]) -> int:
    """The first segment to merge with all behind it, of segments of (all, living) records.

    A segment is merged when those behind it hold half as many records, or when a third of its own
    are dead; a segment alone only for being worn. So there are O(log n) segments, and a record is
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


def _segment_name() -> str:
    return f"segment-{secrets.token_hex(6)}"


def _delete(directory: Path) -> None:
    for file in directory.iterdir():
        file.unlink()
    directory.rmdir()
