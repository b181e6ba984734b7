"""One collection of a build in the making: segments are appended, and small or worn ones merged."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Generic

import numpy as np

from search.analysis import Analyzer
from search.embedded.arrays import Array, link, pieces
from search.embedded.column_writing import ColumnWriter
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
        self.alive = self._columns.alive()
        """Id -> (row, fingerprint)."""

    def add(self, batch: Batch) -> None:
        """Adds records, or replaces those with their ids."""
        first = len(self._columns)
        for name in batch.ids:
            self.remove(name)
        if self._new is None:
            self._new = SegmentWriter(self._directory / _segment_name())
        self._new.add(batch)
        self._columns.add(batch)
        for row, (name, fingerprint) in enumerate(zip(batch.ids, batch.fingerprints, strict=True), first):
            self.alive[name] = row, fingerprint

    def remove(self, id: str) -> None:
        if (known := self.alive.pop(id, None)) is not None:
            self._columns.kill(known[0])

    def close(self) -> None:
        """Gives it up: open files would outlive their directory."""
        if self._new is not None:
            self._new.close()

    def finish(
        self, names: Mapping[Facet, Mapping[str, str]], orders: Mapping[Sort, Array] | None = None
    ) -> Index[Stored]:
        """Writes everything.

        `names`: facet -> value -> what a reader sees. `orders`: the rank of every row, for collections
        that are written anew by each build.
        """
        if self._new is not None:
            self._new.finish()
        new = [self._new.directory] if self._new is not None else []
        segments = [*self._base, *map(Segment, new)]
        alive = self._columns.living_from(0)
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
) -> None:
    """A whole collection at once, in a directory of its own."""
    directory.mkdir()
    writer = CollectionWriter(directory, collection)
    encoder = Encoder(analyzer, collection.facets)
    for piece in pieces(len(values), _TOGETHER):
        writer.add(encoder.encode([collection.record(it) for it in values[piece]]))
    writer.finish(names, {sort: _ranks(values, key) for sort, key in collection.sorts.items()})


def _ranks(values: Sequence[Stored], key: Callable[[Stored], tuple[object, ...]]) -> Array:
    """int32, each value's place among all."""
    keys = [key(value) for value in values]
    ranks = np.empty(len(values), np.int32)
    ranks[sorted(range(len(values)), key=lambda place: keys[place])] = np.arange(len(values), dtype=np.int32)
    return ranks


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
