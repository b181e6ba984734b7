"""WARC: what a web archiver saw, one response after another (ISO 28500)."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from corpus.article import Crawled, Gone, Origin, Page, Reason, Rejection, SeenAgain
from corpus.identity import canonical_url
from corpus.readers.charset import decode
from corpus.readers.http_body import TooLarge, Undecodable, body
from corpus.readers.moments import fetched
from corpus.readers.recognise import Format, recognise
from corpus.readers.streams import BROKEN_GZIP, buffered
from corpus.readers.warc_records import Break, Record, records

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HTML = {"text/html", "application/xhtml+xml"}
_UNSURE = {"", "text/plain", "application/octet-stream", "application/xml", "text/xml"}
"""Media types under which servers also send pages."""

Reopen = Callable[[], AbstractContextManager[BinaryIO]]
"""Opens the file once more, for random access."""


@dataclass(frozen=True, slots=True)
class _Place:
    url: str
    reopen: Reopen
    position: int


@dataclass(slots=True)
class WarcReader:
    """Reads the WARC files of one crawl, and remembers where each page is for what may revisit it.

    A revisit of the same address, or of a page that is not in this crawl, is a SeenAgain. A revisit that
    says "here is what was there" of another address is a page of its own, read from where that one is.
    """

    max_bytes: int
    _places: dict[str, _Place] = field(default_factory=dict)
    """By payload digest and by record id: some 300 bytes a page, the pages stay on the disk."""

    def read(self, name: str, stream: io.BufferedReader, reopen: Reopen | None) -> Iterator[Crawled]:
        for record in records(stream):
            origin = Origin(name, record.position, "byte")
            if isinstance(record, Break):
                reason = Reason.DAMAGED_FILE if record.fatal else Reason.BROKEN_RECORD
                yield Rejection(origin, reason, record.detail, record.url)
                continue
            try:
                item = self._item(record, origin)
            except BROKEN_GZIP:
                continue  # the next item is the break
            if isinstance(item, Page) and reopen and record.alone:
                self._remember(record, _Place(item.url or "", reopen, record.position))
            if item is not None:
                yield item

    def _item(self, record: Record, origin: Origin) -> Crawled | None:
        """None for what is no answer of a web server about a page: requests, redirects, notes."""
        url = record.header("WARC-Target-URI")
        if not url.startswith(("http://", "https://")):
            return None
        match record.warc.rec_type:
            case "response":
                return self._response(record, origin, url)
            case "resource":
                return self._content(record, origin, url, record.header("Content-Type"))
            case "revisit":
                return self._revisit(record, origin, url)
            case _:
                return None

    def _response(self, record: Record, origin: Origin, url: str) -> Crawled | None:
        headers = record.warc.http_headers
        code = str(headers.get_statuscode()) if headers else ""
        if not code.isdigit():
            return Rejection(
                origin, Reason.BROKEN_RECORD, f"The response has no HTTP status ({code!r}).", url
            )
        status = int(code)
        if status in {404, 410}:
            return Gone(origin, url, status, _fetched_at(record))
        if status >= 400:
            return Rejection(origin, Reason.ERROR_PAGE, f"The server answered {status}.", url)
        if status != 200 and status != 203:  # redirects; answers without a body, or with a part of one
            return None
        return self._content(record, origin, url, record.http("Content-Type"))

    def _content(self, record: Record, origin: Origin, url: str, content_type: str) -> Page | Rejection:
        media = content_type.partition(";")[0].strip().lower()
        if media not in _HTML | _UNSURE:
            return Rejection(origin, Reason.NOT_A_PAGE, f"It is {media}.", url)
        try:
            data = body(
                record, record.http("Transfer-Encoding"), record.http("Content-Encoding"), self.max_bytes
            )
        except TooLarge:
            return Rejection(origin, Reason.TOO_LARGE, f"It is larger than {self.max_bytes:,} bytes.", url)
        except Undecodable as error:
            return Rejection(origin, Reason.BROKEN_RECORD, f"Its body cannot be unpacked: {error}.", url)
        if media in _UNSURE and recognise(data[:4096]) is not Format.HTML:
            return Rejection(
                origin, Reason.NOT_A_PAGE, f"It is {media or 'of no stated type'}, and no HTML.", url
            )
        declared = _CHARSET.search(content_type)
        text = decode(data, declared[1] if declared else None)
        if text is None:
            return Rejection(origin, Reason.BROKEN_RECORD, "It is called HTML but holds no text.", url)
        return Page(origin, url, text, "html", _fetched_at(record))

    def _revisit(self, record: Record, origin: Origin, url: str) -> Crawled | None:
        headers = record.warc.http_headers
        code = str(headers.get_statuscode()) if headers else "200"
        if code not in {"200", "203", "304"}:
            return None
        keys = (record.header("WARC-Refers-To"), record.header("WARC-Payload-Digest"))
        place = next((self._places[key] for key in keys if key in self._places), None)
        if place is None or canonical_url(place.url) == canonical_url(url):
            return SeenAgain(origin, url, _fetched_at(record))
        page = self._page_at(place)
        return Page(origin, url, page.content, page.form, _fetched_at(record)) if page else None

    def _remember(self, record: Record, place: _Place) -> None:
        for key in (record.header("WARC-Record-ID"), record.header("WARC-Payload-Digest")):
            if key:
                self._places[key] = place

    def _page_at(self, place: _Place) -> Page | None:
        with place.reopen() as file, buffered(file) as stream:
            stream.seek(place.position)
            record = next(records(stream), None)
            if not isinstance(record, Record):
                return None
            page = self._item(record, Origin("", place.position, "byte"))
        return page if isinstance(page, Page) else None


def _fetched_at(record: Record) -> datetime | None:
    return fetched(record.header("WARC-Date"))
