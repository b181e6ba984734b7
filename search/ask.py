"""A request to a page of results: what every surface calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Protocol

from search.document import Document
from search.engine import Engine, Reader
from search.lacking import lacking
from search.names import Names
from search.page import Found, Hit, Match, ResultPage
from search.parse import Request, parse
from search.query import Facet, Note, Query
from search.snippets import Highlighter
from search.succession import Lineage, chosen, with_succession
from search.widening import with_expansions, with_quorum


class Vocabulary(Names, Lineage, Protocol):
    """What a query's names are looked up in: `search.vocabulary.Vocabulary`."""


def ask(engine: Engine, vocabulary: Vocabulary, request: Request) -> ResultPage:
    """Answers a request out of the published build. Raises `NoBuild` where there is none."""
    with engine.reader() as reader:
        return answer(reader, vocabulary, request)


def answer(reader: Reader, vocabulary: Vocabulary, request: Request) -> ResultPage:
    """The same by a reader that is open already."""
    begun = perf_counter()
    query = with_quorum(understood(request, reader, vocabulary), reader.analyzer.rules.stopwords)
    found = reader.find(query)
    highlighter = Highlighter(query.node, reader.analyzer)
    page = ResultPage(
        query=query,
        total=found.total,
        complete=found.complete,
        results=found.results,
        hits=tuple(
            _hit(match, query, highlighter, reader.similar(match.document) if query.collapse else ())
            for match in found.matches
        ),
        facets=chosen(found.facets, query.filters, request.filters),
        undated=found.undated,
        notes=(*query.notes, *_partial(found)),
        build=reader.build.name,
        took_ms=(perf_counter() - begun) * 1000,
        names=reader.names,
    )
    if page.total and query.page > page.pages:
        return replace(page, notes=(*page.notes, past_the_end(query.page, page.pages)))
    return page


def past_the_end(page: int, pages: int) -> Note:
    return Note("past-the-end", f"Halaman {page} tidak ada; hasil berakhir di halaman {pages}.")


def _partial(found: Found[Document]) -> Iterator[Note]:
    """That some of what was found holds but a part of the words."""
    rest = found.total - found.complete
    if rest and not found.complete:
        yield Note("relaxed", "Tidak ada artikel yang memuat semua kata; yang ditampilkan memuat sebagian.")
    elif rest:
        yield Note(
            "partial",
            f"{_number(found.complete)} artikel memuat semua kata; {_number(rest)} lainnya memuat sebagian.",
        )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _hit(match: Match[Document], query: Query, highlighter: Highlighter, similar: Sequence[Document]) -> Hit:
    document, words = match.document, match.words or highlighter.words
    title, body = words.title(document.title), words.body(document.body)
    return Hit(
        document=document,
        score=match.score,
        title=highlighter.title(document.title, title),
        snippet=highlighter.body(document.body, body),
        similar=similar,
        lacking=() if match.complete else lacking(query.node, (*title, *body)),
        explanation=match.explanation,
    )


def understood(request: Request, reader: Reader, vocabulary: Vocabulary) -> Query:
    """The request as this build reads it: by its analyzer, and with the names that only it knows."""
    names = _BuildNames(vocabulary, reader)
    query = parse(request, reader.analyzer, names)
    query = with_succession(query, vocabulary) if request.succession else query
    return with_expansions(query, reader.analyzer, names)


class _BuildNames:
    """The vocabulary's names, and behind them those of the build: sources are known only there."""

    def __init__(self, vocabulary: Names, reader: Reader) -> None:
        self._vocabulary = vocabulary
        self._reader = reader

    def resolve(self, facet: Facet, text: str) -> Sequence[str]:
        if known := self._vocabulary.resolve(facet, text):
            return known
        wanted = " ".join(text.casefold().split())
        names = {value: name.casefold() for value, name in self._reader.labels(facet).items()}
        exact = [value for value, name in names.items() if wanted in (value.casefold(), name)]
        return exact or [value for value, name in names.items() if wanted in name]

    def expansions(self, words: str) -> Sequence[str]:
        return self._vocabulary.expansions(words)
