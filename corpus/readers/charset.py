"""Bytes to text, where what is said of their encoding may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    return next((text for text in _readings(data, declared) if text is not None), None)


def _readings(data: bytes, declared: str | None) -> Iterator[str | None]:
    yield _as(data, "utf-8")
    yield _mostly_utf8(data)
    for label in (declared, _stated(data)):
        if label:
            yield _as(data, label)
    best = from_bytes(data[:_SAMPLE]).best()
    if best:
        yield _as(data, best.encoding, errors="replace")


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with some damage: more characters of several bytes are whole than broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return _text(text) if whole > broken else None


def _stated(data: bytes) -> str | None:
    found = _META.search(data[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def _as(data: bytes, label: str, errors: str = "strict") -> str | None:
    label = label.strip().strip("\"'").lower()
    try:
        return _text(data.decode("windows-1252" if label in _LATIN else label, errors))
    except (LookupError, ValueError):  # an encoding nobody knows, or not this one
        return None


def _text(decoded: str) -> str | None:
    """Without the stray NULs some servers send; None where there are so many that it is something else."""
    if "\0" not in decoded:
        return decoded
    return decoded.replace("\0", "") if decoded.count("\0") * 100 < len(decoded) else None
