"""Addresses of searches: the inverse of `webui.parameters`, in one stable order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus, urlencode

from search.parse import Request
from search.query import Facet
from webui.surfaces import Surface


def parameters(request: Request, surface: Surface) -> list[tuple[str, str]]:
    """What the URL of this request says; what the surface means anyway is left out."""
    default = surface.empty
    pairs = [("q", request.text)] if request.text else []
    pairs += [
        (facet.value, value) for facet in surface.facets for value in sorted(request.filters.get(facet, ()))
    ]
    if request.since:
        pairs.append(("from", request.since.isoformat()))
    if request.until:
        pairs.append(("to", request.until.isoformat()))
    if request.succession != default.succession:
        pairs.append(("succession", str(int(request.succession))))
    if surface.collapse is not None and request.collapse != default.collapse:
        pairs.append(("collapse", str(int(request.collapse))))
    if request.explain:
        pairs.append(("explain", "1"))
    if request.sort is not default.sort:
        pairs.append(("sort", request.sort.value))
    if request.page > 1:
        pairs.append(("page", str(request.page)))
    if request.size != default.size:
        pairs.append(("size", str(request.size)))
    return pairs


_KEPT = frozenset({"size", "succession", "collapse", "explain"})

_quoted = lru_cache(maxsize=4096)(quote_plus)
"""A page has a hundred links to values, and most of them are on many pages."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where one can go from a request, on the page or endpoint at `path`."""

    path: str
    request: Request
    surface: Surface
    _queries: dict[str, tuple[str, str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def to(self, request: Request) -> str:
        return _joined(self.path, urlencode(parameters(request, self.surface)))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form must carry along, for no control of it says so."""
        pairs = parameters(self.request, self.surface)
        return [(name, value) for name, value in pairs if name in _KEPT]

    def here(self) -> str:
        return self.to(self.request)

    def carried_by(self, path: str) -> str:
        """Another page that keeps this request, so that it can lead back."""
        _, mark, query = self.here().partition("?")
        return f"{path}{mark}{query}"

    def values(self, facet: Facet) -> str:
        """The page with all values of the facet (`webui.values`)."""
        return _joined(f"{self.path}/saring/{facet}", *self._around("page"))

    def page(self, number: int) -> str:
        before, behind = self._around("page")
        return _joined(self.path, before, f"page={number}" if number > 1 else "", behind)

    def toggle(self, facet: Facet, value: str) -> str:
        """Adds the value to the facet's filter, or takes it out of it."""
        chosen = self.request.filters.get(facet)
        return self._with(facet, sorted({*chosen} ^ {value}) if chosen else (value,))

    def only(self, facet: Facet, value: str) -> str:
        """This value alone of the facet, every other filter kept."""
        return self._with(facet, (value,))

    def _with(self, facet: Facet, values: Sequence[str]) -> str:
        """The first page with these values of the facet."""
        before, behind = self._around(facet)
        chosen = "&".join([f"{facet}={_quoted(value)}" for value in values])
        return _joined(self.path, before, chosen, behind)

    def _around(self, name: str) -> tuple[str, str]:
        """The query before and behind this one parameter, a facet or `page`. A page of results has a hundred
        links that differ from each other in one parameter alone."""
        if name not in self._queries:
            request = self.request
            said = replace(request, page=2) if name == "page" else with_values(request, Facet(name), ("",))
            pairs = parameters(said, self.surface)
            at = next(place for place, pair in enumerate(pairs) if pair[0] == name)
            self._queries[name] = urlencode(pairs[:at]), urlencode(pairs[at + 1 :])
        return self._queries[name]

    def with_(self, **changes: Any) -> str:
        """The first page of the request with these of its fields changed."""
        return self.to(replace(self.request, **{"page": 1} | changes))

    def unfiltered(self) -> str:
        return self.with_(filters={}, since=None, until=None)


def _joined(path: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    return f"{path}?{query}" if query else path


def with_values(request: Request, facet: Facet, values: Iterable[str]) -> Request:
    """The request from its first page on, with these values of the facet and no others."""
    filters = {**request.filters, facet: tuple(sorted(values))}
    return replace(request, filters={key: chosen for key, chosen in filters.items() if chosen}, page=1)


def page_numbers(page: int, pages: int, around: int = 2) -> list[int | None]:
    """First, last and the pages around the present one; None where numbers are left out."""
    shown = sorted({1, pages, *range(max(1, page - around), min(pages, page + around) + 1)})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and numbers[-1] is not None and number > numbers[-1] + 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
