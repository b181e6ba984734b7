"""The processors' time as Linux tells it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_IDLE = {3, 4}
"""Columns of /proc/stat that nobody worked in: idle, and waiting for a disk."""
_COLUMNS = 8
"""Those behind are counted among the first two as well (guests)."""


def worked(processes: Iterable[int]) -> float:
    """Seconds that these have worked so far."""
    seconds = 0.0
    for process in processes:
        columns = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        seconds += sum(map(int, columns[11:13])) / _TICKS
    return seconds


def all_worked() -> float:
    """Seconds that all processors together have worked so far, for whomever."""
    columns = Path("/proc/stat").read_text().partition("\n")[0].split()[1:][:_COLUMNS]
    return sum(int(ticks) for number, ticks in enumerate(columns) if number not in _IDLE) / _TICKS
