"""What an article names, with the places where it does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Where = Literal["title", "body"]


class Mention(NamedTuple):
    """A name found in an article. `text[start:end] == surface` in the title or the body."""

    slug: str | None
    """None for a unit that the vocabulary does not list."""
    name: str
    """The name a reader sees; one that the vocabulary does not list in full and without acronyms."""
    surface: str
    start: int
    end: int
    where: Where
    institution: str | None = None
    """The institution or region of a unit; an institution's own slug; None for regions and awards."""
    above: tuple[str, ...] = ()
    """Facet values of what a unit belongs to, the nearest first."""
    title: bool = False
    """It is named only by the title of who leads it: Bupati Sleman."""

    acronym: str | None = None
    """That the text introduces for it in brackets."""

    @property
    def value(self) -> str:
        """Its value in a facet: the slug, else the name."""
        return self.slug or self.name


def bodies(mentions: Iterable[Mention]) -> list[Mention]:
    """Of each body one mention, where it is named most fully; in the order of first mention."""
    fullest: dict[str, Mention] = {}
    for mention in mentions:
        known = fullest.get(mention.value)
        if known is None or (known.title, -len(known.surface)) > (mention.title, -len(mention.surface)):
            fullest[mention.value] = mention
    return list(fullest.values())
