"""Result pages through the real server: gunicorn with two workers, asked by one reader and then by wrk."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench.speed.asking import ROUNDS
from bench.speed.engines.telusur import Telusur
from bench.speed.memory import anonymous_mb, children
from bench.speed.processors import all_worked, worked
from bench.speed.queries import Asked
from bench.speed.results import Served

WORKERS = 2
_CONNECTIONS = 8
_SECONDS = 10
_FAILED = re.compile(r"(?:Non-2xx or 3xx responses:|connect|read|write|timeout) (\d+)")

_SCRIPT = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = 0
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def served(directory: Path, queries: Sequence[Asked]) -> Served:
    """The published build of `directory`, served while this is measured."""
    paths = [_path(asked) for asked in queries]
    pages: list[list[float]] = [[] for _ in queries]
    alone: list[list[float]] = [[] for _ in queries]
    searcher = Telusur().open(directory)
    with _gunicorn(directory) as (process, port):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for _ in range(ROUNDS):
            for number, (path, asked) in enumerate(zip(paths, queries, strict=True)):
                pages[number].append(_fetched(connection, path))
                alone[number].append(searcher.ask(asked)[1])
        connection.close()
        rounds = [_wrk(process, port, paths) for _ in range(ROUNDS)] if shutil.which("wrk") else []
        fastest = max(rounds, key=lambda it: it.pages_a_second, default=_Round(0.0, 0, None, None))
        memory = max(anonymous_mb(worker) for worker in children(process))
    return Served(
        workers=WORKERS,
        page_ms=round(median(map(min, pages)), 3),
        in_process_ms=round(median(map(min, alone)), 3),
        pages_a_second=fastest.pages_a_second,
        failed=sum(it.failed for it in rounds),
        anonymous_mb=round(memory, 1),
        processor_ms=fastest.processor_ms,
        others=fastest.others,
    )


def _fetched(connection: http.client.HTTPConnection, path: str) -> float:
    """The milliseconds that a page took."""
    started = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    took = (time.perf_counter() - started) * 1000
    if response.status != 200:
        raise RuntimeError(f"{path} was answered with {response.status}")
    return took


def _path(asked: Asked) -> str:
    pairs = [("q", asked.text), *asked.filters.items()]
    if asked.since and asked.until:
        pairs += [("from", asked.since.isoformat()), ("to", asked.until.isoformat())]
    return f"/cari?{urlencode(pairs)}"


@contextmanager
def _gunicorn(directory: Path) -> Iterator[tuple[int, int]]:
    """`telusur serve` on a free port: the process and the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "telusur", "--data", str(directory)]
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(  # noqa: S603  # ourselves
            [*command, "serve", "--bind", f"127.0.0.1:{port}"], stdout=log, stderr=log
        ) as server,
    ):
        try:
            _wait(port, server)
            yield server.pid, port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if server.poll() is not None:
                raise RuntimeError("telusur serve ended before it served") from None
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("telusur serve did not answer within half a minute")


@dataclass(frozen=True, slots=True)
class _Round:
    """What one run of wrk found."""

    pages_a_second: float
    failed: int
    """Answers that were no page, or did not come."""
    processor_ms: float | None
    others: float | None


def _wrk(server: int, port: int, paths: Sequence[str]) -> _Round:
    """The pages one after another, over and over, through eight connections."""
    with tempfile.TemporaryDirectory() as scratch:
        listed, script = Path(scratch) / "paths", Path(scratch) / "paths.lua"
        listed.write_text("\n".join(paths) + "\n")
        script.write_text(_SCRIPT % listed)
        threads = ["--threads", "1", "--connections", str(_CONNECTIONS), "--duration", f"{_SECONDS}s"]
        before, of_all, of_wrk = worked(children(server)), all_worked(), sum(os.times()[2:4])
        said = subprocess.run(  # noqa: S603  # Debian's wrk
            ["wrk", *threads, "--script", str(script), f"http://127.0.0.1:{port}/"],  # noqa: S607
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        own = worked(children(server)) - before
        others = all_worked() - of_all - own - (sum(os.times()[2:4]) - of_wrk)
    rate, pages = (re.search(it, said) for it in (r"Requests/sec: *([0-9.]+)", r"(\d+) requests in"))
    if not (rate and pages and int(pages[1])):
        raise RuntimeError(f"wrk got no page: {said}")
    return _Round(
        pages_a_second=float(rate[1]),
        failed=sum(map(int, _FAILED.findall(said))),
        processor_ms=round(own * 1000 / int(pages[1]), 2),
        others=round(max(0.0, others) / _SECONDS, 2),
    )
