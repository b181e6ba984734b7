"""Pages about those whom no vocabulary lists: units, people and teams that only texts name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from search.ask import answer
from search.consult import LedgerHit, LedgerPage, consulted
from search.engine import Reader
from search.gathering import spelled
from search.page import ResultPage
from search.parse import Request
from search.query import Facet, Sort
from search.vocabulary import RECIPIENTS
from webui import linked_data, logs
from webui.facets import Histogram
from webui.front import Front, front
from webui.ledger import by_year, claims, links_of
from webui.links import Links
from webui.pages import listing

MOST_ROWS = 100
MOST_SPELLINGS = 5
LATEST = 5
_QUOTES = re.compile('["“”„‟«»＂]')
"""What would end a phrase."""
_BATCH = 100
_MOST_BATCHES = 5
"""Of rows that hold the words of the name: *Indonesia* stands in thousands."""


blueprint = Blueprint("recipients", __name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the archive has under one name."""

    name: str
    unit: bool
    """Articles are counted under it."""
    hits: tuple[LedgerHit, ...]
    articles: ResultPage
    asked: Request
    """What finds the articles."""
    ledger: Request
    """What finds the rows, among others that hold the name."""
    others: int
    """How many hold it, whoever received."""


@blueprint.get("/penerima/<path:name>")
def recipient(name: str) -> str | Response:
    """Rows and articles of this name; where it is only a part of other recipients' names, those."""
    here = front()
    if len(slugs := here.vocabulary.named(Facet.UNIT, name)) == 1:
        return redirect(url_for("profiles.unit", slug=slugs[0]))
    found = _found(here, name)
    ledger = links_of(here, found.ledger)
    if not found.hits and not found.unit:
        return redirect(ledger.here()) if found.others else abort(404)
    kind = found.hits[0].row.recipient_kind if found.hits else Facet.UNIT.value
    search = Links(url_for("pages.search"), here.articles.empty, here.articles)
    address = url_for("recipients.recipient", name=found.name)
    if found.unit:
        address = url_for("profiles.unit", slug=found.name)
    return render_template(
        "recipient.html",
        name=found.name,
        address=address,
        kind=RECIPIENTS[kind],
        institution=next((hit.row.institution for hit in found.hits if hit.row.institution), None),
        own_name=found.name,
        rows={"total": len(found.hits), "hits": found.hits},
        years=by_year(found.hits),
        histogram=Histogram((), here.ledger.noun, 0, 0),
        ledger_url=ledger.here(),
        articles=found.articles,
        articles_url=search.to(replace(found.asked, size=here.articles.size)),
        linked_data=linked_data.of_recipient(here, found.name, address),
        **claims(here),
        **listing(found.articles, search),
    )


def _found(here: Front, name: str) -> _Found:
    """Whatever the name's case and punctuation."""
    with here.engine.reader() as reader:
        unit = name in reader.labels(Facet.UNIT)
        pages = list(_pages(here, reader, replace(here.ledger.empty, text=_words(name), size=_BATCH)))
        hits = [hit for page in pages for hit in page.hits if _is_of(hit, name)][:MOST_ROWS]
        spellings = sorted({hit.row.recipient for hit in hits} or {name}, key=lambda it: (-len(it), it))
        phrases = " OR ".join('"' + _QUOTES.sub(" ", it) + '"' for it in spellings[:MOST_SPELLINGS])
        named = Request(filters={Facet.UNIT: (name,)}) if unit else Request(text=phrases)
        asked = replace(named, sort=Sort.NEWEST, size=LATEST, collapse=True)
        articles = answer(reader, here.vocabulary, asked)
        logs.answered(reader.build.name, len(hits))
    return _Found(
        name=name if unit else spellings[0],
        unit=unit,
        hits=tuple(hits),
        articles=articles,
        asked=asked,
        ledger=replace(here.ledger.empty, text=phrases),
        others=pages[0].total,
    )


def _words(name: str) -> str:
    """A query for its words, but for what `spelled` does without: acronyms in brackets, `&` or *dan*."""
    words = _QUOTES.sub(" ", re.sub(r"\([^)]*\)", " ", name)).split()
    telling = [word for word in words if re.search(r"\w", word) and word.casefold() != "dan"]
    return " ".join(f'judul:"{word}"' for word in telling) or f'judul:"{spelled(name)}"'


def _pages(here: Front, reader: Reader, asked: Request) -> Iterator[LedgerPage]:
    for number in range(1, _MOST_BATCHES + 1):
        page = consulted(reader, here.vocabulary, replace(asked, page=number))
        yield page
        if number >= page.pages:
            return


def _is_of(hit: LedgerHit, name: str) -> bool:
    return hit.row.recipient_unit is None and spelled(hit.row.recipient) == spelled(name)
