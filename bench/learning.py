"""Learns from labelled reports which names received which awards: `python -m bench.learning [--write]`.

From `bench/reports.jsonl`, author by author; without `--write` it prints how each author's reports are read
by what those of all others teach. What grammar makes of a pair is a feature too, but of reports that its
rules were written from it says nothing. `make learn` writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.awards import REPORTS, Figures, lines, measure_rows, report_article
from bench.matching import Gold, same_award, same_recipient
from indexer.annotate import Annotator
from indexer.claims.relations.pairs import Pair
from indexer.claims.statements.reading import Reading
from search.claims import Receipt
from search.vocabulary import Vocabulary
from telusur.settings import load_settings
from telusur.wiring import Telusur

_PENALTY = 0.2
"""scikit-learn's C: best of 0.05 to 1 on authors left out, which differ by .01."""
_RARE = 4
"""Features of fewer pairs are not learnt."""
_SLIGHT = 0.02
"""Weights below it are not written."""
_HEADER = """\
# What the features of a name and an award in a sentence say of whether the one received the other: log odds.
# Learnt by `make learn` from bench/reports.jsonl, not written by hand. docs/decisions/0012
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of one report, and whether its labels say that it is a receipt."""

    features: tuple[str, ...]
    received: bool


def examples(vocabulary: Vocabulary, rows: Iterable[dict[str, Any]]) -> list[Example]:
    """Of all pairs of some reports. One whose receipt is told elsewhere in the report teaches nothing."""
    seen: list[tuple[Reading, Pair, Sequence[str]]] = []
    annotator = Annotator(
        replace(vocabulary, relations={}),
        lambda reading, pair, features: seen.append((reading, pair, features)),
    )
    found: list[Example] = []
    for row in rows:
        seen.clear()
        annotator.annotate(report_article(row))
        gold = [Gold.of_report(one) for one in row["received"]]
        for reading, pair, features in seen:
            receipt = _receipt(reading, pair)
            fits = [
                one for one in gold if same_recipient(one, receipt) and same_award(one, receipt, vocabulary)
            ]
            said = receipt.evidence.text
            if fits and not any(one.evidence in said or said in one.evidence for one in fits):
                continue
            known = [one for one in features if row["part"] != "open" or not one.startswith("grammar:")]
            found.append(Example(tuple(known), bool(fits)))
    return found


def _receipt(reading: Reading, pair: Pair) -> Receipt:
    """What the pair would be."""
    who = pair.recipient
    return Receipt(
        award=pair.anchor.slug or "",
        award_name=pair.anchor.name,
        level=None,
        recipient=who.name,
        recipient_unit=who.unit,
        recipient_kind=who.kind,
        institution=who.institution,
        giver=None,
        year=None,
        historic=False,
        evidence=reading.sentence.evidence,
    )


def learnt(found: Sequence[Example]) -> dict[str, float]:
    """Weights of features, as `Relations` adds them up."""
    often = Counter(feature for one in found for feature in one.features)
    seen = [{feature: 1.0 for feature in one.features if often[feature] >= _RARE} for one in found]
    vectors = DictVectorizer()
    model = LogisticRegression(C=_PENALTY, max_iter=3000)
    model.fit(vectors.fit_transform(seen), [one.received for one in found])
    weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    for whose in ("name", "topic"):  # each pair has one of the two: they bear the intercept
        weights[whose] = weights.get(whose, 0.0) + float(model.intercept_[0])
    return {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= _SLIGHT}


def written(weights: Mapping[str, float]) -> str:
    """The vocabulary's file."""
    rows = (f"{_quoted(name)} = {weight}" for name, weight in weights.items())
    return "\n".join([_HEADER, "[weights]", *rows, ""])


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _by_author(vocabulary: Vocabulary) -> dict[str, tuple[list[dict[str, Any]], list[Example]]]:
    """Author -> reports and what they teach; without those that nobody reads."""
    authors: dict[str, list[dict[str, Any]]] = {}
    for row in lines(REPORTS):
        if row["part"] != "held":
            authors.setdefault(row["author"], []).append(row)
    return {author: (rows, examples(vocabulary, rows)) for author, rows in authors.items()}


@click.command(help=__doc__)
@click.option("--write", is_flag=True, help="Learn from all of them and write the vocabulary's file.")
def main(write: bool) -> None:
    settings = load_settings()
    vocabulary = Telusur(settings).vocabulary
    authors = _by_author(vocabulary)
    if write:
        weights = learnt([one for _, found in authors.values() for one in found])
        path = settings.vocabulary_directory / "relations.toml"
        path.write_text(written(weights), encoding="utf-8")
        click.echo(f"{path}: {len(weights):,} weights")
        return
    table = Table("", "reports", "receipts", "grammar P", "R", "F1", "learnt P", "R", "F1", "planned")
    for author, (rows, _) in authors.items():
        others = [one for other, (_, found) in authors.items() if other != author for one in found]
        alone, both = (
            measure_rows(Figures(author), replace(vocabulary, relations=weights), rows)
            for weights in ({}, learnt(others))
        )
        told = [
            f"{value:.3f}"
            for tally in (alone.received, both.received)
            for value in (tally.precision, tally.recall, tally.f1)
        ]
        receipts = both.received.right + both.received.missed
        planned = f"{both.planned_received} of {both.planned}"
        table.add_row(author, str(len(rows)), str(receipts), *told, planned)
    Console().print(table)


if __name__ == "__main__":
    main()
