"""The JSON endpoint: what the pages show, for programs. Open to any site through CORS."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request, url_for
from werkzeug.http import quote_etag

from corpus.errors import NoBuild, QueryRefused
from search.consult import LedgerPage
from search.consult import figures as stated
from search.page import ResultPage
from search.parse import Request
from webui import logs
from webui.front import front
from webui.ledger import article_url
from webui.links import Links, parameters
from webui.parameters import UNKNOWN, parse
from webui.rendering import document_as_json, figures_as_json, ledger_as_json, page_as_json
from webui.surfaces import FIGURES

SHAPE = 2
"""Raised whenever the shape of an answer changes, so that no client keeps an old one."""

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/v1/search")
def search() -> Response:
    here = front()
    surface = here.articles.for_programs
    asked = here.by_slug(parse(request.args, surface).or_refuse())
    canonical = parameters(asked, surface)
    if (unchanged := _unchanged(canonical)) is not None:
        return unchanged
    page = here.ask(asked)
    logs.answered(page.build, page.total)
    links = Links(here.absolute(url_for("api.search")), asked, surface)
    seen = replace(asked, size=asked.size or surface.size, collapse=here.articles.empty.collapse)
    html = Links(here.absolute(url_for("pages.search")), seen, here.articles)
    body = page_as_json(page, links) | _meant(asked, page)
    for hit in body["hits"]:
        hit["archive_url"] = here.absolute(url_for("articles.article", id=hit["id"]))
    return _paged(body, links, page.pages, html.here(), page.build, canonical)


@blueprint.get("/api/v1/awards")
def awards() -> Response:
    here = front()
    surface = here.ledger.for_programs
    asked = here.by_slug(parse(request.args, surface).or_refuse())
    canonical = ["awards", *parameters(asked, surface)]
    if (unchanged := _unchanged(canonical)) is not None:
        return unchanged
    page = here.consult(asked)
    logs.answered(page.build, page.total)
    links = Links(here.absolute(url_for("api.awards")), asked, surface)
    html = Links(
        here.absolute(url_for("ledger.ledger")), replace(asked, size=asked.size or surface.size), here.ledger
    )
    body = ledger_as_json(page, links, article_url(here)) | _meant(asked, page)
    return _paged(body, links, page.pages, html.here(), page.build, canonical)


@blueprint.get("/api/v1/figures")
def figures() -> Response:
    """The numbers that articles state. Their page is that of the award."""
    here = front()
    surface = FIGURES.for_programs
    asked = here.by_slug(parse(request.args, surface).or_refuse())
    canonical = ["figures", *parameters(asked, surface)]
    if (unchanged := _unchanged(canonical)) is not None:
        return unchanged
    with here.engine.reader() as reader:
        page = stated(reader, here.vocabulary, asked)
    logs.answered(page.build, page.total)
    links = Links(here.absolute(url_for("api.figures")), asked, surface)
    body = figures_as_json(page, links, article_url(here))
    return _paged(body, links, page.pages, None, page.build, canonical)


@blueprint.get("/api/v1/articles/<id>")
def article(id: str) -> Response:
    here = front()
    if unknown := set(request.args):
        raise QueryRefused(dict.fromkeys(sorted(unknown), UNKNOWN))
    if (unchanged := _unchanged(["article", id])) is not None:
        return unchanged
    with here.engine.reader() as reader:
        build, document = reader.build.name, reader.document(id)
    logs.answered(build)
    if document is None:
        abort(404)
    body = document_as_json(document)
    body["archive_url"] = here.absolute(url_for("articles.article", id=id))
    return _response(body, build, ["article", id])


@blueprint.get("/healthz")
def health() -> Response:
    """Which build serves. Raises `NoBuild` where none does."""
    build = front().engine.current()
    if build is None:
        raise NoBuild("No build is published.")
    response = jsonify(status="ok", build=build.name, documents=build.documents)
    response.headers["Cache-Control"] = "no-store"
    return response


def _meant(asked: Request, page: ResultPage | LedgerPage) -> dict[str, str | None]:
    meant = front().meant(asked, page)
    return {"meant": meant.text if meant else None}


def _paged(
    body: dict[str, Any], links: Links, pages: int, html: str | None, build: str, asked: object
) -> Response:
    """With links to itself, its neighbours and its HTML in the body, and to the neighbours in the header."""
    request = links.request
    steps = {
        "next": links.page(request.page + 1) if request.size and request.page < pages else None,
        "prev": links.page(min(request.page - 1, pages)) if request.page > 1 else None,
    }
    body["links"] = {"self": links.here(), **steps} | ({"html": html} if html else {})
    response = _response(body, build, asked)
    for relation, target in steps.items():
        if target:
            response.headers.add("Link", f'<{target}>; rel="{relation}"')
    return response


def _unchanged(asked: object) -> Response | None:
    """304 without a search, where the client holds the answer of the build that serves."""
    build = front().engine.current()
    if build is None or _tag(build.name, asked) not in request.if_none_match.as_set(include_weak=True):
        return None
    logs.answered(build.name)
    return _cached(Response(status=304), build.name, asked)


def _response(body: dict[str, Any], build: str, asked: object) -> Response:
    return _cached(jsonify(body), build, asked)


def _cached(response: Response, build: str, asked: object) -> Response:
    # Asked again each time, for the next build may be published at any moment; the answer is cheap.
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["ETag"] = quote_etag(_tag(build, asked), weak=True)
    return response


def _tag(build: str, asked: object) -> str:
    """Weak: `took_ms` differs between two answers that are otherwise the same."""
    text = json.dumps([SHAPE, build, front().vocabulary.version, asked])
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


@blueprint.after_app_request
def _cors(response: Response) -> Response:
    """On every answer under /api/, refusals included, so that a page can read why."""
    if request.path.startswith("/api/"):
        response.headers["Access-Control-Allow-Origin"] = front().settings.allow_origin
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        response.headers["X-Robots-Tag"] = "noindex"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
    return response
