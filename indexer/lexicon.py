"""The vocabulary's names, ready to be found in texts, and what each needs beside it to be believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from indexer.matching import FoldedText, Found, Matcher, longest
from search.entries import Award, Institution, Unit
from search.vocabulary import Vocabulary


class Layer(Enum):
    """What a name is the name of. A longer name hides a shorter one of its own layer only."""

    AWARD = "award"
    BODY = "body"
    """An institution, a unit or a region."""
    HEAD = "head"
    """A head noun, with which the name of a unit begins that is not listed."""
    AWARD_WORD = "award word"


class Needs(Enum):
    """What must stand in the same sentence before a name is believed."""

    NOTHING = "nothing"
    AWARD_WORD = "award word"
    """It also names a programme, a report, or a place."""
    INSTITUTION = "institution"
    """Many institutions have a unit of that name."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may mean."""

    slug: str
    layer: Layer
    needs: Needs = Needs.NOTHING
    place: bool = False
    """It is the name of a region's territory (Kota Bogor), not of its government (Pemkot Bogor)."""
    title: bool = False
    """It is the title of who leads it."""


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that a text names, each layer in the order of the text and without overlaps."""

    awards: list[Found[Meaning]]
    bodies: list[Found[Meaning]]
    heads: list[Found[Meaning]]
    """A head's slug is its name."""
    award_words: list[Found[Meaning]]


class Lexicon:
    """Made once from a vocabulary, used for every article. Threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._matcher = Matcher(names_of(vocabulary), layer=lambda meaning: meaning.layer)
        self._not_after = frozenset(vocabulary.not_after)
        self._not_places_after = self._not_after.union(vocabulary.located)

    def names(self, text: FoldedText) -> Names:
        awards, bodies, heads, words = [], [], [], []
        for found in self._matcher.find(text):
            layer = found.meanings[0].layer
            if layer is Layer.BODY:
                bodies.append(found)
            elif layer is Layer.HEAD:
                heads.append(found)
            elif layer is Layer.AWARD:
                awards.append(found)
            else:
                words.append(found)
        return Names(
            [found for found in longest(awards) if not found.stands_behind(self._not_after)],
            [found for found in longest(bodies) if not self._is_elsewhere(found)],
            longest(heads),
            words,
        )

    def _is_elsewhere(self, found: Found[Meaning]) -> bool:
        """A mere place, or part of another name."""
        is_place = found.meanings[0].place
        return found.stands_behind(self._not_places_after if is_place else self._not_after)


def names_of(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    """Every name that is looked for in texts, once for each thing it may mean."""
    yield from _award_names(vocabulary)
    yield from _body_names(vocabulary)
    yield from _head_names(vocabulary)
    for word in vocabulary.award_words:
        yield word, Meaning(word, Layer.AWARD_WORD)


def _award_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for award in vocabulary.awards.values():
        names = (*_written(award), *award.acronyms, *award.aliases)
        for name in names:
            word, _, rest = name.partition(" ")
            # "penghargaan Adipura" would hide Adipura Kencana, and finds nothing that Adipura does not
            if word.lower() not in vocabulary.award_words or rest not in names:
                yield name, Meaning(award.slug, Layer.AWARD)
        for name in award.shorthand:
            yield name, Meaning(award.slug, Layer.AWARD, Needs.AWARD_WORD)


def _head_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for head in vocabulary.heads.head:
        needs = Needs.AWARD_WORD if head.territory else Needs.NOTHING
        for name in head.short if head.shortened else (head.name, *head.short):
            yield name, Meaning(head.name, Layer.HEAD, needs)
        for name in head.titles:
            yield name, Meaning(head.name, Layer.HEAD, title=True)


def _body_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for institution in vocabulary.institutions.values():
        if not institution.is_government:
            continue
        for name in (*_written(institution), *institution.acronyms, *institution.aliases):
            yield name, Meaning(institution.slug, Layer.BODY)
        for name in (*institution.titles, *_ministers(institution)):
            yield name, Meaning(institution.slug, Layer.BODY, title=True)
    for unit in vocabulary.units.values():
        for name in {*_written(unit), *unit.aliases}.difference(unit.generic):
            yield name, Meaning(unit.slug, Layer.BODY)
        for name in unit.titles:
            yield name, Meaning(unit.slug, Layer.BODY, title=True)
        for name in unit.generic:
            yield name, Meaning(unit.slug, Layer.BODY, Needs.INSTITUTION)
    for slug, names in vocabulary.government.items():
        for name in names:
            yield name, Meaning(slug, Layer.BODY)
    for slug, names in vocabulary.heads_of_government.items():
        for name in names:
            yield name, Meaning(slug, Layer.BODY, title=True)
    for slug, names in vocabulary.places.items():
        for name in names:
            yield name, Meaning(slug, Layer.BODY, Needs.AWARD_WORD, place=True)


def _ministers(institution: Institution) -> Iterator[str]:
    """Who leads a ministry is called after it."""
    for name in (*_written(institution), *institution.acronyms, *institution.aliases):
        if name.startswith("Kementerian "):
            yield f"Menteri {name.removeprefix('Kementerian ')}"


def _written(row: Award | Institution | Unit) -> Iterator[str]:
    """A name as texts write it: without what a bracket adds, and either half of a joint ministry."""
    name = row.name.split(" (")[0]
    yield name
    if isinstance(row, Institution) and name.startswith("Kementerian ") and "/" in name:
        yield from name.split("/")
