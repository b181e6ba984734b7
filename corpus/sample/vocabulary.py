"""The names the sample writes with, out of `config/vocabulary`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY = Path(__file__).parents[2] / "config" / "vocabulary"
HERE = Path(__file__).parent


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Name:
    """A body of government, under the name it bears."""

    slug: str
    name: str
    short: str
    region: str
    """A region's name without its kind (`Klaten`), else the place."""
    label: str
    """First label of its sample host: `setneg`, `klatenkab`, `baliprov`."""
    place: str
    kind: str
    """`pusat`, `provinsi`, `kabupaten` or `kota`."""
    since: date = date.min
    until: date = date.max

    def serves(self, day: date) -> bool:
        return self.since <= day < self.until


def _day(value: str | None, otherwise: date) -> date:
    """`2024-10-21`, `2021-04`, `2014` or nothing."""
    if value is None:
        return otherwise
    year, month, day = (*value.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def _institution(row: Mapping[str, Any]) -> Name:
    domain = row.get("domain", row["slug"])
    return Name(
        slug=row["slug"],
        name=row["name"],
        short=next(iter(row.get("acronyms", ())), row["name"]),
        region="Jakarta",
        label=domain.split(".")[0],
        place="Jakarta",
        kind="pusat",
        since=_day(row.get("valid_from"), date.min),
        until=_day(row.get("valid_until"), date.max),
    )


def _region(slug: str, name: str, kind: str, publishers: Mapping[str, Any]) -> Name:
    name = publishers["region_names"].get(slug, name)
    abbreviation, end = {
        "provinsi": ("Pemprov", "prov"),
        "kabupaten": ("Pemkab", "kab"),
        "kota": ("Pemkot", "kota"),
    }[kind]
    return Name(
        slug=slug,
        name=f"Pemerintah {kind.capitalize()} {name}",
        short=f"{abbreviation} {name}",
        region=name,
        label=re.sub(r"\W", "", name.lower()) + end,
        place=publishers["capitals"].get(slug, name),
        kind=kind,
    )


def _regions() -> Iterator[Name]:
    """Provinces and their regencies; a slug is made of kind and name unless it is given."""
    publishers = toml(HERE / "publishers.toml")
    for province in toml(VOCABULARY / "regions.toml")["province"]:
        slug = province.get("slug", f"prov-{_slug(province['name'])}")
        yield _region(slug, province["name"], "provinsi", publishers)
        for kind, prefix in (("kabupaten", "kab"), ("kota", "kota")):
            for name in province.get(kind, {}).values():
                yield _region(f"{prefix}-{_slug(name)}", name, kind, publishers)


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower())


@cache
def names() -> Mapping[str, Name]:
    """Slug -> name, of every institution and region."""
    rows = [_institution(row) for row in toml(VOCABULARY / "institutions.toml")["institution"]]
    return {row.slug: row for row in (*rows, *_regions())}


@cache
def units() -> Mapping[str, str]:
    """Slug -> name, of every unit."""
    return {row["slug"]: row["name"] for row in toml(VOCABULARY / "units.toml")["unit"]}
