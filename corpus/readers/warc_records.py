"""Records out of a WARC file, plain or gzipped, with where each begins and what is broken.

warcio parses the records. Its `ArchiveIterator` is not used: it prints to stderr where a file is
damaged, does not say that a record is cut short, and gives up on a WARC gzipped as one piece.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from corpus.readers.members import BLOCK, LINE, Unpacked
from corpus.readers.streams import BROKEN_GZIP

# It warns of every space in an address; `canonical_url` encodes them anyway.
logging.getLogger("warcio").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Record:
    """One record. Its content can be read until the next one is asked for."""

    position: int
    """Byte in the file where the record, or the gzip member that holds it, begins."""
    alone: bool
    """Reading from `position` finds this record first."""
    warc: ArcWarcRecord

    def read(self, length: int) -> bytes:
        """Of the content, as it was sent. Raises EOFError where the file ends before the record does."""
        return self._whole(self.warc.raw_stream.read(length), length)

    def readline(self, length: int) -> bytes:
        return self._whole(self.warc.raw_stream.readline(length), length)

    def header(self, name: str) -> str:
        return str(self.warc.rec_headers.get_header(name) or "")

    def http(self, name: str) -> str:
        headers = self.warc.http_headers
        return str(headers.get_header(name) or "") if headers else ""

    def _whole(self, data: bytes, asked: int) -> bytes:
        missing = self.warc.raw_stream.limit
        if asked and not data and missing:
            raise EOFError(f"{missing} bytes of it are missing")
        return data


@dataclass(frozen=True, slots=True)
class Break:
    """Something that is no record; `fatal` where nothing can be read after it."""

    position: int
    detail: str
    fatal: bool
    url: str | None = None


def records(stream: io.BufferedReader) -> Iterator[Record | Break]:
    """Every record, and every break. After a broken record it goes on at the next `WARC/` line, after
    damaged gzip data at the next member."""
    data = Unpacked(stream)
    going_on = True
    while going_on:
        last: Record | Break | None = None
        try:
            for last in _undamaged(data):
                yield last
            return
        except BROKEN_GZIP as error:
            position = max(data.record, data.member)
            url = last.header("WARC-Target-URI") if isinstance(last, Record) else None
            going_on = data.resume()
            detail = f"The file breaks off or is damaged in this record: {error}."
            yield Break(position, detail, fatal=not going_on, url=url or None)


def _undamaged(data: Unpacked) -> Iterator[Record | Break]:
    """Records as long as the file can be unpacked. Raises one of `BROKEN_GZIP`."""
    loader = ArcWarcRecordLoader(verify_http=False)
    lost = False
    while line := data.readline(LINE):
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                yield Break(data.line_position, "There is something that is no WARC record.", fatal=False)
                lost = True
            continue
        data.record, alone, lost = data.line_position, data.line_alone, False
        try:
            warc = loader.parse_record_stream(data, line, "warc", no_record_parse=True)
        except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError) as error:
            yield Break(data.record, f"The record's headers cannot be read ({error}).", fatal=False)
            lost = True
            continue
        if not str(warc.rec_headers.get_header("Content-Length")).isdigit():
            if data.ended:
                raise EOFError("its headers are cut short")
            yield Break(data.record, "The record does not say its length.", fatal=False)
            lost = True
            continue
        address = warc.rec_headers.get_header("WARC-Target-URI") or ""
        warc.http_headers = loader.load_http_headers(warc.rec_type, address, warc.raw_stream, warc.length)
        if data.ended and warc.raw_stream.limit:
            raise EOFError(f"{warc.raw_stream.limit} bytes of it are missing")
        record = Record(data.record, alone, warc)
        yield record
        while record.read(BLOCK):
            pass
