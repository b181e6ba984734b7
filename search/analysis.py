"""Text to tokens: the one tokenizer, the same for index, query and snippet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from search.stems import CLITICS, Rules

__all__ = ["Analyzer", "Rules", "Token", "fold"]

# Pieces of the pattern. Accents may stand behind a letter as marks of their own, and web pages hide soft
# hyphens and joiners in words.
_MARK = "[\u0300-\u036f\u00ad\u200c\u200d]"
_APOSTROPHE = "['’‘ʼ`´]"
_DEGREES = "(?i:Pd|Si|Sos|Kom|Hum|Kes|Psi|Kep|Hut|Farm|Ag|Pt|Sc|Ec|Eng|Md|Kn|Ked|Tr|Ak|Ap|Ip|Th|Fil|Sn|Ars)"
_LETTERS = rf"(?:[^\W_]++{_MARK}*+)++"
_WORD = rf"{_LETTERS}(?:{_APOSTROPHE}{_LETTERS})*+"
_PATTERN = re.compile(
    # nine words in ten; to try it first saves a third of the time
    rf"[a-zA-Z]{{3,}}+(?![^\W_]|[-'’‘ʼ`´]|{_MARK})"
    # Rp4.402: the currency is a word of its own
    rf"|[Rr][Pp](?=\.?\d)"
    # 4.402  2.000.000,50  4,5
    rf"|\d+(?:[.,]\d+)+(?![^\W_])"
    # K.H.  S.H.  M.Pd.: dots inside, the last one is left to the sentence
    rf"|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])(?:\.{_DEGREES}(?![^\W_]))?"
    rf"|[^\W\d_]\.{_DEGREES}(?![^\W_])"
    # words, with their hyphens: split later, but for the exceptions
    rf"|{_WORD}(?:-{_WORD})*"
)
_RUNS = re.compile(f"({_PATTERN.pattern})")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DROPPED = str.maketrans("", "", "'’‘ʼ`´\u00ad\u200c\u200d")
_ENGLISH_GENITIVE = re.compile(rf"(?<=\w\w){_APOSTROPHE}s$", re.IGNORECASE)

MAX_CHUNKS = 100_000
"""Where the memo of spellings starts anew, at about 30 MB. 11,000 articles hold 93,000 spellings."""

MAX_STEMS = 1_000_000
"""Where that of stems does: 200,000 articles hold 158,000 words, so only an attacker gets here."""

Chunk = tuple[tuple[str, str, int, int], ...]
"""Surface, stem, start and end of each word in a run of text without spaces."""


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


def fold(word: str) -> str:
    """A word as written -> its surface: composed, case folded, without apostrophes and an acronym's dots."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = _ENGLISH_GENITIVE.sub("", word).translate(_DROPPED)
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    return folded if folded[:1].isdigit() else folded.replace(".", "")


class Analyzer:
    """Rules plus Sastrawi. Small to pickle: an index carries the analyzer it was made with.

    Its memos grow as it reads and stay out of the pickle. Threads may share one.
    """

    __slots__ = ("_chunks", "_stems", "rules", "version")

    def __init__(self, rules: Rules) -> None:
        self._set(rules, rules.digest())

    def _set(self, rules: Rules, version: str) -> None:
        self.rules = rules
        self.version = version
        """Equal where the same text gives the same tokens."""
        self._stems: dict[str, str] = {}
        self._chunks: dict[str, Chunk] = {}

    def __getstate__(self) -> tuple[Rules, str]:
        return self.rules, self.version

    def __setstate__(self, state: tuple[Rules, str]) -> None:
        self._set(*state)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Analyzer) and other.version == self.version

    def __hash__(self) -> int:
        return hash(self.version)

    def tokens(self, text: str) -> list[Token]:
        return [
            Token(surface, stem, start, end, position)
            for position, (surface, stem, start, end) in enumerate(self.words(text))
        ]

    def words(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """Surface, stem, start and end of every word: `tokens` without the objects."""
        chunks = self._chunks
        for match in _PATTERN.finditer(text):
            raw, at = match.group(), match.start()
            for surface, stem, start, end in chunks.get(raw) or self._chunk(raw):
                yield surface, stem, at + start, at + end

    @staticmethod
    def split(text: str) -> list[str]:
        """A text in pieces: at odd places its runs of letters and digits (one word mostly), at even places
        what stands around them. Half the time of finding the runs one by one."""
        return _RUNS.split(text)

    def _chunk(self, run: str) -> Chunk:
        made = tuple(self.parts(run))
        if len(self._chunks) >= MAX_CHUNKS:
            self._chunks.clear()
        self._chunks[run] = made
        return made

    def stem(self, word: str) -> str:
        """The stem of one word in any spelling; its surface where there is nothing to cut."""
        surface = fold(word)
        if surface[:1].isdigit():
            return surface.replace(".", "") if _THOUSANDS.fullmatch(surface) else surface
        known = self._stems.get(surface)
        if known is None:
            known = self.rules.stem(surface)
            if len(self._stems) >= MAX_STEMS:
                self._stems.clear()
            self._stems[surface] = known
        return known

    def parts(self, raw: str) -> Iterator[tuple[str, str, int, int]]:
        """The words of a run, their places counted from its beginning."""
        whole = fold(raw)
        if "-" not in raw or whole in self.rules.hyphenated:
            yield whole, self.stem(raw), 0, len(raw)
            return
        parts = raw.split("-")
        stems = self.rules.overrides.get(whole, "").split("-")
        at = 0
        for ordinal, part in enumerate(parts):
            surface = fold(part)
            # "KPK-nya": a clitic belongs to the word before it and is no word of its own
            if ordinal == 0 or ordinal < len(parts) - 1 or surface not in CLITICS:
                stem = stems[ordinal] if len(stems) == len(parts) else self.stem(part)
                yield surface, stem, at, at + len(part)
            at += len(part) + 1
