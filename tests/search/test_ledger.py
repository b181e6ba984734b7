from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.gathering import rows
from search.ledger import LedgerRow, descending, facet_values, place
from search.query import LEDGER_FACETS, LEDGER_SORTS, Facet, Sort
from tests.search.claims import LABELS, Claiming, receipt


def ledger() -> list[LedgerRow]:
    return rows(
        [
            Claiming("a", (receipt("Biro B"), receipt("Biro A", year=None)), published="2022-01-01"),
            Claiming(
                "b", (receipt("biro c", award="adipura", award_name="Adipura", year=2019),), published=None
            ),
            Claiming(
                "c", (receipt("Biro D", giver="kemenpanrb", institution="setneg"),), published="2021-12-31"
            ),
        ],
        LABELS,
    )


@pytest.mark.parametrize(
    ("sort", "recipients"),
    [
        (Sort.YEAR, ["Biro B", "Biro D", "biro c", "Biro A"]),
        (Sort.NEWEST, ["Biro B", "Biro A", "Biro D", "biro c"]),
        (Sort.OLDEST, ["Biro D", "Biro B", "Biro A", "biro c"]),
        (Sort.RECIPIENT, ["Biro A", "Biro B", "biro c", "Biro D"]),
        (Sort.AWARD, ["biro c", "Biro B", "Biro D", "Biro A"]),
    ],
)
def test_orders(sort: Sort, recipients: list[str]) -> None:
    found = sorted(ledger(), key=place(sort))
    if sort is Sort.AWARD:  # the two of 2021 stand by id
        assert {row.recipient for row in found[1:3]} == set(recipients[1:3])
        found[1:3] = sorted(found[1:3], key=lambda row: row.recipient)
    assert [row.recipient for row in found] == recipients


def test_every_order_is_total() -> None:
    for sort in LEDGER_SORTS:
        keys = [place(sort)(row) for row in sorted(ledger(), key=place(sort))]
        assert all(one < other for one, other in pairwise(keys))


def test_a_row_is_counted_under_each_facet() -> None:
    row = next(row for row in ledger() if row.giver)
    values = facet_values(row)
    assert tuple(values) == LEDGER_FACETS
    assert values[Facet.GIVER] == ("kemenpanrb",)
    assert values[Facet.YEAR] == ("2021",)
    assert values[Facet.UNIT] == values[Facet.INSTITUTION] == ("setneg",)
    assert values[Facet.REGION] == ()


def test_a_region_is_no_institution() -> None:
    (row,) = rows([Claiming("a", (receipt("Kota Hijau", recipient_unit="kota-hijau"),))], LABELS)
    values = facet_values(row)
    assert values[Facet.INSTITUTION] == ()
    assert values[Facet.REGION] == values[Facet.UNIT] == ("kota-hijau", "prov-hijau")


def test_what_is_searched_names_all_of_the_claim() -> None:
    row = next(row for row in ledger() if row.giver)
    for name in (
        "Biro D",
        "Kementerian Sekretariat Negara",
        "Wilayah Bebas dari Korupsi",
        "wbk",
        "2021",
        "PANRB",
    ):
        assert name in row.heading
    assert row.text == "Biro D meraih WBK."


@given(st.lists(st.text()))
def test_descending_is_the_reverse_of_ascending(texts: list[str]) -> None:
    assert sorted(texts, key=descending) == sorted(texts, reverse=True)
