"""Quality that must not be lost: the floors below which nothing lands. Raise them when figures rise."""

from __future__ import annotations

from bench.sample import measure


def test_the_sample_is_read_as_its_authors_know_it() -> None:
    figures = measure()
    assert figures.found == figures.days == figures.articles
    assert figures.awards_precision >= 0.99
    assert figures.awards_recall >= 0.965
