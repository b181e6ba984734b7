"""Builds on disk: where they lie, which one is published, and how one becomes durable.

builds/20261123T210823Z-5f3a/   one build: segments, columns, labels, analyzer
builds/.../build.json           the manifest, written last: without it a build is half written
builds/.../writing              locked for as long as a live process writes the build
current                         the name of the published build, replaced atomically
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import NoBuild, StorageFailed
from search.document import SCHEMA_VERSION
from search.engine import BuildInfo, BuildOrigin

ENGINE = "embedded"
REINDEX = "Run `telusur reindex` to make a new build."
LABELS = "labels.json"
ANALYZER = "analyzer.pickle"
_MANIFEST = "build.json"
_LOCK = "writing"


class Builds:
    """The directory of one engine. Opening it changes nothing in it."""

    def __init__(self, directory: Path) -> None:
        self._builds = directory / "builds"
        self.pointer = directory / "current"

    def path(self, name: str) -> Path:
        return self._builds / name

    def create(self) -> tuple[Path, int]:
        """A new directory, and the descriptor of the lock that says someone writes in it."""
        with storing(self._builds):
            self._builds.mkdir(parents=True, exist_ok=True)
            # the time has microseconds, so that names stand in the order of their making
            path = self._builds / f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}"
            unnamed = path.with_name(f".{path.name}")  # prune looks past it until it is locked
            unnamed.mkdir()
            try:
                lock = os.open(unnamed / _LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC)
                fcntl.flock(lock, fcntl.LOCK_EX)
                unnamed.rename(path)
            except BaseException:
                shutil.rmtree(unnamed, ignore_errors=True)
                raise
        return path, lock

    def seal(self, info: BuildInfo) -> None:
        """Makes every file of a build durable, then writes its manifest."""
        path = self.path(info.name)
        with storing(path):
            for file in path.rglob("*"):
                _sync(file)
            beside = path / f"{_MANIFEST}.tmp"
            beside.write_text(json.dumps(info.as_json(), indent=2) + "\n")
            _sync(beside)
            os.replace(beside, path / _MANIFEST)
            (path / _LOCK).unlink()
            _sync(path)
            _sync(self._builds)

    def read(self, name: str) -> BuildInfo:
        """Raises NoBuild where there is no such build, or where this version cannot serve it."""
        path = self.path(name)
        try:
            manifest = json.loads((path / _MANIFEST).read_text())
            created = datetime.fromisoformat(manifest.pop("created"))
            origin = BuildOrigin(**manifest.pop("origin"))
            info = BuildInfo(**manifest, created=created, origin=origin)
        except FileNotFoundError as error:
            raise NoBuild(f"{path} is no finished build: it has no {_MANIFEST}", REINDEX) from error
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise NoBuild(f"{path / _MANIFEST} cannot be read: {error}", REINDEX) from error
        if info.schema_version != SCHEMA_VERSION:
            was = f"was made with schema {info.schema_version}, this version reads {SCHEMA_VERSION}"
            raise NoBuild(f"Build {name} {was}", REINDEX)
        return info

    def whole(self, name: str) -> BuildInfo:
        """Like `read`, and raises NoBuild too where files are missing or cut short."""
        info = self.read(name)
        try:
            held = size_of(self.path(name))
        except FileNotFoundError as error:
            raise NoBuild(f"{self.path(name)} is being deleted", REINDEX) from error
        if held != info.size_bytes:
            was = f"it holds {held} bytes, not the {info.size_bytes} it was finished with"
            raise NoBuild(f"{self.path(name)} is damaged: {was}", REINDEX)
        return info

    def finished(self) -> list[BuildInfo]:
        """Every build with a sound manifest, oldest first."""
        found = []
        for path in self._directories():
            try:
                found.append(self.read(path.name))
            except NoBuild:
                continue
        return found

    def published(self) -> str | None:
        """The name of the published build. Raises NoBuild where the pointer is unreadable."""
        try:
            name = self.pointer.read_text().strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise NoBuild(f"{self.pointer} cannot be read: {error}", REINDEX) from error
        if not name or "/" in name or name.startswith("."):
            raise NoBuild(f"{self.pointer} does not name a build", REINDEX)
        return name

    def publish(self, name: str) -> None:
        self.read(name)
        beside = self.pointer.with_name(f"current.{secrets.token_hex(4)}.tmp")
        with storing(self.pointer):
            try:
                beside.write_text(f"{name}\n")
                _sync(beside)
                os.replace(beside, self.pointer)
            finally:
                beside.unlink(missing_ok=True)
            _sync(self.pointer.parent)

    def prune(self, keep: int) -> list[str]:
        """Deletes old builds, and half-written ones that no living process owns."""
        finished = [info.name for info in self.finished()]
        spared = {*finished[len(finished) - keep :], self.published()} if keep else {self.published()}
        removed = []
        for path in self._directories():
            if path.name not in spared and not _has_writer(path):
                with storing(path):
                    shutil.rmtree(path)
                removed.append(path.name)
        return removed

    def _directories(self) -> list[Path]:
        return sorted(path for path in self._builds.glob("[!.]*") if path.is_dir())


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """A full disk or an unwritable directory, as an error that a person can act on."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        what = "the disk is full" if full else error.strerror or str(error)
        hint = "Free some space; what was published before still serves." if full else ""
        raise StorageFailed(f"{error.filename or path}: {what}", hint) from error


def size_of(build: Path) -> int:
    """Bytes of all files of a build but its manifest."""
    return sum(it.stat().st_size for it in build.rglob("*") if it.is_file() and it.name != _MANIFEST)


def _has_writer(path: Path) -> bool:
    """The lock ends with its process, however that ends; a process id could be another's by now."""
    try:
        lock = os.open(path / _LOCK, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
