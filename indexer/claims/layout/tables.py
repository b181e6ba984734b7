"""Tables that a text writes as lines: `Kota A | Madya | Nindya` below `Daerah | Tahun 2021 | Tahun 2022`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import YEAR
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.numbers import level_at
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import DOUBTS, Cues
from indexer.claims.words.grammar import RANKED
from indexer.claims.words.tokens import Sentence
from search.entries import Award

_BARS = re.compile(r"\s*(?:\||\t| {3,})\s*")
_ROW = re.compile(r"(?<=[^\s|])[ ]*(?:\||\t| {3})[ \t]*(?=[^\s|])")
_BRACKET = re.compile(r"\(.*?\)")
_LONGEST = 6
"""Words of a cell that names a place."""
_TO_LEVEL = frozenset({"kategori", "predikat", "tingkat", "peringkat"})


@dataclass(frozen=True, slots=True)
class Cell:
    """Tokens `first` to before `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Column:
    """What its head says of the cells below: the year, an award of whoever stands there."""

    year: int | None = None
    award: Anchor | None = None
    is_doubtful: bool = False
    """Usulan 2024, Target: nothing that was received."""


class Tables:
    """Reads rows, by the head above them."""

    def __init__(self, namer: Namer, cues: Cues, awards: Mapping[str, Award]) -> None:
        self._namer = namer
        self._cues = cues
        self._awards = awards

    @staticmethod
    def pattern(text: str) -> re.Pattern[str] | None:
        """Lines that hold it are rows; None for a text that has none, as most."""
        return _ROW if "|" in text or "\t" in text or "   " in text else None

    @staticmethod
    def cells(sentence: Sentence) -> list[Cell]:
        """One cell: the line is no row."""
        if not sentence.is_line or sentence.where != "body":
            return []
        text = sentence.text
        if _BARS.search(text) is None:
            return []
        bounds = [0, *(edge for bar in _BARS.finditer(text) for edge in bar.span()), len(text)]
        cells = list[Cell]()
        for start, end in zip(bounds[::2], bounds[1::2], strict=True):
            within = [
                at
                for at, token in enumerate(sentence.tokens)
                if start <= token.start - sentence.start and token.end - sentence.start <= end
            ]
            if within:
                cells.append(Cell(within[0], within[-1] + 1))
        return cells if len(cells) > 1 else []

    def head(self, reading: Reading, cells: Sequence[Cell], spoken: Anchor | None) -> list[Column]:
        """The columns that the first row of a table names; none where it is a row like the others."""
        if self._holder(reading, cells) is not None:
            return []
        words = reading.sentence.words
        return [
            Column(
                next((int(word) for word in words[cell.first : cell.last] if YEAR.fullmatch(word)), None),
                self._level(reading, cell, spoken) or self._named(reading, cell),
                self._is_doubtful(reading, cell),
            )
            for cell in cells
        ]

    def row(
        self, reading: Reading, cells: Sequence[Cell], columns: Sequence[Column], spoken: Anchor | None
    ) -> Iterator[Fact]:
        """A fact for each cell that names an award; `spoken` is the one that the text is about."""
        sentence, holder = reading.sentence, self._holder(reading, cells)
        names = self._names(sentence, cells[holder]) if holder is not None else ()
        for at, cell in enumerate(cells):
            column = columns[at] if at < len(columns) else Column()
            if column.is_doubtful:
                continue
            clause = Clause(cell.first, cell.last)
            if column.award is not None:  # the names stand below the level that they have
                below = self._names(sentence, cell)
                if below and self._namer.is_body(sentence, below[0]):
                    anchor = replace(column.award, first=cell.first, last=cell.first, year=column.year)
                    yield Fact(sentence, anchor, below, clause)
            elif names and at != holder and not self._is_doubtful(reading, cell):
                award = self._level(reading, cell, spoken) or self._named(reading, cell)
                if award := award or self._place(reading, cell):
                    yield Fact(sentence, replace(award, year=column.year or award.year), names, clause)

    def _holder(self, reading: Reading, cells: Sequence[Cell]) -> int | None:
        """The first cell that begins with a body's name."""
        for at, cell in enumerate(cells):
            names = self._names(reading.sentence, cell)
            if names and self._namer.is_body(reading.sentence, names[0]):
                return at
        return None

    def _names(self, sentence: Sentence, cell: Cell) -> tuple[Name, ...]:
        names = [name for name in self._namer.list_at(sentence, cell.first)[0] if name.first < cell.last]
        if names and names[-1].last > cell.last:  # the number of the next cell
            text = sentence.surface(names[-1].first, cell.last)
            names[-1] = replace(names[-1], text=text, last=cell.last)
        return tuple(names)

    def _level(self, reading: Reading, cell: Cell, spoken: Anchor | None) -> Anchor | None:
        """A level of the award spoken of, alone in its cell."""
        if spoken is None or spoken.slug is None:
            return None
        words = reading.sentence.words
        first = cell.first + (words[cell.first] in _TO_LEVEL and cell.last - cell.first > 1)
        for level in self._awards[spoken.slug].levels:
            bare = [_BRACKET.sub("", level).split(), level.replace("(", "( ").replace(")", " )").split()]
            if level_at(reading, first, bare) == cell.last:
                return replace(spoken, first=cell.first, last=cell.last, level=level, year=None)
        return None

    @staticmethod
    def _named(reading: Reading, cell: Cell) -> Anchor | None:
        within = (one for one in reading.anchors if cell.first <= one.first and one.last <= cell.last)
        return next((one for one in within if one.slug and not one.ambiguous), None)

    @staticmethod
    def _place(reading: Reading, cell: Cell) -> Anchor | None:
        """`Juara I`, `Terbaik II`: of the contest that the text speaks of."""
        words = reading.sentence.words[cell.first : cell.last]
        if not 2 <= len(words) <= _LONGEST or not RANKED.intersection(words[:2]):
            return None
        return Anchor(cell.first, cell.last, None, reading.sentence.surface(cell.first, cell.last))

    def _is_doubtful(self, reading: Reading, cell: Cell) -> bool:
        """A cell begins with a capital letter, so that what the sentence says does not count."""
        return any(
            said.cue in DOUBTS for said in self._cues.find(reading.sentence.words[cell.first : cell.last])
        )
