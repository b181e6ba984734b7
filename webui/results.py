"""What a page of results shows, whether of articles or of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from search.consult import LedgerPage
from search.page import ResultPage
from search.parse import Request
from search.query import Facet
from webui import facets
from webui.corrections import corrections
from webui.front import Front
from webui.links import Links, page_numbers
from webui.suggestions import suggestions


def shown(
    here: Front,
    page: ResultPage | LedgerPage,
    links: Links,
    problems: Mapping[str, str],
    ask: Callable[[Request], ResultPage | LedgerPage],
    filters: Iterable[Facet] | None = None,
) -> dict[str, Any]:
    """For `listing.html`.

    `problems`: what the address had wrong; `filters`: the facets to show, where these are not all.
    """
    asked = links.request
    meant = here.meant(asked, page)
    return {
        "asked": asked,
        "page": page,
        "links": links,
        "notes": [*corrections(problems), *page.notes],
        "sections": facets.sections(page, links, here.hierarchy, filters),
        "histogram": facets.histogram(page, links),
        "chips": facets.chips(page, links),
        "clear_url": links.unfiltered(),
        "page_numbers": page_numbers(asked.page, page.pages),
        "meant": meant and meant.text,
        "meant_url": meant and links.to(meant),
        "suggestions": [] if page.total else suggestions(ask, page, links),
    }
