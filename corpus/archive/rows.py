"""How an archive's rows and its values become each other."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from corpus.article import Archived, Article, Origin, Published, Reading, Reason, Rejection


@dataclass(frozen=True, slots=True)
class Version:
    """One content an article had, with when it was first and last fetched so."""

    article: Article
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    command: str
    sources: tuple[str, ...]
    started_at: datetime
    ended_at: datetime | None
    """None while it runs, and for ever where it was killed."""
    outcome: str | None
    summary: Mapping[str, Any]


def content(article: Article) -> tuple[str, str, str | None, bool, str | None, str | None, str]:
    """What makes a version, in the order of the columns: views and reactions do not."""
    published = article.published
    return (
        article.title,
        article.body,
        published.isoformat() if published else None,
        published.inferred if published else False,
        article.byline,
        article.editor,
        article.source,
    )


def views(article: Article) -> int | None:
    """None where a page states more than SQLite's 64 bits hold: nobody counted that."""
    return article.views if article.views is not None and article.views < 1 << 63 else None


def digest(content: tuple[object, ...]) -> bytes:
    text = json.dumps(content, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def stamp(moment: datetime) -> str:
    """A moment as it is stored; a naive one is local time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def article(row: sqlite3.Row, reading: Reading | None = None) -> Article:
    return Article(
        id=row["article"],
        url=row["url"],
        title=row["title"],
        body=row["body"],
        published=(
            Published.parse(row["published"], inferred=bool(row["published_inferred"]))
            if row["published"]
            else None
        ),
        byline=row["byline"],
        source=row["source"],
        views=reading.views if reading else None,
        reactions=reading.reactions if reading else (),
        fetched_at=datetime.fromisoformat(row["fetched_at"]),
        editor=row["editor"],
    )


def archived(row: sqlite3.Row, readings: tuple[Reading, ...] = ()) -> Archived:
    newest = readings[-1] if readings else (reading(row) if row["seen_at"] else None)
    return Archived(
        article=article(row, newest),
        first_seen=datetime.fromisoformat(row["first_seen"]),
        last_seen=datetime.fromisoformat(row["last_seen"]),
        gone_since=_moment(row["gone_since"]),
        versions=row["versions"],
        cluster=row["cluster"],
        readings=readings,
    )


def version(row: sqlite3.Row) -> Version:
    return Version(
        article(row), datetime.fromisoformat(row["first_seen"]), datetime.fromisoformat(row["fetched_at"])
    )


def reading(row: sqlite3.Row) -> Reading:
    return Reading(datetime.fromisoformat(row["seen_at"]), row["views"], tuple(json.loads(row["reactions"])))


def run(row: sqlite3.Row) -> Run:
    return Run(
        id=row["id"],
        command=row["command"],
        sources=tuple(json.loads(row["sources"])),
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=_moment(row["ended_at"]),
        outcome=row["outcome"],
        summary=json.loads(row["summary"] or "{}"),
    )


def rejection(row: sqlite3.Row) -> Rejection:
    origin = Origin(row["path"], row["position"], row["unit"])
    return Rejection(origin, Reason(row["reason"]), row["detail"], row["url"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
