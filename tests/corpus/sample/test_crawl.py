"""The committed sample: made again byte for byte, large and varied enough, read back as it was told."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.article import Article, Gone, Page, Reason, Rejection
from corpus.identity import canonical_url
from corpus.pages import to_article
from corpus.readers import Crawl
from corpus.sample import CRAWL, is_sample
from corpus.sample.__main__ import stories
from corpus.sample.delivery import deliver
from corpus.sample.story import Story
from corpus.sample.vocabulary import HERE, toml
from corpus.sites import Sites

SITES = Path(__file__).parents[3] / "config" / "sites.toml"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return stories()


@pytest.fixture(scope="module")
def read() -> list[Article | Rejection | Gone]:
    sites = Sites.load(SITES)
    crawled = [each for each in Crawl([str(CRAWL)]) if isinstance(each, Page | Rejection | Gone)]
    return [to_article(each, sites, now=NOW) if isinstance(each, Page) else each for each in crawled]


@pytest.fixture(scope="module")
def articles(read: list[Article | Rejection | Gone]) -> list[Article]:
    return [each for each in read if isinstance(each, Article)]


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file. Compressed ones are unpacked: how well zlib packs differs from build to build."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): gzip.decompress(path.read_bytes())
        if path.suffix == ".gz"
        else path.read_bytes()
        for path in files
    }


def test_making_it_again_gives_the_same_bytes(told: list[Story], tmp_path: Path) -> None:
    deliver(told, tmp_path)
    made, committed = _contents(tmp_path / "crawl"), _contents(CRAWL)
    differing = sorted(path for path in made.keys() | committed if made.get(path) != committed.get(path))
    assert differing == [], "after a change to the data: python -m corpus.sample"
    assert (tmp_path / "labels.jsonl").read_bytes() == (CRAWL.parent / "labels.jsonl").read_bytes()


def test_it_is_large_enough_and_small_enough_to_commit(told: list[Story]) -> None:
    assert len(told) >= 300
    assert sum(story.written for story in told) >= 60
    assert sum(len(content) for content in _contents(CRAWL).values()) < 4_000_000


def test_it_is_spread_over_years_publishers_and_forms(told: list[Story]) -> None:
    years = Counter(story.moment.year for story in told)
    assert set(years) == set(range(2015, 2027))
    assert min(years[year] for year in (2024, 2025, 2026)) >= 25
    assert len({story.host for story in told}) >= 60
    assert min(Counter(story.house.delivery for story in told).values()) >= 30
    assert {story.kind for story in told} == {"siaran-pers", "berita", "pengumuman", "laporan", "foto"}


def test_no_title_and_no_address_comes_twice(told: list[Story]) -> None:
    assert len({story.title for story in told}) == len(told)
    assert len({story.url for story in told}) == len(told)


def test_no_award_is_received_before_its_year_or_told_in_the_future(told: list[Story]) -> None:
    assert max(story.moment.date() for story in told) <= date(2026, 11, 20)
    early = [story.title for story in told for claim in story.received if claim["year"] > story.moment.year]
    assert early == []


def test_no_award_is_told_before_it_was_handed_over(told: list[Story]) -> None:
    handed_over = {(fact["award"], fact["year"], fact["day"]) for fact in toml(HERE / "facts.toml")["fact"]}
    early = [
        story.title
        for story in told
        for claim in story.received
        if not story.written
        and not any(
            (claim["award"], claim["year"]) == (a, y) and story.moment.date() >= d for a, y, d in handed_over
        )
    ]
    assert early == []


def test_publishers_bear_the_name_of_the_day(told: list[Story]) -> None:
    assert [s.title for s in told if not s.publisher.serves(s.moment.date())] == []


def test_what_repeats_says_so(told: list[Story]) -> None:
    titles = {story.title for story in told}
    copies = [story for story in told if story.same_as]
    assert len(copies) >= 2
    assert {copy.same_as for copy in copies} <= titles


def test_composed_texts_do_not_repeat_each_other(told: list[Story]) -> None:
    runs: Counter[tuple[str, ...]] = Counter()
    for story in told:
        if not story.written:
            words = " ".join(story.paragraphs).split()
            runs.update({tuple(words[start : start + 12]) for start in range(len(words) - 11)})
    run, articles = runs.most_common(1)[0]
    assert articles <= 8, " ".join(run)


def test_every_story_is_read_back_with_its_title_and_marked_as_sample(
    told: list[Story], articles: list[Article]
) -> None:
    read = {article.title for article in articles}
    missing = [story.title for story in told if story.title not in read]
    assert missing == []
    assert [article.url for article in articles if not is_sample(article)] == []


def test_every_story_is_read_back_with_its_day_and_body(told: list[Story], articles: list[Article]) -> None:
    by_title = {story.title: story for story in told}
    wrong = [
        (article.url, article.published, article.body[-80:])
        for article in articles
        if (story := by_title[article.title])
        and (
            article.published is None
            or article.published.day != story.moment.date()
            or article.body != "\n\n".join(story.body)
        )
    ]
    assert wrong == []


def test_addresses_are_read_back(told: list[Story], articles: list[Article]) -> None:
    addresses = {canonical_url(article.url) for article in articles if article.url}
    with_address = [story for story in told if story.house.delivery != "dumps"]
    assert [s.url for s in with_address if canonical_url(s.url) not in addresses] == []


def test_junk_is_rejected_for_what_it_is(read: list[Article | Rejection | Gone]) -> None:
    reasons = Counter(each.reason for each in read if isinstance(each, Rejection))
    assert reasons == {Reason.LISTING: 3, Reason.EMPTY: 2, Reason.ERROR_PAGE: 1, Reason.NOT_A_PAGE: 2}
    assert [each.url for each in read if isinstance(each, Gone)] == [
        "https://menpan.contoh.example/site/berita/lama"
    ]


def test_labels_name_what_the_stories_say(told: list[Story]) -> None:
    lines = (CRAWL.parent / "labels.jsonl").read_text("utf-8").splitlines()
    labels = {label["title"]: label for label in map(json.loads, lines)}
    assert labels.keys() == {story.title for story in told}
    claimed = [(label["title"], claim) for label in labels.values() for claim in label["received"]]
    assert [title for title, claim in claimed if claim["award"] not in labels[title]["awards"]] == []


def test_a_real_article_is_no_sample(articles: list[Article]) -> None:
    real = replace(articles[0], url="https://setneg.go.id/baca/index/berita", source="Kemensetneg")
    assert not is_sample(real)
    assert not is_sample(replace(real, url="https://contoh.example.setneg.go.id/berita"))
    assert is_sample(replace(real, url=None, source="Kementerian Sekretariat Negara (contoh)"))
