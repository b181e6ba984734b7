"""Rankings: which one a text is about, and who has which place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.claims.names.names import Namer
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading

_NAME = re.compile(
    r"(?:\b((?:[A-Z][\w-]*\s+(?:(?:of|the|for)\s+)?){1,6}(?:Rankings?|Index|Indeks|Metrics?))\b"
    r"|\b((?:Pemeringkatan|Indeks)(?:\s+[A-Z]\w+)+))(?:\s+\([A-Z ]+\))?(?:\s+(20\d\d)\b)?"
)
_BEFORE = re.compile(r"^.*\b(?:Versi|Menurut|Berdasarkan|Dalam|Pada|di) ")
_SIGNS = ("Ranking", "Index", "Indeks", "Metric", "Pemeringkatan")
"""Looked up first, for most texts have none of them."""
PLACES = re.compile(r"\b(?:[Pp]osisi|[Uu]rutan|[Rr]anking|[Pp]eringkat) (?:ke|pertama|\d)")
_WHO = frozenset({"ada", "terdapat", "adalah", "yaitu", "yakni"})


@dataclass(frozen=True, slots=True)
class Ranking:
    """One that a text names."""

    name: str
    year: int | None


def ranking_of(text: str) -> Ranking | None:
    """The first."""
    if not any(sign in text for sign in _SIGNS):
        return None
    match = _NAME.search(text)
    if match is None:
        return None
    name = " ".join((match[1] or match[2]).split())
    return Ranking(_BEFORE.sub("", name), int(match[3]) if match[3] else None)


class Rankings:
    """Reads who has a place, where no verb says so."""

    def __init__(self, namer: Namer, beside: Beside) -> None:
        self._namer = namer
        self._beside = beside

    def placed(self, reading: Reading) -> Iterator[Fact]:
        """`di urutan keempat ada X, diikuti Y`."""
        sentence, words = reading.sentence, reading.sentence.words
        for anchor in reading.anchors:
            if not anchor.is_place or words[anchor.last : anchor.last + 1] == []:
                continue
            if words[anchor.last] in _WHO and (names := self._namer.list_at(sentence, anchor.last + 1)[0]):
                clause = reading.clauses[0]
                yield Fact(sentence, anchor, tuple(names), clause)
                if others := self._beside.with_others(reading, names[-1].last):
                    yield Fact(sentence, anchor.below, others, clause)
                return
