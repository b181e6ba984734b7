"""The sample's WARC: pages over HTTP with a redirect, a 404, an image, a listing and a revisit."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.sample import layouts
from corpus.sample.story import Story

# One transparent pixel.
GIF = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")


class _Recorder:
    """Writes records whose ids and dates follow from their address and place, never from the clock."""

    def __init__(self, writer: WARCWriter, began: datetime) -> None:
        self._writer = writer
        self._now = began

    def response(self, url: str, status: str, headers: dict[str, str], body: bytes) -> tuple[str, str]:
        """The record's digest and date, for a revisit to refer to."""
        record = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1"),
            warc_headers_dict=self._stamp(url),
        )
        self._writer.write_record(record)
        stamped = record.rec_headers.get_header
        return stamped("WARC-Payload-Digest"), stamped("WARC-Date")

    def revisit(self, url: str, first_seen: tuple[str, str]) -> None:
        digest, date = first_seen
        headers = StatusAndHeaders("200 OK", list(_html().items()), protocol="HTTP/1.1")
        self._writer.write_record(
            self._writer.create_revisit_record(
                url, digest, url, date, http_headers=headers, warc_headers_dict=self._stamp(url)
            )
        )

    def info(self, filename: str) -> None:
        text = f"software: corpus.sample\r\nformat: WARC File Format 1.0\r\nfilename: {filename}\r\n"
        headers = self._stamp(filename) | {"WARC-Filename": filename}
        record = self._writer.create_warc_record(
            None,
            "warcinfo",
            payload=BytesIO(text.encode()),
            warc_content_type="application/warc-fields",
            warc_headers_dict=headers,
        )
        self._writer.write_record(record)

    def _stamp(self, name: str) -> dict[str, str]:
        self._now += timedelta(seconds=1)
        date = f"{self._now:%Y-%m-%dT%H:%M:%SZ}"
        return {"WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{date} {name}')}>", "WARC-Date": date}


def write(stories: Sequence[Story], path: Path, began: datetime) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer._create_temp_file = BytesIO  # warcio leaves its temporary files unclosed
        recorder = _Recorder(writer, began)
        recorder.info(path.name)
        first, *_ = stories
        site = f"https://{first.host}"
        recorder.response(f"{site}/", "301 Moved Permanently", {"Location": f"{site}/site/berita"}, b"")
        recorder.response(f"{site}/site/berita", "200 OK", _html(), layouts.listing(stories[:15]).encode())
        recorder.response(f"{site}/logo.gif", "200 OK", {"Content-Type": "image/gif"}, GIF)
        recorder.response(f"{site}/site/berita/lama", "404 Not Found", _html(), layouts.missing().encode())
        seen = [_page(recorder, story, stories, number) for number, story in enumerate(stories)]
        recorder.revisit(first.url, seen[0])


def _page(recorder: _Recorder, story: Story, stories: Sequence[Story], number: int) -> tuple[str, str]:
    """A story's page, as servers send it: plain, compressed or in chunks."""
    body = layouts.article(story, stories).encode()
    match number % 3:
        case 0:
            return recorder.response(story.url, "200 OK", _html(), body)
        case 1:
            compressed = gzip.compress(body, mtime=0)
            return recorder.response(story.url, "200 OK", _html() | {"Content-Encoding": "gzip"}, compressed)
        case _:
            chunked = _html() | {"Transfer-Encoding": "chunked"}
            return recorder.response(story.url, "200 OK", chunked, _chunks(body))


def _html() -> dict[str, str]:
    return {"Server": "nginx", "Content-Type": "text/html; charset=utf-8"}


def _chunks(body: bytes, size: int = 4096) -> bytes:
    parts = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
