"""Who wrote and who edited: labelled lines, and the signature in brackets that ends a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from string import whitespace

from corpus.dates import iter_dates

_WRITER = (
    r"(?:di(?:tulis|unggah|posting|poskan|kirim|publikasikan|terbitkan|buat|rilis) )?oleh|"
    r"(?:written |posted |submitted |published )?by|"
    "pewarta|penulis|reporter|copy ?writer|author|jurnalis|wartawan"
)
_EDITOR = "editor|redaktur|penyunting|edited by"
_LABELLED = re.compile(
    rf"\W*(?i:(?P<writer>{_WRITER}|(?:laporan|teks|rep)(?=\s*:))|(?P<editor>{_EDITOR}|red(?=\s*:)))"
    r"(?:\s*(?P<colon>[:|/])\s*|\s+|$)(?P<name>.*)$"
)
_LABEL = re.compile(rf"(?i:{_WRITER}|{_EDITOR})(?:\s*:\s*|\s+(?=[A-Z]))")
_BEHIND_NAME = re.compile(  # on the same line: Oleh Rini pada Senin, 3 Mei • Dilihat: 20
    r"\s+(?:[|•·»]|(?:pada|on|in|dalam)(?=\s+[A-Z\d]|$)|(?i:kategori|tanggal|di\s?baca|dilihat|hits?|views?)\b|[-–—]?\s*\d).*$"
)
_SENTENCE = re.compile(r"\b[a-z]{3,}\b.*[.!?][\"”’)]*$")

_BETWEEN = re.compile(  # Rep: Dessy / Red: Andi | Penulis: A, Editor: B | 5 Maret 2024
    rf"\s+\|\s+|\s*[/|,;]?\s+(?=(?:{_WRITER}|{_EDITOR}|rep|red)\s*:)"
    rf"|\s*[/|,;]\s*(?=(?:{_WRITER}|{_EDITOR}|rep|red)\s*:)|(?:(?<=[\dmbat])|\s[-–—])\s+(?=(?:oleh|by)\s)",
    re.IGNORECASE,
)

_SIGNATURE = re.compile(r"\s*[(\[](?P<name>[^()\[\]]{2,120})[)\]][\s.*]*$")
_BEHIND_SIGNATURE = f"{whitespace}\xa0.*"
_INITIALS = re.compile(  # qf | fyk/ash | */fpet/dhs | Cas/Isk
    r"(?:[a-z*]{1,5}(?:[/,&-][a-z*]{1,5})*|[A-Z]{2,4}(?:[/&-][A-Z]{2,4})*|[A-Z][a-z]{1,3}(?:/[A-Z][a-z]{1,3})+)$"
)
_DESK = re.compile(
    r"(?<![a-z])(?:humas|prokopim|redaksi|biro|bureau|pusat|bidang|komunikasi|\w*kominfo|penerangan|pers|tim|kontributor|bpmi|setpres|antara|laporan|editor)(?![a-z])",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-Z][^\W\d](?:[.'’-]|[^\W\d])*(?:[\s/,&-]+[A-Z](?:[.'’-]|[^\W\d])*){0,4}$")
_PARTICLES = frozenset({"dan", "and", "bin", "binti", "van", "de", "al", "&", "-", "/"})
_NOBODY = frozenset({"ADV", "IST", "RLS", "DOK", "NET", "INT", "FOTO", "RED"})
_DEGREE = re.compile(r"(?:drh?|drg|drs|ir|hj?)\.", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:super ?)?(?:admin(?:istrator)?|humas|(?:tim )?redaksi|root|user|editor|operator|author)\d*$",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"^(?:foto|photo|dok(?:umentasi)?)\s*:\s*", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"\s*[-–|,]\s*(?:detik\w*|kompas\.com|tempo\.co|liputan6\.com|okezone|viva\S*|jurnalis|reporter).*$",
    re.IGNORECASE,
)
_AROUND = " :|-–—•·,;/"
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
    if len(name.split()) > 9 or _SENTENCE.search(match["name"]):
        return None
    if name and not match["colon"] and not (_is_called(name) or is_generic(name)):
        return None  # "Oleh karena itu ...", "Oleh Presiden diserahkan pula"
    return Credit("byline" if match["writer"] else "editor", name)


def signature(paragraph: str) -> tuple[str, str | None]:
    """The paragraph without the bracketed signature at its end, and that signature.

    *... dalam sambutannya. (RIU/Humas Kemensetneg)*. Brackets that explain the last word
    (*... menuju WBK (Wilayah Bebas Korupsi)*) stay: a signature follows a finished sentence,
    names a desk, or is a chain of initials.
    """
    if not paragraph.rstrip(_BEHIND_SIGNATURE).endswith((")", "]")):  # most; a search reads it all
        return paragraph, None
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
    return bool(_INITIALS.match(name)) and any(map(str.isalpha, name))


def is_generic(name: str | None) -> bool:
    """`Admin`, `Humas`: who pressed the button, not who wrote."""
    return not name or bool(_GENERIC.match(name.strip()))


def clean_name(text: str) -> str:
    """A name without label, employer and what follows: *Oleh : Rini Putri - detikNews* -> *Rini Putri*."""
    text = " ".join(text.split()).strip(_AROUND)
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    day = next(iter_dates(text), None)
    if day and day.start:
        text = text[: day.start].strip(_AROUND)
    return _EMPLOYER.sub("", _BEHIND_NAME.sub("", text)).strip(_AROUND)


def _is_called(name: str) -> bool:
    """Capitalised words, as in the name of a person or a desk."""
    return all(word in _PARTICLES or not word[0].islower() or _DEGREE.match(word) for word in name.split())


@dataclass(slots=True)
class Credits:
    """The first writer and the first editor that some lines name."""

    byline: str | None = None
    editor: str | None = None
    initials: str | None = None
    """In capitals, `RIU/DEW`, as offices sign: a byline where there is no other."""

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
        if not name:
            return
        if is_initials(name):
            # Newsrooms' `fyk/ash` name nobody to a reader, and hand-made gold takes them for none.
            self.initials = self.initials or (name if name.isupper() and name not in _NOBODY else None)
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
        and (words[0][0].isupper() or bool(_DEGREE.match(words[0])))
        and not line.endswith((".", "?"))
    )
