from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import NoBuild
from search.ask import ask
from search.embedded import EmbeddedEngine
from search.engine import Engine
from search.page import ResultPage
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


def test_when_not_all_words_match_the_best_partial_matches_follow(engine: Engine) -> None:
    page = asked(engine, "biro meraih anggaran yang")
    assert set(ids(page)) == {"a", "b"}
    assert codes(page) == ["relaxed"]
    assert page.query.notes == page.notes


def test_what_was_excluded_or_chosen_stays_so_when_relaxed(engine: Engine) -> None:
    assert ids(asked(engine, "meraih anggaran -wbk")) == ["b"]
    assert ids(asked(engine, "meraih anggaran penghargaan:wbk")) == ["a"]
    assert ids(asked(engine, "meraih anggaran", filters={Facet.AWARD: ("wbk",)})) == ["a"]
    assert ids(asked(engine, '"predikat WBK" anggaran', sort=Sort.OLDEST)) == ["b", "a"]


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
