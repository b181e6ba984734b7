"""The words that say what happened to an award, found in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from search.entries import CuesFile


class Cue(Enum):
    """What a phrase of the vocabulary says; the file explains each."""

    RECEIVES = auto()
    HOLDS = auto()
    RECEIVED_BY = auto()
    GIVEN = auto()
    GIVES = auto()
    NAMED = auto()
    RECIPIENTS = auto()
    PLANNED = auto()
    PROPOSED = auto()
    NEGATED = auto()
    GENERIC = auto()
    WISHED = auto()
    EARLIER = auto()
    LISTS = auto()


EVENTS = frozenset(
    {Cue.RECEIVES, Cue.HOLDS, Cue.RECEIVED_BY, Cue.GIVEN, Cue.GIVES, Cue.NAMED, Cue.RECIPIENTS}
)
DOUBTS = frozenset({Cue.PLANNED, Cue.PROPOSED, Cue.NEGATED, Cue.GENERIC})


@dataclass(frozen=True, slots=True)
class Said:
    """A cue at tokens `first` to before `last` of a sentence."""

    cue: Cue
    first: int
    last: int


class Cues:
    """The phrases of `cues.toml`, by their first word, the longest first."""

    def __init__(self, rows: CuesFile) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        for cue in Cue:
            phrases: Iterable[str] = getattr(rows, cue.name.lower())
            for phrase in phrases:
                words = tuple(phrase.split())
                self._phrases[words[0]].append((words, cue))
        for listed in self._phrases.values():
            listed.sort(key=lambda one: -len(one[0]))

    def find(self, words: Sequence[str]) -> list[Said]:
        """In their order. Of phrases that overlap the first and longest; one may say two things."""
        found: list[Said] = []
        taken = 0
        for at, word in enumerate(words):
            if at < taken or word not in self._phrases:
                continue
            length = 0
            for phrase, cue in self._phrases[word]:
                if length and len(phrase) < length:
                    break
                if tuple(words[at : at + len(phrase)]) == phrase:
                    length = len(phrase)
                    found.append(Said(cue, at, at + length))
            taken = at + length
        return found
