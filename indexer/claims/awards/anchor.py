"""An award at its place in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.claims.awards.events import EVENT_NAME
from indexer.claims.words.grammar import RANK_NOUNS, RANKED, RANKS, SUPERLATIVES


@dataclass(frozen=True, slots=True)
class Anchor:
    """An award at tokens `first` to before `last`."""

    first: int
    last: int
    slug: str | None
    """None: the vocabulary does not know it."""
    name: str
    level: str | None = None
    ambiguous: bool = False
    """WBK/WBBM: one of the two, and nothing says which."""
    event: str | None = None
    """The contest or ceremony it is part of, where the sentence names one."""
    year: int | None = None
    """In its name or its event's."""
    is_listed: bool = False
    """In a list of awards, which any words may part from the next."""

    @property
    def is_generic(self) -> bool:
        """Just "the award": what it is stands elsewhere."""
        return not self.name

    @property
    def is_category(self) -> bool:
        """A part of some award (Juara 1, kategori Madya), not one by itself."""
        named = RANKED.intersection(self.name.lower().split())
        return bool(named) and not EVENT_NAME.search(self.name)

    @property
    def is_event(self) -> bool:
        """A contest or a ceremony by its own name: Anugerah X, X Awards."""
        return self.slug is None and len(self.name.split()) > 1 and bool(EVENT_NAME.search(self.name))

    @property
    def is_accreditation(self) -> bool:
        return len(self.name.split()) > 1 and self.name.lower().startswith("akreditasi ")

    @property
    def is_superlative(self) -> bool:
        return bool(SUPERLATIVES.intersection(self.name.lower().split()[:2]))

    @property
    def is_place(self) -> bool:
        """A rank by itself: peringkat keempat dunia."""
        return (
            self.slug is None
            and self.level is None
            and self.name.lower().split()[:1] != []
            and (self.name.lower().split()[0] in RANK_NOUNS)
        )

    @property
    def below(self) -> Anchor:
        """The same award of those who come next: which place they have is not said."""
        return replace(self, level=None, name=self.name if self.slug else "") if self.is_rank else self

    @property
    def is_contest(self) -> bool:
        """A place won in a contest, by those who took part together."""
        won = {"juara", "medali", "medal", "winner", "runner-up"}
        return self.slug is None and bool(won.intersection((self.level or self.name).lower().split()))

    @property
    def is_rank(self) -> bool:
        return bool(RANKS.intersection((self.level or self.name).lower().split()))
