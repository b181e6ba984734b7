"""Names of units that no list has: read from a head noun on (Dinas, Polres, RSUD), as far as they go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.entries import Head, Institution, Region, Unit
from search.vocabulary import Vocabulary

# One step further in a name: a bracket, a word with a capital or a digit, an abbreviation (R.T., dr.), or
# what links words of a list.
_STEP = re.compile(
    r"""[ \u00a0]+(?:
        \((?P<bracket>[^()\n]{2,60})\)
        |(?P<word>(?:(?:[A-Z]\.)+|[dD]rg?\.(?=[ ][A-Z])|[A-Z][\w’'&-]*|\d\w*(?![.,]\s)))
    )|(?P<link>,?[ ](?:dan|serta)|,)[ ](?P<linked>[A-Z][\w-]*)""",
    re.VERBOSE,
)
_CLASS = re.compile(
    r"(?:[ ](?:Kelas[ ](?:I{1,3}|1|2)(?:[ ]?[AB](?!\w))?|Tipe[ ][A-D]\d?|(?:Non[ ])?TPI"
    r"|Madya|Pratama|Perempuan|Wanita|Anak|Khusus|Umum|Metro|Wilayah|[IVX]+(?!\w)|\d+(?:/[A-Z]\w+)?))+"
)
_ORDINAL = re.compile(r"[IVX]+[A-Z]?|[IVX][ivx]+|\d+[A-Z]?")
_ACRONYM = re.compile(r"(?=[^()]*[A-Z]{2}|[A-Z])[A-Z][\w-]*(?: [A-Z][\w-]*)?")
_BEFORE_OWNER = re.compile(r"(?: \([^()\n]{2,40}\))?,?[ \u00a0]+(?:(?:di|pada) )?")
_SPEAKS = re.compile(r" (?:me\w+kan|menyebut|mengaku|menilai|berharap|berkata|menyampaikan|membenarkan)\b")
_OF_INDONESIA = re.compile(r" (?:RI|Republik Indonesia)\b")
_PLACE = re.compile(
    r"[ ,]{1,2}(?:(?P<kind>Provinsi|Propinsi|Prov\.?|Kabupaten|Kab\.?|Kota)[ ])?"
    r"(?P<first>[A-Z0-9][\w’'-]*(?:\.[\w’'-]+)*)"
)
_KINDS = {"prov": "provinsi", "propinsi": "provinsi", "kab": "kabupaten"}
_WORD = re.compile(r" ([A-Z]\w*)")
_LONGEST_PLACE = 40
_NAMED_AFTER_OTHERS = frozenset({"perguruan tinggi negeri", "badan usaha milik negara", "penyelenggara lain"})
"""Kinds of institutions that are called after persons, places, goods."""
_MOST_WORDS = {"place": 2, "name": 6, "field": 12}


@dataclass(frozen=True, slots=True)
class Place:
    """A region that a name ends with."""

    regions: tuple[Region, ...]
    """All that go by the name; one of them where the text says which."""
    written: str
    end: int
    has_kind: bool
    """The text says whether it is a province, a kabupaten or a kota."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name as one place of a text has it. `text[start:end]` is what is written."""

    head: Head
    title: bool
    """It is named by the title of who leads it."""
    rest: str
    """What follows the head noun, without region and brackets."""
    place: Place | None
    acronym: str | None
    """That the text introduces for it in brackets."""
    start: int
    head_end: int
    end: int
    inner_at: int | None
    """Where the name of an institution begins that is a part of this name: Kanwil Kemenkum Bali."""
    owner_at: int | None
    """Where the name of what it belongs to begins, if that follows at once."""

    @property
    def is_bare(self) -> bool:
        return not self.rest and self.place is None and self.inner_at is None


class UnitNames:
    """Reads names from their head nouns on. Made once from a vocabulary; threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        heads = vocabulary.heads
        self._words = frozenset(_lower(heads.words) | _lower(_words_of(vocabulary)))
        self._own_words = frozenset(heads.words)
        self._persons = frozenset(heads.persons)
        self._ends = frozenset(heads.ends)
        self._not_units = heads.not_units
        self._directions = frozenset(heads.directions)
        self._places: defaultdict[str, list[tuple[str, Region]]] = defaultdict(list)
        for region in vocabulary.regions.values():
            for name in (region.base_name, *region.aliases):
                self._places[name.split()[0].lower()].append((name.lower(), region))

    def read(
        self,
        text: str,
        head: Head,
        span: tuple[int, int],
        bodies: Mapping[int, int],
        *,
        title: bool,
        before: str,
        strict: bool,
    ) -> UnitName | None:
        """The name whose head noun stands at `span`; None where nothing follows that makes it one.

        `before` is the word before it; `bodies` are begin and end of other names in the text. `strict` is for
        texts that write every word with a capital.
        """
        beside_person = strict or title or before in self._persons
        reading = _Reading(self, text, head, span[1], bodies, beside_person)
        reading.read()
        if head.follows == "field" and reading.is_nothing and not head.alone:
            return None
        name = reading.name(span[0], title)
        owned = name.owner_at is not None
        if name.is_bare and not head.alone and not (owned and head.follows == "nothing"):
            return None
        if head.within and before in self._persons and before != "kepala":
            return None  # Wakil Rektor Bidang Akademik
        return None if text.startswith(self._not_units, name.start) else name

    def is_field(self, word: str) -> bool:
        return word.lower() in self._words or bool(_ORDINAL.fullmatch(word))

    def ends_before(self, word: str, *, field: bool = False) -> bool:
        """Of a field of work, not before what is said to be a word of one: Jalan, Ibu."""
        return word.rstrip(".") in self._ends and not (field and word in self._own_words)

    def is_direction(self, word: str) -> bool:
        return word in self._directions

    def ends_at(self, text: str, at: int) -> bool:
        """A comma, a rank or a region stands there: what is before it is no person's name."""
        following = _WORD.match(text, at)
        over = text[at : at + 1] in ("", ",", ".", ";", ")", "\n")
        return (
            over or bool(following and self.ends_before(following[1])) or self.place_at(text, at) is not None
        )

    def place_at(self, text: str, at: int) -> Place | None:
        """The longest name of a region behind the space at `at`."""
        match = _PLACE.match(text, at)
        if match is None or (match[0][0] == "," and not match["kind"]):
            return None
        known = self._places.get(match["first"].lower())
        if known is None:
            return None
        begin = match.start("first")
        name = text[begin : begin + _LONGEST_PLACE].lower()
        kind = (match["kind"] or "").lower().rstrip(".")
        kind = _KINDS.get(kind, kind)
        fitting = [
            (spelling, region)
            for spelling, region in known
            if name.startswith(spelling)
            and not name[len(spelling) : len(spelling) + 1].isalnum()
            and kind in ("", region.kind)
        ]
        if not fitting:
            return None
        longest = max(len(spelling) for spelling, _ in fitting)
        regions = tuple(dict.fromkeys(region for spelling, region in fitting if len(spelling) == longest))
        end = begin + longest
        following = _WORD.match(text, end)
        if following and following[1] in self._directions and not match["kind"]:
            return None
        return Place(regions, text[begin:end], end, bool(kind))


class _Reading:
    """One name being read."""

    def __init__(
        self,
        names: UnitNames,
        text: str,
        head: Head,
        at: int,
        bodies: Mapping[int, int],
        beside_person: bool,
    ) -> None:
        self._names = names
        self._text = text
        self._head = head
        self._bodies = bodies
        self._beside_person = beside_person
        self._at = self._head_end = at
        """What is read; `_end` may lie before it, at the end of what certainly belongs to the name."""
        self._end = at
        self._rest = ""
        self._words = 0
        self._unknown = 0
        self._known = "", at
        """The rest and its end before the first word of no field."""
        self._open_list: tuple[str, int] | None = None
        self._place: Place | None = None
        self._inner_at: int | None = None
        self._acronym: str | None = None

    def read(self) -> None:
        follows = self._head.follows
        if follows == "body" and (body := self._body_at(self._at)):
            self._inner_at, self._at, self._end = body, self._bodies[body], self._bodies[body]
        self._take_class()
        while self._step():
            pass
        if self._unknown and _SPEAKS.match(self._text, self._end):
            self._rest, self._end = self._known  # whoever speaks is a person
        if self._open_list:  # no `dan` closes the list: it is the sentence's, not the name's
            self._rest, self._end = self._open_list
            self._place = None

    @property
    def is_nothing(self) -> bool:
        """No word follows that belongs to the name."""
        return not self._rest

    def _take_class(self) -> None:
        """What stands between head noun and place: Kelas I TPI, Metro, 0732."""
        match = _CLASS.match(self._text, self._at)
        if match and self._head.follows == "place" and not self._words:
            self._take(match[0].strip(), match.end())
            self._words = 0

    def name(self, start: int, title: bool) -> UnitName:
        end = self._end
        if match := _OF_INDONESIA.match(self._text, end):
            end = match.end()
        bracket = _STEP.match(self._text, end)
        if bracket and bracket["bracket"] and _ACRONYM.fullmatch(bracket["bracket"]):
            self._acronym = self._acronym or bracket["bracket"]
        return UnitName(
            self._head,
            title,
            self._rest,
            self._place,
            self._acronym,
            start,
            self._head_end,
            end,
            self._inner_at,
            owner_at=self._body_at(end),
        )

    def _body_at(self, at: int) -> int | None:
        match = _BEFORE_OWNER.match(self._text, at)
        return match.end() if match and match.end() in self._bodies else None

    def _step(self) -> bool:
        """Takes what comes next; False where the name is over."""
        if place := self._names.place_at(self._text, self._at):
            self._place, self._end = place, place.end
            return False
        match = _STEP.match(self._text, self._at)
        if match is None:
            return False
        if match["bracket"]:
            if not _ACRONYM.fullmatch(match["bracket"]):
                return False
            if self._words:  # before the first word it is the head noun's: Satuan Tugas (Satgas)
                self._acronym = self._acronym or match["bracket"]
            self._at = match.end()
            self._take_class()
            return True
        if match["link"]:
            return self._link(match)
        return self._word(match)

    def _word(self, match: re.Match[str]) -> bool:
        word = match["word"]
        if match.start("word") in self._bodies:
            return False
        doctor = self._head.follows == "name" and not self._words  # RSUD dr. Soetomo
        if not doctor and self._names.ends_before(word, field=self._head.follows == "field"):
            return False
        if not self._fits(word, match.end()):
            return False
        self._take(word, match.end())
        return True

    def _fits(self, word: str, end: int) -> bool:
        follows = self._head.follows
        if follows in ("nothing", "body") or self._words >= _MOST_WORDS[follows]:
            return False
        if follows == "field":
            if self._names.is_field(word):
                return True
            # a word of no field: not the first, and not where the name of a person may stand
            self._unknown += 1
            known_first = bool(self._words) and self._head.rank > 0
            return known_first and not self._beside_person and self._unknown <= 2
        if self._beside_person and self._words and not self._names.is_field(word):
            return self._names.ends_at(self._text, end) or self._names.is_direction(word)
        # LLDikti Wilayah VII has its number, and only a region may follow
        return follows != "place" or "Wilayah" not in self._rest

    def _link(self, match: re.Match[str]) -> bool:
        """`dan` or a comma within a list of fields; a body that begins behind it is another one."""
        linked = match["linked"]
        lists = self._head.follows in ("field", "name")
        if not lists or not self._words or not self._names.is_field(linked):
            return False
        if match.start("linked") in self._bodies:
            return False
        if match["link"] == ",":
            self._open_list = self._open_list or (self._rest, self._end)
        else:
            self._open_list = None
        self._rest += match["link"]
        self._take(linked, match.end())
        return True

    def _take(self, words: str, end: int) -> None:
        self._rest = f"{self._rest} {words}".strip()
        self._words += words.count(" ") + 1
        self._at = self._end = end
        if not self._unknown:
            self._known = self._rest, end


def _words_of(vocabulary: Vocabulary) -> Iterator[str]:
    """Every word in the name of an institution or a unit that is called after a field of work."""
    rows: list[Institution | Unit] = [*vocabulary.institutions.values(), *vocabulary.units.values()]
    for row in rows:
        if isinstance(row, Institution) and row.kind in _NAMED_AFTER_OTHERS:
            continue
        yield from re.findall(r"[A-Z][\w-]+", row.name)


def _lower(words: Iterable[str]) -> set[str]:
    return {word.lower() for word in words}
