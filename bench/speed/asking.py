"""The same queries to all engines in turn, timed, and their answers held against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

from bench.speed.peer import Answer, Peer, Searcher
from bench.speed.queries import Asked, Class
from bench.speed.results import Difference, Percentiles
from bench.speed.rows import SHOWN

WARM_UP = 3
"""Queries of each class asked before the clock runs. They are not asked again: no engine is timed on an
answer that it may have kept."""

Open = Mapping[Peer, Searcher]


@dataclass(slots=True)
class Comparison:
    """What all engines answered, and how fast."""

    times: dict[Peer, dict[Class, list[float]]] = field(default_factory=dict)
    totals: dict[Class, list[int]] = field(default_factory=dict)
    differing: dict[tuple[Peer, Class, str], list[str]] = field(default_factory=dict)

    def pages(self, peer: Peer) -> dict[str, Percentiles]:
        return {kind.value: Percentiles.of(times) for kind, times in self.times[peer].items()}

    @property
    def matches(self) -> dict[str, float]:
        return {kind.value: round(mean(totals), 1) for kind, totals in self.totals.items()}

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(
            Difference(peer.name, kind.value, len(found), len(self.times[peer][kind]), found[0], why)
            for (peer, kind, why), found in self.differing.items()
        )


def compare(
    engines: Open, queries: Mapping[Class, Sequence[Asked]], unhurried: int, asked_one: Callable[[], None]
) -> Comparison:
    """Every query to every engine, another first each time; those that take long get `unhurried` a class."""
    peers = list(engines)
    comparison = Comparison({peer: {kind: [] for kind in queries} for peer in peers})
    for kind, of_class in queries.items():
        for number, asked in enumerate(of_class):
            answers: dict[Peer, Answer] = {}
            first = number % len(peers)
            for peer in peers[first:] + peers[:first]:
                if peer.unhurried and number >= WARM_UP + unhurried:
                    continue
                answer, took = engines[peer].ask(asked)
                answers[peer] = answer
                if number >= WARM_UP:
                    comparison.times[peer][kind].append(took)
            asked_one()
            if number < WARM_UP:
                continue
            reference = answers[peers[0]]
            comparison.totals.setdefault(kind, []).append(reference.total)
            for peer in peers[1:]:
                if peer in answers and (unlike := _unlike(reference, answers[peer])):
                    # a query that means something else excuses other documents, not other counts of the same
                    why = peer.differs.get(kind, "") if reference.total != answers[peer].total else ""
                    comparison.differing.setdefault((peer, kind, why), []).append(f"{asked.text}: {unlike}")
    return comparison


def _unlike(one: Answer, other: Answer) -> str:
    """What two engines do not agree on, in words. Which of equal counts stand last is nobody's fault."""
    if one.total != other.total:
        return f"{other.total} documents for {one.total}"
    facets = []
    for facet, counts in one.facets.items():
        others = other.facets.get(facet, {})
        mine, theirs = (sorted(filter(None, it.values()), reverse=True)[:SHOWN] for it in (counts, others))
        if mine != theirs or any(counts.get(value, count) != count for value, count in others.items()):
            facets.append(facet)
    return f"other counts of {', '.join(facets)}" if facets else ""
