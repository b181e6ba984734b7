"""Awards in a list, each under its own name: `tiga penghargaan, antara lain A, B sebagai C, serta D`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import EVENT_NAME, YEAR, clean
from indexer.claims.words.cues import Cue, Said
from indexer.claims.words.grammar import AND, AWARD_NOUNS, OUTSIDE_NAMES, RANK_NOUNS, RANKED
from indexer.claims.words.tokens import Sentence

_AWARDS = AWARD_NOUNS | frozenset({"prestasi", "tanda", "apresiasi", "pengakuan"})
_SOME = frozenset({"antaranya", "antara"})
_LIKE = (
    AWARD_NOUNS
    | RANKED
    | frozenset({"the", "top", "satya", "satyalancana", "awards", "fellow", "fellowship"})
)
_PLACES = RANK_NOUNS | {"juara"}
"""They begin an award in small letters too."""
_ENDS = frozenset(
    {"yang", "untuk", "pada", "dalam", "kepada", "dari", "atas", "di", "melalui", "(", ".", ";"}
)


def enumerated(sentence: Sentence, known: Sequence[Anchor], said: Sequence[Said]) -> list[Anchor]:
    """The anchors with those of a list behind `antara lain` or a colon; the list must be one of awards."""
    words = sentence.words
    openings = [one.last for one in said if one.cue is Cue.LISTS]
    openings += [at + 1 for at, word in enumerate(words) if word == ":"]
    for at in sorted(openings):
        some = bool(_SOME.intersection(words[:at])) and at <= 5  # of awards that the sentence before counted
        if not (some or _AWARDS.intersection(words[max(at - 14, 0) : at])):
            continue
        listed = list(_items(sentence, at))
        if listed and sum(_is_like(anchor) for anchor in listed) * 2 > len(listed):
            last = listed[-1].last
            slugs = [anchor for anchor in known if anchor.slug]
            new = [one for one in listed if not any(_overlap(one, anchor) for anchor in slugs)]
            kept = [one for one in known if one.slug or not at <= one.first < last]
            return sorted([*kept, *new], key=lambda anchor: anchor.first)
    return list(known)


def _items(sentence: Sentence, at: int) -> Iterator[Anchor]:
    words, tokens = sentence.words, sentence.tokens
    while at < len(words):
        while at < len(words) and (
            words[at] in AND or words[at] in {",", "sekaligus", "penghargaan", "“", '"'}
        ):
            at += 1
        first = at
        named = first < len(words) and (tokens[first].is_capital or words[first] in _PLACES)
        if not named or first in sentence.bodies:
            return
        while at < len(words) and words[at] not in _ENDS and words[at] != ",":
            if _begins(sentence, at):
                break
            at += 1
        yield _item(sentence, first, at)
        while at < len(words) and words[at] not in {",", ".", ";"} and not _begins(sentence, at):
            at += 1
        if at < len(words) and words[at] in {".", ";"}:
            return


def _begins(sentence: Sentence, at: int) -> bool:
    """`serta` before the next award."""
    return sentence.words[at] in AND and not _within(sentence, at)


def _within(sentence: Sentence, at: int) -> bool:
    """`dan` of a category, not before the next award: Bidang Gizi dan Kesehatan."""
    behind = sentence.words[at + 1 : at + 4]
    if sentence.words[at - 1] in behind:  # Best Delegate dan Outstanding Delegate
        return False
    return not _LIKE.intersection(behind) and sentence.words[at - 1] != ","


def _item(sentence: Sentence, first: int, last: int) -> Anchor:
    words = sentence.words
    middle = next((at for at in range(first, last) if words[at] == "sebagai"), last)
    surface = sentence.surface(first, last)
    year = YEAR.search(surface)
    name = clean(sentence.surface(first, middle))
    level = sentence.surface(middle + 1, last) or None
    event = name if level else None
    year_of = int(year.group()) if year else None
    return Anchor(first, last, None, name, level, event=event, year=year_of, is_listed=True)


def _is_like(anchor: Anchor) -> bool:
    words = set(anchor.name.lower().split())
    return bool(words & _LIKE) or (bool(EVENT_NAME.search(anchor.name)) and not words <= OUTSIDE_NAMES)


def _overlap(one: Anchor, other: Anchor) -> bool:
    return one.first < other.last and other.first < one.last
