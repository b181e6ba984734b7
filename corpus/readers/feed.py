"""JSON feeds: one object a page, as Scrapy and its like write them (`-o x.jsonl`, `-o x.json`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from corpus.article import Crawled, FeedFields, Origin, Page, Reason, Rejection, Stated
from corpus.readers.charset import decode
from corpus.readers.json_objects import Chunk
from corpus.readers.moments import fetched
from corpus.readers.streams import BROKEN_GZIP

_MARKUP = re.compile(
    r"</(?:p|div|html|body|span|article|section|h[1-6]|ul|ol|table|strong|a)>|<br\s*/?>", re.IGNORECASE
)
_JSON = json.JSONDecoder(strict=False)
"""Crawlers write bare tabs and line ends into strings. To make it anew for each object doubled the time."""
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
"""Seconds or milliseconds since 1970, for moments since 2001."""


def read_feed(name: str, chunks: Iterator[Chunk], fields: FeedFields, max_bytes: int) -> Iterator[Crawled]:
    line = 0
    try:
        for chunk in chunks:
            line = chunk.line
            yield _item(chunk, Origin(name, line), fields, max_bytes)
    except BROKEN_GZIP as error:
        yield Rejection(
            Origin(name, line + 1), Reason.DAMAGED_FILE, f"The gzip data breaks off here: {error}."
        )


def _item(chunk: Chunk, origin: Origin, fields: FeedFields, max_bytes: int) -> Page | Rejection:
    if chunk.data is None:
        return Rejection(origin, Reason.TOO_LARGE, f"The record is larger than {max_bytes:,} bytes.")
    if chunk.cut:
        return Rejection(origin, Reason.DAMAGED_FILE, "The file ends inside the object that begins here.")
    text = decode(chunk.data)
    if text is None:
        return Rejection(origin, Reason.BROKEN_RECORD, "It is no text in any known encoding.")
    try:
        record = _JSON.decode(text)
    except json.JSONDecodeError as error:
        at = f"line {origin.position + error.lineno - 1}, " if origin.position else ""
        return Rejection(
            origin, Reason.BROKEN_RECORD, f"It is no JSON: {error.msg} at {at}column {error.colno}."
        )
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets 1,000 deep
        return Rejection(origin, Reason.BROKEN_RECORD, f"Its JSON cannot be read: {error}.")
    if not isinstance(record, dict):
        return Rejection(origin, Reason.BROKEN_RECORD, f"It is JSON, but no object: {text.strip()[:40]}")
    return _page({name: _first(record, names) for name, names in fields.items()}, origin)


def _page(record: Mapping[str, str | None], origin: Origin) -> Page | Rejection:
    """Plain text goes before markup: the crawler knew where the article was."""
    url, text, html = record.get("url"), record.get("text"), record.get("html")
    if not url and not text and not html:
        return Rejection(origin, Reason.BROKEN_RECORD, "It has neither an address nor a text.")
    content = text or html or ""
    return Page(
        origin=origin,
        url=url,
        content=content,
        form="html" if (html and not text) or _MARKUP.search(content, 0, 4000) else "text",
        fetched_at=fetched(_date(record.get("fetched_at")) or ""),
        stated=Stated(
            title=record.get("title"),
            published=_date(record.get("published")),
            byline=record.get("byline"),
            source=record.get("source"),
        ),
    )


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that says something."""
    return next((text for name in names if (text := _text(record.get(name)))), None)


def _text(value: object) -> str | None:
    """A string, a number, or the strings of a list, as Scrapy's `getall` gives them, one a line."""
    if isinstance(value, list):
        value = "\n".join(part for part in value if isinstance(part, str))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _date(value: str | None) -> str | None:
    """Seconds or milliseconds since 1970 as ISO; anything else as it is."""
    if not value or not _EPOCH.fullmatch(value):
        return value
    whole = value.partition(".")[0]
    return datetime.fromtimestamp(float(value) / (1000 if len(whole) == 13 else 1), UTC).isoformat()
