"""The sample crawl: articles written and composed for Telusur, delivered as a crawler would."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from corpus.article import Article

HOST_SUFFIX = ".contoh.example"
"""Every sample site lies under it. RFC 2606 reserves `.example`, so no real page ever does."""

SOURCE_SUFFIX = "(contoh)"
"""Ends the name of every sample source, so that the mark survives where an address is not shown."""

CRAWL = Path(__file__).parent / "crawl"


def is_sample(article: Article) -> bool:
    """Written for the sample crawl, and so no news: by its host, or its source where it has no address."""
    host = urlsplit(article.url).hostname if article.url else article.source
    return (host or "").endswith(HOST_SUFFIX) or article.source.endswith(SOURCE_SUFFIX)
