"""The stages of a run: told to whoever watches, and timed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    READ = "read"
    GROUP = "group"
    INDEX = "index"
    CHECK = "check"
    PUBLISH = "publish"
    PRUNE = "prune"


class Progress(Protocol):
    """Watches a run; drawn by whoever started it."""

    def begin(self, stage: Stage, total: int | None) -> None:
        """`total` is bytes for READ and articles for the others; None where it cannot be known."""
        ...

    def reach(self, done: int) -> None:
        """So much of the stage's total is done."""
        ...

    def end(self) -> None: ...


class Stopwatch:
    """Passes the stages of one run on to `progress` and keeps how long each took, in seconds."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.seconds: dict[Stage, float] = {}

    @contextmanager
    def stage(self, stage: Stage, total: int | None = None) -> Iterator[None]:
        self.progress.begin(stage, total)
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = time.perf_counter() - started
            self.progress.end()
