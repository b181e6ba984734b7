from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.dates import Span, period, span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-12", ("2021-12-01", "2021-12-31")),
        ("2021-12-20", ("2021-12-20", "2021-12-20")),
        ("20/12/2021", ("2021-12-20", "2021-12-20")),
        ("20 Desember 2021", ("2021-12-20", "2021-12-20")),
        ("Senin, 20 Desember 2021", ("2021-12-20", "2021-12-20")),
        ("20-22 Desember 2021", ("2021-12-20", "2021-12-22")),
        ("februari 2024", ("2024-02-01", "2024-02-29")),
        ("02/2024", ("2024-02-01", "2024-02-29")),
        ("2021..2022", ("2021-01-01", "2022-12-31")),
        ("2022..2021", ("2021-01-01", "2022-12-31")),
        ("2021-06..", ("2021-06-01", None)),
        ("..2021-06", (None, "2021-06-30")),
        ("[2021-01 TO 2021-06]", ("2021-01-01", "2021-06-30")),
        ("[* TO 2021]", (None, "2021-12-31")),
        (">=2021", ("2021-01-01", None)),
        (">2021", ("2022-01-01", None)),
        ("<=2021-06", (None, "2021-06-30")),
        ("< 2021-06", (None, "2021-05-31")),
    ],
)
def test_what_a_date_covers(text: str, expected: tuple[str | None, str | None]) -> None:
    since, until = (date.fromisoformat(day) if day else None for day in expected)
    assert span(text) == (since, until)


@pytest.mark.parametrize(
    "text",
    ["", "kemarin", "2021-13", "30 Februari 2021", "2021 ya", "..", "[]", "[2021]", ">", ">9999", "٢٠٢١"],
)
def test_what_is_no_date(text: str) -> None:
    assert span(text) is None


@given(st.text() | st.text(alphabet="0123456789-/.[]<>= TOdesmbr", max_size=30))
def test_any_text_is_a_span_or_none(text: str) -> None:
    found: Span | None = span(text)
    if found and found[0] and found[1]:
        assert found[0] <= found[1]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_can_be_asked_for(day: date) -> None:
    assert period(day.isoformat()) == period(f"{day.day}/{day.month}/{day.year}") == (day, day)
