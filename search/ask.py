"""A request to a page of results: what every surface calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Protocol

from search.document import Document
from search.engine import Engine, Reader
from search.page import Hit, Match, ResultPage
from search.parse import Names, Request, parse
from search.query import And, Facet, Node, Note, Or, Phrase, Prefix, Query, Term
from search.snippets import Highlighter
from search.succession import Lineage, chosen, with_succession


class Vocabulary(Names, Lineage, Protocol):
    """What a query's names are looked up in: `search.vocabulary.Vocabulary`."""


def ask(engine: Engine, vocabulary: Vocabulary, request: Request) -> ResultPage:
    """Answers a request out of the published build. Raises `NoBuild` where there is none."""
    with engine.reader() as reader:
        return answer(reader, vocabulary, request)


def answer(reader: Reader, vocabulary: Vocabulary, request: Request) -> ResultPage:
    """The same by a reader that is open already."""
    begun = perf_counter()
    query = understood(request, reader, vocabulary)
    found = reader.find(query)
    if not found.total and (some := relaxed(query, reader.analyzer.rules.stopwords)):
        partial = reader.find(some)
        if partial.total:
            query, found = some, partial
    highlighter = Highlighter(query.node, reader.analyzer)
    page = ResultPage(
        query=query,
        total=found.total,
        results=found.results,
        hits=tuple(
            _hit(match, highlighter, reader.similar(match.document) if query.collapse else ())
            for match in found.matches
        ),
        facets=chosen(found.facets, query.filters, request.filters),
        undated=found.undated,
        notes=query.notes,
        build=reader.build.name,
        took_ms=(perf_counter() - begun) * 1000,
        names=reader.names,
    )
    if page.total and query.page > page.pages:
        return replace(page, notes=(*page.notes, past_the_end(query.page, page.pages)))
    return page


def past_the_end(page: int, pages: int) -> Note:
    return Note("past-the-end", f"Halaman {page} tidak ada; hasil berakhir di halaman {pages}.")


def _hit(match: Match[Document], highlighter: Highlighter, similar: Sequence[Document]) -> Hit:
    document, words = match.document, match.words
    return Hit(
        document=document,
        score=match.score,
        title=highlighter.title(document.title, words.title(document.title) if words else None),
        snippet=highlighter.body(document.body, words.body(document.body) if words else None),
        similar=similar,
    )


def understood(request: Request, reader: Reader, vocabulary: Vocabulary) -> Query:
    """The request as this build reads it: by its analyzer, and with the names that only it knows."""
    query = parse(request, reader.analyzer, _BuildNames(vocabulary, reader))
    return with_succession(query, vocabulary) if request.succession else query


def relaxed(query: Query, stopwords: frozenset[str]) -> Query | None:
    """The query with any of its words enough instead of all; None where there is nothing to relax.

    Filters and exclusions stay. Words that are everywhere do not find anything by themselves.
    """
    if not isinstance(query.node, And):
        return None
    words = [part for part in query.node.parts if _is_text(part)]
    telling = [part for part in words if not (isinstance(part, Term) and part.surface in stopwords)]
    if len(words) < 2 or not telling:
        return None
    kept = [part for part in query.node.parts if not _is_text(part)]
    any_of: Node = Or(tuple(telling)) if len(telling) > 1 else telling[0]
    note = Note(
        "relaxed", "Tidak ada hasil yang memuat semua kata; yang ditampilkan memuat sebagian di antaranya."
    )
    return query.with_(
        node=And((*kept, any_of)) if kept else any_of,
        notes=(*query.notes, note),
    )


def _is_text(node: Node) -> bool:
    match node:
        case Term() | Phrase() | Prefix():
            return True
        case Or(parts=parts) | And(parts=parts):
            return all(_is_text(part) for part in parts)
        case _:
            return False


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
