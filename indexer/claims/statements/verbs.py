"""Who received it, as a verb says: its subject (`meraih`), or what follows (`diraih`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import YEAR
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.outcomes import Outcomes
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import Cue, Said
from indexer.claims.words.grammar import AND, FELL

_BY = frozenset({"oleh", "langsung", "secara", "resmi", "kembali", "antara", "lain", "pula", "juga"})
_FAR = 12
_ADVERBS = frozenset({"telah", "sudah", "yang", "juga", "kini", "resmi", "kembali", "berhasil"})


class Verbs:
    """Reads the verbs of a sentence, one at a time."""

    def __init__(self, subjects: Subjects, beside: Beside, namer: Namer, outcomes: Outcomes) -> None:
        self._subjects = subjects
        self._beside = beside
        self._namer = namer
        self._outcomes = outcomes

    def active(self, reading: Reading, event: Said, clause: Clause, until: int) -> Iterator[Fact]:
        """`X meraih A`; before `until` the next verb begins."""
        holds = event.cue is Cue.HOLDS
        anchors = reading.coordinated(event.last, max(until, event.last), near=6 if holds else 25)
        if reading.sentence.words[event.first] in {"naik", "turun"}:  # dari WTP ke WDP
            told = [anchor for anchor in reading.named_anchors if anchor.first < clause.last]
            anchors = [anchor for anchor in told[-1:] if self._is_reached(reading, event, anchor)]
        if holds:  # `memiliki sertifikat` is no award
            anchors = [
                anchor
                for anchor in anchors
                if anchor.slug
                or anchor.is_rank
                or anchor.event
                or anchor.is_accreditation
                or anchor.is_superlative
            ]
        if reading.sentence.words[event.first] == "terakreditasi" and self._is_attribute(reading, event):
            return
        if not anchors and (holds or not self._leaves_object(reading, event)):
            return
        subject = self._subjects.of(reading, clause, event.first)
        names = self._beside.of_report(reading, clause.first, event.first) or subject.names
        if anchors and all(anchor.is_contest for anchor in anchors):
            names = self._subjects.team(reading, clause, event.first) or names
        if subject.counted and not names and not self._is_of_next(reading, event):
            names = self._beside.listed(reading, event.last)
        fronted = event.first - clause.first <= (
            8 if reading.sentence.words[clause.first] == "sebagai" else 3
        )
        if not names and (fronted and not subject.referred and not (subject.counted and not anchors)):
            names = self._beside.after(reading, clause, anchors[-1].last if anchors else event.last)
        if not names and not subject.counted and not subject.referred and clause.first:
            names = self._subjects.of_main_clause(reading, clause)
        behalf = self._beside.represented(reading, clause)
        names = behalf or names + self._beside.with_others(reading, event.last)
        office = "" if behalf else self._beside.represented_office(reading, clause)
        if office:  # diutus mewakili bupati menerima A: her regency has it
            names = ()
        yield from self._outcomes.facts(
            reading,
            event,
            clause,
            anchors,
            names,
            until=anchors[0].first if anchors else event.last,
            giver=self._beside.giver(reading, event.last),
            by_proxy=bool(behalf),
            referred=office or subject.referred,
            of_group=subject.counted and not names and not office,
            needs_name=holds and not subject.referred,
        )

    @staticmethod
    def _is_of_next(reading: Reading, event: Said) -> bool:
        """`82 lembaga meraih WTP, satu meraih WDP, yaitu X`: what is listed has what the last verb says."""
        opening = next(
            (said.first for said in reading.said if said.cue is Cue.LISTS and said.first >= event.last), 0
        )
        return any(
            said.cue is Cue.RECEIVES
            and event.last < said.first
            and any(said.last <= anchor.first < opening for anchor in reading.named_anchors)
            for said in reading.said
        )

    def passive(self, reading: Reading, event: Said, clause: Clause, since: int) -> Iterator[Fact]:
        """`A diraih X`, `A diterima oleh X`; at `since` the verb before it ends."""
        sentence, words = reading.sentence, reading.sentence.words
        anchors = reading.before(clause, event.first, since)
        if anchors and words[event.first - 1] == "yang" and event.first - anchors[-1].last > _FAR:
            return  # of a noun nearer by: keterangan yang diterima Y
        if words[event.first].endswith("nya"):  # A yang pernah diterimanya: by whoever the text speaks of
            told = self._outcomes.facts(reading, event, clause, anchors, (), until=event.first, referred="ia")
            yield from told if anchors else ()
            return
        at = event.last
        while at < len(words) and words[at] in _BY:
            at += 1
        listed, _ = self._namer.list_at(sentence, at)
        names = () if listed and reading.is_award(listed[0]) else tuple(listed)
        names = names or self._beside.listed(reading, event.last)
        by_proxy = words[event.first] == "diterima"
        if (
            by_proxy
            and names
            and (self._namer.is_office(sentence, names[0]) or not self._is_list(reading, names))
        ):
            names = names[:1]  # his office may be a list, and others stand beside him
        if names and not reading.is_named(anchors):
            anchors = self._behind_opening(reading, names[-1].last) or anchors
        if names and not anchors:
            return
        if not names:
            # `kategori yang diraih adalah A`: by whoever the text speaks of
            behind = [anchor for anchor in reading.named_anchors if anchor.first >= event.last]
            if not behind or any(not anchor.is_generic for anchor in anchors):
                return
            anchors = behind[:1]
        giver = self._beside.giver(reading, event.last)
        told = self._outcomes.facts(
            reading, event, clause, anchors, names, until=event.first, giver=giver, by_proxy=by_proxy
        )
        others = self._beside.with_others(reading, names[-1].last) if names else ()
        for fact in told:
            yield fact
            if others:  # peringkat pertama diraih A, disusul B
                yield replace(fact, anchor=fact.anchor.below, names=others)

    def noun(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        """`penerima A adalah X`, `X menjadi penerima A`."""
        words = reading.sentence.words
        anchors = reading.coordinated(event.last, len(words), near=3)
        names = self._told_at_once(reading, event, anchors) or self._beside.listed(reading, event.last)
        as_one = {"termasuk", "menjadi", "salah", "satu-satunya", "tercatat", "adalah"}
        if not names and as_one.intersection(words[clause.first : event.first]):
            names = self._subjects.of(reading, clause, event.first).names
        if not names and anchors:
            names = self._subjects.apposed(reading, clause, event.first)
        heads = words[-1:] == [":"] and not names
        if names or heads:
            yield from self._outcomes.facts(
                reading, event, clause, anchors, names, until=event.last, of_group=heads
            )

    def _told_at_once(self, reading: Reading, event: Said, anchors: list[Anchor]) -> tuple[Name, ...]:
        """`pemenangnya Kota A`, `di antara penerima WBK terdapat Kota A`"""
        words, behind = reading.sentence.words, anchors[-1].last if anchors else event.last
        behind += behind < len(words) and bool(YEAR.fullmatch(words[behind]))
        there = words[behind : behind + 1] in (["terdapat"], ["ada"], ["tercatat"])
        if not there and not words[event.first].endswith("nya"):
            return ()
        names, _ = self._namer.list_at(reading.sentence, behind + there)
        return (*names, *self._beside.with_others(reading, event.last)) if names else ()

    @staticmethod
    def _behind_opening(reading: Reading, since: int) -> list[Anchor]:
        """`penghargaan yang diraih X antara lain A dan B`: A and B."""
        openings = [one.last for one in reading.said if one.cue is Cue.LISTS and 0 <= one.first - since <= 2]
        if not openings:
            return []
        words = reading.sentence.words
        listed = reading.coordinated(openings[0], len(words), near=len(words))
        given = {"diberikan", "diraih", "diterima"}
        return [
            one
            for one in listed
            if not (
                words[one.last : one.last + 1] == ["yang"] and given & set(words[one.last : one.last + 2])
            )
        ]

    @staticmethod
    def _is_reached(reading: Reading, event: Said, anchor: Anchor) -> bool:
        """Not `turun dari Hijau`; nor is a level that one falls to given to anybody."""
        words = reading.sentence.words
        fell = words[event.first] in FELL and anchor.level is not None
        left = "dari" in words[event.first : event.last] and anchor.first == event.last
        return not fell and not left

    @staticmethod
    def _is_list(reading: Reading, names: tuple[Name, ...]) -> bool:
        return bool(AND.intersection(reading.sentence.words[names[0].last : names[-1].first]))

    @staticmethod
    def _is_attribute(reading: Reading, event: Said) -> bool:
        """`laboratorium terakreditasi`: of which kind, not of whom."""
        before = reading.sentence.tokens[event.first - 1 : event.first]
        return not before or not (before[0].is_capital or before[0].text == ")" or before[0].low in _ADVERBS)

    @staticmethod
    def _leaves_object(reading: Reading, event: Said) -> bool:
        """`yang menerima, yaitu`: the award was named before."""
        words = reading.sentence.words
        behind = words[event.last] if event.last < len(words) else "."
        return words[event.first] in {"menerimanya", "meraihnya"} or (
            event.cue is Cue.RECEIVES
            and behind in {",", ".", ":", "yaitu", "yakni"}
            and event.first > 0
            and words[event.first - 1] in {"yang", "telah", "sudah", "pernah", "juga"}
        )
