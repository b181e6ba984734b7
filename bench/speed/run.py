"""One run: corpora, indexes, queries, server, crawl; size by size, with progress shown."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from bench.speed import corpus
from bench.speed.asking import ROUNDS, WARM_UP, Comparison, compare
from bench.speed.building import ANALYSIS, Reached, built
from bench.speed.crawling import crawled, updated
from bench.speed.engines import TELUSUR, engine
from bench.speed.opening import opened
from bench.speed.peer import Peer, Searcher
from bench.speed.queries import draw
from bench.speed.results import Built, Difference, EngineResult, SizeResult, machine, today
from bench.speed.rows import read_rows, row, write_rows
from bench.speed.sentences import read_source
from bench.speed.serving import served
from search.document import Document
from telusur.settings import load_settings
from telusur.wiring import Telusur as Installation

UNHURRIED = 15
"""Queries of a class for an engine that takes tenths of a second a page, from 10,000 documents on."""
_DRAWN_FROM = 10_000
_LARGEST_CRAWL = 200_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure, and where to put what it takes."""

    sizes: tuple[int, ...]
    engines: tuple[str, ...]
    queries: int
    scratch: Path
    only_build: bool
    pages_only: bool
    keep: bool = False
    """Telusur's own indexes are taken from an earlier run as well: its code is the same."""
    corpus: str | None = None
    """One that an earlier run has left in `scratch`, to be used though the analysis has changed since."""


def run(plan: Plan, console: Console) -> Iterator[tuple[int, SizeResult]]:
    """Size -> what was measured at it, one after another."""
    present, skipped = _present(plan.engines)
    for name, why in skipped.items():
        console.print(f"[yellow]{name} is left out: {why}[/]")
    running = _Run(plan, console, present, skipped)
    for size in plan.sizes:
        result = running.at(size)
        if result:
            yield size, result


def _present(names: Sequence[str]) -> tuple[list[Peer], dict[str, str]]:
    """The engines installed, and why the others are not used."""
    present: list[Peer] = []
    skipped: dict[str, str] = {}
    for name in names:
        try:
            present.append(engine(name))
        except (ImportError, OSError) as error:
            skipped[name] = str(error)
    return present, skipped


class _Run:
    def __init__(
        self, plan: Plan, console: Console, present: Sequence[Peer], skipped: Mapping[str, str]
    ) -> None:
        self._plan = plan
        self._console = console
        self._present = present
        self._skipped = skipped
        self._analyzer = Installation(load_settings()).analyzer
        with console.status("Reading the articles that the corpora are made of"):
            self._source = read_source(corpus.SEED)
        growth = self._source.growth
        made_of = f"{self._source.name} {growth} {self._analyzer.version} {corpus.SEED}"
        self._corpus = plan.corpus or hashlib.blake2b(made_of.encode(), digest_size=4).hexdigest()
        self._growth = f"{growth.factor:.1f} n^{growth.exponent:.3f}"
        self._rows = self._corpus_file(max(plan.sizes))
        drawn_from = list(read_rows(self._rows, min(_DRAWN_FROM, *plan.sizes)))
        self._queries = draw(drawn_from, self._analyzer, plan.queries + WARM_UP)

    def at(self, size: int) -> SizeResult | None:
        """All of one size; None where only the indexes were wanted."""
        self._console.rule(f"{size:,} documents")
        load = os.getloadavg()[0]
        directory = self._plan.scratch / f"{self._corpus}-{size}"
        taking_part = [peer for peer in self._present if size <= peer.largest]
        skipped = {
            **self._skipped,
            **{peer.name: "not measured at this size" for peer in self._present if peer not in taking_part},
        }
        indexes = {peer: directory / peer.name.replace(" ", "-").lower() for peer in taking_part}
        if self._plan.only_build:
            for peer, where in indexes.items():
                if peer.name != TELUSUR:
                    self._built(peer, size, where)
            return None
        builds = {peer: self._built(peer, size, where) for peer, where in indexes.items()}
        analysis = self._index(ANALYSIS, size, directory / ANALYSIS, reuse=self._plan.keep)
        few = [asked for of_class in self._queries.values() for asked in of_class[:1]]
        starts = {}
        for peer, where in indexes.items():
            with self._console.status(f"Opening {peer.name}"):
                starts[peer] = opened(peer.name, where, few)
        comparison = self._asked(indexes, size)
        self._tell(comparison.differences)
        result = SizeResult(
            documents=size,
            source=self._source.name,
            growth=self._growth,
            machine=machine(),
            load=round(load, 1),
            day=today(),
            matches=comparison.matches,
            analysis=analysis,
            engines=tuple(
                EngineResult(
                    peer.name,
                    peer.version(),
                    peer.set_up,
                    builds[peer],
                    starts[peer],
                    comparison.pages(peer),
                    comparison.shares(peer),
                )
                for peer in taking_part
            ),
            skipped=skipped,
            differences=comparison.differences,
        )
        if self._plan.pages_only or size > _LARGEST_CRAWL:
            return result
        return self._beyond_pages(result, directory / "crawled", size, indexes)

    def _tell(self, differences: Sequence[Difference]) -> None:
        """Nobody finds other documents unsaid."""
        for it in differences:
            why = f"{it.why} ({it.example})" if it.why else f"nobody knows why ({it.example})"
            line = f"{it.engine}, {it.kind}: {it.queries} of {it.of} queries differ: {why}"
            self._console.print(line, style="dim" if it.why else "red", markup=False)

    def _beyond_pages(
        self, result: SizeResult, directory: Path, size: int, indexes: Mapping[Peer, Path]
    ) -> SizeResult:
        """The same with the web server, the way from a crawl, and updates at the largest size."""
        telusur = next(where for peer, where in indexes.items() if peer.name == TELUSUR)
        with self._console.status("Serving result pages"):
            pages = served(telusur, [it for of_class in self._queries.values() for it in of_class[:20]])
        with self._console.status("From a crawl to a published index"):
            crawl = crawled(self._rows, size, directory)
        if size == max(it for it in self._plan.sizes if it <= _LARGEST_CRAWL):
            with self._console.status("Updating and removing"):
                few = {kind: of_class[:21] for kind, of_class in self._queries.items()}
                crawl = updated(crawl, self._rows, size, directory, few)
        return replace(result, served=pages, crawled=crawl)

    def _corpus_file(self, size: int) -> Path:
        """The rows of the largest corpus; the smaller ones are its beginnings."""
        made = sorted(self._plan.scratch.glob(f"rows-{self._corpus}-*.jsonl"))
        for path in made:
            if int(path.stem.rpartition("-")[2]) >= size:
                return path
        path = self._plan.scratch / f"rows-{self._corpus}-{size}.jsonl"
        with self._progress("Composing documents", size) as reached:
            write_rows(
                path,
                (
                    row(number, it, self._analyzer)
                    for number, it in _told(reached, corpus.documents(self._source, size))
                ),
            )
        return path

    def _built(self, peer: Peer, size: int, where: Path) -> Built:
        # Telusur's is built anew unless told otherwise: it is its code that is measured
        return self._index(peer.name, size, where, reuse=peer.name != TELUSUR or self._plan.keep)

    def _index(self, name: str, size: int, where: Path, reuse: bool) -> Built:
        with self._progress(f"Indexing: {name}", size) as reached:
            result = built(name, self._rows, size, where, reached, reuse)
        peak = f", peak {result.peak_mb:,.0f} MB" if result.peak_mb else ""
        self._console.print(f"{name}: {result.rate:,.0f} documents/s{peak}, {result.size_mb:,.0f} MB")
        return result

    def _asked(self, indexes: Mapping[Peer, Path], size: int) -> Comparison:
        searchers: dict[Peer, Searcher] = {}
        total = ROUNDS * sum(len(of_class) for of_class in self._queries.values())
        try:
            for peer, where in indexes.items():
                searchers[peer] = peer.open(where)
            with self._progress("Asking all in turn", total) as reached:
                unhurried = UNHURRIED if size >= _DRAWN_FROM else total
                return compare(searchers, self._queries, unhurried, reached)
        finally:
            for searcher in searchers.values():
                searcher.close()

    @contextmanager
    def _progress(self, doing: str, total: int) -> Iterator[Reached]:
        """A bar with how much is done and how long it will still take; gone when it is done."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(
            *columns, TimeElapsedColumn(), TimeRemainingColumn(), console=self._console, transient=True
        ) as bars:
            task = bars.add_task(doing, total=total)
            yield lambda done: bars.update(task, completed=done)


def _told(reached: Reached, items: Iterator[Document]) -> Iterator[tuple[int, Document]]:
    """The items with their numbers, each told as reached."""
    for number, item in enumerate(items):
        reached(number + 1)
        yield number, item
