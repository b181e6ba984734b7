"""What becomes of a ministry's feed: `python -m bench.crawl [--json]`.

Reads `$TELUSUR_REAL_DATA/crawl/kemdiktisaintek.jsonl`, in which an article's address is `/news/article/...`.
Counted by hand: of the 157 other records none has a sentence (their longest lines are headlines of 157
characters at most), of the 617 articles each has a paragraph. The feed states no dates; its own listing
pages do, so that the inferred ones can be measured against them.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain, pairwise
from pathlib import Path

import click

from bench.real_data import real_data
from corpus.article import Article, Origin, Page, Rejection, Stated
from corpus.dates import find_dates
from corpus.pages import to_article
from corpus.sites import Sites

RULES = Path("config/sites.toml")
_ENTRY_DATE = re.compile(r"\d{2} \w+ \d{4} \| ")


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the feed and what it became."""

    page: Page
    answer: Article | Rejection

    @property
    def is_article_address(self) -> bool:
        return "/news/article/" in (self.page.url or "")


def read_feed(path: Path, sites: Sites) -> list[Row]:
    now = datetime.now(UTC)
    return [Row(page, to_article(page, sites, now=now)) for page in _pages(path)]


def stated_days(rows: Sequence[Row]) -> dict[str, date]:
    """Days by slug, as the feed's own listing pages print them one or two lines below each headline."""
    days: dict[str, date] = {}
    for row in rows:
        if row.is_article_address:
            continue
        lines = [line.strip() for line in row.page.content.splitlines() if line.strip()]
        for headline, below in chain(zip(lines, lines[2:], strict=False), pairwise(lines)):
            if _ENTRY_DATE.match(below):
                days.setdefault(_slug(headline.removeprefix("Lihat Selengkapnya")), find_dates(below)[0].day)
    return days


def _pages(path: Path) -> Iterator[Page]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        record = json.loads(line)
        stated = Stated(record["title"], record["published"], record["author"])
        fetched = datetime.fromisoformat(record["fetched_at"])
        yield Page(Origin(path.name, number), record["url"], record["text"], "text", fetched, stated)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _figures(rows: Sequence[Row], seconds: float) -> dict[str, object]:
    days = stated_days(rows)
    articles = [(row, row.answer) for row in rows if isinstance(row.answer, Article)]
    off = [
        abs((answer.published.day - days[slug]).days)
        for row, answer in articles
        if answer.published and (slug := _slug((row.page.url or "").rsplit("/", 1)[-1])) in days
    ]
    return {
        "records": len(rows),
        "articles": len(articles),
        "rejected": Counter(str(row.answer.reason) for row in rows if isinstance(row.answer, Rejection)),
        "articles rejected": sum(r.is_article_address and isinstance(r.answer, Rejection) for r in rows),
        "junk taken": sum(not row.is_article_address for row, _ in articles),
        "without date": sum(answer.published is None for _, answer in articles),
        "dates checked": len(off),
        "same day": sum(days == 0 for days in off),
        "within a day": sum(days <= 1 for days in off),
        "within a week": sum(days <= 7 for days in off),
        "mean days off": round(statistics.mean(off), 2),
        "ms a page": round(seconds / len(rows) * 1000, 2),
    }


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(as_json: bool) -> None:
    path = real_data("crawl/kemdiktisaintek.jsonl")
    sites = Sites.load(RULES)
    start = time.process_time()
    rows = read_feed(path, sites)
    figures = _figures(rows, time.process_time() - start)
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        click.echo(f"{name:18} {dict(value) if isinstance(value, Counter) else value}")


if __name__ == "__main__":
    main()
