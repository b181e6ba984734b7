"""Front page, results and help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from search.document import Document
from search.page import ResultPage
from search.parse import Request
from search.query import Facet, Sort
from webui import facets, linked_data, logs, results
from webui.corrections import existing_page
from webui.front import Front, front
from webui.ledger import claims
from webui.links import Links
from webui.parameters import parse as parse_parameters
from webui.surfaces import ARTICLES, LEDGER

LATEST = 5
"""Newest articles on the front page."""
NEWEST_AWARDS = 4
PROFILES = {Facet.AWARD: "profiles.award", Facet.UNIT: "profiles.unit"}
REGISTERS = tuple(PROFILES)
EXAMPLES = ("meraih predikat WBK", '"zona integritas"', "penghargaan:wbk 2021", "juara ATAU pemenang")
MOST_UNITS = 4
"""Units shown with a hit; a report of a ceremony names dozens."""

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def home() -> str | Response:
    if "q" in request.args:
        return redirect(f"{url_for('pages.search')}?{request.query_string.decode('ascii', 'replace')}")
    here = front()
    page = here.ask(Request(sort=Sort.NEWEST, size=LATEST))
    logs.answered(page.build, page.total)
    links = _links(here, here.articles.empty)
    return render_template(
        "home.html",
        page=page,
        newest_awards=here.consult(replace(here.ledger.empty, sort=Sort.NEWEST, size=NEWEST_AWARDS)),
        histogram=facets.histogram(page, links),
        sections=facets.sections(page, links, here.hierarchy, REGISTERS),
        profiles=PROFILES,
        examples=EXAMPLES,
        newest_url=links.to(replace(links.request, sort=Sort.NEWEST)),
        **claims(here),
        **listing(page, links),
    )


@blueprint.get("/cari")
def search() -> str:
    here = front()
    parsed = parse_parameters(request.args, here.articles)
    asked, page = existing_page(here.ask, here.by_slug(parsed.request))
    logs.answered(page.build, page.total)
    links = _links(here, asked)
    return render_template(
        "results.html",
        **results.shown(here, page, links, parsed.problems, here.ask),
        json_url=replace(links, path=url_for("api.search"), surface=here.articles.for_programs).here(),
        linked_data=linked_data.of_results(
            page, here.absolute(links.here()), (asked.page - 1) * asked.size + 1
        ),
        **listing(page, links),
    )


@blueprint.get("/bantuan")
def guide() -> str:
    return render_template("guide.html", articles=ARTICLES, ledger=LEDGER)


def _links(here: Front, asked: Request) -> Links:
    return Links(url_for("pages.search"), asked, here.articles)


class Label(NamedTuple):
    """An award or a unit of a hit, and where the results are narrowed to it."""

    facet: str
    name: str
    url: str


def listing(page: ResultPage, links: Links) -> dict[str, Any]:
    """What a list of hits needs: names, links, and whether sample texts are among them."""
    # one address for all hits, their ids left open: ten made one by one cost half a millisecond
    here = links.carried_by(url_for("articles.article", id="ID"))
    articles = here.replace("{", "{{").replace("}", "}}").replace("ID", "{}", 1)
    name_of = naming(page.names)

    def labels_of(document: Document) -> list[Label]:
        borne = [(Facet.AWARD, award) for award in document.awards]
        borne += [(Facet.UNIT, unit) for unit in document.units[:MOST_UNITS]]
        return [Label(facet.value, name_of(facet, value), links.only(facet, value)) for facet, value in borne]

    return {
        "name_of": name_of,
        "labels_of": labels_of,
        "article_url": lambda hit: articles.format(hit.document.id),
        "most_units": MOST_UNITS,
        "sample": any(hit.document.sample for hit in page.hits),
    }


def naming(names: Mapping[Facet, Mapping[str, str]]) -> Callable[[str, str], str]:
    return lambda facet, value: names.get(Facet(facet), {}).get(value, value)
