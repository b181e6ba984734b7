"""A segment: some records, inverted and stored, in a directory that never changes once it is written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from search.embedded.arrays import Array, Arrays
from search.embedded.strings import Strings

TEXT, BYLINE = "text", "byline"

Made = TypeVar("Made")

_RECENT = 12
"""Words and phrases whose positions are kept, at most 1 MB each at 200,000 articles."""

STARTS, LENGTHS = "text.begins", "text.lengths"
OFFSETS: Mapping[str, type[np.unsignedinteger[Any]]] = {STARTS: np.uint16, LENGTHS: np.uint8}
"""Where each word begins in its title or body, and how many characters it has. What is too large stands in
a list of its own: 3 lengths in 100,000, and what is behind the 65,000th character."""


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
        self._recent: OrderedDict[object, Any] = OrderedDict()

    def recalled(self, key: object, make: Callable[[], Made]) -> Made:
        """What was made for this key a moment ago: rows, ranking and snippets ask for the same phrase."""
        found: Made | None = self._recent.get(key)
        if found is None:
            found = self._recent[key] = make()
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        return found

    def postings(self, stem: int) -> Postings:
        first, occurrence = self.first.item, self.first_occurrence.item
        run = slice(first(stem), first(stem + 1))
        occurrences = slice(occurrence(stem), occurrence(stem + 1))
        return Postings(self.rows[run], self.titles[run], self.bodies[run], occurrences)

    def words_of(self, surface: bytes) -> list[int]:
        """The numbers of the words with this surface: one, unless it has several stems."""
        return [self.surface_word.item(place) for place in self.surfaces.equal(surface)]

    def word_postings(self, words: Array | Sequence[int]) -> Array:
        """uint32 for each word's every record: its row, shifted by two bits that tell title and body."""
        runs = [self.word_rows[self.first_word_row[word] : self.first_word_row[word + 1]] for word in words]
        return np.concatenate(runs) if runs else self.word_rows[:0]


class Segment:
    """A finished segment, memory-mapped."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.arrays = arrays = Arrays(directory)
        self._ends, self._data = arrays["stored.ends"], arrays["stored.data"].data

    def __len__(self) -> int:
        return len(self._ends)

    @cached_property
    def text(self) -> Inverted:
        return Inverted(self.arrays, TEXT)

    @cached_property
    def byline(self) -> Inverted:
        return Inverted(self.arrays, BYLINE)

    def stored(self, row: int) -> memoryview:
        """The value as it was stored."""
        ends = self._ends
        return self._data[ends.item(row - 1) if row else 0 : ends.item(row)]

    def spans(self, firsts: Array | slice, lasts: Array | slice) -> tuple[Array, Array]:
        """int64, the characters from which these words of the text stream go, and up to which those, in their
        texts."""
        starts = self.small(STARTS, firsts)
        begun = starts if lasts is firsts else self.small(STARTS, lasts)
        return starts, begun + self.small(LENGTHS, lasts)

    def small(self, name: str, places: Array | slice) -> Array:
        """int64, starts or lengths of these words, the large ones put in."""
        values = self.arrays[name]
        values = (values[places] if isinstance(places, slice) else values.take(places)).astype(np.int64)
        all_wide = self.arrays[f"{name}.wide"]
        if len(all_wide) and len(wide := np.flatnonzero(values == np.iinfo(OFFSETS[name]).max)):
            at = wide + places.start if isinstance(places, slice) else places[wide]
            values[wide] = all_wide[self.arrays[f"{name}.wide_at"].searchsorted(at)]
        return values


def living(segments: Sequence[Segment], alive: Array) -> Iterator[tuple[Segment, Array]]:
    """Each segment with its part of `alive`."""
    first = 0
    for segment in segments:
        yield segment, alive[first : first + len(segment)]
        first += len(segment)
