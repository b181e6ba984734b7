"""All values of one facet, of articles or of the ledger, on a page: found by name, ticked, and applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from search.consult import LedgerPage
from search.page import FacetValue, ResultPage
from search.parse import Request
from search.query import Facet
from webui import logs
from webui.facets import Choice, tree
from webui.front import Front, front
from webui.links import Links, parameters, with_values
from webui.parameters import parse
from webui.surfaces import Surface

MOST = 200
"""Values on one page of them, not counting those below: 40 kB."""
OWN = ("name", "order", "part", "apply")
"""Parameters of the list itself; the others are those of the results that it is of."""

blueprint = Blueprint("values", __name__)


@dataclass(frozen=True, slots=True)
class Part:
    """What of the values is shown at once."""

    choices: Sequence[Choice]
    number: int
    parts: int


@blueprint.get("/cari/saring/<name>")
def of_articles(name: str) -> str | Response:
    here = front()
    return _values(here, name, here.articles, here.ask, "pages.search", "api.search")


@blueprint.get("/penghargaan/saring/<name>")
def of_awards(name: str) -> str | Response:
    here = front()
    return _values(here, name, here.ledger, here.consult, "ledger.ledger", "api.awards")


def _values(
    here: Front,
    named: str,
    surface: Surface,
    ask: Callable[[Request], ResultPage | LedgerPage],
    results: str,
    api: str,
) -> str | Response:
    """`named`: the facet; `results` and `api`: where what has these values is found."""
    facet = next((it for it in surface.facets if it.value == named), None)
    if facet is None:
        abort(404)
    rest = MultiDict((name, value) for name, value in request.args.items(multi=True) if name not in OWN)
    asked = replace(here.by_slug(parse(rest, surface).request), page=1)
    links = Links(url_for(results), asked, surface)
    if "apply" in request.args:
        return redirect(links.here(), 303)
    page = ask(replace(asked, size=0))
    logs.answered(page.build, page.total)
    values = page.facets.get(facet, ())
    name, alphabetic = request.args.get("name", "").strip(), request.args.get("order") == "name"
    listed = [it for it in _called(here, facet, values, name) if not it.selected]
    if alphabetic and facet is not Facet.YEAR:
        listed.sort(key=lambda it: it.name.casefold())
    return render_template(
        "values.html",
        facet=facet,
        asked=asked,
        links=links,
        values=len(values),
        found=len(listed),
        name=name,
        alphabetic=alphabetic,
        orders=facet is not Facet.YEAR,
        selected=[Choice(it) for it in values if it.selected],
        part=_part(here, facet, tree(facet, listed, here.hierarchy), request.args.get("part", "")),
        kept=parameters(with_values(asked, facet, ()), surface),
        json_url=Links(url_for(api), replace(asked, size=0), surface.for_programs).here(),
    )


def _called(here: Front, facet: Facet, values: Sequence[FacetValue], name: str) -> Sequence[FacetValue]:
    """The values in whose name or slug each of these words begins a word, and whatever else goes by them."""
    words = _words(name)
    if not words:
        return values
    known = here.vocabulary.named(facet, name)
    return [value for value in values if value.value in known or _begin(words, value)]


def _begin(words: Sequence[str], value: FacetValue) -> bool:
    own = _words(f"{value.name} {value.value}")
    return all(any(it.startswith(word) for it in own) for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _part(here: Front, facet: Facet, choices: Sequence[Choice], asked: str) -> Part:
    """The asked part of the list or the nearest there is, each value with what it belongs to."""
    parts = max(1, -(-len(choices) // MOST))
    number = min(max(int(asked), 1), parts) if re.fullmatch(r"[0-9]{1,9}", asked) else 1
    shown = choices[(number - 1) * MOST : number * MOST]
    return Part([it._replace(above=_above(here, facet, it.value.value)) for it in shown], number, parts)


def _above(here: Front, facet: Facet, value: str) -> str:
    _, *above = here.hierarchy.line(facet, value)
    return here.hierarchy.name(facet, above[-1]) if above else ""
