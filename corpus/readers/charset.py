"""Bytes to text, where what is said of their encoding may be wrong."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from corpus.readers.recognise import bom

_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding=["']([\w.-]+)""", re.I
)
_SAMPLE = 32_768
"""Bytes the detector looks at: it takes 20 ms for these, seconds for a megabyte."""

_LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
"""Names that stand for windows-1252 on the web (WHATWG Encoding, 4.2)."""


def decode(data: bytes, declared: str | None = None) -> str | None:
    """`data` as text. Valid UTF-8 is taken at its word, before what HTTP (`declared`) or the page says;
    a few broken bytes in UTF-8 become U+FFFD. None where it is no text in any encoding."""
    if mark := bom(data):
        return data.removeprefix(mark[0]).decode(mark[1], "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_otherwise(data, declared)
    return text if "\0" not in text else _decode_otherwise(data, declared)


def _decode_otherwise(data: bytes, declared: str | None) -> str | None:
    if (text := _mostly_utf8(data)) is not None:
        return text
    for label in (declared, _stated(data)):
        if label and (text := _as(data, label)) is not None:
            return text
    best = from_bytes(data[:_SAMPLE]).best()
    return _as(data, best.encoding, errors="replace") if best else None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with some damage: more characters of several bytes are whole than broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if whole > broken and "\0" not in text else None


def _stated(data: bytes) -> str | None:
    found = _META.search(data[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def _as(data: bytes, label: str, errors: str = "strict") -> str | None:
    label = label.strip().strip("\"'").lower()
    try:
        text = data.decode("windows-1252" if label in _LATIN else label, errors)
    except (LookupError, ValueError):  # an encoding nobody knows, or not this one
        return None
    return text if "\0" not in text else None
