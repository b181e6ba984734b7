"""A document as Whoosh sees it: the fields, and what goes into them.

Stems and surface forms are indexed apart and at the same positions: `body` finds *diraih* for
*meraih*, `body_surface` answers quotes and prefixes with the words as written. Both are made from
one pass of the analyzer, which costs far more than the second set of postings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from whoosh import analysis as whoosh_analysis
from whoosh.fields import DATETIME, ID, KEYWORD, STORED, TEXT, Schema
from whoosh.index import FileIndex

from search.analysis import Analyzer
from search.document import Document
from search.query import ARTICLE_FACETS, Facet, Field

TITLE_WEIGHT = 2.0
"""How many times a word of the title counts. In the index, so that any Whoosh searcher ranks alike."""

STEMMED = {Field.TITLE: "title", Field.BODY: "body", Field.BYLINE: "byline"}
SURFACE = {Field.TITLE: "title_surface", Field.BODY: "body_surface", Field.BYLINE: "byline"}
"""Bylines are names, which have no stems: one field serves both."""

WEIGHTS = {"title": TITLE_WEIGHT, "title_surface": TITLE_WEIGHT}
ANALYZED = ("title", "body", "byline")
"""The fields whose lengths (in words) scores need. A surface field is as long as its stemmed one."""


class Words(whoosh_analysis.Analyzer):  # type: ignore[misc]  # Whoosh is untyped
    """Our analyzer behind Whoosh's interface: its query parser reads text as we do."""

    def __init__(self, analyzer: Analyzer, surface: bool = False) -> None:
        self.analyzer = analyzer
        self.surface = surface

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        words = list(self.analyzer.words(value))
        texts = [surface if self.surface else stem for surface, stem, _, _ in words]
        for token, (_, _, start, end) in zip(whoosh_analysis.entoken(texts, **options), words, strict=True):
            token.startchar, token.endchar = start, end
            yield token


def schema(analyzer: Analyzer) -> Schema:
    stems, surfaces = Words(analyzer), Words(analyzer, surface=True)
    indexed = {
        "id": ID(unique=True, stored=True),
        "title": TEXT(stems, field_boost=TITLE_WEIGHT, stored=True),
        "title_surface": TEXT(surfaces, field_boost=TITLE_WEIGHT),
        "body": TEXT(stems, stored=True),
        "body_surface": TEXT(surfaces),
        "byline": TEXT(surfaces, stored=True),
        "date": DATETIME(),
        **{facet.value: KEYWORD(stored=facet.value in _ATTRIBUTES) for facet in ARTICLE_FACETS},
    }
    stored = {name: STORED() for name in _ATTRIBUTES if name not in indexed}
    return Schema(**indexed, **stored)


def analyzer(index: FileIndex) -> Analyzer:
    """The analyzer that an index was made with, out of its pickled schema."""
    words: Words = index.schema["body"].analyzer
    return words.analyzer


_ATTRIBUTES = tuple(field.name for field in fields(Document))
_NULLS: dict[str, Any] = dict.fromkeys(("url", "published", "byline"))
"""Whoosh does not store a None."""


def facet_values(document: Document) -> Mapping[Facet, tuple[str, ...]]:
    """The values a document is counted under, each once."""
    day = document.day
    return {
        Facet.YEAR: (str(day.year),) if day else (),
        Facet.UNIT: tuple(dict.fromkeys(document.units)),
        Facet.AWARD: tuple(dict.fromkeys(document.awards)),
        Facet.MENTIONED: tuple(dict.fromkeys(document.awards_mentioned)),
        Facet.INSTITUTION: tuple(dict.fromkeys(document.institutions)),
        Facet.SOURCE: (document.source,) if document.source else (),
        Facet.KIND: (document.kind,) if document.kind else (),
    }


def moment(document: Document) -> datetime | None:
    """When it was published by the wall clock of its place, so that days compare as readers read them."""
    return datetime.fromisoformat(document.published).replace(tzinfo=None) if document.published else None


def row(document: Document, analyzer: Analyzer) -> tuple[dict[str, Any], dict[str, int]]:
    """What Whoosh's `add_document` takes, and the length in words of each analyzed field."""
    values: dict[str, Any] = {}
    lengths: dict[str, int] = {}
    for name in ANALYZED:
        words = list(analyzer.words(getattr(document, name) or ""))
        lengths[name] = len(words)
        surfaces = [surface for surface, _, _, _ in words]
        if name == "byline":
            values[name] = surfaces
        else:
            values[name] = [stem for _, stem, _, _ in words]
            values[f"{name}_surface"] = surfaces
    values["date"] = moment(document)
    values["id"] = [document.id]
    values |= {facet.value: list(named) for facet, named in facet_values(document).items()}
    for name in _ATTRIBUTES:
        value = getattr(document, name)
        if name in values:
            values[f"_stored_{name}"] = value
        elif value is not None:
            values[name] = value
    return values, lengths


def document(stored: Mapping[str, Any]) -> Document:
    """A document back from what Whoosh stored of it."""
    known = {name: stored[name] for name in _ATTRIBUTES if name in stored}
    return Document(**_NULLS | known)
