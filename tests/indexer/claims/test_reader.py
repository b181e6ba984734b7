"""An article's claims as a whole: evidence, the seed, one receipt for each fact."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.claims.said import received, said

PIECES = [
    "Kota Bogor ",
    "meraih ",
    "Adipura ",
    "2021",
    ". ",
    "\n\n",
    "dan ",
    ", ",
    "yaitu ",
    "diraih ",
    "(WBK) ",
    "penghargaan ",
    "kepada ",
    "İ",
    "Bupati Sleman ",
    ": ",
    "- ",
    "Juara 1 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_evidence_slices_back(body: str) -> None:
    title = body[:60]
    annotations = said(body, title)
    evidences = [
        *(receipt.evidence for receipt in annotations.received),
        *(mention.evidence for mention in annotations.mentioned),
        *(count.evidence for count in annotations.counts),
    ]
    for evidence in evidences:
        text = title if evidence.where == "title" else body
        assert text[evidence.start : evidence.end] == evidence.text


REAL_DATA = os.environ.get("TELUSUR_REAL_DATA")


@pytest.mark.skipif(not REAL_DATA, reason="TELUSUR_REAL_DATA is not set")
def test_the_seed_article() -> None:
    text = next(Path(REAL_DATA or "", "seed").glob("*.txt")).read_text()
    title, body = text.split("\n", 1)
    receipts = received(body, title, day="2021-12-20")
    assert {(r.award, r.recipient_unit, r.institution, r.giver, r.year, r.historic) for r in receipts} == {
        ("wbk", "setneg-asdep-dumas", "kemensetneg", "kemenpanrb", 2021, False),
        ("wbk", "setneg-biro-ktln", "kemensetneg", "kemenpanrb", 2021, False),
    }


def test_several_sentences_of_one_fact_are_one_receipt() -> None:
    body = "Kota Bogor meraih Adipura 2021. Adipura diterima Wali Kota Bogor. Kota Bogor meraih Adipura."
    (receipt,) = received(body, title="Kota Bogor Raih Adipura")
    assert receipt.evidence.text == "Kota Bogor meraih Adipura 2021."


def test_nothing_is_claimed_where_no_award_is_named() -> None:
    annotations = said("Kota Bogor menerima kunjungan 12 instansi.")
    assert (annotations.received, annotations.mentioned, annotations.counts) == ((), (), ())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "BPK menyerahkan laporan atas LKPD 2022 kepada tiga daerah. Seluruhnya mendapat opini WTP."
            " Daerah tersebut adalah Kota Serang, Kota Cilegon, dan Kabupaten Lebak.",
            {("wtp", "Kota Serang", 2022), ("wtp", "Kota Cilegon", 2022), ("wtp", "Kabupaten Lebak", 2022)},
        ),
        (
            "RSUD Kota Bogor belum berhasil meraih WBBM pada evaluasi 2022. Rumah sakit itu telah"
            " menyandang WBK. Puskesmas Sukamaju lolos sebagai unit berpredikat WBBM.",
            {("wbk", "RSUD Kota Bogor", 2022), ("wbbm", "Puskesmas Sukamaju", 2022)},
        ),
        (
            "Kota Magelang meraih Anugerah Negeri Resik 2022 kategori Perak. Penghargaan serupa diraih"
            " Kota Tegal.",
            {("Anugerah Negeri Resik", "Kota Magelang", 2022), ("Anugerah Negeri Resik", "Kota Tegal", 2022)},
        ),
        (
            "Kalpataru 2023 diserahkan kepada tiga penerima. Kategori Perintis Lingkungan diraih Siti"
            " Aminah dari Jawa Timur dan Budi Santoso dari Papua. Kategori Pengabdi Lingkungan"
            " diberikan kepada Joko Susilo.",
            {
                ("kalpataru", "Siti Aminah", 2023),
                ("kalpataru", "Budi Santoso", 2023),
                ("kalpataru", "Joko Susilo", 2023),
            },
        ),
    ],
)
def test_a_report_of_several_sentences(body: str, expected: set[tuple[str, str, int]]) -> None:
    assert {(r.award, r.recipient, r.year) for r in received(body, day="2023-06-10")} == expected
