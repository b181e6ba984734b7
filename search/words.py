"""Where a query's words stand in a text: known from an index that has their places, or from the analyzer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from search.analysis import Analyzer
from search.query import Prefix, Term


class Words(Protocol):
    """The words of one text, by their ordinals."""

    def places(self, word: Term | Prefix) -> Sequence[int]:
        """The ordinals of the words that a query's word means, ascending."""
        ...

    def spans(self, word: Term | Prefix) -> Sequence[tuple[int, int]]:
        """The characters of the text from which and up to which each of them goes."""
        ...


class RecordWords(Protocol):
    """The words of a record's texts. The texts themselves are given: an index need not hold them twice."""

    def title(self, text: str) -> Words: ...

    def body(self, text: str) -> Words: ...


class AnalyzedWords:
    """Implements `Words` by analyzing the text."""

    def __init__(self, text: str, analyzer: Analyzer) -> None:
        self._words = list(analyzer.words(text))
        self._stems: dict[str, list[int]] = {}
        self._surfaces: dict[str, list[int]] = {}
        for ordinal, (surface, stem, _, _) in enumerate(self._words):
            self._stems.setdefault(stem, []).append(ordinal)
            self._surfaces.setdefault(surface, []).append(ordinal)

    def places(self, word: Term | Prefix) -> Sequence[int]:
        match word:
            case Term(exact=True):
                return self._surfaces.get(word.text, ())
            case Term():
                return self._stems.get(word.text, ())
            case Prefix(text=prefix):
                begun = [at for surface, at in self._surfaces.items() if surface.startswith(prefix)]
                return sorted(ordinal for ordinals in begun for ordinal in ordinals)

    def spans(self, word: Term | Prefix) -> Sequence[tuple[int, int]]:
        return [self._words[place][2:] for place in self.places(word)]
