"""Who wrote and who edited: labelled lines, and the signature in brackets that ends a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

_WRITER = r"oleh|by|pewarta|penulis|reporter|laporan|copy\s?writer|kontributor|author|jurnalis|wartawan|teks|sumber\s+berita"
_EDITOR = r"editor|redaktur|penyunting|edited\s+by"
_LABELLED = re.compile(
    rf"^\W*(?:(?P<writer>{_WRITER})|(?P<editor>{_EDITOR}))(?:\s*[:|/]\s*|\s+(?=[A-Z])|$)(?P<name>.*)$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{2,120})[)\]][\s.*]*$")
_INITIALS = re.compile(
    r"(?:[a-z*]{1,5}|[A-Z]{2,4})(?:\s*[/,&-]\s*(?:[a-z*]{1,5}|[A-Z][a-z]{1,4}|[A-Z]{2,5}))*$|(?:[A-Z][a-z]{1,3})(?:/[A-Z][a-z]{1,3})+$"
)
_DESK = re.compile(
    r"\b(?:humas|redaksi|biro|komunikasi|pers|tim|kontributor|bpmi|setpres|antara|foto)\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?:super)?\s*(?:admin(?:istrator)?|humas|redaksi|root|user|editor|operator|webmaster|tim redaksi|anonymous|author)\s*\d*$",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\s*[-–|,]\s*(?:detik\w*|kompas\.com|tempo\.co|liputan6\.com|okezone|viva\S*|jurnalis|reporter).*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that says who made the text."""

    role: str
    """`byline` or `editor`."""
    name: str
    """Empty where the label stands alone and the name follows on the next line."""


def credit(line: str) -> Credit | None:
    """`Pewarta: Nur Imansyah`, `Editor : Andhika`, `Oleh` alone; else None."""
    if len(line) > _LONGEST_NAME + 20 or not (match := _LABELLED.match(line)):
        return None
    name = clean_name(match["name"])
    if len(name.split()) > 9 or name.endswith((".", "?", "!")) and len(name.split()) > 5:
        return None  # a sentence that begins with "Oleh"
    return Credit("byline" if match["writer"] else "editor", name)


def signature(paragraph: str) -> tuple[str, str | None]:
    """The paragraph without the bracketed signature at its end, and that signature.

    *... dalam sambutannya. (RIU/Humas Kemensetneg)*. Brackets that explain the last word
    (*... menuju WBK (Wilayah Bebas Korupsi)*) stay: a signature follows a finished sentence,
    names a desk, or is a chain of initials.
    """
    match = _SIGNATURE.search(paragraph)
    if not match:
        return paragraph, None
    text, name = paragraph[: match.start()].rstrip(), match["name"].strip()
    finished = not text or text.endswith((".", "!", "?", "”", '"', "…", "’"))
    if _INITIALS.match(name) and (finished or "/" in name):
        return text, name
    if _DESK.search(name) and (finished or "/" in name) and not name.endswith("."):
        return text, name
    return paragraph, None


def is_initials(name: str) -> bool:
    """`fyk/ash`, `*/dhs`: who it was is known to the newsroom alone."""
    return bool(_INITIALS.match(name))


def is_generic(name: str | None) -> bool:
    """`Admin`, `Humas`: who pressed the button, not who wrote."""
    return not name or bool(_GENERIC.match(name.strip()))


def clean_name(text: str) -> str:
    """A name without label, separators, links and job title."""
    text = " ".join(text.split()).strip(" :|-–—,;/\t")
    text = re.sub(rf"^(?:{_WRITER}|{_EDITOR})\s*:?\s+", "", text, flags=re.IGNORECASE)
    return _JOB.sub("", text).strip(" :|-–—,;/")


@dataclass(slots=True)
class Credits:
    """The first writer and the first editor that some lines name."""

    byline: str | None = None
    editor: str | None = None

    @classmethod
    def read(cls, lines: Sequence[str]) -> Credits:
        """Read labelled lines; a label that stands alone takes the line after it."""
        credits = cls()
        for line, following in zip_longest(lines, lines[1:], fillvalue=""):
            if not (found := credit(line)):
                continue
            name = found.name or (clean_name(following) if is_name(following) else "")
            if found.role == "byline":
                credits.byline = credits.byline or name or None
            else:
                credits.editor = credits.editor or name or None
        return credits


def is_name(line: str) -> bool:
    """Short, and in capitals as names are: *Nur Imansyah*, *Kontributor Lhokseumawe, Masriadi*."""
    words = line.strip(" :").split()
    return (
        0 < len(words) < 9
        and len(line) <= _LONGEST_NAME
        and words[0][0].isupper()
        and not line.endswith((".", "?"))
    )
