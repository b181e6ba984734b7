"""What is told while a run goes on: bars in a terminal, lines in a log."""

from __future__ import annotations

import io
import threading
import time

import pytest
from rich.console import Console

from indexer.progress import Stage
from telusur.progress import LoggedProgress, TerminalProgress, told


@pytest.mark.parametrize(
    ("stage", "done", "total", "seconds", "line"),
    [
        (
            Stage.INDEX,
            12_000,
            50_000,
            8,
            "Building the index: 12,000 of 50,000 articles, 1,500 a second, 0:00:25 left",
        ),
        (
            Stage.READ,
            3_000_000,
            9_000_000,
            2,
            "Reading the crawl: 3.0 MB of 9.0 MB, 1.5 MB a second, 0:00:04 left",
        ),
        (Stage.READ, 3_000_000, None, 2, "Reading the crawl: 3.0 MB, 1.5 MB a second"),
        (Stage.INDEX, 0, 50_000, 8, "Building the index: 0 of 50,000 articles, 0 a second"),
    ],
)
def test_a_line_of_a_log(stage: Stage, done: int, total: int | None, seconds: float, line: str) -> None:
    assert told(stage, done, total, seconds) == line


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    written = io.StringIO()
    watching = LoggedProgress(Console(file=written, width=40))
    watching.begin(Stage.INDEX, 1000)
    for done in range(0, 1001, 100):
        watching.reach(done)
        now += 3
    watching.end()
    lines = written.getvalue().splitlines()
    assert lines == [
        "Building the index: 400 of 1,000 articles, 33 a second, 0:00:18 left",
        "Building the index: 800 of 1,000 articles, 33 a second, 0:00:06 left",
    ]


def drawn(stage: Stage, total: int | None, reached: list[int]) -> str:
    written = io.StringIO()
    watching = TerminalProgress(Console(file=written, force_terminal=True, width=120, legacy_windows=False))
    threads = threading.active_count()
    watching.begin(stage, total)
    assert threading.active_count() == threads  # workers are about to be forked
    for done in reached:
        watching.reach(done)
    watching.end()
    assert "\x1b[2K" in written.getvalue()  # and the bar is taken away
    return written.getvalue()


def test_a_bar_tells_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1, 10_000))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    text = drawn(Stage.INDEX, 50_000, [12_000, 24_000, 50_000])
    assert "12000/50000" in text
    assert "/s" in text
    assert "0:0" in text
    assert "Writing the index" in text
    assert "MB" in drawn(Stage.READ, 9_000_000, [3_000_000, 6_000_000])
    assert "Reading the crawl" in drawn(Stage.READ, None, [3_000_000])
