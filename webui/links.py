"""Addresses of searches: the inverse of `webui.parameters`, in one stable order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class Links:
    """Where one can go from a request, on the page or endpoint at `path`."""

    path: str
    request: Request
    surface: Surface
    _around: dict[Facet, tuple[str, str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def to(self, request: Request) -> str:
        pairs = parameters(request, self.surface)
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

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

    def page(self, number: int) -> str:
        return self.to(replace(self.request, page=number))

    def toggle(self, facet: Facet, value: str) -> str:
        """Adds the value to the facet's filter, or takes it out of it."""
        return self._with(facet, {*self.request.filters.get(facet, ())} ^ {value})

    def only(self, facet: Facet, value: str) -> str:
        """This value alone of the facet, every other filter kept."""
        return self._with(facet, (value,))

    def _with(self, facet: Facet, values: Iterable[str]) -> str:
        """The first page with these values of the facet. A page of results has a hundred such links, and
        all but the values is the same in each of a facet."""
        if facet not in self._around:
            pairs = parameters(with_values(self.request, facet, ("",)), self.surface)
            at = pairs.index((facet.value, ""))
            self._around[facet] = urlencode(pairs[:at]), urlencode(pairs[at + 1 :])
        before, behind = self._around[facet]
        chosen = "&".join(f"{facet.value}={quote_plus(value)}" for value in sorted(values))
        said = "&".join(part for part in (before, chosen, behind) if part)
        return f"{self.path}?{said}" if said else self.path

    def with_(self, **changes: Any) -> str:
        """The first page of the request with these of its fields changed."""
        return self.to(replace(self.request, **{"page": 1} | changes))

    def unfiltered(self) -> str:
        return self.with_(filters={}, since=None, until=None)


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
