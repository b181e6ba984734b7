"""Which ranking a text is about, and who has which place in it."""

import pytest

from indexer.claims.statements.rankings import Ranking, ranking_of
from tests.indexer.claims.said import received

_BEGINNING = "Sejumlah kampus masuk dalam Nusantara University Rankings 2022. "


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Inilah hasil Nusantara University Rankings 2025.", "Nusantara University Rankings", 2025),
        ("10 Kampus Terbaik Versi Nusantara University Rankings", "Nusantara University Rankings", None),
        ("Pemeringkatan Kampus Hijau terbit.", "Pemeringkatan Kampus Hijau", None),
    ],
)
def test_the_ranking_of_a_text(text: str, name: str, year: int | None) -> None:
    assert ranking_of(text) == Ranking(name, year)


def test_most_texts_name_none() -> None:
    assert ranking_of("Kampus itu menempati peringkat pertama.") is None


@pytest.mark.parametrize(
    ("body", "recipient", "level"),
    [
        ("Universitas Jambi menempati posisi ke-9.", "Universitas Jambi", "posisi ke-9"),
        ("Di urutan keempat ada Universitas Jambi.", "Universitas Jambi", "urutan keempat"),
        ("Urutan ketujuh ditempati oleh Universitas Jambi.", "Universitas Jambi", "Urutan ketujuh"),
        (
            "Urutan keenam ditempati Universitas Jambi, diikuti Universitas Riau.",
            "Universitas Riau",
            None,
        ),
    ],
)
def test_a_place_is_of_the_ranking_of_the_text(body: str, recipient: str, level: str | None) -> None:
    found = {(one.award, one.recipient, one.level) for one in received(_BEGINNING + body)}
    assert ("Nusantara University Rankings", recipient, level) in found


def test_a_place_in_a_contest_is_none_of_the_ranking() -> None:
    body = _BEGINNING + "Universitas Jambi meraih juara 1 Lomba Esai Nusantara."
    assert {one.award for one in received(body)} == {"Lomba Esai Nusantara"}
