"""Ranks, accreditations, superlatives: awards without the word."""

import pytest

from tests.indexer.claims.said import received, who


@pytest.mark.parametrize(
    ("body", "award", "level"),
    [
        (
            "Universitas Hasanuddin masuk peringkat 851–900 dunia pada QS World University Rankings 2027.",
            "QS World University Rankings",
            "peringkat 851–900 dunia",
        ),
        (
            "Berdasarkan Webometrics Ranking, Universitas Hasanuddin berada pada posisi ke-6 nasional.",
            "Webometrics Ranking",
            "posisi ke-6 nasional",
        ),
    ],
)
def test_ranks_are_of_a_ranking(body: str, award: str, level: str) -> None:
    (receipt,) = received(body)
    assert (receipt.award, receipt.level, receipt.recipient) == (award, level, "Universitas Hasanuddin")


@pytest.mark.parametrize(
    "body",
    [
        "Provinsi Bali hanya menempati peringkat 25 pada Indeks Desa 2025.",
        "Banjir menduduki peringkat kedua penyebab kerugian.",
    ],
)
def test_other_places_are_no_awards(body: str) -> None:
    assert received(body) == ()


def test_accreditation_is_of_whom_the_verb_says() -> None:
    assert who("Universitas Hasanuddin telah terakreditasi Unggul.") == {
        ("Akreditasi Unggul", "Universitas Hasanuddin")
    }
    assert who("Naskah Budi Santoso terbit di jurnal nasional terakreditasi Sinta 1.") == set()


def test_english_names_need_no_word_for_award() -> None:
    body = "Bank Nusa meraih The 2nd Best Digital Bank 2026 pada kategori Corporate Brand."
    assert {award for award, _ in who(body)} == {"The 2nd Best Digital Bank"}


def test_what_an_award_is_may_stand_behind_its_giver() -> None:
    body = "Budi Santoso menerima penghargaan tertinggi dari Legiun Veteran berupa Bintang Legiun."
    assert who(body) == {("Bintang Legiun", "Budi Santoso")}


@pytest.mark.parametrize(
    ("body", "award"),
    [
        ("Siti Aminah meraih predikat cumlaude dalam sidang itu.", "Predikat cumlaude"),
        ("Siti Aminah lulus dan mendapat predikat sangat memuaskan.", "Predikat sangat memuaskan"),
    ],
)
def test_grades_in_small_letters(body: str, award: str) -> None:
    assert who(body) == {(award, "Siti Aminah")}


def test_awards_in_general_are_none() -> None:
    assert received("PT Nusa Jaya meraih berbagai penghargaan nasional dan internasional.") == ()


@pytest.mark.parametrize(
    ("body", "award"),
    [
        ("Siti Aminah meraih juara dua Lomba Esai Nasional.", "Lomba Esai Nasional"),
        ("Siti Aminah meraih juara 1 Lomba Esai pada ajang Pekan Seni.", "Pekan Seni"),
        ("Siti Aminah meraih Anugerah Kerja Sama Daerah.", "Anugerah Kerja Sama Daerah"),
        ("Kota Bogor meraih Anugerah Kota/Kabupaten Hijau.", "Anugerah Kota/Kabupaten Hijau"),
        ("Siti Aminah meraih Best Speaker Award dan Budi Santoso meraih piagam.", "Best Speaker Award"),
    ],
)
def test_where_a_name_ends(body: str, award: str) -> None:
    assert award in {receipt.award for receipt in received(body)}


def test_how_often_is_no_rank() -> None:
    assert not [one for one in received("Siti Aminah meraih juara tiga kali.") if "tiga" in one.award]


@pytest.mark.parametrize(
    ("body", "award", "level"),
    [
        ("Kota Bogor meraih Gold pada Anugerah Kota Hijau 2021.", "Anugerah Kota Hijau", "Gold"),
        ("Siti Aminah meraih penghargaan Runner-Up pada ajang Pekan Seni 2021.", "Pekan Seni", "Runner-Up"),
        (
            "Siti Aminah meraih juara 1 dalam lomba tingkat nasional, Pekan Seni 2021.",
            "Pekan Seni",
            "juara 1",
        ),
        ("Siti Aminah terpilih sebagai salah satu dari 10 Duta Terbaik.", "Duta Terbaik", None),
        ("Siti Aminah mendapat penghargaan sebagai Polwan Terbaik Jabar.", "Polwan Terbaik Jabar", None),
    ],
)
def test_metals_places_and_titles(body: str, award: str, level: str | None) -> None:
    assert (award, level) in {(receipt.award, receipt.level) for receipt in received(body)}


def test_a_number_of_metals_is_a_tally() -> None:
    assert not received("Kota Bogor meraih 4 Gold dan 3 Silver.")
