"""Quality that must not be lost: the floors below which nothing lands. Raise them when figures rise."""

from __future__ import annotations

import json
import os

import pytest

from bench import awards, dates, units
from bench.real_data import real_data
from bench.sample import measure
from telusur.settings import load_settings
from telusur.wiring import Telusur

needs_real_data = pytest.mark.skipif(
    not os.environ.get("TELUSUR_REAL_DATA"), reason="TELUSUR_REAL_DATA is not set"
)


def test_the_sample_is_read_as_its_authors_know_it() -> None:
    figures = measure()
    assert figures.found == figures.days == figures.articles
    assert figures.awards_precision >= 0.99
    assert figures.awards_recall >= 0.965


@needs_real_data
def test_units_in_real_news_are_found() -> None:
    figures = units.measure()
    assert figures.score.precision >= 0.95
    assert figures.score.recall >= 0.95


@needs_real_data
def test_dates_in_real_news_are_found() -> None:
    assert dates.measure().score.f1 >= 0.98


@pytest.mark.parametrize(
    ("part", "received", "counts"),
    [("open", 0.94, 0.92), ("held", 0.80, 0.80)],
)
def test_own_award_reports_are_read(part: str, received: float, counts: float) -> None:
    figures = awards.measure_own_reports(Telusur(load_settings()).vocabulary, part)
    assert figures.received.f1 >= received
    assert figures.counts.f1 >= counts
    assert figures.planned_received <= figures.planned / 20
    assert figures.slugs >= 0.93 * figures.slugs_of


def test_labels_quote_their_reports() -> None:
    for line in awards.REPORTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for label in (*row["received"], *row["not_received"], *row["counts"]):
            assert label["evidence"] in f"{row['title']}\n{row['body']}"


@needs_real_data
def test_award_reports_are_read() -> None:
    figures = awards.measure_reports(Telusur(load_settings()).vocabulary, real_data("gold"))
    assert figures.received.f1 >= 0.96
    assert figures.counts.f1 >= 0.82
    assert figures.planned_received <= figures.planned / 20
    assert figures.slugs >= 0.95 * figures.slugs_of


@needs_real_data
def test_formal_awards_in_real_news_are_found() -> None:
    figures = awards.measure_news(Telusur(load_settings()).vocabulary, real_data("gold"))
    assert figures.received.f1 >= 0.75
    assert figures.planned_received <= figures.planned / 20
