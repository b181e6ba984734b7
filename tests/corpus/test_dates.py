"""Days in text: the forms that occur, what is no date, and every form read back."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates, nearest_year

REFERENCE = date(2021, 12, 22)
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni"]
MONTHS += ["Juli", "Agustus", "September", "Oktober", "November", "Desember"]
SHORT = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))


def found(text: str, reference: date | None = REFERENCE) -> list[tuple[str, str]]:
    """Surface and ISO day, with the last day of a range after a slash (ISO 8601)."""
    return [
        (e.surface, e.day.isoformat() + (f"/{e.end_day.isoformat()}" if e.end_day else ""))
        for e in find_dates(text, reference)
    ]


@pytest.mark.parametrize(
    ("text", "surface", "day"),
    [
        ("terbit Senin, 20 Desember 2021 di laman", "Senin, 20 Desember 2021", "2021-12-20"),
        ("pada Senin (20/12).", "Senin (20/12)", "2021-12-20"),
        ("SEMARANG (20/12) –", "(20/12)", "2021-12-20"),
        ("kemarin (Senin, 20/12)", "(Senin, 20/12)", "2021-12-20"),
        ("Rabu (22/12/2021) siang", "Rabu (22/12/2021)", "2021-12-22"),
        ("Jum'at (24/12/21)", "Jum'at (24/12/21)", "2021-12-24"),
        ("Jum’at, 24 Desember 2021", "Jum’at, 24 Desember 2021", "2021-12-24"),
        ("tanggal 20 Des 2021", "20 Des 2021", "2021-12-20"),
        ("3 Sept. 2020", "3 Sept. 2020", "2020-09-03"),
        ("20-12-2021", "20-12-2021", "2021-12-20"),
        ("20.12.2021", "20.12.2021", "2021-12-20"),
        ("2021-12-20", "2021-12-20", "2021-12-20"),
        ("12/20/2021", "12/20/2021", "2021-12-20"),
        ("Desember 20, 2021", "Desember 20, 2021", "2021-12-20"),
        ("December 20th, 2021", "December 20th, 2021", "2021-12-20"),
        ("20 December 2025 | 19.30 WIB", "20 December 2025 | 19.30 WIB", "2025-12-20"),
        ("Minggu 26 Februari", "Minggu 26 Februari", "2022-02-26"),
        ("Kamis (20/12 malam)", "Kamis (20/12 malam)", "2021-12-20"),
        ("Tanggal:20/12/2021", "20/12/2021", "2021-12-20"),
    ],
)
def test_a_day_is_found_with_its_weekday_and_brackets(text: str, surface: str, day: str) -> None:
    assert found(text) == [(surface, day)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1-10 Oktober 2025", "2025-10-01/2025-10-10"),
        ("1–19 Agustus 2026", "2026-08-01/2026-08-19"),
        ("22 hingga 24 April 2026", "2026-04-22/2026-04-24"),
        ("Senin s.d. Kamis, 8 s.d. 11 Juni 2026", "2026-06-08/2026-06-11"),
        ("18 dan 19 Maret 2023", "2023-03-18/2023-03-19"),
        ("3, 4, dan 5 Mei 2024", "2024-05-03/2024-05-05"),
        ("26 Februari hingga 19 Maret 2023", "2023-02-26/2023-03-19"),
        ("28 Desember – 3 Januari 2026", "2025-12-28/2026-01-03"),
        ("28 Desember 2025 sampai dengan 3 Januari 2026", "2025-12-28/2026-01-03"),
        ("(15-16/7)", "2021-07-15/2021-07-16"),
        ("Selasa-Rabu (30/11-1/12)", "2021-11-30/2021-12-01"),
    ],
)
def test_a_range_is_one_expression_with_two_ends(text: str, days: str) -> None:
    assert found(text) == [(text, days)]


@pytest.mark.parametrize(
    "text",
    [
        "skor 3/4 dan rasio 1/2",
        "Nomor 12/2021 tentang tata kelola",
        "Rp1.250.000 atau 4.402 unit",
        "pukul 10.30 sampai 12.00 WIB",
        "Desember 2021",
        "Senin lalu",
        "31 Februari 2021",
        "versi 1.12.2021.4",
        "45/13/2021",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_a_day_without_a_year_needs_a_reference() -> None:
    assert found("Senin (20/12)", None) == []
    assert found("Senin (20/12/2021)", None) == [("Senin (20/12/2021)", "2021-12-20")]
    assert [e.year_stated for e in find_dates("(20/12) dan 1 Mei 2020", REFERENCE)] == [False, True]


def test_offsets_point_at_the_surface() -> None:
    text = "Rapat dimulai Senin (20/12) dan ditutup Rabu, 22 Desember 2021 di Jakarta."
    assert all(text[e.start : e.end] == e.surface for e in find_dates(text, REFERENCE))
    assert len(find_dates(text, REFERENCE)) == 2


@given(DAYS)
def test_every_written_form_is_read_back(day: date) -> None:
    month, short, weekday = MONTHS[day.month - 1], SHORT[day.month - 1], WEEKDAYS[day.weekday()]
    for text in (
        f"{weekday}, {day.day} {month} {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"{day.day:02} {short} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"({day:%d/%m/%y})",
        day.isoformat(),
    ):
        assert [(e.surface, e.day) for e in find_dates(f"pada {text} itu", day)][-1:] == [(text, day)]


@given(DAYS, st.integers(-170, 170))
def test_a_missing_year_is_the_nearest(reference: date, distance: int) -> None:
    day = date.fromordinal(reference.toordinal() + distance)
    assert nearest_year(day.day, day.month, reference) == day


@given(st.text(max_size=200), st.none() | DAYS)
def test_any_text_is_read_without_an_error(text: str, reference: date | None) -> None:
    for expression in find_dates(text, reference):
        assert text[expression.start : expression.end] == expression.surface
        assert expression.end_day is None or expression.end_day > expression.day


@pytest.mark.skipif("TELUSUR_REAL_DATA" not in os.environ, reason="TELUSUR_REAL_DATA is not set")
def test_labelled_dates_in_real_articles() -> None:
    folder = Path(os.environ["TELUSUR_REAL_DATA"]) / "gold"
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    texts = {row["id"]: f"{row['title']}\n{row['body']}" for row in rows}
    wanted, got = set(), set()
    for line in (folder / "dates.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        for e in gold["expressions"]:
            wanted.add((gold["id"], e["surface"], e["iso"], e.get("iso_end")))
        for found_ in find_dates(texts[gold["id"]], date.fromisoformat(gold["published"])):
            end = found_.end_day.isoformat() if found_.end_day else None
            got.add((gold["id"], found_.surface, found_.day.isoformat(), end))
    assert len(wanted & got) / len(wanted) >= 0.98
    assert len(wanted & got) / len(got) >= 0.98
