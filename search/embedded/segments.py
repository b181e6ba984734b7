"""A segment: some records, inverted and stored, in a directory that never changes once it is written."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import zstandard

from search.embedded.arrays import Array, Arrays, ArrayStream, ArrayWriter, pieces
from search.embedded.encoding import Batch, Blocks, Stream, Word, pack
from search.embedded.inversion import write_inverted
from search.embedded.strings import Strings

TEXT, BYLINE = "text", "byline"

_WIDE = 255
_WIDE_BYTE = b"\xff"
"""A gap or length that does not fit a byte; it stands in a list of its own (3 words in 100,000)."""
_COPIED = 2_000
"""Records copied at once when segments are merged."""


@dataclass(frozen=True, slots=True)
class Postings:
    """A stem's records in one segment."""

    rows: Array
    """int32, ascending, of the segment."""
    titles: Array
    """uint8, how often it is in the title."""
    bodies: Array
    occurrences: slice
    """Where its occurrences lie in `Inverted.positions` and `variants`."""


class Inverted:
    """The inverted words of a stream: titles and bodies together, or bylines."""

    def __init__(self, arrays: Arrays, prefix: str) -> None:
        def of(name: str) -> Array:
            return arrays[f"{prefix}.{name}"]

        self.stems = Strings(of("stems"), of("stem_ends"))
        self.surfaces = Strings(of("surfaces"), of("surface_ends"))
        self.surface_word = of("surface_word")
        self.word_stem = of("word_stem")
        self.first_word = of("first_word")
        self.first, self.rows, self.titles, self.bodies = of("first"), of("rows"), of("titles"), of("bodies")
        self.first_occurrence = of("first_occurrence")
        self.positions = of("positions")
        """uint32, of every occurrence, counted over the whole stream; by stem, then ascending."""
        self.variants = of("variants")
        """Which of the stem's words each occurrence is."""
        self.first_word_row, self.word_rows = of("first_word_row"), of("word_rows")
        self.starts = of("starts")
        """int64, first position of each record; shape (records + 1,)."""
        self.borders = of("borders")
        """int64, first position behind each record's title."""

    def postings(self, stem: int) -> Postings:
        run = slice(int(self.first[stem]), int(self.first[stem + 1]))
        occurrences = slice(int(self.first_occurrence[stem]), int(self.first_occurrence[stem + 1]))
        return Postings(self.rows[run], self.titles[run], self.bodies[run], occurrences)

    def words_of(self, surface: bytes) -> list[int]:
        """The numbers of the words with this surface: one, unless it has several stems."""
        place = self.surfaces.find(surface)
        found = []
        while place is not None and place < len(self.surfaces) and self.surfaces[place] == surface:
            found.append(int(self.surface_word[place]))
            place += 1
        return found

    def word_postings(self, words: Array | Sequence[int]) -> Array:
        """uint32 for each word's every record: its row, shifted by two bits that tell title and body."""
        runs = [self.word_rows[self.first_word_row[word] : self.first_word_row[word + 1]] for word in words]
        return np.concatenate(runs) if runs else self.word_rows[:0]


_threads = threading.local()


def _unpacker() -> zstandard.ZstdDecompressor:
    """One a thread: they must not be shared, and to make one costs as much as to use it."""
    if not hasattr(_threads, "unpacker"):
        _threads.unpacker = zstandard.ZstdDecompressor()
    unpacker: zstandard.ZstdDecompressor = _threads.unpacker
    return unpacker


class Segment:
    """A finished segment, memory-mapped."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.arrays = arrays = Arrays(directory)
        self._ends, self._block_ends = arrays["stored.ends"], arrays["stored.block_ends"]
        self._firsts, self._data = arrays["stored.firsts"], arrays["stored.data"]
        self._lengths = arrays["text.lengths"]

    def __len__(self) -> int:
        return len(self._ends)

    @cached_property
    def text(self) -> Inverted:
        return Inverted(self.arrays, TEXT)

    @cached_property
    def byline(self) -> Inverted:
        return Inverted(self.arrays, BYLINE)

    def stored(self, row: int) -> bytes:
        """The value as it was stored. 15 µs: the block it is in is unpacked."""
        ends, block_ends = self._ends, self._block_ends
        end = int(ends[row])
        start = int(ends[row - 1]) if row else 0
        block = int(block_ends.searchsorted(start, "right"))
        unpacked = self._block(block)
        skipped = int(block_ends[block - 1]) if block else 0
        return unpacked[start - skipped : end - skipped]

    def _block(self, block: int) -> bytes:
        packed = self._data[int(self._firsts[block]) : int(self._firsts[block + 1])]
        return _unpacker().decompress(packed.data)

    def starts(self, first: int, last: int) -> Array:
        """int64, where the words `first` to `last` of the text stream begin; the first is a text's first."""
        return np.cumsum(self.wide("text.gaps", first, last), dtype=np.int64)

    def length(self, place: int) -> int:
        """Characters of one word of the text stream."""
        length = int(self._lengths[place])
        return length if length < _WIDE else int(self.wide("text.lengths", place, place + 1)[0])

    def wide(self, name: str, first: int, last: int) -> Array:
        """Gaps or lengths, the large ones put in."""
        values = self.arrays[name][first:last]
        if _WIDE_BYTE in values.tobytes():
            values = values.astype(np.int64)
            at = self.arrays[f"{name}.wide_at"]
            run = slice(*np.searchsorted(at, (first, last)).tolist())
            values[at[run] - first] = self.arrays[f"{name}.wide"][run]
        return values


class SegmentWriter:
    """A segment under way. Memory holds its dictionary and a few numbers for each record."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._writer = ArrayWriter(directory)
        self._streams = {TEXT: _StreamWriter(directory, TEXT), BYLINE: _StreamWriter(directory, BYLINE)}
        self._offsets = (_Bytes(self._writer, "text.gaps"), _Bytes(self._writer, "text.lengths"))
        self._stored = _StoredWriter(self._writer)

    def __len__(self) -> int:
        return len(self._stored)

    def add(self, batch: Batch) -> None:
        self._streams[TEXT].add(batch.text)
        self._streams[BYLINE].add(batch.byline)
        gaps, lengths = self._offsets
        gaps.extend(_gaps(batch.text))
        lengths.extend(batch.text.lengths)
        self._stored.extend(batch.stored)

    def copy(self, segment: Segment, alive: Array) -> None:
        """Adds the living records of a finished segment, in their order."""
        for prefix, inverted in ((TEXT, segment.text), (BYLINE, segment.byline)):
            self._streams[prefix].copy(inverted, alive)
        kept = np.repeat(alive, np.diff(segment.text.starts))
        for column in self._offsets:
            for piece in pieces(len(kept), 10_000_000):
                values = segment.wide(column.name, piece.start, piece.stop)
                column.extend(values[kept[piece]])
        rows = np.flatnonzero(alive).tolist()
        for piece in pieces(len(rows), _COPIED):
            self._stored.extend(pack([segment.stored(row) for row in rows[piece]]))

    def close(self) -> None:
        """Gives it up."""
        self._writer.close()
        for stream in self._streams.values():
            stream.close()

    def finish(self) -> None:
        with self._writer as writer:
            self._stored.finish()
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


class _Bytes:
    """Small numbers, a byte each; the few that are larger stand apart, with their places."""

    def __init__(self, writer: ArrayWriter, name: str) -> None:
        self.name = name
        self._writer = writer
        self._small = writer.stream(name, np.uint8)
        self._at: list[Array] = []
        self._wide: list[Array] = []

    def extend(self, values: Array) -> None:
        wide = np.flatnonzero(values >= _WIDE)
        self._at.append(wide + len(self._small))
        self._wide.append(values[wide])
        self._small.extend(np.minimum(values, _WIDE))

    def finish(self) -> None:
        self._writer.write(f"{self.name}.wide_at", _joined(self._at))
        self._writer.write(f"{self.name}.wide", _joined(self._wide))


class _StoredWriter:
    """Compressed blocks, one after the other."""

    def __init__(self, writer: ArrayWriter) -> None:
        self._writer = writer
        self._data = writer.stream("stored.data", np.uint8)
        self._firsts = [0]
        self._ends: list[Array] = []
        self._block_ends: list[Array] = []
        self._bytes = 0
        self._records = 0

    def __len__(self) -> int:
        return self._records

    def extend(self, blocks: Blocks) -> None:
        for block in blocks.packed:
            self._data.extend(np.frombuffer(block, np.uint8))
            self._firsts.append(len(self._data))
        self._ends.append(blocks.ends + self._bytes)
        self._block_ends.append(blocks.block_ends + self._bytes)
        if len(blocks.ends):
            self._bytes += int(blocks.ends[-1])
        self._records += len(blocks.ends)

    def finish(self) -> None:
        self._writer.write("stored.firsts", np.array(self._firsts, np.int64))
        self._writer.write("stored.ends", _joined(self._ends))
        self._writer.write("stored.block_ends", _joined(self._block_ends))


def _gaps(stream: Stream) -> Array:
    """int64, from each word's first character to that of the word before, or to its text's beginning."""
    gaps = np.diff(stream.starts.astype(np.int64), prepend=0)
    begin = np.cumsum(stream.sizes) - stream.sizes
    for first in (begin[stream.sizes > 0], (begin + stream.heads)[stream.sizes > stream.heads]):
        gaps[first] = stream.starts[first]
    return gaps


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, np.int64)


def living(segments: Sequence[Segment], alive: Array) -> Iterator[tuple[Segment, Array]]:
    """Each segment with its part of `alive`."""
    first = 0
    for segment in segments:
        yield segment, alive[first : first + len(segment)]
        first += len(segment)
