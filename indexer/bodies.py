"""Institutions, units and regions that the vocabulary lists: which of them a name meant, and whether."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date
from functools import cache

from indexer.lexicon import Meaning, Needs
from indexer.matching import Found
from indexer.mentions import Mention
from indexer.reading import Reading
from search.entries import Institution, Names, Unit
from search.query import Facet
from search.vocabulary import Vocabulary

_KIND_BEFORE = re.compile(r"(?:provinsi|kabupaten|kota),")
"""`Untuk kategori provinsi, Bali meraih ...`: a kind that ends a phrase is no part of the name behind it."""


@cache
def foreign(countries: Names) -> re.Pattern[str]:
    """What stands behind the name of an institution that is another state's."""
    longest_first = sorted(countries, key=len, reverse=True)
    return re.compile(
        rf" (?:Federal |Republik |Kerajaan )?(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
    )


class Bodies:
    """Settles the names in one article, by its day and by the institution that published it."""

    def __init__(self, vocabulary: Vocabulary, day: date | None, source: str | None) -> None:
        self._vocabulary = vocabulary
        self._foreign = foreign(vocabulary.heads.countries)
        self._day = day
        self._source = source

    def mentions(self, reading: Reading) -> Iterator[Mention]:
        """In the order of the text."""
        settled = [
            (found, meaning)
            for found in reading.names.bodies
            if reading.is_name(found) and (meaning := self._settle(found.meanings))
        ]
        named: set[tuple[int, str | None]] = set()
        if any(meaning.needs is Needs.INSTITUTION for _, meaning in settled):
            named = {
                (reading.sentence(found.start), self._institution(meaning.slug))
                for found, meaning in settled
                if meaning.needs is Needs.NOTHING
            }
        for found, meaning in settled:
            if self._is_office(meaning.slug) or self._is_foreign(reading, found, meaning):
                continue
            if _KIND_BEFORE.match(reading.text, found.start):
                continue
            if self._stands(reading, found, meaning, named):
                yield self._mention(reading, found, meaning)

    def _is_office(self, slug: str) -> bool:
        """The president gives awards, but is no body that an article would be about."""
        institution = self._vocabulary.institutions.get(slug)
        return institution is not None and institution.kind == "jabatan negara"

    def _is_foreign(self, reading: Reading, found: Found[Meaning], meaning: Meaning) -> bool:
        named = meaning.slug in self._vocabulary.institutions
        return named and self._foreign.match(reading.text, found.end) is not None

    def _settle(self, meanings: Iterable[Meaning]) -> Meaning | None:
        """The one body that a name meant on the article's day; None where it stays open."""
        meanings = tuple({meaning.slug: meaning for meaning in meanings}.values())
        if len(meanings) == 1:
            return meanings[0]
        then = []
        for meaning in meanings:
            body = self._vocabulary.body(meaning.slug)
            if not isinstance(body, Institution | Unit):
                return None
            if body.valid_on(self._day):
                then.append((body.valid_from or "", meaning))
        # a renaming whose day is not known exactly leaves both: the younger one
        then.sort(key=lambda pair: pair[0])
        if not then or (len(then) > 1 and then[-1][0] == then[-2][0]):
            return None
        return then[-1][1]

    def _stands(
        self, reading: Reading, found: Found[Meaning], meaning: Meaning, named: Set[tuple[int, str | None]]
    ) -> bool:
        """What the name needs is there."""
        match meaning.needs:
            case Needs.NOTHING:
                return True
            case Needs.AWARD_WORD:
                return reading.where == "title" or reading.beside_award_word(found)
            case Needs.INSTITUTION:
                institution = self._institution(meaning.slug)
                return institution == self._source or (reading.sentence(found.start), institution) in named

    def _institution(self, slug: str) -> str | None:
        match self._vocabulary.body(slug):
            case Unit(institution=institution):
                return institution
            case Institution():
                return slug
        return None

    def _name(self, slug: str) -> str:
        """A region is named by its government: that is what acts."""
        if slug in self._vocabulary.regions:
            return self._vocabulary.government[slug][0]
        return self._vocabulary.label(Facet.UNIT, slug)

    def _mention(self, reading: Reading, found: Found[Meaning], meaning: Meaning) -> Mention:
        return Mention(
            slug=meaning.slug,
            name=self._name(meaning.slug),
            surface=reading.text[found.start : found.end],
            start=found.start,
            end=found.end,
            where=reading.where,
            institution=self._institution(meaning.slug),
            above=self._vocabulary.ancestors(meaning.slug),
            title=meaning.title,
        )
