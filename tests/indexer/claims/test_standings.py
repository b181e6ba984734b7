"""Places within an award that a text speaks of: levels and ranks without the award's name."""

import pytest

from tests.indexer.claims.said import received

ADIPURA = "Adipura 2021 diumumkan di Jakarta. Kota Malang meraih Piala Adipura. "


def others(body: str) -> set[tuple[str, str]]:
    """Award and recipient of all but the receipt that the text begins with."""
    return {(one.award, one.recipient) for one in received(body) if one.recipient != "Kota Malang"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Terbaik II ialah Kota Bogor.",
        "Kota terbaik di kawasan timur adalah Kota Bogor.",
        "Runner-up tahun ini adalah Kota Bogor.",
        "Juara umum tetap dipegang Kota Bogor.",
        "Tempat ketiga ditempati Kota Bogor.",
        "Untuk kota kecil, gelar yang sama menjadi hak Kota Bogor.",
        "Pada kategori kota besar urutannya: Kota Bogor.",
        "Piala menjadi milik Kota Bogor.",
        "Kota Bogor tetap di puncak klaster kota besar.",
        "Kota Bogor membayangi di tempat kedua.",
        "Kota Bogor berada di urutan kedua.",
        "Juri menyebut nilainya mengungguli Kota Bogor di tempat kedua.",
        "Kategori Sertifikat menjadi milik Kota Bogor.",
        "Kini trofi itu beralih ke tangan Kota Bogor.",
    ],
)
def test_a_place_is_of_the_award_spoken_of(sentence: str) -> None:
    assert others(ADIPURA + sentence) == {("adipura", "Kota Bogor")}


def test_it_is_the_level() -> None:
    body = "Delapan perusahaan masuk PROPER 2021. PT Sari Alam mempertahankan Hijau."
    assert [(one.award, one.recipient, one.level) for one in received(body)] == [
        ("proper", "PT Sari Alam", "Hijau")
    ]


def test_so_of_an_award_that_no_list_has() -> None:
    body = "Anugerah Laut Biru 2021 diraih Kota Malang. Terbaik II ialah Kota Bogor."
    assert others(body) == {("Anugerah Laut Biru", "Kota Bogor")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Juara umum diharapkan menjadi milik Kota Bogor.",
        "Terbaik II belum tentu Kota Bogor.",
        "Kota Bogor yang digadang-gadang masuk lima besar pulang lebih awal.",
        "Cara terbaik mengolah sampah adalah Kompos Rumahan yang dicoba warga.",
        "Wali Kota Bogor duduk di kursi kedua.",
    ],
)
def test_no_place_no_receipt(sentence: str) -> None:
    assert not others(ADIPURA + sentence)


def test_without_an_award_spoken_of_a_place_says_nothing() -> None:
    assert not received("Pasar dibuka. Terbaik II ialah Kota Bogor.")
