"""URL parameters of the pages and of the JSON endpoint: read once, every problem collected."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from corpus.errors import QueryRefused
from search.dates import period
from search.parse import MAX_CHARACTERS, Request
from search.query import ARTICLE_FACETS, Facet, Sort

T = TypeVar("T")

MAX_VALUE = 200
MAX_VALUES = 100
MAX_PAGE = 100_000
MAX_SIZE = 100

SINGLE = ("q", "from", "to", "sort", "page", "size")
NAMES = frozenset(SINGLE) | {facet.value for facet in ARTICLE_FACETS}
UNKNOWN = "Parameter ini tidak dikenal."


@dataclass(frozen=True, slots=True)
class Parsed:
    """A request that can be answered, and what had to be left out or corrected for it."""

    request: Request
    problems: dict[str, str]
    """Parameter -> an Indonesian sentence."""

    def or_refuse(self) -> Request:
        """The request if nothing was wrong. Raises `QueryRefused` with every problem."""
        if self.problems:
            raise QueryRefused(self.problems)
        return self.request


def parse(arguments: MultiDict[str, str], *, default_size: int, smallest_size: int = 1) -> Parsed:
    """Reads every parameter. A blank value counts as absent: an HTML form sends its empty fields."""
    problems: dict[str, str] = {}

    def one(name: str, read: Callable[[str], T], default: T) -> T:
        values = [value for value in map(str.strip, arguments.getlist(name)) if value]
        if len(values) > 1:
            problems[name] = "Hanya boleh diberikan sekali."
        try:
            return read(values[0]) if values else default
        except ValueError as problem:
            problems[name] = str(problem)
            return default

    for name in arguments:
        if name not in NAMES:
            problems[name[:MAX_VALUE]] = UNKNOWN
    text = one("q", str, "")
    if len(text) > MAX_CHARACTERS:
        problems["q"] = f"Paling panjang {MAX_CHARACTERS} huruf."
        text = text[:MAX_CHARACTERS].rstrip()
    since = one("from", lambda text: _day(text, end=False), None)
    until = one("to", lambda text: _day(text, end=True), None)
    if since and until and since > until:
        problems["from"] = "Tanggal awal lebih baru daripada tanggal akhir."
        since, until = until, since
    return Parsed(
        Request(
            text=text,
            filters=_filters(arguments, problems),
            since=since,
            until=until,
            sort=one("sort", _sort, Sort.RELEVANCE),
            page=one("page", lambda text: _whole(text, 1, MAX_PAGE), 1),
            size=one("size", lambda text: _whole(text, smallest_size, MAX_SIZE), default_size),
        ),
        problems,
    )


def _day(text: str, end: bool) -> date:
    if (covered := period(text)) is None:
        raise ValueError("Tidak terbaca sebagai tanggal; tulis misalnya 2021, 2021-12 atau 20 Desember 2021.")
    first, last = covered
    return last if end else first


def _filters(arguments: MultiDict[str, str], problems: dict[str, str]) -> dict[Facet, tuple[str, ...]]:
    """Facet -> its values, sorted, so that equal filters are equal requests."""
    filters = {}
    for facet in ARTICLE_FACETS:
        values = {value for value in map(str.strip, arguments.getlist(facet.value)) if value}
        usable = sorted(value for value in values if _is_value(facet, value))[:MAX_VALUES]
        if len(usable) < len(values):
            problems[facet.value] = _WRONG_VALUE.get(facet, "Sebagian pilihan tidak dapat dipakai.")
        if usable:
            filters[facet] = tuple(usable)
    return filters


_WRONG_VALUE = {Facet.YEAR: "Tahun ditulis dengan empat angka, misalnya 2021."}


def _is_value(facet: Facet, value: str) -> bool:
    if facet is Facet.YEAR:
        return re.fullmatch(r"[0-9]{4}", value) is not None
    return len(value) <= MAX_VALUE and value.isprintable()


def _sort(text: str) -> Sort:
    try:
        return Sort(text)
    except ValueError:
        raise ValueError(f"Harus salah satu dari {', '.join(Sort)}.") from None


def _whole(text: str, smallest: int, largest: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not smallest <= int(text) <= largest:
        raise ValueError(f"Harus bilangan bulat dari {smallest} sampai {largest}.")
    return int(text)
