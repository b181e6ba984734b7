"""Settings turned into the rooms' working parts. Nothing but this and `serving.py` builds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corpus.archive import Archive
from corpus.errors import NoBuild
from corpus.sites import Sites
from indexer.reindex import Workshop
from indexer.workers import cores
from search.analysis import Analyzer, Rules
from search.embedded import EmbeddedEngine
from search.engine import Engine
from search.vocabulary import Vocabulary
from telusur.serving import Serving


@dataclass
class Telusur(Serving):
    """One installation, with all that its commands need."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary.load(self.settings.vocabulary_directory)

    @cached_property
    def analyzer(self) -> Analyzer:
        return Analyzer(Rules.load(self.settings.vocabulary_directory))

    @cached_property
    def engine(self) -> Engine:
        return EmbeddedEngine(self.directory, self.analyzer)

    @cached_property
    def sites(self) -> Sites:
        return Sites.load(self.settings.sites_file)

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
