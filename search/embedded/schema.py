"""A document as Whoosh sees it: the fields of a build's articles, and how Whoosh reads them.

Stems and surface forms are fields apart, at the same positions: `body` finds *diraih* for *meraih*,
`body_surface` answers quotes and prefixes with the words as written. Both are views of one stream
of words (`codec.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from whoosh import analysis as whoosh_analysis
from whoosh.fields import DATETIME, ID, KEYWORD, STORED, TEXT, Schema

from search.analysis import Analyzer
from search.document import Document
from search.embedded.scoring import TITLE_WEIGHT
from search.query import ARTICLE_FACETS

_ATTRIBUTES = tuple(field.name for field in fields(Document))


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
