"""The text of a query to pieces: words, quotes, fields, operators, parentheses. Any text has some."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    WORD = auto()
    QUOTED = auto()
    VALUE = auto()
    """What stands right behind a field and would not be one piece: `[2021 TO 2022]`, `>= 2021`,
    `"1 Mei 2021".."3 Mei 2021"`; without its quotes."""
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    text: str
    slop: int | None = None
    """The 3 of `"..."~3`."""
    closed: bool = True
    """False for a quote whose end is missing."""


_OPERATORS = {
    "AND": Kind.AND,
    "DAN": Kind.AND,
    "OR": Kind.OR,
    "ATAU": Kind.OR,
    "NOT": Kind.NOT,
    "TANPA": Kind.NOT,
}
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))

_PIECE = re.compile(
    r"""
    (?P<open>\()
    |(?P<close>\))
    |(?P<bar>\|)
    |"(?P<quoted>[^"]*)(?P<end>"|$)(?:~(?P<slop>[0-9]{1,4}))?
    |(?P<minus>(?<![^\s(])-(?=[^\s)|-]))
    |(?P<name>[^\W\d_]+):(?!//)
    |(?P<word>[^\s()"|]+)
    """,
    re.VERBOSE,
)
_SIDE = r"""(?:"[^"]*"|[^\s()"|]+)"""
_VALUE = re.compile(
    rf"""\s*(?P<value>\[[^\[\]]*\]|[<>]=?\s*{_SIDE}|"[^"]*"\.\.{_SIDE}?|[^\s()"|]*\.\."[^"]*")"""
)


def pieces(text: str, fields: Collection[str]) -> Iterator[Piece]:
    """The pieces of a text in order. `fields` are the names, in lower case, that a colon may follow."""
    text = text.translate(_QUOTES)
    at = 0
    while match := _PIECE.search(text, at):
        at = match.end()
        match match.lastgroup:
            case "open":
                yield Piece(Kind.OPEN, "(")
            case "close":
                yield Piece(Kind.CLOSE, ")")
            case "bar":
                yield Piece(Kind.OR, "|")
            case "minus":
                yield Piece(Kind.NOT, "-")
            case "name" if match["name"].lower() in fields:
                yield Piece(Kind.FIELD, match["name"].lower())
                if value := _VALUE.match(text, at):
                    at = value.end()
                    yield Piece(Kind.VALUE, value["value"].replace('"', ""))
            case "name" if text[at : at + 1].strip(' "()|'):
                yield Piece(Kind.FIELD, match["name"])
            case "name" | "word":
                yield Piece(_OPERATORS.get(match[0], Kind.WORD), match[0])
            case _:
                slop = int(match["slop"]) if match["slop"] else None
                yield Piece(Kind.QUOTED, match["quoted"], slop, closed=bool(match["end"]))
