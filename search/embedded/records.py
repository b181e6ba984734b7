"""What the engine stores of a value: texts to search, facets to count, and the value itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from search.document import Document
from search.query import ARTICLE_FACETS, Facet

Stored = TypeVar("Stored")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a collection, before it is analyzed."""

    id: str
    title: str
    body: str
    byline: str
    moment: datetime | None
    """When it was published by the wall clock of its place, so that days compare as readers read them."""
    facets: Mapping[Facet, tuple[str, ...]]
    """Each value once."""
    views: int | None
    cluster: str
    """Equal for near-duplicates; empty where there are none."""
    fingerprint: str
    stored: bytes


@dataclass(frozen=True)
class Collection(Generic[Stored]):
    """One kind of value that a build holds."""

    name: str
    facets: tuple[Facet, ...]
    record: Callable[[Stored], Record]
    restore: Callable[[bytes], Stored]


_DOCUMENT = TypeAdapter(Document)


def _article(document: Document) -> Record:
    day = document.day
    return Record(
        id=document.id,
        title=document.title,
        body=document.body,
        byline=document.byline or "",
        moment=moment(document.published),
        facets={
            Facet.YEAR: (str(day.year),) if day else (),
            Facet.UNIT: tuple(dict.fromkeys(document.units)),
            Facet.AWARD: tuple(dict.fromkeys(document.awards)),
            Facet.MENTIONED: tuple(dict.fromkeys(document.awards_mentioned)),
            Facet.INSTITUTION: tuple(dict.fromkeys(document.institutions)),
            Facet.SOURCE: (document.source,) if document.source else (),
            Facet.KIND: (document.kind,) if document.kind else (),
        },
        views=document.views,
        cluster="",
        fingerprint=document.fingerprint(),
        stored=_DOCUMENT.dump_json(document),
    )


ARTICLES: Collection[Document] = Collection("articles", ARTICLE_FACETS, _article, _DOCUMENT.validate_json)


def moment(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published).replace(tzinfo=None) if published else None
