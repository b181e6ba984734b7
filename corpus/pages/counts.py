"""How often an article was read, and how its readers reacted, as its page states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

# At most 999 milliard: longer runs of digits are ids, and no database would hold them.
_NUMBER = r"(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,12})(?![.,]?\d)"
_READ = r"(?:di\s?baca|dilihat|dikunjungi|ditonton)"
_VIEWS = re.compile(
    rf"\b{_READ}\s*:?\s*(?:sebanyak\s*)?{_NUMBER}\s*(?:kali|x|orang)\b"
    rf"|\b(?:{_READ}|views?|hits?|pembaca|tayangan)\s*:\s*{_NUMBER}"
    rf"|{_NUMBER}\s*(?:x\s*|kali\s*)?(?:views?|hits?|{_READ}|pembaca|tayangan)\b"
    rf"|^\W*(?:{_READ}|views?|hits?)\s+{_NUMBER}\W*$|\bread\s*:?\s+{_NUMBER}\s+times?\b",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"\W*(?:{_READ}|views?|hits?|pembaca)\W*$", re.IGNORECASE)
_POLL = re.compile(r"\b(?:pendapat|reaksi|tanggapan|perasaan)\s+(?:anda|kamu)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\d+(?:\s+\d+)*$")


def views(line: str) -> int | None:
    """`Di baca 1406 kali`, `dibaca 1.229 kali`, `| 699 Views`: the number; else None."""
    match = _VIEWS.search(line)
    return number(match[match.lastindex or 0]) if match else None


def views_stated(lines: Sequence[str]) -> Iterator[int]:
    """The views that some lines state; label and number may stand on two."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        read = views(line)
        if read is None and _LABEL.match(line):
            read = views(f"{line.strip(' :')}: {following}")
        if read is not None:
            yield read


def is_number(text: str) -> bool:
    """`1.532` and nothing else."""
    return bool(re.fullmatch(_NUMBER, text))


def number(text: str) -> int | None:
    """`1.229` and `53,203` are thousands: nobody is read a fraction of a time."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else None


def reactions(lines: Sequence[str]) -> tuple[int, ...]:
    """The counts, one a reaction, in the page's order; empty where none are shown.

    They follow the poll's question on one line or on several; without a question, a line of
    nothing but several counts is believed.
    """
    asked = next((n for n, line in enumerate(lines, 1) if _POLL.search(line)), None)
    if asked is not None:
        numbers = takewhile(_COUNTS.match, lines[asked:])
        return tuple(int(count) for line in numbers for count in line.split())
    row = next((line for line in lines if _COUNTS.match(line) and " " in line), "")
    return tuple(map(int, row.split()))
