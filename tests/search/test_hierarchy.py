from __future__ import annotations

from pathlib import Path

from search.document import Label
from search.hierarchy import Hierarchy
from search.query import Facet
from search.vocabulary import Vocabulary
from tests.search.claims import LABELS

KNOWN = Hierarchy(LABELS)


def test_a_line_leads_to_the_top() -> None:
    assert KNOWN.line(Facet.UNIT, "setneg-umum") == ("setneg-umum", "setneg-setpres", "setneg")
    assert KNOWN.line(Facet.UNIT, "tak-dikenal") == ("tak-dikenal",)
    assert KNOWN.line(Facet.UNIT, None) == ()


def test_what_has_no_levels_is_flat() -> None:
    assert KNOWN.nests(Facet.UNIT)
    assert not KNOWN.nests(Facet.SOURCE)
    assert not Hierarchy({Facet.AWARD: [Label("a", "A")]}).nests(Facet.AWARD)


def test_a_circle_ends() -> None:
    circle = Hierarchy({Facet.UNIT: [Label("a", "A", "b"), Label("b", "B", "a")]})
    assert circle.line(Facet.UNIT, "a") == ("a", "b")


def test_the_institution_of_a_unit() -> None:
    assert KNOWN.institution("setneg-umum") == KNOWN.institution("setneg") == "setneg"
    assert KNOWN.institution("kota-hijau") == "kota-hijau"
    assert KNOWN.institution("tak-dikenal") is KNOWN.institution(None) is None


def test_children_stand_by_name() -> None:
    assert KNOWN.children(Facet.UNIT, "setneg") == ("setneg-setpres",)
    assert KNOWN.children(Facet.UNIT, "setneg-umum") == ()


def test_the_vocabulary_has_its_hierarchy() -> None:
    vocabulary = Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary")
    known = Hierarchy(vocabulary.labels())
    assert known.line(Facet.UNIT, "setneg-biro-ktln") == ("setneg-biro-ktln", "setneg-setmen", "kemensetneg")
    assert known.line(Facet.REGION, "kota-bogor") == ("kota-bogor", "prov-jawa-barat")
    assert known.line(Facet.AWARD, "adipura-kencana") == ("adipura-kencana", "adipura")
    assert known.line(Facet.AWARD, "wbk") == ("wbk",)  # Zona Integritas is a programme, nobody receives it
