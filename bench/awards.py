"""Who received what, against labels by hand: `python -m bench.awards [--json] [--part all|open|held]`.

`bench/reports.jsonl` are 646 reports written and labelled before anything had read them; most re-tell facts,
some are invented, though their bodies and awards exist: they are test texts, no sources. Rules were written
looking at those called open, weights learnt from them and from those called learnt (`bench/learning.py`);
the errors of those called held, of which nobody learns, are listed with `--part held` alone. With
`$TELUSUR_REAL_DATA/gold` also 30 reports on facts, all of which rules were written looking at, and real
news (formal awards; sport is left out), one in eight held back.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bench.matching import Gold, same_award, same_recipient
from bench.real_data import real_data
from corpus.article import Article, Published
from indexer.annotate import Annotations, Annotator
from search.claims import Receipt
from search.vocabulary import Vocabulary
from telusur.settings import load_settings
from telusur.wiring import Telusur

PLANNED = {"target", "proposed", "programme"}
REPORTS = Path(__file__).with_name("reports.jsonl")


@dataclass(slots=True)
class Tally:
    """What was found of what is there, with every error in words."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


@dataclass(slots=True)
class Figures:
    """Of one set of articles."""

    name: str
    received: Tally = field(default_factory=Tally)
    counts: Tally = field(default_factory=Tally)
    planned: int = 0
    """Cases that are planned, proposed or a programme."""
    planned_received: int = 0
    slugs: int = 0
    """Right receipts whose award and institution carry the right slugs."""
    slugs_of: int = 0
    years: int = 0
    givers: int = 0
    givers_of: int = 0


def measure_own_reports(vocabulary: Vocabulary, part: str) -> Figures:
    """`open`, `learnt` or `held`."""
    rows = [row for row in lines(REPORTS) if row["part"] == part]
    return measure_rows(Figures(f"reports, {part}"), vocabulary, rows)


def measure_reports(vocabulary: Vocabulary, folder: Path) -> Figures:
    """`award_reports.jsonl`"""
    return measure_rows(Figures("gold reports"), vocabulary, lines(folder / "award_reports.jsonl"))


def measure_rows(figures: Figures, vocabulary: Vocabulary, rows: Iterable[dict[str, Any]]) -> Figures:
    """Of labelled reports."""
    annotator = Annotator(vocabulary)
    for row in rows:
        said = annotator.annotate(report_article(row))
        gold = [Gold.of_report(receipt) for receipt in row["received"]]
        _receipts(figures, vocabulary, row["id"], gold, said.received)
        _counts(figures.counts, row["id"], row["counts"], said)
        _planned(figures, row["id"], _planned_in_report(row), said)
    return figures


def measure_news(vocabulary: Vocabulary, folder: Path, part: str = "all") -> Figures:
    """Real news: `awards.jsonl` with the texts in `articles.jsonl`."""
    figures, annotator = Figures("real news"), Annotator(vocabulary)
    articles = {row["id"]: row for row in lines(folder / "articles.jsonl")}
    for row in _rows(folder / "awards.jsonl", part):
        text = articles[row["id"]]
        said = annotator.annotate(_article(row["id"], text["title"], text["body"], text["date"], text["url"]))
        gold = [Gold.of_news(receipt) for receipt in row["received"]]
        _receipts(figures, vocabulary, row["id"], gold, said.received)
        planned = [case["evidence"] for case in row["not_received"] if case["why"] in PLANNED]
        _planned(figures, row["id"], planned, said)
    return figures


def _receipts(
    figures: Figures, vocabulary: Vocabulary, where: str, gold: list[Gold], found: Sequence[Receipt]
) -> None:
    """Pair each receipt that was found with one that is there: award and recipient, the year first."""
    tally, open_gold = figures.received, list(gold)
    for receipt in sorted(found, key=lambda receipt: receipt.year is None):
        fits = [
            one for one in open_gold if same_recipient(one, receipt) and same_award(one, receipt, vocabulary)
        ]
        if not fits:
            tally.extra += 1
            tally.errors.append(
                f"{where}: extra: {receipt.award} | {receipt.recipient} | {receipt.year}"
                f" << {receipt.evidence.text[:160]}"
            )
            continue
        one = max(fits, key=lambda one: one.year == receipt.year)
        open_gold.remove(one)
        if one.ignored:
            continue
        tally.right += 1
        _details(figures, where, one, receipt)
    for one in open_gold:
        if not one.ignored:
            tally.missed += 1
            tally.errors.append(
                f"{where}: missed: {one.award} | {one.recipients[0]} | {one.year} << {one.evidence[:160]}"
            )


def _details(figures: Figures, where: str, one: Gold, receipt: Receipt) -> None:
    figures.years += one.year == receipt.year
    if one.year != receipt.year:
        figures.received.errors.append(f"{where}: year: {receipt.recipient}: {receipt.year}, not {one.year}")
    if one.giver is not None:
        figures.givers_of += 1
        figures.givers += one.giver == (receipt.giver or "")
        if one.giver != (receipt.giver or ""):
            figures.received.errors.append(f"{where}: giver: {receipt.giver}, not {one.giver}")
    if one.slug is not None:
        figures.slugs_of += 1
        right = one.slug == receipt.award and one.institution in {receipt.institution or "", None}
        figures.slugs += right
        if not right:
            figures.received.errors.append(
                f"{where}: slugs: {receipt.recipient}: {receipt.award}, {receipt.institution},"
                f" not {one.slug}, {one.institution}"
            )


def _counts(tally: Tally, where: str, gold: Iterable[dict[str, Any]], said: Annotations) -> None:
    """A count is right where number and award are."""
    open_gold = [(case["number"], case["award_slug"]) for case in gold]
    for claim in said.counts:
        if (claim.number, claim.award) in open_gold:
            open_gold.remove((claim.number, claim.award))
            tally.right += 1
        else:
            tally.extra += 1
            tally.errors.append(
                f"{where}: extra count: {claim.number} {claim.what} | {claim.award}"
                f" << {claim.evidence.text[:120]}"
            )
    for number, award in open_gold:
        tally.missed += 1
        tally.errors.append(f"{where}: missed count: {number} | {award}")


def _planned(figures: Figures, where: str, sentences: Iterable[str], said: Annotations) -> None:
    """A receipt that stands on a sentence which speaks of a plan is the worst error of all."""
    for sentence in sentences:
        figures.planned += 1
        for receipt in said.received:
            text = receipt.evidence.text
            if text in sentence or sentence in text:
                figures.planned_received += 1
                figures.received.errors.append(f"{where}: planned, not received: {sentence[:160]}")
                break


def _planned_in_report(row: dict[str, Any]) -> list[str]:
    """Sentences that hold nothing but what was not received."""
    received = {receipt["evidence"] for receipt in row["received"]}
    return [case["evidence"] for case in row["not_received"] if case["evidence"] not in received]


def report_article(row: Mapping[str, Any]) -> Article:
    """A report's text."""
    return _article(row["id"], row["title"], row["body"], row["published"])


def _article(identity: str, title: str, body: str, day: str | None, url: str | None = None) -> Article:
    return Article(
        id=identity,
        url=url or None,
        title=title,
        body=body,
        published=Published.parse(day[:10]) if day and len(day) >= 10 else None,
        byline=None,
        source="",
    )


def _rows(path: Path, part: str) -> list[dict[str, Any]]:
    return [row for row in lines(path) if part in {"all", half(row["id"])}]


def half(identity: str) -> str:
    """`open` or `held`."""
    return "held" if hashlib.sha256(identity.encode()).digest()[0] % 8 == 7 else "open"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--part", type=click.Choice(["all", "open", "held"]), default="all")
@click.option("--errors/--no-errors", default=True, help="List what is wrong.")
def main(as_json: bool, part: str, errors: bool) -> None:
    vocabulary = Telusur(load_settings()).vocabulary
    results = [measure_own_reports(vocabulary, one) for one in ("open", "held") if part in {"all", one}]
    if os.environ.get("TELUSUR_REAL_DATA"):
        folder = real_data("gold")
        results += [measure_reports(vocabulary, folder), measure_news(vocabulary, folder, part)]
    if as_json:
        click.echo(json.dumps([asdict(figures) for figures in results], ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(_table(results))
    if errors:
        for figures in results if part != "all" else [one for one in results if one.name != "reports, held"]:
            for error in (*figures.received.errors, *figures.counts.errors):
                console.print(error, markup=False, highlight=False, style="dim")


def _table(results: list[Figures]) -> Table:
    table = Table()
    table.add_column("")
    for figures in results:
        table.add_column(figures.name, justify="right")
    rows = {
        "received precision": [f"{figures.received.precision:.3f}" for figures in results],
        "received recall": [f"{figures.received.recall:.3f}" for figures in results],
        "received F1": [f"{figures.received.f1:.3f}" for figures in results],
        "counts F1": [f"{figures.counts.f1:.3f}" for figures in results],
        "planned called received": [f"{one.planned_received} of {one.planned}" for one in results],
        "slugs right": [f"{figures.slugs} of {figures.slugs_of}" for figures in results],
        "years right": [f"{figures.years} of {figures.received.right}" for figures in results],
        "givers right": [f"{figures.givers} of {figures.givers_of}" for figures in results],
    }
    for name, cells in rows.items():
        table.add_row(name, *cells)
    return table


if __name__ == "__main__":
    main()
