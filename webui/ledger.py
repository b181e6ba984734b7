"""The ledger as a page and as CSV: who received which award, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

from flask import Blueprint, Response, render_template, request, stream_with_context, url_for

from search.claims import Receipt
from search.consult import LedgerHit
from search.ledger import LedgerRow, Source
from search.parse import Request
from search.query import Facet
from webui import export, linked_data, logs, results
from webui.corrections import existing_page
from webui.front import Front, front
from webui.links import Links
from webui.parameters import parse
from webui.surfaces import LEDGER

blueprint = Blueprint("ledger", __name__)


@blueprint.get("/penghargaan")
def ledger() -> str:
    here = front()
    parsed = parse(request.args, here.ledger)
    asked, page = existing_page(here.consult, here.by_slug(parsed.request))
    logs.answered(page.build, page.total)
    links = links_of(here, asked)
    return render_template(
        "ledger.html",
        **results.shown(here, page, links, parsed.problems, here.consult, _shown(asked)),
        json_url=replace(links, path=url_for("api.awards"), surface=here.ledger.for_programs).here(),
        csv_url=replace(links, path=url_for("ledger.table")).to(
            replace(asked, page=1, size=here.ledger.size)
        ),
        linked_data=linked_data.of_ledger(page, here, links),
        sample=any(source.sample for hit in page.hits for source in hit.row.sources),
        **claims(here),
    )


@blueprint.get("/penghargaan.csv")
def table() -> Response:
    """Every row that matches, however many: never a page of them."""
    here = front()
    asked = here.by_slug(parse(request.args, here.ledger).or_refuse())
    lines = export.lines(here, asked, article_url(here))
    header = next(lines)  # what can go wrong goes wrong before the answer has begun
    return Response(
        stream_with_context(chain([header], lines)),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="penghargaan.csv"'},
    )


def _shown(asked: Request) -> list[Facet]:
    """Units only where one was chosen: institutions and regions tell them, and are facets by themselves."""
    return [facet for facet in LEDGER.facets if facet is not Facet.UNIT or asked.filters.get(Facet.UNIT)]


def links_of(here: Front, asked: Request) -> Links:
    return Links(url_for("ledger.ledger"), asked, here.ledger)


def claims(here: Front) -> dict[str, Any]:
    """What `parts/claim.html` needs."""
    return {
        "evidence_url": evidence_url,
        "recipient_url": recipient_url,
        "is_body": lambda slug: here.vocabulary.body(slug) is not None,
        "body_name": lambda slug: here.hierarchy.name(Facet.UNIT, slug),
    }


def by_year(hits: Sequence[LedgerHit]) -> list[tuple[int | None, list[LedgerHit]]]:
    """Rows come newest award first."""
    return [(year, list(group)) for year, group in groupby(hits, key=lambda hit: hit.row.year)]


def recipient_url(claim: LedgerRow | Receipt) -> str:
    """The page about who received it: of a body by its slug, of anybody else by name."""
    if claim.recipient_unit:
        return url_for("profiles.unit", slug=claim.recipient_unit)
    return url_for("recipients.recipient", name=claim.recipient)


def evidence_url(source: Source) -> str:
    """The sentence in its archived article."""
    evidence = source.evidence
    place = f"{evidence.start}-{evidence.end}" if evidence.where == "body" else "judul"
    return url_for("articles.article", id=source.article, kutip=place, _anchor="kutipan")


def article_url(here: Front) -> Callable[[Source], str]:
    return lambda source: here.absolute(evidence_url(source))
