"""The pages a reader sees: front page, results, article, help."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from search.ask import understood
from search.document import Document
from search.page import ResultPage
from search.parse import Request
from search.query import ARTICLE_FACETS, Facet, Note, Sort
from search.snippets import Highlighter
from webui import facets, linked_data, logs
from webui.formats import short_day, web_address
from webui.front import Front, front
from webui.links import Links, page_numbers
from webui.parameters import parse as parse_parameters
from webui.suggestions import suggestions
from webui.surfaces import ARTICLES, LEDGER

LATEST = 5
"""Newest articles on the front page."""
REGISTERS = (Facet.AWARD, Facet.UNIT)
EXAMPLES = ("meraih predikat WBK", '"zona integritas"', "penghargaan:wbk 2021", "juara ATAU pemenang")
MOST_UNITS = 4
"""Units shown with a hit; a report of a ceremony names dozens."""
DESCRIPTION_LENGTH = 200

PARAMETERS = {
    "q": "kata pencarian",
    "from": "tanggal awal",
    "to": "tanggal akhir",
    "sort": "urutan",
    "page": "nomor halaman",
    "size": "hasil per halaman",
    "succession": "nama sebelum dan sesudahnya",
    "collapse": "laporan serupa",
    **{
        facet.value: title.lower()
        for surface in (LEDGER, ARTICLES)
        for facet, title in surface.facets.items()
    },
}
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid")
"""Added to shared links by social networks; no reader asked anything with them."""

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
        histogram=facets.histogram(page, links),
        sections=facets.sections(page, here.articles, here.hierarchy, REGISTERS),
        examples=EXAMPLES,
        newest_url=links.to(replace(links.request, sort=Sort.NEWEST)),
        **_listing(page, links),
    )


@blueprint.get("/cari")
def search() -> str:
    here = front()
    parsed = parse_parameters(request.args, here.articles)
    asked, page = _ask_existing_page(here, here.by_slug(parsed.request))
    logs.answered(page.build, page.total)
    links = _links(here, asked)
    return render_template(
        "results.html",
        asked=asked,
        page=page,
        links=links,
        notes=[*_corrections(parsed.problems), *page.notes],
        sections=facets.sections(page, here.articles, here.hierarchy),
        histogram=facets.histogram(page, links),
        chips=facets.chips(page, asked, links),
        clear_url=links.unfiltered(),
        page_numbers=page_numbers(asked.page, page.pages),
        suggestions=[] if page.total else suggestions(here, page, links),
        json_url=replace(links, path=url_for("api.search"), surface=here.articles.for_programs).here(),
        linked_data=linked_data.of_results(
            page, here.absolute(links.here()), (asked.page - 1) * asked.size + 1
        ),
        **_listing(page, links),
    )


@blueprint.get("/artikel/<id>")
def article(id: str) -> str:
    here = front()
    asked = parse_parameters(request.args, here.articles).request
    with here.engine.reader() as reader:
        document = reader.document(id)
        names = {facet: reader.labels(facet) for facet in ARTICLE_FACETS}
        highlighter = Highlighter(understood(asked, reader, here.vocabulary).node, reader.analyzer)
        logs.answered(reader.build.name)
    if document is None:
        abort(404)
    archive_url = here.absolute(url_for("pages.article", id=id))
    links = _links(here, here.articles.empty)
    return render_template(
        "article.html",
        asked=asked,
        sample=document.sample,
        document=document,
        title=highlighter.title(document.title),
        paragraphs=[highlighter.paragraph(text) for text in document.paragraphs],
        original=web_address(document.url),
        archive_url=archive_url,
        description=_description(document),
        citation=_citation(document, archive_url, here.settings.title),
        linked_data=linked_data.of_article(here, document, archive_url),
        links=replace(links, request=asked),
        back_url=replace(links, request=asked).here() if asked != links.request else None,
        facet_url=lambda facet, value: links.only(Facet(facet), value),
        name_of=_naming(names),
    )


@blueprint.get("/bantuan")
def guide() -> str:
    return render_template("guide.html", articles=ARTICLES)


def _links(here: Front, asked: Request) -> Links:
    return Links(url_for("pages.search"), asked, here.articles)


def _ask_existing_page(here: Front, asked: Request) -> tuple[Request, ResultPage]:
    """The asked page of results, or the last one, with a note, where there are not so many."""
    page = here.ask(asked)
    if asked.page > page.pages:
        asked = replace(asked, page=page.pages)
        page = replace(here.ask(asked), notes=page.notes)
    return asked, page


def _corrections(problems: Mapping[str, str]) -> list[Note]:
    """What was wrong with the address, in words a reader can act on."""
    return [
        Note("parameter", f"Disesuaikan: {PARAMETERS.get(name, f'“{name}”')}. {why}")
        for name, why in problems.items()
        if not _TRACKING.fullmatch(name)
    ]


def _listing(page: ResultPage, links: Links) -> dict[str, Any]:
    """What a list of hits needs: names, links, and whether sample texts are among them."""
    names = {facet: {value.value: value.name for value in values} for facet, values in page.facets.items()}
    return {
        "name_of": _naming(names),
        "facet_url": lambda facet, value: links.only(Facet(facet), value),
        "article_url": lambda hit: replace(links, path=url_for("pages.article", id=hit.document.id)).here(),
        "most_units": MOST_UNITS,
        "sample": any(hit.document.sample for hit in page.hits),
    }


def _naming(names: Mapping[Facet, Mapping[str, str]]) -> Callable[[str, str], str]:
    return lambda facet, value: names.get(Facet(facet), {}).get(value, value)


def _description(document: Document) -> str:
    """The opening of the text, for previews."""
    opening = document.body.replace("\n\n", " ")
    if len(opening) <= DESCRIPTION_LENGTH:
        return opening
    return opening[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def _citation(document: Document, archive_url: str, archive: str) -> str:
    """One line that names author, title, publisher, day and both addresses."""
    day = f", {short_day(document.published)}" if document.published else ""
    seen = f", terakhir dilihat {short_day(document.last_seen)}" if document.last_seen else ""
    parts = [
        f"{document.byline}." if document.byline else "",
        f"“{document.title}”.",
        f"{document.source}{day}.",
        f"{document.url}." if web_address(document.url) else "",
        f"Salinan arsip {archive}{seen}:",
        archive_url,
    ]
    return " ".join(filter(None, parts))
