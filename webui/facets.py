"""Facets as readers see them: sections of choices, chips of active filters, bars by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.page import FacetValue, ResultPage
from search.parse import Request
from search.query import ARTICLE_FACETS, Facet
from webui.formats import short_day
from webui.links import Links

TITLES = {
    Facet.YEAR: "Tahun",
    Facet.UNIT: "Unit kerja",
    Facet.AWARD: "Penghargaan diterima",
    Facet.MENTIONED: "Penghargaan disebut",
    Facet.INSTITUTION: "Instansi",
    Facet.SOURCE: "Sumber",
    Facet.KIND: "Jenis naskah",
}
OPEN = frozenset({Facet.YEAR, Facet.UNIT, Facet.AWARD})
FIRST = 7
"""Values shown before "Lihat semua"."""
MOST = 150
"""Values listed at all; 2,000 units as checkboxes would make a page of 600 kB."""
MOST_BARS = 40
MOST_NAMED = 14
"""Bars that each have room for their year on a phone; of more, every fifth year is named."""


@dataclass(frozen=True, slots=True)
class Section:
    """One facet's checkboxes."""

    facet: Facet
    title: str
    first: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]
    hidden: int
    """Values too far down to be listed."""
    selected: int
    open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and where to go without it."""

    title: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One year; `percent` of the highest bar, `url` None where nothing is there to select."""

    year: str
    count: int
    percent: float
    selected: bool
    url: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    earlier: int
    """Articles from before the first bar."""
    undated: int


def sections(page: ResultPage, shown: Iterable[Facet] = ARTICLE_FACETS) -> list[Section]:
    """Those of the facets that have values."""
    return [_section(facet, _ordered(facet, values)) for facet in shown if (values := page.facets.get(facet))]


def _ordered(facet: Facet, values: Sequence[FacetValue]) -> list[FacetValue]:
    """Years newest first, all else by count; what is selected stands on top, so it never folds away."""
    if facet is Facet.YEAR:
        return sorted(values, key=lambda value: value.value, reverse=True)
    return sorted(values, key=lambda value: (not value.selected, -value.count, value.name))


def _section(facet: Facet, values: list[FacetValue]) -> Section:
    selected = [place for place, value in enumerate(values, 1) if value.selected]
    first = max([FIRST, *selected])
    if len(values) == first + 1:
        first += 1  # a fold that hides one value takes more room than the value
    return Section(
        facet=facet,
        title=TITLES[facet],
        first=tuple(values[:first]),
        rest=tuple(values[first:MOST]),
        hidden=max(0, len(values) - MOST),
        selected=len(selected),
        open=facet in OPEN or bool(selected),
    )


def chips(page: ResultPage, request: Request, links: Links) -> list[Chip]:
    active = [
        Chip(TITLES[facet], value.name, links.toggle(facet, value.value))
        for facet in ARTICLE_FACETS
        for value in page.facets.get(facet, ())
        if value.selected
    ]
    if request.since or request.until:
        active.append(Chip("Tanggal terbit", _span(request), links.undated()))
    return active


def _span(request: Request) -> str:
    since, until = (day and short_day(day.isoformat()) for day in (request.since, request.until))
    if since and until:
        return since if since == until else f"{since} – {until}"
    return f"sejak {since}" if since else f"sampai {until}"


def histogram(page: ResultPage, links: Links) -> Histogram:
    """Every year from the first to the last that has matches, gaps included; of many, the latest."""
    counted = {int(value.value): value for value in page.facets.get(Facet.YEAR, ())}
    present = [year for year, value in counted.items() if value.count]
    if not present:
        return Histogram((), 0, page.undated)
    highest = max(value.count for value in counted.values())
    years = range(max(min(present), max(present) - MOST_BARS + 1), max(present) + 1)
    step = 1 if len(years) <= MOST_NAMED else 5
    return Histogram(
        bars=tuple(_bar(year, counted.get(year), highest, links, year % step == 0) for year in years),
        earlier=sum(value.count for year, value in counted.items() if year < years.start),
        undated=page.undated,
    )


def _bar(year: int, value: FacetValue | None, highest: int, links: Links, named: bool) -> Bar:
    if value is None:
        return Bar(str(year), 0, 0, False, None, named)
    # A year with one article among thousands still shows a sliver.
    percent = max(100 * value.count / highest, 3) if value.count else 0
    return Bar(
        year=value.value,
        count=value.count,
        percent=round(percent, 1),
        selected=value.selected,
        url=links.toggle(Facet.YEAR, value.value),
        named=named,
    )
