"""`telusur reindex` and `update`: what they bring in, and what a bad day leaves untouched."""

from __future__ import annotations

import fcntl
import gzip
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from corpus.archive import Archive
from indexer.progress import Stage
from indexer.reindex import reindex
from search.document import SCHEMA_VERSION
from search.query import Query
from telusur.progress import LoggedProgress
from telusur.settings import load_settings
from telusur.wiring import Telusur
from tests.telusur.command import feed, record, telusur


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def total(data: Path, query: str = "WBK") -> int:
    return int(telusur(data, "search", query, "--json").json["total"])


def test_a_report_counts_new_changed_unchanged_and_rejected(data: Path) -> None:
    first = telusur(data, "reindex", "-", "--json", stdin=feed(1, 2, 3)).json
    assert first["articles"]["new"] == 3
    second = telusur(
        data,
        "reindex",
        "-",
        "--json",
        stdin="\n".join(
            [
                record(1, fetched_at="2022-02-02T00:00:00+07:00"),
                record(2, title="Kantor Pelayanan 2 mempertahankan WBK", fetched_at="2022-02-02"),
                record(4, fetched_at="2022-02-02T00:00:00+07:00"),
                record(5, text=""),
            ]
        ),
    ).json
    articles = second["articles"]
    assert (articles["new"], articles["changed"], articles["unchanged"]) == (1, 1, 1)
    assert articles["not_seen"] == 1
    assert articles["rejected"] == {"empty": 1}
    assert second["build"]["documents"] == 4
    assert total(data) == 4


def test_without_a_source_the_archive_is_indexed_again(data: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(1, 2))
    again = telusur(data, "reindex", "--json").json
    assert again["articles"] is None
    assert again["build"]["documents"] == 2


def test_an_update_changes_only_what_differs(data: Path) -> None:
    before = telusur(data, "reindex", "-", "--json", stdin=feed(*range(20))).json["build"]["name"]
    same = telusur(data, "update", "-", "--json", stdin=feed(3, 4)).json
    assert (same["published"], same["build"]["name"]) == (False, before)
    later = record(3, title="Kantor Pelayanan 3 kehilangan predikat", fetched_at="2022-03-03T00:00:00Z")
    report = telusur(data, "update", "-", "--json", stdin=f"{later}\n{record(77)}").json
    assert report["published"]
    assert report["build"]["documents"] == 21
    assert total(data, "judul:kehilangan") == 1
    assert total(data, "judul:77") == 1


def test_a_copy_that_an_update_brings_groups_the_article_that_was_there(data: Path) -> None:
    text = (
        "Wali kota membuka taman baru di tepi sungai, dengan lapangan, jalan setapak dan pohon peneduh.\n"
        "Warga yang datang pada hari libur itu membawa anak, bekal dan tikar, lalu bermain sampai sore hari."
    )
    engine = Telusur(load_settings(None, data)).engine

    def clusters() -> list[str]:
        with engine.reader() as reader:
            return [match.document.cluster for match in reader.find(Query()).matches]

    telusur(data, "reindex", "-", stdin=record(1, text=text))
    assert clusters() == [""]
    telusur(data, "update", "-", stdin=record(2, text=f"BOGOR – {text}"))
    first, second = clusters()
    assert first == second != ""


def test_an_update_gives_what_a_reindex_gives(data: Path, tmp_path: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(*range(10)))
    telusur(data, "update", "-", stdin=feed(*range(5, 15)))
    fresh = tmp_path / "fresh"
    telusur(fresh, "reindex", "-", stdin=feed(*range(15)))

    def answer(place: Path) -> list[tuple[str, float]]:
        page = telusur(place, "search", "kantor meraih", "--size", "100", "--json").json
        return [(hit["id"], hit["score"]) for hit in page["hits"]]

    assert answer(data) == answer(fresh)


@pytest.mark.parametrize("harm", ["pointer", "files", "schema"])
def test_an_update_of_a_damaged_build_makes_a_new_one(data: Path, harm: str) -> None:
    name = telusur(data, "reindex", "-", "--json", stdin=feed(1, 2)).json["build"]["name"]
    manifest = data / "builds" / name / "build.json"
    match harm:
        case "pointer":
            (data / "current").write_text("../etc\n")
        case "files":
            (data / "builds" / name / "labels.json").unlink()
        case "schema":
            of_now = f'"schema_version": {SCHEMA_VERSION}'
            assert of_now in manifest.read_text()
            manifest.write_text(manifest.read_text().replace(of_now, '"schema_version": 0'))
    report = telusur(data, "update", "-", "--json", stdin=feed(3)).json
    assert report["build"]["documents"] == 3
    assert total(data) == 3


def test_an_update_after_the_archive_was_put_back_from_a_backup(data: Path, tmp_path: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(1))
    shutil.copy(data / "archive.sqlite", tmp_path)
    telusur(data, "update", "-", stdin=feed(2))
    shutil.copy(tmp_path / "archive.sqlite", data)
    report = telusur(data, "update", "-", "--json", stdin=feed(3)).json
    assert report["build"]["documents"] == 2
    assert total(data, "judul:3") == 1


def test_what_was_read_is_kept_before_the_build_begins(data: Path, tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(feed(1, 2, 3))
    workshop = Telusur(load_settings(None, data)).workshop()
    kept = []

    class Watcher(LoggedProgress):
        def begin(self, stage: Stage, total: int | None) -> None:
            if stage is Stage.INDEX:
                with Archive(workshop.archive_file, read_only=True) as archive:
                    kept.append(archive.count())

    reindex(workshop, [str(crawl)], Watcher(Console(stderr=True)))
    assert kept == [3]


def test_an_update_removes_what_a_killed_run_left(data: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(1))
    [serving] = (data / "builds").iterdir()
    (data / "builds" / "20200101T000000.000000Z-dead").mkdir()
    assert not telusur(data, "update", "-", "--json", stdin=feed(1)).json["published"]
    assert list((data / "builds").iterdir()) == [serving]


def test_an_index_of_nothing_is_not_published(data: Path) -> None:
    rejected = telusur(data, "reindex", "-", stdin=record(1, text=""))
    assert rejected.code == 4
    assert "1 empty" in rejected.err
    done = telusur(data, "reindex")
    assert done.code == 4
    assert f"no article in {data}" in done.err
    assert telusur(data, "status").code == 6
    telusur(data, "reindex", "-", stdin=feed(1))
    (data / "archive.sqlite").unlink()
    assert telusur(data, "reindex").code == 4
    assert total(data) == 1


def test_damaged_input_is_told_and_the_rest_is_published(data: Path, tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(f"{record(1)}\n{{broken\n{record(2)}\n")
    done = telusur(data, "reindex", str(crawl))
    assert done.code == 3
    assert "crawl.jsonl:2" in done.out.replace("\n", "")
    assert total(data) == 2


def test_a_gzip_that_breaks_off_gives_what_came_before_the_break(data: Path, tmp_path: Path) -> None:
    whole = gzip.compress(
        "\n".join(record(n, text=os.urandom(4000).hex() + " kata") for n in range(40)).encode()
    )
    crawl = tmp_path / "feed.jsonl.gz"
    crawl.write_bytes(whole[: len(whole) * 3 // 4])
    done = telusur(data, "reindex", str(crawl), "--json")
    assert done.code == 3
    assert done.json["articles"]["rejected"]["damaged-file"] == 1
    assert 10 < done.json["articles"]["new"] < 40


def test_nothing_readable_changes_nothing(data: Path, tmp_path: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(1))
    (tmp_path / "empty").mkdir()
    for source in (tmp_path / "empty", tmp_path / "missing.warc.gz"):
        done = telusur(data, "reindex", str(source))
        assert done.code == 4
        assert source.name in done.err.replace("\n", "")
    assert total(data) == 1


def test_nothing_but_damage_is_told_with_its_place(data: Path, tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(record(1).encode())[:-40])
    done = telusur(data, "reindex", str(tmp_path / "feed.jsonl.gz"))
    assert done.code == 4
    assert f"{tmp_path / 'feed.jsonl.gz'}:1: The gzip data breaks off here" in done.err


def test_two_pages_with_one_address_are_one_article_and_told(data: Path) -> None:
    report = telusur(data, "reindex", "-", "--json", stdin=f"{record(1)}\n{record(1, title='Lain')}").json
    assert report["articles"]["rejected"] == {"duplicate-url": 1}
    assert report["build"]["documents"] == 1
    listed = telusur(data, "status", "--rejected").out
    assert "duplicate-url" in listed


def test_a_second_run_is_refused_while_one_is_under_way(data: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(1))
    with (data / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = telusur(data, "reindex", "-", stdin=feed(2))
    assert done.code == 5
    assert "Another run" in done.err
    assert total(data) == 1


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_what_serves_and_loses_nothing(data: Path, stop: signal.Signals) -> None:
    telusur(data, "reindex", "-", stdin=feed(1))
    command = [sys.executable, "-m", "telusur", "--data", str(data), "reindex", "-"]
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdin is not None
    assert run.stderr is not None
    run.stdin.write(feed(*range(2, 900)) + "\n")
    run.stdin.flush()
    waited = subprocess.run(
        ["timeout", "20", "sh", "-c", f"while ! fuser -s {data / 'lock'}; do sleep 0.1; done"],
        check=False,
        capture_output=True,
    )
    assert waited.returncode in (0, 127)
    run.send_signal(stop)
    assert run.wait(timeout=30) == 130
    assert "untouched" in run.stderr.read()
    run.stdin.close()
    run.stderr.close()
    assert total(data) == 1
    assert telusur(data, "reindex", "-", "--json", stdin=feed(901)).json["build"]["documents"] >= 2


def test_a_full_disk_leaves_what_serves(data: Path) -> None:
    telusur(data, "reindex", "-", stdin=feed(1))
    # a limit on the size of any file is the full disk that a test can have without being root
    command = f"ulimit -f 300; {sys.executable} -m telusur --data {data} reindex -"
    done = subprocess.run(
        ["bash", "-c", command], input=feed(*range(2, 3000)), capture_output=True, text=True, check=False
    )
    assert done.returncode == 7, done.stderr
    assert total(data) == 1
    assert telusur(data, "status").code == 0
    assert len(list((data / "builds").iterdir())) == 1


def test_a_page_of_2099_and_one_of_50_mb_are_rejected_and_told(data: Path) -> None:
    huge = record(3, text="kata " * 10_000_000)
    report = telusur(
        data, "reindex", "-", "--json", stdin=f"{record(1)}\n{record(2, published='2099-01-01')}\n{huge}"
    )
    assert report.code == 3
    assert report.json["articles"]["rejected"] == {"future-date": 1, "too-large": 1}
    listed = telusur(data, "status", "--rejected").out
    assert "(standard input):2: future-date" in listed
    assert "(standard input):3: too-large" in listed


def test_the_newest_build_and_one_before_it_are_kept(data: Path) -> None:
    for number in range(4):
        telusur(data, "reindex", "-", stdin=feed(number))
    assert len(list((data / "builds").iterdir())) == 2
