"""Runs that share their work among processes: the same outcome as with one, and a clean end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.sample import CRAWL
from indexer.workers import cores
from telusur.settings import load_settings
from telusur.wiring import Telusur
from tests.processes import children
from tests.telusur.command import feed, record, telusur


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Articles, a broken record, two pages of one address, a page that is empty, a gzip cut off."""
    file = tmp_path / "crawl.jsonl"
    odd = ["{broken", record(7, title="Lain"), record(901, text="")]
    file.write_text("\n".join([feed(*range(450)), *odd, feed(*range(500, 900))]))
    return file


def config(folder: Path, workers: int) -> str:
    file = folder / f"workers{workers}.toml"
    file.write_text(f"[crawl]\nworkers = {workers}\n")
    return str(file)


def outcome(data: Path, crawl: Path, workers: int) -> dict[str, Any]:
    """All that a run leaves, but for names and moments."""
    settings = config(crawl.parent, workers)
    report = telusur(data, "reindex", str(crawl), str(CRAWL), "--json", TELUSUR_CONFIG=settings).json
    found = telusur(data, "search", "kantor meraih", "--size", "100", "--json").json
    with Archive(data / "archive.sqlite", read_only=True) as archive:
        return {
            "articles": report["articles"],
            "documents": report["build"]["documents"],
            "archive": [replace(each.article, fetched_at=None) for each in archive.articles()],
            "rejections": list(archive.rejections(1)),
            "found": [(hit["id"], hit["score"]) for hit in found["hits"]],
            "facets": found["facets"],
        }


def test_nothing_depends_on_the_number_of_workers(tmp_path: Path, crawl: Path) -> None:
    alone = outcome(tmp_path / "1", crawl, 1)
    assert alone["articles"]["rejected"]["broken-record"] == 1
    assert alone["articles"]["rejected"]["duplicate-url"] >= 1
    for workers in (2, 3):
        assert outcome(tmp_path / str(workers), crawl, workers) == alone


def test_an_update_shares_its_work_too(tmp_path: Path, crawl: Path) -> None:
    settings = config(tmp_path, 2)
    data = tmp_path / "data"
    telusur(data, "reindex", str(crawl), TELUSUR_CONFIG=settings)
    later = "\n".join(record(n, title=f"Kantor {n} lain", fetched_at="2022-03-03") for n in range(300))
    report = telusur(data, "update", "-", "--json", stdin=later, TELUSUR_CONFIG=settings).json
    assert report["articles"]["changed"] == 300
    assert report["build"]["documents"] == 850
    assert telusur(data, "search", "judul:lain", "--json").json["total"] == 300
    assert not telusur(data, "update", "-", "--json", stdin=later, TELUSUR_CONFIG=settings).json["published"]


def test_all_cores_are_used_unless_set(tmp_path: Path) -> None:
    assert Telusur(load_settings(None, tmp_path)).workshop().workers == cores()
    set_to_3 = Path(config(tmp_path, 3))
    assert Telusur(load_settings(set_to_3, tmp_path)).workshop().workers == 3


def waited_for(condition: Any) -> Any:
    deadline = time.monotonic() + 60
    while not (value := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return value


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("whom", ["the run", "the group"])
def test_an_interrupted_build_leaves_no_process_and_what_serves(
    tmp_path: Path, stop: signal.Signals, whom: str
) -> None:
    data, settings = tmp_path / "data", config(tmp_path, 2)
    first = telusur(data, "reindex", "-", "--json", stdin=feed(1)).json["build"]["name"]
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(feed(*range(2, 3000)))
    run = subprocess.Popen(
        [sys.executable, "-m", "telusur", "--data", str(data), "reindex", str(crawl)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TELUSUR_CONFIG": settings},
        start_new_session=True,
    )
    assert run.stderr is not None
    waited_for(lambda: len(list((data / "builds").iterdir())) == 2)
    workers = waited_for(lambda: children(run.pid))
    if whom == "the group":
        os.killpg(run.pid, stop)
    else:
        run.send_signal(stop)
    code = run.wait(timeout=60)
    said = run.stderr.read()
    run.stderr.close()
    waited_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    if stop is not signal.SIGKILL:
        assert (code, said.strip()) == (130, "telusur: interrupted; what serves is untouched.")
        assert [build.name for build in (data / "builds").iterdir()] == [first]
    assert telusur(data, "search", "WBK", "--json").json["total"] == 1
    again = telusur(data, "reindex", "--json").json
    assert again["build"]["documents"] == 2999
