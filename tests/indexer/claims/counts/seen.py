"""The numbers of a short article, as what weighs them sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.annotate import Annotator
from indexer.claims.counts.candidates import Candidate
from indexer.claims.statements.reading import Reading
from tests.indexer.articles import article
from tests.indexer.claims.said import VOCABULARY


@dataclass(frozen=True)
class Seen:
    number: int
    award: str | None
    """None: those who took part."""
    features: frozenset[str]


_SEEN: list[Seen] = []


def _watch(reading: Reading, number: Candidate, award: str | None, features: Sequence[str]) -> None:
    _SEEN.append(Seen(number.value, award, frozenset(features)))


_ANNOTATOR = Annotator(replace(VOCABULARY, relations={}, counts={}), watch_counts=_watch)


def seen(body: str, title: str = "Judul") -> list[Seen]:
    _SEEN.clear()
    _ANNOTATOR.annotate(article(body, title=title, day="2022-03-01"))
    return list(_SEEN)


def features(body: str, number: int, award: str | None) -> frozenset[str]:
    (one,) = (one for one in seen(body) if (one.number, one.award) == (number, award))
    return one.features


def counted(weights: Mapping[str, float], body: str) -> list[tuple[int, str | None]]:
    """What the same article claims, read with these weights."""
    annotator = Annotator(replace(VOCABULARY, relations={}, counts=weights))
    claims = annotator.annotate(article(body, day="2022-03-01")).counts
    return [(claim.number, claim.award) for claim in claims]
