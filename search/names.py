"""What knows things by the names people write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from search.query import Facet


class Names(Protocol):
    """Implemented by `search.vocabulary.Vocabulary`."""

    def resolve(self, facet: Facet, text: str) -> Sequence[str]:
        """The slugs a name may mean; empty where it is unknown."""
        ...

    def expansions(self, words: str) -> Sequence[str]:
        """What these words may be called instead: `WBK` -> the full names, and back."""
        ...
