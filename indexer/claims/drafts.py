"""Facts to drafts of receipts: which award "it" is, and who "the city" is that received it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from indexer.claims.awards import years
from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.resolving import resolve
from indexer.claims.discourse import Discourse, Draft
from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.statements.facts import Fact
from indexer.claims.unnamed import called
from search.entries import Award
from search.vocabulary import Vocabulary

_KINDS = {"provinsi": "prov-", "kabupaten": "kab-", "kota": "kota-", "kementerian": "kemen"} | {
    "pemkot": "kota-",
    "pemkab": "kab-",
    "pemprov": "prov-",
}
"""How the slugs begin of what is referred to so."""
_RANKED_KINDS = frozenset({"institution", "unit", "company", "school"})
"""Of them a rank is an award though nobody says who ranks; a region's or a disease's is a statistic."""


class Drafts:
    """Takes the facts of a text one by one, by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, recipients: Recipients) -> None:
        self._vocabulary = vocabulary
        self._recipients = recipients

    def take(self, facts: Sequence[Fact], day: date | None, discourse: Discourse) -> None:
        """Those of one sentence."""
        before: Fact | None = None
        for fact in facts:
            before = self._take(self._with_names(fact, before), day, discourse) or before

    @staticmethod
    def _with_names(fact: Fact, before: Fact | None) -> Fact:
        """`kepada X karena meraih Y`: X meraih Y."""
        if fact.names or fact.of_group or before is None or before.sentence is not fact.sentence:
            return fact
        return replace(fact, names=before.names)

    def _take(self, fact: Fact, day: date | None, discourse: Discourse) -> Fact | None:
        anchor = resolve(self._of_ranking(fact, discourse), discourse.award, self._vocabulary.awards)
        own = None if anchor else called(fact)
        anchor = anchor or own
        if anchor is None or fact.why == "thanks":
            return fact
        # "the award" that is handed to an official is his body's, unless persons can have it
        handed = fact.anchor.is_generic and anchor.slug is None and fact.anchor.event is None
        handed = handed and (own is None or self._recipients.is_official(fact.names[0]))
        official = bool(fact.names) and self._recipients.is_official(fact.names[0])
        handed = handed or (fact.anchor.is_place and official)  # a rector in place 9: his university
        aimed = (anchor.level or "").lower().startswith("menuju ")  # no level but the way to one
        why = fact.why or ("target" if aimed else None)
        fact = replace(fact, anchor=anchor, by_proxy=fact.by_proxy or handed, why=why)
        discourse.facts.append(fact)
        discourse.open = fact
        if fact.why or anchor.ambiguous:
            for name in fact.names[:1]:  # whoever missed it is spoken of all the same
                who = self._recipients.settle(fact.sentence, name, None, day, by_proxy=False)
                discourse.subject = who or discourse.subject
            return fact
        award = self._vocabulary.awards.get(anchor.slug or "")
        if award and not award.can_be_received:
            return fact
        discourse.award = anchor
        placed = fact.anchor.is_place and fact.anchor.event is None
        for recipient in self._settled(fact, award, day, discourse):
            if placed and recipient.kind not in _RANKED_KINDS:
                continue
            if recipient.name == anchor.name:  # kompetisi X, Y meraih juara 3: X is no recipient
                continue
            discourse.received.extend(self._drafts(fact, recipient))
        return fact

    @staticmethod
    def _of_ranking(fact: Fact, discourse: Discourse) -> Anchor:
        """A place is of the ranking that the article is about, unless it speaks of a contest."""
        spoken = discourse.award
        apart = spoken is None or not (spoken.slug or spoken.is_event)
        if fact.anchor.is_place and fact.anchor.event is None and discourse.ranking and apart:
            ranking = discourse.ranking
            return replace(fact.anchor, event=ranking.name, year=fact.anchor.year or ranking.year)
        return fact.anchor

    def _settled(
        self, fact: Fact, award: Award | None, day: date | None, discourse: Discourse
    ) -> Iterator[Recipient]:
        if fact.of_group:
            return
        if not fact.names:
            if discourse.together and not fact.needs_name:
                yield from discourse.together
                return
            who = self.meant(fact.referred, discourse)
            if who and not fact.needs_name:
                yield who
            return
        settled = [
            (name, recipient)
            for name in fact.names
            if (recipient := self._recipients.settle(fact.sentence, name, award, day, fact.by_proxy))
            and (award is None or recipient.unit != award.giver)
        ]
        if len(settled) > len(fact.names) / 2 and all(one.kind == "region" for _, one in settled):
            known = {name.first for name, _ in settled}  # where the others are regions, this is one
            others = [
                Recipient(one.text, None, "region", None) for one in fact.names if one.first not in known
            ]
            yield from others
        kinds = {recipient.unit.split("-")[0] for _, recipient in settled if recipient.unit}
        alike = {
            recipient.name.split()[0]: recipient.institution
            for _, recipient in settled
            if recipient.kind == "unit" and recipient.institution in self._vocabulary.institutions
        }
        for _, recipient in settled:
            if recipient.kind == "unit" and recipient.institution is None:
                institution = alike.get(recipient.name.split()[0])
                recipient = replace(recipient, institution=institution)
            yield self._placed(fact, self._recipients.among(recipient, kinds))

    def meant(self, referred: str, discourse: Discourse) -> Recipient | None:
        """`provinsi itu` is the province that was named last, `ia` whoever the text spoke of."""
        kind = _KINDS.get(referred)
        if kind is None:
            return discourse.subject
        for draft in reversed(discourse.received):
            if (draft.recipient.unit or "").startswith(kind):
                return draft.recipient
        for slug in reversed(discourse.bodies):
            if slug.startswith(kind):
                return self._recipients.body(slug)
        return discourse.subject

    def _placed(self, fact: Fact, recipient: Recipient) -> Recipient:
        """With the institution that the sentence puts it in."""
        if recipient.institution or recipient.kind != "unit":
            return recipient
        for run in fact.sentence.bodies.values():
            before = fact.sentence.words[max(run.first - 2, 0) : run.first]
            if {"lingkungan", "milik", "jajaran"} & set(before):
                slug = self._recipients.institution(run.slug)
                return replace(recipient, institution=slug)
        return recipient

    def _drafts(self, fact: Fact, recipient: Recipient) -> Iterator[Draft]:
        """One for each year that the sentence lists."""
        year = years.since(fact.sentence, fact.anchor) or years.attached(fact.sentence, fact.anchor)
        if year is None:
            there = years.in_clause(fact.sentence, fact.clause)
            year = there[0] if there else None
        before = years.before(fact.sentence, fact.clause)
        for one in [None] if year is None else years.series(fact.sentence, year):
            yield Draft(fact.anchor, recipient, fact, fact.giver, one, fact.earlier, before)
