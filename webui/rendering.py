"""A page of results and an article as JSON values. The shape only ever grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from search.consult import ClaimsPage, FiguresPage, LedgerPage
from search.document import Document
from search.ledger import LedgerRow, Source
from search.page import FacetValue, Hit, ResultPage
from search.query import ARTICLE_FACETS, Facet, Note, Query
from webui.formats import marked
from webui.links import Links


def page_as_json(page: ResultPage, links: Links | None = None) -> dict[str, Any]:
    """All of a result page. With `links`, each facet value tells where it is toggled."""
    return {
        "query": _query(page.query),
        "total": page.total,
        "results": page.results,
        "complete": page.complete,
        "undated": page.undated,
        "page": page.query.page,
        "size": page.query.size,
        "pages": page.pages,
        "build": page.build,
        "took_ms": round(page.took_ms, 2),
        "hits": [_hit(hit) for hit in page.hits],
        "facets": {
            facet.value: [_facet_value(facet, value, links) for value in page.facets.get(facet, ())]
            for facet in ARTICLE_FACETS
        },
        "labels": _labels(page),
        "notes": [_note(note) for note in page.notes],
    }


def ledger_as_json(page: LedgerPage, links: Links, url: Callable[[Source], str]) -> dict[str, Any]:
    """All of a page of the ledger; `url` leads to a source's sentence in the archived article."""
    rows = [_row(hit.row, url) for hit in page.hits]
    return _claims(page) | {"rows": rows} | _counted(page, links)


def figures_as_json(page: FiguresPage, links: Links, url: Callable[[Source], str]) -> dict[str, Any]:
    """All of a page of numbers that articles state."""
    figures = [
        figure.as_json() | {"stage": figure.stage or None, "source": _source(figure.source, url)}
        for figure in page.hits
    ]
    return _claims(page) | {"figures": figures} | _counted(page, links)


def _claims(page: ClaimsPage[Any]) -> dict[str, Any]:
    return {
        "query": _query(page.query),
        "total": page.total,
        "undated": page.undated,
        "page": page.query.page,
        "size": page.query.size,
        "pages": page.pages,
        "build": page.build,
        "took_ms": round(page.took_ms, 2),
    }


def _counted(page: ClaimsPage[Any], links: Links) -> dict[str, Any]:
    return {
        "facets": {
            facet.value: [_facet_value(facet, value, links) for value in page.facets.get(facet, ())]
            for facet in links.surface.facets
        },
        "notes": [_note(note) for note in page.notes],
    }


def _row(row: LedgerRow, url: Callable[[Source], str]) -> dict[str, Any]:
    return row.as_json() | {
        "evidence": row.evidence.text,
        "sources": [_source(source, url) for source in row.sources],
    }


def _source(source: Source, url: Callable[[Source], str]) -> dict[str, Any]:
    return asdict(source) | {"archive_url": url(source)}


def document_as_json(document: Document) -> dict[str, Any]:
    return _head(document) | {
        "byline": document.byline,
        "paragraphs": document.paragraphs,
        "reactions": list(document.reactions),
        "received": [asdict(receipt) for receipt in document.received],
        "named": [asdict(mention) for mention in document.mentioned],
        "counts": [asdict(count) for count in document.counts],
        "marks": [mark._asdict() for mark in document.marks],
    }


def _query(query: Query) -> dict[str, Any]:
    return {
        "q": query.text,
        "filters": {facet.value: list(values) for facet, values in query.filters.items()},
        "from": query.since and query.since.isoformat(),
        "to": query.until and query.until.isoformat(),
        "sort": query.sort.value,
    }


def _note(note: Note) -> dict[str, str]:
    return {"code": note.code, "message": note.message}


def _head(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "published": document.published,
        "published_inferred": document.published_inferred,
        "source": document.source,
        "kind": document.kind,
        "units": list(document.units),
        "institutions": list(document.institutions),
        "awards": list(document.awards),
        "mentioned": list(document.awards_mentioned),
        "cluster": document.cluster or None,
        "views": document.views,
        "first_seen": document.first_seen,
        "last_seen": document.last_seen,
        "gone_since": document.gone_since,
        "sample": document.sample,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    stated = _head(hit.document) | {
        "title_html": str(marked(hit.title)),
        "snippet": str(marked(hit.snippet)),
        "snippet_text": hit.snippet.text,
        "score": round(hit.score, 4),
        "similar": [other.id for other in hit.similar],
        "lacking": list(hit.lacking),
    }
    if hit.explanation is None:
        return stated
    return stated | {
        "explanation": {
            "bm25f": round(hit.explanation.bm25f, 4),
            "contributions": [
                {"reason": part.reason.value, "word": part.word or None, "value": round(part.value, 4)}
                for part in hit.explanation.contributions
            ],
        }
    }


def _facet_value(facet: Facet, value: FacetValue, links: Links | None) -> dict[str, Any]:
    stated: dict[str, Any] = {
        "value": value.value,
        "name": value.name,
        "count": value.count,
        "selected": value.selected,
    }
    return stated | {"toggle": links.toggle(facet, value.value)} if links else stated


def _labels(page: ResultPage) -> dict[str, dict[str, str]]:
    """Facet -> slug -> name, for what the hits of this page bear."""
    borne = {
        Facet.UNIT: {slug for hit in page.hits for slug in hit.document.units},
        Facet.INSTITUTION: {slug for hit in page.hits for slug in hit.document.institutions},
        Facet.AWARD: {slug for hit in page.hits for slug in hit.document.awards},
        Facet.SOURCE: {hit.document.source for hit in page.hits},
        Facet.KIND: {hit.document.kind for hit in page.hits},
    }
    return {
        facet.value: {value.value: value.name for value in page.facets.get(facet, ()) if value.value in slugs}
        for facet, slugs in borne.items()
    }
