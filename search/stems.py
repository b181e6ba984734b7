"""Indonesian words to their stems: rules of ours first, then Sastrawi, and a table that keeps the results."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import Field
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from corpus.errors import StorageFailed
from search.entries import AwardsFile, InstitutionsFile, RegionsFile
from search.tables import Row, read_table

ALGORITHM = 1
"""Raised whenever this module or the tokenizer gives other stems or tokens for the same rules."""

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
MAX_STEMS = 1_000_000
"""Where a table stops growing: 200,000 articles hold 158,000 words, so only an attacker gets here."""


class StemsFile(Row):
    """`stems.toml`."""

    hyphenated: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()
    stems: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Stem -> the words that get it. A stem is its own stem."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is decided about words before Sastrawi is asked. All words are case folded."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    """Word -> stem. A hyphenated word's stem has as many parts as the word."""
    protected: frozenset[str] = frozenset()
    """Never stemmed: names, acronyms."""
    hyphenated: frozenset[str] = frozenset()
    """Compounds that stay one token."""
    stopwords: frozenset[str] = frozenset()
    """Weigh little in a query. Not left out of an index."""

    @classmethod
    def load(cls, vocabulary: Path) -> Rules:
        """From the vocabulary directory. Raises `SettingsError`."""
        path = vocabulary / "stems.toml"
        words = read_table(path, StemsFile)
        overrides = {word: word for word in words.kept}
        for stem, surfaces in words.stems.items():
            overrides |= dict.fromkeys((stem, *surfaces), stem)
        protected = {*words.protect, *words.places, *words.people, *words.clipped}
        protected |= _one_word_names(vocabulary)
        return cls(
            overrides,
            # A root stays as it is anyway: leaving roots out keeps a pickled analyzer small.
            frozenset(word for word in protected - overrides.keys() if not is_root(word)),
            frozenset(words.hyphenated),
            frozenset(words.stopwords),
        )

    def digest(self) -> str:
        """Equal where the same words get the same tokens and stems."""
        parts = [
            ALGORITHM,
            version("PySastrawi"),
            unicodedata.unidata_version,
            sorted(self.overrides.items()),
            sorted(self.protected),
            sorted(self.hyphenated),
        ]
        return hashlib.blake2b(json.dumps(parts).encode(), digest_size=8).hexdigest()

    def stem(self, word: str) -> str:
        """The stem of a case folded word, never empty."""
        decided = self._decided(word)
        if decided is not None:
            return decided
        if not word.isascii():
            word = _without_accents(word)
            if not word.isascii():
                return word  # Sastrawi makes "" of it
        if not word.isalpha():
            return word  # covid19, g20: no affixes
        if is_root(word):
            return word
        for clitic in CLITICS:
            if word.endswith(clitic) and (decided := self._decided(word[: -len(clitic)])) is not None:
                return decided
        if word.endswith("nya"):
            # Sastrawi cuts into the root behind -nya: membelinya -> bel, dinilainya -> nila
            rest = word.removesuffix("nya")
            stem = _cut(rest)
            if stem != rest or is_root(rest):
                return stem
        return _cut(word) or word

    def _decided(self, word: str) -> str | None:
        return word if word in self.protected else self.overrides.get(word)


class StemTable:
    """Word -> stem, as found so far. Kept beside a build, so that a rebuild stems only new words."""

    __slots__ = ("stems", "version")

    def __init__(self, version: str, stems: dict[str, str] | None = None) -> None:
        self.version = version
        """`Analyzer.version` of the analyzer whose stems these are."""
        self.stems = stems if stems is not None else {}

    def __len__(self) -> int:
        return len(self.stems)

    def stem(self, word: str, rules: Rules) -> str:
        """The stem out of the table, or found by the rules and added to it."""
        stem = self.stems.get(word)
        if stem is None:
            stem = rules.stem(word)
            if len(self.stems) < MAX_STEMS:
                self.stems[word] = stem
        return stem

    def save(self, path: Path) -> None:
        """Writes the version, then one `word TAB stem` a line. Atomic. Raises `StorageFailed`."""
        lines = [self.version, *(f"{word}\t{stem}" for word, stem in sorted(self.stems.items()))]
        beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
            os.replace(beside, path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise StorageFailed(f"{path}: the table of stems cannot be written ({error.strerror})") from error

    @classmethod
    def load(cls, path: Path, version: str) -> StemTable:
        """The saved table; an empty one where there is none, it is damaged, or other rules made it."""
        try:
            header, *lines = path.read_text(encoding="utf-8").splitlines()
            if header != version:
                return cls(version)
            pairs = (line.split("\t") for line in lines)
            return cls(version, {word: stem for word, stem in pairs})  # noqa: C416  # checks each pair
        except (OSError, ValueError):
            return cls(version)


@cache
def _sastrawi() -> Any:
    """The stemmer with its 30,000 roots, read once a process; its own cache is left out for our table."""
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


def _cut(word: str) -> str:
    return str(_sastrawi().stem_singular_word(word))


def is_root(word: str) -> bool:
    return bool(_sastrawi().dictionary.contains(word))


def _one_word_names(vocabulary: Path) -> set[str]:
    names: list[str] = []
    for award in read_table(vocabulary / "awards.toml", AwardsFile).award:
        names += (award.name, *award.acronyms)
    for institution in read_table(vocabulary / "institutions.toml", InstitutionsFile).institution:
        names += institution.acronyms
    for region in read_table(vocabulary / "regions.toml", RegionsFile).regions():
        names += (region.base_name, *region.aliases)
    return {name.casefold() for name in names if name.isalpha()}


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
