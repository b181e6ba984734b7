"""What a file holds, by its first bytes; its name only tells plain texts from programs and tables."""

from __future__ import annotations

import codecs
import mimetypes
import re
from enum import Enum, auto


class Format(Enum):
    WARC = auto()
    ZIP = auto()
    LINES = auto()
    """JSON, an object a line."""
    ARRAY = auto()
    """JSON, objects in an array or spread over lines."""
    HTML = auto()
    TEXT = auto()
    SYNDICATION = auto()
    """RSS or Atom: headlines and summaries of articles, none of them whole."""
    OTHER = auto()
    EMPTY = auto()


_BOMS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (b"%PDF-", b"%!PS")
"""How binary files begin that may have no NUL in their first kilobytes."""
_NEAR = 4096
"""Bytes within which a page says that it is one; scripts have markup further down."""

_DOCUMENT = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_ELEMENT = re.compile(
    rb"<(?:head|body|title|meta|link|script|style|div|article|main|section|header|h[1-6]|p|table|a|span|ul)[\s>]",
    re.IGNORECASE,
)
_XML = re.compile(rb"<(?:\?xml|rss|feed|urlset|sitemapindex|svg)\b", re.IGNORECASE)
_SYNDICATION = re.compile(rb"(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
_TYPES = mimetypes.MimeTypes()
"""Python's own table: the system's differs from machine to machine."""

_ROBOTS = re.compile(rb"(?:#.*\n\s*)*user-agent\s*:", re.IGNORECASE)
_OBJECTS = re.compile(rb"\[\s*(?:\{|\])|\{\s*\n")
_OBJECT_LINE = re.compile(rb'^\s*\{\s*"[^"\n]*"\s*:', re.MULTILINE)


def recognise(head: bytes, name: str = "") -> Format:
    """The format of a file that begins with `head`: a few kilobytes, unpacked, cut anywhere."""
    if not head:
        return Format.EMPTY
    if head.startswith(b"WARC/"):
        return Format.WARC
    if head.startswith(b"PK\x03\x04"):
        return Format.ZIP
    text = _as_ascii(head).lstrip()
    if not text:
        return Format.EMPTY
    if _OBJECTS.match(text):
        return Format.ARRAY
    if text.startswith(b"{"):
        return Format.LINES
    if b"\0" in text or text.startswith(_BINARY) or _ROBOTS.match(text):
        return Format.OTHER
    if _SYNDICATION.match(text):
        return Format.SYNDICATION
    if _DOCUMENT.search(text, 0, _NEAR) or (
        text.startswith(b"<") and not _XML.match(text) and _ELEMENT.search(text, 0, _NEAR)
    ):
        return Format.HTML
    media, _ = _TYPES.guess_type(name.partition("?")[0])
    if media in {None, "text/plain", "application/json"} and _OBJECT_LINE.search(text):
        return Format.LINES  # its first line is broken; read as a text, all the others would be lost
    if _XML.match(text) or media not in {None, "text/plain", "text/html"}:
        return Format.OTHER
    return Format.TEXT


def bom(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `data` begins with, and the encoding it stands for."""
    return next((mark for mark in _BOMS if data.startswith(mark[0])), None)


def _as_ascii(head: bytes) -> bytes:
    """Without a byte order mark, and ASCII characters as one byte each."""
    mark = bom(head)
    if mark is None:
        return head
    return head.removeprefix(mark[0]).decode(mark[1], "replace").encode()
