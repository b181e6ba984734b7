"""An award that has no name: it is called by who gave it, or by what it was given for."""

from __future__ import annotations

from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.statements.facts import Fact
from indexer.claims.words.grammar import TOKENS

_NOUNS = frozenset({"penghargaan", "anugerah", "piagam", "plakat"})
_BESIDE = frozenset({"khusus", "tertinggi", "bergengsi", "langsung", "tersebut", "secara"})
_STOPS = frozenset({",", ".", ";", "(", ")", "”", "yang", "pada", "dalam", "di", "dari", "kepada", "oleh"})
_LONGEST = 9
"""Words of what it was given for."""


def called(fact: Fact) -> Anchor | None:
    """`menerima penghargaan dari Y`, `memberikan penghargaan kepada X atas Z`; None for "that award"."""
    words, anchor = fact.sentence.words, fact.anchor
    noun = next((word for word in words[anchor.first : anchor.last] if word in _NOUNS), None)
    told = words[anchor.last : anchor.last + 1] in (["ini"], ["itu"], ["tersebut"])
    if noun is None or told or not (fact.names and anchor.is_generic):
        return None
    last = anchor.last
    while last < len(words) and words[last] in _BESIDE:
        last += 1
    if words[last : last + 1] == ["dari"] and fact.giver:
        return replace(anchor, name=f"{noun.capitalize()} dari {fact.giver.text}")
    if words[last : last + 1] == ["sebagai"] and not TOKENS.intersection(words[last + 1 : last + 2]):
        return replace(anchor, name=f"{noun.capitalize()} {_until_stop(fact, last)}")
    purpose = _purpose(fact, max(last, fact.names[-1].last))
    return replace(anchor, name=f"{noun.capitalize()} {purpose}") if purpose else None


def _purpose(fact: Fact, since: int) -> str | None:
    words = fact.sentence.words
    near = range(since, min(since + 3, len(words)))
    first = next((at for at in near if words[at] in {"atas", "untuk"}), None)
    if first is None:
        return None
    purpose = _until_stop(fact, first)
    return purpose if " " in purpose[len(words[first]) + 1 :] else None


def _until_stop(fact: Fact, first: int) -> str:
    words, last = fact.sentence.words, first + 1
    while last < min(len(words), first + 1 + _LONGEST) and words[last] not in _STOPS:
        last += 1
    return fact.sentence.surface(first, last)
