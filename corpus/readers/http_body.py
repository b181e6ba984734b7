"""The body of an HTTP response, out of its chunks and compressions, and never more of it than asked for."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import brotli  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader


class Stream(Protocol):
    def read(self, length: int) -> bytes: ...


class TooLarge(Exception):
    """There is more than may be held in memory."""


class Undecodable(Exception):
    """The body is not in the encoding its headers say."""


def body(stream: Stream, transfer: str, encodings: str, limit: int) -> bytes:
    """The body as its author wrote it; `transfer` and `encodings` are the headers' values.

    Raises TooLarge past `limit` bytes, packed or not, and Undecodable.
    """
    if "chunked" in transfer.lower():
        stream = ChunkedDataReader(stream)  # leaves alone what a crawler has put together already
    data = read_up_to(stream, limit)
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        data = _decode(data, encoding, limit)
    return data


def read_up_to(stream: Stream, limit: int) -> bytes:
    """All there is. Raises TooLarge where that is more than `limit` bytes."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (part := stream.read(min(left, 1 << 16))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise TooLarge
    return b"".join(parts)


def _decode(data: bytes, encoding: str, limit: int) -> bytes:
    match encoding:
        case "" | "identity":
            return data
        case "gzip" | "x-gzip":
            return _inflate(data, (zlib.MAX_WBITS + 16,), limit)
        case "deflate":  # with zlib's header as the standard says, or without as some servers send
            return _inflate(data, (zlib.MAX_WBITS, -zlib.MAX_WBITS), limit)
        case "br":
            return _unbrotli(data, limit)
        case _:
            raise Undecodable(f"content encoding {encoding!r} is not known")


def _inflate(data: bytes, windows: tuple[int, ...], limit: int) -> bytes:
    problem: Exception | None = None
    for window in windows:
        try:
            return _limited(lambda: zlib.decompressobj(window).decompress(data, limit + 1), limit)  # noqa: B023
        except zlib.error as error:
            problem = error
    return _left_packed_out(data, problem)


def _unbrotli(data: bytes, limit: int) -> bytes:
    decompressor = brotli.Decompressor()
    try:
        return _limited(lambda: decompressor.process(data, output_buffer_limit=limit + 1), limit)
    except brotli.error as error:
        return _left_packed_out(data, error)


def _limited(decompress: Callable[[], bytes], limit: int) -> bytes:
    data = decompress()
    if len(data) > limit:
        raise TooLarge
    return data


def _left_packed_out(data: bytes, problem: Exception | None) -> bytes:
    """Crawlers store bodies unpacked but keep the header: then the data is markup as it is."""
    if data.lstrip()[:1] in {b"<", b""}:
        return data
    raise Undecodable(str(problem))
