"""Words in the order of the texts to words in the order of a dictionary: the inverted index of a stream.

Every occurrence is one integer, its stem's number above its position, and inverting is sorting these:
numpy sorts 8 million of them in 0.05 s. Blocks are sorted as they are read and merged stem range by
stem range, so that memory is bounded by a block, not by the collection.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from search.embedded.arrays import Array, ArrayStream, ArrayWriter, pieces
from search.embedded.encoding import Word
from search.embedded.strings import packed

Given = TypeVar("Given")
Made = TypeVar("Made")
Kept = TypeVar("Kept")

BLOCK = 1_000_000
"""Occurrences sorted at once: 8 MB of keys, and about 50 MB with all that is derived of them. With
twice as many an index of 200,000 articles takes as long, and 100 MB more."""

MOST = 255
"""Occurrences of a word in one title or body that are counted; BM25 is flat long before."""

_LOW = np.uint64(0xFFFFFFFF)
_HIGH = np.uint64(32)
IN_TITLE, IN_BODY = 1, 2
_KEYS = "keys"


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """The words of a stream in order, and what each word of the lexicon became."""

    stem_of: Array
    """int64, lexicon place -> stem's number."""
    number_of: Array
    """int64, lexicon place -> word's number; words are numbered by stem, then surface."""
    first_words: Array
    """int32, number of each stem's first word; shape (stems + 1,)."""

    @property
    def stems(self) -> int:
        return len(self.first_words) - 1

    @property
    def words(self) -> int:
        return len(self.number_of)


def write_inverted(
    writer: ArrayWriter, prefix: str, lexicon: Sequence[Word], words: Array, starts: Array, borders: Array
) -> None:
    """Inverts a stream of `words` (places in the lexicon). Record n has the words from `starts[n]` to
    `starts[n + 1]`, those before `borders[n]` being its title's."""
    made = _write_dictionary(writer, prefix, lexicon)
    scratch = writer.scratch
    blocks, counts = _sorted_blocks(scratch, made, words)
    first_occurrence = _first(counts.sum(axis=0))
    writer.write(f"{prefix}.first_occurrence", first_occurrence)
    most_words = int(np.diff(made.first_words).max(initial=1))
    streams = _Inverted[ArrayStream](
        writer.stream(f"{prefix}.positions", np.uint32),
        writer.stream(f"{prefix}.variants", np.uint8 if most_words <= 256 else np.uint16),
        writer.stream(f"{prefix}.rows", np.int32),
        writer.stream(f"{prefix}.titles", np.uint8),
        writer.stream(f"{prefix}.bodies", np.uint8),
        writer.stream(f"{prefix}.word_rows", np.uint32),
    )
    postings = np.zeros(made.stems, np.int64)
    word_postings = np.zeros(made.words, np.int64)
    row_of = _rows_of(scratch, starts)
    offsets = np.zeros((len(counts), made.stems + 1), np.int32)
    np.cumsum(counts, axis=1, out=offsets[:, 1:])
    del counts

    def inverted(stems: tuple[int, int]) -> tuple[_Inverted[Array], Array, Array]:
        first, last = stems
        keys = _merged([block[offsets[n, first] : offsets[n, last]] for n, block in enumerate(blocks)])
        return _inverted(keys, made, words, row_of, borders)

    for part, of_stems, of_words in _in_turn(inverted, _ranges(first_occurrence)):
        for stream, values in zip(streams, part, strict=True):
            stream.extend(values)
        postings += of_stems
        word_postings += of_words
    for spilled in scratch.glob(f"{_KEYS}*"):
        spilled.unlink()
    writer.write(f"{prefix}.first", _first(postings))
    writer.write(f"{prefix}.first_word_row", _first(word_postings))


class _Inverted(NamedTuple, Generic[Kept]):
    """What `segments.Inverted` reads, of some stems."""

    positions: Kept
    variants: Kept
    rows: Kept
    titles: Kept
    bodies: Kept
    word_rows: Kept


def _inverted(
    keys: Array, made: _Dictionary, words: Array, row_of: Array, borders: Array
) -> tuple[_Inverted[Array], Array, Array]:
    """Keys in order; with how many rows each stem has of them, and each word."""
    stems = (keys >> _HIGH).astype(np.int64)
    places = (keys & _LOW).astype(np.int64)
    of_row = row_of[places]
    numbers = made.number_of[words[places]]
    in_title = places < borders[of_row]
    begin = np.flatnonzero(_changes(stems) | _changes(of_row))
    in_titles = np.add.reduceat(in_title, begin, dtype=np.int64) if len(begin) else begin
    in_all = np.diff(begin, append=len(keys))
    flagged = _word_rows(numbers, of_row, in_title)
    inverted = _Inverted(
        positions=places.astype(np.uint32),
        variants=(numbers - made.first_words[stems]).astype(np.uint16),
        rows=of_row[begin],
        titles=np.minimum(in_titles, MOST).astype(np.uint8),
        bodies=np.minimum(in_all - in_titles, MOST).astype(np.uint8),
        word_rows=(flagged & _LOW).astype(np.uint32),
    )
    of_stems = np.bincount(stems[begin], minlength=made.stems)
    return inverted, of_stems, np.bincount((flagged >> _HIGH).astype(np.int64), minlength=made.words)


def _merged(keys: Sequence[Array]) -> Array:
    """Of several blocks, in order."""
    merged = np.concatenate(keys or [np.zeros(0, np.uint64)])
    if len(keys) > 1:
        merged.sort()
    return merged


def _in_turn(work: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
    """`map`, two at a time: numpy lets another thread work, and the other cores are idle by then."""
    pending: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(2) as pool:
        for one in given:
            pending.append(pool.submit(work, one))
            if len(pending) == 2:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def _write_dictionary(writer: ArrayWriter, prefix: str, lexicon: Sequence[Word]) -> _Dictionary:
    """By bytes, as `Strings` finds them."""
    encoded = [(stem.encode(), surface.encode(), place) for place, (surface, stem) in enumerate(lexicon)]
    encoded.sort()
    places = np.array([place for _, _, place in encoded], np.int64)
    number_of = np.empty(len(encoded), np.int64)
    number_of[places] = np.arange(len(encoded))
    stems = list(dict.fromkeys(stem for stem, _, _ in encoded))
    numbered = {stem: number for number, stem in enumerate(stems)}
    stem_of_word = np.array([numbered[stem] for stem, _, _ in encoded], np.int64)
    stem_of = np.empty(len(encoded), np.int64)
    stem_of[places] = stem_of_word
    first_words = np.searchsorted(stem_of_word, np.arange(len(stems) + 1)).astype(np.int32)
    surfaces = [surface for _, surface, _ in encoded]
    by_surface = sorted(range(len(surfaces)), key=surfaces.__getitem__)
    blob, ends = packed(stems)
    writer.write(f"{prefix}.stems", blob)
    writer.write(f"{prefix}.stem_ends", ends)
    blob, ends = packed([surfaces[number] for number in by_surface])
    writer.write(f"{prefix}.surfaces", blob)
    writer.write(f"{prefix}.surface_ends", ends)
    writer.write(f"{prefix}.surface_word", np.array(by_surface, np.int32))
    writer.write(f"{prefix}.word_stem", stem_of_word.astype(np.int32))
    writer.write(f"{prefix}.first_word", first_words)
    return _Dictionary(stem_of, number_of, first_words)


def _sorted_blocks(scratch: Path, made: _Dictionary, words: Array) -> tuple[list[Array | _Spilled], Array]:
    """The keys of each block of the stream, sorted, and how many each stem has of them."""
    several = len(words) > BLOCK

    def block(piece: slice) -> tuple[Array | _Spilled, Array]:
        stems = made.stem_of[words[piece]]
        keys = stems.astype(np.uint64)
        keys <<= _HIGH
        keys |= np.arange(piece.start, piece.stop, dtype=np.uint64)
        keys.sort()
        spilled = _Spilled(scratch / f"{_KEYS}{piece.start}", keys) if several else keys
        return spilled, np.bincount(stems, minlength=made.stems).astype(np.int32)

    blocks = list(_in_turn(block, pieces(len(words), BLOCK)))
    counts = [of_stems for _, of_stems in blocks] or [np.zeros(made.stems, np.int32)]
    return [keys for keys, _ in blocks], np.array(counts)


class _Spilled:
    """Keys in a file, read a part at a time: mapped, all would stay in memory, 420 MB at 200,000 articles."""

    def __init__(self, path: Path, keys: Array) -> None:
        self._path = path
        keys.tofile(path)

    def __getitem__(self, part: slice) -> Array:
        first, last = int(part.start), int(part.stop)
        return np.fromfile(self._path, np.uint64, last - first, offset=first * 8)


def _rows_of(scratch: Path, starts: Array) -> Array:
    """int32, position -> row; shape (words,)."""
    spill = ArrayStream(scratch / "rows", np.int32)
    for piece in pieces(len(starts) - 1, 100_000):
        rows = np.arange(piece.start, piece.stop, dtype=np.int32)
        spill.extend(np.repeat(rows, np.diff(starts[piece.start : piece.stop + 1])))
    return spill.read()


def _ranges(first_occurrence: Array) -> Iterator[tuple[int, int]]:
    """Stems from one to another, of about one block of occurrences together."""
    first, stems = 0, len(first_occurrence) - 1
    while first < stems:
        most = first_occurrence[first] + BLOCK
        last = max(first + 1, int(np.searchsorted(first_occurrence, most, side="right")) - 1)
        yield first, last
        first = last


def _word_rows(numbers: Array, rows: Array, in_title: Array) -> Array:
    """uint64: each word with each row it is in once, the row's number shifted by two bits that say where."""
    keys = numbers.astype(np.uint64)
    keys <<= _HIGH
    keys |= rows.astype(np.uint64) << np.uint64(2)
    keys |= np.where(in_title, np.uint64(IN_TITLE), np.uint64(IN_BODY))
    keys.sort()
    begin = np.flatnonzero(_changes(keys >> np.uint64(2)))
    return np.bitwise_or.reduceat(keys, begin) if len(begin) else keys


def _changes(values: Array) -> Array:
    """True where a value differs from the one before it."""
    changed = np.ones(len(values), bool)
    changed[1:] = values[1:] != values[:-1]
    return changed


def _first(counts: Array) -> Array:
    """int64: where each run begins, and behind the last one its end."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))
