from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import NoBuild
from search.ask import ask
from search.embedded import EmbeddedEngine
from search.engine import Engine
from search.page import Reason, ResultPage
from search.parse import Request
from search.query import Facet, Sort
from tests.search.collection import ANALYZER, Labels, build, document

DOCUMENTS = [
    document("a", "Biro Umum meraih predikat WBK.", published="2021-01-01", awards=("wbk",)),
    document("b", "Biro itu membahas anggaran.", published="2020-01-01", source="Kantor Berita"),
    document("c", "Yang dibahas di sana cuti.", title="Cuti bersama", published="2019-01-01"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = EmbeddedEngine(tmp_path_factory.mktemp("engine"), ANALYZER)
    build(engine, DOCUMENTS)
    return engine


def asked(engine: Engine, text: str = "", **given: object) -> ResultPage:
    return ask(engine, Labels(), Request(text, **given))  # type: ignore[arg-type]  # a test's shorthand


def ids(page: ResultPage) -> list[str]:
    return [hit.document.id for hit in page.hits]


def codes(page: ResultPage) -> list[str]:
    return [note.code for note in page.notes]


def test_a_page_has_all_that_is_rendered(engine: Engine) -> None:
    page = asked(engine, "diraih")
    (hit,) = page.hits
    assert (page.total, page.pages, page.undated, page.notes) == (1, 1, 0, ())
    assert hit.document == DOCUMENTS[0]
    assert hit.score > 0
    assert [span.text for span in hit.snippet.spans if span.marked] == ["meraih"]
    current = engine.current()
    assert current is not None
    assert page.build == current.name
    assert page.took_ms > 0
    assert page.query.text == "diraih"


def test_titles_are_marked_too(engine: Engine) -> None:
    (hit,) = asked(engine, "cuti").hits
    assert [span.text for span in hit.title.spans if span.marked] == ["Cuti"]


def test_when_no_article_holds_all_words_the_best_partial_matches_are_shown(engine: Engine) -> None:
    page = asked(engine, "biro meraih anggaran yang")
    assert ids(page) == ["a", "b"]
    assert [hit.lacking for hit in page.hits] == [("anggaran",), ("meraih",)]
    assert codes(page) == ["relaxed"]
    assert (page.total, page.complete) == (2, 0)


def test_partial_matches_behind_whole_ones_are_counted_apart(engine: Engine) -> None:
    page = asked(engine, 'biro meraih predikat "bebas korupsi" OR WBK')
    assert (ids(page), page.complete) == (["a"], 1)
    page = asked(engine, "biro umum meraih predikat anggaran wbk")
    assert (ids(page), codes(page)) == (["a", "b"], ["relaxed"])
    page = asked(engine, "umum biro meraih predikat")
    assert (ids(page), page.complete, page.total) == (["a"], 1, 1)


def test_what_was_excluded_or_chosen_stays_so(engine: Engine) -> None:
    assert ids(asked(engine, "meraih anggaran -wbk")) == ["b"]
    assert ids(asked(engine, "meraih anggaran penghargaan:wbk")) == ["a"]
    assert ids(asked(engine, "meraih anggaran", filters={Facet.AWARD: ("wbk",)})) == ["a"]
    assert ids(asked(engine, '"predikat WBK" anggaran', sort=Sort.OLDEST)) == ["b", "a"]


def test_an_expansion_is_told_and_marked(engine: Engine) -> None:
    page = asked(engine, "ppid")
    assert codes(page) == ["expanded"]
    assert page.notes[0].message.startswith("“ppid” juga dicari sebagai “Pejabat Pengelola Informasi”")
    assert codes(asked(engine, '"ppid"')) == []


def test_why_a_hit_stands_where_it_does(engine: Engine) -> None:
    (hit,) = asked(engine, "biro umum", explain=True).hits
    assert hit.explanation
    assert sum(part.value for part in hit.explanation.contributions) == pytest.approx(hit.score)
    assert {part.word for part in hit.explanation.contributions if part.reason is Reason.WORD} == {
        "biro",
        "umum",
    }
    assert asked(engine, "biro umum").hits[0].explanation is None


@pytest.mark.parametrize("text", ["gunung laut", "gunung", "yang sana gunung -sana", "-biro -cuti"])
def test_nothing_stays_nothing(engine: Engine, text: str) -> None:
    page = asked(engine, text)
    assert (page.total, page.hits, page.notes) == (0, (), ())


def test_a_page_past_the_end_is_empty_and_says_so(engine: Engine) -> None:
    page = asked(engine, page=3, size=2)
    assert (page.total, page.pages, ids(page), codes(page)) == (3, 2, [], ["past-the-end"])
    assert codes(asked(engine, "gunung", page=3)) == []


def test_facets_alone(engine: Engine) -> None:
    page = asked(engine, size=0)
    assert (page.total, page.hits, page.notes) == (3, (), ())
    assert page.facets[Facet.AWARD][0].count == 1


def test_sources_are_known_by_the_build(engine: Engine) -> None:
    for text in ('sumber:"kantor  berita"', "sumber:kantor"):
        page = asked(engine, text)
        assert (ids(page), codes(page)) == (["b"], []), text


def test_no_build(tmp_path: Path) -> None:
    with pytest.raises(NoBuild):
        asked(EmbeddedEngine(tmp_path))
