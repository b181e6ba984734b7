"""Numbers of a sentence that may count something: no dates, scores, sums of money, numbers of laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.claims.statements.numbers import BEGIN, number_at
from indexer.claims.words.grammar import MONTHS, NUMBERS
from indexer.claims.words.tokens import Sentence

_NOT_BEFORE = frozenset(
    {"rp", "nomor", "no", "no.", "pukul", "tanggal", "pasal", "ayat", "kelas", "level", "top", "ke", "jalan"}
    | {"jl", "jl.", "peringkat", "urutan", "posisi", "skor", "nilai", "/"}
)
_NOT_BEHIND = MONTHS | {"juta", "miliar", "triliun", "persen", "%", "wib", "rupiah", "/"}
_AGAIN = frozenset({"kali", "kalinya", "berturut-turut", "beruntun", "berturut", "tahun", "yang", "bagi"})
_ORDINAL = re.compile(r"ke-?(\d+)(?:nya)?")
_NTH = {f"ke{word}": value for word, value in NUMBERS.items() if value > 1}
_ONLY = ("satu-satunya",)
PATTERN = re.compile(rf"\d|\b(?:{'|'.join((*BEGIN, *_NTH))})\b")
"""Sentences without it, in small letters, have none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number at tokens `first` to before `last`."""

    value: int
    first: int
    last: int
    is_ordinal: bool = False
    """How many times in a row, perhaps."""


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    words, at = sentence.words, 0
    while at < len(words):
        word, last = words[at], at + 1
        if word[0].isdigit() or word in BEGIN:
            value, last = (1, at + 1) if word in _ONLY else number_at(words, at)
            if value is not None and _may_count(words, at, last):
                yield Candidate(value, at, last)
        elif word[:2] == "ke" and (nth := _nth(words, at)) is not None:
            yield Candidate(nth, at, last, is_ordinal=True)
        at = max(last, at + 1)


def _may_count(words: Sequence[str], first: int, last: int) -> bool:
    before = words[first - 1] if first else ""
    behind = words[last] if last < len(words) else ""
    if before in _NOT_BEFORE or behind in _NOT_BEHIND or words[first][0] == "0":
        return False
    if behind == "dan" and not MONTHS.isdisjoint(words[last + 2 : last + 3]):
        return False  # pada 9 dan 10 September
    item = behind in {".", ")"} and (not first or before in {";", ":", "("})
    return not item


def _nth(words: Sequence[str], at: int) -> int | None:
    """`kali ke-11`, `ketujuh secara berturut-turut`"""
    match = _ORDINAL.fullmatch(words[at])
    value = int(match[1]) if match else _NTH.get(words[at], 0)
    return value if value > 1 and not _AGAIN.isdisjoint(words[max(at - 2, 0) : at + 4]) else None
