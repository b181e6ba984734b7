"""What of an address could not be meant as written: told to the reader, not held against him."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from search.parse import Request
from search.query import Note
from webui.surfaces import ARTICLES, LEDGER

PARAMETERS = {
    "q": "kata pencarian",
    "from": "tanggal awal",
    "to": "tanggal akhir",
    "sort": "urutan",
    "page": "nomor halaman",
    "size": "hasil per halaman",
    "succession": "nama sebelum dan sesudahnya",
    "collapse": "laporan serupa",
    "explain": "penjelasan urutan",
    **{
        facet.value: title.lower()
        for surface in (LEDGER, ARTICLES)
        for facet, title in surface.facets.items()
    },
}
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid")
"""Added to shared links by social networks; no reader asked anything with them."""


class Paged(Protocol):
    @property
    def pages(self) -> int: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...


Page = TypeVar("Page", bound=Paged)


def existing_page(ask: Callable[[Request], Page], asked: Request) -> tuple[Request, Page]:
    """The asked page of results, or the last one, with a note, where there are not so many."""
    page = ask(asked)
    if asked.page <= page.pages:
        return asked, page
    asked = replace(asked, page=page.pages)
    return asked, replace(ask(asked), notes=page.notes)  # type: ignore[type-var]  # both are dataclasses


def corrections(problems: Mapping[str, str]) -> list[Note]:
    """What was wrong with the address, in words a reader can act on."""
    return [
        Note("parameter", f"Disesuaikan: {PARAMETERS.get(name, f'“{name}”')}. {why}")
        for name, why in problems.items()
        if not _TRACKING.fullmatch(name)
    ]
