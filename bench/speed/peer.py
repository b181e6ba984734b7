"""What the comparison asks of every engine: build an index of rows, open it, answer a page of work.

A page of work is the same for all: from the query's text to the top ten by BM25F over title (weight 2)
and body, the counts of every facet over all matches, and a marked snippet for each of the ten.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from bench.speed.queries import Asked, Class
from bench.speed.rows import Row

TITLE_WEIGHT = 2.0
TOP = 10
SNIPPET = 260
"""Characters of a snippet, about: as Telusur's."""

Counts = Mapping[str, Mapping[str, int]]
"""Facet -> value -> number of matches."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of work, done."""

    total: int
    facets: Counts
    snippets: tuple[str, ...]


class Index(ABC):
    """An index in the making, which takes the time of indexing alone, without reading the rows."""

    alone: ClassVar[bool] = True
    """All its work is done in this process and its children, so their processor time is all it can need."""

    def __init__(self) -> None:
        self.seconds = 0.0
        """By the clock; by the processor's where that is less, for then others had the machine."""

    def add(self, rows: Sequence[Row]) -> None:
        with self._timed():
            self._add(rows)

    def finish(self) -> None:
        """After this the index can be opened, in its best state for queries."""
        with self._timed():
            self._finish()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        started, worked = perf_counter(), _processor_time()
        yield
        took = perf_counter() - started
        self.seconds += min(took, _processor_time() - worked) if self.alone else took

    @abstractmethod
    def _add(self, rows: Sequence[Row]) -> None: ...

    @abstractmethod
    def _finish(self) -> None: ...


def _processor_time() -> float:
    return sum(os.times()[:4])


class Searcher(ABC):
    """An open index."""

    @property
    def process(self) -> int:
        """The process that answers, for its memory."""
        return os.getpid()

    def ask(self, asked: Asked) -> tuple[Answer, float]:
        """The answer, and the milliseconds it took where it was made."""
        started = perf_counter()
        answer = self._page(asked)
        return answer, (perf_counter() - started) * 1000

    @abstractmethod
    def _page(self, asked: Asked) -> Answer: ...

    def close(self) -> None:  # noqa: B027  # most have nothing to let go of
        """Lets go of files, processes and connections."""


class Peer(ABC):
    """An engine to compare. Made anew wherever it is used: it holds nothing."""

    name: ClassVar[str]
    set_up: ClassVar[str]
    """How it was set up, and what it cannot do alike, for the report."""
    differs: ClassVar[Mapping[Class, str]] = {}
    """Where it means something else by a query, and what."""
    unhurried: ClassVar[bool] = False
    """Takes so long a page that it is asked fewer queries at large sizes."""
    served: ClassVar[bool] = False
    """A server of its own does the work, whose memory is not a worker's."""
    largest: ClassVar[int] = 200_000
    """The size up to which it is measured."""

    @abstractmethod
    def version(self) -> str:
        """Raises ImportError or OSError, with the reason, where it is not installed."""

    @abstractmethod
    def begin(self, directory: Path) -> Index: ...

    @abstractmethod
    def open(self, directory: Path) -> Searcher: ...

    def size(self, directory: Path) -> int:
        """Bytes on disk, the text included."""
        return sum(it.stat().st_size for it in directory.rglob("*") if it.is_file())

    def copied(self, directory: Path) -> int | None:
        """Bytes of `size` that are ready-made tokens kept for snippets; None where that cannot be told."""
        return None
