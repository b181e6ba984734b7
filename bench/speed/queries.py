"""The queries every engine is asked: drawn from the corpus by occurrence, with a fixed seed.

A word is drawn as often as it stands in the text, so most queries are of frequent words and have many
matches: the hard case. Words that are everywhere (`Rules.stopwords`) are no query by themselves.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from bench.speed.rows import Row
from search.analysis import Analyzer, Token
from search.parse import Request
from search.query import Facet

SEED = 1945
SLOP = 3
"""Other words between the two of a proximity query, at the most."""
BEGINNING = 4
"""Letters of a prefix."""


class Class(StrEnum):
    """A kind of query, named as tables name it."""

    ONE = "one term"
    AND2 = "AND of 2"
    AND3 = "AND of 3"
    OR2 = "OR of 2"
    OR3 = "OR of 3"
    PREFIX = "prefix"
    DATES = "term + date range"
    FACETS = "term + two facet filters"
    PHRASE = "phrase"
    EXACT = "exact phrase"
    NEAR = "proximity"


class Operator(StrEnum):
    """How the words of a query go together; a query of one word is an AND."""

    AND = "and"
    OR = "or"
    PREFIX = "prefix"
    PHRASE = "phrase"
    """Side by side, in this order."""
    NEAR = "near"
    """In this order, at most SLOP other words between."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query, in Telusur's language and as the parts of which each peer's own language makes it."""

    kind: Class
    text: str
    """For Telusur."""
    words: tuple[str, ...]
    """For the peers: stems; surface words where `surface`."""
    operator: Operator = Operator.AND
    surface: bool = False
    since: date | None = None
    until: date | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    """Facet -> value. A facet's own counts look past its filter."""

    def request(self) -> Request:
        filters = {Facet(facet): (value,) for facet, value in self.filters.items()}
        return Request(self.text, filters, self.since, self.until)


def draw(rows: Sequence[Row], analyzer: Analyzer, each: int, seed: int = SEED) -> dict[Class, list[Asked]]:
    """`each` different queries of every class."""
    drawing = _Drawing(rows, analyzer, random.Random(seed))  # noqa: S311  # a repeatable draw
    return {kind: drawing.queries(kind, each) for kind in Class}


class _Drawing:
    def __init__(self, rows: Sequence[Row], analyzer: Analyzer, chance: random.Random) -> None:
        self._rows = rows
        self._analyzer = analyzer
        self._chance = chance
        self._make: Mapping[Class, Callable[[], Asked]] = {
            Class.ONE: lambda: self._together(Class.ONE, 1),
            Class.AND2: lambda: self._together(Class.AND2, 2),
            Class.AND3: lambda: self._together(Class.AND3, 3),
            Class.OR2: lambda: self._either(Class.OR2, 2),
            Class.OR3: lambda: self._either(Class.OR3, 3),
            Class.PREFIX: self._prefix,
            Class.DATES: self._dates,
            Class.FACETS: self._facets,
            Class.PHRASE: self._phrase,
            Class.EXACT: self._exact,
            Class.NEAR: self._near,
        }

    def queries(self, kind: Class, each: int) -> list[Asked]:
        drawn: dict[str, Asked] = {}
        for _ in range(each * 50):
            if len(drawn) == each:
                break
            asked = self._make[kind]()
            drawn.setdefault(f"{asked.text} {asked.since} {sorted(asked.filters.items())}", asked)
        return list(drawn.values())

    def _row(self) -> Row:
        return self._chance.choice(self._rows)

    def _tokens(self, row: Row) -> list[Token]:
        return self._analyzer.tokens(row.body)

    def _telling(self, token: Token) -> bool:
        """A plain word that says something: one token for every engine, whatever stands beside it."""
        word = token.surface
        plain = word.isascii() and word.isalpha() and len(word) > 2 and bool(token.stem)
        return plain and word not in self._analyzer.rules.stopwords and token.stem.isalnum()

    def _several(self, how_many: int) -> tuple[Row, list[Token]]:
        """Words of one paragraph's reach: as of people who look for something."""
        while True:
            row = self._row()
            tokens = self._tokens(row)
            start = self._chance.randrange(len(tokens))
            near = {it.stem: it for it in tokens[start : start + 40] if self._telling(it)}
            if len(near) >= how_many:
                return row, self._chance.sample(list(near.values()), how_many)

    def _pair(self, fits: Callable[[Row, Token, Token], bool]) -> tuple[Token, Token]:
        """Two telling words, in the order of the text, at most SLOP others between."""
        while True:
            row = self._row()
            tokens = [it for it in self._tokens(row) if self._telling(it)]
            pairs = [(a, b) for a, b in pairwise(tokens) if a.stem != b.stem and fits(row, a, b)]
            if pairs:
                return self._chance.choice(pairs)

    def _together(self, kind: Class, how_many: int) -> Asked:
        _, words = self._several(how_many)
        return Asked(kind, " ".join(_surfaces(words)), tuple(_stems(words)))

    def _either(self, kind: Class, how_many: int) -> Asked:
        _, words = self._several(how_many)
        return Asked(kind, " OR ".join(_surfaces(words)), tuple(_stems(words)), Operator.OR)

    def _prefix(self) -> Asked:
        while True:
            _, [word] = self._several(1)
            if len(word.surface) > BEGINNING:
                begun = word.surface[:BEGINNING]
                return Asked(Class.PREFIX, f"{begun}*", (begun,), Operator.PREFIX, surface=True)

    def _dates(self) -> Asked:
        row, [word] = self._several(1)
        year = int(row.published[:4])
        since, until = date(year, 1, 1), date(min(year + 2, 2025), 12, 31)
        return Asked(Class.DATES, word.surface, (word.stem,), since=since, until=until)

    def _facets(self) -> Asked:
        while True:
            row, [word] = self._several(1)
            if row.facets[Facet.AWARD]:
                filters = {facet.value: row.facets[facet][0] for facet in (Facet.AWARD, Facet.SOURCE)}
                return Asked(Class.FACETS, word.surface, (word.stem,), filters=filters)

    def _phrase(self) -> Asked:
        words = self._pair(lambda _, a, b: b.position == a.position + 1)
        return Asked(Class.PHRASE, f'"{_joined(words)}"~0', tuple(_stems(words)), Operator.PHRASE)

    def _exact(self) -> Asked:
        words = self._pair(lambda _, a, b: b.position == a.position + 1)
        surfaces = tuple(_surfaces(words))
        return Asked(Class.EXACT, f'"{_joined(words)}"', surfaces, Operator.PHRASE, surface=True)

    def _near(self) -> Asked:
        words = self._pair(lambda _, a, b: 1 < b.position - a.position <= SLOP + 1)
        return Asked(Class.NEAR, f'"{_joined(words)}"~{SLOP}', tuple(_stems(words)), Operator.NEAR)


def _surfaces(words: Sequence[Token]) -> Iterator[str]:
    return (word.surface for word in words)


def _stems(words: Sequence[Token]) -> Iterator[str]:
    return (word.stem for word in words)


def _joined(words: Sequence[Token]) -> str:
    return " ".join(_surfaces(words))
