from __future__ import annotations

import pytest

from webui.formats import clock, long_day, number, opening, short_day, vague_day


@pytest.mark.parametrize(
    ("iso", "read"),
    [
        ("2021-12-20T14:30:00+07:00", "14.30 WIB"),
        ("2021-12-20T08:05:00+08:00", "08.05 WITA"),
        ("2021-12-20T00:00:00+09:00", "00.00 WIT"),
        ("2021-12-20T14:30:00+00:00", "14.30 UTC+0000"),
        ("2021-12-20T14:30:00", "14.30"),
        ("2021-12-20", ""),
    ],
)
def test_a_time_names_its_zone_and_is_not_made_up(iso: str, read: str) -> None:
    assert clock(iso) == read


def test_days_and_numbers_read_as_in_indonesia() -> None:
    assert long_day("2021-12-20T14:30:00+07:00") == "Senin, 20 Desember 2021"
    assert long_day("2024-08-16") == "Jumat, 16 Agustus 2024"
    assert short_day("2021-12-20") == "20 Des 2021"
    assert number(1234567) == "1.234.567"


def test_a_day_is_as_exact_as_it_is_known() -> None:
    assert [vague_day(iso) for iso in ("2014", "2021-04", "2024-10-21")] == [
        "2014",
        "Apr 2021",
        "21 Okt 2024",
    ]


def test_a_name_begins_with_a_capital() -> None:
    assert [opening(name) for name in ("juara II", "WBK", "")] == ["Juara II", "WBK", ""]
