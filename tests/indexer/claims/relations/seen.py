"""The pairs of a short article, as what weighs them sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.annotate import Annotations, Annotator
from indexer.claims.relations.pairs import Pair
from indexer.claims.statements.reading import Reading
from tests.indexer.articles import article
from tests.indexer.claims.said import VOCABULARY


@dataclass(frozen=True)
class Seen:
    name: str | None
    """None: whoever the text is about."""
    award: str | None
    sentence: str
    features: frozenset[str]


_SEEN: list[Seen] = []


def _watch(reading: Reading, pair: Pair, features: Sequence[str]) -> None:
    name = pair.name.text if pair.name else None
    _SEEN.append(Seen(name, pair.anchor.slug, reading.sentence.text, frozenset(features)))


_ANNOTATOR = Annotator(replace(VOCABULARY, relations={}), _watch)


def seen(body: str, title: str = "Judul") -> list[Seen]:
    _SEEN.clear()
    _ANNOTATOR.annotate(article(body, title=title, day="2022-03-01"))
    return list(_SEEN)


def weighed(weights: Mapping[str, float], body: str, title: str = "Judul") -> Annotations:
    """The same article, read with these weights."""
    annotator = Annotator(replace(VOCABULARY, relations=weights))
    return annotator.annotate(article(body, title=title, day="2022-03-01"))
