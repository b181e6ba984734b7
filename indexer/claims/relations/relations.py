"""Which names of a sentence received which awards, as weights learnt from labelled reports have it.

Grammar reads a construction well or not at all: of reports by authors unknown to whoever wrote its rules it
found two receipts in five. Here it is one feature of many: docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.resolving import resolve
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.relations.features import Context, Features
from indexer.claims.relations.pairs import Pair, Pairs
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import clause_of
from search.entries import Award


@dataclass(frozen=True, slots=True)
class Before:
    """What the text said before a sentence."""

    award: Anchor | None
    """What "the award" means."""
    spoken: Mapping[str, Anchor]
    """How the text spoke of an award -> the award: `received`, `last`, `title`, several of them as words."""
    was_read: bool
    received: frozenset[tuple[str | None, str]]
    """Award and recipient of every receipt so far."""
    opens_group: bool
    topic: Recipient | None
    """Whoever the text is about."""
    title: str
    """In small letters."""
    ordinal: int
    """How many sentences were read."""


Watch = Callable[[Reading, Pair, Sequence[str]], None]
"""Is shown a pair with its features."""


class Relations:
    """Weighs the pairs of a sentence: a logistic regression."""

    def __init__(
        self,
        namer: Namer,
        recipients: Recipients,
        awards: Mapping[str, Award],
        weights: Mapping[str, float],
        watch: Watch | None = None,
    ) -> None:
        """`watch` is shown every pair; without weights it is all that happens."""
        self._pairs = Pairs(namer, recipients, awards)
        self._features = Features(namer)
        self._awards = awards
        self._weights = weights
        self._watch = watch

    def _seen(
        self, reading: Reading, told: Sequence[Fact], before: Before, day: date | None
    ) -> Iterator[tuple[Pair, list[str]]]:
        """Every pair of the sentence, with its features."""
        lists = self._pairs.lists(reading)
        context: Context | None = None
        for pair in self._pairs.of(reading, lists, before.spoken, before.topic, day):
            if context is None:
                resolved = [self._resolved(fact, before.award) for fact in told]
                context = Context(
                    reading, lists, resolved, before.ordinal, before.title, before.received, before.was_read, before.opens_group
                )
            features = list(self._features.of(pair, context))
            if self._watch:
                self._watch(reading, pair, features)
            yield pair, features

    def reviewed(
        self, reading: Reading, told: Sequence[Fact], before: Before, day: date | None
    ) -> list[Fact]:
        """`told`, what grammar reads in the sentence, less what is unlikely and more what is likely."""
        facts = list(told)
        for pair, features in self._seen(reading, told, before, day):
            if not self._weights:
                continue
            likely = sum(self._weights.get(feature, 0.0) for feature in features) > 0
            at = self._told_by(pair, facts, before.award)
            if likely and at is None:
                facts.insert(len(facts) if pair.name else 0, self._fact(pair, reading))
            elif not likely and at is not None:
                kept = tuple(name for name in facts[at].names if not _covers(name, pair))
                facts[at] = replace(facts[at], names=kept, why=None if kept else "mention")
        return facts

    def _resolved(self, fact: Fact, spoken: Anchor | None) -> Fact:
        """With the award that "the award" means."""
        return replace(fact, anchor=resolve(fact.anchor, spoken, self._awards) or fact.anchor)

    def _told_by(self, pair: Pair, facts: Sequence[Fact], spoken: Anchor | None) -> int | None:
        """Which fact says that the pair is a receipt."""
        for at, fact in enumerate(facts):
            whose = any(_covers(name, pair) for name in fact.names) if pair.name else not fact.names
            received = fact.why is None and not fact.of_group and whose
            if received and self._resolved(fact, spoken).anchor.slug == pair.anchor.slug:
                return at
        return None

    @staticmethod
    def _fact(pair: Pair, reading: Reading) -> Fact:
        clause = clause_of(reading.clauses, pair.name.first if pair.name else pair.anchor.first * (not pair.is_spoken))
        anchor = replace(pair.anchor, first=0, last=0) if pair.is_spoken else pair.anchor
        names = (pair.name,) if pair.name else ()
        return Fact(reading.sentence, anchor, names, clause, earlier=reading.earlier(clause))


def _covers(name: Name, pair: Pair) -> bool:
    return pair.name is not None and name.first < pair.name.last and pair.name.first < name.last
