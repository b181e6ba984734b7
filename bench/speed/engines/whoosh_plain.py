"""Whoosh as its documentation shows it: MultifieldParser, groupedby, highlights."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from whoosh import index, query, sorting
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import DATETIME, ID, KEYWORD, STORED, TEXT, Schema
from whoosh.qparser import MultifieldParser

from bench.speed.peer import TITLE_WEIGHT, TOP, Answer, Index, Peer, Searcher
from bench.speed.queries import SLOP, Asked, Operator
from bench.speed.rows import FACETS, SHOWN, Row


def _schema() -> Schema:
    words = SpaceSeparatedTokenizer()
    return Schema(
        title=TEXT(words),
        body=TEXT(words, stored=True),
        title_words=TEXT(words),
        body_words=TEXT(words, stored=True),
        date=DATETIME(),
        id=ID(stored=True),
        text=STORED(),
        **{facet: KEYWORD() for facet in FACETS},
    )


class _Writing(Index):
    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._writer = index.create_in(str(directory), _schema()).writer(limitmb=512)

    def _add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._writer.add_document(
                title=row.title_stems,
                body=row.body_stems,
                title_words=row.title_words,
                body_words=row.body_words,
                date=datetime.fromisoformat(row.published),
                id=row.id,
                text=(row.url, row.title, row.body),
                **{facet: " ".join(row.facets[facet]) for facet in FACETS},
            )

    def _finish(self) -> None:
        self._writer.commit()


class _Asking(Searcher):
    def __init__(self, directory: Path) -> None:
        self._index = index.open_dir(str(directory))
        self._searcher = self._index.searcher()
        self._parsers = {
            surface: MultifieldParser(fields, self._index.schema, fieldboosts={fields[0]: TITLE_WEIGHT})
            for surface, fields in ((False, ["title", "body"]), (True, ["title_words", "body_words"]))
        }

    def _page(self, asked: Asked) -> Answer:
        said = self._parsers[asked.surface].parse(_said(asked))
        filters = {facet: query.Term(facet, value, boost=0) for facet, value in asked.filters.items()}
        limits = []
        if asked.since and asked.until:
            days = datetime.combine(asked.since, time.min), datetime.combine(asked.until, time.max)
            limits.append(query.DateRange("date", *days))
        whole = _all([said, *limits, *filters.values()])
        results, facets = self._counted(whole, [it for it in FACETS if it not in filters])
        for own in filters:
            others = [it for facet, it in filters.items() if facet != own]
            facets |= self._counted(_all([said, *limits, *others]), [own])[1]
        body = "body_words" if asked.surface else "body"
        # grouping makes Whoosh forget `limit`
        best = results[:TOP]
        return Answer(len(results), facets, tuple(hit.highlights(body, top=2) for hit in best))

    def _counted(self, what: Any, names: Sequence[str]) -> tuple[Any, dict[str, dict[str, int]]]:
        grouping = sorting.Facets()
        for name in names:
            grouping.add_field(name, allow_overlap=True)
        results = self._searcher.search(what, limit=TOP, groupedby=grouping, maptype=sorting.Count)
        facets = {}
        for name in names:
            counts = {value: count for value, count in results.groups(name).items() if value is not None}
            facets[name] = dict(sorted(counts.items(), key=lambda it: -it[1])[:SHOWN])
        return results, facets

    def close(self) -> None:
        self._searcher.close()


def _said(asked: Asked) -> str:
    """The query in the language of Whoosh's own parser."""
    match asked.operator:
        case Operator.PREFIX:
            return f"{asked.words[0]}*"
        case Operator.PHRASE:
            return f'"{" ".join(asked.words)}"'
        case Operator.NEAR:
            return f'"{" ".join(asked.words)}"~{SLOP + 1}'
        case _:
            return f" {asked.operator.upper()} ".join(asked.words)


def _all(parts: Sequence[Any]) -> Any:
    # not `filter=`: with len(results) its time grows with the square of the matches
    return query.And(list(parts)) if len(parts) > 1 else parts[0]


class PlainWhoosh(Peer):
    name = "plain Whoosh"
    set_up = (
        "Whoosh 2.7.4 as documented, one writer of 512 MB; `groupedby` with Count, `highlights`; BM25F; "
        "filters as parts of an And, which is faster than `filter=`."
    )
    unhurried = True

    def version(self) -> str:
        return version("whoosh")

    def begin(self, directory: Path) -> Index:
        return _Writing(directory)

    def open(self, directory: Path) -> Searcher:
        return _Asking(directory)


ENGINE = PlainWhoosh()
