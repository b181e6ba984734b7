"""Memory as Linux tells it."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_MB = 1e6


def anonymous_mb(process: int) -> float:
    """What no file holds; of a forked process what it still shares with its parent too."""
    return _rollup(process, "Anonymous:")


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children")
    return [int(it) for it in found.read_text().split()] if found.exists() else []


class Peak:
    """The most memory that a process and all below it had at a time, looked at twice a second.

    Shared pages are counted once (Pss), so that workers of one pool do not count double.
    """

    def __init__(self, process: int) -> None:
        self.mb = 0.0
        self._process = process
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(0.5):
            self.mb = max(self.mb, self._all(self._process))

    def _all(self, process: int) -> float:
        try:
            return _rollup(process, "Pss:") + sum(self._all(child) for child in children(process))
        except OSError:  # it has just ended
            return 0.0


def _rollup(process: int, name: str) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / _MB
    return 0.0
