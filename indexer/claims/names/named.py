"""A name in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = re.compile(r"(?:dr|drs?|dra|prof|ir|h|hj|kh|hm|alm)\.?", re.IGNORECASE)


def is_title(word: str) -> bool:
    """Of a person, in small letters too: dr., hj."""
    return bool(_TITLE.fullmatch(word))


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to before `last` of a sentence, its brackets among them."""

    text: str
    """Without a bracket at its end."""
    first: int
    last: int
    parent: str | None = None
    """The body it belongs to, where a list names it behind a comma."""
    bracket: str | None = None
    """What a bracket behind it says: its acronym, or what it is."""
    person: str | None = None
    """Who holds the office that this is: Kepala Biro Umum, Budi Santoso."""
    office: Name | None = None
    """The office that this person holds: Budi Santoso selaku Kepala Biro Umum."""
