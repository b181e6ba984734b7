"""How often an article was read, and how its readers reacted, as its page states it."""

from __future__ import annotations

import re

_NUMBER = r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?![.,]?\d)"
_VIEWS = re.compile(
    rf"\b(?:di\s?baca|dilihat|views?|hits?|dibuka|pembaca|kunjungan)\s*:?\s*(?:sebanyak\s*)?{_NUMBER}(?:\s*(?:kali|x|orang)\b)?"
    rf"|{_NUMBER}\s*(?:x\s*|kali\s*)?(?:views?|hits?|di\s?baca|dilihat|pembaca|tayangan)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\d+(?:\s+\d+)*$")


def views(line: str) -> int | None:
    """`Di baca 1406 kali`, `dibaca 1.229 kali`, `| 699 Views`: the number; else None."""
    match = _VIEWS.search(line)
    return number(match[1] or match[2]) if match else None


def number(text: str) -> int | None:
    """`1.229` and `53,203` are thousands: nobody is read a fraction of a time."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else None


def reactions(line: str) -> tuple[int, ...]:
    """A line of nothing but counts, one a reaction, in the page's order; else empty."""
    line = " ".join(line.split())
    return tuple(map(int, line.split())) if _COUNTS.match(line) else ()
