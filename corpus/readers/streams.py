"""Byte streams under the readers: counted for the progress bar, looked into, unpacked."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

HEAD = 65_536
"""Bytes looked at to recognise a format."""

GZIP = b"\x1f\x8b"
GZIP_MEMBER = GZIP + b"\x08"
"""How every member of a gzip file begins: its mark, and the only method there is."""

BROKEN_GZIP = (EOFError, zlib.error, gzip.BadGzipFile)
"""What reading a gzip that breaks off, or is damaged inside, raises."""


class Counted(io.RawIOBase):
    """Counts the bytes read. Reads as much as asked for, even from a pipe that gives little at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        filled = 0
        while filled < len(buffer) and (data := self._stream.read(len(buffer) - filled)):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        self.count += filled
        return filled

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()


def buffered(stream: io.RawIOBase | BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream), HEAD)


def head(stream: io.BufferedReader) -> bytes:
    """The first bytes, unpacked where they are gzip, without moving the stream. May be cut anywhere.

    Where the first gzip member is damaged, a later one tells as well what the file holds. Raises one of
    `BROKEN_GZIP` where none can be unpacked.
    """
    data = stream.peek(HEAD)
    if not is_gzip(stream):
        return data
    member = 0
    while True:
        try:
            return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(data[member:], HEAD)
        except zlib.error:
            member = data.find(GZIP_MEMBER, member + 1)
            if member < 0:
                raise


def is_gzip(stream: io.BufferedReader) -> bool:
    return stream.peek(HEAD).startswith(GZIP)


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream itself, or what its gzip holds. Reading may raise one of `BROKEN_GZIP`."""
    if not is_gzip(stream):
        return stream
    return buffered(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
