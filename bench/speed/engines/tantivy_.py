"""tantivy, through tantivy-py: fast fields, aggregations, SnippetGenerator."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

import tantivy

from bench.speed.peer import SNIPPET, TITLE_WEIGHT, TOP, Answer, Index, Peer, Searcher
from bench.speed.queries import SLOP, Asked, Class, Operator
from bench.speed.rows import FACETS, SHOWN, Row

_HEAP = 512_000_000
_EXACT = 10_000
"""Values a segment reports: more than any facet has, so that counts add up exactly."""


def _schema() -> Any:

    fields = tantivy.SchemaBuilder()
    for name in ("title", "body", "title_words", "body_words"):
        fields.add_text_field(name, stored=name.startswith("body"), tokenizer_name="words")
    for facet in FACETS:
        fields.add_text_field(facet, tokenizer_name="raw", fast=True, index_option="basic")
    fields.add_integer_field("day", indexed=True, fast=True)
    fields.add_bytes_field("text", stored=True, indexed=False)
    return fields.build()


def _index(directory: Path, create: bool) -> Any:

    index = tantivy.Index(_schema(), str(directory)) if create else tantivy.Index.open(str(directory))
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("words", words)
    return index


class _Writing(Index):
    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._writer = _index(directory, create=True).writer(_HEAP)

    def _add(self, rows: Sequence[Row]) -> None:

        for row in rows:
            document = tantivy.Document()
            document.add_text("title", row.title_stems)
            document.add_text("body", row.body_stems)
            document.add_text("title_words", row.title_words)
            document.add_text("body_words", row.body_words)
            for facet in FACETS:
                for value in row.facets[facet]:
                    document.add_text(facet, value)
            document.add_integer("day", date.fromisoformat(row.published).toordinal())
            document.add_bytes("text", json.dumps([row.id, row.url, row.title, row.body]).encode())
            self._writer.add_document(document)

    def _finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()


class _Asking(Searcher):
    def __init__(self, directory: Path) -> None:
        self._index = _index(directory, create=False)
        self._index.reload()
        self._searcher = self._index.searcher()

    def _page(self, asked: Asked) -> Answer:

        body = "body_words" if asked.surface else "body"
        said = self._said(asked)
        filters = {facet: self._holding(facet, value) for facet, value in asked.filters.items()}
        limits = [self._between(asked.since, asked.until)] if asked.since and asked.until else []
        query = _all([said, *limits, *filters.values()])
        found = self._searcher.search(query, TOP)
        facets = self._counts(query, [facet for facet in FACETS if facet not in filters])
        for own in filters:
            others = [it for facet, it in filters.items() if facet != own]
            facets |= self._counts(_all([said, *limits, *others]), [own])
        marked = self._expanded(body, asked) if asked.operator is Operator.PREFIX else said
        generator = tantivy.SnippetGenerator.create(self._searcher, marked, self._index.schema, body)
        generator.set_max_num_chars(SNIPPET)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        snippets = tuple(generator.snippet_from_doc(it).to_html() for it in documents)
        return Answer(found.count, facets, snippets)

    def _said(self, asked: Asked) -> Any:
        """The text of the query in tantivy's language, through its own parser."""

        fields = ["title_words", "body_words"] if asked.surface else ["title", "body"]
        match asked.operator:
            case Operator.PREFIX:
                parts = [
                    tantivy.Query.regex_query(self._index.schema, field, f"{asked.words[0]}.*")
                    for field in fields
                ]
                parts[0] = tantivy.Query.boost_query(parts[0], TITLE_WEIGHT)
                return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
            case Operator.PHRASE:
                text = f'"{" ".join(asked.words)}"'
            case Operator.NEAR:
                text = f'"{" ".join(asked.words)}"~{SLOP}'
            case _:
                text = f" {asked.operator.upper()} ".join(asked.words)
        return self._index.parse_query(text, fields, field_boosts={fields[0]: TITLE_WEIGHT})

    def _expanded(self, field: str, asked: Asked) -> Any:
        """All words with the prefix: a snippet marks none of an expression's."""
        words = [word for word, _ in self._searcher.terms_with_prefix(field, asked.words[0])]
        return tantivy.Query.term_set_query(self._index.schema, field, words)

    def _holding(self, facet: str, value: str) -> Any:

        term = tantivy.Query.term_query(self._index.schema, facet, value, "basic")
        return tantivy.Query.const_score_query(term, 0.0)

    def _between(self, since: date, until: date) -> Any:

        within = tantivy.Query.range_query(
            self._index.schema, "day", tantivy.FieldType.Integer, since.toordinal(), until.toordinal()
        )
        return tantivy.Query.const_score_query(within, 0.0)

    def _counts(self, query: Any, facets: Sequence[str]) -> dict[str, dict[str, int]]:
        wanted = {
            facet: {"terms": {"field": facet, "size": SHOWN, "segment_size": _EXACT}} for facet in facets
        }
        counted = self._searcher.aggregate(query, wanted)
        return {facet: {it["key"]: it["doc_count"] for it in counted[facet]["buckets"]} for facet in facets}


def _all(parts: Sequence[Any]) -> Any:

    if len(parts) == 1:
        return parts[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


class Tantivy(Peer):
    name = "tantivy"
    set_up = (
        "tantivy-py; whitespace tokenizer, facets and day as fast fields, terms aggregations, "
        "SnippetGenerator over the stored stems. It sums BM25 of title and body (no BM25F) and gives every "
        "prefix match one score."
    )
    differs: ClassVar[Mapping[Class, str]] = {
        Class.NEAR: "its slop also lets the words stand the other way round, at a cost of 2"
    }
    largest = 10_000_000

    def version(self) -> str:
        return version("tantivy")

    def begin(self, directory: Path) -> Index:
        return _Writing(directory)

    def open(self, directory: Path) -> Searcher:
        return _Asking(directory)


ENGINE = Tantivy()
