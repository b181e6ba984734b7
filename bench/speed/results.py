"""What a run of the comparison measured, as values, and where they are kept."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import msgspec


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float
    queries: int

    @classmethod
    def of(cls, times: Sequence[float]) -> Percentiles:
        if len(times) < 2:
            return cls(*(round(sum(times), 3),) * 3, len(times))
        cuts = quantiles(times, n=100, method="inclusive")
        return cls(round(median(times), 3), round(cuts[94], 3), round(cuts[98], 3), len(times))


@dataclass(frozen=True, slots=True)
class Built:
    """How an index came to be."""

    documents: int
    seconds: float
    """Of the index step alone (`Index.seconds`); Telusur's makes its tokens in it, the others are handed
    theirs."""
    peak_mb: float | None
    """Resident memory at its highest; None where a server of another process does the work."""
    size_mb: float
    """On disk, text included."""
    copied_mb: float | None
    """Of these, ready-made tokens kept for snippets; None where that cannot be told."""

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds


@dataclass(frozen=True, slots=True)
class Opened:
    """A fresh process that opens an index and answers."""

    open_ms: float
    first_ms: float
    """From opening to the first answer."""
    anonymous_mb: float
    """Memory of its own after answering, the imports of its program included."""


@dataclass(frozen=True, slots=True)
class EngineResult:
    name: str
    version: str
    set_up: str
    built: Built
    opened: Opened
    pages: Mapping[str, Percentiles]
    """Query class -> a page of work."""
    shares: Mapping[str, float]
    """Query class -> Telusur's p50 as a share of this engine's, over the queries that both were asked."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An engine that found other documents than Telusur, or counted otherwise."""

    engine: str
    kind: str
    queries: int
    of: int
    example: str
    why: str
    """Empty where nobody knows: a fault."""


@dataclass(frozen=True, slots=True)
class Served:
    """Result pages through gunicorn."""

    workers: int
    page_ms: float
    """p50 of an HTML page, one request after another, the fastest of three times each."""
    in_process_ms: float
    """p50 of the same queries' pages of work in process."""
    pages_a_second: float
    """wrk's; 0 where it is not installed."""
    failed: int
    anonymous_mb: float
    """The largest worker's, after all of that."""
    processor_ms: float | None = None
    """Of all workers together, for a page that wrk asked."""
    others: float | None = None
    """Processors that neither server nor wrk had meanwhile, for others worked on them."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """From a crawl (JSON lines) to a published index, through `telusur reindex`; then updates."""

    documents: int
    seconds: float
    processor_s: float
    """Of all processes together; on a machine of its own, two cores need at least half of it."""
    stages: Mapping[str, float]
    peak_mb: float
    update_s: float | None = None
    """`telusur update` with 100 changed articles, from start to being found; the slowest of all."""
    updates: int = 0
    slower: Mapping[str, float] = field(default_factory=dict)
    """Query class -> p50 after the updates and removals, as a multiple of p50 before."""
    size_ratio: float | None = None


@dataclass(frozen=True, slots=True)
class SizeResult:
    """All that was measured on a corpus of one size."""

    documents: int
    source: str
    growth: str
    machine: str
    load: float
    """Processes that wanted a processor when the size was begun, ours not among them."""
    day: str
    matches: Mapping[str, float]
    """Query class -> documents that match on average."""
    analysis: Built | None
    """Telusur's tokens alone, without an index."""
    engines: tuple[EngineResult, ...]
    skipped: Mapping[str, str]
    differences: tuple[Difference, ...]
    served: Served | None = None
    crawled: Crawled | None = None

    def engine(self, name: str) -> EngineResult | None:
        return next((it for it in self.engines if it.name == name), None)


def load(path: Path) -> dict[int, SizeResult]:
    """Documents -> result, of every size ever measured into this file."""
    return msgspec.json.decode(path.read_bytes(), type=dict[int, SizeResult]) if path.exists() else {}


def save(path: Path, results: Mapping[int, SizeResult]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        msgspec.json.format(msgspec.json.encode(dict(sorted(results.items()))), indent=1) + b"\n"
    )


def machine() -> str:
    """The processor, its cores, memory and Python, in one line."""
    facts = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    names = [line.partition(":")[2].strip() for line in facts.splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = names[0] if names else platform.machine()
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def today() -> str:
    return date.today().isoformat()
