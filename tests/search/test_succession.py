from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search.page import FacetValue
from search.query import And, Everything, Facet, HasValue, Not, Or, Query
from search.succession import chosen, with_succession
from search.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary")


class Names:
    """`lama` became `baru`."""

    def lineage(self, slug: str) -> Sequence[str]:
        return {"lama": ("baru",), "baru": ("lama",)}.get(slug, ())

    def label(self, facet: Facet, value: str) -> str:
        return f"Kementerian {value.title()}"


def test_a_filter_asks_for_every_name() -> None:
    query = with_succession(Query(filters={Facet.INSTITUTION: ("lama",), Facet.AWARD: ("lama",)}), Names())
    assert query.filters == {Facet.INSTITUTION: ("lama", "baru"), Facet.AWARD: ("lama",)}
    assert [(note.code, note.message) for note in query.notes] == [
        ("succession", "Termasuk nama sebelum dan sesudahnya: Kementerian Baru.")
    ]


def test_so_does_a_field_of_the_text() -> None:
    old, other = HasValue(Facet.UNIT, "lama"), HasValue(Facet.UNIT, "lain")
    query = with_succession(Query(node=And((old, Not(other)))), Names())
    assert query.node == And((Or((old, HasValue(Facet.UNIT, "baru"))), Not(other)))


def test_nothing_changes_where_no_name_is_added() -> None:
    for query in (
        Query(filters={Facet.INSTITUTION: ("lain",)}),
        Query(filters={Facet.UNIT: ("lama", "baru")}),
        Query(node=Everything()),
    ):
        assert with_succession(query, Names()) is query


def test_only_what_was_chosen_counts_as_selected() -> None:
    counted = {
        Facet.UNIT: [
            FacetValue("lama", "Lama", 0, True),
            FacetValue("baru", "Baru", 3, True),
            FacetValue("kini", "Kini", 0, True),
        ]
    }
    asked = {Facet.UNIT: ("lama",)}
    assert chosen(counted, {Facet.UNIT: ("lama", "baru", "kini")}, asked) == {
        Facet.UNIT: (FacetValue("lama", "Lama", 0, True), FacetValue("baru", "Baru", 3, False))
    }
    assert chosen(counted, asked, asked) is counted


def test_the_lineage_of_a_ministry() -> None:
    line = VOCABULARY.lineage("kemendikbudristek")
    assert {"kemendikbud", "kemendikdasmen", "kemdiktisaintek", "kemendiknas"} <= set(line)
    assert "kemendikbudristek" not in line
    assert VOCABULARY.lineage("kota-bogor") == VOCABULARY.lineage("tak-dikenal") == ()


@given(st.sampled_from(sorted(VOCABULARY.institutions)))
def test_a_successor_knows_its_predecessor(slug: str) -> None:
    for other in VOCABULARY.institutions[slug].successors:
        assert other in VOCABULARY.lineage(slug)
