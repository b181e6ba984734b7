"""A real gunicorn answers under constant load while reindex publishes ten builds."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.telusur.command import feed, telusur

BUILDS = 10
CLIENTS = 4


def publish(data: Path, articles: int) -> tuple[str, int]:
    """Reindexes a crawl of so many articles; the build's name and size."""
    build = telusur(data, "reindex", "-", "--json", stdin=feed(*range(articles))).json["build"]
    return build["name"], build["documents"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def server(data: Path) -> Iterator[str]:
    publish(data, 20)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "telusur", "--data", str(data), "serve", "--bind", address]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                httpx.get(f"http://{address}/healthz").raise_for_status()
                break
            except httpx.HTTPError:
                assert process.poll() is None, process.stderr and process.stderr.read()
                assert time.monotonic() < deadline, "gunicorn did not come up in 30 s"
                time.sleep(0.1)
        yield f"http://{address}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        assert process.stderr is not None
        process.stderr.close()


def test_no_request_fails_and_every_answer_belongs_to_one_build(server: str, data: Path) -> None:
    answers: list[tuple[str, int, int, int]] = []
    failures: list[str] = []
    stop = threading.Event()

    def ask_until_stopped() -> None:
        with httpx.Client(base_url=server, timeout=30) as client:
            while not stop.is_set():
                try:
                    response = client.get("/api/v1/search", params={"q": "diraih WBK", "size": 100})
                    page = client.get("/cari", params={"q": "diraih WBK"})
                except httpx.HTTPError as error:
                    failures.append(repr(error))
                    continue
                if (response.status_code, page.status_code) != (200, 200):
                    failures.append(f"{response.status_code} {page.status_code}")
                    continue
                body = response.json()
                years = sum(value["count"] for value in body["facets"]["year"])
                answers.append((body["build"], body["total"], years, len(body["hits"])))

    size_of: dict[str, int] = {}
    with ThreadPoolExecutor(CLIENTS) as clients:
        running = [clients.submit(ask_until_stopped) for _ in range(CLIENTS)]
        try:
            for number in range(1, BUILDS + 1):
                name, documents = publish(data, 20 + number)
                size_of[name] = documents
            deadline = time.monotonic() + 10
            while (not answers or answers[-1][0] != name) and time.monotonic() < deadline:
                time.sleep(0.05)
        finally:
            stop.set()
        for client in running:
            client.result()

    assert failures == []
    by_build: dict[str, set[tuple[int, int, int]]] = defaultdict(set)
    for build, total, years, hits in answers:
        by_build[build].add((total, years, hits))
    assert len(size_of) == BUILDS
    served = by_build.keys() & size_of.keys()
    assert name in served, "the last build was never served"
    assert len(served) >= BUILDS - 2, f"only {len(served)} of {BUILDS} builds were ever seen"
    for build in served:
        assert by_build[build] == {(size_of[build],) * 3}
