"""A story of the sample: what an article says, before any site dresses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any, Literal
from zlib import crc32

from corpus.sample import HOST_SUFFIX, SOURCE_SUFFIX
from corpus.sample.vocabulary import HERE, Name, toml

WIB = timezone(timedelta(hours=7))
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def long_date(day: date) -> str:
    """`20 Desember 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    return DAYS[day.weekday()]


@dataclass(frozen=True, slots=True)
class House:
    """How a publisher writes, dates and was crawled (publishers.toml)."""

    delivery: Literal["mirror", "feed", "warc", "dumps"]
    dateline: str
    path: str
    layout: str = ""
    published: Literal["given", "text"] = "given"
    """In a feed: whether a record states its day, or only its text does."""


@cache
def _houses() -> tuple[Mapping[str, House], tuple[House, ...]]:
    """The house of each named publisher, and the houses of all others."""
    rows: list[dict[str, Any]] = toml(HERE / "publishers.toml")["house"]
    houses = [(row.pop("bodies"), House(**row)) for row in rows]
    return (
        {body: house for bodies, house in houses for body in bodies},
        tuple(house for bodies, house in houses if not bodies),
    )


def house(publisher: Name) -> House:
    named, others = _houses()
    return named.get(publisher.slug) or others[crc32(publisher.slug.encode()) % len(others)]


@dataclass(frozen=True, slots=True)
class Story:
    publisher: Name
    kind: str
    """`siaran-pers`, `berita`, `pengumuman`, `laporan` or `foto`."""
    title: str
    paragraphs: tuple[str, ...]
    moment: datetime
    byline: str | None = None
    views: int = 0
    reactions: tuple[int, ...] = ()
    awards: tuple[str, ...] = ()
    """Slugs of every award the text names."""
    received: tuple[Mapping[str, Any], ...] = ()
    """Who received what, as far as the text says so: award, year, recipient."""
    units: tuple[str, ...] = ()
    """Slugs of the vocabulary's units that the text names."""
    same_as: str | None = None
    """The title of the story that this one repeats, with small differences, on another site."""
    written: bool = False
    """By hand, as against composed."""

    @property
    def house(self) -> House:
        return house(self.publisher)

    @property
    def source(self) -> str:
        return f"{self.publisher.name} {SOURCE_SUFFIX}"

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:90].strip("-")

    @property
    def number(self) -> int:
        """The record number an old content system would show. Stable, four to five digits."""
        return crc32(f"{self.publisher.slug}/{self.slug}".encode()) % 90_000 + 1_000

    @property
    def host(self) -> str:
        return self.publisher.label + HOST_SUFFIX

    @property
    def path(self) -> str:
        return self.house.path.format(
            kind=self.kind,
            slug=self.slug,
            number=self.number,
            year=self.moment.year,
            month=f"{self.moment.month:02}",
        )

    @property
    def url(self) -> str:
        return f"https://{self.host}{self.path}"

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs as this publisher prints them, behind its dateline."""
        first, *rest = self.paragraphs
        if self.written:
            return self.paragraphs
        day = self.moment.date()
        place = self.publisher.place
        dateline = self.house.dateline.format(
            place=place, PLACE=place.upper(), date=long_date(day), dm=f"{day.day}/{day.month}"
        )
        return (dateline + first, *rest)
