"""Pages about one award and about one body: what it is, and all that the archive has of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response

from search.ask import answer
from search.consult import LedgerPage, consulted, figures
from search.entries import Award, Institution, Region, Unit
from search.figures import Comparison, compared
from search.naming import name_key
from search.parse import Request
from search.query import Facet, Sort
from search.vocabulary import RECIPIENTS
from webui import facets, linked_data, logs
from webui.front import Front, front
from webui.ledger import by_year, claims, links_of
from webui.links import Links
from webui.pages import listing
from webui.recipients import recipient
from webui.surfaces import FIGURES

MOST_ROWS = 100
"""Rows shown on a page of its own award or body; all of them are in the ledger."""
MOST_NUMBERS = 500
"""Numbers compared on an award's page; the newest years first."""
LATEST = 5
MOST_ALIASES = 8
REGISTERS = (Facet.INSTITUTION, Facet.REGION, Facet.GIVER)
BODY_REGISTERS = (Facet.AWARD,)
AWARD_KINDS = {
    "predicate": "Predikat",
    "opinion": "Opini",
    "index": "Indeks",
    "trophy": "Penghargaan",
    "medal": "Tanda kehormatan",
    "certificate": "Sertifikat",
    "title": "Gelar",
    "class": "Golongan penghargaan",
    "allocation": "Insentif",
    "programme": "Program",
}

blueprint = Blueprint("profiles", __name__)


@blueprint.get("/penghargaan/<path:slug>")
def award(slug: str) -> str:
    here = front()
    known = here.vocabulary.awards.get(slug)
    with here.engine.reader() as reader:
        rows = consulted(reader, here.vocabulary, _rows(here, Facet.AWARD, slug))
        articles = answer(reader, here.vocabulary, _articles(Facet.AWARD, slug))
        mentions = answer(reader, here.vocabulary, replace(_articles(Facet.MENTIONED, slug), size=0))
        numbers = figures(reader, here.vocabulary, _figures(slug))
        logs.answered(reader.build.name, rows.total)
    if known is None and not (rows.total or articles.total or mentions.total or numbers.total):
        abort(404)
    name = known.name if known else (rows.hits[0].row.award_name if rows.hits else slug)
    ledger = links_of(here, replace(here.ledger.empty, filters={Facet.AWARD: (slug,)}))
    search = Links(url_for("pages.search"), here.articles.empty, here.articles)
    return render_template(
        "award.html",
        address=url_for("profiles.award", slug=slug),
        award=known,
        own_award=slug,
        usual_giver=known and known.giver,
        name=name,
        kind=AWARD_KINDS[known.kind] if known else "Penghargaan",
        recipients=[RECIPIENTS[kind].lower() for kind in known.recipients if kind in RECIPIENTS]
        if known
        else (),
        broader=here.hierarchy.line(Facet.AWARD, slug)[1:],
        narrower=here.hierarchy.children(Facet.AWARD, slug),
        levels=_levels(known, rows),
        rows=rows,
        years=by_year(rows.hits),
        numbers=_by_year_of(compared(numbers.hits)),
        untold=numbers.total - len(numbers.hits),
        numbers_url=url_for("api.figures", award=slug),
        articles=articles,
        mentions=mentions,
        mentions_url=search.only(Facet.MENTIONED, slug),
        linked_data=linked_data.of_award(here, slug, name, known),
        **_profile(here, rows, ledger, search, Facet.AWARD, slug, REGISTERS),
        **listing(articles, search),
    )


@blueprint.get("/unit/<path:slug>")
def unit(slug: str) -> str | Response:
    """A body of the vocabulary, or a unit that only texts name, by its name."""
    here = front()
    body = here.vocabulary.body(slug)
    if body is None:
        return recipient(slug)
    with here.engine.reader() as reader:
        rows = consulted(reader, here.vocabulary, _rows(here, Facet.UNIT, slug))
        articles = answer(reader, here.vocabulary, _articles(Facet.UNIT, slug))
        logs.answered(reader.build.name, rows.total)
    ledger = links_of(here, replace(here.ledger.empty, filters={Facet.UNIT: (slug,)}, succession=False))
    search = Links(url_for("pages.search"), here.articles.empty, here.articles)
    return render_template(
        "unit.html",
        name=body.name,
        address=url_for("profiles.unit", slug=slug),
        body=body,
        own_unit=slug,
        kind=_kind(body),
        aliases=_aliases(body),
        above=here.hierarchy.line(Facet.UNIT, slug)[:0:-1],
        below=here.hierarchy.children(Facet.UNIT, slug),
        before=[here.vocabulary.institutions[it] for it in getattr(body, "predecessors", ())],
        after=[here.vocabulary.institutions[it] for it in getattr(body, "successors", ())],
        rows=rows,
        years=by_year(rows.hits),
        articles=articles,
        linked_data=linked_data.of_body(here, slug, body),
        **_profile(here, rows, ledger, search, Facet.UNIT, slug, BODY_REGISTERS),
        **listing(articles, search),
    )


def _profile(
    here: Front,
    rows: LedgerPage,
    ledger: Links,
    search: Links,
    facet: Facet,
    slug: str,
    registers: Sequence[Facet],
) -> dict[str, object]:
    """What both pages show of the ledger and of the articles."""
    return {
        "histogram": facets.histogram(rows, ledger),
        "registers": facets.sections(rows, ledger, here.hierarchy, registers),
        "ledger_url": ledger.here(),
        "ledger_facet_url": lambda facet, value: ledger.only(Facet(facet), value),
        "articles_url": replace(search, request=replace(search.request, sort=Sort.NEWEST)).only(facet, slug),
        "name_of_slug": here.hierarchy.name,
        "unit_facet": Facet.UNIT,
        "award_facet": Facet.AWARD,
        **claims(here),
    }


def _rows(here: Front, facet: Facet, slug: str) -> Request:
    return replace(here.ledger.empty, filters={facet: (slug,)}, size=MOST_ROWS, succession=False)


def _figures(award: str) -> Request:
    return replace(FIGURES.empty, filters={Facet.AWARD: (award,)}, size=MOST_NUMBERS)


def _articles(facet: Facet, slug: str) -> Request:
    return Request(filters={facet: (slug,)}, sort=Sort.NEWEST, size=LATEST, succession=False, collapse=True)


def _by_year_of(comparisons: Sequence[Comparison]) -> Mapping[int | None, list[Comparison]]:
    return {year: list(group) for year, group in groupby(comparisons, key=lambda it: it.year)}


def _levels(award: Award | None, rows: LedgerPage) -> list[str]:
    """As the vocabulary has them, from the lowest, then what else texts name."""
    named = sorted({hit.row.level for hit in rows.hits if hit.row.level})
    return list(dict.fromkeys((*(award.levels if award else ()), *named)))


def _aliases(body: Institution | Unit | Region) -> list[str]:
    """What else it is called, each name once: `UNDIP` and `Undip` are one."""
    names: dict[str, str] = {}
    for name in (*getattr(body, "acronyms", ()), *body.aliases):
        names.setdefault(name_key(name), name)
    return [name for key, name in names.items() if key != name_key(body.name)][:MOST_ALIASES]


def _kind(body: Institution | Unit | Region) -> str:
    match body:
        case Unit(level=level):
            return level[:1].upper() + level[1:]
        case Region(kind=kind):
            return f"Pemerintah {kind}"
        case Institution(kind=kind):
            return kind[:1].upper() + kind[1:]
