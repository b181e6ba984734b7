"""The year of an award is its own, not the article's."""

import pytest

from tests.indexer.claims.said import received


@pytest.mark.parametrize(
    ("body", "year", "historic"),
    [
        ("Kota Bogor meraih Adipura 2021.", 2021, False),
        ("Kota Bogor meraih opini WTP atas laporan keuangan tahun 2020.", 2020, False),
        ("Pada penilaian tahun 2021, Kota Bogor meraih Adipura.", 2021, False),
        ("Kota Bogor meraih Adipura pada Senin (20/12/2021).", 2021, False),
        ("Kota Bogor meraih Adipura.", 2022, False),
        ("Adipura 2021 diraih Kota Bitung. Kota Bogor pernah meraih Adipura pada 2015.", 2015, True),
        ("Adipura 2021 diraih Kota Bitung. Tahun lalu Kota Bogor meraih Adipura.", 2020, True),
        ("Menurut Peraturan Menteri Nomor 8 Tahun 2014, Kota Bogor meraih Adipura.", 2022, False),
        ("Kota Bogor, yang tahun lalu gagal, meraih Adipura 2022.", 2022, False),
        ("Pada 2015 baru tiga kota yang meraih Adipura. Kini Kota Bogor meraih Adipura.", 2022, False),
        ("Kota Bogor sudah memegang predikat KLA sejak 2018.", 2018, True),
        ("Adipura 2021 diraih Kota Bitung. Kota Bogor meraih Adipura tiga tahun lalu.", 2018, True),
        ("Kota Bogor meraih Adipura. Kota Bitung terakhir kali meraihnya pada 2015.", 2022, False),
        ("Kota Bogor meraih Adipura. Kota Bitung menargetkan Adipura 2024.", 2022, False),
        ("Kota Bogor meraih Adipura. Kota Bitung ingin penghargaan yang sama pada 2024.", 2022, False),
        ("Berbenah sejak 2016, Kota Bogor meraih Adipura.", 2022, False),
    ],
)
def test_the_year(body: str, year: int, historic: bool) -> None:
    (receipt,) = [receipt for receipt in received(body) if receipt.recipient == "Kota Bogor"]
    assert (receipt.year, receipt.historic) == (year, historic)


def test_a_receipt_of_another_year_is_another_receipt() -> None:
    body = "Kota Bogor meraih Adipura 2021. Pada 2015 kota itu pernah meraih Adipura."
    assert {(receipt.year, receipt.historic) for receipt in received(body)} == {(2021, False), (2015, True)}


def test_a_giver_is_who_gave_it_on_that_day() -> None:
    assert [r.giver for r in received("Kota Bogor meraih Adipura 2021.", day="2022-03-01")] == ["klhk"]
    assert [r.giver for r in received("Kota Bogor meraih Adipura 2025.", day="2026-03-01")] == ["klh"]
    named = received("Kota Bogor meraih Bogor Maju Award 2021 dari Yayasan Bogor Maju.")
    assert [(r.award, r.giver) for r in named] == [("Bogor Maju Award", "Yayasan Bogor Maju")]
