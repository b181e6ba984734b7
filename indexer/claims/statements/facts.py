"""A sentence's claim about one award, before the whole article is known."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.named import Name
from indexer.claims.words.clauses import Clause
from indexer.claims.words.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence's claim about one award."""

    sentence: Sentence
    anchor: Anchor
    names: tuple[Name, ...]
    """Empty: whoever the text speaks of."""
    clause: Clause
    why: str | None = None
    """Why it was not received; None where it was."""
    earlier: bool = False
    giver: Name | None = None
    by_proxy: bool = False
    """An official takes it for his body."""
    referred: str = ""
    """The word that stands for whoever the text speaks of: `kota` in `kota itu`."""
    of_group: bool = False
    """The recipients are counted, not named: their names may follow."""
    needs_name: bool = False
    """Without a name it says nothing: `tercatat lima unit WBK`."""
