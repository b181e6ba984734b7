"""What a page says of itself to machines: JSON-LD, OpenGraph, other meta tags, microdata."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

# fmt: off
_ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report",
    "ImageGallery",
})
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate",
    "dtk:publishdate", "content_publisheddate", "content_published_date", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published", "date", "createdate",
    "dtk:createddate",
)
_TITLES = ("og:title", "twitter:title", "title", "dc.title", "headline")
_AUTHORS = ("content_author", "dtk:author", "dtk:namereporter", "dc.creator", "parsely-author", "author")
_EDITORS = ("content_editor", "dtk:editor", "dtk:nameeditor", "editor")
# fmt: on
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything stated, nothing judged; the most trustworthy first in each tuple."""

    titles: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    """Dates in microdata: a list has one an entry."""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    url: str | None = None
    body: str = ""
    """The text, where JSON-LD carries it; a page drawn by script may have none besides."""


def read_metadata(tree: HtmlElement) -> Metadata:
    """All metadata of a parsed page."""
    metas = _metas(tree)
    articles = [item for item in _json_ld(tree) if _types(item) & _ARTICLE_TYPES]
    canonical = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    microdata = tree.xpath("//@itemid[../@itemprop='mainEntityOfPage']")
    window_title = " ".join(tree.xpath("string(//title)").split())

    def named(key: str) -> Iterator[str]:
        return (name for item in articles for name in _names(item.get(key)))

    def said(*keys: str) -> Iterator[str]:
        return (_string(next((item[key] for key in keys if key in item), None)) for item in articles)

    return Metadata(
        titles=_unique(said("headline", "name"), _chosen(metas, _TITLES), [window_title]),
        published=_unique(said("datePublished", "dateCreated"), _chosen(metas, _PUBLISHED)),
        marked=_unique(_microdata(tree, "datePublished")),
        authors=_unique(named("author"), _chosen(metas, _AUTHORS)),
        editors=_unique(named("editor"), _chosen(metas, _EDITORS)),
        site_names=_unique(named("publisher"), _chosen(metas, _SITES)),
        body=next((text for item in articles if (text := _string(item.get("articleBody")))), ""),
        url=next(_addresses(canonical, metas.get("og:url", ()), map(_address, articles), microdata), None),
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Every meta tag's content by its name, lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _chosen(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    return (content for name in names for content in metas.get(name, []))


def _microdata(tree: HtmlElement, name: str) -> Iterator[str]:
    for element in tree.xpath(
        f"//*[@itemprop='{name}' or self::time[@pubdate] or contains(@property, 'dc:date')]"
    ):
        yield element.get("datetime") or element.get("content") or element.get("title") or ""


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        # strict=False: sites paste raw line breaks and tabs into the strings.
        try:
            yield from _objects(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key))


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(k) for k in kind} if isinstance(kind, list) else {str(kind)}


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        # An office signs with its short name: "BPMI Setpres".
        yield _string(value.get("alternateName")) or _string(value.get("name"))
    else:
        yield _string(value)


def _address(item: dict[str, Any]) -> str:
    page = item.get("mainEntityOfPage")
    return _string(page.get("@id") if isinstance(page, dict) else page) or _string(item.get("url"))


def _addresses(*groups: Iterable[str]) -> Iterator[str]:
    return (
        str(value) for group in groups for value in group if str(value).startswith(("http://", "https://"))
    )


def _string(value: object) -> str:
    return html.unescape(value) if isinstance(value, str) else ""


def _unique(*groups: Iterable[str]) -> tuple[str, ...]:
    cleaned = (" ".join(value.split()) for group in groups for value in group)
    return tuple(dict.fromkeys(value for value in cleaned if value))
