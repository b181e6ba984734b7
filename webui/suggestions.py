"""What to offer where nothing was found: nearby requests that do find something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.page import ResultPage
from search.parse import Request
from webui.facets import TITLES
from webui.front import Front
from webui.links import Links, with_values

MOST_ASKED = 8
"""Each one costs a query."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    text: str
    url: str
    total: int


def suggestions(front: Front, page: ResultPage, links: Links) -> list[Suggestion]:
    """Requests one step away that find something, the richest first."""
    found = []
    for _, (text, request) in zip(range(MOST_ASKED), _nearby(page, links.request), strict=False):
        total = front.ask(replace(request, page=1, size=0)).total
        if total:
            found.append(Suggestion(text, links.to(replace(request, page=1)), total))
    return sorted(found, key=lambda suggestion: -suggestion.total)


def _nearby(page: ResultPage, request: Request) -> Iterator[tuple[str, Request]]:
    for facet, values in request.filters.items():
        names = {value.value: value.name for value in page.facets.get(facet, ())}
        for value in values:
            rest = with_values(request, facet, {*values} - {value})
            yield f"Tanpa saringan {TITLES[facet].lower()} “{names.get(value, value)}”", rest
    if request.since or request.until:
        yield "Tanpa batas tanggal", replace(request, since=None, until=None)
    if sum(map(len, request.filters.values())) > 1:
        yield "Tanpa semua saringan", replace(request, filters={}, since=None, until=None)
    words = request.text.split()
    if len(words) > 1 and all(word.isalnum() for word in words):
        either = " ATAU ".join(words)
        yield f"Salah satu kata saja: {either}", replace(request, text=either)
