"""Headings over the names of those who have an award: `Medali emas`, `Lima peserta terbaik:`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.claims.anchor import Anchor
from indexer.claims.cues import DOUBTS, EVENTS
from indexer.claims.facts import Fact
from indexer.claims.grammar import COPULAS
from indexer.claims.lines import Lines
from indexer.claims.names import Namer
from indexer.claims.reading import Reading

_LONGEST = 6
"""Words of a heading; of one that ends in a colon any number."""
_LONGEST_LINE = 25


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

    def over(self, reading: Reading, above: Heading | None) -> Heading | None:
        """The heading that the next line stands under, behind this line."""
        if self._lines.is_bulleted(reading):
            return above
        words = reading.sentence.words
        opens = words[-1] == ":" or (reading.sentence.is_line and len(words) <= _LONGEST)
        doubtful = any(
            said.cue in DOUBTS or (said.cue in EVENTS and words[said.first] not in COPULAS)
            for said in reading.said
        )
        if reading.sentence.where != "body" or not opens or doubtful:
            return None
        if award := self._award(reading):
            return Heading(award)
        return replace(above, part=reading.sentence.text.strip(" :*")) if above else None

    def under(self, reading: Reading, heading: Heading) -> Fact | None:
        """`- Budi Santoso (Universitas A)`."""
        sentence = reading.sentence
        said = any(one.cue in EVENTS for one in reading.said)
        if said or not self._lines.is_bulleted(reading) or len(sentence.words) > _LONGEST_LINE:
            return None
        names, _ = self._namer.list_at(sentence, self._lines.start(reading))
        if not names or reading.is_award(names[0]):
            return None
        name = heading.award.name.capitalize() if heading.award.name.isupper() else heading.award.name
        award = replace(heading.award, first=0, last=0, name=f"{name} {heading.part}".strip(), is_listed=True)
        return Fact(sentence, award, tuple(names[:1]), reading.clauses[0])

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
