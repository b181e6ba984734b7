"""Which processes another one has started."""

from __future__ import annotations

from pathlib import Path


def children(process: int) -> list[int]:
    """Those that its main thread has started and that are still there."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []
