"""Named arrays in a directory: written piece by piece, then memory-mapped.

A large array is a raw file of its own, so that pieces can be appended to several at once and a build of
200,000 articles never holds a whole one; the small ones share a file, since each file is synced to
disk by itself. One table of contents instead of `.npy` headers.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator, Mapping
from math import prod
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_CONTENTS = "arrays.json"
_SHARED = "small"
"""The file of all small arrays."""
_LARGE = 1 << 20
"""Bytes from which on an array has a file of its own."""
_ALIGNED = 64


class ArrayStream:
    """One array under way, growing along its first axis. In memory while it is small."""

    def __init__(self, path: Path, dtype: npt.DTypeLike) -> None:
        self._path = path
        self._held = bytearray()
        self.file: BinaryIO | None = None
        self.dtype = np.dtype(dtype)
        self.shape: tuple[int, ...] = (0,)

    def __len__(self) -> int:
        return self.shape[0]

    def extend(self, piece: Array) -> None:
        self.shape = (len(self) + len(piece), *piece.shape[1:])
        data = np.ascontiguousarray(piece, self.dtype).data.cast("B") if piece.size else b""
        if self.file is None and len(self._held) + len(data) < _LARGE:
            self._held += data
        else:
            self._own_file().write(data)

    def _own_file(self) -> BinaryIO:
        if self.file is None:
            self.file = self._path.open("wb")
            self.file.write(self._held)
            self._held = bytearray()
        return self.file

    def read(self) -> Array:
        """All of it. A file is closed, mapped, and its name is gone."""
        if self.file is None:
            return np.frombuffer(self._held, self.dtype).reshape(self.shape)
        self.close()
        values = mapped(self._path).array(self.dtype, self.shape)
        self._path.unlink()
        return values

    def share(self, file: BinaryIO) -> int:
        """Puts a small one into a file with others; returns where it begins."""
        file.write(b"\0" * (-file.tell() % _ALIGNED))
        start = file.tell()
        file.write(self._held)
        return start

    def close(self) -> None:
        if self.file is not None:
            self.file.close()


class ArrayWriter:
    """Makes a directory of arrays. It is whole once the `with` block ends without an error."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._streams: dict[str, ArrayStream] = {}
        directory.mkdir()

    def __enter__(self) -> ArrayWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()
        if kind is None:
            self._finish()

    def _finish(self) -> None:
        contents = {}
        with (self._directory / _SHARED).open("wb") as shared:
            for name, made in self._streams.items():
                file, start = (_SHARED, made.share(shared)) if made.file is None else (name, 0)
                contents[name] = [file, start, made.dtype.str, made.shape]
        (self._directory / _CONTENTS).write_text(json.dumps(contents))

    @property
    def scratch(self) -> Path:
        """Where a `ArrayStream` of no name may lie while the arrays are made."""
        return self._directory

    def close(self) -> None:
        """Gives it up: without a table of contents the directory cannot be opened."""
        for stream in self._streams.values():
            stream.close()

    def stream(self, name: str, dtype: npt.DTypeLike) -> ArrayStream:
        """An array that pieces are appended to."""
        self._streams[name] = ArrayStream(self._directory / name, dtype)
        return self._streams[name]

    def write(self, name: str, values: Array) -> None:
        """A whole array."""
        self.stream(name, values.dtype).extend(values)


class Arrays(Mapping[str, Array]):
    """A finished directory of arrays, read-only. Raises OSError and ValueError where it is not whole.

    All are mapped at once (15 µs a file): what is mapped stays readable when the directory is deleted.
    """

    def __init__(self, directory: Path) -> None:
        contents = json.loads((directory / _CONTENTS).read_text())
        files: dict[str, Mapped] = {}
        self._arrays = {}
        for name, (file, start, dtype, shape) in contents.items():
            if file not in files:
                files[file] = mapped(directory / file)
            self._arrays[name] = files[file].array(np.dtype(dtype), tuple(shape), start)

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)


class Mapped:
    """A file's bytes in memory, as far as they are looked at."""

    def __init__(self, held: mmap.mmap | bytes) -> None:
        self._held = held

    def array(self, dtype: np.dtype[Any], shape: tuple[int, ...], start: int = 0) -> Array:
        if not prod(shape):
            return np.zeros(shape, dtype)
        # not np.memmap, whose objects cost twice as much at each operation
        return np.frombuffer(self._held, dtype, prod(shape), start).reshape(shape)


def mapped(path: Path) -> Mapped:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size  # nothing cannot be mapped
        return Mapped(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")


def pieces(length: int, size: int) -> Iterator[slice]:
    """0 to `length` in slices of at most `size`."""
    for start in range(0, length, size):
        yield slice(start, min(start + size, length))


def distinct(ascending: Array) -> Array:
    """Each value once."""
    first = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return ascending.compress(first)


def runs(first: Array, sizes: Array) -> Array:
    """Numbers counted up from each of the first, as many as its size, one run behind the other."""
    ends = sizes.cumsum()
    counted = (first - ends + sizes).repeat(sizes)
    counted += np.arange(len(counted))
    return counted


def link(base: Path, new: Path) -> None:
    """A directory of arrays once more: nothing ever changes a finished one, so a link is a copy."""
    new.mkdir()
    for file in base.iterdir():
        os.link(file, new / file.name)
