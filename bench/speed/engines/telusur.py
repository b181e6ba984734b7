"""Telusur, through its public way: a build of the embedded engine, and `ask`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from bench.speed.peer import Answer, Index, Peer, Searcher
from bench.speed.queries import Asked
from bench.speed.rows import SHOWN, Row
from search.analysis import Analyzer, Rules
from search.ask import ask
from search.document import Label
from search.embedded import EmbeddedEngine
from search.engine import BuildOrigin
from search.query import ARTICLE_FACETS, Facet
from search.vocabulary import Vocabulary
from telusur.settings import load_settings


class _AsWritten(Vocabulary):
    """Widens no query: no other engine knows that HAM is hak asasi manusia."""

    def expansions(self, words: str) -> tuple[str, ...]:
        return ()


@cache
def _prepared() -> tuple[Analyzer, Vocabulary]:
    """What a server reads once, before it opens any build."""
    directory = load_settings().vocabulary_directory
    return Analyzer(Rules.load(directory)), _AsWritten.load(directory)


class _Build(Index):
    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._engine = EmbeddedEngine(directory, _prepared()[0])
        self._build = self._engine.begin()
        self._values: dict[Facet, set[str]] = {facet: set() for facet in ARTICLE_FACETS}

    def _add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._build.add(row.document())
            for facet, values in self._values.items():
                values.update(row.facets[facet])

    def _finish(self) -> None:
        labels = {facet: [Label(it, it) for it in sorted(values)] for facet, values in self._values.items()}
        self._engine.publish(self._build.finish(labels, BuildOrigin(0, "bench")))


class Analysis(Index):
    """The first part of Telusur's index step alone: text to tokens, as in a fresh process."""

    def __init__(self) -> None:
        super().__init__()
        self._analyzer, _ = _prepared()

    def _add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            for text in (row.title, row.body):
                for _ in self._analyzer.words(text):
                    pass

    def _finish(self) -> None:
        pass


class _Asking(Searcher):
    def __init__(self, directory: Path) -> None:
        analyzer, self._vocabulary = _prepared()
        self._engine = EmbeddedEngine(directory, analyzer)
        with self._engine.reader():
            pass

    def ask(self, asked: Asked) -> tuple[Answer, float]:
        request = asked.request()
        started = perf_counter()
        page = ask(self._engine, self._vocabulary, request)
        # they are made when looked at: a page looks, so it is timed
        facets = {
            facet.value: {it.value: it.count for it in values[: _most(facet, asked)]}
            for facet, values in page.facets.items()
        }
        took = (perf_counter() - started) * 1000
        return Answer(page.total, facets, tuple(hit.snippet.text for hit in page.hits)), took

    def _page(self, asked: Asked) -> Answer:
        return self.ask(asked)[0]


def _most(facet: Facet, asked: Asked) -> int | None:
    """As a page: every year, in their order, and of other facets what is selected before all else."""
    return None if facet is Facet.YEAR else SHOWN + (facet.value in asked.filters)


class Telusur(Peer):
    name = "Telusur"
    set_up = (
        "`EmbeddedEngine` and `search.ask.ask`: all there is between a request and a page to render, but for "
        "the widening of acronyms, which no other engine does."
    )
    largest = 10_000_000

    def version(self) -> str:
        _prepared()
        return version("telusur")

    def begin(self, directory: Path) -> Index:
        return _Build(directory)

    def open(self, directory: Path) -> Searcher:
        return _Asking(directory)


ENGINE = Telusur()
