"""The sample crawl read and annotated, against what its authors know: `python -m bench.sample [--json]`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console

from corpus.article import Article
from corpus.sample import CRAWL
from indexer.inspect import Inspection, inspect_crawl
from telusur.settings import load_settings
from telusur.wiring import Telusur

LABELS = CRAWL.parent / "labels.jsonl"


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of what the labels say was found. Awards count parents (Adipura Kencana: Adipura) as right."""

    articles: int
    found: int
    days: int
    awards_precision: float
    awards_recall: float
    wrong: tuple[str, ...]


@click.command()
@click.option("--json", "as_json", is_flag=True)
def main(as_json: bool) -> None:
    """Measure titles, days and award types on the sample crawl, and list what is wrong."""
    figures = measure()
    if as_json:
        click.echo(json.dumps({name: getattr(figures, name) for name in figures.__slots__}, indent=2))
        return
    console = Console()
    console.print(f"titles {figures.found} of {figures.articles}, days {figures.days}")
    precision, recall = figures.awards_precision, figures.awards_recall
    console.print(f"award types: precision {precision:.3f}, recall {recall:.3f}")
    for line in figures.wrong:
        console.print(line, markup=False, style="dim")


def measure() -> Figures:
    telusur = Telusur(load_settings())
    parents = {slug: award.parent for slug, award in telusur.vocabulary.awards.items()}
    crawl = telusur.settings.crawl
    inspections = inspect_crawl(
        str(CRAWL), telusur.sites, telusur.vocabulary, crawl.fields, crawl.max_page_bytes
    )
    by_title = {item.outcome.title: item for item in inspections if isinstance(item.outcome, Article)}
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    tally: Counter[str] = Counter()
    wrong = []
    for label in labels:
        item = by_title.get(label["title"])
        if item is None:
            wrong.append(f"{label['title']}: not found")
            continue
        tally["found"] += 1
        tally["days"] += _day(item) == label["day"]
        got = _named(item)
        wanted = set(label["awards"])
        broader = {parents.get(slug) for slug in got | wanted}
        tally["right"] += len(got & wanted)
        tally["missed"] += len(wanted - got)
        tally["extra"] += len(got - wanted - broader)
        if missed_or_extra := sorted((wanted - got) | (got - wanted - broader)):
            wrong.append(f"{label['title']}: {', '.join(missed_or_extra)}")
    return Figures(
        articles=len(labels),
        found=tally["found"],
        days=tally["days"],
        awards_precision=tally["right"] / (tally["right"] + tally["extra"]),
        awards_recall=tally["right"] / (tally["right"] + tally["missed"]),
        wrong=tuple(wrong),
    )


def _named(item: Inspection) -> set[str]:
    found = item.annotations
    return {*found.awards_received, *found.awards_mentioned} if found else set()


def _day(item: Inspection) -> Any:
    published = item.outcome.published if isinstance(item.outcome, Article) else None
    return published.day.isoformat() if published else None


if __name__ == "__main__":
    main()
