"""Learns from labelled reports who received what, and what numbers count: `python -m bench.learning`.

From `bench/reports.jsonl`, author by author; without `--write` it prints how each author's reports are read
by what those of all others teach. What grammar and rules make of them is a feature too, but of reports that
these were written from it says nothing. `make learn` writes.
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

from bench.awards import REPORTS, Figures, Tally, lines, measure_rows, report_article
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
"""Features of fewer examples are not learnt."""
_SLIGHT = 0.02
"""Weights below it are not written."""
_HEADER = """\
# What the features of a name and an award in a sentence say of whether the one received the other, and what
# those of a number say of whether it counts who received an award, or who took part: log odds.
# Learnt by `make learn` from bench/reports.jsonl, not written by hand. docs/decisions/0012
"""
_OTHER_COUNTS = frozenset("ijklmn")
"""Authors of long articles and of prizes under names of their own, who label other numbers than the rest."""
_VERDICTS = ("grammar:", "rules:", "0:rules:", "1:rules:", "award:rules:")
"""What the rules say, which were written from some of the reports."""


@dataclass(frozen=True, slots=True)
class Example:
    """A name or a number of a report with an award, and whether its labels say that they belong together."""

    features: tuple[str, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """Of some reports."""

    pairs: Sequence[Example]
    counts: Sequence[Example]

    @classmethod
    def of(cls, vocabulary: Vocabulary, rows: Sequence[dict[str, Any]]) -> Examples:
        return cls(examples(vocabulary, rows), examples_of_counts(vocabulary, rows))


def examples(vocabulary: Vocabulary, rows: Iterable[dict[str, Any]]) -> list[Example]:
    """Of all pairs of some reports. One whose receipt is told elsewhere teaches nothing, unless it is in the
    title, where little is labelled but much is told.
    """
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
            elsewhere = not any(one.evidence in said or said in one.evidence for one in fits)
            if fits and elsewhere and reading.sentence.where != "title":
                continue
            found.append(Example(_without_verdicts(features, row), bool(fits)))
    return found


def examples_of_counts(vocabulary: Vocabulary, rows: Iterable[dict[str, Any]]) -> list[Example]:
    """Of all numbers. One that is labelled in another sentence teaches nothing."""
    seen: list[tuple[Reading, int, str | None, Sequence[str]]] = []
    annotator = Annotator(
        replace(vocabulary, relations={}, counts={}),
        watch_counts=lambda reading, number, award, features: seen.append(
            (reading, number.value, award, features)
        ),
    )
    found: list[Example] = []
    for row in rows:
        if row["author"] in _OTHER_COUNTS:
            continue
        seen.clear()
        annotator.annotate(report_article(row))
        for reading, value, award, features in seen:
            said = reading.sentence.text
            labels = [one for one in row["counts"] if one["number"] == value]
            here = [one for one in labels if one["evidence"] in said or said in one["evidence"]]
            if here or not labels:
                fits = any(one["award_slug"] == award for one in here)
                found.append(Example(_without_verdicts(features, row), fits))
    return found


def _without_verdicts(features: Sequence[str], row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(one for one in features if row["part"] != "open" or not one.startswith(_VERDICTS))


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


def learnt(found: Examples, vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the weights that these teach."""
    relations = weights(found.pairs, everywhere=("name", "topic"))
    return replace(vocabulary, relations=relations, counts=weights(found.counts, everywhere=("number",)))


def weights(found: Sequence[Example], everywhere: Sequence[str]) -> dict[str, float]:
    """Of features, to be added up. Each example has one of `everywhere`: they bear the intercept."""
    often = Counter(feature for one in found for feature in one.features)
    seen = [{feature: 1.0 for feature in one.features if often[feature] >= _RARE} for one in found]
    vectors = DictVectorizer()
    model = LogisticRegression(C=_PENALTY, max_iter=3000)
    model.fit(vectors.fit_transform(seen), [one.fits for one in found])
    found_weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    for whose in everywhere:
        found_weights[whose] = found_weights.get(whose, 0.0) + float(model.intercept_[0])
    return {
        name: round(weight, 2) for name, weight in sorted(found_weights.items()) if abs(weight) >= _SLIGHT
    }


def written(vocabulary: Vocabulary) -> str:
    """The vocabulary's file."""
    rows = [_HEADER]
    for table, taught in (("weights", vocabulary.relations), ("counts", vocabulary.counts)):
        rows += [f"[{table}]", *(f"{_quoted(name)} = {weight}" for name, weight in taught.items()), ""]
    return "\n".join(rows)


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _by_author(vocabulary: Vocabulary) -> dict[str, tuple[list[dict[str, Any]], Examples]]:
    """Author -> reports and what they teach; without those that nobody reads."""
    authors: dict[str, list[dict[str, Any]]] = {}
    for row in lines(REPORTS):
        if row["part"] != "held":
            authors.setdefault(row["author"], []).append(row)
    return {author: (rows, Examples.of(vocabulary, rows)) for author, rows in authors.items()}


def together(found: Iterable[Examples]) -> Examples:
    listed = list(found)
    pairs = [one for each in listed for one in each.pairs]
    return Examples(pairs, [one for each in listed for one in each.counts])


@click.command(help=__doc__)
@click.option("--write", is_flag=True, help="Learn from all of them and write the vocabulary's file.")
def main(write: bool) -> None:
    settings = load_settings()
    vocabulary = Telusur(settings).vocabulary
    authors = _by_author(vocabulary)
    if write:
        taught = learnt(together(found for _, found in authors.values()), vocabulary)
        path = settings.vocabulary_directory / "relations.toml"
        path.write_text(written(taught), encoding="utf-8")
        click.echo(f"{path}: {len(taught.relations):,} weights of names, {len(taught.counts):,} of numbers")
        return
    receipts = Table("receipts", "reports", "there", "grammar P", "R", "F1", "learnt P", "R", "F1", "planned")
    counts = Table("counts", "reports", "there", "rules P", "R", "F1", "learnt P", "R", "F1")
    for author, (rows, _) in authors.items():
        others = together(found for other, (_, found) in authors.items() if other != author)
        alone = measure_rows(Figures(author), replace(vocabulary, relations={}, counts={}), rows)
        both = measure_rows(Figures(author), learnt(others, vocabulary), rows)
        planned = f"{both.planned_received} of {both.planned}"
        receipts.add_row(author, str(len(rows)), *_told(alone.received, both.received), planned)
        counts.add_row(author, str(len(rows)), *_told(alone.counts, both.counts))
    for table in (receipts, counts):
        Console().print(table)


def _told(*tallies: Tally) -> list[str]:
    """How many there are; precision, recall and F1 of each."""
    told = [f"{value:.3f}" for one in tallies for value in (one.precision, one.recall, one.f1)]
    return [str(tallies[-1].right + tallies[-1].missed), *told]


if __name__ == "__main__":
    main()
