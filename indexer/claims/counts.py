"""Numbers that an article claims: how many received, were proposed, were looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.claims import years
from indexer.claims.anchors import YEAR, Anchor
from indexer.claims.clauses import clause_of
from indexer.claims.cues import DOUBTS, EVENTS, Cue
from indexer.claims.grammar import NUMBERS
from indexer.claims.reading import Reading
from search.claims import CountClaim
from search.entries import Award, CuesFile

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_MODIFIERS = frozenset(
    {"pelayanan", "kerja", "pemerintah", "publik", "peradilan", "negara", "lain", "lainnya", "vertikal"}
)
_NOT_BEFORE = frozenset(
    {"rp", "nomor", "no", "peringkat", "urutan", "kelas", "pukul", "tanggal", "pasal", "level", "ke", "top"}
)


@dataclass(frozen=True, slots=True)
class _Number:
    """Tokens `first` to before `last`; what is counted ends before `end`."""

    value: int
    first: int
    last: int
    what: str
    end: int


class Counts:
    """Reads the numbers of sentences by one vocabulary."""

    def __init__(self, rows: CuesFile, awards: Mapping[str, Award]) -> None:
        self._awards = awards
        nouns = (*rows.counted, *rows.entered)
        self._nouns = sorted((noun.replace("/", " / ").split() for noun in nouns), key=len, reverse=True)
        self._entered = frozenset(rows.entered)
        self._took_part = re.compile(rf"\b(?:{'|'.join(rows.took_part)})\b")

    def of(self, reading: Reading, spoken: Anchor | None, year: int | None) -> Iterator[CountClaim]:
        """`spoken` is the award that the text speaks of, `year` the one it reports."""
        numbers = list(self._numbers(reading))
        if not numbers:
            return
        took_part = bool(self._took_part.search(reading.sentence.text.lower()))
        for place, number in enumerate(numbers):
            following = numbers[place + 1].first if place + 1 < len(numbers) else len(reading.sentence.words)
            doubted = self._is_doubted(reading, number, following)
            near = [] if doubted else self._near(reading, number, following, alone=len(numbers) == 1)
            award = self._award(near, spoken)
            if near or took_part or doubted:
                when = self._year(reading, number, year)
                yield CountClaim(number.value, number.what, award, when, reading.sentence.evidence)

    def _numbers(self, reading: Reading) -> Iterator[_Number]:
        words, at = reading.sentence.words, 0
        what = ""
        while at < len(words):
            value, last = _number(words, at)
            if value is None or (at and words[at - 1] in _NOT_BEFORE):
                at = max(last, at + 1)
                continue
            noun = self._noun(words, last)
            if noun:
                end = last + len(noun)
                while end < len(words) and words[end] in _MODIFIERS:
                    end += 1
                what = reading.sentence.surface(last, end)
                yield _Number(value, at, last, what, end)
                at = end
            elif what and self._goes_on(reading, last):
                yield _Number(value, at, last, what, last)
                at = last
            else:
                at = max(last, at + 1)

    def _noun(self, words: Sequence[str], at: int) -> list[str] | None:
        return next((noun for noun in self._nouns if list(words[at : at + len(noun)]) == noun), None)

    @staticmethod
    def _goes_on(reading: Reading, at: int) -> bool:
        """`486 unit meraih WBK, 72 WBBM`: the noun is left out the second time."""
        behind = reading.sentence.words[at : at + 2]
        award = any(anchor.first == at and anchor.slug for anchor in reading.anchors)
        verb = any(said.first in {at, at + 1} and said.cue in EVENTS for said in reading.said)
        return award or (verb and behind[:1] != [","])

    @staticmethod
    def _near(reading: Reading, number: _Number, following: int, *, alone: bool) -> list[Anchor]:
        """The awards that the number is of: behind it, else before it, else at the head of the line."""
        words = reading.sentence.words
        behind = [anchor for anchor in reading.anchors if number.last <= anchor.first < following]
        labels = [anchor for anchor in reading.anchors if words[anchor.last : anchor.last + 1] == [":"]]
        before = [anchor for anchor in reading.anchors if anchor.last <= number.first] if alone else []
        return behind or before[-1:] or labels[:1]

    def _award(self, near: list[Anchor], spoken: Anchor | None) -> str | None:
        """None where it stays open which award it is."""
        if not near or near[0].ambiguous:
            return None
        for anchor in near:
            if anchor.slug and self._awards[anchor.slug].can_be_received:
                return anchor.slug
        return spoken.slug if spoken and near[0].is_generic else None

    def _is_doubted(self, reading: Reading, number: _Number, following: int) -> bool:
        """Planned, proposed or looked at, not received."""
        if number.what.lower() in self._entered:
            return True
        last = following
        doubted = any(said.cue in DOUBTS and number.last <= said.first < last for said in reading.said)
        words = reading.sentence.words
        text = " ".join(words[number.last : last])
        received = any(
            said.cue in EVENTS - {Cue.HOLDS} and number.last <= said.first < last for said in reading.said
        )
        return doubted or (not received and bool(self._took_part.search(text)))

    @staticmethod
    def _year(reading: Reading, number: _Number, year: int | None) -> int | None:
        clause = clause_of(reading.clauses, number.first)
        there = years.in_clause(reading.sentence, clause)
        if there:
            return there[0]
        if year and years.is_year_before(reading.sentence, clause):
            return year - 1
        return year


def _number(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The number that begins here, and where it ends: 4.402, dua belas, tiga puluh lima."""
    word = words[at]
    if _THOUSANDS.fullmatch(word):
        if (
            YEAR.fullmatch(word)
            or words[at + 1 : at + 2] in (["%"], ["persen"], ["/"])
            or words[at - 1 : at] == ["/"]
        ):
            return None, at + 1
        return int(word.replace(".", "")), at + 1
    if word not in NUMBERS:
        return None, at + 1
    value, last = NUMBERS[word], at + 1
    scale = words[last : last + 1]
    if scale == ["belas"]:
        return 10 + value, last + 1
    if scale == ["puluh"]:
        value, last = value * 10, last + 1
        if words[last : last + 1] and words[last] in NUMBERS:
            value, last = value + NUMBERS[words[last]], last + 1
    elif scale == ["ratus"]:
        value, last = value * 100, last + 1
    return value, last
