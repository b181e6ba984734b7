"""Builds on disk: damage, full disks, crashed writers, segments, threads and file descriptors."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import NoBuild, StorageFailed
from search.document import Document
from search.embedded import EmbeddedEngine
from search.embedded.collection_writing import merged_from
from search.query import Facet
from tests.search.collection import ANALYZER, ORIGIN, build, document, find, found, query


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path, ANALYZER)


def tree(directory: Path) -> set[Path]:
    return set(directory.rglob("*"))


def test_opening_changes_nothing_on_disk(engine: EmbeddedEngine, tmp_path: Path) -> None:
    build(engine, [document("satu", "kata")])
    (tmp_path / "builds" / "20200101T000000.000000Z-dead").mkdir()
    before = tree(tmp_path)
    other = EmbeddedEngine(tmp_path, ANALYZER)
    assert found(other, "kata") == ["satu"]
    assert other.current() is not None
    assert tree(tmp_path) == before


def test_an_engine_without_a_directory_has_no_build(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "nowhere", ANALYZER)
    assert (engine.current(), list(engine.builds()), list(engine.prune(1))) == (None, [], [])
    assert not (tmp_path / "nowhere").exists()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scrawl(file: Path) -> None:
    file.write_bytes(b"\x00\xff not what belongs here")


@pytest.mark.parametrize("damage", [Path.unlink, empty, cut, scrawl])
@pytest.mark.parametrize(
    "file",
    [
        "build.json",
        "labels.json",
        "_MAIN_1.toc",
        "segments",
        "segment-*/arrays.json",
        "segment-*/small",
        "columns/arrays.json",
        "columns/small",
    ],
)
def test_a_damaged_build_is_named_with_what_helps(
    engine: EmbeddedEngine, damage: Callable[[Path], None], file: str
) -> None:
    info = build(engine, [document(f"d{n}", f"kata {n}", units=("a",)) for n in range(30)])
    (path,) = engine.path(info).glob(file)
    damage(path)
    with (
        pytest.raises(NoBuild, match=info.name) as raised,
        EmbeddedEngine(engine.path(info).parent.parent).reader(),
    ):
        pass
    assert "telusur reindex" in raised.value.hint


def test_a_pointer_that_names_nothing(engine: EmbeddedEngine, tmp_path: Path) -> None:
    build(engine, [document("satu")])
    for name in ("", "tidak-ada", "../..", "a/b"):
        (tmp_path / "current").write_text(name)
        with pytest.raises(NoBuild), engine.reader():
            pass


def test_a_build_of_another_schema_is_not_served(engine: EmbeddedEngine) -> None:
    info = build(engine, [document("satu")])
    manifest = engine.path(info) / "build.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"schema_version": 0}))
    with pytest.raises(NoBuild, match="schema 0"), engine.reader():
        pass
    assert list(engine.builds()) == []


@pytest.mark.parametrize("step", ["add", "finish"])
def test_a_full_disk_is_told_and_leaves_no_half_build(
    engine: EmbeddedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    build(engine, [document("satu", "kata")])
    before = tree(tmp_path)
    making = engine.begin()
    making.add(document("dua", "kata"))

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    batch = making.analyze([document("tiga")])
    monkeypatch.setattr("search.embedded.arrays.ArrayStream.extend", full)
    with pytest.raises(StorageFailed, match="disk is full"):
        making.add_batch(batch) if step == "add" else making.finish({}, ORIGIN)
    assert tree(tmp_path) == before
    assert found(engine, "kata") == ["satu"]


def test_what_a_killed_writer_left_is_pruned_but_not_what_a_living_one_writes(
    engine: EmbeddedEngine, tmp_path: Path
) -> None:
    program = (
        "import os, sys, pathlib\n"
        "from search.embedded import EmbeddedEngine\n"
        "from tests.search.collection import document\n"
        "EmbeddedEngine(pathlib.Path(sys.argv[1])).begin().add(document('satu', 'kata'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program, str(tmp_path)], check=False)
    assert done.returncode == -9
    (dead,) = (tmp_path / "builds").iterdir()
    living = engine.begin()
    assert list(engine.builds()) == []
    assert engine.prune(keep=3) == [dead.name]
    living.add(document("dua"))
    info = living.finish({}, ORIGIN)
    assert list(engine.builds()) == [info]


def test_a_failed_update_leaves_its_base(engine: EmbeddedEngine) -> None:
    base = build(engine, [document(f"d{n}", "kata") for n in range(5)])
    making = engine.begin(base)
    making.remove("d0")
    making.add(document("d1", "lain"))
    making.abandon()
    assert find(EmbeddedEngine(engine.path(base).parent.parent), "kata").total == 5


@pytest.mark.parametrize(
    ("segments", "first"),
    [
        ([], 0),
        ([(100, 100)], 1),
        ([(100, 50)], 0),
        ([(100, 100), (10, 10)], 2),
        ([(100, 100), (10, 10), (5, 5)], 1),
        ([(100, 100), (10, 10), (40, 40)], 0),
        ([(100, 70), (10, 10)], 2),
    ],
)
def test_which_segments_are_merged(segments: list[tuple[int, int]], first: int) -> None:
    assert merged_from(segments) == first


def test_many_small_updates_keep_few_segments(engine: EmbeddedEngine) -> None:
    info = build(engine, [document(f"d{n}", "kata") for n in range(40)])
    for n in range(20):
        info = build(engine, [document(f"baru{n}", "kata")], base=info)
        assert len(list(engine.path(info).glob("segment-*"))) <= 6
        engine.prune(1)
    assert find(engine, "kata").total == 60


def test_a_merge_keeps_index_and_columns_in_step(engine: EmbeddedEngine) -> None:
    def numbered(*numbers: int) -> list[Document]:
        return [document(f"d{n}", f"nomor{n}", units=(f"u{n}",)) for n in numbers]

    first = build(engine, numbered(*range(40)))
    second = build(engine, numbered(40, 41, 42), base=first, removed=["d0", "d7"])
    third = build(engine, numbered(43), base=second, removed=["d41", "d12"])
    segments = [len(list(engine.path(info).glob("segment-*"))) for info in (first, second, third)]
    assert segments == [1, 2, 2]  # the two small ones became one, the large one with its dead stayed
    left = set(range(44)) - {0, 7, 12, 41}
    assert find(engine).total == len(left)
    for n in left:
        assert found(engine, f"nomor{n}", filters={Facet.UNIT: (f"u{n}",)}) == [f"d{n}"]


def open_files() -> int:
    return len(os.listdir("/proc/self/fd")) + len(Path("/proc/self/maps").read_text().splitlines())


def test_publishing_often_leaks_no_file(engine: EmbeddedEngine) -> None:
    def publish_and_ask() -> None:
        build(engine, [document("satu", "kata")])
        assert find(engine, "kata").total == 1
        engine.prune(1)

    for _ in range(5):
        publish_and_ask()
    before = open_files()
    for _ in range(40):
        publish_and_ask()
    assert open_files() <= before + 10  # the interpreter's own maps come and go; a leak would be 40 or more


def test_threads_read_while_builds_are_published(engine: EmbeddedEngine) -> None:
    """Every document of the n-th build says n, so an answer that mixes builds shows."""

    def publish(n: int) -> None:
        texts = ["meraih predikat", "diraih biro umum", "biro predikat"]
        build(engine, [document(f"d{i}", f"{texts[i % 3]} nomor{n} " * (i % 5 + 1)) for i in range(60)])

    publish(0)
    stop = threading.Event()

    def ask(seed: int) -> int:
        asked = 0
        while asked < 100 or not stop.is_set():
            with engine.reader() as reader:
                words = reader.find(query("meraih predikat"))
                phrase = reader.find(query('"biro umum"'))
                prefix = reader.find(query("dirai* OR predik*", page=seed % 3 + 1))
            assert (words.total, phrase.total, prefix.total) == (20, 20, 60)
            numbers = {
                word
                for it in (*words.matches, *phrase.matches)
                for word in it.document.body.split()
                if "nomor" in word
            }
            assert len(numbers) == 1
            asked += 1
        return asked

    with ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(ask, seed) for seed in range(8)]
        for n in range(1, 9):
            publish(n)
            engine.prune(1)
        stop.set()
        assert all(it.result() >= 100 for it in asking)


def test_two_processes_read_while_a_third_publishes(engine: EmbeddedEngine, tmp_path: Path) -> None:
    build(engine, [document("d0", "kata")])
    program = (
        "import sys, pathlib\n"
        "from search.embedded import EmbeddedEngine\n"
        "from search.query import Query, Term\n"
        "engine = EmbeddedEngine(pathlib.Path(sys.argv[1]))\n"
        "for _ in sys.stdin:\n"
        "    with engine.reader() as reader:\n"
        "        found = reader.find(Query(node=Term('kata', 'kata')))\n"
        "    print(found.total, reader.build.name, flush=True)\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path)]
    readers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    try:
        for n in range(1, 5):
            info = build(engine, [document(f"d{i}", "kata") for i in range(n)])
            engine.prune(1)
            for reader in readers:
                assert reader.stdin is not None
                assert reader.stdout is not None
                print(file=reader.stdin, flush=True)
                assert reader.stdout.readline().split() == [str(n), info.name]
    finally:
        for reader in readers:
            reader.communicate()


def test_a_forked_child_opens_its_own_files(engine: EmbeddedEngine) -> None:
    build(engine, [document(f"d{n}", "kata lain" if n % 2 else "kata") for n in range(300)])
    assert find(engine, "lain").total == 150
    child = os.fork()
    if child == 0:
        right = all(find(engine, "lain", size=300).total == 150 for _ in range(5))
        os._exit(0 if right else 1)
    for _ in range(5):
        assert len(find(engine, "kata", size=300).matches) == 300
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
