"""Sentences out of templates: `{fact}`, `{rule}`, `{120-900}` and `[one|or another]`.

Alternatives are dealt like cards: none comes up twice before all have come up once, so that a
few hundred templates give texts that do not repeat themselves more than they must.
"""

from __future__ import annotations

import random
import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

Rules = Mapping[str, Any]
"""Rule -> its templates, and whatever else a data file says."""

Card = TypeVar("Card", bound=Hashable)

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{([^{}]+)\}")
_RANGE = re.compile(r"(\d+)-(\d+)")


class Grammar:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # variety, not secrecy
        self._decks: dict[tuple[Hashable, ...], list[Any]] = {}

    def deal(self, cards: Sequence[Card]) -> Card:
        deck = self._decks.setdefault(tuple(cards), [])
        if not deck:
            deck.extend(sorted(cards, key=lambda _: self._random.random()))
        card: Card = deck.pop()
        return card

    def between(self, low: int, high: int) -> int:
        """Both ends included. Of `random`'s methods only `random()` is promised to stay the same."""
        return low + int(self._random.random() * (high - low + 1))

    def expand(self, template: str, rules: Rules, facts: Mapping[str, str]) -> str:
        """The template with every choice made and every slot filled. A name that is neither a
        fact nor a rule is a mistake in the data: KeyError."""
        while choice := _CHOICE.search(template):
            chosen = self.deal(choice[1].split("|"))
            template = template[: choice.start()] + chosen + template[choice.end() :]
        return _SLOT.sub(lambda slot: self._fill(slot[1], rules, facts), template)

    def sentence(self, rule: str, rules: Rules, facts: Mapping[str, str]) -> str:
        text = self.expand(self.deal(rules[rule]), rules, facts)
        return text[:1].upper() + text[1:]

    def _fill(self, name: str, rules: Rules, facts: Mapping[str, str]) -> str:
        if (span := _RANGE.fullmatch(name)) is not None:
            number = self.between(int(span[1]), int(span[2]))
            return f"{number:,}".replace(",", ".")
        if name in facts:
            return facts[name]
        return self.expand(self.deal(rules[name]), rules, facts)
