"""An index opened in a fresh process, as a worker does: how soon it answers, and how much memory it is."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench.speed.engines import engine
from bench.speed.memory import anonymous_mb
from bench.speed.queries import Asked
from bench.speed.results import Opened

_RUNS = 3


def opened(name: str, directory: Path, queries: Sequence[Asked]) -> Opened:
    """The best of three runs: the first of them has the files brought into memory."""
    runs = [_run(name, directory, queries) for _ in range(_RUNS)]
    return Opened(
        min(run.open_ms for run in runs),
        min(run.first_ms for run in runs),
        max(run.anonymous_mb for run in runs),
    )


def _run(name: str, directory: Path, queries: Sequence[Asked]) -> Opened:
    child = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-m", "bench.speed.opening", name, str(directory)],
        input=pickle.dumps(list(queries)),
        stdout=subprocess.PIPE,
        check=True,
    )
    return Opened(**json.loads(child.stdout))


def main(name: str, directory: str) -> None:
    queries: list[Asked] = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  # our own parent wrote it
    peer = engine(name)  # imports it: a server does that once, long before
    started = perf_counter()
    searcher = peer.open(Path(directory))
    open_ms = (perf_counter() - started) * 1000
    _, took = searcher.ask(queries[0])
    for asked in queries[1:]:
        searcher.ask(asked)
    memory = anonymous_mb(searcher.process)
    searcher.close()
    print(json.dumps({"open_ms": open_ms, "first_ms": open_ms + took, "anonymous_mb": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:])
