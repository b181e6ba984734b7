"""Where the name of an award begins and ends in a sentence."""

from __future__ import annotations

import re

from indexer.claims.awards.events import LINKS, ORDER, YEAR
from indexer.claims.words.grammar import (
    AWARD_NOUNS,
    GRADES,
    NUMBERS,
    ORDINALS,
    OUTSIDE_NAMES,
    PRIZES,
    RANK_NOUNS,
    SCOPES,
    SUPERLATIVES,
    WITHIN_AWARDS,
)
from indexer.claims.words.tokens import Sentence

ENDS = frozenset(
    {
        "di",
        "ini",
        "itu",
        "tersebut",
        "serupa",
        "sama",
        "dari",
        "kepada",
        "untuk",
        "oleh",
        "atas",
        "yang",
        "pada",
    }
    | {"dalam", "raih", "lewat", "se", "sekaligus", "ke", "bagi", "karena", "berkat"}
)
# Before the name of an award they are no part of it.
_BEFORE = OUTSIDE_NAMES | frozenset(
    {"ajang", "raih", "sabet", "borong", "mendapat", "meraih", "acara", "event", "gelaran"}
)
_GRADED = frozenset({"predikat", "akreditasi", "gelar"})
_COUNTED = RANK_NOUNS | {"juara", "harapan"}
"""A number in words goes on with them: juara satu, juara harapan dua."""
_PLACE = re.compile(r"(?:ke-)?\d[\d.]*|[ivx]+")
_VERB = re.compile(r"me\w{4,}|berhasil|di(?:nobatkan|anugerahi|nyatakan|tetapkan)")
_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_NUMBER = re.compile(rf"{YEAR.pattern}|{ORDER.pattern}|{_NTH.pattern}")


def start(sentence: Sentence, at: int, taken: set[int]) -> int:
    """Where a name ending in Award begins."""
    tokens = sentence.tokens
    if at and sentence.words[at - 1 : at + 1] == ["satya", "lencana"]:
        return at - 1
    while at and at - 1 not in taken:
        token = tokens[at - 1]
        link = token.low in LINKS and at > 1 and tokens[at - 2].is_capital
        shown = token.is_capital or link or YEAR.fullmatch(token.text) or _NTH.fullmatch(token.low)
        if not shown or token.low in _BEFORE:
            break
        at -= 1
    return at


def end(sentence: Sentence, at: int, taken: set[int]) -> int:
    """Where the name that begins with Penghargaan, Juara, Piala ends."""
    tokens, words = sentence.tokens, sentence.words
    last = at + 1
    if words[at] in _GRADED:
        while last < len(tokens) and (words[last] in GRADES or words[last] == "kelulusan"):
            last += 1
    quoted = False
    while last < len(tokens) and last not in taken:
        token = tokens[last]
        if token.text in {"“", "”", '"'}:
            quoted = not quoted
        elif token.text == "(" and words[last + 2 : last + 3] == [")"]:
            last += 2
        elif token.text in {"-", "/"} and last + 1 < len(tokens) and tokens[last + 1].is_capital:
            pass
        elif not quoted and not _goes_on(sentence, last, taken):
            break
        last += 1
    return min(last, len(tokens))


def _goes_on(sentence: Sentence, at: int, taken: set[int]) -> bool:
    token, word = sentence.tokens[at], sentence.words[at]
    if word in ENDS and not (word == "sama" and token.is_capital):  # Anugerah Kerja Sama
        return False
    if word in NUMBERS and sentence.words[at - 1] in _COUNTED:
        return sentence.words[at + 1 : at + 2] != ["kali"]
    if word == "tahun" or word in WITHIN_AWARDS or _NUMBER.fullmatch(token.text):
        return True
    if word in {"dan", "&"}:
        around = sentence.tokens[at - 1 : at + 2 : 2]
        names = len(around) == 2 and all(one.is_capital for one in around)
        return (
            names
            and not _is_person(sentence, at + 1)
            and at + 1 not in taken
            and around[1].low not in AWARD_NOUNS | SUPERLATIVES | PRIZES
        )
    return token.is_capital and at not in sentence.bodies


def _is_person(sentence: Sentence, at: int) -> bool:
    """`dan Sari Dewi (Universitas B) yang`, `dan Sari Dewi meraih` go on with whoever else received."""
    words, last = sentence.words, at
    while last < len(words) and sentence.tokens[last].is_capital:
        last += 1
    if words[last : last + 1] == ["("] and ")" in words[last : last + 8]:
        last = words.index(")", last) + 1
    behind = words[last] if last < len(words) else ""
    return behind == "yang" or bool(_VERB.fullmatch(behind))


def rank_end(sentence: Sentence, at: int) -> int | None:
    """Behind `peringkat ke-6 nasional`, `posisi 851–900 dunia`."""
    words = [*sentence.words[at : at + 8], "", ""]
    if words[0] not in RANK_NOUNS:
        return None
    number = 2 if words[1] in {"ke", "nomor"} else 1
    if not (words[number] in ORDINALS or words[number] in NUMBERS or _PLACE.fullmatch(words[number])):
        return None
    last = number + 1
    if words[last] in {"-", "–"} and words[last + 1][:1].isdigit():
        last += 2
    while words[last] in SCOPES or (words[last] == "di" and words[last + 1] in SCOPES):
        last += 1
    return at + last


def superlative_end(sentence: Sentence, at: int, taken: set[int]) -> int | None:
    """Behind `Best Paper`, `Top 3 Best Use of Video`: in English, whatever the award is."""
    tokens = sentence.tokens
    behind = tokens[at + 1 : at + 3]
    if len(behind) < 2 or not tokens[at].is_capital:
        return None
    top = tokens[at].low == "top" and behind[0].text.isdigit() and behind[1].is_capital
    best = tokens[at].low in SUPERLATIVES and behind[0].is_capital and at + 1 not in sentence.bodies
    if not (top or best):
        return None
    last = at + 1
    while last < len(tokens) and last not in taken:
        link = tokens[last].low in LINKS and tokens[last + 1 : last + 2] and tokens[last + 1].is_capital
        if not link and not _goes_on(sentence, last, taken):
            break
        last += 1
    return last
