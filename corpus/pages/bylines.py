"""Who wrote and who edited: labelled lines, and the signature in brackets that ends a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

_WRITER = (
    "(?:ditulis |diunggah |diposting |dipublikasikan )?oleh|(?:written |posted )?by|"
    "pewarta|penulis|reporter|copy ?writer|author|jurnalis|wartawan"
)
_EDITOR = "editor|redaktur|penyunting|edited by"
_LABELLED = re.compile(
    rf"\W*(?:(?P<writer>{_WRITER}|(?:laporan|teks|rep)(?=\s*:))|(?P<editor>{_EDITOR}|red(?=\s*:)))"
    r"(?:\s*[:|/]\s*|\s+(?=[A-Z])|$)(?P<name>.*)$",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:{_WRITER}|{_EDITOR})(?:\s*:\s*|\s+(?=[A-Z]))", re.IGNORECASE)

_BETWEEN = re.compile(  # Rep: Dessy / Red: Andi | Penulis: A, Editor: B | 5 Maret 2024
    rf"\s+\|\s+|\s*[/|,;]\s*(?=(?:{_WRITER}|{_EDITOR}|rep|red)\s*:)", re.IGNORECASE
)

_SIGNATURE = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{2,120})[)\]][\s.*]*$")
_INITIALS = re.compile(  # qf | fyk/ash | */fpet/dhs | Cas/Isk
    r"(?:[a-z*]{1,5}(?:[/,&-][a-z*]{1,5})*|[A-Z]{2,4}(?:[/&-][A-Z]{2,4})*|[A-Z][a-z]{1,3}(?:/[A-Z][a-z]{1,3})+)$"
)
_DESK = re.compile(
    r"(?<![a-z])(?:humas|redaksi|biro|komunikasi|pers|tim|kontributor|bpmi|setpres|antara|laporan|editor)(?![a-z])",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-Z][^\W\d][\w.'’-]*(?:[\s/,&-]+[A-Z][\w.'’-]*){0,4}$")
_GENERIC = re.compile(
    r"(?:super ?)?(?:admin(?:istrator)?|humas|(?:tim )?redaksi|root|user|editor|operator|author)\d*$",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"^(?:foto|photo|dok(?:umentasi)?)\s*:\s*", re.IGNORECASE)
_EMPLOYER = re.compile(
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
    if len(name.split()) > 9 or (name.endswith((".", "?", "!")) and len(name.split()) > 5):
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
    if name.endswith("."):
        return paragraph, None
    known = _INITIALS.match(name) or _DESK.search(name)
    if (known and (finished or "/" in name)) or (finished and _NAMES.match(name)):
        return text, name
    return paragraph, None


def is_initials(name: str) -> bool:
    """`fyk/ash`, `*/dhs`: who it was is known to the newsroom alone."""
    return bool(_INITIALS.match(name))


def is_generic(name: str | None) -> bool:
    """`Admin`, `Humas`: who pressed the button, not who wrote."""
    return not name or bool(_GENERIC.match(name.strip()))


def clean_name(text: str) -> str:
    """A name without label, separators and employer: *Oleh : Rini Putri - detikNews* -> *Rini Putri*."""
    text = " ".join(text.split()).strip(" :|-–—,;/")
    return _EMPLOYER.sub("", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text).strip(" :|-–—,;/")


@dataclass(slots=True)
class Credits:
    """The first writer and the first editor that some lines name."""

    byline: str | None = None
    editor: str | None = None

    @classmethod
    def read(cls, lines: Sequence[str]) -> Credits:
        """Read labelled lines; a label that stands alone takes the line after it."""
        found = cls()
        for line, following in zip_longest(lines, lines[1:], fillvalue=""):
            found.add(line, following)
        return found

    def add(self, line: str, following: str = "") -> None:
        """Take what one line names, unless an earlier line named it."""
        for part in _BETWEEN.split(line):
            self._add_one(part, following)

    def _add_one(self, line: str, following: str) -> None:
        if said := credit(line):
            name = said.name or (clean_name(following) if is_name(following) else "")
            if said.role == "byline":
                self.byline = self.byline or name or None
            else:
                self.editor = self.editor or name or None

    def sign(self, name: str | None) -> None:
        """Take a signature: *RIU/Humas Kemensetneg*, or *Laporan: Agustin | Editor: Herawan | Humas*."""
        if not name or is_initials(name):
            return
        parts = [_PHOTO.sub("", part).strip() for part in _BETWEEN.split(name)]
        for part in parts:
            self.add(part)
        self.byline = self.byline or next((part for part in parts if not credit(part)), None)


def take_credits(around: Sequence[str], body: list[str]) -> tuple[Credits, list[str]]:
    """Whom the lines around a text and the text's own end name; and the body without its signature."""
    named = Credits.read(around)
    last, name = signature(body[-1]) if body else ("", None)
    named.sign(name)
    for text, name in map(signature, around):
        if not text:  # the signature has a line of its own
            named.sign(name)
    return named, [*body[:-1], last] if last else body[:-1]


def is_name(line: str) -> bool:
    """Short, and in capitals as names are: *Nur Imansyah*, *Kontributor Lhokseumawe, Masriadi*."""
    words = line.strip(" :").split()
    return (
        0 < len(words) < 9
        and len(line) <= _LONGEST_NAME
        and words[0][0].isupper()
        and not line.endswith((".", "?"))
    )
