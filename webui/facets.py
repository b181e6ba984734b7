"""Facets as readers see them: sections of choices, chips of active filters, bars by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from search.hierarchy import Hierarchy
from search.page import FacetValue
from search.parse import Request
from search.query import Facet
from webui.formats import number, short_day
from webui.links import Links

OPEN = frozenset({Facet.YEAR, Facet.UNIT, Facet.AWARD})
MOST = 8
"""Values of a facet beside the results, at 10 µs each; all of them have a page (`webui.values`)."""
MOST_BARS = 40
MOST_NAMED = 14
"""Bars that each have room for their year on a phone; of more, every fifth year is named."""


class Counted(Protocol):
    """A page of results, whatever it is of."""

    @property
    def facets(self) -> Mapping[Facet, Sequence[FacetValue]]: ...
    @property
    def undated(self) -> int: ...


class Choice(NamedTuple):
    """One value, and those that stand below it."""

    value: FacetValue
    below: tuple[Choice, ...] = ()
    open: bool = False
    """Something below it is selected."""
    above: str = ""
    """What it belongs to, where that is not shown above it."""

    @property
    def selected(self) -> bool:
        """It, or something below it."""
        return self.value.selected or self.open


@dataclass(frozen=True, slots=True)
class Section:
    """The foremost values of one facet, and where all of them are."""

    facet: Facet
    title: str
    choices: tuple[Choice, ...]
    values: int
    """How many there are."""
    all_url: str | None
    """None where all of them are shown."""
    selected: int
    open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and where to go without it."""

    title: str
    name: str
    url: str


class Bar(NamedTuple):
    """One year; `percent` of the highest bar, `url` None where nothing is there to select."""

    year: str
    said: str
    """Year and count, in words."""
    percent: float = 0
    selected: bool = False
    url: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    noun: str
    earlier: int
    """Articles, or awards, from before the first bar."""
    undated: int


def sections(
    page: Counted, links: Links, hierarchy: Hierarchy, shown: Iterable[Facet] | None = None
) -> list[Section]:
    """Those of the facets that have values, each as the tree that its values stand in."""
    return [
        _section(facet, values, links, hierarchy)
        for facet in shown or links.surface.facets
        if (values := page.facets.get(facet))
    ]


def _section(facet: Facet, values: Sequence[FacetValue], links: Links, hierarchy: Hierarchy) -> Section:
    selected = len(links.request.filters.get(facet, ()))
    listed = _foremost(facet, values, selected)
    return Section(
        facet=facet,
        title=links.surface.facets[facet],
        choices=tree(facet, listed, hierarchy),
        values=len(values),
        all_url=links.values(facet) if len(listed) < len(values) else None,
        selected=selected,
        open=facet in OPEN or bool(selected),
    )


def _foremost(facet: Facet, values: Sequence[FacetValue], selected: int) -> Sequence[FacetValue]:
    """Those with most matches and all that are selected, which stand first, but among years."""
    most = max(MOST, selected)
    if len(values) == most + 1:
        most += 1  # the way to a single value more takes as much room as the value
    if facet is Facet.YEAR and selected:
        return (*values[:most], *(value for value in values[most:] if value.selected))
    return values[:most]


def tree(facet: Facet, values: Sequence[FacetValue], hierarchy: Hierarchy) -> tuple[Choice, ...]:
    """The values that stand below none of the others, with those that do below them; in the order given,
    but that what holds something selected stands on top."""
    if not hierarchy.nests(facet):
        return tuple(map(Choice, values))
    present = {value.value for value in values}
    children: defaultdict[str | None, list[FacetValue]] = defaultdict(list)
    for value in values:
        parent = hierarchy.parent(facet, value.value)
        above = hierarchy.line(facet, parent)
        children[next((it for it in above if it in present), None)].append(value)

    def grown(parent: str | None) -> tuple[Choice, ...]:
        choices = []
        for value in children[parent]:
            below = grown(value.value) if value.value in children else ()
            choices.append(Choice(value, below, any(it.selected for it in below)))
        return tuple(sorted(choices, key=lambda choice: not choice.selected))

    return grown(None)


def chips(page: Counted, links: Links) -> list[Chip]:
    request = links.request
    active = [
        Chip(title, value.name, links.toggle(facet, value.value))
        for facet, title in links.surface.facets.items()
        if request.filters.get(facet)
        for value in page.facets.get(facet, ())
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
    noun = links.surface.noun
    if value is None:
        return Bar(str(year), f"{year}: tidak ada {noun}", named=named)
    # A year with one article among thousands still shows a sliver.
    percent = max(100 * value.count / highest, 3) if value.count else 0
    return Bar(
        year=value.value,
        said=f"{year}: {number(value.count)} {noun}",
        percent=round(percent, 1),
        selected=value.selected,
        url=links.toggle(Facet.YEAR, value.value),
        named=named,
    )
