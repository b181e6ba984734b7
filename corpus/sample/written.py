"""The stories written by hand: articles/*.toml, and the reports of awards in articles/reports.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any
from zlib import crc32

from corpus.sample.story import WIB, Story
from corpus.sample.vocabulary import HERE, names, toml


def stories() -> Iterator[Story]:
    for path in sorted((HERE / "articles").glob("*.toml")):
        for row in toml(path)["article"]:
            yield _article(row)
    with (HERE / "articles" / "reports.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield _report(json.loads(line))


def _article(row: Mapping[str, Any]) -> Story:
    return Story(
        publisher=names()[row["publisher"]],
        kind=row.get("kind", "berita"),
        title=row["title"],
        paragraphs=tuple(row["body"].strip().split("\n\n")),
        moment=row["published"].replace(tzinfo=WIB),
        byline=row["byline"],
        awards=tuple(row.get("awards", ())),
        received=tuple(row.get("received", ())),
        units=tuple(row.get("units", ())),
        same_as=row.get("same_as"),
        written=True,
        **_readings(row["title"]),
    )


def _report(row: Mapping[str, Any]) -> Story:
    named = [
        claim["award_slug"] for kind in ("received", "not_received", "counts") for claim in row.get(kind, ())
    ]
    either = [slug for claim in row.get("ambiguous", ()) for slug in claim["award_slugs"]]
    received = tuple(
        {"award": claim["award_slug"], "year": claim["year"], "recipient": claim["recipient"]}
        for claim in row["received"]
    )
    publisher = names()[row["body_slug"]]
    day = datetime.fromisoformat(row["published"]).date()
    return Story(
        publisher=publisher,
        kind="berita",
        title=row["title"],
        paragraphs=tuple(row["body"].split("\n")),
        moment=datetime.combine(day, time(9, crc32(row["id"].encode()) % 60), WIB),
        byline=f"Redaksi {publisher.short}",
        awards=tuple(dict.fromkeys(slug for slug in (*named, *either) if slug)),
        received=received,
        written=True,
        **_readings(row["title"]),
    )


def _readings(title: str) -> dict[str, Any]:
    """Views and reactions, which nobody writes: any number will do, the same each time."""
    number = crc32(title.encode())
    return {"views": number % 4000 + 40, "reactions": tuple(number >> 4 * n & 15 for n in range(5))}
