"""What a sentence says of awards: verb by verb, or, where there is none, by what stands beside what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.claims.awards.anchors import Anchors
from indexer.claims.awards.enumerated import enumerated
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.gapping import Gapping
from indexer.claims.statements.giving import Giving
from indexer.claims.statements.naming import Naming
from indexer.claims.statements.outcomes import Outcomes
from indexer.claims.statements.rankings import Rankings
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.statements.verbs import Verbs
from indexer.claims.words.clauses import clause_of, clauses
from indexer.claims.words.cues import DOUBTS, EVENTS, Cue, Cues, Said
from indexer.claims.words.grammar import ORDINALS, QUANTITIES
from indexer.claims.words.tokens import Sentence
from search.entries import CuesFile

_HOW_OFTEN = re.compile(r"\b(?:yang|kali|untuk) ke-?\w+", re.IGNORECASE)

_TOO = frozenset({"juga", "pula", "turut", "ikut"})

_NTH = ORDINALS | {"tahun", "hanya", "ini", "juga"}
"""They stand between an award and whom it is for: Adipura kelima bagi X."""


class Statements:
    """Reads sentences that name an award or speak of one."""

    def __init__(
        self, rows: CuesFile, cues: Cues, anchors: Anchors, namer: Namer, subjects: Subjects, beside: Beside
    ) -> None:
        self._cues = cues
        self._anchors = anchors
        self._namer = namer
        self._beside = beside
        outcomes = Outcomes(phrase.split()[0] for phrase in rows.thanks)
        self._gapping = Gapping(namer)
        self._rankings = Rankings(namer, beside)
        self._verbs = Verbs(subjects, beside, namer, outcomes)
        self._giving = Giving(subjects, beside, anchors, namer, outcomes)
        self._naming = Naming(subjects, beside, anchors, (phrase.split()[0] for phrase in rows.offices))

    def reading(self, sentence: Sentence) -> Reading:
        anchors = self._anchors.find(sentence)
        inside = {at for anchor in anchors for at in range(anchor.first, anchor.last)}
        # Keluarga Berencana plans nothing, Tidak Memberikan Pendapat denies nothing
        said = [
            one
            for one in self._cues.find(sentence.words)
            if one.cue not in DOUBTS or (one.first not in inside and not self._is_named(sentence, one.first))
        ]
        return Reading(sentence, enumerated(sentence, anchors, said), said, clauses(sentence))

    @staticmethod
    def _is_named(sentence: Sentence, at: int) -> bool:
        return not (sentence.begins(at) or sentence.is_headline) and sentence.tokens[at].is_capital

    def facts(self, reading: Reading) -> Iterator[Fact]:
        """Every fact, received or not. An anchor that is generic is left to whoever knows the text."""
        events = [said for said in reading.said if said.cue in EVENTS and self._stands_free(reading, said)]
        for number, event in enumerate(events):
            following = events[number + 1].first if number + 1 < len(events) else len(reading.sentence.words)
            clause = clause_of(reading.clauses, event.first)
            since = events[number - 1].last if number else 0
            match event.cue:
                case Cue.RECEIVES | Cue.HOLDS:
                    facts = list(self._gapping.listed(reading))
                    facts = facts or list(self._verbs.active(reading, event, clause, following))
                    facts = self._with_others(reading, facts)
                    yield from facts
                    if facts and facts[-1].names:
                        yield from self._gapping.behind(reading, facts[-1])
                        yield from self._gapping.likewise(reading, facts[-1])
                case Cue.RECEIVED_BY:
                    told = list(self._verbs.passive(reading, event, clause, since))
                    yield from self._with_others(reading, told)
                case Cue.GIVEN:
                    facts = list(self._giving.given(reading, event, clause))
                    yield from facts
                    if facts and facts[-1].names:
                        yield from self._gapping.given(reading, facts[-1])
                case Cue.GIVES:
                    yield from self._giving.gives(reading, event, clause)
                case Cue.NAMED:
                    yield from self._naming.facts(reading, event, clause)
                case Cue.RECIPIENTS:
                    yield from list(self._gapping.listed(reading)) or self._verbs.noun(reading, event, clause)

    def _with_others(self, reading: Reading, facts: list[Fact]) -> list[Fact]:
        """`Selain A, B juga meraih X`: A has it too."""
        words = reading.sentence.words
        if not facts or words[0] != "selain" or _TOO.isdisjoint(words):
            return facts
        names, end = self._namer.list_at(reading.sentence, 1)
        bodies = all(self._namer.is_body(reading.sentence, name) for name in names)
        if not names or not bodies or reading.is_award(names[0]):
            return facts
        more = []
        for fact in facts:
            others = [name for name in names if fact.names and name.last <= fact.names[0].first]
            apart = words[end : end + 1] == [","] or len(others) < len(
                names
            )  # a comma may join B to the list
            more.append(replace(fact, names=(*others, *fact.names)) if apart else fact)
        return more

    def unsaid(self, reading: Reading) -> Iterator[Fact]:
        """Without a verb: `Adipura untuk Kota A`, `empat lembaga dengan opini WDP: A, B, C dan D`."""
        sentence, words = reading.sentence, reading.sentence.words
        anchors = [anchor for anchor in reading.named_anchors if not anchor.ambiguous]
        if any(said.cue in DOUBTS for said in reading.said):
            return
        if facts := [*self._gapping.listed(reading), *self._rankings.placed(reading)]:
            yield from facts
            return
        if len(anchors) != 1:
            yield from self._list_of_awards(reading)
            return
        anchor = anchors[0]
        names: tuple[Name, ...] = ()
        for at in range(anchor.last, min(anchor.last + 6, len(words))):
            if words[at] in {"untuk", "bagi", "kepada"}:
                names = tuple(self._namer.list_at(sentence, at + 1)[0])
                break
            if not (words[at] in _NTH or words[at].isdigit() or sentence.tokens[at].is_capital):
                break
        counted = QUANTITIES.intersection(words[: anchor.first])
        if not names and words[0] == "bagi" and anchor.slug and _HOW_OFTEN.search(sentence.text):
            # bagi A, WTP kali ini merupakan yang ketujuh
            listed, end = self._namer.list_at(sentence, 1)
            names = tuple(listed) if words[end : end + 1] == [","] else ()
        if not names and counted and anchor.slug:
            names = self._beside.listed(reading, anchor.last)
        if names and all(self._namer.is_body(sentence, name) for name in names):
            yield Fact(sentence, anchor, names, reading.clauses[0])

    def _list_of_awards(self, reading: Reading) -> Iterator[Fact]:
        """`sejumlah penghargaan, antara lain A dan B`, `juga ada A dan B`: of whoever the text speaks of."""
        words = reading.sentence.words
        openings = [one.last for one in reading.said if one.cue is Cue.LISTS]
        openings += [at + 1 for at, word in enumerate(words) if word in {"ada", "terdapat"}]
        for at in openings:
            listed = reading.coordinated(at, len(words), near=len(words))
            counted = any(words[one.first - 1][0].isdigit() for one in listed)
            named = reading.is_named(listed) or all(one.is_rank for one in listed)
            if len(listed) < 2 or listed[0].first > at + 1 or counted or not named:
                continue
            for anchor in listed:
                yield Fact(reading.sentence, anchor, (), reading.clauses[0], referred="itu")
            return

    @staticmethod
    def _stands_free(reading: Reading, event: Said) -> bool:
        """Not a modal before another verb (dapat meraih), not inside an award's name."""
        if any(
            anchor.first <= event.first < anchor.last and anchor.last - anchor.first > 1
            for anchor in reading.anchors
        ):
            return False
        if reading.sentence.words[event.first] not in {"dapat", "jadi", "menjadi", "ditetapkan"}:
            return True
        return not any(
            other.first == event.last and other.cue in EVENTS for other in reading.said if other is not event
        )
