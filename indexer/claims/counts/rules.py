"""Numbers that an article claims, as rules read them: how many received, were proposed, were looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.claims.awards import years
from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import YEAR
from indexer.claims.awards.resolving import resolve
from indexer.claims.statements.numbers import Number, Numbers, is_among, is_of_level, levels_of
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import Clause, clause_of
from indexer.claims.words.cues import DOUBTS, EVENTS, Cue
from search.claims import CountClaim, Receipt
from search.entries import Award, CuesFile

_JOINED = frozenset({",", "dan", "serta", "pada", "tahun", "menjadi"})
_SAME = frozenset({"itu", "ini", "tersebut", "serupa", "sama"})
_TO = frozenset({"kepada", "bagi"})
_COMPARING = frozenset({"dibanding", "dibandingkan", "daripada", "naik", "turun", "bertambah", "berkurang"})
_NEAR = 9
"""Words behind a number in which what `dari 243 perusahaan` begins with ends."""
_LEFT_OUT = frozenset({",", ".", ":", ";", "yaitu", "yakni", "serupa"})
_PASSED = frozenset({"lolos", "lulus"})
_LOST = frozenset({"kehilangan", "dicabut"})
_SPOKEN = Anchor(0, 0, None, "")
"""The award that the text speaks of."""
_NAMELY = frozenset({"yaitu", "yakni"})
_STRESSED = frozenset({"baru", "hanya", "cuma", "sekadar"})
_AIMED = frozenset({Cue.PLANNED, Cue.PROPOSED})


class Rules:
    """Reads the numbers of sentences by one vocabulary."""

    def __init__(self, rows: CuesFile, awards: Mapping[str, Award], numbers: Numbers) -> None:
        self._awards = awards
        self._numbers = numbers
        self._entered = frozenset(rows.entered)
        self._took_part = re.compile(rf"\b(?:{'|'.join(rows.took_part)})\b")
        self._takes_part = re.compile(rf"\b(?:{'|'.join(rows.took_part)})(?: oleh| sebanyak)?$")

    def of(
        self,
        reading: Reading,
        spoken: Anchor | None,
        same: Anchor | None,
        year: int | None,
        only: str | None,
        before: CountClaim | None,
    ) -> Iterator[CountClaim]:
        """`spoken` is the award that the sentence speaks of, `same` the one before it; `only` the one that
        the text names, if it names no other; `year` the one it reports; `before` what it claimed last.
        """
        levels = levels_of(self._awards[spoken.slug]) if spoken and spoken.slug else []
        numbers = self._numbers.of(reading, before.what if before else "", levels)
        if not numbers:
            return
        words = reading.sentence.words
        took_part = bool(self._took_part.search(reading.sentence.text.lower()) or _PASSED.intersection(words))
        goes_on = before is not None and _goes_on(words)
        doubted = False
        for place, number in enumerate(numbers):
            following = numbers[place + 1].first if place + 1 < len(numbers) else len(words)
            near = self._near(reading, numbers, place)
            if self._is_part(reading, numbers, place, near) or self._is_lone_base(words, numbers, place):
                continue
            if _is_told(words, number) or self._is_origin(words, numbers, place):
                continue
            if number.is_streak:
                near = near or reading.named_anchors[:1] or [_SPOKEN]
            if not near and place and self._is_compared(words, numbers[place - 1], number):
                near = self._near(reading, numbers, place - 1)
            if not near and place and words[number.first - 1] == "menjadi":  # dari 15 menjadi 27
                near = self._near(reading, numbers, place - 1)
            if not near and spoken and is_of_level(reading, number, levels):
                near = [spoken]
            told = number.end > number.last
            joined = told and place > 0 and _are_joined(words, numbers[place - 1], number)
            doubted = (doubted and joined) or self._is_doubted(reading, number, following, near)
            if doubted and number.value == 1 and not told:
                continue  # menargetkan satu Adipura Kencana
            base = self._is_base(words, number) and place + 1 < len(numbers)
            award = None if doubted or base else self._award(reading, near, spoken, same, only)
            if goes_on and before and not near and not doubted:
                award = before.award
            listed = any(said.cue is Cue.LISTS and said.first > number.last + 1 for said in reading.said)
            among = is_among(words, number.last) and not listed  # lima di antaranya kantor, yaitu A
            if near or took_part or doubted or base or goes_on or among:
                when = year_of(reading, number.first, year)
                yield CountClaim(number.value, number.what, award, when, reading.sentence.evidence)

    @staticmethod
    def _is_part(reading: Reading, numbers: Sequence[Number], place: int, near: list[Anchor]) -> bool:
        """A part of a number that is told (`29, terdiri atas lima provinsi`), or more (`lima unit lain`)."""
        words, number = reading.sentence.words, numbers[place]
        parts = [
            at
            for at in range(1, number.first)
            if words[at - 1] == "terdiri" and words[at] in {"atas", "dari"}
        ]
        if parts and numbers[0].first < parts[0] and not any(anchor.slug for anchor in near):
            return True
        if not _LOST.isdisjoint(words[number.end : clause_of(reading.clauses, number.first).last]):
            return True
        return words[number.end - 1] == "lain"

    def _is_origin(self, words: Sequence[str], numbers: Sequence[Number], place: int) -> bool:
        """`288 usulan dari 34 provinsi`: where entries come from."""
        number = numbers[place]
        if not place or words[number.first - 1] != "dari" or number.what.lower() != "provinsi":
            return False
        return numbers[place - 1].what.lower() in self._entered

    @staticmethod
    def _is_base(words: Sequence[str], number: Number) -> bool:
        """`dari 923 satuan kerja peradilan, 243 ...`"""
        if words[number.end : number.end + 1] in (["penerima"], ["peraih"]):
            return False  # dari 19 unit penerima WBK, ...
        begins = number.first <= 4 or words[number.first - 2] in {",", ":"}
        if words[number.first - 1 : number.first] != ["dari"] or not begins:
            return False
        return "," in words[number.end : number.end + _NEAR]

    @staticmethod
    def _is_compared(words: Sequence[str], one: Number, other: Number) -> bool:
        """`30 unit meraih WBK, naik dari 12 unit`"""
        between = words[one.end : other.first]
        return one.what == other.what and not _COMPARING.isdisjoint(between)

    def _is_lone_base(self, words: Sequence[str], numbers: Sequence[Number], place: int) -> bool:
        """`Dari 21 satuan kerja di sini, ia berharap ...`"""
        number = numbers[place]
        if place + 1 < len(numbers) or not self._is_base(words, number):
            return False
        return not self._took_part.search(" ".join(words[number.end : number.end + _NEAR]))

    @staticmethod
    def _near(reading: Reading, numbers: Sequence[Number], place: int) -> list[Anchor]:
        """The awards that the number is of: behind it, else before it, else at the head of the line.

        What is joined by `dan` shares them. `yang menerima, yaitu`: the one that was spoken of.
        """
        words, number = reading.sentence.words, numbers[place]
        first, last = place, place
        while first and _are_joined(words, numbers[first - 1], numbers[first]):
            first -= 1
        while last + 1 < len(numbers) and _are_joined(words, numbers[last], numbers[last + 1]):
            last += 1
        following = numbers[last + 1].first if last + 1 < len(numbers) else len(words)
        clause = clause_of(reading.clauses, number.first)
        behind = [anchor for anchor in reading.anchors if number.last <= anchor.first < following]
        near = [anchor for anchor in behind if anchor.first < clause.last]
        labels = [anchor for anchor in reading.anchors if words[anchor.last : anchor.last + 1] == [":"]]
        before = [anchor for anchor in reading.anchors if anchor.last <= number.first]
        given = (
            number.closes
            or words[numbers[first].first - 1] in _TO
            or any(
                said.cue in {Cue.RECEIVED_BY, Cue.GIVEN} and said.last == numbers[first].first
                for said in reading.said
            )
        )
        if given:  # WTP kepada 79 lembaga, WDP kepada empat; peringkat Emas diraih 77 perusahaan
            since = numbers[first - 1].end if first else 0
            near = [anchor for anchor in before if anchor.first >= since][-1:] or near
        elif at_once := _at_once_before(reading, before, number):
            near = at_once
        elif first:
            before = [anchor for anchor in before if anchor.last == number.first]
        left_out = [_SPOKEN] if Rules._leaves_award(reading, number, following) else []
        return near or before[-1:] or behind or labels[:1] or left_out

    @staticmethod
    def _leaves_award(reading: Reading, number: Number, following: int) -> bool:
        """`tiga daerah yang menerima, yaitu`, `21 kota yang menerimanya`"""
        words = [*reading.sentence.words, "."]
        for at in range(number.end, min(following, len(words) - 1)):
            if (
                words[at] in _PASSED
                and "terdiri" not in words[at:]
                and (words[at + 1] in _LEFT_OUT or words[at + 1] == "sebagai")
            ):
                return True  # hanya tiga yang lolos
        return any(
            said.cue in {Cue.RECEIVES, Cue.RECIPIENTS}
            and number.end <= said.first < following
            and (words[said.last] in _LEFT_OUT or words[said.last - 1].endswith("nya"))
            for said in reading.said
        )

    def _award(
        self,
        reading: Reading,
        near: list[Anchor],
        spoken: Anchor | None,
        same: Anchor | None,
        only: str | None,
    ) -> str | None:
        """None where it stays open which award it is."""
        if not near or near[0].ambiguous:
            return None
        behind = reading.sentence.words[near[0].last : near[0].last + 2]
        if near[0] is _SPOKEN or (near[0].is_generic and _SAME.intersection(behind)):
            near, spoken = near[:1], same
        elif near[0].is_generic and len(near) == 1:
            return only
        for anchor in sorted(near, key=lambda anchor: anchor.is_generic):
            meant = resolve(anchor, spoken, self._awards)
            if meant and meant.slug and self._awards[meant.slug].can_be_received:
                return meant.slug
        return None

    def _is_doubted(self, reading: Reading, number: Number, following: int, near: list[Anchor]) -> bool:
        """Planned, proposed or looked at, not received."""
        words = reading.sentence.words
        if not near and any(
            said.cue in _AIMED and 0 <= number.first - said.last <= 3 for said in reading.said
        ):
            return True  # target tahun ini 30 unit
        if number.end > number.last and number.what.lower() in self._entered:
            return True
        if self._takes_part.search(" ".join(words[max(number.first - 4, 0) : number.first])):
            return True
        clause = clause_of(reading.clauses, number.first)
        before = range(clause.first, number.first)
        if number.is_streak:
            return any(said.cue in _AIMED and said.first in before for said in reading.said)
        if near and near[0].slug and number.last <= near[0].first <= number.end + 1:
            return any(
                said.cue in _AIMED and number.first - said.last <= 1
                for said in reading.said
                if said.first in before
            )
        if (
            near
            and near[0] is not _SPOKEN
            and near[0].last <= number.first
            and any(said.cue in DOUBTS and said.first in before for said in reading.said)
        ):  # the award stands before: so does what became of it
            return True
        until = near[0].last if near and near[0].first >= number.last else following
        given = near and near[0].last <= number.first
        if given and any(said.cue in EVENTS - {Cue.HOLDS} and said.first in before for said in reading.said):
            return False
        until = min(until, len(words))
        until = next((at for at in range(number.last, until) if words[at : at + 2] == [",", "dan"]), until)
        span = range(number.last, until)
        doubted = any(said.cue in DOUBTS and said.first in span for said in reading.said)
        received = any(said.cue in EVENTS - {Cue.HOLDS} and said.first in span for said in reading.said)
        text = " ".join(words[number.last : until])
        return doubted or (not received and bool(self._took_part.search(text)))


def year_of(reading: Reading, at: int, year: int | None) -> int | None:
    """The last that the clause names before the number at this token, else its first behind it, else the
    text's `year`.
    """
    clause = clause_of(reading.clauses, at)
    before = years.in_clause(reading.sentence, Clause(clause.first, at))
    behind = years.in_clause(reading.sentence, Clause(at, clause.last))
    if before or behind:
        return before[-1] if before else behind[0]
    return year and year - years.before(reading.sentence, clause)


def told_one_by_one(reading: Reading, count: CountClaim, received: Sequence[Receipt]) -> bool:
    """`dua unit meraih WBK, yaitu A dan B`: the receipts say so, unless the number is the news (baru dua)."""
    words = reading.sentence.words
    opening = max((said.first for said in reading.said if words[said.first] in _NAMELY), default=0)
    last = max((said.first for said in reading.said if said.cue in EVENTS), default=0)
    if opening <= last or not _STRESSED.isdisjoint(words[:opening]):
        return False
    evidence = reading.sentence.evidence
    return count.number == sum(one.award == count.award and one.evidence == evidence for one in received)


def _are_joined(words: Sequence[str], one: Number, other: Number) -> bool:
    """`29 kantor dan tiga balai`, `15 unit pada 2019 menjadi 27`: what is said of one is said of both."""
    between = words[one.end : other.first]
    return one.end > one.last and all(word in _JOINED or YEAR.fullmatch(word) for word in between)


def _at_once_before(reading: Reading, before: Sequence[Anchor], number: Number) -> list[Anchor]:
    """`Bintang Jasa sebanyak 5 orang, Adipura Utama 3 kota`; capitals go on with the name."""
    sentence = reading.sentence
    until = number.first - (sentence.words[number.first - 1] == "sebanyak")
    return [
        anchor
        for anchor in before[-1:]
        if until - anchor.last <= 2 and all(one.is_capital for one in sentence.tokens[anchor.last : until])
    ]


def _is_told(words: Sequence[str], number: Number) -> bool:
    """`Dari enam daerah itu, ...`: the text has said that number."""
    return words[number.first - 1 : number.first] == ["dari"] and bool(
        _SAME.intersection(words[number.end : number.end + 1])
    )


def _goes_on(words: Sequence[str]) -> bool:
    """`Angka itu naik dari ...`, `jumlahnya menjadi 14`: of what was counted last."""
    same = words[0] in {"angka", "jumlah", "capaian", "hasil"} and words[1:2] != [] and words[1] in _SAME
    parts = "terdiri" in words[1:6] and not _SAME.isdisjoint(words[:5])  # unit kerja tersebut terdiri dari
    parts = parts or words[0] in {"komposisinya", "rinciannya", "perinciannya"}
    return same or parts or not {"jumlahnya", "angkanya"}.isdisjoint(words)
