"""The columns of a build in the making."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.embedded.arrays import Array, ArrayWriter
from search.embedded.columns import Columns
from search.embedded.encoding import Batch
from search.embedded.scoring import norms
from search.embedded.strings import packed
from search.query import Facet, Sort

FIELDS = ("title", "body", "byline")

_SPILLED = 0.02
"""Values a row, on average, that need not fit the padded table: a wider one costs every count."""
_MATCH, _FACET = 1 << 24, 1 << 56
"""In a value's order one match outweighs 16 million names, one facet 4 billion matches."""


class ColumnWriter:
    """The columns row by row. Memory: about 200 bytes a record."""

    def __init__(self, facets: Sequence[Facet], base: Columns | None = None) -> None:
        self._ids: list[bytes] = base.ids().tolist() if base else []
        self._fingerprints: list[bytes] = base.fingerprints().tolist() if base else []
        self._clusters: list[bytes] = base.cluster_names().tolist() if base else []
        self._alive = bytearray(base.alive.tobytes() if base else b"")
        self._claims = bytearray(base.claims.tobytes() if base else b"")
        self._moments = array("q", base.moments.tobytes() if base else b"")
        self._views = array("q", base.views.tobytes() if base else b"")
        self._lengths = {name: array("i", base.lengths(name).tobytes() if base else b"") for name in FIELDS}
        self._facets = {facet: _Codes(base, facet) for facet in facets}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, batch: Batch) -> None:
        first = len(self)
        self._ids += [name.encode() for name in batch.ids]
        self._fingerprints += [mark.encode() for mark in batch.fingerprints]
        self._clusters += [cluster.encode() for cluster in batch.clusters]
        self._alive += b"\1" * len(batch)
        self._claims += batch.claims.tobytes()
        self._moments.frombytes(batch.moments.tobytes())
        self._views.frombytes(batch.views.tobytes())
        lengths = {
            "title": batch.text.heads,
            "body": batch.text.sizes - batch.text.heads,
            "byline": batch.byline.sizes,
        }
        for name, length in lengths.items():
            self._lengths[name].frombytes(length.astype(np.int32).tobytes())
        for facet, values in batch.facets.items():
            self._facets[facet].add(first, values)

    def kill(self, row: int) -> None:
        self._alive[row] = 0

    def living_from(self, row: int) -> Array:
        """Bool, for each row from this one on whether it lives."""
        return np.frombuffer(bytes(self._alive[row:]), bool)

    def alive(self) -> dict[str, tuple[int, str]]:
        """Id -> (row, fingerprint) of every record that was not replaced or removed."""
        rows = zip(self._ids, self._fingerprints, self._alive, strict=True)
        return {name.decode(): (row, mark.decode()) for row, (name, mark, lives) in enumerate(rows) if lives}

    def write(
        self,
        directory: Path,
        drop_dead_from: int,
        name_of: Callable[[Facet, str], str],
        orders: Mapping[Sort, Array],
    ) -> None:
        """Writes the arrays, without the dead rows from `drop_dead_from` on: a merge dropped those."""
        alive = np.frombuffer(self._alive, np.uint8).astype(bool)
        kept = alive.copy()
        kept[:drop_dead_from] = True
        alive = alive[kept]
        ids = np.array(self._ids, dtype=bytes)[kept]
        order = np.argsort(ids, kind="stable").astype(np.int32)
        rank = np.empty(len(ids), np.int32)
        rank[order] = np.arange(len(ids), dtype=np.int32)
        clusters = np.array(self._clusters, dtype=bytes)[kept]
        with ArrayWriter(directory) as writer:
            writer.write("alive", alive)
            writer.write("claims", np.frombuffer(self._claims, bool)[kept])
            for sort, ranks in orders.items():
                writer.write(f"order.{sort}", ranks)
            writer.write("ids", ids)
            writer.write("id_order", order)
            writer.write("id_rank", rank)
            writer.write("fingerprints", np.array(self._fingerprints, dtype=bytes)[kept])
            writer.write("moments", np.array(self._moments, np.int64)[kept])
            writer.write("views", np.array(self._views, np.int64)[kept])
            writer.write("cluster_names", clusters)
            writer.write("clusters", _cluster_codes(clusters))
            for name, lengths in self._lengths.items():
                self._write_lengths(writer, name, np.array(lengths, np.int32)[kept], alive)
            new_row = np.cumsum(kept, dtype=np.int32) - 1
            coded = [
                codes.write(writer, facet, kept, new_row, name_of) for facet, codes in self._facets.items()
            ]
            _write_table(writer, coded, len(ids))

    @staticmethod
    def _write_lengths(writer: ArrayWriter, name: str, lengths: Array, alive: Array) -> None:
        average = float(lengths[alive].mean()) if alive.any() else 0.0
        writer.write(f"{name}.length", lengths)
        writer.write(f"{name}.average", np.array([average]))
        writer.write(f"{name}.norm", norms(lengths, average))


class _Codes:
    """A facet's column while it grows: values are numbered in the order they come."""

    def __init__(self, base: Columns | None, facet: Facet) -> None:
        self._numbers: dict[str, int] = {}
        self._rows = array("i")
        self._codes = array("i")
        if base is not None:
            column = base.facets[facet]
            self._numbers = {value.decode(): code for code, value in enumerate(column.values)}
            codes = np.repeat(np.arange(len(column.values), dtype=np.int32), np.diff(column.first))
            self._rows.frombytes(column.rows.tobytes())
            self._codes.frombytes(codes.tobytes())

    def add(self, first: int, values: Sequence[tuple[str, ...]]) -> None:
        numbers = self._numbers
        for row, of_row in enumerate(values, first):
            for value in of_row:
                self._rows.append(row)
                self._codes.append(numbers.setdefault(value, len(numbers)))

    def write(
        self,
        writer: ArrayWriter,
        facet: Facet,
        kept: Array,
        new_row: Array,
        name_of: Callable[[Facet, str], str],
    ) -> _Coded:
        """Writes the facet's own arrays; returns what the table of all facets is made of."""
        rows, codes = np.array(self._rows, np.int32), np.array(self._codes, np.int32)
        stays = kept[rows]
        rows, codes = new_row[rows[stays]], codes[stays]
        values = list(self._numbers)
        by_bytes = sorted(range(len(values)), key=lambda code: values[code].encode())
        code_of = np.empty(len(values), np.int32)
        code_of[by_bytes] = np.arange(len(values), dtype=np.int32)
        codes = code_of[codes]
        ordered = [values[code] for code in by_bytes]
        blob, ends = packed([value.encode() for value in ordered])
        order = np.lexsort((rows, codes))
        counts = np.bincount(codes, minlength=len(values))
        by_name = sorted(range(len(ordered)), key=lambda code: (name_of(facet, ordered[code]), ordered[code]))
        if facet is Facet.YEAR:
            by_name = list(reversed(range(len(ordered))))
        rank = np.empty(len(ordered), np.int64)
        rank[by_name] = np.arange(len(ordered))
        writer.write(f"{facet}.values", blob)
        writer.write(f"{facet}.value_ends", ends)
        writer.write(f"{facet}.first", np.concatenate((np.zeros(1, np.int64), np.cumsum(counts))))
        writer.write(f"{facet}.rows", rows[order])
        return _Coded(rows, codes, rank, np.full(len(rank), 0 if facet is Facet.YEAR else _MATCH))


class _Coded(NamedTuple):
    """A facet's values by rows, and how they are ordered (`FacetTable`)."""

    rows: Array
    codes: Array
    rank: Array
    weight: Array


def _write_table(writer: ArrayWriter, facets: Sequence[_Coded], size: int) -> None:
    numbers = np.cumsum([0, *(len(facet.rank) for facet in facets)])
    rows = np.concatenate([facet.rows for facet in facets])
    codes = np.concatenate([facet.codes + first for facet, first in zip(facets, numbers, strict=False)])
    order = np.argsort(rows, kind="stable")
    rows, codes = rows[order], codes[order]
    of_row = np.bincount(rows, minlength=size)
    width = _width(of_row)
    place = np.arange(len(rows)) - np.repeat(np.cumsum(of_row) - of_row, of_row)
    fits = place < width
    dtype = np.uint16 if numbers[-1] + width < 0xFFFF else np.int32
    table = np.empty((size, width), dtype)
    table[:] = numbers[-1] + np.arange(width)
    table[rows[fits], place[fits]] = codes[fits]
    writer.write("values", table)
    writer.write("facet_codes", numbers)
    ranks = [facet.rank + number * _FACET for number, facet in enumerate(facets, 1)]
    writer.write("facet_rank", np.concatenate(ranks))
    writer.write("facet_weight", np.concatenate([facet.weight for facet in facets]))
    writer.write("spilled_rows", rows[~fits])
    writer.write("spilled_codes", codes[~fits].astype(dtype))


def _width(of_row: Array) -> int:
    """The least that leaves few values out, of so many in each row."""
    having = np.cumsum(np.bincount(of_row)[::-1])[::-1]  # rows with at least so many values
    beyond = np.cumsum(having[::-1])[::-1]  # values from that place of their row on
    return max(1, int(np.count_nonzero(beyond[1:] > _SPILLED * len(of_row))))


def _cluster_codes(names: Array) -> Array:
    """int32; -1 for a record without a cluster."""
    _, codes = np.unique(names, return_inverse=True)
    return np.where(names == b"", -1, codes).astype(np.int32)
