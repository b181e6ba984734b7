"""Text to tokens: the one tokenizer, the same for index, query and snippet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    surface: str
    """As written, case folded."""
    stem: str
    start: int
    """Offset of its first character in the text."""
    end: int
    position: int
    """Ordinal in the text, from 0."""


class Analyzer:
    """Rules plus Sastrawi. Small to pickle: an index carries the analyzer it was made with."""

    version: str

    def tokens(self, text: str) -> list[Token]:
        raise NotImplementedError

    def stem(self, word: str) -> str:
        raise NotImplementedError
