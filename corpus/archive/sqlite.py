"""SQLite as we use it: write-ahead log, numbered schema steps, and its errors told as ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.errors import RunInProgress, StorageFailed, TelusurError

_PATIENCE = 10.0
"""Seconds to wait for another writer; a batch of 2,000 articles is committed in well under one."""

_CACHE = 65_536
"""KiB. Ids fall anywhere in their tree: with 64 MB, not 2, a new article takes 14% less time at 60,000."""

_LOG = 10_000
"""Pages of the write-ahead log (40 MB) before it is copied into the file: a page is then copied once for
several commits that change it."""


def connect(path: Path, schema: Traversable, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a database, made or brought up to the newest step of `schema` (`0001.sql`, ...).

    Reading only never creates, migrates or locks. Nothing is ever deleted.
    Raises StorageFailed, or RunInProgress where another process writes for longer than ten seconds.
    """
    if read_only and not path.exists():
        raise StorageFailed(f"There is no archive at {path}.", "Run `telusur reindex SOURCE` first.")
    with told(path):
        mode = _reading(path) if read_only else "mode=rwc"
        address = f"{path.absolute().as_uri()}?{mode}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
            _migrate(connection, path, schema, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _reading(path: Path) -> str:
    """Beside a write-ahead log SQLite makes a file of its own. Who may not write there can do without
    only where there is no log, and so no writer."""
    log = path.with_name(f"{path.name}-wal")
    return "mode=ro" if log.exists() or os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def _migrate(connection: sqlite3.Connection, path: Path, schema: Traversable, *, read_only: bool) -> None:
    steps = sorted(
        (step for step in schema.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name
    )
    (current,) = connection.execute("PRAGMA user_version").fetchone()
    if current > len(steps):
        raise StorageFailed(
            f"{path} was written by a newer Telusur.", "Use that version, or name another --data."
        )
    if read_only and current < len(steps):
        raise StorageFailed(
            f"{path} was written by an older Telusur.", "Run `telusur reindex` to bring it up to date."
        )
    for number, step in enumerate(steps[current:], start=current + 1):
        script = step.read_text(encoding="utf-8")
        connection.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise whatever SQLite raises inside as a StorageFailed or RunInProgress that names `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _as_ours(error, path) from error


def _as_ours(error: sqlite3.Error, path: Path) -> TelusurError:
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:  # the primary code
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RunInProgress(
                f"Another process is writing to {path}.", "Wait until it has ended, then try again."
            )
        case sqlite3.SQLITE_FULL:
            return StorageFailed(
                f"The disk is full: {path} cannot grow.", "Make room; what was committed is kept."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StorageFailed(
                f"{path} is damaged or no archive ({error}).",
                "Restore it from a backup; it was left as it is.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return StorageFailed(
                f"{path} cannot be opened or written ({error}).", "Check that the folder exists and is yours."
            )
        case _:
            return StorageFailed(
                f"{path} cannot be used ({error}).", "Check the disk; what was committed is kept."
            )
