"""The same queries to all engines in turn, timed, and their answers held against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, median

from bench.speed.peer import Answer, Peer, Searcher
from bench.speed.queries import Asked, Class
from bench.speed.results import Difference, Percentiles
from bench.speed.rows import SHOWN

WARM_UP = 3
"""Queries of each class asked before the clock runs."""
ROUNDS = 3
"""Times that each query is asked, all others between: the fastest counts. What else the machine did
meanwhile is not the engine's, and on a shared one it doubles a p95."""

Open = Mapping[Peer, Searcher]


@dataclass(slots=True)
class Comparison:
    """What all engines answered, and how fast."""

    times: dict[Peer, dict[Class, list[float]]] = field(default_factory=dict)
    totals: dict[Class, list[int]] = field(default_factory=dict)
    differing: dict[tuple[Peer, Class, str], list[str]] = field(default_factory=dict)

    def take(self, peer: Peer, kind: Class, number: int, took: float) -> None:
        """A query's time, in milliseconds: the fastest so far is kept."""
        times = self.times[peer][kind]
        if number < len(times):
            times[number] = min(times[number], took)
        else:
            times.append(took)

    def hold(self, kind: Class, asked: Asked, answers: Mapping[Peer, Answer]) -> None:
        """Notes who answers otherwise than the first engine, Telusur."""
        telusur = next(iter(self.times))
        reference = answers[telusur]
        self.totals.setdefault(kind, []).append(reference.total)
        for peer, answer in answers.items():
            if unlike := _unlike(reference, answer):
                # a query that means something else excuses other documents, not other counts of the same
                why = peer.differs.get(kind, "") if reference.total != answer.total else ""
                self.differing.setdefault((peer, kind, why), []).append(f"{asked.text}: {unlike}")

    def pages(self, peer: Peer) -> dict[str, Percentiles]:
        return {kind.value: Percentiles.of(times) for kind, times in self.times[peer].items()}

    def shares(self, peer: Peer) -> dict[str, float]:
        """Telusur's p50 as a share of the peer's, over the queries that both were asked."""
        telusur = self.times[next(iter(self.times))]
        return {
            kind.value: round(median(telusur[kind][: len(times)]) / median(times), 5)
            for kind, times in self.times[peer].items()
        }

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
    engines: Open, queries: Mapping[Class, Sequence[Asked]], unhurried: int, reached: Callable[[int], None]
) -> Comparison:
    """Every query to every engine, another first each time, in ROUNDS rounds; the first compares answers.

    Those that take long are asked `unhurried` queries a class.
    """
    peers = list(engines)
    comparison = Comparison({peer: {kind: [] for kind in queries} for peer in peers})
    done = 0
    for turn in range(ROUNDS):
        for kind, of_class in queries.items():
            for number, asked in enumerate(of_class):
                answers: dict[Peer, Answer] = {}
                first = (number + turn) % len(peers)
                for peer in peers[first:] + peers[:first]:
                    if peer.unhurried and number >= WARM_UP + unhurried:
                        continue
                    answers[peer], took = engines[peer].ask(asked)
                    if number >= WARM_UP:
                        comparison.take(peer, kind, number - WARM_UP, took)
                if turn == 0 and number >= WARM_UP:
                    comparison.hold(kind, asked, answers)
                done += 1
                reached(done)
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
