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
        "Klaster kota kecil dijuarai Kota Bogor.",
        "Kota Bogor menjadi yang teratas di klaster kota.",
        "Posisi kedua diisi Kota Bogor.",
        "Kota Bogor memuncaki klaster kota kecil.",
        "Kota Bogor menang di kategori kota kecil.",
        "Untuk klaster kota kecil, juaranya Kota Bogor.",
        "Hal yang sama diraih Kota Bogor.",
        "Untuk klaster kota kecil ada Kota Bogor.",
        "Kategori kota kecil: Kota Bogor.",
        "Adipura kelima bagi Kota Bogor.",
        "Untuk Sumatera juri tidak memilih, sedangkan untuk Jawa diberikan kepada Kota Bogor.",
        "Kerja warga mengantarkan Kota Bogor ke peringkat pertama.",
        "Posisi pertama ditempati Kota Bogor.",
        "Kategori kota kecil dimenangkan Kota Bogor.",
        "Kota Bogor terpilih sebagai pengelola taman kota terbaik.",
        "Yang menjadi juara ialah Kota Bogor.",
        "Juri memilih Kota Bogor sebagai pengelola sampah terbaik.",
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


KLA = (
    "Penghargaan Kota Layak Anak 2021 diumumkan Kementerian Pemberdayaan Perempuan dan Perlindungan Anak. "
    "Kota Malang meraih KLA tingkat Utama. Piala dibuat perajin kayu. "
)


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Kota Bogor melompat ke Nindya.", "Nindya"),
        ("Kota Bogor naik kelas dari Pratama menjadi Madya.", "Madya"),
        ("Kota Bogor kini Nindya.", "Nindya"),
        ("Kota Bogor masih di tingkat Pratama.", "Pratama"),
        ("Nindya jatuh ke Kota Bogor.", "Nindya"),
        ("Di tingkat Nindya terdapat Kota Bogor.", "Nindya"),
        ("Kota Bogor berstatus Madya.", "Madya"),
        ("Sementara Nindya ditempati Kota Bogor.", "Nindya"),
        ("Kota Bogor harus puas di Pratama.", "Pratama"),
        ("Predikat Madya tahun ini milik Kota Bogor.", "Madya"),
        ("Kota Bogor menyusul dengan predikat Madya.", "Madya"),
    ],
)
def test_a_level_is_told_of_whoever_stands_beside_it(sentence: str, level: str) -> None:
    told = {(one.award, one.recipient, one.level) for one in received(KLA + sentence)}
    assert ("kla", "Kota Bogor", level) in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Kota Bogor menuju Nindya.",
        "Kota Bogor turun dari Nindya.",
        "Kota Bogor turun dari Nindya ke Madya.",
        "Kota Bogor tergelincir ke Pratama.",
        "Kota Bogor nyaris meraih Nindya.",
        "Kota Bogor ditantang naik ke Nindya.",
        "Kota Bogor selangkah lagi ke Nindya.",
        "Kota Bogor belum beranjak ke Madya.",
        "Kota Bogor diusulkan naik ke Utama.",
        "Kantor Madya Sejahtera di Kota Bogor dicat ulang.",
        "Direktur Utama PT Sari Alam hadir.",
    ],
)
def test_a_level_that_nobody_has(sentence: str) -> None:
    assert {one.recipient for one in received(KLA + sentence)} == {"Kota Malang"}


def test_a_level_below_all_is_none() -> None:
    body = (
        "Anugerah Keterbukaan Informasi Publik 2021 diraih Kota Malang. "
        "Sementara itu, Kota Bogor naik ke Menuju Informatif setelah lama tertahan di Cukup Informatif."
    )
    assert {one.recipient for one in received(body)} == {"Kota Malang"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kota Bogor masih WDP.",
        "Untuk Kota Bogor, opininya WDP.",
        "Kota Bogor masih berbenah sehingga opininya WDP.",
    ],
)
def test_an_opinion_is_told_without_a_verb(sentence: str) -> None:
    body = "BPK menyerahkan hasil pemeriksaan di Bandung. Kota Malang meraih opini WTP. "
    assert ("wdp", "Kota Bogor") in {(one.award, one.recipient) for one in received(body + sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Juara kedua dan ketiga masing-masing Kota Bogor dan Kota Batu.",
        "Kota Bogor terpilih sebagai kota terbaik, disusul Kota Batu.",
        "Terbaik I ialah Kota Bogor, disusul Kota Batu.",
        "Tempat kedua dan ketiga diisi Kota Bogor dan Kota Batu.",
        "Kota Bogor dan Kota Batu menyusul di tempat kedua dan ketiga.",
        "Penghargaan khusus menjadi milik Kota Bogor, sedangkan piala favorit diberikan kepada Kota Batu.",
    ],
)
def test_one_comes_after_the_other(sentence: str) -> None:
    assert {who for _, who in others(ADIPURA + sentence)} == {"Kota Bogor", "Kota Batu"}


def test_a_person_may_follow() -> None:
    body = "Anugerah Laut Biru 2021 digelar di Ambon. Siti Aminah terpilih sebagai nelayan terbaik, disusul "
    assert {one.recipient for one in received(body + "Budi Santoso.")} == {"Siti Aminah", "Budi Santoso"}


def test_a_third_may_follow() -> None:
    sentence = "Kota Bogor memuncaki klaster kota kecil, disusul Kota Batu, lalu Kota Tegal."
    assert {who for _, who in others(ADIPURA + sentence)} == {"Kota Bogor", "Kota Batu", "Kota Tegal"}


def test_a_level_of_which_a_bracket_tells_the_colour() -> None:
    body = "Bhumandala Award 2021 digelar di Bogor. Kota Malang menerima Bhumandala Kanaka. "
    told = received(body + "Kota Bogor mendapatkan Rajata.")
    assert ("Kota Bogor", "Rajata (perak)") in {(one.recipient, one.level) for one in told}


def test_whose_city_is_the_best_is_told_behind_karena() -> None:
    sentence = "Wali Kota Bogor bangga karena kotanya kini terbaik."
    assert others(ADIPURA + sentence) == {("adipura", "Kota Bogor")}


def test_of_two_awards_it_is_the_one_that_has_the_level() -> None:
    body = "Kementerian Lingkungan Hidup, yang mengurus Adipura, mengumumkan PROPER 2021. Hujan turun. "
    told = received(body + "PT Sari Alam mempertahankan Hijau.")
    assert [(one.award, one.recipient, one.level) for one in told] == [("proper", "PT Sari Alam", "Hijau")]


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
        "Panitia memilih Kota Bogor sebagai tuan rumah.",
    ],
)
def test_no_place_no_receipt(sentence: str) -> None:
    assert not others(ADIPURA + sentence)


def test_without_an_award_spoken_of_a_place_says_nothing() -> None:
    assert not received("Pasar dibuka. Terbaik II ialah Kota Bogor.")
