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
from indexer.claims.resolving import resolve
from search.claims import CountClaim
from search.entries import Award, CuesFile

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_MODIFIERS = frozenset(
    {"pelayanan", "kerja", "pemerintah", "publik", "peradilan", "negara", "lain", "lainnya"} | {"vertikal"}
)
_NOT_BEFORE = frozenset(
    {"rp", "nomor", "no", "peringkat", "urutan", "kelas", "pukul", "tanggal", "pasal", "level"}
    | {"ke", "top"}
)


_NONE = frozenset({"belum", "tidak", "tak", "tanpa"})


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

    def of(
        self, reading: Reading, spoken: Anchor | None, year: int | None, *, only: bool
    ) -> Iterator[CountClaim]:
        """`spoken` is the award that the text speaks of, the `only` one or not; `year` the one it reports."""
        numbers = list(self._numbers(reading))
        if not numbers:
            return
        took_part = bool(self._took_part.search(reading.sentence.text.lower()))
        for place, number in enumerate(numbers):
            following = numbers[place + 1].first if place + 1 < len(numbers) else len(reading.sentence.words)
            near = self._near(reading, number, following, first=place == 0)
            doubted = self._is_doubted(reading, number, following, near)
            award = None if doubted else self._award(near, spoken, only=only)
            base = self._is_base(reading.sentence.words, number)
            if self._is_part(reading, number, near):
                continue
            if near or took_part or doubted or base:
                when = self._year(reading, number, year)
                yield CountClaim(number.value, number.what, award, when, reading.sentence.evidence)

    @staticmethod
    def _is_part(reading: Reading, number: _Number, near: list[Anchor]) -> bool:
        """A part of a number that is told (`terdiri atas lima provinsi`), or some more (`lima unit lain`)."""
        words = reading.sentence.words
        parts = [
            at
            for at in range(1, number.first)
            if words[at - 1] == "terdiri" and words[at] in {"atas", "dari"}
        ]
        if parts and not any(anchor.slug for anchor in near):
            return True
        return words[number.end - 1] == "lain"

    @staticmethod
    def _is_base(words: Sequence[str], number: _Number) -> bool:
        """`dari 923 satuan kerja, 243 ...`"""
        return words[number.first - 1 : number.first] == ["dari"] and words[number.end : number.end + 1] == [
            ","
        ]

    def _numbers(self, reading: Reading) -> Iterator[_Number]:
        words, at = reading.sentence.words, 0
        what = ""
        while at < len(words):
            value, last = _number(words, at)
            if (
                value is None
                or (at and words[at - 1] in _NOT_BEFORE)
                or _NONE.intersection(words[at - 2 : at])
            ):
                at = max(last, at + 1)
                continue
            noun = self._noun(words, last)
            if words[last : last + 1] == ["dari"]:  # 12 dari 17 kabupaten: 12 of them
                whole, behind = _number(words, last + 1) if last + 1 < len(words) else (None, last)
                noun = self._noun(words, behind) if whole is not None else None
                if noun:
                    what = reading.sentence.surface(behind, behind + len(noun))
                    yield _Number(value, at, last, what, behind + len(noun))
                    at = behind + len(noun)
                    continue
            if noun:
                end = last + len(noun)
                while end < len(words) and words[end] in _MODIFIERS:
                    end += 1
                what = reading.sentence.surface(last, end)
                yield _Number(value, at, last, what, end)
                at = end
            elif self._of_awards(reading, last) or (what and self._goes_on(reading, last)):
                yield _Number(value, at, last, what or "penghargaan", last)
                at = last
            else:
                at = max(last, at + 1)

    def _noun(self, words: Sequence[str], at: int) -> list[str] | None:
        return next((noun for noun in self._nouns if list(words[at : at + len(noun)]) == noun), None)

    @staticmethod
    def _goes_on(reading: Reading, at: int) -> bool:
        """`486 unit meraih WBK, 72 WBBM`: the noun is left out the second time."""
        behind = reading.sentence.words[at : at + 2]
        if behind[:1] == ["atau"]:
            at += 3  # 312 atau 58 persen mendapat
        award = any(anchor.first == at and anchor.slug for anchor in reading.anchors)
        verb = any(said.first in {at, at + 1} and said.cue in EVENTS for said in reading.said)
        return award or (verb and behind[:1] != [","])

    @staticmethod
    def _of_awards(reading: Reading, at: int) -> bool:
        """`681 WBK dan 82 WBBM`, `61 predikat WBK/WBBM`"""
        return any(anchor.first == at and anchor.slug for anchor in reading.anchors)

    @staticmethod
    def _near(reading: Reading, number: _Number, following: int, *, first: bool) -> list[Anchor]:
        """The awards that the number is of: behind it, else before it, else at the head of the line.

        `yang menerima, yaitu`: the one that was spoken of.
        """
        words = reading.sentence.words
        behind = [anchor for anchor in reading.anchors if number.last <= anchor.first < following]
        labels = [anchor for anchor in reading.anchors if words[anchor.last : anchor.last + 1] == [":"]]
        before = [anchor for anchor in reading.anchors if anchor.last <= number.first] if first else []
        received = any(
            said.cue is Cue.RECEIVES and number.end <= said.first <= number.end + 2 for said in reading.said
        )
        left_out = [Anchor(number.end, number.end, None, "")] if received else []
        return behind or before[-1:] or labels[:1] or left_out

    def _award(self, near: list[Anchor], spoken: Anchor | None, *, only: bool) -> str | None:
        """None where it stays open which award it is."""
        if not near or near[0].ambiguous:
            return None
        if near[0].is_generic and not only and len(near) == 1:
            return None
        for anchor in sorted(near, key=lambda anchor: anchor.is_generic):
            meant = resolve(anchor, spoken, self._awards)
            if meant and meant.slug and self._awards[meant.slug].can_be_received:
                return meant.slug
        return None

    def _is_doubted(self, reading: Reading, number: _Number, following: int, near: list[Anchor]) -> bool:
        """Planned, proposed or looked at, not received."""
        if number.what.lower() in self._entered:
            return True
        if near and near[0].slug and number.last <= near[0].first <= number.end + 1:
            return False
        if near and near[0].last <= number.first:  # the award stands before: so does what became of it
            clause = clause_of(reading.clauses, number.first)
            if any(said.cue in DOUBTS and clause.first <= said.first < number.first for said in reading.said):
                return True
        span = range(number.last, following)
        doubted = any(said.cue in DOUBTS and said.first in span for said in reading.said)
        received = any(said.cue in EVENTS - {Cue.HOLDS} and said.first in span for said in reading.said)
        text = " ".join(reading.sentence.words[number.last : following])
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
