"""What search engines and archives read: schema.org JSON-LD."""

from __future__ import annotations

from typing import Any

from search.document import Document
from search.page import ResultPage
from webui.formats import web_address
from webui.front import Front

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
