"""Articles of the archive -> the documents a build lacks: made by all workers, in the archive's order."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from corpus.article import Archived
from corpus.sample import is_sample
from indexer.annotate import Annotator
from indexer.documents import document
from indexer.workers import in_order
from search.document import Document

_ARTICLES = 200
"""To a piece, whatever the number of workers: what is built must not depend on that."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What came of some articles that follow each other in the archive."""

    articles: int
    documents: Sequence[Document]
    """Those of them that the build does not hold as they are now."""


def documents(
    articles: Iterable[Archived], annotator: Annotator, held: Mapping[str, str], workers: int
) -> Generator[Piece, None, None]:
    """The documents of `articles`, without those whose fingerprint a build already holds (by id)."""
    return in_order(partial(_piece, annotator, held), _pieces(articles), workers)


def document_of(archived: Archived, annotator: Annotator) -> Document:
    article = archived.article
    return document(archived, annotator.annotate(article), sample=is_sample(article))


def _pieces(articles: Iterable[Archived]) -> Iterator[list[Archived]]:
    source = iter(articles)
    while piece := list(islice(source, _ARTICLES)):
        yield piece


def _piece(annotator: Annotator, held: Mapping[str, str], articles: Sequence[Archived]) -> Piece:
    made = (document_of(archived, annotator) for archived in articles)
    lacking = [each for each in made if each.id not in held or held[each.id] != each.fingerprint()]
    return Piece(len(articles), lacking)
