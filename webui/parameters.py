"""URL parameters of the pages and of the JSON endpoint: read once, every problem collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from corpus.errors import QueryRefused
from search.dates import period
from search.parse import MAX_CHARACTERS, Request
from search.query import Facet, Sort
from webui.surfaces import Surface

T = TypeVar("T")

MAX_VALUE = 200
MAX_VALUES = 100
MAX_PAGE = 100_000
MAX_SIZE = 100

SINGLE = ("q", "from", "to", "sort", "page", "size", "succession")
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


def names(surface: Surface) -> frozenset[str]:
    """Every parameter that means something there."""
    collapse = () if surface.collapse is None else ("collapse",)
    explain = ("explain",) if surface.explains else ()
    return frozenset((*SINGLE, *collapse, *explain, *(facet.value for facet in surface.facets)))


def parse(arguments: MultiDict[str, str], surface: Surface) -> Parsed:
    """Reads every parameter. A blank value counts as absent: an HTML form sends its empty fields."""
    problems: dict[str, str] = {}
    known, default = names(surface), surface.empty

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
        if name not in known:
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
            filters=_filters(arguments, surface.facets, problems),
            since=since,
            until=until,
            sort=one("sort", lambda text: _sort(text, surface.sorts), default.sort),
            page=one("page", lambda text: _whole(text, 1, MAX_PAGE), 1),
            size=one("size", lambda text: _whole(text, surface.smallest_size, MAX_SIZE), default.size),
            succession=one("succession", _yes, default.succession),
            collapse=one("collapse", _yes, default.collapse) if "collapse" in known else False,
            explain=one("explain", _yes, default.explain) if "explain" in known else False,
        ),
        problems,
    )


def _day(text: str, end: bool) -> date:
    if (covered := period(text)) is None:
        raise ValueError("Tidak terbaca sebagai tanggal; tulis misalnya 2021, 2021-12 atau 20 Desember 2021.")
    first, last = covered
    return last if end else first


def _filters(
    arguments: MultiDict[str, str], facets: Iterable[Facet], problems: dict[str, str]
) -> dict[Facet, tuple[str, ...]]:
    """Facet -> its values, sorted, so that equal filters are equal requests."""
    filters = {}
    for facet in facets:
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


def _sort(text: str, sorts: Iterable[Sort]) -> Sort:
    for sort in sorts:
        if sort.value == text:
            return sort
    raise ValueError(f"Harus salah satu dari {', '.join(sorts)}.")


def _yes(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("Harus 1 (ya) atau 0 (tidak).")
    return text == "1"


def _whole(text: str, smallest: int, largest: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not smallest <= int(text) <= largest:
        raise ValueError(f"Harus bilangan bulat dari {smallest} sampai {largest}.")
    return int(text)
