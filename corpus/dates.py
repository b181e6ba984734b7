"""Days named in Indonesian (and English) text: written out, in figures, as ranges, without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTH_NAMES = (
    "januari january jan",
    "februari pebruari febuari february feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agust agu ags agt aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

# A choice of many words looks at their first letters first: where IGNORECASE holds, each word would be tried.
_MONTH = (
    f"(?=[{''.join(name[0] for name in _MONTHS)}])"
    f"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![a-z])"
)

# Jum'at is typed with every apostrophe there is. Abbreviations stand only before a comma: "Sen, 20 Des".
_WEEKDAY = (
    r"(?=[srkjmatwf])(?:(?:senin|selasa|rabu|kamis|jum['’‘`´]?at|sabtu|minggu|ahad"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|(?:sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun)(?=\s*,))"
)
_TO = r"\s*(?=[-–—&sdhta])(?:-|–|—|s\s*[./]?\s*d\b\.?|hingga|sampai(?:\s+dengan)?|dan|to|and|&)\s*"
_YEAR = r"(?:19|20)\d\d(?!\d)"

# What is certainly a day, from its first digit on. What stands before it is looked at afterwards: one
# pattern that may start with a letter costs ten times as much, being tried at every character.
_GOES_ON = (  # in both cases letter by letter: IGNORECASE makes the search for digits five times as slow
    r"[-–—&/]|[.,](?!\d{3})|[12]\d{3}"
    r"|[jJ](?:[aA]|[uU][nNlL])|[fF][eE]|[pP][eE][bB]|[mM](?:[aA][rRyY]|[eE][iI]|[rR])|[aA](?:[pPgGuU]|[nN][dD])"
    r"|[sS](?:[eE]|[aA]|[tTdD./]|\s)|[oO][kKcC]|[nN][oOdD]|[dD][eEaA]|[hH][iI]|[tT][oOhH]|[rR][dD]"
)
_NUMBER = re.compile(rf"[0-9](?<![\d/.-].)\d*+(?=\s*+(?:{_GOES_ON}))")
"""A number, not the end of another, with the beginning of what may follow the first of a date: a third of
those in a text, and a fifth of the time is saved. Its first digit is a class of its own, to which the search
skips, as it does not to one that may repeat: half of the rest."""
_CORE = re.compile(
    rf"""
    (?P<iso>(?P<iy>{_YEAR})[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}})(?!\d))
    |(?P<worded>(?P<wd1>\d{{1,2}}+)
        (?:(?:,\s*\d{{1,2}})*,?\s*(?P<wm1>{_MONTH}\.?)?(?:\s+(?P<wy1>{_YEAR}))?
        (?P<wto>{_TO})(?:{_WEEKDAY}\s*,?\s*)?(?P<wd2>\d{{1,2}}))?
        \s*-?\s*(?P<wm2>{_MONTH})(?:\.?\s*[,-]?\s*(?P<wy2>{_YEAR}))?)
    |(?P<english>(?P<ed>\d{{1,2}}+)(?:st|nd|rd|th)?\s*,?\s+(?P<ey>{_YEAR}))
    |(?P<figures>(?P<fd1>\d{{1,2}}+)
        (?:(?:/(?P<fm1>\d{{1,2}}))?(?:/(?P<fy1>{_YEAR}))?(?P<fto>{_TO})(?P<fd2>\d{{1,2}}))?
        (?P<fsep>[/.-])(?P<fm2>\d{{1,2}})(?:(?P=fsep)(?P<fy2>{_YEAR}|\d\d(?!\d)))?(?![\d/]|\.\d))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MONTH_BEFORE = re.compile(rf"(?<![a-z])({_MONTH})\.?\s+$", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w){_WEEKDAY}(?:{_TO}{_WEEKDAY})?\s*,?\s*\(?\s*$", re.IGNORECASE)
_TIME_AFTER = re.compile(r"\s*\|\s*\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*WI(?:B|TA|T)\b)?")
_CLOSING = re.compile(r"(?:\s+(?:pagi|siang|sore|malam|dini hari|petang))?\s*\)", re.IGNORECASE)
_LONGEST_BEFORE = 40
_THIS_CENTURY = 70  # /69 is 2069 and /70 is 1970, as POSIX has it


class DateExpression(NamedTuple):
    """A day, or a range of days, as a text names it."""

    surface: str
    """What is written, with its weekday and brackets: `Senin (20/12)`."""
    start: int
    end: int
    """Character offsets of `surface` in the text."""
    day: date
    end_day: date | None = None
    """The last day of a range; None for a single day."""
    year_stated: bool = True
    """False where the year was taken from the reference."""


def find_dates(text: str, reference: date | None = None) -> list[DateExpression]:
    """Every day named in `text`, in order.

    A day without a year belongs to the year that puts it nearest to `reference`; without
    a reference such days are left out.
    """
    return list(iter_dates(text, reference))


def iter_dates(text: str, reference: date | None = None) -> Iterator[DateExpression]:
    """`find_dates`, as far as the caller wants to read."""
    done = 0
    for number in _NUMBER.finditer(text):
        at = number.start()
        if at >= done and (match := _CORE.match(text, at)):
            expression = _english(text, match) if match["english"] else _indonesian(text, match, reference)
            if expression:
                done = expression.end
                yield expression


def nearest_year(day: int, month: int, reference: date) -> date | None:
    """That day in the year that puts it nearest to `reference`; None if no such day exists."""
    days = [d for year in range(reference.year - 1, reference.year + 2) if (d := _date(year, month, day))]
    return min(days, key=lambda d: abs(d - reference), default=None)


def _english(text: str, match: re.Match[str]) -> DateExpression | None:
    """`December 20, 2021`: the month stands before the core."""
    before_at = max(0, match.start() - _LONGEST_BEFORE)
    month = _MONTH_BEFORE.search(text[before_at : match.start()])
    day = _date(int(match["ey"]), _month(month[1]), int(match["ed"])) if month else None
    if month is None or day is None:
        return None
    start = before_at + month.start()
    return DateExpression(text[start : match.end()], start, match.end(), day)


def _indonesian(text: str, match: re.Match[str], reference: date | None) -> DateExpression | None:
    start, end, set_off = _surroundings(text, match)
    if match["figures"] and not match["fy2"] and not set_off:
        return None  # a bare 3/4 is a fraction, a score or a page number
    if not (days := _days(match, reference)):
        return None
    first, last, year_stated = days
    return DateExpression(text[start:end], start, end, first, last if last != first else None, year_stated)


def _surroundings(text: str, match: re.Match[str]) -> tuple[int, int, bool]:
    """The expression with weekday, brackets and time; and whether those set it off as a date."""
    start, end = match.span()
    before_at = max(0, start - _LONGEST_BEFORE)
    before = text[before_at:start]
    weekday = _WEEKDAY_BEFORE.search(before)
    opened = before.endswith("(") or bool(weekday and "(" in before[max(0, weekday.start() - 1) :])
    closing = _CLOSING.match(text, end) if opened else None
    if closing:
        start, end = text.rfind("(", 0, start), closing.end()
    if weekday and (closing or not opened):
        start = min(start, before_at + weekday.start())
    if time := _TIME_AFTER.match(text, end):
        end = time.end()
    return start, end, bool(closing or weekday)


def _days(match: re.Match[str], reference: date | None) -> tuple[date, date, bool] | None:
    """First and last day, and whether the year was stated."""
    if match["iso"]:
        day = _date(int(match["iy"]), int(match["im"]), int(match["id"]))
        return (day, day, True) if day else None
    kind = "w" if match["worded"] else "f"
    first_day = int(match[f"{kind}d1"])
    month = _month(match[f"{kind}m2"])
    first_month = _month(match[f"{kind}m1"]) if match[f"{kind}m1"] else month
    last_day = int(match[f"{kind}d2"] or first_day)
    if kind == "f" and month > 12 and not match["fto"]:
        first_day = last_day = month  # 12/20/2021, the American order
        first_month = month = int(match[0].split(match["fsep"])[0])
    return _dated(first_day, first_month, match[f"{kind}y1"], last_day, month, match[f"{kind}y2"], reference)


def _dated(
    first_day: int,
    first_month: int,
    first_year: str | None,
    last_day: int,
    last_month: int,
    last_year: str | None,
    reference: date | None,
) -> tuple[date, date, bool] | None:
    if last_year is not None:
        year = int(last_year)
        if len(last_year) == 2:
            year += 2000 if year < _THIS_CENTURY else 1900
        last = _date(year, last_month, last_day)
    elif reference is not None:
        last = nearest_year(last_day, last_month, reference)
    else:
        return None
    if last is None:
        return None
    crosses_new_year = (first_month, first_day) > (last_month, last_day)
    year = int(first_year) if first_year else last.year - crosses_new_year
    first = _date(year, first_month, first_day)
    return (first, last, last_year is not None) if first else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text.rstrip(".").lower()]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
