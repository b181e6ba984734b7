"""The contest, the ceremony or the ranking that a sentence names beside an award."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.claims.words.grammar import EVENT_NOUNS, MONTHS, NUMBERS, ORDINALS, OUTSIDE_NAMES, PERIODS
from indexer.claims.words.tokens import Sentence

YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
ORDER = re.compile(r"ke-\d+|\d{1,2}|[IVX]+")
LINKS = frozenset({"of", "the", "for", "in", "and", "&", "on"})
EVENT_NAME = re.compile(
    r"\b(?:Awards?|Awarding|Anugerah|Penghargaan|Piala|Trofi|Prize|Festival|Lomba|Kompetisi|Competition|Olimpiade"
    r"|Expo|Index|Apresiasi|Summit|Challenge|Cup|Contest|Penganugerahan|Nugraha|AWARDS?|Rankings?|Indeks"
    r"|Pemeringkatan|Musabaqah|Kejuaraan|Championship|Olympiad)\b"
)
_RANKING = re.compile(
    r"\b(?:Rankings?|Index|Indeks|Pemeringkatan|Metric\w*|\w+[Mm]etrics?|QS|Report|Survei|Survey)\b"
)
_TO_EVENT = frozenset(
    {"bergengsi", "penghargaan", "nasional", "internasional", "tahunan", "puncak", "acara"} | {"bertajuk"}
)
_DESCRIPTION_ENDS = frozenset(
    {
        "di",
        "yang",
        "pada",
        "dalam",
        "tingkat",
        "se",
        "ini",
        "itu",
        "tersebut",
        "dengan",
        "untuk",
        "dan",
        "oleh",
    }
    | {"bergengsi", "nasional", "internasional", "tahun", "usai", "setelah", "digelar", "diikuti", "musim"}
)
_AT = frozenset({"pada", "dalam", "di"})
_BY = frozenset({"berdasarkan", "menurut", "versi"})
"""What stands behind them ranks."""


def event_of(
    sentence: Sentence, first: int, last: int, *, is_rank: bool, has_contest: bool = False
) -> tuple[str, int | None] | None:
    """Name and year of what the award at these tokens is part of: `pada ajang X Awards 2025`.

    Of a rank the ranking too: `berdasarkan X University Rankings`. One that `has_contest` in its name
    (juara 1 Lomba X) is of no other award's.
    """
    words = sentence.words
    for at in range(last, min(last + 25, len(words) - 1)):
        if words[at] in {";", ".", ":"}:
            break
        if has_contest and _is_of_other(words, at):
            continue
        if words[at] in _AT | EVENT_NOUNS and (found := _event_at(sentence, at)):
            return found
        if is_rank and words[at] in _BY and (found := _ranking_at(sentence, at)):
            return found
        if is_rank and words[at] in EVENT_NOUNS and (name := _described(sentence, at)):
            return name, None
    for at in range(first):
        if has_contest and _is_of_other(words, at):
            continue
        if (at == 0 and words[at] in _AT) or words[at] in EVENT_NOUNS:
            if found := _event_at(sentence, at):
                return found
        elif is_rank and words[at] in _AT | _BY and (found := _ranking_at(sentence, at)):
            return found
    return None


def _is_of_other(words: Sequence[str], at: int) -> bool:
    """`juara 1 lomba X`: the contest of that award."""
    before = words[at - 1] if at else ""
    placed = before == "juara" or before in NUMBERS or before in ORDINALS or ORDER.fullmatch(before.upper())
    return words[at] in EVENT_NOUNS and bool(placed)


def _event_at(sentence: Sentence, at: int) -> tuple[str, int | None] | None:
    """Behind `pada ajang`."""
    words, first, last = sentence.words, *_span(sentence, at)
    surface = sentence.surface(first, last)
    name, year = clean(surface), YEAR.search(surface)
    if not name or words[first] in MONTHS | PERIODS:
        return None
    if words[first] in OUTSIDE_NAMES and not (EVENT_NAME.match(name) and " " in name):
        return None
    if not (year or EVENT_NOUNS.intersection(words[at:first]) or EVENT_NAME.search(name)):
        return None
    return name, int(year.group()) if year else None


def _described(sentence: Sentence, at: int) -> str | None:
    """A contest in small letters: kompetisi menyanyi."""
    words, last = sentence.words, at + 1
    comma = next((here for here in range(at, min(at + 7, len(words))) if words[here] == ","), None)
    low = comma is not None and not any(token.is_capital for token in sentence.tokens[at:comma])
    if comma and low and (named := _event_name(sentence, comma)):  # kompetisi tingkat nasional, X Fest
        return named
    while last < min(len(words), at + 5) and words[last].isalpha() and words[last] not in _DESCRIPTION_ENDS:
        last += 1
    return sentence.surface(at, last) if last - at > 1 else None


def _event_name(sentence: Sentence, comma: int) -> str | None:
    """The name of a contest behind a comma that its description ends at."""
    first, last = _span(sentence, comma)
    return clean(sentence.surface(first, last)) if last - first > 1 and first == comma + 1 else None


def _ranking_at(sentence: Sentence, at: int) -> tuple[str, int | None] | None:
    first, last = _span(sentence, at)
    surface = sentence.surface(first, last)
    year = YEAR.search(surface)
    return (clean(surface), int(year.group()) if year else None) if _RANKING.search(surface) else None


def _span(sentence: Sentence, at: int) -> tuple[int, int]:
    """The tokens of the name behind `pada ajang` at this token."""
    tokens, words = sentence.tokens, sentence.words
    first = at + 1
    while (
        first < min(len(words), at + 5)
        and not tokens[first].is_capital
        and (words[first] in EVENT_NOUNS | _TO_EVENT or _is_of_what(sentence, at, first))
    ):
        first += 1
    last = first
    while last < len(words) and _goes_on(sentence, first, last):
        last += 1
    return first, last


def _is_of_what(sentence: Sentence, at: int, between: int) -> bool:
    """`memasak` of kompetisi memasak X."""
    behind = sentence.tokens[between + 1 : between + 2]
    noun, word = sentence.words[between - 1 : between + 1]
    described = noun in EVENT_NOUNS - {"ajang", "event"} and word.isalpha() and word not in _DESCRIPTION_ENDS
    return described and bool(behind) and behind[0].is_capital


def _goes_on(sentence: Sentence, first: int, at: int) -> bool:
    token, behind = sentence.tokens[at], sentence.tokens[at + 1 : at + 2]
    if token.low in LINKS | {"dan", "#"}:
        return bool(behind) and behind[0].is_capital
    of_day = bool(behind) and behind[0].low in MONTHS
    numbered = token.text[0].isdigit() and token.text[-1].isalpha()
    numbered = numbered or (at > first and not of_day and bool(ORDER.fullmatch(token.text)))
    return token.is_capital or numbered or bool(YEAR.fullmatch(token.text))


def clean(name: str) -> str:
    """Without its year."""
    name = re.sub(r"\b(?:[Tt]ahun\s+)?(?:19|20)\d\d\b", " ", name)
    name = re.sub(r"\b[Tt]ahun\b", " ", name)
    name = re.sub(
        r"^(?:(?:penghargaan|[Aa]jang) (?=[A-Z])|gelar (?=juara|\d|(?!Doktor|Pahlawan)[A-Z]))",
        "",
        " ".join(name.split()),
    )
    return name.strip(" ,.;:-“”\"'(")
