"""A run's progress on standard error: a bar in a terminal, a line now and then in a log."""

from __future__ import annotations

import time
from datetime import timedelta

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from indexer.progress import Progress, Stage

DOING = {
    Stage.READ: "Reading the crawl",
    Stage.GROUP: "Grouping near-duplicates",
    Stage.INDEX: "Building the index",
    Stage.CHECK: "Checking the build",
    Stage.PUBLISH: "Publishing",
    Stage.PRUNE: "Removing old builds",
}
_WRITING = "Writing the index"
"""What is left to do of Stage.INDEX when all articles are in."""

_A_LINE_EVERY = 10.0
"""Seconds. Who runs it from a timer wants to see in the log that it moves, not a line an article."""
_DRAWN_EVERY = 0.1


def progress() -> Progress:
    """What fits standard error."""
    console = Console(stderr=True)
    return TerminalProgress(console) if console.is_terminal else LoggedProgress(console)


class TerminalProgress:
    """A bar for each stage with rate and time left; gone when the stage is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars: Bars | None = None
        self._total: int | None = None
        self._drawn = 0.0

    def begin(self, stage: Stage, total: int | None) -> None:
        self._total = total
        # Workers are forked while these two go on, and then no thread must be drawing.
        works = stage in (Stage.READ, Stage.GROUP, Stage.INDEX)
        self._bars = Bars(
            *_columns(stage, total), console=self._console, transient=True, auto_refresh=not works
        )
        self._bars.add_task(DOING[stage], total=total)
        self._bars.start()

    def reach(self, done: int) -> None:
        if self._bars is None:
            return
        task = self._bars.task_ids[0]
        self._bars.update(task, completed=done)
        finished = done == self._total
        if finished:
            self._bars.update(task, description=_WRITING)
        if finished or time.monotonic() - self._drawn > _DRAWN_EVERY:
            self._bars.refresh()
            self._drawn = time.monotonic()

    def end(self) -> None:
        if self._bars is not None:
            self._bars.stop()
            self._bars = None


class _ArticlesASecond(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="progress.data.speed")


def _columns(stage: Stage, total: int | None) -> tuple[ProgressColumn, ...]:
    doing = SpinnerColumn(), TextColumn("{task.description}")
    if stage is Stage.READ:
        return (
            *doing,
            *((BarColumn(), TaskProgressColumn()) if total else ()),
            DownloadColumn(),
            TransferSpeedColumn(),
            *((TimeRemainingColumn(),) if total else ()),
        )
    if not total:
        return doing
    amount = MofNCompleteColumn(), _ArticlesASecond(), TimeRemainingColumn()
    return (*doing, BarColumn(), TaskProgressColumn(), *amount)


class LoggedProgress:
    """A line every ten seconds of a stage, so that short runs stay silent."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage = Stage.READ
        self._total: int | None = None
        self._begun = self._told = 0.0

    def begin(self, stage: Stage, total: int | None) -> None:
        self._stage, self._total = stage, total
        self._begun = self._told = time.monotonic()

    def reach(self, done: int) -> None:
        now = time.monotonic()
        if now - self._told >= _A_LINE_EVERY:
            self._told = now
            line = told(self._stage, done, self._total, now - self._begun)
            self._console.print(line, soft_wrap=True, highlight=False)

    def end(self) -> None:
        pass


def told(stage: Stage, done: int, total: int | None, seconds: float) -> str:
    """`Building the index: 12,000 of 50,000 articles, 1,532 a second, 0:00:25 left`."""
    rate = done / seconds
    in_bytes = stage is Stage.READ

    def amount(value: float) -> str:
        return f"{value / 1e6:,.1f} MB" if in_bytes else f"{value:,.0f}"

    of_all = f" of {amount(total)}" if total else ""
    line = f"{DOING[stage]}: {amount(done)}{of_all}{'' if in_bytes else ' articles'}, {amount(rate)} a second"
    left = timedelta(seconds=round((total - done) / rate)) if total and rate else None
    return f"{line}, {left} left" if left is not None else line
