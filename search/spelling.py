"""What a misspelled query was meant to be: words of the build that are one slip of the finger away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from search.analysis import fold
from search.engine import Reader
from search.query import Term

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4
"""Letters of a word in which one may be wrong; a shorter one can only have two of them swapped."""
LONGEST = 30

_WORD = re.compile(r"(?<![\w:])[^\W\d_]+(?![\w:*])")
"""Neither a field, nor the value of one, nor the beginning of a word."""


def corrected(text: str, reader: Reader) -> str | None:
    """The query with each word that stands nowhere as its likeliest neighbour; None where none has one.

    A word has 50 neighbours a letter, and each is looked up in the index: so this is for queries that no
    article answers in full.
    """
    meant = _WORD.sub(lambda word: _meant(word[0], reader), text)
    return meant if meant != text else None


def _meant(word: str, reader: Reader) -> str:
    folded = fold(word)
    if len(word) > LONGEST or reader.frequency(Term(reader.analyzer.stem(folded), folded)):
        return word
    for kind in (_swapped, _mistyped):
        best = max(kind(folded), key=_frequency(reader), default=folded)
        if _frequency(reader)(best):
            return best
    return word


def _frequency(reader: Reader) -> Callable[[str], int]:
    return lambda word: reader.frequency(Term(word, word, exact=True))


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _mistyped(word: str) -> Iterator[str]:
    """With a letter too many, too few, or another."""
    if len(word) < SHORTEST:
        return
    for at in range(len(word) + 1):
        yield word[:at] + word[at + 1 :]
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]
