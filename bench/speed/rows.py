"""What every engine indexes: a document, and its tokens as our analyzer makes them, written to a file once.

No other engine stems Indonesian, so they are handed stems and words ready made, joined by spaces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from search.analysis import Analyzer
from search.document import Document
from search.query import ARTICLE_FACETS, Facet

FACETS = tuple(facet.value for facet in ARTICLE_FACETS)
SHOWN = 20
"""Values of a facet that a page shows, at most."""

_NOT_PLAIN = re.compile(r"[^0-9a-z]")


@dataclass(frozen=True, slots=True)
class Row:
    """One document for a peer. All four texts are tokens joined by spaces."""

    number: int
    id: str
    url: str
    title: str
    body: str
    published: str
    """ISO day."""
    facets: dict[str, list[str]]
    title_stems: str
    body_stems: str
    title_words: str
    body_words: str

    def document(self) -> Document:
        """The same for Telusur, which makes its tokens itself."""
        return Document(
            id=self.id,
            url=self.url,
            title=self.title,
            body=self.body,
            published=self.published,
            published_inferred=False,
            byline=None,
            source=self.facets[Facet.SOURCE][0],
            kind=self.facets[Facet.KIND][0],
            units=tuple(self.facets[Facet.UNIT]),
            institutions=tuple(self.facets[Facet.INSTITUTION]),
            awards=tuple(self.facets[Facet.AWARD]),
            awards_mentioned=tuple(self.facets[Facet.MENTIONED]),
        )


def plain(token: str) -> str:
    """A token in letters and digits alone, spelled alike for every engine: `rata-rata` -> `ratax2dxrata`.

    So every engine's own splitting at spaces gives the tokens back whole.
    """
    return _NOT_PLAIN.sub(lambda other: f"x{ord(other[0]):x}x", token)


def row(number: int, document: Document, analyzer: Analyzer) -> Row:
    title, body = list(analyzer.words(document.title)), list(analyzer.words(document.body))
    url, published = document.url or "", document.published or ""  # the corpus gives every document both
    facets = {
        Facet.YEAR: (published[:4],),
        Facet.AWARD: document.awards,
        Facet.MENTIONED: document.awards_mentioned,
        Facet.UNIT: document.units,
        Facet.INSTITUTION: document.institutions,
        Facet.SOURCE: (document.source,),
        Facet.KIND: (document.kind,),
    }
    return Row(
        number,
        document.id,
        url,
        document.title,
        document.body,
        published,
        {facet.value: list(values) for facet, values in facets.items()},
        " ".join(plain(stem) for _, stem, _, _ in title),
        " ".join(plain(stem) for _, stem, _, _ in body),
        " ".join(plain(surface) for surface, _, _, _ in title),
        " ".join(plain(surface) for surface, _, _, _ in body),
    )


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """A line each; under its own name only once it is whole."""
    beside = path.with_suffix(".tmp")
    with beside.open("w", encoding="utf-8") as lines:
        for it in rows:
            lines.write(json.dumps([getattr(it, name) for name in Row.__slots__], ensure_ascii=False) + "\n")
    beside.replace(path)


def read_rows(path: Path, size: int | None = None) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, size):
            yield Row(*json.loads(line))
