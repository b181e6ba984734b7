"""The run after a crawl: crawl -> archive -> documents -> build -> checks -> publish -> prune."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.archive import Archive
from corpus.article import FeedFields
from corpus.errors import NoBuild, NothingReadable
from corpus.readers import Crawl
from corpus.sites import Sites
from indexer.annotate import Annotator
from indexer.checks import Sample, check
from indexer.grouping import group
from indexer.intake import take_in
from indexer.lock import run_lock
from indexer.pipeline import analyzed, document_of
from indexer.progress import Progress, Stage, Stopwatch
from indexer.report import Intake, Report
from search.document import SCHEMA_VERSION
from search.engine import Build, BuildInfo, BuildOrigin, Engine
from search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every run works with."""

    directory: Path
    """Holds the archive, the lock, and whatever the engine keeps there."""
    engine: Engine
    vocabulary: Vocabulary
    sites: Sites
    analysis_version: str
    fields: FeedFields
    max_page_bytes: int
    keep_builds: int
    """Builds kept besides the one that serves."""
    workers: int = 1
    """Processes that read pages and make documents."""

    @property
    def archive_file(self) -> Path:
        return self.directory / "archive.sqlite"


def reindex(workshop: Workshop, sources: Sequence[str], progress: Progress) -> Report:
    """Reads `sources` into the archive, builds anew from the whole archive and publishes.

    Without a source only the archive is read. Whatever fails, the build that serves stays.
    Raises the errors of `corpus.errors`.
    """
    with _run(workshop, "reindex", sources, progress) as run:
        run.publish(workshop.engine.begin())
        return run.report()


def update(workshop: Workshop, sources: Sequence[str], progress: Progress) -> Report:
    """Reads `sources`, then changes only what differs from the build that serves.

    Where that build was made by another schema, analysis or vocabulary, every document may
    differ, and the update is a reindex; so it is where that build is damaged or gone.
    """
    with _run(workshop, "update", sources, progress) as run:
        build, since_run = _begun_from_what_serves(workshop, run.number)
        run.publish(build, since_run)
        return run.report()


@dataclass(slots=True)
class _Run:
    """One run under way: it holds the lock and the archive."""

    workshop: Workshop
    command: str
    sources: tuple[str, ...]
    archive: Archive
    number: int
    watch: Stopwatch
    intake: Intake | None = None
    published: BuildInfo | None = None
    pruned: tuple[str, ...] = ()

    def publish(self, build: Build, since_run: int = 0) -> None:
        """Adds to the build what later runs than `since_run` brought, checks it against the archive,
        serves it, and prunes."""
        engine = self.workshop.engine
        info = self._finished(build, since_run)
        if info is not None:
            with self.watch.stage(Stage.PUBLISH):
                engine.publish(info)
                self.published = info
        with self.watch.stage(Stage.PRUNE):
            self.pruned = tuple(engine.prune(self.workshop.keep_builds + 1))

    def _finished(self, build: Build, since_run: int) -> BuildInfo | None:
        """The build, whole and checked. None where it lacked nothing: what it began from serves on."""
        engine, vocabulary = self.workshop.engine, self.workshop.vocabulary
        annotator, expected = Annotator(vocabulary), self.archive.count()
        try:
            with self.watch.stage(Stage.INDEX, self.archive.count(since_run=since_run)):
                held = build.fingerprints()
                sample = self._add(build, annotator, held, since_run)
                if len(held) == expected and not sample.ids:
                    build.abandon()
                    return None
                origin = BuildOrigin(self.number, vocabulary.version)
                info = build.finish(vocabulary.labels(), origin)
            with self.watch.stage(Stage.CHECK):
                drawn = filter(None, map(self.archive.get, sample.ids))
                check(engine, info, expected, (document_of(archived, annotator) for archived in drawn))
        except BaseException:
            build.abandon()
            raise
        return info

    def _add(self, build: Build, annotator: Annotator, held: Mapping[str, str], since_run: int) -> Sample:
        """Adds what the build lacks, and draws a sample of it."""
        sample, done = Sample(), 0
        articles = self.archive.articles(since_run=since_run)
        with closing(analyzed(articles, annotator, build, held, self.workshop.workers)) as pieces:
            for piece in pieces:
                if piece.batch is not None:
                    build.add_batch(piece.batch)
                    sample.offer(piece.batch.ids)
                done += piece.articles
                self.watch.progress.reach(done)
        return sample

    def report(self) -> Report:
        serving = self.published or self.workshop.engine.current()
        assert serving is not None  # noqa: S101  # a run that published nothing found a build to keep
        return Report(
            self.command,
            self.sources,
            self.intake,
            serving,
            self.published is not None,
            dict(self.watch.seconds),
            self.pruned,
        )


@contextmanager
def _run(workshop: Workshop, command: str, sources: Sequence[str], progress: Progress) -> Iterator[_Run]:
    """Takes the lock, reads the sources into the archive, and records how the run ended."""
    now = datetime.now(UTC)
    crawl = Crawl(sources, workshop.fields, workshop.max_page_bytes) if sources else None
    with run_lock(workshop.directory), Archive(workshop.archive_file) as archive:
        watch = Stopwatch(progress)
        number = archive.begin_run(command, sources, now)
        run = _Run(workshop, command, tuple(sources), archive, number, watch)
        outcome = "failed"
        try:
            if crawl is not None:
                with watch.stage(Stage.READ, crawl.size):
                    run.intake = take_in(
                        crawl, archive, workshop.sites, number, now, progress.reach, workshop.workers
                    )
            if not archive.count():
                raise _nothing_to_index(workshop.archive_file, run.intake)
            with watch.stage(Stage.GROUP):
                group(archive, number, workshop.workers)
            yield run
            outcome = "published" if run.published else "nothing to publish"
        except KeyboardInterrupt:
            outcome = "interrupted"
            raise
        finally:
            archive.end_run(number, outcome, run.intake.as_json() if run.intake else {})


def _nothing_to_index(archive: Path, intake: Intake | None) -> NothingReadable:
    reasons = ", ".join(f"{number} {reason}" for reason, number in intake.rejected.items()) if intake else ""
    return NothingReadable(
        f"There is no article in {archive}, so there is nothing to index."
        + (f" Rejected were: {reasons}." if reasons else ""),
        "Name a SOURCE that has some (telusur inspect SOURCE says what it has), or another --data.",
    )


def _begun_from_what_serves(workshop: Workshop, run: int) -> tuple[Build, int]:
    """A build that holds what the one that serves does, and the archive's run up to which that is.

    An empty build and 0 where none serves that it could go on from. One of a later run than this is
    of another archive: this one was put back from a backup, and its runs are counted again.
    """
    with suppress(NoBuild):
        base = workshop.engine.current()
        if base is not None and _made_alike(base, workshop) and base.origin.archive_run < run:
            return workshop.engine.begin(base), base.origin.archive_run
    return workshop.engine.begin(), 0


def _made_alike(build: BuildInfo, workshop: Workshop) -> bool:
    """A build of today would hold the same document for the same article."""
    return (build.schema_version, build.analysis_version, build.origin.vocabulary_version) == (
        SCHEMA_VERSION,
        workshop.analysis_version,
        workshop.vocabulary.version,
    )
