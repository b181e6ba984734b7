"""Settings turned into the rooms' working parts. Nothing else in the project builds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.archive import Archive
from corpus.errors import NoBuild
from corpus.sites import Sites
from indexer.reindex import Workshop
from indexer.workers import cores
from search.analysis import Analyzer, Rules
from search.embedded import EmbeddedEngine
from search.engine import Engine
from search.vocabulary import Vocabulary
from telusur.settings import Settings


@dataclass
class Telusur:
    """One installation: each part is made when it is first asked for."""

    settings: Settings

    @property
    def directory(self) -> Path:
        return self.settings.data_directory

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary.load(self.settings.vocabulary_directory)

    @cached_property
    def analyzer(self) -> Analyzer:
        return Analyzer(Rules.load(self.settings.vocabulary_directory))

    @cached_property
    def sites(self) -> Sites:
        return Sites.load(self.settings.sites_file)

    @cached_property
    def engine(self) -> Engine:
        return EmbeddedEngine(self.directory, self.analyzer)

    @property
    def workers(self) -> int:
        """Processes for work on many articles."""
        return self.settings.crawl.workers or cores()

    def workshop(self) -> Workshop:
        return Workshop(
            directory=self.directory,
            engine=self.engine,
            vocabulary=self.vocabulary,
            sites=self.sites,
            analysis_version=self.analyzer.version,
            fields=self.settings.crawl.fields,
            max_page_bytes=self.settings.crawl.max_page_bytes,
            keep_builds=self.settings.engine.keep_builds,
            workers=self.workers,
        )

    def archive(self) -> Archive:
        """The archive for reading. Raises NoBuild where no run has made one yet."""
        file = self.directory / "archive.sqlite"
        if not file.exists():
            raise NoBuild(
                f"There is no archive in {self.directory}.",
                "Run telusur reindex SOURCE, or name another place with --data.",
            )
        return Archive(file, read_only=True)
