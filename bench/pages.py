"""How well pages become articles, beside trafilatura: `python -m bench.pages [--no-rules] [--json]`.

Reads `$TELUSUR_REAL_DATA/pages`: saved pages with hand-made gold, and listing pages.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
import trafilatura
from rich.console import Console
from rich.table import Table

from bench.real_data import real_data
from corpus.article import Article, Origin, Page, Rejection
from corpus.pages import to_article
from corpus.published import WIB
from corpus.sites import Sites

NOW = datetime(2026, 11, 1, tzinfo=WIB)
RULES = Path("config/sites.toml")


@dataclass(slots=True)
class Extracted:
    """One extractor's answer for one page."""

    title: str = ""
    day: str = ""
    time: str = ""
    byline: str | None = None
    views: int | None = None
    body: str = ""
    is_article: bool = False


@dataclass(slots=True)
class Figures:
    """One extractor's results over all pages. Body figures are means over pages."""

    name: str
    titles: int = 0
    days: int = 0
    times: int = 0
    bylines: int = 0
    views: int = 0
    precision: float = 0.0
    recall: float = 0.0
    f1: float = 0.0
    clean_ends: int = 0
    boilerplate: int = 0
    listings_taken: int = 0
    pages: int = 0
    listings: int = 0
    errors: list[str] = field(default_factory=list)


Extractor = Callable[[str, str | None], Extracted]


def telusur(sites: Sites) -> Extractor:
    def extract(content: str, url: str | None) -> Extracted:
        article = to_article(Page(Origin("page"), url, content, "html"), sites, now=NOW)
        if isinstance(article, Rejection):
            return Extracted(title=f"({article.reason}: {article.detail})")
        return Extracted(
            article.title, *_day_and_time(article), article.byline, article.views, article.body, True
        )

    return extract


def by_trafilatura(content: str, url: str | None) -> Extracted:
    found = trafilatura.extract(
        content, url=url, output_format="json", with_metadata=True, include_comments=False
    )
    if found is None:
        return Extracted()
    said = json.loads(found)
    body = said["text"] or ""
    return Extracted(said["title"] or "", said["date"] or "", "", said["author"], None, body, len(body) > 200)


def measure(name: str, extract: Extractor, folder: Path) -> Figures:
    """Run one extractor over all pages and listings in `folder`."""
    figures = Figures(name)
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    for said in gold:
        _score(figures, said, extract(read(folder / said["file"]), said["url"]))
    for count in ("precision", "recall", "f1"):
        setattr(figures, count, round(getattr(figures, count) / len(gold), 4))
    for path in sorted((folder / "listing").glob("*.html")):
        figures.listings += 1
        if (answer := extract(read(path), None)).is_article:
            figures.listings_taken += 1
            figures.errors.append(f"{path.name}: taken for the article {answer.title!r}")
    return figures


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _score(figures: Figures, gold: dict[str, Any], got: Extracted) -> None:
    figures.pages += 1
    for label, right, expected, actual in _fields(gold, got):
        setattr(figures, label, getattr(figures, label) + right)
        if not right:
            figures.errors.append(f"{gold['file']}: {label}: {actual!r}, not {expected!r}")
    precision, recall, f1 = token_f1(gold["body"], got.body)
    figures.precision, figures.recall = figures.precision + precision, figures.recall + recall
    figures.f1 += f1
    if f1 < 0.97:
        figures.errors.append(f"{gold['file']}: body: precision {precision:.3f}, recall {recall:.3f}")
    for text in gold["boilerplate_must_not_appear"]:
        if text in got.body:
            figures.boilerplate += 1
            figures.errors.append(f"{gold['file']}: in the body: {text!r}")


def _fields(gold: dict[str, Any], got: Extracted) -> Iterator[tuple[str, bool, object, object]]:
    day, _, clock = gold["published"].partition("T")
    yield "titles", got.title == gold["title"], gold["title"], got.title
    yield "days", got.day == day, day, got.day
    yield "times", got.time == clock[:5], clock[:5], got.time
    yield "bylines", got.byline == gold["byline"], gold["byline"], got.byline
    yield "views", got.views == gold["views"], gold["views"], got.views
    plain, body = _squeezed(got.body), (_squeezed(gold["first_words"]), _squeezed(gold["last_words"]))
    yield "clean_ends", plain.startswith(body[0]) and plain.endswith(body[1]), body, (plain[:80], plain[-80:])


def token_f1(expected: str, actual: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over words with their counts, case folded."""
    want, have = (Counter(re.findall(r"\w+", text.lower())) for text in (expected, actual))
    shared = sum((want & have).values())
    precision, recall = shared / max(sum(have.values()), 1), shared / max(sum(want.values()), 1)
    return precision, recall, 2 * shared / max(sum(have.values()) + sum(want.values()), 1)


def _day_and_time(article: Article) -> tuple[str, str]:
    published = article.published
    if published is None:
        return "", ""
    return published.day.isoformat(), f"{published.moment + timedelta():%H:%M}" if published.precise else ""


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@click.command(help=__doc__)
@click.option("--rules/--no-rules", default=True, help="Use config/sites.toml, or the generic path alone.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(rules: bool, as_json: bool) -> None:
    folder = real_data("pages")
    sites = Sites.load(RULES) if rules else Sites()
    results = [measure("telusur", telusur(sites), folder), measure("trafilatura", by_trafilatura, folder)]
    if as_json:
        click.echo(json.dumps([asdict(figures) for figures in results], ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(_table(results))
    for error in results[0].errors:
        console.print(error, markup=False, highlight=False)


def _table(results: list[Figures]) -> Table:
    table = Table(title=f"{results[0].pages} pages, {results[0].listings} listings")
    table.add_column("")
    for figures in results:
        table.add_column(figures.name, justify="right")
    rows = "titles days times bylines views clean_ends precision recall f1 boilerplate listings_taken"
    for row in rows.split():
        table.add_row(row.replace("_", " "), *(str(getattr(figures, row)) for figures in results))
    return table


if __name__ == "__main__":
    main()
