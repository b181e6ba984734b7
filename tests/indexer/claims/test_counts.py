"""Numbers that an article claims."""

import pytest

from tests.indexer.claims.said import said


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sebanyak 486 unit kerja meraih WBK.", [(486, "unit kerja", "wbk")]),
        (
            "Ada 30 unit kerja meraih WBK dan 12 unit berpredikat WBBM.",
            [(30, "unit kerja", "wbk"), (12, "unit", "wbbm")],
        ),
        ("Seluruhnya 681 WBK dan 82 WBBM.", [(681, "penghargaan", "wbk"), (82, "penghargaan", "wbbm")]),
        ("Dua belas satuan kerja meraih WBK.", [(12, "satuan kerja", "wbk")]),
        ("Yang diusulkan meraih WBK 4.402 unit kerja.", [(4402, "unit kerja", None)]),
        ("WBK tahun ini dipilih dari 3.156 proposal.", [(3156, "proposal", None)]),
        ("Tujuh dari 20 satuan kerja diusulkan meraih WBK.", [(7, "satuan kerja", None)]),
        ("Sebanyak 558 unit kerja meraih WBK/WBBM.", [(558, "unit kerja", None)]),
        ("Belum ada satu unit kerja yang meraih WBK.", []),
        ("Kota Bogor meraih WBK dengan nilai 90,54 dan 12 persen warga puas.", []),
        ("Kota Bogor meraih WBK pada 20 Desember 2021 di peringkat 5 kota.", []),
        ("Pasar menjual 12 kantong beras.", []),
        (
            "WBK diraih 29 unit kerja, terdiri atas lima kementerian dan 24 kabupaten.",
            [(29, "unit kerja", "wbk")],
        ),
    ],
)
def test_a_number(body: str, expected: list[tuple[int, str, str | None]]) -> None:
    assert [(count.number, count.what, count.award) for count in said(body).counts] == expected


def test_its_year() -> None:
    body = "Pada 2021 sebanyak 30 unit kerja meraih WBK. Tahun lalu 12 unit kerja meraih WBK."
    assert [(count.number, count.year) for count in said(body).counts] == [(30, 2021), (12, 2020)]
