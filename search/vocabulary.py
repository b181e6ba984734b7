"""What awards, institutions, units and regions are called: labels, aliases, and names by date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import SettingsError
from corpus.tables import read_table
from search.document import Label
from search.entries import (
    AcronymsFile,
    Award,
    AwardsFile,
    CompactFile,
    CuesFile,
    HeadsFile,
    Institution,
    InstitutionsFile,
    Names,
    Region,
    RegionsFile,
    RelationsFile,
    Unit,
    UnitsFile,
)
from search.naming import Body, by_label, by_name, expansions, hosts, name_key
from search.query import Facet
from search.succession import lineages

KINDS = {
    "siaran-pers": "Siaran pers",
    "berita": "Berita",
    "pengumuman": "Pengumuman",
    "laporan": "Laporan",
    "foto": "Foto",
}

RECIPIENTS = {
    "unit": "Unit kerja",
    "institution": "Kementerian atau lembaga",
    "region": "Pemerintah daerah",
    "person": "Perorangan",
    "team": "Tim",
    "company": "Perusahaan",
    "school": "Sekolah atau perguruan tinggi",
    "other": "Lainnya",
}
"""The kinds of a recipient."""

COMPACT = ("universities", "companies")
"""Files with an institution a line."""

SHORTEST_PART = 4
"""Letters that a part of a name must have to stand for it; "pan" is in 60 names."""

_BODIES = frozenset({Facet.UNIT, Facet.INSTITUTION, Facet.GIVER, Facet.REGION})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every row, by slug. Slugs of institutions, units and regions never collide."""

    version: str
    awards: Mapping[str, Award]
    institutions: Mapping[str, Institution]
    units: Mapping[str, Unit]
    regions: Mapping[str, Region]
    heads: HeadsFile
    """What names of units begin with that are listed nowhere."""
    award_words: Names
    not_after: Names
    """Words before a name that make it something else: Tugu Adipura, Dinas PUPR."""
    government: Mapping[str, Names]
    """Region's slug -> how a text names its government."""
    heads_of_government: Mapping[str, Names]
    """Region's slug -> how a text names who leads it."""
    places: Mapping[str, Names]
    """Region's slug -> how a text names it as a place."""
    cues: CuesFile
    relations: Mapping[str, float]
    """Feature -> its weight in the likelihood that a name received an award: learnt, not written."""
    counts: Mapping[str, float]
    """Feature -> its weight in the likelihood that a number counts recipients, or those who took part."""
    located: Names
    """Words before a place that make it a mere place."""
    _lineages: Mapping[str, Names]
    _provinces: Mapping[str, str]
    """Kemendagri's code -> slug."""
    _names: Mapping[Facet, Mapping[str, Names]]
    _hosts: Mapping[str, Names]
    _expansions: Mapping[str, Names]

    @classmethod
    def load(cls, directory: Path) -> Vocabulary:
        """From awards, institutions and the like, units, heads, regions, acronyms and cues, each a `.toml`.

        Raises `SettingsError` naming file, row and key.
        """
        awards = read_table(directory / "awards.toml", AwardsFile)
        bodies = read_table(directory / "institutions.toml", InstitutionsFile)
        compact = [read_table(directory / f"{name}.toml", CompactFile) for name in COMPACT]
        institutions = [*bodies.institution, *(row for file in compact for row in file.institutions())]
        units = read_table(directory / "units.toml", UnitsFile)
        places = read_table(directory / "regions.toml", RegionsFile)
        acronyms = read_table(directory / "acronyms.toml", AcronymsFile)
        heads = read_table(directory / "heads.toml", HeadsFile)
        cues = read_table(directory / "cues.toml", CuesFile)
        relations = read_table(directory / "relations.toml", RelationsFile)
        regions = places.regions()
        vocabulary = cls(
            version=_version([awards, bodies, *compact, units, heads, places, acronyms, cues, relations]),
            awards={row.slug: row for row in awards.award},
            institutions={row.slug: row for row in institutions},
            units={row.slug: row for row in units.unit},
            regions={row.slug: row for row in regions},
            heads=heads,
            award_words=awards.award_words,
            not_after=(*awards.not_after, *bodies.not_after),
            government={region.slug: places.government.of(region) for region in regions},
            heads_of_government={region.slug: places.title.of(region) for region in regions},
            places={region.slug: places.place.of(region) for region in regions},
            cues=cues,
            relations=relations.weights,
            counts=relations.counts,
            located=places.located,
            _lineages=lineages(institutions),
            _provinces={region.code: region.slug for region in regions if region.kind == "provinsi"},
            _names={
                **dict.fromkeys((Facet.AWARD, Facet.MENTIONED), by_name(awards.award)),
                Facet.INSTITUTION: by_name(institutions),
                Facet.GIVER: by_name([*institutions, *regions]),
                Facet.UNIT: by_name([*units.unit, *institutions, *regions]),
                Facet.REGION: by_name(regions),
                Facet.KIND: by_label(KINDS),
                Facet.RECIPIENT: by_label(RECIPIENTS),
            },
            _hosts=hosts(institutions, regions),
            _expansions=expansions(acronyms, [*awards.award, *institutions]),
        )
        vocabulary._check(directory, len(awards.award), len(institutions) + len(units.unit) + len(regions))
        return vocabulary

    def body(self, slug: str) -> Body | None:
        return self.units.get(slug) or self.institutions.get(slug) or self.regions.get(slug)

    def lineage(self, slug: str) -> Names:
        """What the body was called before and after, by slug."""
        return self._lineages.get(slug, ())

    def ancestors(self, slug: str) -> Names:
        """What a unit or region belongs to, the nearest first, its institution or province last."""
        above: list[str] = []
        while parent := self.parent(Facet.UNIT, above[-1] if above else slug):
            above.append(parent)
        return tuple(above)

    def label(self, facet: Facet, value: str) -> str:
        """The name a reader sees; the value itself where the vocabulary does not know it."""
        if named := {Facet.KIND: KINDS, Facet.RECIPIENT: RECIPIENTS}.get(facet):
            return named.get(value, value)
        if facet in {Facet.AWARD, Facet.MENTIONED}:
            return self.awards[value].name if value in self.awards else value
        if facet in _BODIES and (body := self.body(value)):
            if isinstance(body, Unit) and body.name in body.generic:
                return f"{body.name} ({_short_name(self.institutions[body.institution])})"
            return body.name
        return value

    def parent(self, facet: Facet, value: str) -> str | None:
        """A unit's superior, a kabupaten's province, the broader award where it can be received."""
        if facet in {Facet.AWARD, Facet.MENTIONED}:
            broader = self.awards[value].parent if value in self.awards else None
            return broader if broader and self.awards[broader].can_be_received else None
        match self.body(value) if facet in _BODIES else None:
            case Unit(parent=parent):
                return parent
            case Region(kind="kabupaten" | "kota", code=code):
                return self._provinces[code[:2]]
        return None

    def labels(self) -> Mapping[Facet, Sequence[Label]]:
        """Every value a document can have of the facets that are named here."""
        values = {
            Facet.AWARD: self.awards,
            Facet.MENTIONED: self.awards,
            Facet.INSTITUTION: self.institutions,
            Facet.GIVER: [*self.institutions, *self.regions],
            Facet.UNIT: [*self.units, *self.institutions, *self.regions],
            Facet.REGION: self.regions,
            Facet.KIND: KINDS,
            Facet.RECIPIENT: RECIPIENTS,
        }
        return {
            facet: [Label(value, self.label(facet, value), self.parent(facet, value)) for value in known]
            for facet, known in values.items()
        }

    def resolve(self, facet: Facet, text: str) -> Names:
        """The slugs a reader may mean: by slug, acronym, alias or name, else by a part of a name.

        Case, spaces and punctuation do not count. Several where the name is shared, none where unknown.
        """
        if exact := self.named(facet, text):
            return exact
        names, key = self._names.get(facet, {}), name_key(text)
        if len(key) < SHORTEST_PART:
            return ()
        near = [name for name in names if name.startswith(key)] or [name for name in names if key in name]
        return tuple(dict.fromkeys(slug for name in near for slug in names[name]))

    def named(self, facet: Facet, text: str) -> Names:
        """The slugs that go by exactly this slug, acronym, alias or name, as `resolve` folds it."""
        return self._names.get(facet, {}).get(name_key(text), ())

    def slugs(self, filters: Mapping[Facet, Sequence[str]]) -> dict[Facet, tuple[str, ...]]:
        """Filters by slug, whatever names they were given by; a value without a name stays as it is."""
        return {
            facet: tuple(
                dict.fromkeys(slug for value in values for slug in self.named(facet, value) or (value,))
            )
            for facet, values in filters.items()
        }

    def institution_of_host(self, host: str, on: date | None = None) -> str | None:
        """The institution or region whose site this is, on that day where the site changed hands."""
        labels = host.casefold().split(":")[0].split(".")
        for cut in range(len(labels) - 1):
            for slug in self._hosts.get(".".join(labels[cut:]), ()):
                institution = self.institutions.get(slug)
                if institution is None or institution.valid_on(on):
                    return slug
        return None

    def expansions(self, words: str) -> Names:
        """What a query may say instead: `WBK` -> the full names, and back. Empty where there is nothing."""
        return self._expansions.get(name_key(words), ())

    def _check(self, directory: Path, awards: int, bodies: int) -> None:
        """What one row alone cannot show: doubled slugs, and slugs that nobody has."""
        if len(self.awards) < awards:
            raise SettingsError(f"{directory / 'awards.toml'}: a slug is used twice")
        if len({*self.institutions, *self.units, *self.regions}) < bodies:
            raise SettingsError(f"{directory}: two of institutions, units and regions have the same slug")
        for award in self.awards.values():
            self._known(directory / "awards.toml", award.slug, "giver", award.giver in self.institutions)
            self._known(directory / "awards.toml", award.slug, "parent", award.parent in {None, *self.awards})
        for body in self.institutions.values():
            related = {*body.predecessors, *body.successors} <= self.institutions.keys()
            self._known(directory / "institutions.toml", body.slug, "predecessors or successors", related)
        for unit in self.units.values():
            parents = {*self.units, *self.institutions} - {unit.slug}
            self._known(directory / "units.toml", unit.slug, "parent", unit.parent in parents)
            self._known(
                directory / "units.toml", unit.slug, "institution", unit.institution in self.institutions
            )
        for unit in self.units.values():
            above = [unit.slug]
            while superior := self.units.get(above[-1]):
                if superior.parent in above:
                    raise SettingsError(f"{directory / 'units.toml'}: {unit.slug}, parent: is below itself")
                above.append(superior.parent)

        for head in self.heads.head:
            owned = set(head.institutions) <= self.institutions.keys()
            self._known(directory / "heads.toml", head.name, "institutions", owned)

    @staticmethod
    def _known(path: Path, slug: str, key: str, known: bool) -> None:
        if not known:
            raise SettingsError(f"{path}: {slug}, {key}: names a slug that is not there")


def _short_name(institution: Institution) -> str:
    return institution.acronyms[0] if institution.acronyms else institution.name


def _version(files: Iterable[object]) -> str:
    return hashlib.blake2b(repr(list(files)).encode(), digest_size=8).hexdigest()
