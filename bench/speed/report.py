"""Results as a page: docs/benchmarks.md and the plot beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.speed.plot import draw_plot
from bench.speed.queries import Class
from bench.speed.results import Crawled, EngineResult, SizeResult
from bench.speed.rows import SHOWN
from bench.speed.targets import PEERS, outcomes, ratio, ratio_bound

_HEAD = f"""# Speed, side by side

Written by `make bench`; the figures are in [bench/results.json](../bench/results.json). One run measures all
engines: each query is put to all of them in turn, another first each time, so whatever else the machine
does meets all alike. Absolute times hold for one machine on one day, and this one is noisy: **read the
ratios**.

**A page of work** is the same for all: from the query's text to the top ten by BM25F over title (weight 2)
and body, the counts of all seven facets over all matches (a facet's own filter left aside; the {SHOWN}
commonest values of each are handed out), and a marked snippet for each of the ten.
"""

_CORPUS = """## What is searched

Documents of about 300 words, resampled from {source} in runs of up to four sentences with a fixed seed.
Sentences drawn again and again would bring no new words, so their rare words (at most two occurrences in the
source) are replaced: by invented ones for as long as vocabulary lags behind the law that it follows in the
source ({growth} forms in n words), else by one invented before, those used often the likelier. Units (2,000,
up to four a document), awards received and mentioned (40), institutions (120), sources (60), kinds (5) and
days of 2005 to 2025 are assigned with Zipf frequencies. A smaller corpus is the beginning of a larger.

No other engine stems Indonesian. So all get the same tokens from our analyzer, stems and words as written, in
fields of their own, joined by spaces; phrases within quotes and prefixes are answered on words as written.
Peers get their queries stemmed already, in their own query language; Telusur parses and stems within the
time. Queries are drawn from the text by occurrence, without the commonest words, so that most have many
matches.
"""

_AGAIN = """## Once more

```sh
make bench                       # 10,000, 50,000 and 200,000 documents
make bench SIZES=10k,50k         # quicker
make bench SIZES=1m              # a million: Telusur, tantivy and SQLite
BENCH_DIR=~/bench make bench     # keeps corpora and the peers' indexes for the next run
```

Whoever is not installed is left out and told of. `make bench` installs what is on PyPI (the extra `bench`);
bench/apt-packages names Debian's packages. The corpus comes from real articles where TELUSUR_REAL_DATA is
set.
"""


def write_report(path: Path, results: Mapping[int, SizeResult]) -> None:
    """Writes the page, and the plot under the same name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = path.with_suffix(".svg")
    drawn = draw_plot(picture, results)
    path.write_text("\n".join(_page(results, picture.name if drawn else None)), encoding="utf-8")


def _page(results: Mapping[int, SizeResult], picture: str | None) -> Iterator[str]:
    measured = [it for _, it in sorted(results.items())]
    if not measured:
        return
    yield _HEAD
    yield from _targets(results)
    if picture:
        yield f"![p50 and p95 of a page by class and size]({picture})\n"
    for result in measured[::-1]:
        yield from _pages(result)
    yield from _indexes(measured)
    yield from _beyond(measured)
    yield from _agreement(measured)
    newest = measured[-1]
    yield _CORPUS.format(source=newest.source, growth=newest.growth)
    yield "## How each was set up\n"
    for engine in newest.engines:
        yield f"- **{engine.name} {engine.version}**: {engine.set_up}"
    names = {name: why for it in measured for name, why in it.skipped.items()}
    yield from (f"- **{name}** was left out: {why}" for name, why in names.items() if not newest.engine(name))
    yield ""
    yield _AGAIN


def _targets(results: Mapping[int, SizeResult]) -> Iterator[str]:
    paged = [it for size, it in sorted(results.items()) if size <= 200_000]
    if not paged:
        return
    largest = paged[-1]
    yield "## Against the targets\n"
    yield f"p50 of Telusur as a share of each peer's, {largest.documents:,} documents:\n"
    present = [name for name in PEERS if largest.engine(name)]
    rows = []
    for kind in Class:
        row = [kind.value]
        for peer in present:
            share = ratio(largest, kind, peer)
            bound = ratio_bound(kind, peer)
            row.append(
                "" if share is None else f"{_share(share)} {_verdict(share <= bound)} (≤ {_share(bound)})"
            )
        rows.append(row)
    yield from _table(["class", *present], rows)
    yield "And beyond:\n"
    yield from _table(
        ["", "measured", "target", ""],
        [[it.what, it.measured, it.bound, _verdict(it.met)] for it in outcomes(results)],
    )


def _share(share: float) -> str:
    return f"{share:.2f}" if share >= 0.02 else f"1/{1 / share:,.0f}"


def _verdict(met: bool) -> str:
    return "✓" if met else "**missed**"


def _pages(result: SizeResult) -> Iterator[str]:
    yield f"## A page of work, {result.documents:,} documents\n"
    load = f"load of others {result.load:.1f}"
    yield f"p50 / p95 / p99 in ms. {result.machine}, {load}; {result.day}.\n"
    rows = [
        [
            kind.value,
            f"{result.matches[kind.value]:,.0f}",
            *(_cuts(engine, kind) for engine in result.engines),
        ]
        for kind in Class
    ]
    yield from _table(["class", "matches", *(it.name for it in result.engines)], rows)
    few = [
        it
        for it in result.engines
        if it.pages[Class.ONE].queries < result.engines[0].pages[Class.ONE].queries
    ]
    every = result.engines[0].pages[Class.ONE].queries
    yield (
        f"Of {every} queries a class, the fastest of three times each"
        + "".join(f"; {it.name} of the first {it.pages[Class.ONE].queries}" for it in few)
        + ".\n"
    )


def _cuts(engine: EngineResult, kind: Class) -> str:
    cuts = engine.pages[kind.value]
    return " / ".join(_ms(it) for it in (cuts.p50, cuts.p95, cuts.p99))


def _ms(ms: float) -> str:
    return f"{ms:.2f}" if ms < 10 else f"{ms:.1f}" if ms < 100 else f"{ms:,.0f}"


def _indexes(measured: Sequence[SizeResult]) -> Iterator[str]:
    yield "## Indexes\n"
    yield (
        "Documents a second, by the clock or by the processor's time where that is less: of the index step "
        "on ready tokens, and with the making of tokens (Telusur does both in one). Size includes the text; "
        "in brackets without the copy of the tokens kept for snippets. Memory is that of a fresh process "
        "after 11 queries, imports included; first answer from opening on, files in memory.\n"
    )
    rows = []
    for result in measured:
        analysis = result.analysis.seconds if result.analysis else 0.0
        for engine in result.engines:
            built, opened = engine.built, engine.opened
            own = engine.name == "Telusur"
            index_step = built.seconds - analysis if own else built.seconds
            whole = built.seconds if own else built.seconds + analysis
            size = f"{built.size_mb:,.0f} MB"
            if built.copied_mb:
                size += f" ({built.size_mb - built.copied_mb:,.0f})"
            rows.append(
                [
                    f"{result.documents:,}",
                    engine.name,
                    f"{built.documents / index_step:,.0f}" if index_step > 0 else "",
                    f"{built.documents / whole:,.0f}",
                    f"{built.peak_mb:,.0f} MB" if built.peak_mb is not None else "",
                    size,
                    f"{opened.anonymous_mb:.0f} MB",
                    f"{_ms(opened.open_ms)} ms",
                    f"{_ms(opened.first_ms)} ms",
                ]
            )
    heads = [
        "documents",
        "",
        "tokens to index",
        "text to index",
        "peak",
        "size",
        "memory",
        "opening",
        "first answer",
    ]
    yield from _table(heads, rows)


def _beyond(measured: Sequence[SizeResult]) -> Iterator[str]:
    if any(it.served for it in measured):
        yield "## Through the web server\n"
        yield (
            "gunicorn as `telusur serve` runs it, all other engines closed. One reader asks the first 20 "
            "queries of each class, one after another; then wrk, on the same cores, asks these over and over "
            "through eight connections for ten seconds. Both do so three times, and the fastest counts. "
            "Others may work on the machine meanwhile, and how many processors they took from wrk and server "
            "is told; the processor's time a page, of all workers together, depends on them less. Memory is "
            "that of the larger worker after all of this.\n"
        )
        rows = [
            [
                f"{result.documents:,}",
                f"{_ms(it.page_ms)} ms",
                f"{_ms(it.in_process_ms)} ms",
                f"{it.pages_a_second:,.0f}" if it.pages_a_second else "wrk is not installed",
                f"{it.processor_ms:.2f} ms" if it.processor_ms is not None else "",
                f"{it.others:.1f}" if it.others is not None else "",
                str(it.failed),
                f"{it.anonymous_mb:.0f} MB",
            ]
            for result in measured
            if (it := result.served)
        ]
        heads = [
            "documents",
            "HTML page p50",
            "in process p50",
            "pages/s",
            "processor a page",
            "processors of others",
            "failed",
            "memory a worker",
        ]
        yield from _table(heads, rows)
    if crawls := [it.crawled for it in measured if it.crawled]:
        yield "## From a crawl\n"
        yield "`telusur reindex` of JSON lines with all annotations, into an empty data directory.\n"
        heads = ["documents", "documents/s", "seconds", "of the processor", "stages", "peak"]
        yield from _table(heads, [_crawl(it) for it in crawls])
        yield from (_changed(it) for it in crawls if it.updates)


def _crawl(crawl: Crawled) -> list[str]:
    return [
        f"{crawl.documents:,}",
        f"{crawl.documents / crawl.seconds:,.0f}",
        f"{crawl.seconds:,.1f}",
        f"{crawl.processor_s:,.1f}",
        ", ".join(f"{stage} {seconds:,.1f}" for stage, seconds in crawl.stages.items()),
        f"{crawl.peak_mb:,.0f} MB",
    ]


def _changed(crawl: Crawled) -> str:
    slower = ", ".join(f"{kind} {times:.2f}" for kind, times in crawl.slower.items())
    return (
        f"After {crawl.updates} updates of 100 changed articles each (the slowest {crawl.update_s:.1f} s "
        f"until found) and 1% of {crawl.documents:,} documents removed, p50 is these times what it was: "
        f"{slower}; the index {crawl.size_ratio:.2f} times as large.\n"
    )


def _agreement(measured: Sequence[SizeResult]) -> Iterator[str]:
    yield "## Do all find the same?\n"
    yield "Totals and the counts of every facet are compared for every query. Where one differs:\n"
    differing = [(it.documents, difference) for it in measured for difference in it.differences]
    yield from (
        _table(
            ["documents", "engine", "class", "queries", "why", "for example"],
            [
                [
                    f"{size:,}",
                    it.engine,
                    it.kind,
                    f"{it.queries} of {it.of}",
                    it.why or "**not known**",
                    it.example.replace("|", "\\|"),
                ]
                for size, it in differing
            ],
        )
        if differing
        else ["None does.\n"]
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
