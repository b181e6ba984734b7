"""Records out of a WARC file, plain or gzipped, with where each begins and what is broken.

warcio parses the records. Its `ArchiveIterator` is not used: it prints to stderr where a file is
damaged, does not say that a record is cut short, and gives up on a WARC gzipped as one piece.
"""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from corpus.readers.streams import BROKEN_GZIP, GZIP

# It warns of every space in an address; `canonical_url` encodes them anyway.
logging.getLogger("warcio").setLevel(logging.ERROR)

_BLOCK = 65_536
_LINE = 1 << 20
"""Headers are shorter; longer lines of what is no record come in pieces."""


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


def records(stream: io.BufferedReader) -> Iterator[Record | Break]:
    """Every record, and every break. After a broken record it goes on at the next `WARC/` line."""
    data = _Unpacked(stream)
    loader = ArcWarcRecordLoader(verify_http=False)
    position = 0
    lost = False
    try:
        while line := data.readline(_LINE):
            if not line.startswith(b"WARC/"):
                if line.strip() and not lost:
                    yield Break(data.line_position, "There is something that is no WARC record.", fatal=False)
                    lost = True
                continue
            position, alone, lost = data.line_position, data.line_alone, False
            try:
                warc = loader.parse_record_stream(data, line, "warc", no_record_parse=True)
            except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError) as error:
                yield Break(position, f"The record's headers cannot be read ({error}).", fatal=False)
                lost = True
                continue
            if not str(warc.rec_headers.get_header("Content-Length")).isdigit():
                if data.ended:
                    raise EOFError("its headers are cut short")
                yield Break(position, "The record does not say its length.", fatal=False)
                lost = True
                continue
            address = warc.rec_headers.get_header("WARC-Target-URI") or ""
            warc.http_headers = loader.load_http_headers(warc.rec_type, address, warc.raw_stream, warc.length)
            if data.ended and warc.raw_stream.limit:
                raise EOFError(f"{warc.raw_stream.limit} bytes of it are missing")
            record = Record(position, alone, warc)
            yield record
            while record.read(_BLOCK):
                pass
    except BROKEN_GZIP as error:
        yield Break(
            max(position, data.member),
            f"The file breaks off or is damaged in this record: {error}.",
            fatal=True,
        )


class _Unpacked:
    """The file's bytes, out of its gzip members if it has any; knows where each line began."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._gzip = stream.peek(2).startswith(GZIP)
        self._decompressor = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._packed = b""
        self._consumed = 0
        """Bytes of the file used up: unpacked, or given out where it is plain."""
        self.member = 0
        """Where the gzip member at hand begins."""
        self._block = b""
        self._at = 0
        self._fresh = True
        """Nothing of this member was given out yet."""
        self.line_position = 0
        self.line_alone = True
        self.ended = False

    def tell(self) -> int:
        return self._consumed

    def read(self, length: int) -> bytes:
        parts: list[bytes] = []
        while length > 0 and self._fill():
            part = self._block[self._at : self._at + length]
            self._at += len(part)
            length -= len(part)
            self._fresh = False
            parts.append(part)
        return b"".join(parts)

    def readline(self, limit: int | None = None) -> bytes:
        left = _LINE if limit is None else limit
        parts: list[bytes] = []
        while left > 0 and self._fill():
            if not parts:
                self.line_alone = self._fresh or not self._gzip
                self.line_position = (
                    self.member if self._gzip else self._consumed - len(self._block) + self._at
                )
            end = self._block.find(b"\n", self._at, self._at + left) + 1 or min(
                self._at + left, len(self._block)
            )
            part = self._block[self._at : end]
            self._at = end
            left -= len(part)
            self._fresh = False
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def _fill(self) -> bool:
        """Have something in the block, or be at the end. Raises EOFError where a gzip member is cut."""
        while self._at >= len(self._block):
            self._at = 0
            self._block = self._unpack() if self._gzip else self._read()
            if not self._block and self.ended:
                return False
        return True

    def _read(self) -> bytes:
        block = self._stream.read(_BLOCK)
        self._consumed += len(block)
        self.ended = not block
        return block

    def _unpack(self) -> bytes:
        if self._decompressor.eof:
            self._packed = self._decompressor.unused_data.lstrip(b"\0")  # padding some writers leave
            self.member = self._consumed - len(self._packed)
            self._decompressor = zlib.decompressobj(zlib.MAX_WBITS + 16)
            self._fresh = True
        if not self._packed:
            self._packed = self._read()
            if self.ended:
                if not self._fresh or self._consumed > self.member:
                    raise EOFError("the gzip data ends before its end mark")
                return b""
        block = self._decompressor.decompress(self._packed, _BLOCK)
        self._packed = self._decompressor.unconsumed_tail
        return block
