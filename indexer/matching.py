"""Names found in a text: all of them in one pass, whole words only, the longest where they overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

import ahocorasick

Meaning = TypeVar("Meaning")

# Not the search tokenizer: a name may run over a comma, a hyphen or a slash (PAN-RB, Sains, dan Teknologi),
# but not over the end of a sentence, and stems would make two offices one.
_WORD = re.compile(r'[^\W_]+|[.!?;:()\[\]|"“”\n]')


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A run of a text that is a name, and everything the name may mean."""

    meanings: tuple[Meaning, ...]
    start: int
    end: int
    before: str
    """The word before it, lower case; empty at the beginning."""


class WordsOf:
    """A text as lower case words, each with its place in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _WORD.findall(_lower(text))
        self.joined = f" {' '.join(self.words)} "

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in `joined`."""
        return list(accumulate((len(word) + 1 for word in self.words), initial=1))


class Matcher(Generic[Meaning]):
    """An Aho-Corasick automaton over names. Built once, used for every article."""

    def __init__(self, names: Iterable[tuple[str, Meaning]]) -> None:
        """A name all in capitals is found in capitals only: PROPER is an award, proper is not."""
        meanings: dict[str, list[tuple[bool, Meaning]]] = {}
        for name, meaning in names:
            listed = meanings.setdefault(WordsOf(name).joined, [])
            if (name.isupper(), meaning) not in listed:
                listed.append((name.isupper(), meaning))
        self._automaton = ahocorasick.Automaton()
        for key, listed in meanings.items():
            self._automaton.add_word(key, (len(key), listed))
        self._automaton.make_automaton()

    def find(self, text: WordsOf) -> list[Found[Meaning]]:
        """In the order of the text, without overlaps."""
        found = sorted(self._all(text), key=lambda found: (found.start, -found.end))
        kept: list[Found[Meaning]] = []
        for candidate in found:
            if not kept or candidate.start >= kept[-1].end:
                kept.append(candidate)
        return kept

    def _all(self, text: WordsOf) -> Iterator[Found[Meaning]]:
        for last, (length, listed) in self._automaton.iter(text.joined):
            first = bisect_right(text.starts, last - length + 2) - 1
            start = text.spans[first][0]
            end = text.spans[bisect_right(text.starts, last - 1) - 1][1]
            capitals = text.text[start:end].isupper()
            meanings = tuple(meaning for in_capitals, meaning in listed if capitals or not in_capitals)
            if meanings:
                before = text.words[first - 1] if first else ""
                yield Found(meanings, start, end, before)


def _lower(text: str) -> str:
    """Lower case, with as many characters as before: `İ` alone would become two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
