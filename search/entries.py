"""The rows of the vocabulary files: awards, institutions, units, regions, acronyms."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field
from msgspec.structs import asdict

from corpus.tables import Row

Names = tuple[str, ...]


Bound = Annotated[str, Meta(pattern=r"^\d{4}(-\d\d){0,2}$")]
"""`2014`, `2021-04` or `2024-10-21`."""


class Dated(Row, frozen=True, kw_only=True):
    """A row that holds for a time."""

    valid_from: Bound | None = None
    valid_until: Bound | None = None

    def valid_on(self, day: date | None) -> bool:
        """An end that is a day is exclusive, a month or year inclusive. Without a day: valid still."""
        since, until = self.valid_from, self.valid_until
        if day is None:
            return until is None
        if since and day.isoformat()[: len(since)] < since:
            return False
        if until is None:
            return True
        on = day.isoformat()[: len(until)]
        return on < until if len(until) == 10 else on <= until


class Award(Row, frozen=True, kw_only=True):
    slug: str
    name: str
    name_en: str
    acronyms: Names = ()
    aliases: Names = ()
    shorthand: Names = ()
    """Names that also mean something else: an award only beside an award word."""
    kind: Literal[
        "predicate",
        "opinion",
        "index",
        "trophy",
        "medal",
        "certificate",
        "title",
        "class",
        "allocation",
        "programme",
    ]
    giver: str
    """An institution's slug."""
    parent: str | None = None
    """The broader award's slug."""
    levels: Names = ()
    recipients: Names = ()
    since: int | None = None
    until: int | None = None
    not_an_award: Names = ()
    notes: str = ""
    seen_kind: Literal["page", "gk"]

    @property
    def can_be_received(self) -> bool:
        return self.kind not in {"programme", "class"}


class Institution(Dated, frozen=True, kw_only=True):
    slug: str
    name: str
    acronyms: Names = ()
    aliases: Names = ()
    titles: Names = ()
    """Of its head: Menteri Keuangan stands for the ministry."""
    domain: str | None = None
    kind: str
    predecessors: Names = ()
    successors: Names = ()
    notes: str = ""
    seen_kind: Literal["page", "gk"]

    @property
    def is_government(self) -> bool:
        """Not a mere giver: a record museum, whichever governor, the United Nations."""
        return self.kind != "penyelenggara lain"


class Listed(Row, frozen=True):
    """An institution in a line."""

    slug: str
    name: str
    acronyms: Names = ()
    aliases: Names = ()
    domain: str | None = None


class CompactFile(Row, frozen=True):
    """Many institutions of one kind."""

    kind: str
    institution: tuple[Listed, ...]

    def institutions(self) -> tuple[Institution, ...]:
        return tuple(Institution(**asdict(row), kind=self.kind, seen_kind="gk") for row in self.institution)


class Unit(Dated, frozen=True, kw_only=True):
    slug: str
    name: str
    aliases: Names = ()
    generic: Names = ()
    """Names many institutions have: this unit's only where its institution is named."""
    titles: Names = ()
    parent: str
    """The slug of a unit or an institution."""
    institution: str
    level: str
    notes: str = ""
    seen_kind: Literal["page", "gk"]

    @property
    def rank(self) -> int:
        """1 for eselon I, 2 for eselon II, and so on."""
        return max(1, self.level.split(" (")[0].count("I"))


class Head(Row, frozen=True, kw_only=True):
    """A head noun that begins the names of units which the vocabulary does not list."""

    name: str
    short: Names = ()
    titles: Names = ()
    """Of those who lead such a unit."""
    follows: Literal["field", "place", "name", "body", "nothing"]
    """What a name goes on with; see `heads.toml`."""
    alone: bool = False
    shortened: bool = False
    """Only the short forms and titles begin a name; in full it is read as two units, one within the other."""
    within: bool = False
    """Only where the text goes on with whose it is."""
    territory: bool = False
    """The name is also that of a place."""
    local: bool = False
    """It belongs to a region's government."""
    institutions: Names = ()
    """Slugs: whose office it is, the first that was valid on the article's day."""
    rank: Annotated[int, Meta(ge=0, le=4)]
    """0 for an institution, 1 to 4 for eselon I to IV and what is like it."""


class HeadsFile(Row, frozen=True):
    words: Names
    """Of fields of work, besides those in the names of institutions and units."""
    in_full: dict[str, str]
    """Short words of names and what they stand for."""
    directions: Names
    """They belong to the name of a place that they follow."""
    countries: Names
    """Behind the name of an institution they make it one of another state."""
    not_units: Names
    """They begin like the name of a unit and are none."""
    persons: Names
    """Before a name these say that a person's name may follow it."""
    ends: Names
    """A name ends before these, capital letter or not."""
    head: tuple[Head, ...]


RegionKind = Literal["provinsi", "kabupaten", "kota"]
_KIND = {"provinsi": ("prov", "Provinsi"), "kabupaten": ("kab", "Kabupaten"), "kota": ("kota", "Kota")}


class Region(Row, frozen=True):
    slug: str
    code: str
    """Kemendagri's, `NN` or `NN.NN`."""
    base_name: str
    """Without Kabupaten or Kota."""
    kind: RegionKind
    aliases: Names = ()

    @property
    def name(self) -> str:
        return f"{_KIND[self.kind][1]} {self.base_name}"


class Province(Row, frozen=True, kw_only=True):
    """A province as `regions.toml` writes it, with its kabupaten and kota by code."""

    slug: str | None = None
    code: str
    name: str
    kabupaten: dict[str, str] = field(default_factory=dict)
    kota: dict[str, str] = field(default_factory=dict)


class Forms(Row, frozen=True):
    """Patterns for each kind of region; `{}` is the region's name."""

    provinsi: Names
    kabupaten: Names
    kota: Names

    def of(self, region: Region) -> Names:
        """Every pattern of the region's kind with every name it goes by."""
        patterns: Names = getattr(self, region.kind)
        return tuple(
            pattern.format(name) for name in (region.base_name, *region.aliases) for pattern in patterns
        )


class Pair(Row, frozen=True):
    """An acronym's spellings and the full names it stands for."""

    short: Names
    full: Names
    also: Names = ()
    """Other meanings of the short form."""


class AwardsFile(Row, frozen=True):
    award_words: Names
    not_after: Names
    award: tuple[Award, ...]


class CuesFile(Row, frozen=True):
    """Words by which a text says that an award was received, or that it was not; the file explains each."""

    receives: Names
    holds: Names
    received_by: Names
    given: Names
    gives: Names
    named: Names
    recipients: Names
    planned: Names
    proposed: Names
    negated: Names
    generic: Names
    wished: Names
    thanks: Names
    earlier: Names
    lists: Names
    counted: Names
    entered: Names
    took_part: Names
    offices: Names
    heads: tuple[Names, ...]
    openers: Names


class RelationsFile(Row, frozen=True):
    """What was learnt from labelled reports: log odds of features; the file explains them."""

    weights: dict[str, float]
    counts: dict[str, float]


class InstitutionsFile(Row, frozen=True):
    not_after: Names
    institution: tuple[Institution, ...]


class UnitsFile(Row, frozen=True):
    unit: tuple[Unit, ...]


class RegionsFile(Row, frozen=True):
    located: Names
    government: Forms
    title: Forms
    place: Forms
    aliases: dict[str, Names]
    """By slug."""
    province: tuple[Province, ...]

    def regions(self) -> tuple[Region, ...]:
        """Provinces, each followed by its kabupaten and kota."""
        return tuple(
            Region(
                slug=slug,
                code=code,
                base_name=name,
                kind=kind,
                aliases=self.aliases.get(slug, ()),
            )
            for province in self.province
            for kind, places in _places(province)
            for code, name in places.items()
            for slug in ((kind == "provinsi" and province.slug) or _slug(kind, name),)
        )


class AcronymsFile(Row, frozen=True):
    pair: tuple[Pair, ...]
    synonyms: tuple[Names, ...]


def _places(province: Province) -> tuple[tuple[RegionKind, dict[str, str]], ...]:
    return (
        ("provinsi", {province.code: province.name}),
        ("kabupaten", province.kabupaten),
        ("kota", province.kota),
    )


def _slug(kind: RegionKind, name: str) -> str:
    return f"{_KIND[kind][0]}-{re.sub('[^a-z0-9]+', '-', name.casefold())}"
