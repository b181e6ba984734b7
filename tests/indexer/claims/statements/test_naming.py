"""Who was named what."""

import pytest

from tests.indexer.claims.said import received, who


def test_a_superlative_in_small_letters_is_a_title() -> None:
    body = "RSUD Bendan dinobatkan sebagai satuan kerja dengan laporan keuangan terbaik."
    assert who(body) == {("Satuan kerja dengan laporan keuangan terbaik", "RSUD Bendan")}


def test_who_ranks_may_name_too() -> None:
    body = "Universitas Hasanuddin dinobatkan sebagai kampus terhijau versi Hijau Ranking 2025."
    (receipt,) = received(body)
    assert (receipt.award, receipt.level, receipt.year) == ("Hijau Ranking", "kampus terhijau", 2025)


@pytest.mark.parametrize(
    ("body", "award"),
    [
        (
            "Siti Aminah adalah juara kompetisi memasak Dapur Nusantara.",
            "Juara kompetisi memasak Dapur Nusantara",
        ),
        ("Siti Aminah menjadi juara satu dalam kompetisi menyanyi di Bali.", "Kompetisi menyanyi"),
    ],
)
def test_a_contest_may_have_no_name(body: str, award: str) -> None:
    assert who(body) == {(award, "Siti Aminah")}


@pytest.mark.parametrize(
    "body",
    [
        "Siti Aminah adalah guru terbaik kami.",
        "Budi Santoso ditetapkan sebagai tersangka.",
        "Adipura adalah penghargaan bagi kota yang bersih.",
    ],
)
def test_no_titles(body: str) -> None:
    assert received(body) == ()


def test_who_should_get_it_has_not() -> None:
    assert (
        received("Pemerintah perlu mempertimbangkan memberikan Bintang Mahaputera kepada Budi Santoso.") == ()
    )


@pytest.mark.parametrize(
    ("body", "award"),
    [
        ("Dosen Universitas Jambi, Dr. Siti Aminah, terpilih sebagai Dosen Teladan 2026.", "Dosen Teladan"),
        (
            "Dr. Siti Aminah meraih Peneliti Muda Terbaik I dalam acara yang digelar di kampus itu.",
            "Peneliti Muda Terbaik I",
        ),
    ],
)
def test_what_praises_with_capitals_is_a_title(body: str, award: str) -> None:
    assert who(body) == {(award, "Dr. Siti Aminah")}


def test_praise_in_small_letters_is_none() -> None:
    assert received("Kopi Melati menjadi salah satu kopi terbaik. Kami memberi pelayanan terbaik.") == ()
