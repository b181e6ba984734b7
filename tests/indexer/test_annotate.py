"""What an article names: awards, units and institutions, settled by date, sentence and source."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate import Annotations, Annotator
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

VOCABULARY = Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary")
ANNOTATOR = Annotator(VOCABULARY)


def named(annotations: Annotations) -> set[str]:
    return {*annotations.awards_received, *annotations.awards_mentioned}


def units(annotations: Annotations) -> set[str]:
    """Those that the vocabulary lists."""
    return {mention.slug for mention in annotations.units if mention.slug}


@pytest.mark.parametrize(
    ("body", "awards"),
    [
        ("Kantor itu meraih predikat Wilayah Bebas dari Korupsi (WBK).", {"wbk"}),
        ("Sebanyak 558 unit meraih WBK/WBBM.", {"wbk", "wbbm"}),
        ("Wilayah kerja yang bebas korupsi dan proper menurut warga.", set()),
        ("PT Contoh meraih PROPER emas.", {"proper"}),
        ("Laporan keuangannya beropini wajar tanpa pengecualian.", {"wtp"}),
        ("Rapat membahas Perpres SPBE dan TPID.", set()),
        ("Kabupaten itu meraih penghargaan SPBE.", {"spbe"}),
        ("Kabupaten itu menerima kunjungan. Penghargaan lain dibahas. SPBE dibahas kemudian.", set()),
        ("Warga berkumpul di Tugu Adipura di Jalan Kalpataru.", set()),
        ("Pemkab menerima Piala Adipura.", {"adipura"}),
        ("Ia meraih Adipura Kencana.", {"adipura-kencana", "adipura"}),
        ("Ia menerima penghargaan Adipura Kencana.", {"adipura-kencana", "adipura"}),
        ("Pencanangan Zona Integritas dilakukan bersama.", set()),
        ("Inovasi itu meraih penghargaan KIPP.", set()),
        ("Kota itu beropini wajar tanpa pengecualian dengan paragraf penjelasan.", {"wtp-dpp", "wtp"}),
        ("Dalam rapor Proper 2021 pabrik itu berperingkat hijau.", {"proper"}),
        ("Pemkab berada di zona hijau pelayanan publik.", {"ombudsman-kepatuhan"}),
        ("Indeks saham kembali ke zona hijau, investor meraih untung.", set()),
        ("Pemkot mendapat insentif fiskal pengendalian inflasi.", {"insentif-fiskal"}),
        ("Investor hulu migas meminta insentif fiskal.", set()),
        ("Enam guru menerima Satyalancana 20 Tahun.", {"satyalancana-karya-satya"}),
        ("Laksamana itu pernah menerima Satya Lencana Kesetiaan VIII.", set()),
        ("Ziarah ke Taman Makam Pahlawan Nasional Utama.", set()),
    ],
)
def test_awards(body: str, awards: set[str]) -> None:
    assert named(ANNOTATOR.annotate(article(body))) == awards


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Asisten Deputi Pengaduan Masyarakat Kemensetneg hadir.", {"setneg-asdep-dumas", "kemensetneg"}),
        ("Kementerian Pendidikan Tinggi, Sains dan Teknologi", {"kemdiktisaintek"}),
        ("Menteri Keuangan memberi arahan.", {"kemenkeu"}),
        ("Dinas PUPR memperbaiki jalan.", set()),
        ("Pemkab Sleman dan Pemerintah Kota (Pemkot) Denpasar", {"kab-sleman", "kota-denpasar"}),
        ("Bupati Kukar dan Gubernur Sumatra Utara", {"kab-kutai-kartanegara", "prov-sumatera-utara"}),
        ("Pemkab Mura membuka pasar.", set()),
        ("Jalan di Kabupaten Sleman rusak.", set()),
        ("Kabupaten Sleman meraih penghargaan.", {"kab-sleman"}),
        ("Penghargaan itu diserahkan di Kota Bogor kepada siswa asal Kabupaten Sleman.", set()),
        ("pemerintah kota membuka kantor inspektorat dan biro umum.", set()),
        ("Gubernur datang, lalu PBB bersidang.", set()),
    ],
)
def test_units(body: str, found: set[str]) -> None:
    assert units(ANNOTATOR.annotate(article(body))) == found


def test_a_generic_unit_needs_its_institution_in_the_sentence() -> None:
    assert "setneg-biro-umum" in units(ANNOTATOR.annotate(article("Biro Umum Kemensetneg, juga Biro Umum.")))
    beside = "Kepala Biro Umum Kementerian Sekretariat Negara hadir."
    assert "setneg-biro-umum" in units(ANNOTATOR.annotate(article(beside)))
    apart = "Kepala Biro Umum hadir. Kemensetneg mengirim wakil."
    assert "setneg-biro-umum" not in units(ANNOTATOR.annotate(article(apart)))
    elsewhere = "Kepala Biro Umum Kementerian Keuangan hadir."
    assert "setneg-biro-umum" not in units(ANNOTATOR.annotate(article(elsewhere)))


def test_a_generic_unit_is_settled_by_the_source() -> None:
    body = "Kepala Biro Umum hadir."
    assert units(ANNOTATOR.annotate(article(body, url="https://www.setneg.go.id/1"))) == {"setneg-biro-umum"}
    assert units(ANNOTATOR.annotate(article(body, url="https://kemenkeu.go.id/1"))) == set()
    dump = replace(article(body), source="Kementerian Sekretariat Negara")
    assert units(ANNOTATOR.annotate(dump)) == {"setneg-biro-umum"}


@pytest.mark.parametrize(
    ("day", "name", "slug"),
    [
        ("2010-06-01", "KLH", "klh-lama"),
        ("2025-06-01", "KLH", "klh"),
        ("2018-06-01", "KLH", None),
        (None, "KLH", "klh"),
        ("2020-01-01", "BKPM", "bkpm-lama"),
        ("2022-01-01", "BKPM", "bkpm"),
        ("2020-01-01", "Sekretariat Kabinet", "setkab"),
        ("2025-01-01", "Sekretariat Kabinet", "setneg-setkab"),
        ("2014-12-01", "BPN", "atr-bpn"),
        ("1990-01-01", "Kementerian Keuangan", "kemenkeu"),
    ],
)
def test_a_shared_name_is_settled_by_date(day: str | None, name: str, slug: str | None) -> None:
    assert units(ANNOTATOR.annotate(article(f"Pejabat {name} hadir.", day=day))) == (
        {slug} if slug else set()
    )


def test_a_unit_brings_its_institution() -> None:
    annotations = ANNOTATOR.annotate(article("Biro Kerja Sama Teknik Luar Negeri mengumumkan beasiswa."))
    assert units(annotations) == {"setneg-biro-ktln"}
    assert annotations.institutions == ("kemensetneg",)


def test_a_place_in_the_title_is_its_government() -> None:
    annotations = ANNOTATOR.annotate(article(title="Kota Bogor Siapkan Taman Baru"))
    assert [(mention.slug, mention.where) for mention in annotations.units] == [("kota-bogor", "title")]


def test_title_comes_before_body() -> None:
    annotations = ANNOTATOR.annotate(article("Kementerian Agama hadir.", title="Kemlu Raih WTP"))
    assert [mention.slug for mention in annotations.units] == ["kemlu", "kemenag"]
    assert [mention.where for mention in annotations.awards] == ["title"]


PIECES = [
    "Biro Umum ",
    "Kemensetneg",
    "WBK/WBBM ",
    "meraih ",
    "Kab. Bogor",
    ". ",
    "\n\n",
    "İ",
    "Pemkot ",
    "Banjar ",
    "Dinas Sosial ",
    "dan ",
    "(DS) ",
    "Kapolres ",
    "Provinsi Bali",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=200))
def test_a_mention_slices_back_to_its_surface(body: str) -> None:
    annotations = ANNOTATOR.annotate(article(body, title=body[:40]))
    for mention in (*annotations.units, *annotations.awards):
        assert mention.value
        text = body[:40] if mention.where == "title" else body
        assert text[mention.start : mention.end] == mention.surface
    assert units(annotations) <= {*VOCABULARY.units, *VOCABULARY.institutions, *VOCABULARY.regions}
    assert named(annotations) <= VOCABULARY.awards.keys()


REAL_DATA = os.environ.get("TELUSUR_REAL_DATA")


@pytest.mark.skipif(not REAL_DATA, reason="TELUSUR_REAL_DATA is not set")
def test_the_seed_article() -> None:
    text = next(Path(REAL_DATA or "", "seed").glob("*.txt")).read_text()
    title, body = text.split("\n", 1)
    annotations = ANNOTATOR.annotate(article(body, title=title))
    assert units(annotations) >= {
        "setneg-asdep-dumas",
        "setneg-biro-ktln",
        "kemensetneg",
        "kemenpanrb",
    }
    assert annotations.awards_received == ("wbk",)
    assert annotations.awards_mentioned == ("wbbm", "wtp")
    assert {(receipt.award, receipt.recipient_unit) for receipt in annotations.received} == {
        ("wbk", "setneg-asdep-dumas"),
        ("wbk", "setneg-biro-ktln"),
    }
    assert {(count.number, count.award) for count in annotations.counts} == {
        (558, None),
        (486, "wbk"),
        (72, "wbbm"),
        (259, None),
        (4402, None),
    }
