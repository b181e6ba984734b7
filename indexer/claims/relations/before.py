"""What a text said before the sentence whose pairs are weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.recipients import Recipient


@dataclass(frozen=True, slots=True)
class Before:
    """What the text said before a sentence."""

    award: Anchor | None
    """What "the award" means."""
    spoken: Mapping[str, Anchor]
    """How the text spoke of an award -> the award: `received`, `last`, `title`, several of them as words."""
    was_read: bool
    received: frozenset[tuple[str | None, str]]
    """Award and recipient of every receipt so far."""
    opens_group: bool
    topic: Recipient | None
    """Whoever the text is about, or the sentence refers to."""
    referred: str
    """`kota` of `kota itu`, where the sentence says so."""
    title: str
    """In small letters."""
    ordinal: int
    """How many sentences were read."""
    cues: frozenset[str]
    """What the sentence before says of awards, and the title (`title:PLANNED`)."""
    told: str
    """What the sentence before had: a `receipt`, an `award`, or `nothing`."""
    distance: int
    """Sentences since an award was named or received."""
    length: int
    """Sentences of the text."""
    announced: bool
    """The line before ends with a colon, or one did and all between are of its list."""
