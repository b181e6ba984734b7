"""The shortest way to documents that claim something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from search.claims import AwardMention, CountClaim, Evidence, Receipt
from search.document import Label
from search.query import Facet

LABELS = {
    Facet.AWARD: [
        Label("wbk", "Wilayah Bebas dari Korupsi"),
        Label("adipura", "Adipura"),
        Label("adipura-kencana", "Adipura Kencana", "adipura"),
    ],
    Facet.UNIT: [
        Label("setneg", "Kementerian Sekretariat Negara"),
        Label("setneg-setpres", "Sekretariat Presiden", "setneg"),
        Label("setneg-umum", "Biro Umum (Setneg)", "setneg-setpres"),
        Label("kota-hijau", "Kota Hijau", "prov-hijau"),
        Label("prov-hijau", "Provinsi Hijau"),
    ],
    Facet.INSTITUTION: [Label("setneg", "Kementerian Sekretariat Negara")],
    Facet.GIVER: [Label("kemenpanrb", "Kementerian PANRB")],
    Facet.REGION: [Label("kota-hijau", "Kota Hijau", "prov-hijau"), Label("prov-hijau", "Provinsi Hijau")],
}


@dataclass(frozen=True, slots=True)
class Claiming:
    """A document, of which nothing matters but what it claims."""

    id: str
    received: tuple[Receipt, ...] = ()
    mentioned: tuple[AwardMention, ...] = ()
    counts: tuple[CountClaim, ...] = ()
    published: str | None = "2022-01-05"
    title: str = "Judul"
    source: str = "Berita"
    url: str | None = None
    sample: bool = False
    cluster: str = ""


def evidence(text: str = "Biro Umum meraih WBK.", start: int = 0, where: Any = "body") -> Evidence:
    return Evidence(text, where, start, start + len(text))


def receipt(recipient: str = "Biro Umum", **given: Any) -> Receipt:
    fields: dict[str, Any] = {
        "award": "wbk",
        "award_name": "Wilayah Bebas dari Korupsi",
        "level": None,
        "recipient_unit": None,
        "recipient_kind": "unit",
        "institution": None,
        "giver": None,
        "year": 2021,
        "historic": False,
        "evidence": evidence(f"{recipient} meraih WBK."),
    }
    return Receipt(recipient=recipient, **(fields | given))
