"""The embedded engine: which build serves, and who reads it."""

from __future__ import annotations

import json
import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from corpus.errors import NoBuild
from search.analysis import Analyzer
from search.embedded import schema
from search.embedded.builds import REINDEX, Builds
from search.embedded.columns import Columns
from search.embedded.matching import FieldLengths
from search.embedded.reader import WhooshReader
from search.embedded.writing import COLUMNS, LABELS, STEMS, WhooshBuild
from search.engine import BuildInfo
from search.query import Facet
from search.stems import Rules, StemTable


class EmbeddedEngine:
    """Implements `search.engine.Engine` over one directory. Threads and processes may share that.

    `analyzer` reads the documents of a build begun empty (by default Sastrawi without any rules of
    ours); a finished build, and one begun from it, goes on with the analyzer it was made with.
    """

    def __init__(self, directory: Path, analyzer: Analyzer | None = None) -> None:
        self._analyzer = analyzer or Analyzer(Rules())
        self._builds = Builds(directory)
        self._open: dict[str, _OpenBuild] = {}
        self._lock = threading.Lock()
        self._seen: tuple[tuple[int, ...], str | None] = ((), None)
        self._process = os.getpid()
        weakref.finalize(self, _close, self._open)

    def begin(self, base: BuildInfo | None = None) -> WhooshBuild:
        if base:
            self._builds.whole(base.name)
        else:
            self._analyzer.use(self._stems_so_far())
        return WhooshBuild(self._builds, self._analyzer, base)

    def _stems_so_far(self) -> StemTable:
        """Those of the published build: a rebuild then stems only words it has not met (3,000
        articles of news are indexed in 26 s instead of 32)."""
        version = self._analyzer.version
        with suppress(NoBuild):  # a pointer that cannot be read is no reason not to build
            if name := self._published():
                return StemTable.load(self._builds.path(name) / STEMS, version)
        return StemTable(version)

    def current(self) -> BuildInfo | None:
        name = self._published()
        return self._builds.read(name) if name else None

    def builds(self) -> Sequence[BuildInfo]:
        return self._builds.finished()

    def publish(self, build: BuildInfo) -> None:
        self._builds.publish(build.name)

    def prune(self, keep: int) -> Sequence[str]:
        return self._builds.prune(keep)

    def path(self, build: BuildInfo) -> Path:
        """The directory of a build, which `whoosh.index.open_dir` opens too."""
        return self._builds.path(build.name)

    @contextmanager
    def open(self, build: BuildInfo) -> Iterator[WhooshReader]:
        yield from self._lent(*self._enter(build.name))

    @contextmanager
    def reader(self) -> Iterator[WhooshReader]:
        yield from self._lent(*self._enter_published())

    def _lent(self, opened: _OpenBuild, reader: WhooshReader) -> Iterator[WhooshReader]:
        try:
            yield reader
        finally:
            with self._lock:
                opened.take_back(reader)
                self._close_idle()

    def _published(self) -> str | None:
        """The published build's name. The pointer is read again only when its stat changes (2 µs)."""
        try:
            stat = self._builds.pointer.stat()
        except FileNotFoundError:
            return None
        mark = (stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)
        if self._seen[0] != mark:
            self._seen = mark, self._builds.published()
        return self._seen[1]

    def _enter_published(self) -> tuple[_OpenBuild, WhooshReader]:
        while True:
            name = self._published()
            if name is None:
                raise NoBuild("Nothing has been published yet", REINDEX)
            try:
                return self._enter(name)
            except NoBuild:
                # replaced and pruned since we looked: the one that took its place is there
                if self._published() == name:
                    raise

    def _enter(self, name: str) -> tuple[_OpenBuild, WhooshReader]:
        with self._lock:
            self._forget_parent()
            if name not in self._open:
                self._open[name] = _OpenBuild(self._builds, name)
            opened = self._open[name]
            reader = opened.lend()
            self._close_idle()
        return opened, reader

    def _close_idle(self) -> None:
        """Closes every build that nobody reads, but for the published one."""
        with suppress(NoBuild):
            published = self._published()
            for name, opened in list(self._open.items()):
                if name != published and not opened.lent:
                    del self._open[name]
                    opened.close()

    def _forget_parent(self) -> None:
        """A forked child shares its parent's file offsets, so it opens its own."""
        if self._process != os.getpid():
            self._process = os.getpid()
            _close(self._open)


def _close(builds: dict[str, _OpenBuild]) -> None:
    while builds:
        builds.popitem()[1].close()


class _OpenBuild:
    """A build held open by a process: shared arrays, and a Whoosh reader for each request in flight.

    A Whoosh reader corrupts what it reads when two threads share it. Idle ones are kept, so that
    there are never more than there were requests at once, whatever threads come and go.
    """

    def __init__(self, builds: Builds, name: str) -> None:
        self.info = builds.whole(name)
        self.lent = 0
        path = builds.path(name)
        try:
            # With mmap, Whoosh copies all postings of a segment into memory for each reader it opens
            # (5,000 documents: 57 MB and 440 ms); read through a file they stay in the page cache.
            self._index = FileIndex(FileStorage(str(path), supports_mmap=False, readonly=True))
            self._columns = Columns.open(path / COLUMNS)
            labels = json.loads((path / LABELS).read_text())
            self._idle: list[Any] = [self._index.reader()]
        # a damaged pickle or table of contents raises whatever it likes
        except Exception as error:
            raise NoBuild(f"{path} cannot be opened: {type(error).__name__}: {error}", REINDEX) from error
        self._labels = {Facet(facet): names for facet, names in labels.items()}
        self._lengths = FieldLengths(self._columns)
        self._analyzer = schema.analyzer(self._index)
        self._analyzer.use(StemTable.load(path / STEMS, self._analyzer.version))

    def lend(self) -> WhooshReader:
        """Raises NoBuild where the build was pruned and no reader on it is left over."""
        try:
            whoosh_reader = self._idle.pop() if self._idle else self._index.reader()
        except OSError as error:
            raise NoBuild(f"Build {self.info.name} is gone", REINDEX) from error
        self.lent += 1
        return WhooshReader(
            self.info, self._analyzer, self._labels, self._columns, self._lengths, whoosh_reader
        )

    def take_back(self, reader: WhooshReader) -> None:
        self.lent -= 1
        self._idle.append(reader.whoosh)

    def close(self) -> None:
        for reader in self._idle:
            reader.close()
