"""Stated dates and times, datelines, and dates that cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Published
from corpus.published import WIB, ZONES, dateline, is_future, localized, parse_published

FETCHED = datetime(2021, 12, 23, 3, tzinfo=UTC)
NOW = datetime(2026, 1, 1, tzinfo=WIB)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Senin, 20 Desember 2021", "2021-12-20"),
        ("20/12/2021 14:30 WIB", "2021-12-20T14:30:00+07:00"),
        ("Senin, 20 Des 2021 14.30 WITA", "2021-12-20T14:30:00+08:00"),
        ("20 December 2025 | 19.30 WIT", "2025-12-20T19:30:00+09:00"),
        ("Senin, 12 Mei 2008 | 10:15:22 WITA", "2008-05-12T10:15:22+08:00"),
        ("2021-12-20T14:30:00+0700", "2021-12-20T14:30:00+07:00"),
        ("2021-12-20T07:30:00.000Z", "2021-12-20T07:30:00+00:00"),
        ("2021-12-20 T07:30:00Z", "2021-12-20T07:30:00+00:00"),
        ("2021-12-20T00:00:00+07:00", "2021-12-20"),
        ("Mon, 20 Dec 2021 14:30:00 +0700", "2021-12-20T14:30:00+07:00"),
        ("on 16 Feb 2016 at 09:10 WIB", "2016-02-16T09:10:00+07:00"),
        ("Wednesday, 04 November, 2015 | 07:28 WIB", "2015-11-04T07:28:00+07:00"),
        ("20/12/2021 3:05 PM", "2021-12-20T15:05:00"),
        ("08/1/2026 20:19", "2026-01-08T20:19:00"),
        ("Kamis, 5 November 2015 14:56 WIB | 1.229 Views", "2015-11-05T14:56:00+07:00"),
        ("Diterbitkan 1-10 Oktober 2025", "2025-10-01"),
        ("1640000000", "2021-12-20T11:33:20+00:00"),
    ],
)
def test_a_stated_date_is_read_with_its_time_and_zone(text: str, iso: str) -> None:
    published = parse_published(text)
    assert published is not None
    assert published.isoformat() == iso


@pytest.mark.parametrize("text", ["", "Redaksi", "Rp1.250.000", "31/02/2021", "9999999999999999"])
def test_what_states_no_date_is_none(text: str) -> None:
    assert parse_published(text) is None


def test_a_relative_date_counts_from_the_reference() -> None:
    published = parse_published("2 hari yang lalu", reference=date(2021, 12, 22))
    assert published is not None
    assert published.day == date(2021, 12, 20)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2079, 12, 31)), st.sampled_from(sorted(ZONES)))
def test_date_lines_are_read_back_to_the_minute(moment: datetime, zone: str) -> None:
    at = moment.replace(second=0, microsecond=0, tzinfo=ZONES[zone])
    for text in (
        f"{at:%d/%m/%Y %H:%M} {zone}",
        f"{at:%d-%m-%Y | %H.%M} {zone}",
        f"{at:%d %b %Y}, pukul {at:%H.%M} {zone}",
    ):
        published = parse_published(text)
        assert published is not None
        assert published.moment == at


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    parse_published(text)


def test_an_evening_in_utc_is_the_next_day_in_jakarta() -> None:
    stated = Published(datetime(2024, 3, 4, 18, 30, tzinfo=UTC), precise=True)
    assert localized(stated).isoformat() == "2024-03-05T01:30:00+07:00"
    in_papua = Published(datetime(2024, 3, 4, 18, 30, tzinfo=ZONES["WIT"]), precise=True)
    assert localized(in_papua) == in_papua
    elsewhere = Published(datetime(2024, 3, 4, 18, 30, tzinfo=timezone(timedelta(hours=-5))), precise=True)
    assert localized(elsewhere, ZONES["WITA"]).isoformat() == "2024-03-05T07:30:00+08:00"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("UNDIP, Semarang (16/9) – Tim penilai tiba kemarin.", "2021-09-16"),
        ("Jakarta, 30 November 2021 — Menteri membuka rapat yang digelar Senin (29/11).", "2021-11-30"),
        ("Menteri membuka rapat.\n\nRapat digelar Senin (20/12) dan Minggu (19/12).", "2021-12-20"),
        (
            "Berdiri sejak 17 Agustus 1945, lembaga itu berulang tahun pada Rabu (22/12) lalu di aula.",
            "2021-12-22",
        ),
        ("A.\n\nB.\n\nC.\n\nD pada Senin (6/12).\n\nE pada Selasa (14/12).", "2021-12-14"),
        ("Kegiatan akan digelar Jumat (31/12). Pendaftaran ditutup Senin (20/12).", "2021-12-20"),
    ],
)
def test_the_day_is_inferred_from_the_text(text: str, day: str) -> None:
    published = dateline(text, FETCHED, NOW)
    assert published is not None
    assert (published.isoformat(), published.inferred) == (day, True)


def test_history_dates_no_article_that_a_crawl_dates() -> None:
    text = "Gedung yang menampung arsip itu diresmikan oleh menteri pada masa pembangunan, 5 Januari 2001."
    assert dateline(text, FETCHED, NOW) is None
    undated = dateline(text, None, NOW)
    assert undated is not None
    assert undated.day == date(2001, 1, 5)
    assert dateline("Tanpa tanggal apa pun.", FETCHED, NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "Sekolah itu berdiri pada 12 Mei 1903.",
        "Sekolah itu berdiri pada Selasa (12/5/1903).",
        "Proyek itu selesai pada 1 Oktober 2034.",
        "Proyek itu selesai pada Minggu (1/10/2034).",
    ],
)
def test_no_day_counts_on_which_nothing_can_have_been_published(text: str) -> None:
    assert dateline(text, None, NOW) is None
    assert dateline(text, FETCHED, NOW) is None
    told = dateline(f"{text} Demikian disampaikan pada Senin (20/12/2021).", None, NOW)
    assert told is not None
    assert told.day == date(2021, 12, 20)


def test_tomorrow_is_believed_and_next_week_is_not() -> None:
    now = datetime(2021, 12, 20, tzinfo=WIB)
    assert not is_future(Published(now + timedelta(days=2), precise=False), now)
    assert is_future(Published(now + timedelta(days=3), precise=False), now)
