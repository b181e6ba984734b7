"""Facets as readers see them: sections of choices, chips of active filters, bars by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.hierarchy import Hierarchy
from search.page import FacetValue
from search.parse import Request
from search.query import Facet
from webui.formats import short_day
from webui.links import Links
from webui.surfaces import Surface

OPEN = frozenset({Facet.YEAR, Facet.UNIT, Facet.AWARD})
FIRST = 7
"""Values shown before "Lihat semua"."""
MOST = 20
"""Values listed at all, those with most matches: 2,000 units as checkboxes take 15 ms and 600 kB."""
MOST_BARS = 40
MOST_NAMED = 14
"""Bars that each have room for their year on a phone; of more, every fifth year is named."""


class Counted(Protocol):
    """A page of results, whatever it is of."""

    @property
    def facets(self) -> Mapping[Facet, Sequence[FacetValue]]: ...
    @property
    def undated(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, and those that stand below it."""

    value: FacetValue
    below: tuple[Choice, ...] = ()

    @property
    def selected(self) -> bool:
        """It, or something below it."""
        return self.value.selected or self.open

    @property
    def open(self) -> bool:
        return any(choice.selected for choice in self.below)

    @property
    def size(self) -> int:
        return 1 + sum(choice.size for choice in self.below)


@dataclass(frozen=True, slots=True)
class Section:
    """One facet's checkboxes."""

    facet: Facet
    title: str
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]
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
    noun: str
    earlier: int
    """Articles, or awards, from before the first bar."""
    undated: int


def sections(
    page: Counted, surface: Surface, hierarchy: Hierarchy, shown: Iterable[Facet] | None = None
) -> list[Section]:
    """Those of the facets that have values, each as the tree that its values stand in."""
    return [
        _section(facet, surface.facets[facet], values, hierarchy)
        for facet in shown or surface.facets
        if (values := page.facets.get(facet))
    ]


def _section(facet: Facet, title: str, values: Sequence[FacetValue], hierarchy: Hierarchy) -> Section:
    listed = _foremost(facet, values)
    choices = _tree(facet, listed, hierarchy)
    first = max([FIRST, *(place for place, choice in enumerate(choices, 1) if choice.selected)])
    if len(choices) == first + 1:
        first += 1  # a fold that hides one value takes more room than the value
    selected = sum(value.selected for value in listed)
    return Section(
        facet=facet,
        title=title,
        first=tuple(choices[:first]),
        rest=tuple(choices[first:]),
        hidden=len(values) - len(listed),
        selected=selected,
        open=facet in OPEN or bool(selected),
    )


def _foremost(facet: Facet, values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """Those that are looked at: the selected stand first, but among years, of which there are few."""
    return values if facet is Facet.YEAR else values[:MOST]


def _tree(facet: Facet, values: Sequence[FacetValue], hierarchy: Hierarchy) -> list[Choice]:
    """The values that stand below none of the others, with those that do below them."""
    present = {value.value for value in values}
    children: defaultdict[str | None, list[FacetValue]] = defaultdict(list)
    for value in values:
        _, *above = hierarchy.line(facet, value.value)
        children[next((it for it in above if it in present), None)].append(value)

    def grown(parent: str | None) -> list[Choice]:
        choices = [Choice(value, tuple(grown(value.value))) for value in children[parent]]
        return sorted(choices, key=lambda choice: _rank(facet, choice))

    return grown(None)


def _rank(facet: Facet, choice: Choice) -> tuple[object, ...]:
    """Years newest first, all else by count; what is selected stands on top, so it never folds away."""
    value = choice.value
    if facet is Facet.YEAR:
        return (-int(value.value),)
    return (not choice.selected, -value.count, value.name)


def chips(page: Counted, request: Request, links: Links) -> list[Chip]:
    active = [
        Chip(title, value.name, links.toggle(facet, value.value))
        for facet, title in links.surface.facets.items()
        for value in _foremost(facet, page.facets.get(facet, ()))
        if value.selected
    ]
    if request.since or request.until:
        active.append(Chip(links.surface.dates, _span(request), links.with_(since=None, until=None)))
    return active


def _span(request: Request) -> str:
    since, until = (day and short_day(day.isoformat()) for day in (request.since, request.until))
    if since and until:
        return since if since == until else f"{since} – {until}"
    return f"sejak {since}" if since else f"sampai {until}"


def histogram(page: Counted, links: Links) -> Histogram:
    """Every year from the first to the last that has matches, gaps included; of many, the latest."""
    counted = {int(value.value): value for value in page.facets.get(Facet.YEAR, ())}
    present = [year for year, value in counted.items() if value.count]
    if not present:
        return Histogram((), links.surface.noun, 0, page.undated)
    highest = max(value.count for value in counted.values())
    years = range(max(min(present), max(present) - MOST_BARS + 1), max(present) + 1)
    step = 1 if len(years) <= MOST_NAMED else 5
    return Histogram(
        bars=tuple(_bar(year, counted.get(year), highest, links, year % step == 0) for year in years),
        noun=links.surface.noun,
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
