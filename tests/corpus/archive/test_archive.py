"""The archive: what it keeps of one article through many crawls, and of each run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import Archive, Change
from corpus.article import Article, Gone, Origin, Published, Reading, Reason, Rejection
from corpus.identity import article_id

URL = "https://situs.go.id/1"
FIRST = datetime(2021, 12, 20, tzinfo=UTC)
ORIGIN = Origin("crawl.warc.gz", 7, "byte")


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def made(url: str | None = URL, **changes: Any) -> Article:
    article = Article(
        id=article_id(url, "Kementerian Meraih WBK", None),
        url=url,
        title="Kementerian Meraih WBK",
        body="Satu.\n\nDua.",
        published=Published.parse("2021-12-20T14:30:00+07:00"),
        byline="Humas",
        source="Situs",
    )
    return replace(article, **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path) as archive:
        yield archive


@pytest.fixture
def run(archive: Archive) -> int:
    return archive.begin_run("reindex", ["crawl"], FIRST)


class TestKeep:
    def test_a_new_article_comes_back_as_it_was(self, archive: Archive, run: int) -> None:
        article = made(views=1406, reactions=(9, 0, 0), editor="Redaksi")
        assert archive.keep(article, day(0), run) is Change.NEW
        kept = archive.get(article.id)
        assert kept
        assert kept.article == replace(article, fetched_at=day(0))
        assert (kept.first_seen, kept.last_seen, kept.gone_since, kept.versions) == (day(0), day(0), None, 1)
        assert kept.readings == (Reading(day(0), 1406, (9, 0, 0)),)

    @pytest.mark.parametrize(
        "published",
        [
            None,
            Published.parse("2021-12-20"),
            Published.parse("2021-12-20", inferred=True),
            Published.parse("2021-12-20T14:30:00"),
            Published.parse("2021-12-20T14:30:00+09:00", inferred=True),
        ],
    )
    def test_what_is_known_of_the_date(self, archive: Archive, run: int, published: Published | None) -> None:
        article = made(published=published)
        archive.keep(article, day(0), run)
        kept = archive.get(article.id)
        assert kept
        assert kept.article.published == published

    def test_views_and_reactions_are_readings_of_one_version(self, archive: Archive, run: int) -> None:
        archive.keep(made(views=10), day(0), run)
        assert archive.keep(made(views=25, reactions=(1, 0)), day(1), run) is Change.UNCHANGED
        archive.keep(made(views=None), day(2), run)
        kept = archive.get(made().id)
        assert kept
        assert kept.readings == (Reading(day(0), 10), Reading(day(1), 25, (1, 0)))
        assert (kept.article.views, kept.article.reactions) == (25, (1, 0))
        assert (kept.versions, kept.last_seen) == (1, day(2))

    def test_a_crawl_read_twice_adds_nothing(self, archive: Archive, run: int) -> None:
        archive.keep(made(views=10), day(0), run)
        before = archive.get(made().id)
        assert archive.keep(made(views=10), day(0), run) is Change.UNCHANGED
        assert archive.get(made().id) == before

    @pytest.mark.parametrize(
        "change",
        [
            {"title": "Lain"},
            {"body": "Lain"},
            {"published": None},
            {"byline": None},
            {"editor": "Lain"},
            {"source": "Lain"},
        ],
    )
    def test_every_part_of_the_content_makes_a_version(
        self, archive: Archive, run: int, change: dict[str, Any]
    ) -> None:
        archive.keep(made(), day(0), run)
        assert archive.keep(made(**change), day(1), run) is Change.CHANGED
        kept = archive.get(made().id)
        assert kept
        assert kept.versions == 2
        assert kept.article == made(**change, fetched_at=day(1))
        assert [version.article for version in archive.history(made().id)] == [
            made(fetched_at=day(0)),
            made(**change, fetched_at=day(1)),
        ]

    def test_an_older_fetch_becomes_history_not_news(self, archive: Archive, run: int) -> None:
        archive.keep(made(body="Baru"), day(5), run)
        assert archive.keep(made(body="Lama"), day(1), run) is Change.UNCHANGED
        kept = archive.get(made().id)
        assert kept
        assert (kept.article.body, kept.first_seen, kept.last_seen) == ("Baru", day(1), day(5))
        assert [version.article.body for version in archive.history(made().id)] == ["Lama", "Baru"]

    def test_of_two_with_one_moment_the_last_read_wins(self, archive: Archive, run: int) -> None:
        archive.keep(made(body="Satu"), day(0), run)
        assert archive.keep(made(body="Dua"), day(0), run) is Change.CHANGED
        kept = archive.get(made().id)
        assert kept
        assert kept.article.body == "Dua"

    def test_a_content_that_comes_back_is_no_new_version(self, archive: Archive, run: int) -> None:
        for number, body in enumerate(["Satu", "Dua", "Satu"]):
            archive.keep(made(body=body), day(number), run)
        kept = archive.get(made().id)
        assert kept
        assert (kept.article.body, kept.versions) == ("Satu", 2)
        [one, two] = archive.history(made().id)
        assert (one.first_seen, one.last_seen, two.first_seen, two.last_seen) == (
            day(0),
            day(2),
            day(1),
            day(1),
        )

    fetches = st.lists(st.tuples(st.integers(0, 6), st.sampled_from("abc")), min_size=1, max_size=8)

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
    @given(fetches=fetches)
    def test_in_any_order_the_last_fetch_is_what_readers_see(
        self, tmp_path_factory: pytest.TempPathFactory, fetches: list[tuple[int, str]]
    ) -> None:
        with Archive(tmp_path_factory.mktemp("archive") / "archive.sqlite") as archive:
            run = archive.begin_run("reindex", [], FIRST)
            for number, body in fetches:
                archive.keep(made(body=body), day(number), run)
            kept = archive.get(made().id)
            assert kept
            _, newest = max(enumerate(fetches), key=lambda fetch: (fetch[1][0], fetch[0]))
            assert kept.article.body == newest[1]
            days = [number for number, _ in fetches]
            assert (kept.first_seen, kept.last_seen) == (day(min(days)), day(max(days)))
            assert kept.versions == len({body for _, body in fetches})


class TestGoneAndSeenAgain:
    def test_gone_stays_readable(self, archive: Archive, run: int) -> None:
        archive.keep(made(), day(0), run)
        assert archive.gone(Gone(ORIGIN, "http://www.situs.go.id/1/", 404, day(3)), run)
        kept = archive.get(made().id)
        assert kept
        assert (kept.article.body, kept.last_seen, kept.gone_since) == (made().body, day(0), day(3))

    def test_gone_is_news_once(self, archive: Archive, run: int) -> None:
        archive.keep(made(), day(0), run)
        assert archive.gone(Gone(ORIGIN, URL, 404, day(3)), run)
        assert not archive.gone(Gone(ORIGIN, URL, 410, day(4)), run)
        assert not archive.gone(Gone(ORIGIN, "https://situs.go.id/unknown", 404, day(4)), run)

    def test_gone_before_it_was_seen_last_is_no_news(self, archive: Archive, run: int) -> None:
        archive.keep(made(), day(5), run)
        assert not archive.gone(Gone(ORIGIN, URL, 404, day(3)), run)

    def test_gone_at_an_unknown_moment_is_gone_now(self, archive: Archive, run: int) -> None:
        archive.keep(made(), day(0), run)
        assert archive.gone(Gone(ORIGIN, URL, 404), run)

    @pytest.mark.parametrize("again", ["fetched", "unchanged"])
    def test_it_may_come_back(self, archive: Archive, run: int, again: str) -> None:
        archive.keep(made(), day(0), run)
        archive.gone(Gone(ORIGIN, URL, 404, day(3)), run)
        if again == "fetched":
            archive.keep(made(), day(4), run)
        else:
            archive.saw_again(URL, day(4), run)
        kept = archive.get(made().id)
        assert kept
        assert (kept.gone_since, kept.last_seen) == (None, day(4))

    def test_a_fetch_from_before_does_not_bring_it_back(self, archive: Archive, run: int) -> None:
        archive.keep(made(), day(0), run)
        archive.gone(Gone(ORIGIN, URL, 404, day(3)), run)
        archive.keep(made(), day(2), run)
        kept = archive.get(made().id)
        assert kept
        assert (kept.gone_since, kept.last_seen) == (day(3), day(2))

    def test_seen_again_moves_only_the_last_sight(self, archive: Archive, run: int) -> None:
        archive.keep(made(body="Satu"), day(0), run)
        archive.keep(made(body="Dua"), day(1), run)
        assert archive.saw_again("http://situs.go.id/1", day(9), run)
        assert archive.saw_again(URL, day(8), run)
        kept = archive.get(made().id)
        assert kept
        assert (kept.article.body, kept.last_seen, kept.versions) == ("Dua", day(9), 2)

    def test_seen_again_without_having_been_seen(self, archive: Archive, run: int) -> None:
        assert not archive.saw_again(URL, day(0), run)
        assert archive.count() == 0


class TestRuns:
    def test_a_run_and_its_rejections(self, archive: Archive) -> None:
        run = archive.begin_run("reindex", ["a.warc.gz", "-"], day(0))
        rejections = [
            Rejection(ORIGIN, Reason.LISTING, "It is a list of links.", URL),
            Rejection(Origin("a.jsonl", 3), Reason.BROKEN_RECORD, "It is no JSON."),
            Rejection(Origin("a.css"), Reason.NOT_A_PAGE, "It is a stylesheet."),
        ]
        for rejection in rejections:
            archive.reject(run, rejection)
        unfinished = archive.last_run()
        assert unfinished
        assert (unfinished.ended_at, unfinished.outcome, unfinished.summary) == (None, None, {})
        archive.end_run(run, "published", {"new": 3})
        assert list(archive.rejections(run)) == rejections
        last = archive.last_run()
        assert last
        assert (last.id, last.command, last.sources, last.started_at) == (
            run,
            "reindex",
            ("a.warc.gz", "-"),
            day(0),
        )
        assert (last.outcome, last.summary) == ("published", {"new": 3})
        assert last.ended_at
        assert last.ended_at > last.started_at

    def test_runs_are_newest_first(self, archive: Archive) -> None:
        assert archive.last_run() is None
        first = archive.begin_run("reindex", ["a"], day(0))
        second = archive.begin_run("reindex", [], day(1))
        assert [run.id for run in archive.runs()] == [second, first]
        read = archive.last_run(with_sources=True)
        assert read
        assert read.id == first
        assert list(archive.rejections(second)) == []

    def test_not_seen_counts_what_a_run_missed_on_its_hosts(self, archive: Archive) -> None:
        run = archive.begin_run("reindex", ["a"], day(0))
        for url in (
            URL,
            "https://situs.go.id/2",
            "https://situs.go.id/3",
            "https://situs.go.id/4",
            "https://lain.go.id/1",
        ):
            archive.keep(made(url), day(0), run)
        archive.keep(made(None), day(0), run)
        assert archive.not_seen(run) == 0
        run = archive.begin_run("reindex", ["b"], day(1))
        assert archive.not_seen(run) == 0
        archive.keep(made(URL), day(1), run)
        archive.gone(Gone(ORIGIN, "https://situs.go.id/2", 404, day(1)), run)
        archive.saw_again("https://situs.go.id/3", day(1), run)
        assert archive.not_seen(run) == 1
        missed = archive.get(made("https://situs.go.id/4").id)
        assert missed
        assert (missed.last_seen, missed.gone_since) == (day(0), None)


class TestArticles:
    def test_all_by_id_with_their_newest_numbers(self, archive: Archive, run: int) -> None:
        for number in range(30):
            archive.keep(made(f"https://situs.go.id/{number}", views=number), day(0), run)
            archive.keep(made(f"https://situs.go.id/{number}", views=number + 100), day(1), run)
        found = list(archive.articles())
        ids = [each.article.id for each in found]
        assert (len(ids), ids) == (archive.count(), sorted(ids))
        for each in found:
            whole = archive.get(each.article.id)
            assert whole
            assert each == replace(whole, readings=())
            assert each.article.views == whole.readings[-1].views

    def test_since_a_run(self, archive: Archive, run: int) -> None:
        for number in range(4):
            archive.keep(made(f"https://situs.go.id/{number}"), day(0), run)
        later = archive.begin_run("update", ["b"], day(1))
        archive.keep(made("https://situs.go.id/0", body="Lain"), day(1), later)
        archive.gone(Gone(ORIGIN, "https://situs.go.id/1", 404, day(1)), later)
        archive.saw_again("https://situs.go.id/2", day(1), later)
        assert {each.article.url for each in archive.articles(since_run=run)} == {
            f"https://situs.go.id/{number}" for number in range(3)
        }
        assert len(list(archive.articles())) == 4

    def test_nothing_is_known_of_the_unknown(self, archive: Archive) -> None:
        assert archive.get("unknown") is None
        assert archive.history("unknown") == []
