"""The archived article, with what it says marked in its text."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request, url_for

from search.ask import understood
from search.document import Document, Mark
from search.query import ARTICLE_FACETS, Facet
from search.snippets import Highlighter
from webui import linked_data, logs
from webui.formats import short_day, web_address
from webui.front import front
from webui.ledger import recipient_url
from webui.links import Links
from webui.marking import anchor_of, marked_paragraphs, marked_title, sentences
from webui.marking import names as names_in
from webui.pages import naming
from webui.parameters import parse as parse_parameters

DESCRIPTION_LENGTH = 200
WHY = {
    "target": "baru menjadi sasaran",
    "proposed": "baru diusulkan",
    "programme": "nama program",
    "revoked": "dicabut",
    "ambiguous": "tidak jelas yang mana",
    "mention": "hanya disebut",
}
"""Why an award that is named is not received."""

blueprint = Blueprint("articles", __name__)


@blueprint.get("/artikel/<id>")
def article(id: str) -> str:
    here = front()
    asked = parse_parameters(request.args, here.articles).request
    with here.engine.reader() as reader:
        document = reader.document(id)
        similar = reader.similar(document) if document else ()
        labels = {facet: reader.labels(facet) for facet in ARTICLE_FACETS}
        highlighter = Highlighter(understood(asked, reader, here.vocabulary).node, reader.analyzer)
        logs.answered(reader.build.name)
    if document is None:
        abort(404)
    marked = sentences(document, request.args.get("kutip", ""))
    named = names_in(document, _address)
    archive_url = here.absolute(url_for("articles.article", id=id))
    links = Links(url_for("pages.search"), here.articles.empty, here.articles)
    return render_template(
        "article.html",
        asked=asked,
        sample=document.sample,
        document=document,
        similar=similar,
        title=marked_title(highlighter.title(document.title), marked),
        paragraphs=marked_paragraphs(map(highlighter.paragraph, document.paragraphs), marked, named),
        evidence_anchor=lambda evidence: anchor_of(evidence, marked),
        why=WHY,
        recipient_url=recipient_url,
        body_name=lambda slug: here.hierarchy.name(Facet.UNIT, slug),
        award_name=lambda slug: here.hierarchy.name(Facet.AWARD, slug),
        original=web_address(document.url),
        archive_url=archive_url,
        description=_description(document),
        citation=_citation(document, archive_url, here.settings.title),
        linked_data=linked_data.of_article(here, document, archive_url),
        links=replace(links, request=asked),
        back_url=replace(links, request=asked).here() if asked != links.request else None,
        facet_url=lambda facet, value: links.only(Facet(facet), value),
        name_of=naming(labels),
    )


def _address(mark: Mark) -> str | None:
    """The page about what is named."""
    match mark.kind:
        case "award":
            return url_for("profiles.award", slug=mark.value)
        case "unit":
            return url_for("profiles.unit", slug=mark.value)
    return None


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
