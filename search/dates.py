"""Dates as people type them into a query: a day, a month, a year, or a range of these."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus.dates import find_dates

Span = tuple[date | None, date | None]
"""First and last day, both inclusive; None is open."""

_YEAR = re.compile(r"\d{4}", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})", re.ASCII)
_MONTH_YEAR = re.compile(r"\d{1,2}([-/])\d{4}|[a-z]+\.?( )\d{4}", re.ASCII | re.IGNORECASE)


def period(text: str) -> tuple[date, date] | None:
    """The days that `2021`, `2021-12`, `12/2021`, `Desember 2021`, or any way to write a day covers.

    None where the text is not a date from its first to its last character.
    """
    text = " ".join(text.split())
    if _YEAR.fullmatch(text):
        return _month(int(text), 1, 12)
    if match := _YEAR_MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]), int(match[2]))
    if match := _MONTH_YEAR.fullmatch(text):
        first = _day(f"1{match[1] or match[2]}{text}")
        return _month(first[0].year, first[0].month, first[0].month) if first else None
    return _day(text)


def _month(year: int, first: int, last: int) -> tuple[date, date] | None:
    try:
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def _day(text: str) -> tuple[date, date] | None:
    found = find_dates(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return None
    return found[0].day, found[0].end_day or found[0].day


def span(text: str) -> Span | None:
    """A period, or a range: `2021..2022`, `2021..`, `[2021-01 TO 2021-06]`, `>=2021`, `<2021-06`."""
    text = text.strip()
    if text[:1] == "[" and text[-1:] == "]":
        sides = re.split(r"\bTO\b|\.\.|\bs/d\b|\bsampai\b", text[1:-1])
        return _range(*sides) if len(sides) == 2 else None
    if ".." in text:
        sides = text.split("..")
        return _range(*sides) if len(sides) == 2 else None
    comparison = re.match(r"(>=|<=|>|<)(.*)", text, re.DOTALL)
    if not comparison:
        return period(text)
    covered = period(comparison[2])
    if not covered:
        return None
    first, last = covered
    match comparison[1]:
        case ">=":
            return first, None
        case "<=":
            return None, last
        case ">":
            return (last + timedelta(1), None) if last < date.max else None
        case _:
            return (None, first - timedelta(1)) if first > date.min else None


def _range(since: str, until: str) -> Span | None:
    sides: list[tuple[date, date] | None] = []
    for side in (since, until):
        side = side.strip()
        covered = None if side in ("", "*") else period(side)
        if covered is None and side not in ("", "*"):
            return None
        sides.append(covered)
    first, last = sides
    if first is None and last is None:
        return None
    if first and last and first[0] > last[1]:
        first, last = last, first
    return first[0] if first else None, last[1] if last else None
