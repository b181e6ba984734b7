"""Indonesian words to their stems: rules of ours first, then Sastrawi."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import msgspec

from corpus.tables import Row, read_table
from search import sastrawi
from search.entries import AwardsFile, InstitutionsFile, RegionsFile

ALGORITHM = 1
"""Raised whenever this module or the tokenizer gives other stems or tokens for the same rules."""

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")


class StemsFile(Row, frozen=True):
    """`stems.toml`."""

    hyphenated: tuple[str, ...] = ()
    protect: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    clipped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()
    stems: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
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
            frozenset(word for word in protected - overrides.keys() if not sastrawi.is_root(word)),
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
        if sastrawi.is_root(word):
            return word
        for clitic in CLITICS:
            if word.endswith(clitic) and (decided := self._decided(word[: -len(clitic)])) is not None:
                return decided
        if word.endswith("nya"):
            # Sastrawi cuts into the root behind -nya: membelinya -> bel, dinilainya -> nila
            rest = word.removesuffix("nya")
            stem = sastrawi.stem(rest)
            if stem != rest or sastrawi.is_root(rest):
                return stem
        return sastrawi.stem(word) or word

    def _decided(self, word: str) -> str | None:
        return word if word in self.protected else self.overrides.get(word)


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
