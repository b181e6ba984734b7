"""Units that the vocabulary does not list: their names in full, and what they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.bodies import foreign
from indexer.lexicon import Needs
from indexer.mentions import Mention
from indexer.reading import Reading
from indexer.unit_names import Place, UnitName, UnitNames
from search.entries import Head, Institution, Region
from search.vocabulary import Vocabulary

_OF_INDONESIA = re.compile(r" (?:RI|Republik Indonesia)")
_OWN_NAMES = frozenset(["name", "place"])
"""What follows a head noun where the unit is called after a person or a place, not after its work."""
_BETWEEN_WORDS = frozenset(["dan", "serta", "republik", "indonesia", "ri"])
_ROMAN = re.compile(r"\b[IVX][ivx]+\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"[A-Z]\w*")
_SHORT_FIELD = 2
"""Words of a field up to which many institutions have a unit of that name: Biro Hukum."""

_SHORT_OWNER = 3
"""Words of an owner's name below which it is taken into the surface."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What settles a name that does not say whose it is."""

    day: date | None
    source: str | None
    """The institution or region that published the article."""
    regions: frozenset[str]
    """Those that the article names, as governments or as places."""


class Units:
    """Finds them. Made once from a vocabulary; threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._heads = {head.name: head for head in vocabulary.heads.head}
        self._short = vocabulary.heads.in_full
        self._foreign = foreign(vocabulary.heads.countries)
        self._by_words = _by_words(vocabulary.institutions.values())
        self._names = UnitNames(vocabulary)

    def mentions(
        self, reading: Reading, listed: Sequence[Mention], surroundings: Surroundings
    ) -> list[Mention]:
        """All bodies of a text in its order: `listed`, and those that no list has."""
        found = {mention.start: mention for mention in listed}
        ranks = {mention.start: self._rank(mention) for mention in listed}
        after: tuple[UnitName, Mention | None] | None = None
        for name in reversed(list(self._read(reading, listed))):
            known = found.get(name.start)
            if known and not self._says_more(name, known, reading.text):
                continue
            rank = name.head.rank
            owner = found.get(name.owner_at) if name.owner_at is not None else None
            named = name.place is not None or name.head.follows in _OWN_NAMES
            if owner and (ranks[owner.start] >= rank or (not owner.slug and (named or owner.title))):
                owner = None  # of the same rank: another one in a list
            if owner is None and after and _in_one_list(reading.text, name, after[0]):
                owner = after[1]
            after = name, owner
            if name.head.rank == 0 and self._foreign.match(reading.text, name.end):
                continue
            if name.head.rank == 0 and any(name.start < one.start < name.end <= one.end for one in listed):
                continue  # Wakil Menteri Sosial: the listed Menteri Sosial is in it
            if made := self._mention(reading, name, owner, found, surroundings):
                made = self._listed(made, surroundings.day)
                if name.head.local:
                    found = {at: one for at, one in found.items() if not name.start < at < name.end}
                found[name.start] = made
                ranks[name.start] = rank
        return sorted(found.values(), key=lambda mention: mention.start)

    def _read(self, reading: Reading, listed: Sequence[Mention]) -> Iterator[UnitName]:
        text = reading.text
        heads = [found for found in reading.names.heads if text[found.start].isupper()]
        if not heads:
            return
        bodies = {found.start: found.end for found in heads}
        bodies.update((mention.start, mention.end) for mention in listed)
        ends = [(mention.start, mention.end) for mention in listed]
        done = 0
        for found in heads:
            if found.meanings[0].needs is Needs.AWARD_WORD and not reading.beside_award_word(found):
                continue
            before = bisect_left(ends, (found.start,)) - 1
            if found.start < done or (before >= 0 and found.start < ends[before][1]):
                continue
            meaning = found.meanings[0]
            name = self._names.read(
                text,
                self._heads[meaning.slug],
                (found.start, found.end),
                bodies,
                title=meaning.title,
                before=found.before,
                strict=reading.where == "title",
            )
            if name:
                done = name.end
                yield name

    def _mention(
        self,
        reading: Reading,
        name: UnitName,
        owner: Mention | None,
        found: Mapping[int, Mention],
        surroundings: Surroundings,
    ) -> Mention | None:
        head = name.head
        inner = found.get(name.inner_at) if name.inner_at is not None else None
        words = [head.name, inner.name if inner else "", self._in_full(name.rest)]
        full = " ".join(word for word in words if word)
        region = self._region(name.place, surroundings)
        mention = Mention(
            slug=None,
            name=full,
            surface=reading.text[name.start : name.end],
            start=name.start,
            end=name.end,
            where=reading.where,
            title=name.title,
            acronym=name.acronym,
        )
        if inner:
            placed = f"{full} {self._place(name.place, region, head)}".strip()
            return mention._replace(
                name=placed, institution=inner.institution, above=(inner.value, *inner.above)
            )
        if owner:
            placed = f"{full} {self._place(name.place, region, head)}".strip()
            return _owned(mention._replace(name=placed), name, owner, reading.text)
        if head.within and not name.acronym:
            return None
        if institution := self._office_of(head, surroundings.day):
            placed = f"{full} {self._place(name.place, region, head)}".strip()
            return mention._replace(name=placed, institution=institution, above=(institution,))
        if head.local or name.place or "Daerah" in name.rest:
            region = region or self._only_region(name, surroundings)
            placed = f"{full} {self._place(name.place, region, head)}".strip()
            return self._local(mention._replace(name=placed), region)
        return self._of_source(mention, name, surroundings)

    def _listed(self, mention: Mention, day: date | None) -> Mention:
        """Under its slug, where the name in full has the words of one that the vocabulary lists."""
        bodies = self._vocabulary.institutions
        then = [slug for slug in self._by_words.get(_words(mention.name), ()) if bodies[slug].valid_on(day)]
        if len(then) != 1:
            return mention
        return mention._replace(slug=then[0], name=bodies[then[0]].name, institution=then[0], above=())

    def _of_source(self, mention: Mention, name: UnitName, surroundings: Surroundings) -> Mention | None:
        """Of the institution that published the article, if that is one of the state."""
        source = surroundings.source
        body = self._vocabulary.institutions.get(source or "")
        if name.head.rank == 0 or name.head.follows in _OWN_NAMES:
            return mention
        if body:
            full = f"{mention.name} {body.name}" if _is_common(name) else mention.name
            return mention._replace(name=full, institution=body.slug, above=(body.slug,))
        if name.is_bare and (region := self._only_region(name, surroundings)):
            return self._local(mention._replace(name=f"{mention.name} {_with_kind(region)}"), region)
        return None if name.title and (name.is_bare or name.head.rank > 1) else mention

    def _local(self, mention: Mention, region: Region | None) -> Mention:
        if region is None:
            return mention
        above = (region.slug, *self._vocabulary.ancestors(region.slug))
        return mention._replace(institution=region.slug, above=above)

    def _office_of(self, head: Head, day: date | None) -> str | None:
        for slug in head.institutions:
            if self._vocabulary.institutions[slug].valid_on(day):
                return slug
        return None

    def _in_full(self, rest: str) -> str:
        """Without short words, and a numeral as such in a title that writes `Iii`."""
        if not rest:
            return rest
        words = (self._short.get(word, word) for word in rest.split(" "))
        return _ROMAN.sub(lambda numeral: numeral[0].upper(), " ".join(words))

    def _says_more(self, name: UnitName, listed: Mention, text: str) -> bool:
        """It is more than the listed name that begins there: an office in a region, another field."""
        more = text[listed.end : name.end]
        if not more or _OF_INDONESIA.fullmatch(more):
            return False
        if listed.end < name.head_end:
            return True
        if name.place:
            return name.head.rank > 0
        word = _WORD.search(more.replace(" dan ", " "))
        return name.head.follows == "field" and word is not None and self._names.is_field(word[0])

    def _rank(self, mention: Mention) -> int:
        unit = self._vocabulary.units.get(mention.slug or "")
        return unit.rank if unit else 0

    def _region(self, place: Place | None, surroundings: Surroundings) -> Region | None:
        if place is None:
            return None
        if len(place.regions) == 1:
            return place.regions[0]
        near = surroundings.regions | {surroundings.source}
        named = [region for region in place.regions if region.slug in near]
        return named[0] if len(named) == 1 else None

    def _only_region(self, name: UnitName, surroundings: Surroundings) -> Region | None:
        """Whose a name without a region is: the source's, or of the one region that the article is about."""
        if name.place:
            return None
        if region := self._vocabulary.regions.get(surroundings.source or ""):
            return region
        if len(surroundings.regions) == 1:
            return self._vocabulary.regions[next(iter(surroundings.regions))]
        return None

    @staticmethod
    def _place(place: Place | None, region: Region | None, head: Head) -> str:
        """As a name ends with it: a local unit says what kind its region is, others only if the text does."""
        if region is None:
            return place.written if place else ""
        return _with_kind(region) if head.local or (place and place.has_kind) else _called(region)


def _by_words(institutions: Iterable[Institution]) -> dict[tuple[str, ...], set[str]]:
    """Words of a name -> slugs. What stands between the words is often left out or put in twice."""
    slugs: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in institutions:
        if row.is_government:
            for name in (row.name, *row.name.split("/"), *row.aliases):
                slugs[_words(name)].add(row.slug)
    return slugs


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(name.casefold()) if word not in _BETWEEN_WORDS)


def _with_kind(region: Region) -> str:
    return f"{region.kind.title()} {_called(region)}"


def _called(region: Region) -> str:
    """DKI Jakarta and DI Yogyakarta are nowhere called by their full names."""
    full = region.base_name
    if not full.startswith("Daerah "):
        return full
    short = (name for name in region.aliases if name.startswith("D") and name.endswith(full.split()[-1]))
    return next((name for name in short if len(name) < len(full)), full)


def _owned(mention: Mention, name: UnitName, owner: Mention, text: str) -> Mention:
    """With the owner's name where it stands at once behind a name that many have: Itjen Kemenag."""
    common = _is_common(name)
    beside = _BRACKETS.sub("", text[name.end : owner.start]).isspace()
    short = not name.rest or owner.surface.count(" ") < _SHORT_OWNER
    end = owner.end if beside and short else mention.end
    return mention._replace(
        name=f"{mention.name} {owner.name}" if common else mention.name,
        surface=text[mention.start : end],
        end=end,
        institution=owner.institution,
        above=(owner.value, *owner.above),
    )


def _in_one_list(text: str, name: UnitName, following: UnitName) -> bool:
    """`Divisi Keimigrasian dan Divisi Administrasi`: what the last belongs to, all do."""
    between = text[name.end : following.start].strip()
    return name.head.rank == following.head.rank and between in ("dan", "serta", ",", ", dan")


def _is_common(name: UnitName) -> bool:
    """Many institutions have a unit of that name."""
    head = name.head
    if head.institutions or name.place or (head.rank < 2 and head.follows == "field"):
        return False
    return len(_CAPITAL.findall(name.rest)) <= _SHORT_FIELD
