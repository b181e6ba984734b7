"""Sastrawi's stems, found by asking only the rules that may fit a word.

Sastrawi asks all forty prefix rules one after the other, each by a pattern, and makes a pattern of every
rest to see what was cut. Here a word meets the rules for its first three letters, and affixes are cut by
their length: the same stems in 7 µs a word instead of 130, and 50,000 articles hold 112,000 words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Context.Removal import Removal
from Sastrawi.Stemmer.Context.Visitor.VisitorProvider import VisitorProvider
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_PLAIN = 0
_BEGINNINGS = {
    **dict.fromkeys(range(1, 6), "be"),
    **dict.fromkeys((6, 7, 8, 9, 35), "te"),
    **dict.fromkeys(range(10, 20), "me"),
    **dict.fromkeys((*range(20, 35), 36), "pe"),
    41: "ku",
    42: "ka",
}
"""Number of a rule, as Sastrawi names its classes -> what the words begin with that it fits."""
_INFIXES = {37: "er", 38: "el", 39: "em", 40: "in"}
"""The same of those that look behind the first letter."""


def stem(word: str) -> str:
    """What Sastrawi makes of a word of lower case ASCII letters."""
    rules = _rules()
    context = _Context(word, rules.roots, rules)
    context.execute()
    return str(context.result)


def is_root(word: str) -> bool:
    return bool(_rules().roots.contains(word))


class _Rules(VisitorProvider):  # type: ignore[misc]
    """Sastrawi's rules in its own order, and its 30,000 roots."""

    def __init__(self) -> None:
        super().__init__()
        self.roots = ArrayDictionary(StemmerFactory().get_words())
        particle, possessive, derivation = self.get_suffix_visitors()
        self.suffix_visitors = [
            _Cut(particle, "P", "hn"),
            _Cut(possessive, "PP", "ua"),
            _Cut(derivation, "DS", "sein"),
        ]
        plain, *others = self.get_prefix_visitors()
        self.prefixes = [(_PLAIN, _Cut(plain, "DP")), *((_number(rule), _Replace(rule)) for rule in others)]
        self._fitting: dict[str, list[Any]] = {}

    def fitting(self, word: str) -> list[Any]:
        """The prefix rules that may fit a word, by its first three letters."""
        letters = word[:3]
        if letters not in self._fitting:
            self._fitting[letters] = [rule for number, rule in self.prefixes if _may_fit(number, letters)]
        return self._fitting[letters]


@cache
def _rules() -> _Rules:
    return _Rules()


def _number(rule: Any) -> int:
    found = re.search(r"\d+", type(rule.disambiguators[0]).__name__)
    assert found is not None  # noqa: S101  # the version is pinned
    return int(found[0])


def _may_fit(number: int, letters: str) -> bool:
    if number == _PLAIN:
        return letters[:2] in {"di", "ke", "se"}
    infix = _INFIXES.get(number)
    return letters[1:] == infix if infix else letters[:2] == _BEGINNINGS[number]


class _Context(Context):  # type: ignore[misc]
    """The stemming of one word."""

    def accept_prefix_visitors(self, _: Any) -> None:
        super().accept_prefix_visitors(self.visitor_provider.fitting(self.current_word))

    def remove_prefixes(self) -> None:
        """Three at most, as Sastrawi does; where nothing was cut, nothing will be the next time."""
        for _ in range(3):
            before = self.current_word
            self.accept_prefix_visitors(None)
            if self.current_word == before or self.dictionary.contains(self.current_word):
                return


class _Cut:
    """A rule that cuts an affix off either end; a suffix that ends in one of the `last` letters."""

    def __init__(self, rule: Any, kind: str, last: str = "") -> None:
        self._remove = rule.remove
        self._kind = kind
        self._last = last

    def visit(self, context: Any) -> None:
        word = context.current_word
        if self._last and word[-1:] not in self._last:
            return
        rest = self._remove(word)
        if rest != word:
            # Only a suffix is asked for again; Sastrawi looks for the rest by a pattern made of it
            context.add_removal(Removal(self, word, rest, word[len(rest) :], self._kind))
            context.current_word = rest


class _Replace:
    """A rule with several guesses at what stood before the prefix changed it: *memukul*, pukul or ukul."""

    def __init__(self, rule: Any) -> None:
        self._guesses = [guess.disambiguate for guess in rule.disambiguators]

    def visit(self, context: Any) -> None:
        word, rest = context.current_word, None
        for guess in self._guesses:
            rest = guess(word)
            if context.dictionary.contains(rest):
                break
        if rest is not None:
            context.add_removal(Removal(self, word, rest, "", "DP"))
            context.current_word = rest
