"""What a sentence says of an award: who received it, by verb, passive, noun or list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.claims.anchors import Anchor, Anchors
from indexer.claims.clauses import Clause, clause_of, clauses
from indexer.claims.cues import EVENTS, Cue, Cues, Said
from indexer.claims.grammar import RANKED
from indexer.claims.names import Name, Namer
from indexer.claims.reading import Reading
from indexer.claims.subjects import Subjects
from indexer.claims.tokens import Sentence
from search.entries import CuesFile


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence's claim about one award."""

    sentence: Sentence
    anchor: Anchor
    names: tuple[Name, ...]
    """Empty: whoever the text speaks of."""
    clause: Clause
    why: str | None = None
    """Why it was not received; None where it was."""
    earlier: bool = False
    giver: Name | None = None
    by_proxy: bool = False
    """An official takes it for his body."""
    of_group: bool = False
    """The recipients are counted, not named: their names may follow."""


class Facts:
    """Reads sentences that name an award or speak of one."""

    def __init__(self, rows: CuesFile, cues: Cues, anchors: Anchors, namer: Namer) -> None:
        self._cues = cues
        self._anchors = anchors
        self._namer = namer
        self._subjects = Subjects(namer)
        self._thanks = frozenset(phrase.split()[0] for phrase in rows.thanks)
        self._offices = frozenset(phrase.split()[0] for phrase in rows.offices)

    def reading(self, sentence: Sentence) -> Reading:
        return Reading(
            sentence, self._anchors.find(sentence), self._cues.find(sentence.words), clauses(sentence)
        )

    def of(self, reading: Reading) -> Iterator[Fact]:
        """Every fact, received or not. An anchor that is generic is left to whoever knows the text."""
        events = [said for said in reading.said if said.cue in EVENTS and self._stands_free(reading, said)]
        for number, event in enumerate(events):
            following = events[number + 1].first if number + 1 < len(events) else len(reading.sentence.words)
            clause = clause_of(reading.clauses, event.first)
            match event.cue:
                case Cue.RECEIVES | Cue.HOLDS:
                    yield from self._active(reading, event, clause, following)
                case Cue.RECEIVED_BY:
                    yield from self._passive(reading, event, clause)
                case Cue.GIVEN | Cue.GIVES:
                    yield from self._giving(reading, event, clause)
                case Cue.NAMED:
                    yield from self._named(reading, event, clause)
                case Cue.RECIPIENTS:
                    yield from self._noun(reading, event, clause)

    def _stands_free(self, reading: Reading, event: Said) -> bool:
        """Not a modal before another verb (dapat meraih), not inside an award's name."""
        if any(
            anchor.first <= event.first < anchor.last and anchor.last - anchor.first > 1
            for anchor in reading.anchors
        ):
            return False
        words = reading.sentence.words
        if words[event.first] in {"dapat", "jadi", "menjadi", "ditetapkan"}:
            return not any(
                other.first == event.last and other.cue in EVENTS
                for other in reading.said
                if other is not event
            )
        return True

    def _active(self, reading: Reading, event: Said, clause: Clause, following: int) -> Iterator[Fact]:
        sentence = reading.sentence
        reach = following if following > event.last else len(sentence.words)
        anchors = reading.coordinated(
            event.last, max(reach, event.last), near=6 if event.cue is Cue.HOLDS else 25
        )
        if not anchors and event.cue is Cue.HOLDS:
            return
        if not anchors and not self._leaves_object(sentence, event):
            return
        names, group = self._subjects.of(reading, clause, event.first)
        if group and not names:
            names = self._subjects.listed(reading, event.last)
        why = reading.why(clause, event, anchors[0].first if anchors else event.last)
        for anchor in anchors or [Anchor(event.last, event.last, None, "")]:
            if anchor.is_generic and self._is_thanks(reading, anchor):
                continue
            yield Fact(
                sentence,
                anchor,
                names,
                clause,
                why,
                reading.earlier(clause),
                giver=self._subjects.giver(reading, event.last),
                of_group=group and not names,
            )

    def _passive(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        sentence, words = reading.sentence, reading.sentence.words
        anchors = reading.before(clause, event.first)
        at, proxy = event.last, words[event.first] == "diterima"
        while at < len(words) and words[at] in {
            "oleh",
            "langsung",
            "secara",
            "resmi",
            "kembali",
            "antara",
            "lain",
            "pula",
            "juga",
        }:
            at += 1
        names, _ = self._namer.list_at(sentence, at)
        if names and reading.is_award(names[0]):
            names = []
        if not names:
            names = list(self._subjects.listed(reading, event.last))
        if not names:
            after = [anchor for anchor in reading.named_anchors if anchor.first >= event.last]
            if after and not [a for a in anchors if not a.is_generic]:
                anchors = after[:1]
            else:
                return
        why = reading.why(clause, event, event.first)
        for anchor in anchors or [Anchor(event.first, event.first, None, "")]:
            yield Fact(
                sentence,
                anchor,
                tuple(names),
                clause,
                why,
                reading.earlier(clause),
                giver=self._subjects.giver(reading, event.last),
                by_proxy=proxy,
            )

    def _giving(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        sentence, words = reading.sentence, reading.sentence.words
        to = next(
            (at for at in range(event.last, len(words)) if words[at] in {"kepada", "untuk", "bagi"}), None
        )
        giver: Name | None = None
        names: list[Name] = []
        if event.cue is Cue.GIVEN:
            anchors = reading.before(clause, event.first) or reading.coordinated(
                event.last, len(words), near=12
            )
            at = event.last + (event.last < len(words) and words[event.last] in {"oleh", "langsung"})
            by, _ = self._namer.list_at(sentence, at)
            giver = by[0] if by else None
        else:
            anchors = reading.coordinated(event.last, len(words), near=25)
            subject, _ = self._subjects.of(reading, clause, event.first)
            giver = subject[0] if subject else None
        if words[event.first] in {"menganugerahi", "mengganjar"}:
            names, _ = self._namer.list_at(sentence, event.last)
        elif to is not None:
            names, _ = self._namer.list_at(sentence, to + 1)
            if not names:
                names = list(self._subjects.listed(reading, to + 1))
        if not names:
            return
        why = reading.why(clause, event, to or event.last)
        for anchor in anchors or [Anchor(event.first, event.first, None, "")]:
            if anchor.is_generic and (
                self._is_thanks(reading, anchor) or (event.cue is Cue.GIVES and not anchors)
            ):
                continue
            yield Fact(sentence, anchor, tuple(names), clause, why, reading.earlier(clause), giver=giver)

    def _named(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        """dinobatkan sebagai, ditetapkan sebagai, menjadi juara."""
        sentence, words = reading.sentence, reading.sentence.words
        weak = not words[event.first].startswith(("dinobatkan", "dikukuhkan", "keluar", "tampil"))
        anchors = [a for a in reading.coordinated(event.last, clause.last, near=12) if not a.is_generic]
        if not anchors:
            last = event.last
            while last < len(words) and words[last] not in {
                ",",
                ".",
                ";",
                "pada",
                "dalam",
                "oleh",
                "yang",
                "karena",
                "atas",
                "dengan",
                "setelah",
                "versi",
                "untuk",
                "tahun",
                "dari",
                "berdasarkan",
            }:
                last += 1
            title = sentence.tokens[event.last : last]
            ranked = any(token.low in RANKED for token in title)
            if (
                not title
                or title[0].low in self._offices
                or not (ranked or (not weak and title[0].is_capital))
            ):
                return
            name = sentence.surface(event.last, last)
            anchors = [
                Anchor(event.last, last, None, " ".join(part.split()))
                for part in re.split(r"\s+dan\s+(?=The |Best )", name)
            ]
        elif (
            weak
            and anchors[0].first > event.last + 3
            and not any(w in RANKED for w in words[event.last : anchors[0].last + 3])
        ):
            return
        names, group = self._subjects.of(reading, clause, event.first)
        why = reading.why(clause, event, anchors[0].first)
        for anchor in anchors:
            yield Fact(
                sentence,
                anchor,
                names,
                clause,
                why,
                reading.earlier(clause),
                of_group=group and not names,
            )

    def _noun(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        """penerima Adipura adalah ..., termasuk penerima."""
        sentence, words = reading.sentence, reading.sentence.words
        anchors = reading.coordinated(event.last, len(words), near=3) or [
            Anchor(event.last, event.last, None, "")
        ]
        names = self._subjects.listed(reading, event.last)
        before = words[clause.first : event.first]
        if not names and {"termasuk", "menjadi", "salah", "satu-satunya", "tercatat", "adalah"} & set(before):
            names, _ = self._subjects.of(reading, clause, event.first)
        if not names:
            return
        why = reading.why(clause, event, event.last)
        for anchor in anchors:
            yield Fact(sentence, anchor, names, clause, why, reading.earlier(clause))

    def _leaves_object(self, sentence: Sentence, event: Said) -> bool:
        """`yang menerima, yaitu`: the award was named before."""
        words = sentence.words
        behind = words[event.last] if event.last < len(words) else "."
        return words[event.first] in {"menerimanya", "meraihnya"} or (
            event.cue is Cue.RECEIVES
            and behind in {",", ".", ":", "yaitu", "yakni"}
            and event.first > 0
            and words[event.first - 1] in {"yang", "telah", "sudah", "pernah", "juga"}
        )

    def _is_thanks(self, reading: Reading, anchor: Anchor) -> bool:
        words = reading.sentence.words
        return bool(self._thanks.intersection(words[max(0, anchor.first - 4) : anchor.first])) or words[
            anchor.last : anchor.last + 1
        ] in (["setinggi-tingginya"], ["sebesar-besarnya"])
