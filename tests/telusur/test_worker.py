"""Connections are shared among the workers of a real gunicorn."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

WORKERS, THREADS = 2, 3
_SLOW_S = 0.5


def who(_environ: object, start: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
    """Takes its time and answers with the number of its process."""
    time.sleep(_SLOW_S)
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(str(os.getpid()))))])
    return [str(os.getpid()).encode()]


def asked(clients: list[httpx.Client]) -> Counter[str]:
    """Process -> how many it answered, all asked at once, each over a connection of its own."""
    with ThreadPoolExecutor(len(clients)) as threads:
        answers = threads.map(lambda client: client.get("http://telusur/").raise_for_status().text, clients)
        return Counter(answers)


@pytest.fixture
def connected(tmp_path: Path) -> Iterator[Callable[[int], list[httpx.Client]]]:
    """Makes clients of a server whose workers are all up."""
    path = tmp_path / "socket"
    counts = ["--workers", str(WORKERS), "--threads", str(THREADS), "--keep-alive", "30"]
    kind = ["--worker-class", "telusur.worker.Worker", "--no-control-socket", "--log-level", "error"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *counts, *kind, "--bind", f"unix:{path}", f"{__name__}:who"]
    )
    with ExitStack() as opened:

        def clients(number: int) -> list[httpx.Client]:
            made = (
                httpx.Client(transport=httpx.HTTPTransport(uds=str(path)), timeout=30) for _ in range(number)
            )
            return [opened.enter_context(client) for client in made]

        try:
            deadline = time.monotonic() + 30
            up = 0
            while up < WORKERS:
                assert process.poll() is None
                assert time.monotonic() < deadline, "gunicorn did not come up in 30 s"
                time.sleep(0.1)
                if path.exists():
                    up = len(asked(clients(2 * WORKERS * THREADS)))
            yield clients
        finally:
            opened.close()
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def test_a_worker_leaves_to_others_what_it_has_no_thread_for(
    connected: Callable[[int], list[httpx.Client]],
) -> None:
    """gthread as it is gives one worker four to six of six in most runs."""
    for _ in range(3):
        assert sorted(asked(connected(WORKERS * THREADS)).values()) == [THREADS] * WORKERS


def test_connections_that_never_rest_keep_no_other_out(
    connected: Callable[[int], list[httpx.Client]], tmp_path: Path
) -> None:
    """Every thread has requests for seconds, sent all together; who comes then waits for his turn alone."""
    ahead = 12
    with ExitStack() as busy:
        for _ in range(WORKERS * THREADS):
            restless = busy.enter_context(socket.socket(socket.AF_UNIX))
            restless.connect(str(tmp_path / "socket"))
            restless.sendall(b"GET / HTTP/1.1\r\nHost: telusur\r\n\r\n" * ahead)
        time.sleep(_SLOW_S / 2)
        started = time.monotonic()
        assert asked(connected(1)).total() == 1
        assert time.monotonic() - started < ahead * _SLOW_S / 2


def test_connections_kept_alive_take_no_thread(connected: Callable[[int], list[httpx.Client]]) -> None:
    kept = connected(3 * WORKERS * THREADS)
    assert sum(asked(kept).values()) == len(kept)
    started = time.monotonic()
    assert sum(asked(connected(WORKERS * THREADS)).values()) == WORKERS * THREADS
    assert time.monotonic() - started < 10 * _SLOW_S, "they waited until others were closed"
    assert sum(asked(kept).values()) == len(kept)
