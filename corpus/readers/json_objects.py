"""The objects of a JSON file as bytes, one at a time, however it is laid out.

`json.load` would hold a whole crawl in memory; this finds where objects end and parses nothing,
so that one broken object costs only itself.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = 1 << 18
_BRACKET_OR_QUOTE = re.compile(rb'["{}\[\]]')
_IN_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chunk:
    line: int
    """Where it begins, from 1."""
    data: bytes | None
    """None where it is larger than allowed."""
    cut: bool = False
    """The file ended inside it."""


def lines(stream: io.BufferedReader, limit: int) -> Iterator[Chunk]:
    """The lines that are not blank."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            if line.strip():
                yield Chunk(number, line)
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_BLOCK)
        yield Chunk(number, None)


def objects(stream: io.BufferedReader, limit: int) -> Iterator[Chunk]:
    """What stands between a top-level `{` and its `}`, in an array or one after another."""
    splitter = _Splitter(limit)
    while block := stream.read1(_BLOCK):
        yield from splitter.feed(block)
    if splitter.depth:
        yield Chunk(splitter.line, bytes(splitter.object), cut=True)


class _Splitter:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._in_string = False
        self._escaped = False
        self._lines = 1
        self.depth = 0
        """Brackets open since the object's own."""
        self.object = bytearray()
        self.line = 1

    def feed(self, block: bytes) -> Iterator[Chunk]:
        start = at = 0
        """The object in hand continues in this block at `start`."""
        while at < len(block):
            if self._in_string:
                at = self._string(block, at)
                continue
            found = _BRACKET_OR_QUOTE.search(block, at)
            if found is None:
                break
            at = found.end()
            match found[0]:
                case b'"':
                    self._in_string = self.depth > 0
                case b"{" | b"[" if self.depth or found[0] == b"{":
                    if not self.depth:
                        start = found.start()
                        self.line = self._lines + block.count(b"\n", 0, start)
                    self.depth += 1
                case b"}" | b"]" if self.depth:
                    self.depth -= 1
                    if not self.depth:
                        yield self._finish(block[start:at])
        self._lines += block.count(b"\n")
        if self.depth:
            self._extend(block[start:])

    def _string(self, block: bytes, at: int) -> int:
        """Past the string's end, or to the end of the block."""
        if self._escaped:
            at += 1
            self._escaped = False
        found = _IN_STRING.match(block, at)
        at = found.end() if found else at
        if block[at : at + 1] == b'"':
            self._in_string = False
            return at + 1
        self._escaped = block[at : at + 1] == b"\\"  # the last byte of the block
        return len(block)

    def _extend(self, data: bytes) -> None:
        if len(self.object) <= self._limit:
            self.object += data[: self._limit + 1]

    def _finish(self, data: bytes) -> Chunk:
        self._extend(data)
        whole = bytes(self.object)
        self.object.clear()
        return Chunk(self.line, whole if len(whole) <= self._limit else None)
