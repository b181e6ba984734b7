"""A segment under way: batches, or finished segments to be merged, into the arrays of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from search.embedded.arrays import Array, ArrayStream, ArrayWriter, pieces
from search.embedded.encoding import Batch, Stream, Word
from search.embedded.inversion import write_inverted
from search.embedded.segments import BYLINE, OFFSETS, TEXT, Inverted, Segment
from search.embedded.strings import packed

_COPIED = 2_000
"""Records copied at once when segments are merged."""


class SegmentWriter:
    """A segment under way. Memory holds its dictionary and a few numbers for each record."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._writer = ArrayWriter(directory)
        self._streams = {TEXT: _StreamWriter(directory, TEXT), BYLINE: _StreamWriter(directory, BYLINE)}
        self._offsets = tuple(_Small(self._writer, name, dtype) for name, dtype in OFFSETS.items())
        self._stored = _StoredWriter(self._writer)

    def __len__(self) -> int:
        return len(self._stored)

    def add(self, batch: Batch) -> None:
        self._streams[TEXT].add(batch.text)
        self._streams[BYLINE].add(batch.byline)
        for column, values in zip(self._offsets, (batch.text.starts, batch.text.lengths), strict=True):
            column.extend(values)
        self._stored.extend(batch.stored)

    def copy(self, segment: Segment, alive: Array) -> None:
        """Adds the living records of a finished segment, in their order."""
        for prefix, inverted in ((TEXT, segment.text), (BYLINE, segment.byline)):
            self._streams[prefix].copy(inverted, alive)
        kept = np.repeat(alive, np.diff(segment.text.starts))
        for piece in pieces(len(kept), 4_000_000):
            places = np.flatnonzero(kept[piece]) + piece.start
            for column in self._offsets:
                column.extend(segment.small(column.name, places))
        rows = np.flatnonzero(alive).tolist()
        for piece in pieces(len(rows), _COPIED):
            self._stored.extend([bytes(segment.stored(row)) for row in rows[piece]])

    def close(self) -> None:
        """Gives it up."""
        self._writer.close()
        for stream in self._streams.values():
            stream.close()

    def finish(self) -> None:
        with self._writer as writer:
            for column in self._offsets:
                column.finish()
            for stream in self._streams.values():
                stream.finish(writer)


class _StreamWriter:
    """A stream's words as they come: numbers in the segment's lexicon, spilled to disk."""

    def __init__(self, directory: Path, prefix: str) -> None:
        self._prefix = prefix
        self._numbers: dict[Word, int] = {}
        self._words = ArrayStream(directory / f"{prefix}.words", np.int32)
        self._heads: list[Array] = []
        self._sizes: list[Array] = []

    def add(self, stream: Stream) -> None:
        self._words.extend(self._numbered(stream.lexicon)[stream.words])
        self._heads.append(stream.heads)
        self._sizes.append(stream.sizes)

    def copy(self, inverted: Inverted, alive: Array) -> None:
        """The words of a finished segment back in the order of its texts."""
        surfaces = [surface.decode() for surface in inverted.surfaces]
        stems = [stem.decode() for stem in inverted.stems]
        lexicon: list[Word] = [("", "")] * len(surfaces)
        for place, word in enumerate(inverted.surface_word.tolist()):
            lexicon[word] = surfaces[place], stems[inverted.word_stem[word]]
        numbers = self._numbered(lexicon)
        words = np.empty(len(inverted.positions), np.int32)
        first_word = inverted.first_word.astype(np.int64)
        for piece in pieces(len(stems), 20_000):
            run = slice(
                int(inverted.first_occurrence[piece.start]), int(inverted.first_occurrence[piece.stop])
            )
            counts = np.diff(inverted.first_occurrence[piece.start : piece.stop + 1])
            of_stem = np.repeat(first_word[piece], counts)
            words[inverted.positions[run]] = numbers[of_stem + inverted.variants[run]]
        sizes = np.diff(inverted.starts)
        self._words.extend(words[np.repeat(alive, sizes)])
        self._heads.append((inverted.borders - inverted.starts[:-1])[alive])
        self._sizes.append(sizes[alive])

    def _numbered(self, lexicon: Sequence[Word]) -> Array:
        """int32, a lexicon's places -> the segment's."""
        numbers = self._numbers
        return np.array([numbers.setdefault(word, len(numbers)) for word in lexicon], np.int32)

    def close(self) -> None:
        self._words.close()

    def finish(self, writer: ArrayWriter) -> None:
        sizes = _joined(self._sizes)
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)))
        borders = starts[:-1] + _joined(self._heads)
        writer.write(f"{self._prefix}.starts", starts)
        writer.write(f"{self._prefix}.borders", borders)
        write_inverted(writer, self._prefix, list(self._numbers), self._words.read(), starts, borders)


class _Small:
    """Numbers that are mostly small; those that are not stand apart, with their places."""

    def __init__(self, writer: ArrayWriter, name: str, dtype: type[np.unsignedinteger[Any]]) -> None:
        self.name = name
        self._writer = writer
        self._most = dtype(np.iinfo(dtype).max)  # of its type: a batch's numbers may be of a narrower one
        self._small = writer.stream(name, dtype)
        self._at: list[Array] = []
        self._wide: list[Array] = []

    def extend(self, values: Array) -> None:
        wide = np.flatnonzero(values >= self._most)
        self._at.append(wide + len(self._small))
        self._wide.append(values[wide])
        self._small.extend(np.minimum(values, self._most))

    def finish(self) -> None:
        self._writer.write(f"{self.name}.wide_at", _joined(self._at))
        self._writer.write(f"{self.name}.wide", _joined(self._wide))


class _StoredWriter:
    """Stored values, one after the other, and where each ends."""

    def __init__(self, writer: ArrayWriter) -> None:
        self._data = writer.stream("stored.data", np.uint8)
        self._ends = writer.stream("stored.ends", np.int64)

    def __len__(self) -> int:
        return len(self._ends)

    def extend(self, values: Sequence[bytes]) -> None:
        data, ends = packed(values)
        self._ends.extend(ends + len(self._data))
        self._data.extend(data)


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)
