"""Speed from crawl to result page: `python -m bench.speed [--size N] [--json]`.

One page of work is everything between a query's text and a rendered-ready page: matching, BM25F,
the top ten, counts of every facet over all matches, and snippets.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

import click
from rich.console import Console
from rich.table import Table

from corpus.article import Page
from corpus.readers import Crawl
from corpus.sample import CRAWL
from indexer.progress import Stage
from indexer.reindex import reindex
from search.ask import ask
from search.parse import Request
from telusur.console import TerminalProgress
from telusur.settings import load_settings
from telusur.wiring import Telusur

QUERIES_PER_CLASS = 60


@click.command()
@click.option("--size", default=2000, show_default=True, help="Articles to index, at the most.")
@click.option("--json", "as_json", is_flag=True)
def main(size: int, as_json: bool) -> None:
    """Index a crawl, ask it queries of several classes, and print what each took."""
    with tempfile.TemporaryDirectory(prefix="telusur-bench-") as scratch:
        crawl = _crawl(Path(scratch), size)
        telusur = Telusur(load_settings(data=Path(scratch) / "data"))
        report = reindex(telusur.workshop(), [crawl], TerminalProgress())
        figures = {
            "articles": report.build.documents,
            "size_mb": round(report.build.size_bytes / 1e6, 1),
            "seconds": {stage.value: round(seconds, 2) for stage, seconds in report.seconds.items()},
            "read_per_second": round(report.build.documents / report.seconds[Stage.READ]),
            "index_per_second": round(report.build.documents / report.seconds[Stage.INDEX]),
        }
        pages = dict(_pages(telusur, crawl))
    if as_json:
        print(json.dumps({**figures, "page_ms": pages}, indent=2))
    else:
        _draw(figures, pages)


def _crawl(scratch: Path, size: int) -> str:
    """The first articles of a crawl of real news where there is one, else the sample crawl."""
    real = os.environ.get("TELUSUR_REAL_DATA")
    if not real:
        return str(CRAWL)
    cut = scratch / "news.jsonl"
    with gzip.open(Path(real) / "corpora" / "real_news.jsonl.gz", "rt", encoding="utf-8") as news:
        cut.write_text("".join(itertools.islice(news, size)), encoding="utf-8")
    return str(cut)


def _pages(telusur: Telusur, crawl: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Query class -> its p50 and p95 in milliseconds, after one warm-up query of each."""
    for name, queries in _queries(crawl).items():
        times = []
        for text in [queries[0], *queries]:
            started = time.perf_counter()
            ask(telusur.engine, telusur.vocabulary, Request(text))
            times.append((time.perf_counter() - started) * 1000)
        cuts = quantiles(times[1:], n=20)
        yield name, {"p50": round(cuts[9], 2), "p95": round(cuts[18], 2)}


def _queries(crawl: str) -> dict[str, list[str]]:
    """Words as often as they stand in the text (so mostly frequent ones), drawn with a fixed seed."""
    pages = (page for page in Crawl([crawl]) if isinstance(page, Page) and page.form == "text")
    texts = [page.content.split() for page in itertools.islice(pages, 500)]
    chance = random.Random(2021)  # noqa: S311  # a repeatable draw, no secret

    def run(length: int) -> list[str]:
        while True:
            words = chance.choice(texts)
            start = chance.randrange(max(1, len(words) - length))
            drawn = words[start : start + length]
            if len(drawn) == length and all(word.isalpha() and len(word) > 3 for word in drawn):
                return drawn

    def several(make: str, words: int) -> list[str]:
        return [make.format(*run(words)) for _ in range(QUERIES_PER_CLASS)]

    return {
        "one word": several("{}", 1),
        "all of two": several("{} {}", 2),
        "any of three": several("{} OR {} OR {}", 3),
        "exact phrase": several('"{} {}"', 2),
        "prefix": [f"{word[:4]}*" for [word] in (run(1) for _ in range(QUERIES_PER_CLASS))],
        "word in a year": several("{} tahun:2025", 1),
        "everything": [""] * QUERIES_PER_CLASS,
    }


def _draw(figures: dict[str, object], pages: dict[str, dict[str, float]]) -> None:
    console = Console()
    for name, figure in figures.items():
        console.print(f"[dim]{name:18}[/]{figure}")
    table = Table("One page of results", "p50 ms", "p95 ms")
    for name, cuts in pages.items():
        table.add_row(name, f"{cuts['p50']:.2f}", f"{cuts['p95']:.2f}")
    console.print(table)


if __name__ == "__main__":
    main()
