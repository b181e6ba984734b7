"""The year of an award: not of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import YEAR
from indexer.claims.words.clauses import Clause
from indexer.claims.words.grammar import MONTHS, NUMBERS
from indexer.claims.words.tokens import Sentence

_LINKING = frozenset(
    {"tahun", "penilaian", "edisi", "anggaran", "untuk", "periode", "pada", "(", ")"}
    | {"kategori", "tingkat", "atas", "laporan", "keuangan", "nasional", "ke"}
)
_JOINS = frozenset({",", "dan", "serta"})
_BEFORE = re.compile(
    rf"\b(?:({'|'.join(NUMBERS)}|\d{{1,2}}) )?(?:se)?tahun (?:lalu|sebelumnya|silam|yang lalu)\b"
)


def attached(sentence: Sentence, anchor: Anchor) -> int | None:
    """In the award's name or right behind it: WBK Tahun 2021, Adipura 2023."""
    words = sentence.words
    for at in range(max(anchor.first - 1, 0), min(anchor.last + 6, len(words))):
        if YEAR.fullmatch(words[at]) and not _of_a_day(words, at) and not _aside(words, at):
            return int(words[at])
        if at >= anchor.last and words[at] not in _LINKING and not sentence.tokens[at].is_capital:
            break
    return anchor.year


def since(sentence: Sentence, anchor: Anchor) -> int | None:
    """Since when it is held: memegang predikat WBK sejak 2020."""
    behind = [word for word in sentence.words[anchor.last : anchor.last + 3] if word != "tahun"]
    return int(behind[1]) if behind[:1] == ["sejak"] and behind[1:] and YEAR.fullmatch(behind[1]) else None


def in_clause(sentence: Sentence, clause: Clause) -> list[int]:
    """Years that stand by themselves, not in a date."""
    words = sentence.words
    return [
        int(words[at])
        for at in range(clause.first, clause.last)
        if YEAR.fullmatch(words[at]) and not _of_a_day(words, at) and not _aside(words, at)
    ]


def series(sentence: Sentence, year: int) -> list[int]:
    """The years that this one stands in a list with: pada 2016, 2017, dan 2019."""
    words = sentence.words
    for at, word in enumerate(words):
        if not YEAR.fullmatch(word) or _of_a_day(words, at):
            continue
        listed = [int(word)]
        while at + 1 < len(words) and (words[at + 1] in _JOINS or YEAR.fullmatch(words[at + 1])):
            at += 1
            if YEAR.fullmatch(words[at]):
                listed.append(int(words[at]))
        if len(listed) > 1 and year in listed:
            return list(dict.fromkeys(listed))
    return [year]


def of_days(sentence: Sentence) -> list[int]:
    """Years of full dates."""
    words = sentence.words
    return [int(word) for at, word in enumerate(words) if YEAR.fullmatch(word) and _of_a_day(words, at)]


def before(sentence: Sentence, clause: Clause) -> int:
    """How many years earlier the clause speaks of: `tahun lalu` 1, `tiga tahun lalu` 3, else 0."""
    match = _BEFORE.search(" ".join(sentence.words[clause.first : clause.last]))
    if match is None:
        return 0
    number = match[1] or "satu"
    return int(number) if number.isdigit() else NUMBERS[number]


def named(sentence: Sentence) -> list[int]:
    """Years that the text calls so: tahun 2021, penilaian 2021, anggaran 2021."""
    words = sentence.words
    return [
        int(word)
        for at, word in enumerate(words)
        if at
        and YEAR.fullmatch(word)
        and words[at - 1] in {"tahun", "penilaian", "anggaran", "edisi", "periode", "lkpd", "lkpp"}
        and not _aside(words, at)
    ]


def _aside(words: Sequence[str], at: int) -> bool:
    """`sejak 2016`, and the year of a law: Nomor 8 Tahun 2019."""
    before = words[max(at - 4, 0) : at]
    return (
        before[-1:] == ["sejak"] or before[-2:] == ["sejak", "tahun"] or bool({"nomor", "no"} & set(before))
    )


def _of_a_day(words: Sequence[str], at: int) -> bool:
    if at >= 2 and words[at - 1] in MONTHS:
        return True
    return at >= 2 and words[at - 1] in {"/", "-"} and words[at - 2].isdigit()
