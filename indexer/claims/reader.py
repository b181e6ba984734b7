"""An article to its claims: who received which award, what was only named, and what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.claims import years
from indexer.claims.anchors import Anchors
from indexer.claims.cues import Cues
from indexer.claims.discourse import Discourse, Draft
from indexer.claims.facts import Fact, Facts
from indexer.claims.mentions import mentions
from indexer.claims.names import Name, Namer
from indexer.claims.reading import Reading
from indexer.claims.receipts import Receipts
from indexer.claims.recipients import Recipient, Recipients
from indexer.claims.subjects import Subjects
from indexer.claims.texts import NamedText
from search.claims import AwardMention, CountClaim, Receipt
from search.entries import Award
from search.vocabulary import Vocabulary

_SPORT = re.compile(
    r"\b(?:turnamen|liga|laga|gol|skor|final|semifinal|pertandingan|kejuaraan|atlet|pelatih|timnas|klub|olimpiade"
    r"|sea games|asian games|ganda putra|tunggal putra|piala dunia|musim|pemain"
    r"|podium|balapan|grand prix|set|ronde|petinju|cabor|cabang olahraga)\b"
)


@dataclass(frozen=True, slots=True)
class Claimed:
    received: tuple[Receipt, ...] = ()
    mentioned: tuple[AwardMention, ...] = ()
    counts: tuple[CountClaim, ...] = ()


class Claims:
    """Made once from a vocabulary, used for every article. Threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        regions = frozenset(
            name.lower()
            for region in vocabulary.regions.values()
            for name in (region.base_name, *region.aliases)
        )
        self._namer = Namer(vocabulary.cues, regions)
        self._subjects = Subjects(self._namer)
        self._facts = Facts(vocabulary.cues, Cues(vocabulary.cues), Anchors(vocabulary.awards), self._namer)
        self._recipients = Recipients(vocabulary)
        self._receipts = Receipts(vocabulary, self._recipients)

    def read(self, texts: Sequence[NamedText], day: date | None, source: str | None) -> Claimed:
        if not any(text.speaks for text in texts):
            return Claimed()
        discourse = Discourse()
        for text in texts:
            self._read_text(text, day, discourse)
        body = texts[-1].text
        if len(_SPORT.findall(body.lower())) >= 3:
            discourse.received = [
                draft for draft in discourse.received if draft.anchor.slug or not draft.anchor.is_rank
            ]
        received = self._receipts.of(discourse, day, source, texts)
        return Claimed(received, mentions(self._vocabulary.awards, discourse, received), ())

    def _read_text(self, text: NamedText, day: date | None, discourse: Discourse) -> None:
        following = -1
        for ordinal in range(len(text.sentences)):
            if ordinal not in text.speaks and ordinal != following:
                continue
            sentence = text.sentence(ordinal)
            if not sentence.text:
                following = ordinal + 1 if ordinal == following else following
                continue
            reading = self._facts.reading(sentence)
            discourse.readings.append(reading)
            self._note_event(reading, discourse)
            facts = list(self._facts.of(reading))
            if not facts:
                facts = list(self._continued(reading, discourse)) or list(
                    self._listed(reading, text, discourse)
                )
            elif discourse.open and all(fact.anchor.is_generic for fact in facts):
                pass
            for fact in facts:
                self._take(fact, reading, day, discourse)
            if discourse.open is not None:
                following = ordinal + 1
            first = next((d for d in discourse.received if d.fact.sentence is sentence), None)
            if first:
                discourse.subject = first.recipient

    def _take(self, fact: Fact, reading: Reading, day: date | None, discourse: Discourse) -> None:
        anchor = fact.anchor
        if anchor.is_generic:
            if discourse.award is None:
                return
            anchor = replace(discourse.award, first=anchor.first, last=anchor.last, level=None)
        fact = replace(fact, anchor=anchor)
        discourse.facts.append(fact)
        discourse.open = fact if fact.of_group or len(fact.names) > 1 else None
        if fact.why or anchor.ambiguous:
            return
        award = self._vocabulary.awards.get(anchor.slug or "")
        if award and not award.can_be_received:
            return
        discourse.award = anchor
        for recipient in self._settled(fact, award, day, discourse):
            discourse.received.append(self._draft(fact, recipient))

    def _settled(
        self, fact: Fact, award: Award | None, day: date | None, discourse: Discourse
    ) -> Iterator[Recipient]:
        if fact.of_group:
            return
        if not fact.names:
            if discourse.subject:
                yield discourse.subject
            return
        for name in fact.names:
            recipient = self._recipients.settle(fact.sentence, name, award, day, fact.by_proxy)
            if recipient:
                yield self._placed(fact, name, recipient)

    def _placed(self, fact: Fact, name: Name, recipient: Recipient) -> Recipient:
        """With the institution that the sentence puts it in."""
        if recipient.institution or recipient.kind != "unit":
            return recipient
        for run in fact.sentence.bodies.values():
            before = fact.sentence.words[max(run.first - 2, 0) : run.first]
            if {"lingkungan", "milik", "jajaran"} & set(before):
                slug = self._recipients.institution(run.slug)
                return replace(recipient, institution=slug)
        return recipient

    def _draft(self, fact: Fact, recipient: Recipient) -> Draft:
        year = years.attached(fact.sentence, fact.anchor)
        if year is None:
            there = years.in_clause(fact.sentence, fact.clause)
            year = there[0] if there else None
        before = years.is_year_before(fact.sentence, fact.clause)
        return Draft(fact.anchor, recipient, fact, fact.giver, year, fact.earlier, before)

    def _note_event(self, reading: Reading, discourse: Discourse) -> None:
        for anchor in reading.named_anchors:
            if anchor.slug is None and re.search(
                r"\b(?:Awards?|Anugerah|Penghargaan [A-Z]\w+)\b", anchor.name
            ):
                discourse.event = anchor.name

    def _continued(self, reading: Reading, discourse: Discourse) -> Iterator[Fact]:
        """The names of a group that the sentence before counted, or more of a list."""
        before = discourse.open
        if before is None or any(a.slug and a.slug != before.anchor.slug for a in reading.anchors):
            discourse.open = None
            return
        names = self._subjects.listed(reading)
        if not names:
            listed, end = self._namer.list_at(reading.sentence, 0)
            tail = [word for word in reading.sentence.words[end:] if word[0].isalnum()]
            names = tuple(listed) if listed and not tail else ()
        if names:
            yield replace(
                before,
                sentence=reading.sentence,
                names=names,
                of_group=False,
                clause=reading.clauses[0],
                anchor=replace(before.anchor, first=0, last=0),
            )
        elif not reading.sentence.text.endswith(":"):
            discourse.open = None

    def _listed(self, reading: Reading, text: NamedText, discourse: Discourse) -> Iterator[Fact]:
        """A line that names an award and, behind `kepada`, `untuk` or in brackets, who has it."""
        return iter(())
