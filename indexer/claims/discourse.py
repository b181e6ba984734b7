"""What a text has spoken of so far: facts, and whom and which award "it" means."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.claims.awards.anchor import Anchor
from indexer.claims.layout.headings import Heading
from indexer.claims.layout.tables import Column
from indexer.claims.names.named import Name
from indexer.claims.names.recipients import Recipient
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.rankings import Ranking
from indexer.claims.statements.reading import Reading


@dataclass(slots=True)
class Draft:
    """A receipt that still lacks what only the whole article says."""

    anchor: Anchor
    recipient: Recipient
    fact: Fact
    giver: Name | None
    year: int | None
    historic: bool
    years_before: int
    """How many years before the one that the text reports."""


@dataclass(slots=True)
class Discourse:
    """What the text has spoken of so far."""

    names_award: bool = False
    """The article names one of the vocabulary."""
    ranking: Ranking | None = None
    """The first ranking that the article names."""
    award: Anchor | None = None
    subject: Recipient | None = None
    together: tuple[Recipient, ...] = ()
    """Whom `keduanya` means in the sentence that is read."""
    open: Fact | None = None
    """Of a group whose names may follow."""
    series: Fact | None = None
    """The same, while the sentences name them one after another."""
    bodies: list[str] = field(default_factory=list)
    """Slugs of all that was named, the latest last."""
    named: set[str] = field(default_factory=set)
    """Slugs of the awards named so far."""
    listing: bool = False
    """Its lines name awards of whoever `subject` is."""
    headed: bool = False
    """They do so under a heading, until a line is none of the list."""
    heading: Heading | None = None
    """Over the names that its lines give."""
    columns: list[Column] | None = None
    """Of the table whose rows are read; empty where it has no head."""
    received: list[Draft] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    spoken: list[tuple[int, Anchor]] = field(default_factory=list)
    """Where in the body each sentence begins that was read, and the award spoken of behind it."""

    @property
    def awaits_names(self) -> bool:
        """A group was counted, and who belongs to it may follow."""
        return self.open is not None and self.open.of_group

    def award_at(self, start: int) -> Anchor | None:
        """The award that the body speaks of at this character."""
        return next((award for where, award in reversed(self.spoken) if where <= start), self.award)

    def award_before(self, start: int) -> Anchor | None:
        """The one spoken of before the sentence that begins there."""
        return next((award for where, award in reversed(self.spoken) if where < start), self.award)
