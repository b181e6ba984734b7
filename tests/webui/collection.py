"""A small collection for the front end: eighteen articles of our own, two of them hostile."""

from __future__ import annotations

from functools import partial
from typing import Any

from search.claims import AwardMention, CountClaim, Evidence, Receipt
from search.document import Document, Label
from search.query import Facet

LABELS = {
    Facet.UNIT: [
        Label("setneg-setwapres", "Sekretariat Wakil Presiden"),
        Label("setneg-setpres", "Sekretariat Presiden"),
        Label("biro-hukum", "Biro <Hukum> & Organisasi"),
    ],
    Facet.AWARD: [
        Label("wbk", "Wilayah Bebas dari Korupsi"),
        Label("adipura", "Adipura"),
    ],
    Facet.INSTITUTION: [Label("kemensetneg", "Kementerian Sekretariat Negara")],
    Facet.GIVER: [Label("kemenpanrb", "Kementerian PANRB")],
    Facet.RECIPIENT: [Label("unit", "Unit kerja"), Label("region", "Pemerintah daerah")],
    Facet.KIND: [Label("berita", "Berita"), Label("siaran-pers", "Siaran pers")],
}

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)></title></script>"

_seen = partial(Document, first_seen="2026-10-01T02:00:00+00:00", last_seen="2026-11-20T02:00:00+00:00")


def _receipt(text: str, start: int = 0, **given: Any) -> Receipt:
    """Of the sentence `text`, which stands at `start` in the body."""
    fields: dict[str, Any] = {
        "award": "wbk",
        "award_name": "Wilayah Bebas dari Korupsi",
        "level": None,
        "recipient": "Sebuah unit",
        "recipient_unit": None,
        "recipient_kind": "unit",
        "institution": None,
        "giver": None,
        "year": None,
        "historic": False,
    }
    return Receipt(evidence=Evidence(text, "body", start, start + len(text)), **(fields | given))


def _ceremony(number: int, year: int, unit: str) -> Document:
    sentence = f"Predikat Wilayah Bebas dari Korupsi diserahkan kepada unit kerja ke-{number}."
    return _seen(
        id=f"upacara{number:02}",
        url=f"https://berita.example/{year}/upacara-{number}",
        title=f"Unit kerja ke-{number} menerima predikat WBK",
        body=(
            f"JAKARTA. {sentence}\n\n"
            "Pegawai menyambutnya dengan gembira dan berjanji melayani warga lebih cepat."
        ),
        published=f"{year}-12-{number:02}",
        published_inferred=False,
        byline=None,
        source="Berita Contoh",
        kind="berita",
        units=(unit,),
        institutions=("kemensetneg",),
        awards=("wbk",),
        received=(
            _receipt(
                sentence,
                len("JAKARTA. "),
                recipient=f"unit kerja ke-{number}",
                recipient_unit=unit,
                institution="kemensetneg",
                giver="kemenpanrb" if number % 4 else "Gubernur",
                year=year,
            ),
        ),
    )


DOCUMENTS = [
    *(
        _ceremony(number, 2019 + number % 3, ("setneg-setwapres", "setneg-setpres")[number % 2])
        for number in range(1, 14)
    ),
    _seen(
        id="adipura",
        url="https://kota.example/adipura",
        title="Kota kecil meraih Adipura",
        body="Kota kecil itu meraih Adipura.\n\nWarga turun ke jalan merayakannya.\n\nTaman dirawat bersama.",
        published="2022-02-28T09:05:00+08:00",
        published_inferred=False,
        byline="Sari",
        source="Kota Kecil",
        kind="siaran-pers",
        units=("biro-hukum",),
        awards=("adipura",),
        awards_mentioned=("wbk",),
        received=(
            _receipt(
                "Kota kecil itu meraih Adipura.",
                award="adipura",
                award_name="Adipura",
                level="Kencana",
                recipient="Kota Kecil",
                recipient_kind="region",
                year=2021,
            ),
        ),
        mentioned=(
            AwardMention(
                "wbk",
                "Wilayah Bebas dari Korupsi",
                "target",
                Evidence("Warga turun ke jalan merayakannya.", "body", 32, 66),
            ),
        ),
        views=1406,
        reactions=(9, 0, 1),
        gone_since="2026-11-02T00:00:00+00:00",
    ),
    _seen(
        id="kiraan",
        url=None,
        title="Laporan tanpa alamat",
        body="Tanggal laporan ini dibaca dari isi naskahnya.",
        cluster="kiraan",
        counts=(CountClaim(4402, "unit kerja diusulkan", "wbk", 2021, Evidence("Tanggal", "body", 0, 7)),),
        published="2018-05-01",
        published_inferred=True,
        byline=None,
        source="Kota Kecil",
        kind="berita",
    ),
    _seen(
        id="tanpatanggal",
        url="https://kota.example/lama",
        title="Pengumuman lama",
        body="Naskah ini tidak bertanggal.",
        cluster="kiraan",
        counts=(CountClaim(4042, "unit kerja dievaluasi", "wbk", 2021, Evidence("Naskah", "body", 0, 6)),),
        published=None,
        published_inferred=False,
        byline=None,
        source="Kota Kecil",
        kind="berita",
    ),
    _seen(
        id="jahat",
        url="javascript:alert(document.cookie)",
        title=f"Jahat {HOSTILE}",
        body=f"Paragraf jahat {HOSTILE}\n\n</article><style>*{{display:none}}</style> jahat",
        published="2020-01-01",
        published_inferred=False,
        byline=HOSTILE,
        source=HOSTILE,
        kind="berita",
        units=("biro-hukum",),
        awards=(HOSTILE,),
        received=(
            _receipt(
                "=1+1 Paragraf jahat",
                award=HOSTILE,
                award_name=f"=cmd|' /C calc'!A0 {HOSTILE}",
                level=HOSTILE,
                recipient=HOSTILE,
                institution=HOSTILE,
                giver=HOSTILE,
                year=2020,
            ),
        ),
        counts=(CountClaim(1, HOSTILE, HOSTILE, 2020, Evidence(HOSTILE, "body", 0, 9)),),
    ),
    _seen(
        id="panjang",
        url="https://kota.example/panjang",
        title="Kata" + "panjang" * 20,
        body="Sebuahkata" * 40,
        published="2020-06-15",
        published_inferred=False,
        byline=None,
        source="Kota Kecil",
        kind="berita",
    ),
]
SAMPLE = _seen(
    id="contoh",
    url="https://contoh.example/1",
    title="Artikel contoh",
    body="Ditulis untuk contoh saja.",
    published="2023-03-03",
    published_inferred=False,
    byline=None,
    source="Contoh",
    kind="berita",
    sample=True,
)
