"""What filters, counts, sorting and scores need of every document, as arrays.

One row a document, in Whoosh's document order. They are `.npy` files beside the index, written when
a build is finished and memory-mapped when it is opened. Whoosh's own column fields were the other
choice: they are read value by value through Python (0.6-2.7 µs each, so seconds at 200,000
documents, in every worker), and a memory map is shared by all workers for nothing.

A facet is two parallel arrays, `rows` and `codes`, one pair a value of a document: a filter and a
count are then one `take` each, for single values and many alike.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.document import Document
from search.embedded.schema import ANALYZED, facet_values, moment
from search.query import ARTICLE_FACETS, Facet

UNDATED = np.iinfo(np.int64).min
_DAY = 86_400
_EPOCH = datetime(1970, 1, 1)

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FacetColumn:
    values: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    codes: npt.NDArray[np.int32]

    def counts(self, matched: Mask) -> npt.NDArray[np.int64]:
        """How many matched rows bear each value; shape (values,)."""
        return np.bincount(self.codes[matched[self.rows]], minlength=len(self.values))

    def having(self, wanted: Sequence[str], size: int) -> Mask:
        """The rows with at least one of these values; shape (size,)."""
        codes = [code for code, value in enumerate(self.values) if value in wanted]
        mask = np.zeros(size, bool)
        mask[self.rows[np.isin(self.codes, codes)]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Columns:
    alive: Mask
    """False for documents replaced or removed since their segment was written."""
    ids: npt.NDArray[np.bytes_]
    fingerprints: npt.NDArray[np.bytes_]
    id_rank: npt.NDArray[np.int32]
    """Place of the document's id among all ids, which settles every tie."""
    moments: npt.NDArray[np.int64]
    """Seconds from 1970 by the wall clock of the place; UNDATED where there is no date."""
    lengths: Mapping[str, npt.NDArray[np.int32]]
    """Words in each analyzed field."""
    facets: Mapping[Facet, FacetColumn]

    def __len__(self) -> int:
        return len(self.ids)

    def between(self, since: date | None, until: date | None) -> Mask:
        """The dated rows from `since` to the end of `until`."""
        mask = self.dated
        if since:
            mask &= self.moments >= _midnight(since)
        if until:
            mask &= self.moments < _midnight(until) + _DAY
        return mask

    @property
    def dated(self) -> Mask:
        dated: Mask = self.moments != UNDATED
        return dated

    @classmethod
    def open(cls, directory: Path) -> Columns:
        """Memory-maps what `ColumnWriter.write` wrote. Raises OSError and ValueError."""

        def array_of(name: str) -> Any:
            path = directory / f"{name}.npy"
            empty = path.stat().st_size <= 128  # a header alone cannot be memory-mapped
            return np.load(path, mmap_mode=None if empty else "r")

        values = json.loads((directory / "values.json").read_text())
        return cls(
            alive=array_of("alive"),
            ids=array_of("id"),
            fingerprints=array_of("fingerprint"),
            id_rank=array_of("id_rank"),
            moments=array_of("moment"),
            lengths={name: array_of(f"{name}.length") for name in ANALYZED},
            facets={
                facet: FacetColumn(
                    tuple(values[facet]), array_of(f"{facet}.rows"), array_of(f"{facet}.codes")
                )
                for facet in ARTICLE_FACETS
            },
        )


class _Codes:
    """A facet's column while it grows: values are numbered in the order they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.rows = array("i")
        self.codes = array("i")

    def append(self, row: int, values: Sequence[str]) -> None:
        for value in values:
            self.rows.append(row)
            self.codes.append(self.numbers.setdefault(value, len(self.numbers)))


class ColumnWriter:
    """The columns of a build in the making, row by row."""

    def __init__(self, base: Columns | None = None) -> None:
        self._ids: list[bytes] = base.ids.tolist() if base else []
        self._fingerprints: list[bytes] = base.fingerprints.tolist() if base else []
        self._alive = bytearray(base.alive.tobytes() if base else b"")
        self._moments = array("q", base.moments.tobytes() if base else b"")
        self._lengths = {name: array("i", base.lengths[name].tobytes() if base else b"") for name in ANALYZED}
        self._facets = {facet: _Codes() for facet in ARTICLE_FACETS}
        for facet, column in (base.facets if base else {}).items():
            codes = self._facets[facet]
            codes.numbers = {value: code for code, value in enumerate(column.values)}
            codes.rows = array("i", column.rows.tobytes())
            codes.codes = array("i", column.codes.tobytes())

    def __len__(self) -> int:
        return len(self._ids)

    def append(self, document: Document, lengths: Mapping[str, int]) -> None:
        row = len(self._ids)
        when = moment(document)
        self._ids.append(document.id.encode())
        self._fingerprints.append(document.fingerprint().encode())
        self._alive.append(1)
        self._moments.append(int((when - _EPOCH).total_seconds()) if when else UNDATED)
        for name, length in lengths.items():
            self._lengths[name].append(length)
        for facet, values in facet_values(document).items():
            self._facets[facet].append(row, values)

    def kill(self, row: int) -> None:
        self._alive[row] = 0

    def alive(self) -> dict[str, tuple[int, str]]:
        """Id -> (row, fingerprint) of every document that was not replaced or removed."""
        rows = zip(self._ids, self._fingerprints, self._alive, strict=True)
        return {name.decode(): (row, mark.decode()) for row, (name, mark, lives) in enumerate(rows) if lives}

    def write(self, directory: Path, drop_dead_from: int) -> Columns:
        """Writes the arrays, without the dead rows from `drop_dead_from` on: a merge dropped those."""
        alive = np.frombuffer(self._alive, np.uint8).astype(bool)
        kept = alive.copy()
        kept[:drop_dead_from] = True
        ids = np.array(self._ids, dtype=bytes)[kept]
        rank = np.empty(len(ids), np.int32)
        rank[np.argsort(ids, kind="stable")] = np.arange(len(ids), dtype=np.int32)
        arrays = {
            "alive": alive[kept],
            "id": ids,
            "fingerprint": np.array(self._fingerprints, dtype=bytes)[kept],
            "id_rank": rank,
            "moment": np.array(self._moments, np.int64)[kept],
            **{f"{name}.length": np.array(all_, np.int32)[kept] for name, all_ in self._lengths.items()},
        }
        new_row = np.cumsum(kept, dtype=np.int32) - 1
        for facet, column in self._facets.items():
            rows = np.array(column.rows, np.int32)
            stays = kept[rows]
            arrays[f"{facet}.rows"] = new_row[rows[stays]]
            arrays[f"{facet}.codes"] = np.array(column.codes, np.int32)[stays]
        directory.mkdir()
        for name, values in arrays.items():
            np.save(directory / f"{name}.npy", values)
        names = {facet: list(column.numbers) for facet, column in self._facets.items()}
        (directory / "values.json").write_text(json.dumps(names, ensure_ascii=False))
        return Columns.open(directory)


def _midnight(day: date) -> int:
    return (day - _EPOCH.date()).days * _DAY
