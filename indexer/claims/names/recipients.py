"""From a name in a sentence to who received: a body of the vocabulary where it has one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from indexer.claims.names.named import Name
from indexer.claims.names.regions import RegionNames
from indexer.claims.words.grammar import NUMBERS
from indexer.claims.words.tokens import Run, Sentence
from search.entries import Award, Institution, Region, Unit
from search.query import Facet
from search.vocabulary import Vocabulary

_SCHOOLS = frozenset(
    {"sd", "sdn", "smp", "smpn", "sma", "sman", "smk", "smkn", "man", "mts", "mtsn", "min"}
    | {"mi", "sekolah", "madrasah", "tk", "paud", "slb"}
)
_COMPANIES = frozenset({"pt", "cv", "perum", "perumda", "bank", "bumdes", "pdam", "tbk", "koperasi"})
_TEAMS = frozenset(["tim", "ukm", "kontingen", "timnas", "regu", "ganda"])
_INSTITUTIONS = frozenset(
    {"university", "college", "institute", "academy", "universiti", "hospital", "hospitals", "foundation"}
)
_MEMBERS = frozenset({"anggota", "staf", "kader", "politisi", "peneliti", "dosen", "pegawai", "karyawan"})
_TEAM_WORDS = frozenset({"tim", "delegasi", "kontingen", "program"})
_BEFORE_PERSONS = frozenset(
    {"ri", "(", ")", "republik", "indonesia", "jenderal", "komjen", "irjen", "brigjen"}
    | {"letjen", "mayjen", "kombes", "akbp", "laksamana", "marsekal", "polisi", "pol", "."}
)
_GOVERNMENT = frozenset({"provinsi", "kabupaten", "kota", "kab.", "prov.", "daerah", "setda"})
_STATE = "presiden"
"""The institution that the central government's accounts are those of."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who received: as `search.claims.Receipt` describes it."""

    name: str
    unit: str | None
    kind: str
    institution: str | None


class Recipients:
    """Settles names by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        rows = vocabulary.cues
        self._offices = tuple(f"{office} " for office in sorted(rows.offices, key=len, reverse=True))
        self._unit_words = frozenset(word for words in rows.heads for word in words) | frozenset(rows.openers)
        self._local = tuple(
            word for head in vocabulary.heads.head if head.local for word in (head.name, *head.short)
        )
        self.regions = RegionNames(vocabulary.regions.values())

    def settle(
        self, sentence: Sentence, name: Name, award: Award | None, day: date | None, by_proxy: bool
    ) -> Recipient | None:
        """None where the name is an official's who took the award for a body that is not named."""
        text, held = name.text, name.office or name
        office = None if self._is_unlisted(sentence, name) else self._office(held.text)
        if office:
            body = self._body_of_office(sentence, held, office)
            if by_proxy or (award is not None and "person" not in award.recipients):
                return body and self._with_slug(body[0], body[1], day, sentence, held)
            person = text if name.office else name.person or self._person(sentence, name, office)
            return Recipient(person or text, None, "person", body and self.institution(body[1]))
        if by_proxy and self._looks_like_person(sentence, name):
            return None
        if member := self._member(sentence, name):
            return Recipient(member, None, "person", self.institution(sentence.bodies[name.first].slug))
        if text.split()[0] in _TEAM_WORDS:
            of = sentence.bodies.get(name.first)
            return Recipient(text, None, "team", self.institution(of.slug) if of else None)
        unit = self._before_its_institution(sentence, name)
        if unit:
            return self._with_slug(sentence.surface(unit.first, unit.last), unit.slug, day)
        slug = self._slug_at(sentence, name) or self._slug_of(text, sentence)
        recipient = self._with_slug(text, slug, day, sentence, name)
        above = self._vocabulary.named(Facet.UNIT, name.parent or "")
        if recipient.institution is None and len(above) == 1:
            return replace(recipient, institution=self.institution(above[0]))
        return recipient

    @staticmethod
    def _member(sentence: Sentence, name: Name) -> str | None:
        """Siti Aminah of `anggota DPR RI Siti Aminah`."""
        run = sentence.bodies.get(name.first)
        if run is None or name.first == 0 or sentence.words[name.first - 1] not in _MEMBERS:
            return None
        start = run.last + (sentence.words[run.last : run.last + 1] in (["ri"], ["republik"]))
        return sentence.surface(start, name.last) if name.last - start > 1 else None

    def is_official(self, name: Name) -> bool:
        return self._office((name.office or name).text) is not None

    def slug(self, sentence: Sentence, name: Name) -> str | None:
        """Of a giver."""
        return self._slug_at(sentence, name) or self._slug_of(name.text, sentence)

    def body(self, slug: str) -> Recipient:
        """By its name in the vocabulary."""
        return self._with_slug(self._vocabulary.label(Facet.UNIT, slug), slug, None)

    def fullest(self, named: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Slug -> its longest surface that is no office holder's title."""
        full: dict[str, str] = {}
        for slug, surface in named:
            if len(surface) > len(full.get(slug, "")) and self._office(surface) is None:
                full[slug] = surface
        return full

    def among(self, recipient: Recipient, kinds: set[str]) -> Recipient:
        """A bare place that may be two regions is of the kind of those it is listed with: `kab`, `kota`."""
        places = self.regions.called(recipient.name) if recipient.unit is None else ()
        fitting = [place for place in places if place.slug.split("-")[0] in kinds]
        if len(fitting) != 1:
            return recipient
        return Recipient(recipient.name, fitting[0].slug, "region", fitting[0].slug)

    def then(self, slug: str, day: date | None) -> str:
        """The institution, or whichever body did its work on that day."""
        body = self._vocabulary.institutions.get(slug)
        if body is None or day is None or body.valid_on(day):
            return slug
        for other in (*body.predecessors, *body.successors):
            row = self._vocabulary.institutions.get(other)
            if row and row.valid_on(day):
                return other
        return slug

    def _with_slug(
        self,
        text: str,
        slug: str | None,
        day: date | None,
        sentence: Sentence | None = None,
        name: Name | None = None,
    ) -> Recipient:
        body = self._vocabulary.body(slug) if slug else None
        match body:
            case Region():
                return Recipient(text, slug, "region", slug)
            case Institution():
                return Recipient(text, slug, "institution", slug)
            case Unit():
                return Recipient(text, slug, "unit", body.institution)
        if text == "Pemerintah Pusat":
            return Recipient(text, None, "institution", _STATE)
        kind = self._kind(text)
        institution: str | None = None
        if (
            sentence is not None
            and name is not None
            and kind != "institution"
            and self._is_unlisted(sentence, name)
        ):
            kind, institution = "unit", sentence.unlisted[sentence.tokens[name.first].start].institution
            if institution in self._vocabulary.regions and not self._is_of_region(text):
                institution = None
        if institution is None and sentence is not None and name is not None and kind == "unit":
            inside = [
                self.institution(run.slug)
                for run in sentence.bodies.values()
                if name.first <= run.first < name.last
            ]
            # a ministry's office is named after the region it is in, the region's own belongs to it
            local = self._is_of_region(text)
            inside = [one for one in inside if one and (local or one not in self._vocabulary.regions)]
            institution = next(iter(inside), None)
        return Recipient(text, None, kind, institution)

    def _is_of_region(self, text: str) -> bool:
        """A region's own unit, no office of a ministry in it: by its head noun, or as the region is told."""
        return text.startswith(self._local) or not _GOVERNMENT.isdisjoint(text.lower().split())

    def _office(self, text: str) -> str | None:
        spaced = f"{text.lower()} "
        if not spaced.startswith(self._offices):
            return None
        return next(filter(spaced.startswith, self._offices)).rstrip()

    def _body_of_office(self, sentence: Sentence, name: Name, office: str) -> tuple[str, str | None] | None:
        """The body an official heads, as a name: Bupati Klaten -> Kabupaten Klaten."""
        run = sentence.bodies.get(name.first)
        if run:
            return self._vocabulary.label(Facet.UNIT, run.slug), run.slug
        inside = [run for run in sentence.bodies.values() if name.first < run.first < name.last]
        if inside:
            run = inside[0]
            return self._vocabulary.label(Facet.UNIT, run.slug), run.slug
        rest = name.text[len(office) :].strip(" ,")
        if office in {"camat", "lurah"} and rest:
            return f"{'Kecamatan' if office == 'camat' else 'Kelurahan'} {rest}", None
        if (
            office in {"kepala", "pimpinan", "direktur", "rektor", "ketua"}
            and rest.split()[:1]
            and (rest.split()[0].lower() in self._unit_words)
        ):
            return rest, None
        return None

    def _person(self, sentence: Sentence, name: Name, office: str) -> str | None:
        """The personal name behind an office: Menteri Keuangan Budi Santoso."""
        tokens = sentence.tokens
        inside = [run.last for run in sentence.bodies.values() if name.first <= run.first < name.last]
        closing = [at + 1 for at in range(name.first, name.last) if tokens[at].text == ")"]
        start = max([*inside, *closing], default=0)
        while 0 < start < name.last and tokens[start].low in _BEFORE_PERSONS:
            start += 1
        text = " ".join(sentence.surface(start, name.last).split()).strip(" ,") if start else ""
        if not start:
            rest = name.text[len(office) :].split()
            known = self._unit_words | {"umum", "partai", "tinggi", "negeri"}
            if len(rest) > 3 and not self._unit_words.intersection(map(str.lower, rest)):
                rest = rest[-2:]  # Ketua Umum Partai X, then a name of two words
            text = "" if known.intersection(map(str.lower, rest)) else " ".join(rest)
        return text if text and text[0].isupper() else None

    def _looks_like_person(self, sentence: Sentence, name: Name) -> bool:
        alike = self._kind(name.text) == "person" and name.first not in sentence.bodies
        return alike and self._slug_of(name.text, sentence) is None  # Jawa Timur

    def _before_its_institution(self, sentence: Sentence, name: Name) -> Run | None:
        """Biro Umum in Biro Umum Kemensetneg."""
        unit = sentence.bodies.get(name.first)
        behind = sentence.bodies.get(unit.last) if unit else None
        if unit is None or behind is None or behind.last < name.last:
            return None
        return unit if self.institution(unit.slug) == self.institution(behind.slug) else None

    def _slug_at(self, sentence: Sentence, name: Name) -> str | None:
        """What the vocabulary knows the whole name as; a bracket or the country may stand behind it."""
        run = sentence.bodies.get(name.first)
        if run is None:
            return None
        rest = [token.low for token in sentence.tokens[run.last : name.last]]
        if (rest and rest[0] == "(") or set(rest) <= {"ri", "republik", "indonesia", "di"}:
            return run.slug
        return None

    def _slug_of(self, text: str, sentence: Sentence) -> str | None:
        """By its exact name; a bare place is the kabupaten or kota that the sentence speaks of."""
        if self.regions.called(text):
            return self.regions.slug(text, sentence.words)
        named = self._vocabulary.named(Facet.UNIT, text)
        return named[0] if len(named) == 1 else self.regions.governed(text)

    @staticmethod
    def _is_unlisted(sentence: Sentence, name: Name) -> bool:
        return sentence.tokens[name.first].start in sentence.unlisted

    def institution(self, slug: str | None) -> str | None:
        match self._vocabulary.body(slug) if slug else None:
            case Unit(institution=institution):
                return institution
            case Institution() | Region():
                return slug
        return None

    def _kind(self, text: str) -> str:
        words = text.lower().split()
        first = words[0]
        if first in _SCHOOLS:
            return "school"
        if first in _COMPANIES or words[-1] == "tbk":
            return "company"
        if first in _TEAMS or first in NUMBERS or first.isdigit():
            return "team"
        if first in {"inovasi", "program", "aplikasi", "film", "buku"}:
            return "other"
        if first in {"universitas", "institut", "politeknik", "kementerian"} or _INSTITUTIONS & set(words):
            return "institution"
        if first in self._unit_words or re.match(
            r"(?:rsud|rsup|puskesmas|upt|uptd|rumah sakit)|.* kelas [iv]+\b", text.lower()
        ):
            return "unit"
        if first in {
            "kabupaten",
            "kota",
            "provinsi",
            "pemkab",
            "pemkot",
            "pemprov",
            "pemerintah",
            "desa",
            "kecamatan",
        }:
            return "region"
        if 2 <= len(words) <= 5 and not text.isupper() and all(word[0].isalpha() for word in words):
            return "person"
        return "other"
