"""Articles of the archive -> batches of what a build lacks: made by all workers, in the archive's order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from corpus.article import Archived
from corpus.sample import is_sample
from indexer.annotate import Annotator
from indexer.documents import document
from indexer.workers import in_order
from search.document import Document
from search.engine import Build

_ARTICLES = 500
"""To a piece, whatever the number of workers: what is built must not depend on that. Numbering a piece's
words costs as much as 20 articles."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What came of some articles that follow each other in the archive."""

    articles: int
    batch: Any
    """Those that the build does not hold as they are now, for `Build.add_batch`; None where it holds all."""


def analyzed(
    articles: Iterable[Archived], annotator: Annotator, build: Build, held: Mapping[str, str], workers: int
) -> Generator[Piece, None, None]:
    """What `build` lacks of `articles`: those whose fingerprint is not the one `held` there (by id)."""
    return in_order(partial(_piece, annotator, build.analyze, held), _pieces(articles), workers)


def document_of(archived: Archived, annotator: Annotator) -> Document:
    article = archived.article
    return document(archived, annotator.annotate(article), sample=is_sample(article))


def _pieces(articles: Iterable[Archived]) -> Iterator[list[Archived]]:
    source = iter(articles)
    while piece := list(islice(source, _ARTICLES)):
        yield piece


def _piece(
    annotator: Annotator,
    analyze: Callable[[Sequence[Document]], Any],
    held: Mapping[str, str],
    articles: Sequence[Archived],
) -> Piece:
    made = (document_of(archived, annotator) for archived in articles)
    lacking = [each for each in made if each.id not in held or held[each.id] != each.fingerprint()]
    return Piece(len(articles), analyze(lacking) if lacking else None)
