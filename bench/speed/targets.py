"""What Telusur means to reach beside its peers, and whether a run reached it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.speed.queries import Class
from bench.speed.results import SizeResult

_OR = {Class.OR2, Class.OR3}
_PLACES = {Class.PHRASE, Class.EXACT, Class.NEAR}
PEERS = ("tantivy", "SQLite FTS5", "plain Whoosh")
CRAWL_SIZE = 50_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One target: what was measured, the bound it was to keep, and whether it did."""

    what: str
    measured: str
    bound: str
    met: bool


def ratio_bound(kind: Class, peer: str) -> float:
    """Telusur's p50 as a multiple of the peer's, at the most."""
    bounds: Mapping[str, float]
    if kind in _PLACES:
        bounds = {"tantivy": 1.0, "SQLite FTS5": 0.33, "plain Whoosh": 1 / 200}
    else:
        bounds = {"tantivy": 0.8 if kind in _OR else 0.5, "SQLite FTS5": 0.1, "plain Whoosh": 1 / 300}
    return bounds[peer]


def ratio(result: SizeResult, kind: Class, peer: str) -> float | None:
    """Telusur's p50 as a multiple of the peer's, where both were measured."""
    other = result.engine(peer)
    return other.shares[kind.value] if other else None


def outcomes(results: Mapping[int, SizeResult]) -> Iterator[Outcome]:
    """Every other target of which something was measured, at the largest size that it was measured at."""
    paged = [it for size, it in sorted(results.items()) if size <= 200_000]
    if not paged:
        return
    largest = paged[-1]
    telusur = largest.engine("Telusur")
    assert telusur  # noqa: S101  # it takes part in every run
    at = f"{largest.documents:,} documents"
    worst = max(cuts.p95 for cuts in telusur.pages.values())
    yield Outcome(f"p95 of a page, the slowest class, {at}", f"{worst:.2f} ms", "≤ 8 ms", worst <= 8)
    yield from _opened(telusur.opened.open_ms, telusur.opened.anonymous_mb, at)
    yield from _built(largest, at)
    yield from _served(paged)
    yield from _crawled(paged)
    yield from _growth(results)


def _opened(open_ms: float, anonymous_mb: float, at: str) -> Iterator[Outcome]:
    yield Outcome(f"opening a build, {at}", f"{open_ms:.1f} ms", "≤ 20 ms", open_ms <= 20)
    met = anonymous_mb <= 60
    yield Outcome(f"anonymous memory after answering, {at}", f"{anonymous_mb:.0f} MB", "≤ 60 MB", met)


def _built(result: SizeResult, at: str) -> Iterator[Outcome]:
    telusur, whoosh, sqlite = (result.engine(name) for name in ("Telusur", "plain Whoosh", "SQLite FTS5"))
    if not telusur:
        return
    tokens = result.analysis.seconds if result.analysis else 0.0
    for peer, bound in ((whoosh, 10), (sqlite, 1)):
        if peer:
            times = (peer.built.seconds + tokens) / telusur.built.seconds
            what = f"text to index, beside {peer.name}, {at}"
            yield Outcome(what, f"{times:.2f} times as fast", f"≥ {bound}", times >= bound)
            alone = peer.built.seconds / max(0.001, telusur.built.seconds - tokens)
            what = f"tokens to index, beside {peer.name}, {at}"
            yield Outcome(what, f"{alone:.2f} times as fast", f"≥ {bound}", alone >= bound)
    if sqlite:
        share = telusur.built.size_mb / (sqlite.built.size_mb - (sqlite.built.copied_mb or 0))
        what = f"size beside SQLite FTS5's without its copy of the tokens, {at}"
        yield Outcome(what, f"{share:.2f}", "≤ 1", share <= 1)
    peak = telusur.built.peak_mb
    if peak is not None:
        what = f"peak memory of the index step, {at}"
        yield Outcome(what, f"{peak:,.0f} MB", "≤ 1,500 MB", peak <= 1500)


def _served(results: list[SizeResult]) -> Iterator[Outcome]:
    for result in [it for it in results if it.served][-1:]:
        it = result.served
        if not it:
            return
        at = f"{result.documents:,} documents, {it.workers} workers"
        times = it.page_ms / it.in_process_ms
        yield Outcome(f"HTML page beside the page in process, {at}", f"{times:.1f} times", "≤ 3", times <= 3)
        if it.pages_a_second:
            met = it.pages_a_second >= 400 and not it.failed
            told = f"{it.pages_a_second:,.0f}"
            if it.processor_ms is not None and it.others is not None:
                told += f" ({1000 / it.processor_ms:,.0f} a second of one core; others had {it.others:.1f})"
            yield Outcome(f"result pages a second, wrk, {at}", told, "≥ 400", met)
        met = it.anonymous_mb <= 60
        what = f"anonymous memory of a gunicorn worker, {at}"
        yield Outcome(what, f"{it.anonymous_mb:.0f} MB", "≤ 60 MB", met)


def _crawled(results: list[SizeResult]) -> Iterator[Outcome]:
    crawls = [it.crawled for it in results if it.crawled]
    for it in sorted(crawls, key=lambda it: abs(it.documents - CRAWL_SIZE))[:1]:
        rate = it.documents / it.seconds
        what = f"crawl to published index, {it.documents:,} documents"
        told = f"{rate:,.0f} documents/s ({it.documents / it.processor_s:,.0f} a second of one core)"
        yield Outcome(what, told, "≥ 1,500 documents/s", rate >= 1500)
    for it in crawls:
        if it.update_s is None:
            continue
        at = f"{it.documents:,} documents"
        what = f"update with 100 changed articles until found, {at}"
        yield Outcome(what, f"{it.update_s:.1f} s", "≤ 3 s", it.update_s <= 3)
        worst = max(it.slower.values())
        what = f"pages after {it.updates} updates and removals, the worst class, {at}"
        yield Outcome(what, f"{worst:.2f} times", "≤ 1.3", worst <= 1.3)


def _growth(results: Mapping[int, SizeResult]) -> Iterator[Outcome]:
    """From 200,000 to a million: p50 of a class against its matches."""
    small, large = results.get(200_000), results.get(1_000_000)
    one = small.engine("Telusur") if small else None
    other = large.engine("Telusur") if large else None
    if not (small and large and one and other):
        return
    worst = max(
        (other.pages[kind].p50 / one.pages[kind].p50) / (large.matches[kind] / small.matches[kind])
        for kind in one.pages
    )
    what = "growth of p50 by growth of matches, 200,000 to a million, the worst class"
    yield Outcome(what, f"{worst:.2f}", "≤ 1", worst <= 1)
