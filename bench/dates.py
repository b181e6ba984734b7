"""Days named in real news, against labels made by hand: `python -m bench.dates [--json] [--errors]`.

Reads `$TELUSUR_REAL_DATA/gold/dates.jsonl` and the texts in `articles.jsonl` beside it. An expression is
right where its surface and its day, or first and last day, are the label's; one that stands several times
in a text counts once, as the labels have it once.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

import click

from bench.real_data import gold_articles, gold_labels
from bench.score import Score
from indexer.dates import dates_of

Expression = tuple[str, str, str | None]
"""Surface, first day, last day of a range."""


@dataclass(frozen=True, slots=True)
class Figures:
    articles: int
    score: Score
    wrong: tuple[str, ...]
    """What was found and is not labelled, with `+`; what is labelled and was not found, with `-`."""


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", is_flag=True, help="List what is wrong.")
def main(as_json: bool, errors: bool) -> None:
    figures = measure()
    if as_json:
        click.echo(json.dumps(asdict(figures)))
        return
    click.echo(f"dates in {figures.articles} articles: {figures.score}")
    for line in figures.wrong if errors else ():
        click.echo(f"  {line}")


def measure() -> Figures:
    articles = gold_articles()
    labels = gold_labels("dates.jsonl")
    right = found = labelled = 0
    wrong: list[str] = []
    for label in labels:
        published = date.fromisoformat(label["published"]) if label["published"] else None
        got = {(day.surface, day.iso, day.iso_end) for day in dates_of(articles[label["id"]], published)}
        wanted = {(one["surface"], one["iso"], one.get("iso_end")) for one in label["expressions"]}
        right, found, labelled = right + len(got & wanted), found + len(got), labelled + len(wanted)
        wrong += [f"+ {_told(one)}   ({label['id']})" for one in sorted(got - wanted, key=str)]
        wrong += [f"- {_told(one)}   ({label['id']})" for one in sorted(wanted - got, key=str)]
    return Figures(len(labels), Score(right, found, right, labelled), tuple(wrong))


def _told(expression: Expression) -> str:
    surface, first, last = expression
    return f"{surface} = {first}{'..' + last if last else ''}"


if __name__ == "__main__":
    main()
