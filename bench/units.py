"""Units named in real news, against labels made by hand: `python -m bench.units [--json] [--errors]`.

Reads `$TELUSUR_REAL_DATA/gold/units.jsonl` and the texts in `articles.jsonl` beside it. A unit found and a
unit labelled are the same where its name or surface is one of the label's names (surface, canonical, acronym
and what else the text calls it), small letters, without punctuation, brackets and `Republik Indonesia`.
A body is counted once an article. Bodies present only through the title of an office holder (Bupati X) are
counted in the first figure and left out of the second.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import click

from bench.real_data import gold_articles, gold_labels
from bench.score import Score
from indexer.annotate import Annotator
from indexer.mentions import Mention, bodies
from telusur.settings import load_settings
from telusur.wiring import Telusur

_BRACKETS = re.compile(r"\([^)]*\)")
_OF_INDONESIA = re.compile(r" (?:republik indonesia|ri)$")


@dataclass(frozen=True, slots=True)
class Figures:
    articles: int
    score: Score
    without_titles: Score
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
    click.echo(f"units in {figures.articles} articles: {figures.score}")
    click.echo(f"  without office holders: {figures.without_titles}")
    for line in figures.wrong if errors else ():
        click.echo(f"  {line}")


def measure() -> Figures:
    annotator = Annotator(Telusur(load_settings()).vocabulary)
    articles = gold_articles()
    labels = gold_labels("units.jsonl")
    with_titles, without, wrong = [], [], []
    for label in labels:
        found = bodies(annotator.annotate(articles[label["id"]]).units)
        score, errors = _compare(label["units"], found)
        with_titles.append(score)
        held = [unit for unit in label["units"] if unit.get("via") != "title"]
        titles = {form for unit in label["units"] if unit.get("via") == "title" for form in _labelled(unit)}
        without.append(_compare(held, [one for one in found if not titles & set(_found(one))])[0])
        wrong += [f"{error}   ({label['id']})" for error in errors]
    return Figures(len(labels), _sum(with_titles), _sum(without), tuple(wrong))


def _compare(labelled: Sequence[dict[str, object]], found: Sequence[Mention]) -> tuple[Score, list[str]]:
    known = {form for unit in labelled for form in _labelled(unit)}
    seen = {form for one in found for form in _found(one)}
    extra = [one for one in found if not known & set(_found(one))]
    missed = [unit for unit in labelled if not seen & set(_labelled(unit))]
    score = Score(len(found) - len(extra), len(found), len(labelled) - len(missed), len(labelled))
    return score, [f"+ {one.surface} = {one.name}" for one in extra] + [f"- {u['surface']}" for u in missed]


def _labelled(unit: dict[str, object]) -> Iterator[str]:
    names = [unit["surface"], unit["canonical"], unit.get("acronym")]
    for more in ("also", "also_title"):
        names += unit.get(more, [])  # type: ignore[arg-type]  # a list of strings, as the labels are
    return (_plain(name) for name in names if isinstance(name, str))


def _found(mention: Mention) -> Iterator[str]:
    return (_plain(name) for name in (mention.name, mention.surface))


def _plain(name: str) -> str:
    words = re.findall(r"[^\W_]+", _BRACKETS.sub(" ", name).casefold())
    return _OF_INDONESIA.sub("", " ".join(words))


def _sum(scores: Sequence[Score]) -> Score:
    return Score(*(sum(column) for column in zip(*map(_numbers, scores), strict=True)))


def _numbers(score: Score) -> tuple[int, int, int, int]:
    return score.right, score.found, score.covered, score.labelled


if __name__ == "__main__":
    main()
