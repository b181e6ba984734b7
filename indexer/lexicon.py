"""The vocabulary's names, ready to be found in texts, and what each needs beside it to be believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from indexer.matching import Found, Matcher, WordsOf
from search.entries import Award, Institution, Unit
from search.vocabulary import Vocabulary


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
    needs: Needs = Needs.NOTHING
    place: bool = False
    """It is the name of a region's territory (Kota Bogor), not of its government (Pemkot Bogor)."""


class Lexicon:
    """Made once from a vocabulary, used for every article. Threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._awards = Matcher(_award_names(vocabulary))
        self._bodies = Matcher(_body_names(vocabulary))
        self._not_after = frozenset(vocabulary.not_after)
        self._located = frozenset(vocabulary.located)
        self.award_words = frozenset(vocabulary.award_words)

    def awards(self, words: WordsOf) -> Iterator[Found[Meaning]]:
        return (found for found in self._awards.find(words) if found.before not in self._not_after)

    def bodies(self, words: WordsOf) -> Iterator[Found[Meaning]]:
        """Institutions, units and regions."""
        for found in self._bodies.find(words):
            mere_place = found.meanings[0].place and found.before in self._located
            if found.before not in self._not_after and not mere_place:
                yield found


def _award_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for award in vocabulary.awards.values():
        names = (*_written(award), *award.acronyms, *award.aliases)
        for name in names:
            word, _, rest = name.partition(" ")
            # "penghargaan Adipura" would hide Adipura Kencana, and finds nothing that Adipura does not
            if word.lower() not in vocabulary.award_words or rest not in names:
                yield name, Meaning(award.slug)
        for name in award.shorthand:
            yield name, Meaning(award.slug, Needs.AWARD_WORD)


def _body_names(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    for institution in vocabulary.institutions.values():
        if not institution.is_government:
            continue
        for name in (
            *_written(institution),
            *institution.acronyms,
            *institution.aliases,
            *institution.titles,
        ):
            yield name, Meaning(institution.slug)
    for unit in vocabulary.units.values():
        for name in {*_written(unit), *unit.aliases, *unit.titles}.difference(unit.generic):
            yield name, Meaning(unit.slug)
        for name in unit.generic:
            yield name, Meaning(unit.slug, Needs.INSTITUTION)
    for slug, names in vocabulary.government.items():
        for name in names:
            yield name, Meaning(slug)
    for slug, names in vocabulary.places.items():
        for name in names:
            yield name, Meaning(slug, Needs.AWARD_WORD, place=True)


def _written(row: Award | Institution | Unit) -> Iterator[str]:
    """A name as texts write it: without what a bracket adds, and either half of a joint ministry."""
    name = row.name.split(" (")[0]
    yield name
    if isinstance(row, Institution) and name.startswith("Kementerian ") and "/" in name:
        yield from name.split("/")
