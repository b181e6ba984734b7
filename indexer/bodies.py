"""Institutions, units and regions that the vocabulary lists: which of them a name meant, and whether."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import cache
from typing import NamedTuple

from indexer.lexicon import Meaning, Needs
from indexer.matching import Found
from indexer.mentions import Mention
from indexer.reading import Reading
from search.entries import Institution, Names, Region, Unit
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


class Listed(NamedTuple):
    """What the vocabulary says of a body, whichever article names it."""

    name: str
    """A region's is that of its government: that is what acts."""
    institution: str | None
    above: Names
    is_institution: bool = False
    is_office: bool = False
    """The president gives awards, but is no body that an article would be about."""


class Bodies:
    """Settles the names in articles. Made once from a vocabulary; threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._foreign = foreign(vocabulary.heads.countries)
        self._listed = cache(self._look_up)  # a body is named a hundred times: 5 in 100 of annotation

    def mentions(self, reading: Reading, day: date | None, source: str | None) -> Iterator[Mention]:
        """In the order of the text. `day` and `source`, the institution, are those of the article."""
        settled = [
            (found, meaning)
            for found in reading.names.bodies
            if reading.is_name(found) and (meaning := self._settle(found.meanings, day))
        ]
        named: set[tuple[int, str | None]] = set()
        if any(meaning.needs is Needs.INSTITUTION for _, meaning in settled):
            named = {
                (reading.sentence(found.start), self._listed(meaning.slug).institution)
                for found, meaning in settled
                if meaning.needs is Needs.NOTHING
            }
        for found, meaning in settled:
            listed = self._listed(meaning.slug)
            if listed.is_office or _KIND_BEFORE.match(reading.text, found.start):
                continue
            if listed.is_institution and self._foreign.match(reading.text, found.end):
                continue
            if _stands(reading, found, meaning.needs, listed.institution, source, named):
                yield Mention(
                    slug=meaning.slug,
                    name=listed.name,
                    surface=reading.text[found.start : found.end],
                    start=found.start,
                    end=found.end,
                    where=reading.where,
                    institution=listed.institution,
                    above=listed.above,
                    title=meaning.title,
                )

    def _settle(self, meanings: Sequence[Meaning], day: date | None) -> Meaning | None:
        """The one body that a name meant on the article's day; None where it stays open."""
        by_slug = {meaning.slug: meaning for meaning in meanings}
        if len(by_slug) == 1:
            return meanings[-1]
        then = []
        for meaning in by_slug.values():
            body = self._vocabulary.body(meaning.slug)
            if not isinstance(body, Institution | Unit):
                return None
            if body.valid_on(day):
                then.append((body.valid_from or "", meaning))
        # a renaming whose day is not known exactly leaves both: the younger one
        then.sort(key=lambda pair: pair[0])
        if not then or (len(then) > 1 and then[-1][0] == then[-2][0]):
            return None
        return then[-1][1]

    def _look_up(self, slug: str) -> Listed:
        body, above = self._vocabulary.body(slug), self._vocabulary.ancestors(slug)
        match body:
            case Institution(kind=kind):
                return Listed(body.name, slug, above, is_institution=True, is_office=kind == "jabatan negara")
            case Region():
                return Listed(self._vocabulary.government[slug][0], None, above)
            case Unit(institution=institution):
                return Listed(self._vocabulary.label(Facet.UNIT, slug), institution, above)
        raise KeyError(slug)


def _stands(
    reading: Reading,
    found: Found[Meaning],
    needs: Needs,
    institution: str | None,
    source: str | None,
    named: Set[tuple[int, str | None]],
) -> bool:
    """What the name needs is there."""
    match needs:
        case Needs.NOTHING:
            return True
        case Needs.AWARD_WORD:
            return reading.where == "title" or reading.beside_award_word(found)
        case Needs.INSTITUTION:
            return institution == source or (reading.sentence(found.start), institution) in named
