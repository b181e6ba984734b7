"""The archive's file: full disks, other writers, damage, older and newer schemas. All of it real."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.archive import Archive, sqlite
from corpus.errors import RunInProgress, StorageFailed
from tests.corpus.archive.test_archive import FIRST, day, made

FILL = """
import resource, sys
from pathlib import Path
from corpus.archive import Archive
from corpus.errors import StorageFailed
from tests.corpus.archive.test_archive import FIRST, day, made

resource.setrlimit(resource.RLIMIT_FSIZE, (12_000_000, 12_000_000))
try:
    with Archive(Path(sys.argv[1])) as archive:
        run = archive.begin_run("reindex", ["a"], FIRST)
        for number in range(100_000):
            archive.keep(made(f"https://situs.go.id/{number}", body="Isi. " * 300), day(0), run)
except StorageFailed as error:
    print(error.what)
    sys.exit(3)
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.archive import Archive
from tests.corpus.archive.test_archive import FIRST, day, made

archive = Archive(Path(sys.argv[1]))
run = archive.begin_run("reindex", ["a"], FIRST)
for number in range(5000):
    archive.keep(made(f"https://situs.go.id/{number}"), day(0), run)
os.kill(os.getpid(), signal.SIGKILL)
"""


def fill(path: Path, articles: int) -> None:
    with Archive(path) as archive:
        run = archive.begin_run("reindex", ["a"], FIRST)
        for number in range(articles):
            archive.keep(made(f"https://situs.go.id/{number}"), day(0), run)


def python(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )


def test_a_full_disk_is_told_and_loses_nothing_committed(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    done = python(FILL, path)
    assert done.returncode == 3, done.stderr
    assert str(path) in done.stdout
    with Archive(path) as archive:
        kept = sum(1 for _ in archive.articles())
        assert kept >= 2000
        assert kept % 2000 == 0
        run = archive.begin_run("reindex", ["a"], FIRST)
        archive.keep(made(), day(1), run)


def test_a_killed_run_leaves_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    assert python(KILLED, path).returncode == -signal.SIGKILL
    with Archive(path) as archive:
        assert archive.count() == 4000
        run = archive.last_run()
        assert run
        assert run.ended_at is None


def test_an_interrupted_run_commits_what_it_had(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"

    def interrupted() -> None:
        with Archive(path) as archive:
            run = archive.begin_run("reindex", ["a"], FIRST)
            archive.keep(made(), day(0), run)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with Archive(path) as archive:
        assert archive.count() == 1


def test_readers_beside_a_writer_see_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    fill(path, 10)
    with Archive(path) as writer, Archive(path, read_only=True) as reader:
        run = writer.begin_run("update", ["b"], FIRST)
        reading = reader.articles()
        next(reading)
        for number in range(10, 2600):
            writer.keep(made(f"https://situs.go.id/{number}"), day(0), run)
        assert 1 + sum(1 for _ in reading) == 10  # what it began with, whole
        assert reader.count() == 2010
        writer.commit()
        assert reader.count() == 2600


def test_a_second_writer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.sqlite"
    fill(path, 1)
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.1)
    with Archive(path) as one, Archive(path) as other:
        run = one.begin_run("reindex", ["a"], FIRST)
        one.keep(made(), day(1), run)
        with pytest.raises(RunInProgress, match=str(path)):
            other.keep(made(), day(2), run)


def test_reading_only_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with pytest.raises(StorageFailed, match="no archive"):
        Archive(path, read_only=True)
    assert not path.exists()
    fill(path, 1)
    with (
        Archive(path, read_only=True) as archive,
        pytest.raises(StorageFailed, match="cannot be opened or written"),
    ):
        archive.begin_run("reindex", [], FIRST)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_reading_needs_no_right_to_write(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    fill(path, 3)
    tmp_path.chmod(0o555)
    try:
        with Archive(path, read_only=True) as archive:
            assert archive.count() == 3
    finally:
        tmp_path.chmod(0o755)


def test_a_number_that_no_one_counted_to_costs_only_itself(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.sqlite") as archive:
        run = archive.begin_run("reindex", ["a"], FIRST)
        for views in (12, 10**30):
            archive.keep(made(views=views), day(views % 7), run)
        [kept] = archive.articles()
    assert kept.article.views == 12


def test_a_reading_given_up_is_no_error_once_the_archive_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    fill(path, 3)
    with Archive(path) as archive:
        articles = archive._read("SELECT id FROM articles")
        next(articles)
    articles.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_archive_is_left_as_it_is(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "archive.sqlite"
    path.write_text("surat penting " * 1000)
    before = path.read_bytes()
    with pytest.raises(StorageFailed, match="damaged or no archive"):
        Archive(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_damaged_archive_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    fill(path, 400)
    data = bytearray(path.read_bytes())
    data[4096 * 4 : 4096 * 30] = b"\xff" * (4096 * 26)
    path.write_bytes(data)
    with Archive(path) as archive, pytest.raises(StorageFailed, match="damaged"):
        list(archive.articles())
    assert path.read_bytes() == bytes(data)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="cannot be opened"):
        Archive(tmp_path / "nowhere" / "archive.sqlite")


def test_an_archive_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    fill(path, 1)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(StorageFailed, match="newer"):
            Archive(path, read_only=read_only)


def test_an_archive_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    steps = tmp_path / "schema"
    steps.mkdir()
    (steps / "0001.sql").write_text("CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);")
    path = tmp_path / "archive.sqlite"
    sqlite.connect(path, steps).close()
    (steps / "0002.sql").write_text("ALTER TABLE a ADD COLUMN y TEXT;")
    with pytest.raises(StorageFailed, match="older"):
        sqlite.connect(path, steps, read_only=True)
    connection = sqlite.connect(path, steps)
    assert tuple(connection.execute("SELECT x, y FROM a").fetchone()) == (1, None)
    connection.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    steps = tmp_path / "schema"
    steps.mkdir()
    (steps / "0001.sql").write_text("CREATE TABLE a (x INTEGER) STRICT; CREATE TABLE a (x INTEGER) STRICT;")
    path = tmp_path / "archive.sqlite"
    with pytest.raises(StorageFailed):
        sqlite.connect(path, steps)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()
