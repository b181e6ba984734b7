"""Clauses that leave out their verb: `A meraih juara 1 dan B juara 2`, `yaitu A juara 1 dan B juara 2`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.cues import DOUBTS, Cue
from indexer.claims.words.grammar import AND

_JOINS = AND - {"hingga"} | {",", ";", "sedangkan", "sementara", "lalu", "kemudian", "disusul", "diikuti"}
_AS = frozenset({"sebagai", "pada", "di", "dengan", "posisi", "meraih", "mendapat"})
_GIVEN = (["kepada"], ["untuk"], ["bagi"], ["oleh"], ["pada"])
_TAIL = 6
"""Words that go on with an award before the next name: juara I penulisan fitur."""
_LIKEWISE = frozenset(
    {
        ("begitu", "pula"),
        ("begitu", "juga"),
        ("demikian", "pula"),
        ("demikian", "juga"),
        ("demikian", "halnya"),
    }
)


class Gapping:
    """Finds pairs of a name and the award behind it, with a `Namer`."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer

    def behind(self, reading: Reading, fact: Fact) -> Iterator[Fact]:
        """Those that go on with what a verb says: of the same clause, with the same doubt."""
        for name, anchor in self._pairs(reading, fact.anchor.last):
            yield Fact(reading.sentence, anchor, (name,), fact.clause, fact.why, fact.earlier, fact.giver)

    def likewise(self, reading: Reading, fact: Fact) -> Iterator[Fact]:
        """`A meraih X, begitu pula B`: of B what the verb says of A."""
        words = reading.sentence.words
        for at in range(fact.anchor.last, len(words) - 2):
            if (words[at], words[at + 1]) in _LIKEWISE:
                names, end = self._namer.list_at(reading.sentence, at + 2 + (words[at + 2] == "dengan"))
                if names and words[end : end + 1] in ([], ["."], [";"]):
                    yield replace(fact, names=tuple(names))
                return

    def given(self, reading: Reading, fact: Fact) -> Iterator[Fact]:
        """`emas diberikan kepada A, perak kepada B, dan perunggu kepada C`: B and C."""
        words, at = reading.sentence.words, fact.names[-1].last
        for anchor in reading.named_anchors:
            if anchor.first < at:
                continue
            joined = anchor.first - at <= 2 and _JOINS.issuperset(words[at : anchor.first])
            if not joined or words[anchor.last : anchor.last + 1] not in _GIVEN:
                return
            names, at = self._namer.list_at(reading.sentence, anchor.last + 1)
            if not names:
                return
            yield replace(fact, anchor=anchor, names=tuple(names))

    def listed(self, reading: Reading) -> Iterator[Fact]:
        """Two or more behind `yaitu` or a colon."""
        words = reading.sentence.words
        if any(said.cue in DOUBTS for said in reading.said):
            return
        openings = [one.last for one in reading.said if one.cue is Cue.LISTS]
        openings += [at + 1 for at, word in enumerate(words) if word == ":"]
        for at in openings:
            pairs = list(self._pairs(reading, at, at_once=True))
            if len(pairs) > 1:
                for name, anchor in pairs:
                    yield Fact(reading.sentence, anchor, (name,), reading.clauses[0])
                return

    def _pairs(self, reading: Reading, at: int, *, at_once: bool = False) -> Iterator[tuple[Name, Anchor]]:
        sentence, words = reading.sentence, reading.sentence.words
        while at < len(words):
            if not at_once:
                joint = next((k for k in range(at, min(at + _TAIL, len(words))) if words[k] in _JOINS), None)
                if joint is None:
                    return
                at = joint
                while at < len(words) and words[at] in _JOINS:
                    at += 1
            at_once = False
            name = self._namer.name_at(sentence, at)
            if name is None or reading.is_award(name):
                return
            anchor = self._bracketed(reading, name) or self._after(reading, name.last)
            if anchor is None:
                return
            yield name, anchor
            at = anchor.last + (words[anchor.last : anchor.last + 1] == [")"])

    @staticmethod
    def _bracketed(reading: Reading, name: Name) -> Anchor | None:
        """`A (WTP), B (WDP)`: the bracket is read as part of the name."""
        inside = (anchor for anchor in reading.named_anchors if name.first < anchor.first)
        return next((anchor for anchor in inside if anchor.last + 1 == name.last), None)

    @staticmethod
    def _after(reading: Reading, at: int) -> Anchor | None:
        words = reading.sentence.words
        for anchor in reading.named_anchors:
            if at <= anchor.first <= at + 2:
                return anchor if _AS.issuperset(words[at : anchor.first]) else None
        return None
