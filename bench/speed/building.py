"""An index built in a process of its own, so that its memory is its own: `built` here, `main` there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from bench.speed.engines import NAMES, engine
from bench.speed.engines.telusur import Analysis
from bench.speed.memory import Peak
from bench.speed.results import Built
from bench.speed.rows import Row, read_rows

_BATCH = 500
ANALYSIS = "analysis"

Reached = Callable[[int], None]


def built(name: str, rows: Path, size: int, directory: Path, reached: Reached, reuse: bool) -> Built:
    """Builds into `directory`, or takes what an earlier run has left there."""
    beside = directory.with_name(f"{directory.name}.json")
    if reuse and beside.exists() and directory.exists():
        return Built(**json.loads(beside.read_text()))
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    command = [sys.executable, "-m", "bench.speed.building", name, str(rows), str(size), str(directory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603  # ourselves
        assert child.stdout  # noqa: S101  # a pipe
        said: dict[str, float] = {}
        with Peak(child.pid) as peak:
            for line in child.stdout:
                said = json.loads(line)
                reached(int(said.get("rows", size)))
    if child.returncode or "seconds" not in said:
        raise RuntimeError(f"{name} could not be built; what it said stands above.")
    peer = engine(name) if name in NAMES else None
    copied = peer.copied(directory) if peer else None
    result = Built(
        documents=size,
        seconds=round(said["seconds"], 3),
        peak_mb=None if peer and peer.served else round(peak.mb, 1),
        size_mb=round(peer.size(directory) / 1e6, 1) if peer else 0.0,
        copied_mb=round(copied / 1e6, 1) if copied is not None else None,
    )
    beside.write_text(json.dumps(asdict(result)))
    return result


def _batches(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def main(name: str, rows: str, size: str, directory: str) -> None:
    index = Analysis() if name == ANALYSIS else engine(name).begin(Path(directory))
    done = 0
    for batch in _batches(read_rows(Path(rows), int(size))):
        index.add(batch)
        done += len(batch)
        print(json.dumps({"rows": done}), flush=True)
    index.finish()
    print(json.dumps({"seconds": index.seconds}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
