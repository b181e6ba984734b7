"""What search engines and archives read: schema.org JSON-LD."""

from __future__ import annotations

from typing import Any

from flask import url_for

from search.consult import LedgerPage
from search.document import Document
from search.entries import Award, Institution, Region, Unit
from search.page import ResultPage
from search.query import Facet
from webui.formats import web_address
from webui.front import Front
from webui.links import Links

CONTEXT = "https://schema.org"


def of_results(page: ResultPage, address: str, first: int) -> dict[str, Any]:
    """`address` is the page's own URL, `first` the place of its first hit among all."""
    items = [
        {"@type": "ListItem", "position": place, "name": hit.document.title}
        | ({"url": original} if (original := web_address(hit.document.url)) else {})
        for place, hit in enumerate(page.hits, first)
    ]
    return {
        "@context": CONTEXT,
        "@type": "SearchResultsPage",
        "url": address,
        "inLanguage": "id",
        "mainEntity": {"@type": "ItemList", "numberOfItems": page.total, "itemListElement": items},
    }


def of_ledger(page: LedgerPage, here: Front, links: Links) -> dict[str, Any]:
    """A data set for those who look for one, with where it can be downloaded and from when to when it is."""
    years = sorted(value.value for value in page.facets.get(Facet.YEAR, ()) if value.count)
    stated = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": f"Daftar penghargaan {here.settings.title}",
        "description": "Penghargaan yang diterima instansi, unit kerja, daerah dan perorangan di Indonesia, "
        "masing-masing dengan kalimat berita yang menyatakannya.",
        "inLanguage": "id",
        "url": here.absolute(links.here()),
        "temporalCoverage": f"{years[0]}/{years[-1]}" if years else None,
        "variableMeasured": ["penerima", "penghargaan", "tahun", "pemberi"],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": here.absolute(url_for(endpoint))}
            for kind, endpoint in (("text/csv", "ledger.table"), ("application/json", "api.awards"))
        ],
    }
    return {name: value for name, value in stated.items() if value is not None}


def of_award(here: Front, slug: str, name: str, award: Award | None) -> dict[str, Any]:
    stated = {
        "@context": CONTEXT,
        "@type": "DefinedTerm",
        "name": name,
        "alternateName": [*award.acronyms, *award.aliases] if award else None,
        "url": here.absolute(url_for("profiles.award", slug=slug)),
        "inDefinedTermSet": here.absolute(url_for("ledger.ledger")),
    }
    return {name: value for name, value in stated.items() if value}


def of_body(here: Front, slug: str, body: Institution | Unit | Region) -> dict[str, Any]:
    """With the awards left out: a claim of ours is no statement of the body."""
    _, *above = here.hierarchy.line(Facet.UNIT, slug)
    stated = {
        "@context": CONTEXT,
        "@type": "GovernmentOrganization",
        "name": body.name,
        "alternateName": list(body.aliases),
        "url": here.absolute(url_for("profiles.unit", slug=slug)),
        "parentOrganization": above
        and {
            "@type": "GovernmentOrganization",
            "name": here.hierarchy.name(Facet.UNIT, above[0]),
            "url": here.absolute(url_for("profiles.unit", slug=above[0])),
        },
    }
    return {name: value for name, value in stated.items() if value}


def of_recipient(here: Front, name: str, address: str) -> dict[str, Any]:
    """A thing: texts do not say for certain whether a name is a person's or a team's."""
    return {"@context": CONTEXT, "@type": "Thing", "name": name, "url": here.absolute(address)}


def of_article(front: Front, document: Document, archive_url: str) -> dict[str, Any]:
    stated = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": document.title,
        "inLanguage": "id",
        "url": web_address(document.url),
        "archivedAt": archive_url,
        "datePublished": document.published,
        "author": {"@type": "Person", "name": document.byline} if document.byline else None,
        "publisher": {"@type": "GovernmentOrganization", "name": document.source},
        "provider": {"@type": "Organization", "name": front.settings.title},
    }
    return {name: value for name, value in stated.items() if value is not None}
