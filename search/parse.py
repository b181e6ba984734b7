"""The query language: any text to a `Query`, never an error.

    meraih wbk               all of these words, in any form
    "meraih predikat"        exactly these words, as written, in this order
    "raih predikat"~3        these words in any form, in this order, at most 3 others between them
    kement*                  words as written that begin so
    a OR b, a ATAU b, a | b  either          a AND b, a DAN b   both (as without)
    -a, NOT a, TANPA a       without         ( )                groups
    judul:a  unit:"Biro Umum"  penghargaan:wbk  tanggal:2021-01..2021-06  tahun:>=2020

What cannot be meant literally is read as the nearest sensible thing, and a note says how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from search.analysis import Analyzer, Token
from search.dates import span
from search.fields import FIELDS, Scope, name_of
from search.lexer import Kind, Piece, pieces
from search.names import Names
from search.query import (
    And,
    Between,
    Everything,
    Facet,
    Field,
    HasValue,
    Node,
    Not,
    Note,
    Or,
    Phrase,
    Prefix,
    Query,
    Sort,
    Term,
)

MAX_CHARACTERS = 1_000
MAX_WORDS = 64
MAX_DEPTH = 16
MAX_SLOP = 50
MAX_NOTES = 8
SHORTEST_PREFIX = 2

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LISTED = re.compile(r"[\s/;+&]|,(?![0-9])")
"""Between words that only stand in one run: `wbk/wbbm`, `wbk,wbbm`; but not in `4,5`."""
_WEIGHT = re.compile(r"[~^][0-9.]*$")
"""What other engines read behind a word: `wbk~1`, `wbk^2`."""
_VALUES_END = frozenset({Kind.AND, Kind.OR, Kind.NOT, Kind.CLOSE})


@dataclass(frozen=True, slots=True)
class Request:
    """A search as a surface (page, API, command line) received it, every part checked for its type."""

    text: str = ""
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10
    succession: bool = True
    """A body is asked for under the names it had before and has had since, too."""
    collapse: bool = False
    """Of near-duplicates only the best is a result."""
    explain: bool = False


def parse(request: Request, analyzer: Analyzer, vocabulary: Names) -> Query:
    whole = _UNPRINTABLE.sub(" ", request.text).strip()
    text = whole[:MAX_CHARACTERS]
    reading = _Reading(text, analyzer, vocabulary)
    if text != whole:
        reading.note("too-long", f"Hanya {MAX_CHARACTERS} karakter pertama yang dibaca.")
    return Query(
        text=text,
        node=reading.all(),
        filters=request.filters,
        since=request.since,
        until=request.until,
        sort=request.sort,
        page=request.page,
        size=request.size,
        collapse=request.collapse,
        explain=request.explain,
        notes=tuple(reading.notes),
    )


class _Reading:
    """One text being read, by recursive descent over its pieces. None stands for "says nothing"."""

    def __init__(self, text: str, analyzer: Analyzer, names: Names) -> None:
        self.notes: list[Note] = []
        self._text = text
        self._analyzer = analyzer
        self._names = names
        self._pieces = list(pieces(text, FIELDS.keys()))
        self._at = 0
        self._words = 0

    def note(self, code: str, message: str) -> None:
        note = Note(code, message)
        if note not in self.notes and len(self.notes) < MAX_NOTES:
            self.notes.append(note)

    def all(self) -> Node:
        node = self._alternatives(Field.TEXT, 0)
        if node is None:
            if self._text:
                self.note("nothing-to-search", "Tidak ada kata yang dapat dicari; semua artikel ditampilkan.")
            return Everything()
        return node

    def _next(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _take(self, *kinds: Kind) -> Piece | None:
        piece = self._next()
        if piece is None or (kinds and piece.kind not in kinds):
            return None
        self._at += 1
        return piece

    def _alternatives(self, scope: Scope, depth: int) -> Node | None:
        sides = [self._together(scope, depth)]
        while operator := self._take(Kind.OR):
            sides.append(self._together(scope, depth))
            if sides[-1] is None or sides[-2] is None:
                self._stray(operator)
        return _joined(Or, sides)

    def _together(self, scope: Scope, depth: int) -> Node | None:
        parts: list[Node | None] = []
        operator = None
        while (piece := self._next()) and piece.kind is not Kind.OR:
            if piece.kind is Kind.CLOSE:
                if depth:
                    break
                self._at += 1
                self.note("stray-parenthesis", "Kurung tutup tanpa kurung buka diabaikan.")
            elif piece.kind is Kind.AND:
                self._at += 1
                if operator or not parts:
                    self._stray(piece)
                operator = piece
            else:
                parts.append(self._part(scope, depth))
                operator = None
        if operator:
            self._stray(operator)
        return _joined(And, parts)

    def _part(self, scope: Scope, depth: int) -> Node | None:
        negated = False
        operator = None
        while sign := self._take(Kind.NOT):
            negated = not negated
            operator = sign
        if (piece := self._next()) is None or piece.kind in _VALUES_END:
            if operator:
                self._stray(operator)
            return None
        node = self._value(scope, depth)
        return Not(node) if negated and node is not None else node

    def _value(self, scope: Scope, depth: int) -> Node | None:
        loose: list[Node | None] = []
        while name := self._take(Kind.FIELD):
            if name.text in FIELDS:
                scope = FIELDS[name.text]
            else:
                self.note("unknown-field", f"“{name.text}:” bukan nama bidang; dicari sebagai kata.")
                loose += self._terms(name.text, Field.TEXT)
            following = self._next()
            if following is None or following.kind in _VALUES_END:
                self._empty(name.text)
                return _joined(And, loose)
        if self._take(Kind.OPEN):
            return _joined(And, [*loose, self._group(scope, depth)])
        piece = self._take()
        return _joined(And, [*loose, self._of(piece, scope) if piece else None])

    def _group(self, scope: Scope, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            self.note("too-deep", f"Kurung di dalam kurung lebih dari {MAX_DEPTH} lapis diabaikan.")
            return None
        node = self._alternatives(scope, depth + 1)
        if not self._take(Kind.CLOSE):
            self.note("unclosed-parenthesis", "Kurung buka tanpa kurung tutup dianggap berakhir di sini.")
        return node

    def _of(self, piece: Piece, scope: Scope) -> Node | None:
        """A word, a quotation or a range, in a field or facet."""
        if not piece.closed:
            self.note("unclosed-quote", "Tanda kutip tidak ditutup; frasa dibaca sampai akhir.")
        match scope:
            case Field():
                if piece.kind is Kind.QUOTED:
                    return self._phrase(piece, scope)
                return _joined(And, self._terms(piece.text, scope))
            case _ if not self._allowed(1):
                return None
            case "date":
                days = span(piece.text)
                return Between(*days) if days else self._plain(piece, "unknown-date", "bukan tanggal")
            case Facet.YEAR if days := span(piece.text):
                year = piece.text.strip()
                return HasValue(Facet.YEAR, year) if len(year) == 4 else Between(*days)
            case _ if not piece.text.strip():
                self._empty(name_of(scope))
                return None
            case _:
                values = self._names.resolve(scope, piece.text)
                if not values:
                    return self._plain(piece, "unknown-value", f"tidak dikenal sebagai {name_of(scope)}")
                return _joined(Or, [HasValue(scope, value) for value in values])

    def _plain(self, piece: Piece, code: str, why: str) -> Node | None:
        self.note(code, f"“{piece.text}” {why}; dicari sebagai kata biasa.")
        return _joined(And, self._terms(piece.text, Field.TEXT))

    def _terms(self, text: str, scope: Field) -> list[Node | None]:
        """A run without spaces: one word mostly. Of several (*prabowo-gibran*) all must stand in order."""
        if weight := _WEIGHT.search(text):
            self.note("ignored-weight", f"“{weight[0]}” di belakang kata diabaikan.")
            text = text[: weight.start()]
        if text.endswith("*") and (begun := self._tokens(text.rstrip("*"))):
            *words, last = begun
            if len(last.surface) >= SHORTEST_PREFIX:
                return [*(_term(word, scope) for word in words), Prefix(last.surface, scope)]
            self.note("short-prefix", f"“{text}”: sebelum * diperlukan {SHORTEST_PREFIX} huruf atau lebih.")
        else:
            begun = self._tokens(text)
        terms = [_term(token, scope) for token in begun]
        if len(begun) < 2 or _LISTED.search(text, begun[0].end, begun[-1].start):
            return list(terms)
        return [terms[0] if self._is_plural(begun) else Phrase(tuple(terms), scope)]

    def _is_plural(self, words: Sequence[Token]) -> bool:
        """*kementerian-kementerian*: many of one word, found as it. *Rata-rata* is a word of its own."""
        first, *others = (word.surface for word in words)
        doubled = others == [first] and first.isalpha()
        return doubled and f"{first}-{first}" not in self._analyzer.rules.overrides

    def _phrase(self, piece: Piece, scope: Field) -> Node | None:
        tokens = self._tokens(piece.text)
        if not tokens:
            self.note("empty-phrase", "Tanda kutip tanpa kata di dalamnya diabaikan.")
            return None
        terms = tuple(_term(token, scope, exact=piece.slop is None) for token in tokens)
        return terms[0] if len(terms) == 1 else Phrase(terms, scope, min(piece.slop or 0, MAX_SLOP))

    def _tokens(self, text: str) -> list[Token]:
        tokens = self._analyzer.tokens(text)
        return tokens[: self._allowed(len(tokens))]

    def _allowed(self, words: int) -> int:
        """How many of these more words may still be searched; values count as words."""
        allowed = min(words, MAX_WORDS - self._words)
        if allowed < words:
            self.note("too-many-words", f"Hanya {MAX_WORDS} kata pertama yang dicari.")
        self._words += allowed
        return allowed

    def _empty(self, name: str) -> None:
        self.note("empty-value", f"“{name}:” tidak diikuti nilai, jadi diabaikan.")

    def _stray(self, operator: Piece) -> None:
        self.note("stray-operator", f"“{operator.text}” tidak menghubungkan apa pun, jadi diabaikan.")


def _term(token: Token, scope: Field, exact: bool = False) -> Term:
    return Term(token.surface if exact else token.stem, token.surface, scope, exact)


def _joined(kind: type[And | Or], parts: Sequence[Node | None]) -> Node | None:
    """One node of these parts, without those that say nothing and without needless levels."""
    said: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            said += part.parts
        elif part is not None:
            said.append(part)
    if len(said) < 2:
        return said[0] if said else None
    return kind(tuple(said))
