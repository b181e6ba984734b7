"""A small collection for the front end: eighteen articles of our own, two of them hostile."""

from __future__ import annotations

from functools import partial

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
    Facet.KIND: [Label("berita", "Berita"), Label("siaran-pers", "Siaran pers")],
}

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)></title></script>"

_seen = partial(Document, first_seen="2026-10-01T02:00:00+00:00", last_seen="2026-11-20T02:00:00+00:00")


def _ceremony(number: int, year: int, unit: str) -> Document:
    return _seen(
        id=f"upacara{number:02}",
        url=f"https://berita.example/{year}/upacara-{number}",
        title=f"Unit kerja ke-{number} menerima predikat WBK",
        body=(
            f"JAKARTA. Predikat Wilayah Bebas dari Korupsi diserahkan kepada unit kerja ke-{number}.\n\n"
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
        views=1406,
        reactions=(9, 0, 1),
        gone_since="2026-11-02T00:00:00+00:00",
    ),
    _seen(
        id="kiraan",
        url=None,
        title="Laporan tanpa alamat",
        body="Tanggal laporan ini dibaca dari isi naskahnya.",
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
