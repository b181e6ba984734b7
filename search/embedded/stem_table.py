"""The table of stems kept with a build: memory-mapped for those who ask, read whole by a rebuild."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from search.embedded.arrays import Arrays, ArrayWriter
from search.embedded.strings import Strings, packed
from search.stems import StemTable


class StoredStems(Mapping[str, str]):
    """Word -> stem. 158,000 words take a worker 40 ms and 25 MB to read, a look-up here 5 µs."""

    def __init__(self, arrays: Arrays) -> None:
        self._words = Strings(arrays["words"], arrays["word_ends"])
        self._stems = Strings(arrays["stems"], arrays["stem_ends"])

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for word in self._words)

    def __getitem__(self, word: str) -> str:
        place = self._words.find(word.encode())
        if place is None:
            raise KeyError(word)
        return self._stems[place].decode()


def save_stems(table: StemTable, directory: Path) -> None:
    """Raises OSError."""
    pairs = sorted((word.encode(), stem.encode()) for word, stem in table.all().items())
    with ArrayWriter(directory) as writer:
        writer.write("version", np.frombuffer(table.version.encode(), np.uint8))
        for name, blob, ends in (
            ("word", *packed([word for word, _ in pairs])),
            ("stem", *packed([stem for _, stem in pairs])),
        ):
            writer.write(f"{name}s", blob)
            writer.write(f"{name}_ends", ends)


def load_stems(directory: Path, version: str) -> StemTable:
    """The saved table; an empty one where there is none, it is damaged, or other rules made it."""
    try:
        arrays = Arrays(directory)
        if arrays["version"].tobytes().decode() == version:
            return StemTable(version, StoredStems(arrays))
    except (OSError, ValueError, KeyError):
        pass
    return StemTable(version)
