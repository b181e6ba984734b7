"""One text of an article while it is read: the title or the body, with the names in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from indexer.claims.words.texts import NamedText
from indexer.lexicon import Meaning, Names
from indexer.matching import Found
from indexer.mentions import Mention, Where
from indexer.sentences import Sentences

_FAINT = frozenset(
    {"terbaik", "best", "meraih", "raih", "diraih", "menyabet", "memboyong", "berprestasi", "teladan"}
)
"""In small letters and by themselves they name no award: meraih mimpi, pelayanan terbaik."""


class Reading:
    """A text, its names, and what stands in the same sentence."""

    def __init__(self, where: Where, text: str, names: Names) -> None:
        self.where = where
        self.text = text
        self.names = names
        self._sentences = Sentences(text)

    def is_name(self, found: Found[Meaning]) -> bool:
        """Written with a capital somewhere: `inspektorat` alone is a common noun."""
        return not self.text[found.start : found.end].islower()

    def beside_award_word(self, found: Found[Meaning]) -> bool:
        if not (self.names.award_words and self.is_name(found)):
            return False  # seven texts in eight have no such word, and need not be cut into sentences
        return self.sentence(found.start) in self._award_sentences

    def sentence(self, offset: int) -> int:
        """The ordinal of the sentence."""
        return self._sentences.at(offset)

    def mention(self, found: Found[Meaning], name: str) -> Mention:
        surface = self.text[found.start : found.end]
        return Mention(found.meanings[0].slug, name, surface, found.start, found.end, self.where)

    def named(
        self, awards: Iterable[Mention], bodies: Sequence[Mention], unlisted: Iterable[Mention]
    ) -> NamedText:
        """The text with what it names, for whoever reads its claims."""
        names = sorted(awards, key=lambda award: award.start)
        speaks = frozenset(self.sentence(name.start) for name in names) | self._award_sentences
        return NamedText(
            self.where,
            self.text,
            self._sentences,
            names,
            bodies,
            {unit.start: unit for unit in unlisted if unit.where == self.where},
            speaks,
            self._faint_sentences() if speaks else speaks,
        )

    @cached_property
    def _award_sentences(self) -> frozenset[int]:
        """Those with a word that speaks of awards."""
        return frozenset(self.sentence(word.start) for word in self.names.award_words)

    def _faint_sentences(self) -> frozenset[int]:
        """Those whose only such words are common ones: a third of all that have any."""
        clear = {
            self.sentence(word.start)
            for word in self.names.award_words
            if self.text[word.start : word.end] not in _FAINT
        }
        faint = self._award_sentences - clear
        return frozenset(at for at in faint if self.text[self._sentences.span(at)[1] - 1] != ":")
