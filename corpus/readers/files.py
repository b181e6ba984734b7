"""Pages saved as files: a wget mirror, a browser's "save as", text dumps."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from corpus.article import Crawled, Origin, Page, Reason, Rejection
from corpus.readers.charset import decode
from corpus.readers.http_body import TooLarge, read_up_to
from corpus.readers.recognise import Format
from corpus.readers.sources import Source, printable
from corpus.readers.streams import BROKEN_GZIP

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[:+]\d{1,5})?", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+?) -->")
"""Written by browsers."""
_MIRRORED_FROM = re.compile(
    r"<!-- Mirrored from (\S+?) by HTTrack[^>]*?, (\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT) -->"
)
_COMMENT_WITHIN = 4096


def read_file(source: Source, stream: io.BufferedReader, form: Format, max_bytes: int) -> Iterator[Crawled]:
    """The one page that a file of HTML or text is. Without the time it was fetched: a file's own time is,
    after wget, the time the server last changed it."""
    origin = Origin(source.name)
    try:
        data = read_up_to(stream, max_bytes)
    except TooLarge:
        yield Rejection(origin, Reason.TOO_LARGE, f"It is larger than {max_bytes:,} bytes.")
        return
    except BROKEN_GZIP as error:
        yield Rejection(origin, Reason.DAMAGED_FILE, f"The gzip data breaks off: {error}.")
        return
    text = decode(data)
    if text is None:
        yield Rejection(origin, Reason.BROKEN_RECORD, "It is no text in any known encoding.")
        return
    address = address_of(source)
    if form is Format.TEXT:
        yield Page(origin, address, text, "text")
        return
    saved, fetched_at = _note(text)
    yield Page(origin, saved or address, text, "html", fetched_at)


def address_of(source: Source) -> str | None:
    """The address a mirrored file was saved from, where a folder on the way to it is named like a host."""
    parts = _way(source)
    for at, part in enumerate(parts[:-1]):
        if _HOST.fullmatch(part):
            path, question, query = "/".join(parts[at + 1 :]).partition("?")
            if question:  # wget -E adds the extension after the query
                query = query.removesuffix(".html")
            # Only what cannot stand in an address: wget leaves other percent-encodings as they were
            address = f"https://{part.replace('+', ':')}/{quote(path, safe='/%:@!$&()*+,;=~')}"
            return f"{address}?{quote(query, safe='/%:@!$&()*+,;=~?')}" if question else address
    return None


def _way(source: Source) -> list[str]:
    """The folders that lead to a file, from the one the operator named, and its name."""
    if source.folder is None:
        return printable(source.path).split(os.sep)
    top = os.path.basename(os.path.abspath(source.folder))
    return [top, *printable(source.path.removeprefix(source.folder)).strip(os.sep).split(os.sep)]


def _note(html: str) -> tuple[str | None, datetime | None]:
    """What the program that saved a page says of it: the address, and when it was fetched."""
    if found := _SAVED_FROM.search(html, 0, _COMMENT_WITHIN):
        return found[1], None
    if found := _MIRRORED_FROM.search(html, 0, _COMMENT_WITHIN):
        return f"https://{found[1]}", parsedate_to_datetime(found[2])
    return None, None
