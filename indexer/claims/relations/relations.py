"""Which names of a sentence received which awards, as weights learnt from labelled reports have it.

Grammar reads a construction well or not at all: of reports by authors unknown to whoever wrote its rules it
found two receipts in five. Here it is one feature of many: docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from math import fsum
from statistics import fmean

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.resolving import resolve
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.names.recipients import Recipients
from indexer.claims.relations.before import Before
from indexer.claims.relations.features import Context, Features
from indexer.claims.relations.pairs import Pair, Pairs, Span
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import clause_of
from search.vocabulary import Vocabulary

_SURE = 2.0
"""Log odds it takes to contradict grammar: seven to one. Without, the gold reports lost .018 of F1."""
Watch = Callable[[Reading, Pair, Sequence[str]], None]
"""Is shown a pair with its features."""


class Relations:
    """Weighs the pairs of a sentence: a logistic regression."""

    def __init__(
        self,
        namer: Namer,
        recipients: Recipients,
        vocabulary: Vocabulary,
        watch: Watch | None = None,
    ) -> None:
        """`watch` is shown every pair; without weights it is all that happens."""
        self._pairs = Pairs(namer, recipients, vocabulary.awards)
        self._features = Features(namer, vocabulary.cues)
        self._awards = vocabulary.awards
        self._weights = vocabulary.relations
        self._watch = watch

    def reviewed(
        self, reading: Reading, told: Sequence[Fact], before: Before, day: date | None
    ) -> list[Fact]:
        """`told`, what grammar reads in the sentence, less what is unlikely and more what is likely."""
        facts, weighed = list(told), self._weighed(reading, told, before, day)
        if not self._weights:
            return facts
        for pair, odds in sorted(weighed, key=lambda one: one[0].name is None):
            at = self._told(pair, facts, before.award)
            if at is None:
                likely = odds > (_SURE if pair.is_doubted else 0)
                if likely and not self._is_anothers(pair, facts, before.award):
                    facts.insert(len(facts) if pair.name else 0, self._fact(pair, reading, before))
            elif facts[at].why is None and odds < -_SURE:
                kept = tuple(name for name in facts[at].names if not _covers(name, pair))
                facts[at] = replace(facts[at], names=kept, why=None if kept else "mention")
            elif facts[at].why is not None and odds > _SURE:
                facts.append(self._fact(pair, reading, before))
        return facts

    def _weighed(
        self, reading: Reading, told: Sequence[Fact], before: Before, day: date | None
    ) -> list[tuple[Pair, float]]:
        """Log odds of every pair. Of awards that the text spoke of only the likeliest is meant."""
        words: dict[bool, tuple[list[str], float]] = {}
        lists, weighed = self._pairs.lists(reading), list[tuple[Pair, float]]()
        resolved = [self._resolved(fact, before.award) for fact in told]
        context = Context(reading, lists, resolved, before)
        spoken: dict[Name | None, int] = {}
        for pair in self._pairs.of(reading, lists, before.spoken, before.topic, day):
            if pair.is_spoken not in words:
                shared = list(self._features.of_words(reading, is_spoken=pair.is_spoken))
                words[pair.is_spoken] = shared, self._sum(shared)
            shared, of_words = words[pair.is_spoken]
            features = list(self._features.of(pair, context))
            if self._watch:
                self._watch(reading, pair, features + shared)
            odds = of_words + self._sum(features)
            at = spoken.get(pair.name) if pair.is_spoken else None
            if at is None:
                spoken[pair.name] = len(weighed)
                weighed.append((pair, odds))
            elif odds > weighed[at][1]:
                weighed[at] = (pair, odds)
        return _together(weighed)

    def _sum(self, features: Sequence[str]) -> float:
        """Exact: words of a set come in another order in every process, and rounding with them."""
        return fsum(filter(None, map(self._weights.get, features)))

    def _resolved(self, fact: Fact, spoken: Anchor | None) -> Fact:
        """With the award that "the award" means."""
        return replace(fact, anchor=resolve(fact.anchor, spoken, self._awards) or fact.anchor)

    def _told(self, pair: Pair, facts: Sequence[Fact], spoken: Anchor | None) -> int | None:
        """The fact that is about the pair: one that it was received, if there is any."""
        found = None
        for at, fact in enumerate(facts):
            whose = any(_covers(name, pair) for name in fact.names) if pair.name else not fact.names
            if not whose or fact.of_group or self._resolved(fact, spoken).anchor.slug != pair.anchor.slug:
                continue
            if fact.why is None:
                return at
            found = at
        return found

    def _is_anothers(self, pair: Pair, facts: Sequence[Fact], spoken: Anchor | None) -> bool:
        """The award is somebody's whom the sentence names, where the pair names nobody; or, where the
        award is not named, the name has another.
        """
        received = [self._resolved(fact, spoken) for fact in facts if fact.why is None and fact.names]
        if pair.name is None:
            return any(fact.anchor.slug == pair.anchor.slug for fact in received)
        named = [fact for fact in received if not fact.anchor.is_generic]
        return pair.is_spoken and any(_covers(name, pair) for fact in named for name in fact.names)

    @staticmethod
    def _fact(pair: Pair, reading: Reading, before: Before) -> Fact:
        anchor = replace(pair.anchor, first=0, last=0) if pair.is_spoken else pair.anchor
        clause = clause_of(reading.clauses, pair.name.first if pair.name else anchor.first)
        names, referred = ((pair.name,), "") if pair.name else ((), before.referred)
        earlier = reading.earlier(clause)
        return Fact(reading.sentence, anchor, names, clause, earlier=earlier, referred=referred)


def _covers(name: Name, pair: Pair) -> bool:
    return pair.name is not None and name.first < pair.name.last and pair.name.first < name.last


def _together(weighed: Sequence[tuple[Pair, float]]) -> list[tuple[Pair, float]]:
    """With the mean of those whose names stand in one list: received all, or none (.006 of F1)."""
    lists: dict[tuple[Span, Anchor], list[float]] = {}
    for pair, odds in weighed:
        lists.setdefault((pair.listed, pair.anchor), []).append(odds)
    return [(pair, fmean(lists[pair.listed, pair.anchor])) for pair, _ in weighed]
