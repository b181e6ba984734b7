"""What every engine must answer of the ledger and the figures, which it gathers when a build is finished."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.claims import CountClaim, Evidence, Receipt
from search.document import Document
from search.engine import Engine
from search.ledger import LedgerRow
from search.page import Found
from search.query import Facet, Sort
from tests.search.collection import build, document, query

SENTENCE = "Kota Sukamaju meraih Adipura 2023."


def receipt(recipient: str, award: str = "adipura", year: int | None = 2023) -> Receipt:
    return Receipt(
        award=award,
        award_name=award.title(),
        level=None,
        recipient=recipient,
        recipient_unit=None,
        recipient_kind="region",
        institution=None,
        giver="klhk",
        year=year,
        historic=False,
        evidence=Evidence(SENTENCE, "body", 0, len(SENTENCE)),
    )


def report(id: str, *receipts: Receipt, published: str = "2024-03-05", number: int = 0) -> Document:
    count = CountClaim(number, "kota", "adipura", 2023, Evidence(SENTENCE, "body", 0, len(SENTENCE)))
    made = document(id, SENTENCE, published=published)
    return replace(made, received=receipts, counts=(count,) if number else ())


REPORTS = [
    report("satu", receipt("Kota Sukamaju"), published="2024-03-05", number=149),
    report("dua", receipt("Kota Sukamaju"), published="2024-03-06", number=150),
    report("tiga", receipt("Kota Mekarsari", year=2022), receipt("Kota Arjuna"), published="2024-03-07"),
    document("empat", "Tanpa penghargaan"),
]


def recipients(found: Found[LedgerRow]) -> list[str]:
    return [match.document.recipient for match in found.matches]


class LedgerContract:
    @pytest.fixture
    def gathered(self, engine: Engine) -> Engine:
        build(engine, REPORTS)
        return engine

    def test_reports_of_one_fact_are_one_row(self, gathered: Engine) -> None:
        with gathered.reader() as reader:
            found = reader.ledger(query("judul:sukamaju"))
            (match,) = found.matches
            assert {source.article for source in match.document.sources} == {"satu", "dua"}
            assert reader.ledger_row(match.document.id) == match.document
            assert reader.ledger_row("tidak ada") is None

    def test_rows_are_counted_filtered_and_paged_like_documents(self, gathered: Engine) -> None:
        with gathered.reader() as reader:
            everything = reader.ledger(query())
            assert everything.total == 3
            years = {it.value: it.count for it in everything.facets[Facet.YEAR]}
            assert years == {"2023": 2, "2022": 1}
            narrowed = reader.ledger(query(filters={Facet.YEAR: ("2022",)}))
            assert recipients(narrowed) == ["Kota Mekarsari"]
            assert {it.value: it.count for it in narrowed.facets[Facet.YEAR]} == years

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort.RECIPIENT, ["Kota Arjuna", "Kota Mekarsari", "Kota Sukamaju"]),
            (Sort.YEAR, ["Kota Arjuna", "Kota Sukamaju", "Kota Mekarsari"]),
            (Sort.OLDEST, ["Kota Sukamaju", "Kota Arjuna", "Kota Mekarsari"]),
        ],
    )
    def test_orders(self, gathered: Engine, sort: Sort, expected: list[str]) -> None:
        with gathered.reader() as reader:
            found = recipients(reader.ledger(query(sort=sort)))
            pages = [recipients(reader.ledger(query(sort=sort, page=n, size=1))) for n in (1, 2, 3)]
        assert [name for page in pages for name in page] == found
        assert sorted(found) == sorted(expected)
        assert found[0] == expected[0]

    def test_figures_tell_who_states_them(self, gathered: Engine) -> None:
        with gathered.reader() as reader:
            found = reader.figures(query(filters={Facet.AWARD: ("adipura",)}))
        stated = {match.document.number: match.document.source.article for match in found.matches}
        assert stated == {149: "satu", 150: "dua"}

    def test_an_update_gathers_anew(self, engine: Engine) -> None:
        first = build(engine, REPORTS)
        build(engine, [report("tiga")], base=first, removed=["dua"])
        with engine.reader() as reader:
            (match,) = reader.ledger(query()).matches
            assert [source.article for source in match.document.sources] == ["satu"]
            assert reader.figures(query()).total == 1
