"""The embedded engine: which build serves, and who reads it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import NoBuild
from search.analysis import Analyzer
from search.embedded.builds import ANALYZER, LABELS, REINDEX, Builds
from search.embedded.index import Index
from search.embedded.reader import EmbeddedReader
from search.embedded.records import ARTICLES, FIGURES, LEDGER
from search.engine import BuildInfo
from search.query import Facet
from search.stems import Rules

if TYPE_CHECKING:
    from search.embedded.writing import EmbeddedBuild


class EmbeddedEngine:
    """Implements `search.engine.Engine` over one directory. Threads and processes may share that.

    `analyzer` reads the documents of a build begun empty (by default Sastrawi without any rules of
    ours); a finished build, and one begun from it, goes on with the analyzer it was made with.
    """

    def __init__(self, directory: Path, analyzer: Analyzer | None = None) -> None:
        self._analyzer = analyzer or Analyzer(Rules())
        self._builds = Builds(directory)
        self._serving: _OpenBuild | None = None
        self._seen: tuple[tuple[int, ...], str | None] = ((), None)

    def begin(self, base: BuildInfo | None = None) -> EmbeddedBuild:
        from search.embedded.writing import Base, EmbeddedBuild  # brings Whoosh, which no worker needs: 10 MB

        if base:
            begun = self._opened(base.name)
            return EmbeddedBuild(
                self._builds, begun.analyzer, Base(begun.articles, begun.ledger, begun.figures)
            )
        return EmbeddedBuild(self._builds, self._analyzer, None)

    def current(self) -> BuildInfo | None:
        name = self._published()
        serving = self._serving
        if serving is not None and serving.info.name == name:
            return serving.info
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
    def open(self, build: BuildInfo) -> Iterator[EmbeddedReader]:
        yield self._opened(build.name).reader()

    @contextmanager
    def reader(self) -> Iterator[EmbeddedReader]:
        yield self._opened_published().reader()

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

    def _opened_published(self) -> _OpenBuild:
        """The published build; it stays open until another takes its place."""
        while True:
            name = self._published()
            if name is None:
                raise NoBuild("Nothing has been published yet", REINDEX)
            serving = self._serving
            if serving is not None and serving.info.name == name:
                return serving
            try:
                self._serving = self._opened(name)
            except NoBuild:
                # replaced and pruned since we looked: the one that took its place is there
                if self._published() == name:
                    raise

    def _opened(self, name: str) -> _OpenBuild:
        serving = self._serving
        if serving is not None and serving.info.name == name:
            return serving
        return _OpenBuild(self._builds, name)


class _OpenBuild:
    """A build memory-mapped. Nothing of it changes, so threads share it; its maps are closed when the last
    reader lets go of it."""

    def __init__(self, builds: Builds, name: str) -> None:
        self.info = builds.whole(name)
        path = builds.path(name)
        try:
            self.articles = Index(path, ARTICLES)
            self.ledger = Index(path / LEDGER.name, LEDGER)
            self.figures = Index(path / FIGURES.name, FIGURES)
            labels = json.loads((path / LABELS).read_text())
            self.analyzer: Analyzer = pickle.loads((path / ANALYZER).read_bytes())  # noqa: S301  # our own
        # a damaged pickle or table of contents raises whatever it likes
        except Exception as error:
            raise NoBuild(f"{path} cannot be opened: {type(error).__name__}: {error}", REINDEX) from error
        self._labels = {Facet(facet): names for facet, names in labels.items()}

    def reader(self) -> EmbeddedReader:
        return EmbeddedReader(
            self.info, self.analyzer, self._labels, self.articles, self.ledger, self.figures
        )
