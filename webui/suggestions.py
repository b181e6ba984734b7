"""What to offer where nothing was found: nearby requests that do find something."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from search.parse import Request
from search.query import Facet
from webui.facets import Counted
from webui.links import Links, with_values

MOST_ASKED = 8
"""Each one costs a query."""


class Total(Protocol):
    """A page of results, of which only how many there are matters."""

    @property
    def total(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    text: str
    url: str
    total: int


def suggestions(ask: Callable[[Request], Total], page: Counted, links: Links) -> list[Suggestion]:
    """The request without one of its filters, or without any, where that finds something; richest first.

    Fewer words need no suggestion: `search.ask` answers with part of the words by itself.
    """
    found = []
    for _, (text, request) in zip(
        range(MOST_ASKED), _nearby(page, links.request, links.surface.facets), strict=False
    ):
        total = ask(replace(request, page=1, size=0)).total
        if total:
            found.append(Suggestion(text, links.to(replace(request, page=1)), total))
    return sorted(found, key=lambda suggestion: -suggestion.total)


def _nearby(page: Counted, request: Request, titles: Mapping[Facet, str]) -> Iterator[tuple[str, Request]]:
    for facet, values in request.filters.items():
        names = {value.value: value.name for value in page.facets.get(facet, ())}
        for value in values:
            rest = with_values(request, facet, {*values} - {value})
            yield f"Tanpa saringan {titles[facet].lower()} “{names.get(value, value)}”", rest
    if request.since or request.until:
        yield "Tanpa batas tanggal", replace(request, since=None, until=None)
    if sum(map(len, request.filters.values())) > 1:
        yield "Tanpa semua saringan", replace(request, filters={}, since=None, until=None)
