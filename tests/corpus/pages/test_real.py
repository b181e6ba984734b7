"""The real pages and the real feed, where they are at hand: the floor below which nothing may fall."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.sites import Sites

RULES = Path(__file__).resolve().parents[3] / "config" / "sites.toml"
real = pytest.mark.skipif("TELUSUR_REAL_DATA" not in os.environ, reason="TELUSUR_REAL_DATA is not set")


@real
@pytest.mark.parametrize("rules", [True, False], ids=["rules", "no-rules"])
def test_real_pages_keep_their_floor(rules: bool) -> None:
    from bench.pages import measure, telusur

    sites = Sites.load(RULES) if rules else Sites()
    figures = measure("telusur", telusur(sites), Path(os.environ["TELUSUR_REAL_DATA"]) / "pages")
    assert figures.titles == figures.days == figures.pages
    assert figures.f1 >= 0.97
    assert (figures.listings_taken, figures.boilerplate) == (0, 0)


@real
def test_a_real_feed_is_told_apart_from_its_listings() -> None:
    from bench.crawl import read_feed

    rows = read_feed(Path(os.environ["TELUSUR_REAL_DATA"]) / "crawl" / "kemdiktisaintek.jsonl", Sites())
    decisions = Counter((row.is_article_address, isinstance(row.answer, Article)) for row in rows)
    assert decisions == {(True, True): 617, (False, False): 157}
    assert all(row.answer.published for row in rows if isinstance(row.answer, Article))
