"""Pages of our own, read without any site rule."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from corpus.article import Article, Origin, Page, Rejection
from corpus.pages import to_article
from corpus.sites import Sites

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PROSE = "Rapat itu dihadiri oleh seluruh kepala biro dan berlangsung sampai sore hari."


def read(content: str, sites: Sites | None = None, **page: Any) -> Article | Rejection:
    values = {"url": None, "form": "html"} | page
    return to_article(Page(Origin("test"), content=content, **values), sites or Sites(), now=NOW)


def article(content: str, sites: Sites | None = None, **page: Any) -> Article:
    answer = read(content, sites, **page)
    assert isinstance(answer, Article), answer
    return answer
