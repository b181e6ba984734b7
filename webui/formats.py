"""How dates, numbers and marked passages read on the pages. Registered as template filters."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from flask import Flask
from markupsafe import Markup, escape

from search.page import Contribution, Reason, Snippet

# By hand: for these nineteen words Babel takes 5 MB of every worker.
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_WEB = re.compile(r"https?://[^\s/?#\[\]]+(?:[/?#]|$)", re.IGNORECASE)
ZONES: dict[timedelta | None, str] = {
    timedelta(hours=7): "WIB",
    timedelta(hours=8): "WITA",
    timedelta(hours=9): "WIT",
}


def number(value: int) -> str:
    """`1.234`."""
    return f"{value:,}".replace(",", ".")


@lru_cache(maxsize=4096)
def long_day(iso: str) -> str:
    """`Senin, 20 Desember 2021`, of an ISO day or moment."""
    day = date.fromisoformat(iso[:10])
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def short_day(iso: str) -> str:
    """`20 Des 2021`."""
    return f"{date.fromisoformat(iso[:10]).day} {vague_day(iso[:7])}"


def vague_day(iso: str) -> str:
    """A day as exact as it is known: `2014`, `Apr 2021`, `21 Okt 2024`."""
    match iso.split("-"):
        case [year]:
            return year
        case [year, month]:
            return f"{MONTHS[int(month) - 1][:3]} {year}"
    return short_day(iso)


def clock(iso: str) -> str:
    """`14.30 WIB` of a moment in one of Indonesia's zones; empty where only the day is known."""
    if "T" not in iso:
        return ""
    moment = datetime.fromisoformat(iso)
    zone = ZONES.get(moment.utcoffset(), f"{moment:UTC%z}") if moment.tzinfo else ""
    return f"{moment:%H.%M} {zone}".rstrip()


def opening(name: str) -> str:
    """A name that begins a line: with a capital, however a text has it."""
    return name[:1].upper() + name[1:]


def marked(snippet: Snippet) -> Markup:
    """A snippet as safe HTML: escaped, matches in `<mark>`."""
    # every part is escaped before it is joined; Markup.join would escape once more, at 20 µs a snippet
    return Markup(  # noqa: S704  # each part is escaped
        "".join(
            f"<mark>{escape(span.text)}</mark>" if span.marked else escape(span.text)
            for span in snippet.spans
        )
    )


def points(value: float) -> str:
    """`12,34`, a score or a part of it."""
    return f"{value:.2f}".replace(".", ",")


def reason(part: Contribution) -> str:
    """What raised a score, in words."""
    match part.reason:
        case Reason.WORD:
            return f"“{part.word}” dalam naskah"
        case Reason.TITLE:
            return f"“{part.word}” dalam judul"
        case Reason.CLOSENESS:
            return "kata-kata yang berdekatan"
        case Reason.PASSAGE:
            return "banyak kata dalam satu bagian naskah"
        case Reason.COMPLETE:
            return "memuat semua kata"
        case Reason.FREQUENCY:
            return "kekerapan kata saja (BM25F)"


def web_address(url: str | None) -> str | None:
    """The URL where it is safe to link to (http or https), else None: crawled data names any scheme."""
    return url if url and _WEB.match(url) else None


def host(url: str) -> str:
    return urlsplit(url).netloc


def register(app: Flask) -> None:
    for function in (number, long_day, short_day, vague_day, clock, opening, marked, points, reason, host):
        app.add_template_filter(function)
