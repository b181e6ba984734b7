"""Which award an anchor means, given what the text has spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.words.grammar import (
    AWARD_NOUNS,
    EVENT_NOUNS,
    PRAISE,
    RANKED,
    SCOPES,
    SUPERLATIVES,
    is_most,
)
from search.entries import Award


def resolve(anchor: Anchor, spoken: Anchor | None, awards: Mapping[str, Award]) -> Anchor | None:
    """`anchor` as an award with a name. `spoken` is the award that the text spoke of last.

    "The award" is that one; `kategori Madya` is its level, as `Juara 1` is of a contest that stands beside
    it. None: nothing says what it is.
    """
    if anchor.slug:
        return anchor
    if spoken and spoken.slug and (level := level_named(anchor.name, awards[spoken.slug].levels)):
        return replace(spoken, first=anchor.first, last=anchor.last, level=level, ambiguous=False)
    if anchor.event:
        level = anchor.level if anchor.name in {"", anchor.event} else anchor.name
        return replace(anchor, name=anchor.event, level=level)
    if anchor.is_generic:
        return spoken and replace(spoken, first=anchor.first, last=anchor.last, level=None)
    apart = spoken is None or (spoken.slug is None and (spoken.is_listed or spoken.is_category))
    if anchor.is_category and spoken and not apart:
        return replace(
            spoken, first=anchor.first, last=anchor.last, level=anchor.name, year=anchor.year or spoken.year
        )
    if anchor.is_listed:
        return anchor
    words = anchor.name.split()
    low = set(anchor.name.lower().split())
    ranked = low & {*AWARD_NOUNS, *RANKED, *EVENT_NOUNS, *SUPERLATIVES} or any(map(is_most, low))
    if not ranked and not any(word[0].isupper() or word[0].isdigit() for word in words):
        return None  # penghargaan sebagai generasi muda: no name of an award
    titled = words[0][0].isupper() and low & PRAISE and len(words) > 1  # Polwan Terbaik PBB
    return None if anchor.is_rank and len(words) <= 3 and not (titled or SCOPES & low) else anchor


def level_named(name: str, levels: Sequence[str]) -> str | None:
    """The award's level that this name is: Madya, in `kategori Madya`."""
    words = [word for word in name.lower().split() if word not in AWARD_NOUNS | {"tingkat"}]
    said = " ".join(words)
    return next(
        (level for level in levels if said in {level.lower(), level.lower().partition(" (")[0]}), None
    )
