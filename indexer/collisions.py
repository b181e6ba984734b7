"""Names that several rows of the vocabulary share, and whether the day of an article tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.lexicon import Layer, Needs, names_of
from indexer.matching import FoldedText
from search.entries import Dated
from search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Collision:
    """One name, several slugs."""

    name: str
    slugs: tuple[str, ...]
    settled: bool
    """The day of an article says which is meant: the one it was the name of, of several the youngest."""


def collisions(vocabulary: Vocabulary) -> Iterator[Collision]:
    """Of names as they are found in texts, by name. One that is not settled finds nothing."""
    slugs: defaultdict[tuple[Layer, str], dict[str, None]] = defaultdict(dict)
    written: dict[tuple[Layer, str], str] = {}
    for name, meaning in names_of(vocabulary):
        # a unit of a name that many have is told by its institution, a head noun by what follows
        if meaning.needs is not Needs.INSTITUTION and meaning.layer is not Layer.HEAD:
            key = meaning.layer, FoldedText(name).folded
            slugs[key][meaning.slug] = None
            written.setdefault(key, name)
    shared = ((written[key], tuple(known)) for key, known in slugs.items() if len(known) > 1)
    for name, known in sorted(shared):
        yield Collision(name, known, _are_settled(vocabulary, known))


def _are_settled(vocabulary: Vocabulary, slugs: tuple[str, ...]) -> bool:
    rows = [vocabulary.body(slug) for slug in slugs]
    begins = [row.valid_from or "" for row in rows if isinstance(row, Dated)]
    return len(set(begins)) == len(slugs)
