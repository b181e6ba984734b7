"""The columns of a build in the making."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search.embedded.arrays import Array, ArrayWriter
from search.embedded.columns import Columns
from search.embedded.encoding import Batch
from search.embedded.scoring import norms
from search.embedded.strings import packed
from search.query import Facet, Sort

FIELDS = ("title", "body", "byline")

_COLUMNS: Mapping[str, npt.DTypeLike] = {
    **dict.fromkeys(("ids", "fingerprints", "cluster_names"), np.dtype("S1")),
    "claims": bool,
    "moments": np.int64,
    "views": np.int64,
    **dict.fromkeys(FIELDS, np.int32),
}
"""What is known of each row, of a field the words it has there. Bytes are as wide as the longest."""

_SPILLED = 0.02
"""Values a row, on average, that need not fit the padded table: a wider one costs every count."""
_HIGH, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_MATCH, _FACET = 1 << 24, 1 << 56
"""In a value's order one match outweighs 16 million names, one facet 4 billion matches."""


class ColumnWriter:
    """The columns of a base, and behind its rows those of each batch. Memory: some 200 bytes a new record."""

    def __init__(self, facets: Sequence[Facet], base: Columns | None = None) -> None:
        self._base = base
        self._parts = {name: [np.zeros(0, kind)] for name, kind in _COLUMNS.items()}
        self._alive = bytearray()
        self._added: dict[str, tuple[int, str]] = {}
        """Id -> row and fingerprint, of new records."""
        self._facets = {facet: _Codes(base, facet) for facet in facets}
        if base is not None:
            self._alive += base.alive.tobytes()
            self._extend(
                base.ids(),
                base.fingerprints(),
                base.cluster_names(),
                base.claims,
                base.moments,
                base.views,
                *map(base.lengths, FIELDS),
            )

    def __len__(self) -> int:
        return len(self._alive)

    def add(self, batch: Batch) -> None:
        first = len(self)
        rows = enumerate(zip(batch.ids, batch.fingerprints, strict=True), first)
        self._added.update((name, (row, fingerprint)) for row, (name, fingerprint) in rows)
        self._alive += b"\1" * len(batch)
        self._extend(
            np.array(batch.ids, bytes),
            np.array(batch.fingerprints, bytes),
            np.array(batch.clusters, bytes),
            batch.claims,
            batch.moments,
            batch.views,
            batch.text.heads,
            batch.text.sizes - batch.text.heads,
            batch.byline.sizes,
        )
        for facet, values in batch.facets.items():
            self._facets[facet].add(first, values)

    def _extend(self, *columns: Array) -> None:
        for parts, values in zip(self._parts.values(), columns, strict=True):
            parts.append(values)

    def kill(self, id: str) -> None:
        """The record with this id, where there is one, is no more."""
        if (row := self.row(id)) is not None:
            self._alive[row] = 0
            self._added.pop(id, None)

    def row(self, id: str) -> int | None:
        """The living row with this id."""
        if id in self._added:
            return self._added[id][0]
        row = self._base.row(id) if self._base else None
        return row if row is not None and self._alive[row] else None

    def fingerprint(self, id: str) -> str | None:
        if id in self._added:
            return self._added[id][1]
        row = self.row(id)
        return str(self._parts["fingerprints"][1][row], "ascii") if row is not None else None

    def living_ids(self) -> list[str]:
        return [name.decode() for name in self._joined("ids")[self.living].tolist()]

    @property
    def living(self) -> Array:
        """Bool, for each row whether it lives."""
        return np.frombuffer(bytes(self._alive), bool)

    def write(
        self,
        directory: Path,
        drop_dead_from: int,
        name_of: Callable[[Facet, str], str],
        orders: Mapping[Sort, Array],
    ) -> None:
        """Writes the arrays, without the dead rows from `drop_dead_from` on: a merge dropped those."""
        alive = self.living
        kept = alive.copy()
        kept[:drop_dead_from] = True
        alive = alive[kept]
        new_row = np.cumsum(kept, dtype=np.int32) - np.int32(1)
        ids = self._joined("ids")[kept]
        order = new_row[self._almost_ordered(kept)]
        order = order[np.argsort(ids[order], kind="stable")]
        clusters = self._joined("cluster_names")[kept]
        with ArrayWriter(directory) as writer:
            writer.write("alive", alive)
            for sort, rows in orders.items():
                writer.write(f"order.{sort}", _inverse(new_row[rows], len(ids)))
            writer.write("ids", ids)
            writer.write("id_order", order)
            for name in ("fingerprints", "claims", "moments", "views"):
                writer.write(name, self._joined(name)[kept])
            backwards = order[::-1]
            oldest = np.argsort(self._joined("moments")[kept][backwards], kind="stable")
            writer.write("recency", _inverse(backwards[oldest][::-1]))
            writer.write("cluster_names", clusters)
            writer.write("clusters", _cluster_codes(clusters))
            for name in FIELDS:
                self._write_lengths(writer, name, self._joined(name)[kept], alive)
            coded = [
                codes.write(writer, facet, kept, new_row, name_of) for facet, codes in self._facets.items()
            ]
            _write_table(writer, coded, len(ids))

    def _joined(self, name: str) -> Array:
        return np.concatenate(self._parts[name])

    def _almost_ordered(self, kept: Array) -> Array:
        """The rows that are kept; those of the base by their ids, so that to sort them is to put a few in."""
        rows = np.arange(len(kept), dtype=np.int32)
        if self._base is not None:
            rows[: len(self._base)] = self._base.id_order()
        return rows[kept[rows]]

    @staticmethod
    def _write_lengths(writer: ArrayWriter, name: str, lengths: Array, alive: Array) -> None:
        average = float(lengths[alive].mean()) if alive.any() else 0.0
        writer.write(f"{name}.length", lengths)
        writer.write(f"{name}.average", np.array([average]))
        writer.write(f"{name}.norm", norms(lengths, average))


class Fingerprints(Mapping[str, str]):
    """Id -> fingerprint of every living record. Looked up when asked for: an update asks for few."""

    def __init__(self, columns: ColumnWriter) -> None:
        self._columns = columns

    def __getitem__(self, id: str) -> str:
        if (fingerprint := self._columns.fingerprint(id)) is None:
            raise KeyError(id)
        return fingerprint

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.living_ids())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._columns.living))


class _Codes:
    """A facet's column while it grows: values are numbered in the order they come."""

    def __init__(self, base: Columns | None, facet: Facet) -> None:
        self._numbers: dict[str, int] = {}
        self._rows = [np.zeros(0, np.int32)]
        self._codes = [np.zeros(0, np.int32)]
        if base is not None:
            column = base.facets[facet]
            self._numbers = {value.decode(): code for code, value in enumerate(column.values)}
            self._rows.append(column.rows)
            codes = np.arange(len(column.values), dtype=np.int32)
            self._codes.append(np.repeat(codes, np.diff(column.first)))

    def add(self, first: int, values: Sequence[tuple[str, ...]]) -> None:
        numbers = self._numbers
        codes = [numbers.setdefault(value, len(numbers)) for of_row in values for value in of_row]
        self._codes.append(np.array(codes, np.int32))
        rows = np.arange(first, first + len(values), dtype=np.int32)
        self._rows.append(np.repeat(rows, [len(of_row) for of_row in values]))

    def write(
        self,
        writer: ArrayWriter,
        facet: Facet,
        kept: Array,
        new_row: Array,
        name_of: Callable[[Facet, str], str],
    ) -> _Coded:
        """Writes the facet's own arrays; returns what the table of all facets is made of."""
        rows, codes = np.concatenate(self._rows), np.concatenate(self._codes)
        stays = kept[rows]
        rows, codes = new_row[rows[stays]], codes[stays]
        encoded = [value.encode() for value in self._numbers]
        by_bytes = sorted(range(len(encoded)), key=encoded.__getitem__)
        codes = _inverse(np.array(by_bytes, np.int32))[codes]
        # of each value the rows came in their order, and few values fit 16 bits, which are sorted by counting
        order = np.argsort(codes.astype(np.min_scalar_type(len(encoded))), kind="stable")
        rows, codes = rows[order], codes[order]
        blob, ends = packed([encoded[code] for code in by_bytes])
        values = list(self._numbers)
        ordered = [values[code] for code in by_bytes]
        names = [(name_of(facet, value), value) for value in ordered]
        by_name = sorted(range(len(names)), key=names.__getitem__)
        if facet is Facet.YEAR:
            by_name = list(reversed(range(len(ordered))))
        counts = np.bincount(codes, minlength=len(ordered))
        writer.write(f"{facet}.values", blob)
        writer.write(f"{facet}.value_ends", ends)
        writer.write(f"{facet}.first", np.concatenate((np.zeros(1, np.int64), np.cumsum(counts))))
        writer.write(f"{facet}.rows", rows)
        rank = _inverse(np.array(by_name, np.int32)).astype(np.int64)
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
    keys = rows.astype(np.uint64) << _HIGH | codes.astype(np.uint64)
    keys.sort()  # an order by rows would take 70 ms more at 200,000 articles
    rows, codes = (keys >> _HIGH).astype(np.intp), (keys & _LOW).astype(np.intp)
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
    writer.write("spilled_rows", rows[~fits].astype(np.int32))
    writer.write("spilled_codes", codes[~fits].astype(dtype))


def _width(of_row: Array) -> int:
    """The least that leaves few values out, of so many in each row."""
    having = np.cumsum(np.bincount(of_row)[::-1])[::-1]  # rows with at least so many values
    beyond = np.cumsum(having[::-1])[::-1]  # values from that place of their row on
    return max(1, int(np.count_nonzero(beyond[1:] > _SPILLED * len(of_row))))


def _cluster_codes(names: Array) -> Array:
    """int32; -1 for a record without a cluster."""
    codes = np.full(len(names), -1, np.int32)
    named = np.flatnonzero(names != b"")
    _, codes[named] = np.unique(names[named], return_inverse=True)
    return codes


def _inverse(order: Array, size: int | None = None) -> Array:
    """int32, the place in an order of each of `size`; 0 of those that are not in it."""
    places = np.zeros(len(order) if size is None else size, np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
