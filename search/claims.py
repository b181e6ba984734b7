"""What an article claims about awards, each claim with the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of an article. `text` stands at characters `start` to `end` of the title or the body."""

    text: str
    where: Where
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """Someone received an award, as one article says it."""

    award: str
    """The vocabulary's slug, else the award's name as written, without its year."""
    award_name: str
    """The name a reader sees."""
    level: str | None
    """`Kencana` of Adipura Kencana, `Madya`: as the vocabulary or the text names it."""
    recipient: str
    """As the text names it, in the fullest form near by."""
    recipient_unit: str | None
    """Slug of the unit, institution or region it is, where the vocabulary has it."""
    recipient_kind: str
    """`unit`, `institution`, `region`, `person`, `team`, `company`, `school` or `other`."""
    institution: str | None
    """Of the recipient: the vocabulary's slug, else the name as written."""
    giver: str | None
    """The vocabulary's slug, else the name as written."""
    year: int | None
    """Of the award, not of the article."""
    historic: bool
    """An earlier award that the article recalls, not the one it reports."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AwardMention:
    """An award that is named and not received."""

    award: str
    award_name: str
    why: str
    """`target`, `proposed`, `programme`, `revoked`, `ambiguous` or `mention`."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CountClaim:
    """A number that an article states: *486 unit kerja meraih predikat WBK*."""

    number: int
    what: str
    """What is counted, as written: `unit kerja`."""
    award: str | None
    year: int | None
    evidence: Evidence
