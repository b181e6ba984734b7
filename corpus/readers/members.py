"""The bytes of a WARC file, out of its gzip members if it has any, and how to go on behind a damaged one."""

from __future__ import annotations

import io
import zlib

from corpus.readers.streams import GZIP, GZIP_MEMBER

BLOCK = 65_536
_PROBE = 1024
"""Bytes of a member that are enough to see what it begins with."""
_KEPT = 1 << 20
"""Bytes of a member that are kept until it ends: damage often shows only far behind where it is."""
LINE = 1 << 20
"""Headers are shorter; longer lines of what is no record come in pieces."""


class Unpacked:
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
        self._member = b""
        """All of it that was read, unless that is too much."""
        self.record = 0
        """Where the record at hand begins."""
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
        left = LINE if limit is None else limit
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

    def resume(self) -> bool:
        """Behind damage, go on at the next gzip member that begins a record; False where there is none."""
        if not self._gzip:
            return False
        whole = len(self._member) == self._consumed - self.member
        sought = self._member[1:] if whole else self._packed
        while True:
            place = sought.find(GZIP_MEMBER)
            if place >= 0 and _begins_record(sought[place:]):
                break
            if place >= 0 and len(sought) - place >= _PROBE:
                sought = sought[place + 1 :]
                continue
            more = self._read()
            if not more:
                return False
            sought = sought[max(0, place) if place >= 0 else -len(GZIP_MEMBER) :] + more
        self._block, self._at = b"", 0
        self._start_member(sought[place:])
        self.ended = False
        return True

    def _fill(self) -> bool:
        """Have something in the block, or be at the end. Raises EOFError where a gzip member is cut."""
        while self._at >= len(self._block):
            self._block, self._at = b"", 0  # asked again behind damage, it fails again
            self._block = self._unpack() if self._gzip else self._read()
            if not self._block and self.ended:
                return False
        return True

    def _read(self) -> bytes:
        block = self._stream.read(BLOCK)
        self._consumed += len(block)
        if self._gzip and len(self._member) < _KEPT:
            self._member += block
        self.ended = not block
        return block

    def _unpack(self) -> bytes:
        if self._decompressor.eof:
            self._start_member(self._decompressor.unused_data.lstrip(b"\0"))  # padding some writers leave
        if not self._packed:
            self._packed = self._read()
            if self.ended:
                if not self._fresh or self._consumed > self.member:
                    raise EOFError("the gzip data ends before its end mark")
                return b""
        block = self._decompressor.decompress(self._packed, BLOCK)
        self._packed = self._decompressor.unconsumed_tail
        return block

    def _start_member(self, packed: bytes) -> None:
        self._packed = self._member = packed
        self.member = self._consumed - len(packed)
        self._decompressor = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._fresh = True


def _begins_record(packed: bytes) -> bool:
    """The three bytes of a gzip member stand by chance once in 16 MB of compressed data."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(packed[:_PROBE], 5) == b"WARC/"
    except zlib.error:
        return False
