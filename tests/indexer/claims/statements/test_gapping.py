"""Clauses that leave out their verb."""

import pytest

from tests.indexer.claims.said import received, who


def placed(body: str) -> set[tuple[str, str | None]]:
    return {(receipt.recipient, receipt.level) for receipt in received(body)}


@pytest.mark.parametrize(
    "body",
    [
        "Siti Aminah meraih juara 1 dan Budi Santoso juara 2 Lomba Esai Nusantara.",
        "Siti Aminah meraih juara 1 Lomba Esai Nusantara, sedangkan Budi Santoso juara 2.",
        "Pemenang Lomba Esai Nusantara, yaitu Siti Aminah juara 1 penulis muda, dan Budi Santoso juara 2.",
        "Siti Aminah menyabet juara 1 Lomba Esai Nusantara serta Budi Santoso pada posisi juara 2.",
    ],
)
def test_the_second_has_the_award_behind_him(body: str) -> None:
    assert [(who, level[:7]) for who, level in sorted(placed(body)) if level] == [
        ("Budi Santoso", "juara 2"),
        ("Siti Aminah", "juara 1"),
    ]


def test_a_doubt_holds_for_both() -> None:
    assert not received("Siti Aminah menargetkan meraih juara 1 Lomba Esai dan Budi Santoso juara 2.")


def test_one_name_before_an_award_is_no_list() -> None:
    assert not received("Hadir pula tamu, yaitu Budi Santoso juara 2.")


@pytest.mark.parametrize(
    "body",
    [
        "Kota Bogor meraih Adipura, begitu pula Kota Depok.",
        "Kota Bogor mempertahankan Adipura, demikian juga dengan Kota Depok.",
    ],
)
def test_what_is_said_of_one_is_said_of_the_other(body: str) -> None:
    assert who(body) == {("adipura", "Kota Bogor"), ("adipura", "Kota Depok")}


def test_whoever_hopes_likewise_has_nothing() -> None:
    assert not received("Kota Bogor berharap meraih Adipura, begitu pula Kota Depok.")


def test_each_has_the_award_in_its_brackets() -> None:
    body = "Dua daerah menerima opini, masing-masing Kota Bogor (WTP) dan Kota Depok (WDP)."
    assert who(body) == {("wtp", "Kota Bogor"), ("wdp", "Kota Depok")}


def test_what_is_given_to_the_next() -> None:
    body = (
        "Anugerah Laut Biru 2021 digelar di Ambon. Medali emas diberikan kepada Siti Aminah, "
        "medali perak kepada Budi Santoso, dan medali perunggu kepada Rudi Hartono."
    )
    assert placed(body) == {
        ("Siti Aminah", "Medali emas"),
        ("Budi Santoso", "medali perak"),
        ("Rudi Hartono", "medali perunggu"),
    }


def test_what_is_given_for_is_given_to_nobody() -> None:
    body = "Medali emas Lomba Esai diberikan kepada Siti Aminah, medali perak untuk dipajang di lobi."
    assert {who for who, _ in placed(body)} == {"Siti Aminah"}
