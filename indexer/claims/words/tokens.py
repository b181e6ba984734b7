"""A sentence as words, with the names and awards found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from indexer.mentions import Mention
from search.claims import Evidence, Where

_TOKEN = re.compile(
    # 4.402  98,15
    r"\d+(?:[.,]\d+)+(?![^\W_])"
    # S.Pd  M.Si  K.H.  R.T.  Ph.D.
    r"|(?:[A-Z]\.)+(?:[A-Z][a-z]*\.?)?|Ph\.D\.?|[A-Z]{1,2}\.[A-Z][a-z]{0,4}\.?(?![^\W_])|[A-Z]\.(?=\s)"
    # abbreviations keep their stop
    r"|(?:Dr|dr|Prof|Ir|Drs|Dra|Hj|Kab|Prov|Kec|St|Alm|Plt|Pj|Jend|Jenderal|HM|KH)\.(?=\s*[A-Z])"
    r"|[Rr]unner-[Uu]p"
    # a hyphen before a capital parts two names: Winner-Program
    r"|[^\W_]+(?:(?:-(?![A-Z])|['’&])[^\W_]+)*|[^\w\s]|_"
)

_START, _END = attrgetter("start"), attrgetter("end")
_DATELINE = 9
"""Words of a dateline at most."""
_DASHES = frozenset({"–", "—", "-"})


class Token(NamedTuple):
    """Made twice as fast as a frozen dataclass, and there is one for every word that is read."""

    text: str
    low: str
    start: int
    """In the title or the body."""
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to before `last` that are one name; `slug` is what the vocabulary makes of it."""

    first: int
    last: int
    slug: str


class Sentence:
    """One sentence of the title or the body."""

    def __init__(self, text: str, where: Where, start: int, end: int) -> None:
        self.text = text[start:end]
        before, behind = text[:start].rstrip(" \t"), text[end : end + 80].lstrip(" \t")
        self.is_line = before[-1:] in {"", "\n"} and behind[:1] in {"", "\n"}
        """It has a line of its own."""
        self.where = where
        self.start = start
        self.end = end
        self.bodies: dict[int, Run] = {}
        """Units, institutions and regions, by their first token."""
        self.awards: dict[int, Run] = {}
        self.unlisted: dict[int, Mention] = {}
        """Units that the vocabulary does not list, by the character where the name begins."""

    @cached_property
    def tokens(self) -> Sequence[Token]:
        return [
            Token(text, text.lower(), self.start + match.start(), self.start + match.end())
            for match in _TOKEN.finditer(self.text)
            for text in (match.group(),)
        ]

    @cached_property
    def words(self) -> Sequence[str]:
        """The tokens in small letters."""
        return [token.low for token in self.tokens]

    @cached_property
    def is_headline(self) -> bool:
        """Nearly every word has a capital, which then says nothing."""
        words = [token for token in self.tokens if token.text[0].isalpha() and len(token.text) > 3]
        title = self.where == "title" or (self.is_line and len(words) > 4)
        return title and sum(token.is_capital for token in words) >= 0.7 * len(words)

    @cached_property
    def opening(self) -> int:
        """The first token behind a dateline: `SOLO – Kantor A`, where a dash would make one name of both."""
        tokens = self.tokens
        dash = next((at for at in range(1, min(_DATELINE, len(tokens))) if tokens[at].text in _DASHES), None)
        if dash is None or not (tokens[dash - 1].text[-1].isalnum() or tokens[dash - 1].text == ")"):
            return 0
        return 0 if tokens[dash].start == tokens[dash - 1].end else dash + 1

    def begins(self, at: int) -> bool:
        """The sentence, a quotation or what follows a dateline begins here: capitals say nothing."""
        return at == 0 or self.tokens[at - 1].text in {"“", '"', "‘", "-", "–", "—", ":"}

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.text, self.where, self.start, self.end)

    def run(self, start: int, end: int, slug: str) -> Run | None:
        """The tokens that cover these characters."""
        first = bisect_right(self.tokens, start, key=_END)
        last = bisect_left(self.tokens, end, key=_START)
        return Run(first, last, slug) if last > first else None

    def surface(self, first: int, last: int) -> str:
        """The text from one token to before another."""
        if last <= first:
            return ""
        tokens = self.tokens
        return self.text[tokens[first].start - self.start : tokens[last - 1].end - self.start]
