"""Whom a pronoun means where no award was received before."""

import pytest

from tests.indexer.claims.said import who


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        ("Budi Santoso mengajar di Klaten. Ia pernah meraih Anugerah Guru Bangsa 2021.", "Budi Santoso"),
        (
            "Universitas Hasanuddin membuka pendaftaran. Kampus ini meraih Anugerah Humas Negeri 2025.",
            "Universitas Hasanuddin",
        ),
        (
            "Budi Santoso hafal banyak puisi. Capaian terbarunya adalah meraih Juara 2 Lomba Puisi Nasional.",
            "Budi Santoso",
        ),
    ],
)
def test_who_is_meant(body: str, recipient: str) -> None:
    assert {name for _, name in who(body)} == {recipient}


def test_further_back_the_text_is_about_whom_it_begins_with() -> None:
    body = "Siti Aminah tinggal di Bali. Pagi cerah. Hujan turun. Angin reda. Ia meraih Best Paper Award."
    assert who(body) == {("Best Paper Award", "Siti Aminah")}


def test_nobody_is_meant_without_a_word_that_refers() -> None:
    assert who("Budi Santoso mengajar di Klaten. Selain itu meraih Juara 2 Lomba Puisi Nasional.") == set()


def test_a_person_may_be_described() -> None:
    body = "Siti Aminah mengajar di Bali. Perempuan kelahiran Siak itu pernah menerima Melati Prize 2023."
    assert who(body) == {("Melati Prize", "Siti Aminah")}


def test_whose_line_stands_above_the_verb() -> None:
    body = (
        "Berikut capaian kampus di wilayah ini.\nUniversitas Jambi\nMeraih penghargaan Gold Winner.\n"
        "Universitas Riau\nMendapatkan Silver Winner.\n"
    )
    assert {recipient for _, recipient in who(body)} == {"Universitas Jambi", "Universitas Riau"}
