"""When a receipt that was found and one that is labelled are the same: by normalised names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from search.claims import Receipt
from search.vocabulary import Vocabulary

_PREFIX = re.compile(
    r"^(?:pemerintah (?:provinsi|kabupaten|kota|daerah)|pemprov|pemkab|pemkot|pemda"
    r"|provinsi|kabupaten|kab|kota)\s+"
)
_SUFFIX = re.compile(r"\s+(?:republik indonesia|ri)$")
_COMMON = frozenset(
    [
        "penghargaan",
        "anugerah",
        "award",
        "awards",
        "predikat",
        "opini",
        "piala",
        "kategori",
        "sub",
        "subkategori",
        "tahun",
        "dan",
        "the",
        "dari",
        "di",
        "pada",
        "sebagai",
        "untuk",
        "atas",
        "dalam",
        "ke",
        "bidang",
        "tingkat",
        "program",
    ]
)


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled receipt."""

    award: str
    surface: str
    slug: str | None
    """Of the award, where the labels give slugs."""
    recipients: tuple[str, ...]
    """Its surfaces."""
    person: bool
    institution: str | None
    giver: str | None
    """A slug; None where the labels give none."""
    year: int | None
    evidence: str
    ignored: bool
    """Sport: counts neither way."""

    @classmethod
    def of_report(cls, row: dict[str, Any]) -> Gold:
        return cls(
            row["award_slug"] or "",
            row["award_slug"] or "",
            row["award_slug"],
            (row["recipient"],),
            False,
            row["recipient_institution"],
            row["giver"],
            row["year"],
            row["evidence"],
            False,
        )

    @classmethod
    def of_news(cls, row: dict[str, Any]) -> Gold:
        return cls(
            row["award"],
            row["award_surface"],
            None,
            tuple(name for name in (row["recipient"], row.get("recipient_full")) if name),
            row["recipient_kind"] == "person",
            None,
            None,
            row.get("year"),
            row["evidence"],
            row.get("domain") == "sport",
        )


def same_recipient(gold: Gold, receipt: Receipt) -> bool:
    """Case, punctuation, brackets and the words for a region's government do not count.

    A bracket's acronym is a name too. A person may be named with an office or without.
    """
    found = _names(receipt.recipient)
    for surface in gold.recipients:
        wanted = _names(surface)
        if found & wanted:
            return True
        if (gold.person or receipt.recipient_kind == "person") and any(
            f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in found for b in wanted
        ):
            return True
    return False


def same_award(gold: Gold, receipt: Receipt, vocabulary: Vocabulary) -> bool:
    """The slug; for names without slugs, most of their words; for an award without either, its sentence."""
    if gold.slug is not None:
        return receipt.award == gold.slug
    if not gold.surface:
        return receipt.evidence.text in gold.evidence or gold.evidence in receipt.evidence.text
    wanted = _words(f"{gold.award} {gold.surface}")
    row = vocabulary.awards.get(receipt.award)
    names = [receipt.award_name, f"{receipt.award_name} {receipt.level or ''}", receipt.level or ""]
    if row:
        names += [row.name, *row.acronyms, *row.aliases, *row.shorthand]
    for name in names:
        words = _words(name)
        if words and len(words & wanted) / len(words) >= 0.6:
            return True
    return False


def _names(name: str) -> set[str]:
    """A name's normal forms: without its brackets, and the bracket alone."""
    bracketed = re.findall(r"\(([^)]+)\)", name)
    return {_normal(re.sub(r"\([^)]*\)", " ", name)), *(_normal(part) for part in bracketed)} - {""}


def _normal(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = " ".join(re.findall(r"\w+", folded.replace(".", "")))
    return _SUFFIX.sub("", _PREFIX.sub("", words))


def _words(name: str) -> set[str]:
    words = set(re.findall(r"\w+", name.casefold()))
    return {word for word in words if not re.fullmatch(r"(19|20)\d\d", word)} - _COMMON or words
