"""Whose a place or a level is, where no verb of receiving says so: `Terbaik II ialah X`, `X kini Nindya`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.places import AT, LINKS, LONGEST, OPENINGS, STILL, TO_LEVEL, is_place
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.clauses import Clause, clause_of
from indexer.claims.words.cues import Cue, Said
from indexer.claims.words.grammar import AWARD_NOUNS, FELL

_THERE = frozenset({"ada", "terdapat", "untuk", "diisi"})
_ASIDE = frozenset({",", "hanya", "tahun", "ini"})
_STATE = STILL | {"juga", "tahun", "ini", "lalu", "pula", "sudah", "telah"}
_TO = frozenset({"ke", "di", "pada", "dengan", "menjadi", "menembus", *STILL})
"""Between whoever has a level and the level."""
_NEAR = 3
"""Words between whoever has a place and `di`."""


class Standings:
    """Reads the sentences of a text that speaks of an award; `Places` has marked what they name."""

    def __init__(self, namer: Namer, subjects: Subjects, beside: Beside) -> None:
        self._namer = namer
        self._subjects = subjects
        self._beside = beside

    def facts(self, reading: Reading, told: Sequence[Fact]) -> Iterator[Fact]:
        """Those of the awards and places that are not `told` already."""
        done = {fact.anchor.first for fact in told}
        for anchor in reading.anchors:
            if anchor.first in done or anchor.ambiguous or anchor.is_generic:
                continue
            clause = clause_of(reading.clauses, anchor.first)
            event, names = Said(Cue.RECEIVED_BY, anchor.last, anchor.last + 1), self._behind(reading, anchor)
            if not names:
                event = Said(Cue.HOLDS, anchor.first, anchor.last)
                names = self._before(reading, clause, anchor)
            if not names or reading.is_award(names[0]):
                continue
            why, earlier = reading.why(clause, event, event.first), reading.earlier(clause)
            yield Fact(reading.sentence, anchor, names, clause, why, earlier)
            if others := self._beside.with_others(reading, anchor.last):
                yield Fact(reading.sentence, anchor.below, others, clause, why, earlier)

    def _behind(self, reading: Reading, anchor: Anchor) -> tuple[Name, ...]:
        """`Terbaik II ialah X`, `untuk klaster kota ada X`, `Hijau hanya untuk X`."""
        words, at = reading.sentence.words, anchor.last
        if anchor.level:
            while at < min(anchor.last + 2, len(words)) and words[at] in _ASIDE:
                at += 1
        if at == len(words) or words[at] not in (LINKS | _THERE if anchor.level else LINKS):
            return ()
        return tuple(self._namer.list_at(reading.sentence, at + 1)[0])

    def _before(self, reading: Reading, clause: Clause, anchor: Anchor) -> tuple[Name, ...]:
        """`X membayangi di tempat kedua`, `X melompat ke Nindya`, `X masih WDP`."""
        words, first = reading.sentence.words, anchor.first
        if first > clause.first and words[first - 1] in TO_LEVEL:
            first -= 1
        if first == clause.first:
            return ()
        if words[first - 1] in AT and is_place(words, anchor.first):
            return self._nearest(reading, clause, first - 1)
        names = self._subjects.of(reading, clause, first).names
        if words[first - 1].removesuffix("nya") in AWARD_NOUNS - {words[first - 1]}:  # opininya WDP
            return names or self._fronted(reading, clause)
        if not names and STILL.intersection(words[first - 1 : first]):  # bangga karena kotanya kini terbaik
            main = reading.clauses[0]
            return self._subjects.of(reading, main, main.last).names[:1]
        if not names:
            return ()
        between = words[names[-1].last : first]
        if STILL.intersection(between) and _STATE.issuperset(between):
            return names
        if not anchor.level or between[-1:] == ["dari"] or FELL.intersection(words[clause.first : first]):
            return ()
        moved = len(between) <= LONGEST and all(map(str.isalpha, between))
        return names if moved and _TO.intersection(between) else ()

    def _fronted(self, reading: Reading, clause: Clause) -> tuple[Name, ...]:
        """`Untuk X, opininya WDP`, `X masih berbenah sehingga opininya WDP`."""
        words, first = reading.sentence.words, clause.first
        first += words[first] in OPENINGS
        if words[first] in {"untuk", "bagi"}:
            return tuple(self._namer.list_at(reading.sentence, first + 1)[0])
        return self._subjects.of_main_clause(reading, clause)

    def _nearest(self, reading: Reading, clause: Clause, at: int) -> tuple[Name, ...]:
        """Whoever stands last before `di tempat kedua`: X membayangi, Y mengungguli X di tempat kedua."""
        words = reading.sentence.words
        many = words[at + 3 : at + 4] in (["dan"], ["serta"])  # X dan Y di tempat kedua dan ketiga
        for end in range(at, max(at - _NEAR - 1, clause.first), -1):
            if names := self._subjects.ending_at(reading, clause, end):
                return names if many else names[-1:]
            if not words[end - 1].isalpha() or reading.sentence.tokens[end - 1].is_capital:
                return ()
        return ()
