"""From a crawl to a published index by the real command, then updates: how fast, and what they cost pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.speed.engines.telusur import Telusur
from bench.speed.memory import Peak
from bench.speed.queries import Asked, Class
from bench.speed.results import Crawled
from bench.speed.rows import Row, read_rows
from search.ask import ask
from search.engine import BuildOrigin
from search.parse import Request
from telusur.settings import load_settings
from telusur.wiring import Telusur as Installation

CHANGED = 100
"""Articles of an update."""
UPDATES = 5
REMOVED = 0.01
"""Of all documents, removed after the updates."""


def crawled(rows: Path, size: int, directory: Path) -> Crawled:
    """`telusur reindex` of the corpus as a crawler would deliver it, into a new data directory."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    crawl = directory / "crawl.jsonl"
    _write(crawl, map(_line, read_rows(rows, size)))
    ran = _telusur(directory, "reindex", str(crawl))
    crawl.unlink()
    return Crawled(
        documents=ran.report["build"]["documents"],
        seconds=round(ran.seconds, 2),
        processor_s=round(ran.processor_s, 2),
        stages=ran.report["seconds"],
        peak_mb=round(ran.peak_mb, 1),
    )


def updated(
    crawled: Crawled, rows: Path, size: int, directory: Path, queries: Mapping[Class, Sequence[Asked]]
) -> Crawled:
    """The same with what updates and removals took, and what pages take since."""
    installation = Installation(load_settings(data=directory))
    before, before_size = _pages(installation, queries), _size(installation)
    slowest = 0.0
    rounds = min(UPDATES, size // CHANGED)
    for number in range(rounds):
        marker = f"perubahan{number}"
        crawl = directory / "update.jsonl"
        changed = islice(read_rows(rows), number * CHANGED, (number + 1) * CHANGED)
        _write(crawl, (_line(row, marker) for row in changed))
        started = time.perf_counter()
        _telusur(directory, "update", str(crawl))
        found = ask(installation.engine, installation.vocabulary, Request(marker)).total
        slowest = max(slowest, time.perf_counter() - started)
        if found != CHANGED:
            raise RuntimeError(f"{found} of {CHANGED} changed articles are found after an update")
    _remove(installation, int(crawled.documents * REMOVED))
    after = _pages(installation, queries)
    return replace(
        crawled,
        update_s=round(slowest, 2),
        updates=rounds,
        slower={kind: round(after[kind] / before[kind], 2) for kind in after},
        size_ratio=round(_size(installation) / before_size, 3),
    )


@dataclass(frozen=True, slots=True)
class _Ran:
    report: Mapping[str, Any]
    seconds: float
    processor_s: float
    peak_mb: float


def _telusur(directory: Path, command: str, source: str) -> _Ran:
    line = [sys.executable, "-m", "telusur", "--data", str(directory), command, "--json", source]
    started, worked = time.perf_counter(), _children_time()
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as child, Peak(child.pid) as peak:  # noqa: S603
        said, _ = child.communicate()
    took = time.perf_counter() - started
    if child.returncode:
        raise RuntimeError(f"telusur {command} ended with exit code {child.returncode}")
    return _Ran(json.loads(said), took, _children_time() - worked, peak.mb)


def _children_time() -> float:
    return sum(os.times()[2:4])


def _line(row: Row, changed: str = "") -> dict[str, str]:
    return {
        "url": row.url,
        "title": f"{changed} {row.title}".strip(),
        "published": row.published,
        "text": row.body,
        "source": row.facets["source"][0],
    }


def _write(path: Path, lines: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _pages(installation: Installation, queries: Mapping[Class, Sequence[Asked]]) -> dict[str, float]:
    """p50 of each class, in a fresh searcher. Facet filters of the corpus mean nothing to this crawl."""
    searcher = Telusur().open(installation.directory)
    return {
        kind.value: median(_times(searcher.ask(asked)[1] for asked in of_class))
        for kind, of_class in queries.items()
        if kind is not Class.FACETS
    }


def _times(times: Iterator[float]) -> list[float]:
    next(times)  # the first query of a class warms up
    return list(times)


def _remove(installation: Installation, how_many: int) -> None:
    """The engine drops documents where the archive never does: through its own interface."""
    engine = installation.engine
    current = engine.current()
    assert current  # noqa: S101  # the reindex before published one
    build = engine.begin(current)
    names = list(islice(build.fingerprints(), how_many))
    for name in names:
        build.remove(name)
    origin = BuildOrigin(current.origin.archive_run, current.origin.vocabulary_version)
    engine.publish(build.finish(installation.vocabulary.labels(), origin))


def _size(installation: Installation) -> int:
    current = installation.engine.current()
    assert current  # noqa: S101  # the reindex before published one
    return current.size_bytes
