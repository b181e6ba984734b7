"""Headings over the names of those who have an award: `Medali emas`, `Lima peserta terbaik:`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.layout.lines import Lines
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.cues import DOUBTS, EVENTS
from indexer.claims.words.grammar import COPULAS

_LONGEST = 6
"""Words of a heading; of one that ends in a colon any number."""
_LONGEST_LINE = 25
_VALUE = re.compile(r"(?:[:,;.–—-]|\d|\(|(?:dengan )?(?:nilai|skor|indeks)\b|$)")
"""What may stand behind a name that has a line of its own without a bullet."""
_PARTS = frozenset({"kategori", "kelompok", "klaster", "kelas", "tipe", "bidang"})
_NOTHING_ELSE = re.compile(r"(?:tahun )?(?:\d{4} ?)?(?:\( [^)]* \) ?)?:?")
"""Behind the award's name in a heading: its year, its other name."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An award, and the part of it that a second heading names: Bidang Biologi."""

    award: Anchor
    part: str = ""


class Headings:
    """Reads headings and the lines below them."""

    def __init__(self, namer: Namer, lines: Lines) -> None:
        self._namer = namer
        self._lines = lines

    def over(self, reading: Reading, above: Heading | None, spoken: Anchor | None) -> Heading | None:
        """The heading that the next line stands under, behind this line; `spoken` is the text's award."""
        if self._lines.is_bulleted(reading) or (above and self._holder(reading)):
            return above
        words = reading.sentence.words
        opens = words[-1] == ":" or (reading.sentence.is_line and len(words) <= _LONGEST)
        doubtful = any(
            said.cue in DOUBTS or (said.cue in EVENTS and words[said.first] not in COPULAS)
            for said in reading.said
        )
        if reading.sentence.where != "body" or not opens or doubtful:
            return None
        if award := self._award(reading) or self._alone(reading) or self._category(reading, spoken):
            return Heading(award)
        return replace(above, part=reading.sentence.text.strip(" :*")) if above else None

    def under(self, reading: Reading, heading: Heading) -> Fact | None:
        """`- Budi Santoso (Universitas A)`."""
        sentence, holder = reading.sentence, self._holder(reading)
        if holder is None:
            return None
        name = heading.award.name.capitalize() if heading.award.name.isupper() else heading.award.name
        award = replace(heading.award, first=0, last=0, name=f"{name} {heading.part}".strip(), is_listed=True)
        return Fact(sentence, award, (holder,), reading.clauses[0])

    def _holder(self, reading: Reading) -> Name | None:
        """Whom a line names: behind a bullet, or a body with nothing but a value behind it."""
        sentence = reading.sentence
        said = any(one.cue in EVENTS for one in reading.said)
        if said or not sentence.is_line or len(sentence.words) > _LONGEST_LINE:
            return None
        start = self._lines.start(reading)
        names, end = self._namer.list_at(sentence, start)
        if not names or reading.is_award(names[0]):
            return None
        behind = sentence.surface(end, len(sentence.words))
        plain = self._namer.is_body(sentence, names[0]) and sentence.words[0] not in _PARTS
        return names[0] if start or (plain and _VALUE.match(behind)) else None

    @staticmethod
    def _alone(reading: Reading) -> Anchor | None:
        """A line that is nothing but an award: `Kategori Madya`, `Penghargaan X (Y Award):`."""
        words = reading.sentence.words
        for anchor in reading.named_anchors if reading.sentence.is_line else ():
            if anchor.first > 1 or anchor.ambiguous:
                return None
            behind = " ".join(words[anchor.last :])
            if _NOTHING_ELSE.fullmatch(behind) and (anchor.slug or anchor.is_event or anchor.is_category):
                return anchor
        return None

    @staticmethod
    def _category(reading: Reading, spoken: Anchor | None) -> Anchor | None:
        """`Kategori pagu besar:` of the award that the text speaks of."""
        sentence = reading.sentence
        if spoken is None or spoken.slug is None or not sentence.is_line or sentence.words[0] not in _PARTS:
            return None
        return replace(spoken, year=None, level=sentence.surface(0, len(sentence.words)).strip(" :"))

    @staticmethod
    def _award(reading: Reading) -> Anchor | None:
        contest = next((anchor for anchor in reading.anchors if anchor.is_contest), None)
        if contest is not None:
            return contest
        words = reading.sentence.words
        at = next((at for at, word in enumerate(words) if at and word == "terbaik"), None)
        if at is None or words[-1] != ":":
            return None
        return Anchor(at - 1, at + 1, None, reading.sentence.surface(at - 1, at + 1))
