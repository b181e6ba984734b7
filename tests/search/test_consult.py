from __future__ import annotations

from pathlib import Path

import pytest

from search.consult import consult, within
from search.embedded import EmbeddedEngine
from search.parse import Request
from search.query import LEDGER_FACETS, And, Everything, Facet, HasValue, Node, Not, Or, Query, Sort, Term
from tests.search.claims import receipt
from tests.search.collection import ANALYZER, Labels, build, document

WORD = Term("wbk", "wbk")
AWARD, SOURCE = HasValue(Facet.AWARD, "wbk"), HasValue(Facet.SOURCE, "setneg")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (SOURCE, Everything()),
        (And((WORD, SOURCE)), WORD),
        (And((WORD, AWARD, Not(SOURCE))), And((WORD, AWARD))),
        (And((WORD, Or((SOURCE, AWARD)))), And((WORD, AWARD))),
    ],
)
def test_what_the_ledger_cannot_be_asked_is_left_out_and_told(asked: Node, kept: Node) -> None:
    query = within(Query(node=asked), LEDGER_FACETS)
    assert query.node == kept
    assert [note.code for note in query.notes] == ["field-elsewhere"]


def test_what_it_can_be_asked_stays() -> None:
    query = Query(node=And((WORD, Not(AWARD))))
    assert within(query, LEDGER_FACETS) is query


def test_a_page_of_the_ledger(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, ANALYZER)
    claims = [receipt("Biro Umum"), receipt("Biro Humas", year=None), receipt("Biro Hukum", year=2019)]
    build(engine, [document(f"a{n}", received=(claim,)) for n, claim in enumerate(claims)])

    def asked(text: str = "", **given: object) -> Request:
        return Request(text, **{"sort": Sort.YEAR, **given})  # type: ignore[arg-type]  # a test's shorthand

    page = consult(engine, Labels(), asked())
    assert [hit.row.recipient for hit in page.hits] == ["Biro Umum", "Biro Hukum", "Biro Humas"]
    assert (page.total, page.undated, page.pages) == (3, 1, 1)
    assert consult(engine, Labels(), asked(filters={Facet.YEAR: ("2019",)})).undated == 0
    marked = consult(engine, Labels(), asked("meraih umum")).hits
    assert [[span.text for span in hit.evidence.spans if span.marked] for hit in marked] == [
        ["Umum", "meraih"]
    ]
    past = consult(engine, Labels(), asked(page=9))
    assert [note.code for note in past.notes] == ["past-the-end"]
