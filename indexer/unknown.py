"""Names met in an archive that the vocabulary does not list: what an operator may want to add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice

from corpus.article import Archived, Article
from indexer.annotate import Annotator
from indexer.workers import in_order
from search.vocabulary import Vocabulary

_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name, and the number of articles that have it."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class UnknownNames:
    """The most frequent first."""

    articles: int
    """That were looked at."""
    units: tuple[Unknown, ...]
    awards: tuple[Unknown, ...]
    """Received in one of them, under their own names."""


def unknown_names(articles: Iterable[Archived], vocabulary: Vocabulary, workers: int) -> UnknownNames:
    annotator = Annotator(vocabulary)
    units: Counter[str] = Counter()
    awards: Counter[str] = Counter()
    looked_at = 0
    with closing(in_order(partial(_named, annotator, vocabulary), _pieces(articles), workers)) as pieces:
        for piece in pieces:
            for named, received in piece:
                looked_at += 1
                units.update(named)
                awards.update(received)
    return UnknownNames(looked_at, _frequent(units), _frequent(awards))


def _pieces(articles: Iterable[Archived]) -> Iterator[list[Article]]:
    source = (archived.article for archived in articles)
    while piece := list(islice(source, _ARTICLES)):
        yield piece


def _named(
    annotator: Annotator, vocabulary: Vocabulary, articles: Iterable[Article]
) -> list[tuple[set[str], set[str]]]:
    """Of each article the names of units and awards that have no slug."""
    found = []
    for article in articles:
        annotations = annotator.annotate(article)
        units = {mention.name for mention in annotations.units if mention.slug is None}
        received = {
            receipt.award_name for receipt in annotations.received if receipt.award not in vocabulary.awards
        }
        found.append((units, received))
    return found


def _frequent(names: Counter[str]) -> tuple[Unknown, ...]:
    by_count = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Unknown(name, count) for name, count in by_count)
