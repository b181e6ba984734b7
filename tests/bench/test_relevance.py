from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bench.real_data import real_data
from bench.relevance import (
    Figures,
    RelevanceSet,
    as_written,
    bm25_on,
    grouped,
    measure,
    sample_set,
    sastrawi_stems,
    stored_set,
    telusur_on,
)
from telusur.settings import load_settings
from telusur.wiring import Telusur
from tests.search.collection import document


@pytest.fixture(scope="module")
def telusur() -> Telusur:
    return Telusur(load_settings())


def test_the_right_answer_stands_first_on_the_sample(telusur: Telusur, tmp_path: Path) -> None:
    asked = sample_set(telusur)
    titles = {it.id for it in asked.documents}
    assert all(relevant <= titles for _, relevant in asked.queries)
    figures = measure(telusur_on(asked.documents, telusur, tmp_path), asked.queries)
    assert figures.queries == 60
    assert figures.mrr >= 0.96
    assert figures.success_10 == 1.0
    assert figures.mrr > measure(bm25_on(asked.documents, sastrawi_stems), asked.queries).mrr


@pytest.mark.skipif(not os.environ.get("TELUSUR_REAL_DATA"), reason="TELUSUR_REAL_DATA is not set")
@pytest.mark.parametrize(("name", "step", "floor"), [("summaries", 1, 0.955), ("questions", 6, 0.83)])
def test_the_right_answer_stands_first_on_real_sets(
    telusur: Telusur, tmp_path: Path, name: str, step: int, floor: float
) -> None:
    asked = stored_set(real_data("relevance") / name)
    some = replace(asked, queries=asked.queries[::step])
    ranker = telusur_on(asked.documents, telusur, tmp_path)
    assert measure(ranker, some.queries).mrr >= floor
    assert measure(*grouped(ranker, some)).mrr >= floor + 0.005


def test_a_figure_is_of_the_first_that_answers() -> None:
    ranked = {"one": ["a", "b"], "two": ["x", "b", "a"], "none": ["x"]}
    queries = [("one", frozenset("a")), ("two", frozenset("ab")), ("none", frozenset("a"))]
    assert measure(lambda text: ranked[text], queries) == Figures(3, 0.5, 1 / 3, 2 / 3)


def test_near_duplicates_answer_as_one() -> None:
    text = " ".join(f"kata{number}" for number in range(100))
    documents = [
        document("lain", "satu kata"),
        document("satu", text),
        document("sama", text.replace(" ", "  ")),
    ]
    asked = RelevanceSet(documents, [("kata", frozenset({"sama"}))])
    ranker, queries = grouped(lambda text: ["lain", "satu", "sama"], asked)
    assert [*ranker("kata")] == ["lain", "sama"]
    assert measure(ranker, queries).mrr == 0.5


def test_the_baselines_rank_by_bm25() -> None:
    documents = [
        document("sekali", "penghargaan dan satu kata lain lagi di sini"),
        document("dua", "penghargaan demi penghargaan"),
        document("bentuk", "dihargai"),
    ]
    assert bm25_on(documents, as_written)("Penghargaan") == ["dua", "sekali"]
    assert set(bm25_on(documents, sastrawi_stems)("Penghargaan")) == {"dua", "sekali", "bentuk"}
    assert bm25_on(documents, as_written)("gunung") == []


def test_a_set_is_read_from_its_three_files(tmp_path: Path) -> None:
    rows = [{"id": "d1", "title": "Judul", "body": "Isi\u2028dengan pemisah baris."}]
    (tmp_path / "corpus.jsonl").write_text(
        "\n".join(json.dumps(r, ensure_ascii=False) for r in rows), "utf-8"
    )
    (tmp_path / "queries.jsonl").write_text('{"id": "q1", "text": "isi"}\n{"id": "q2", "text": "lain"}\n')
    (tmp_path / "qrels.tsv").write_text("q1\t0\td1\t1\nq2\t0\td1\t0\n")
    stored = stored_set(tmp_path)
    assert [it.id for it in stored.documents] == ["d1"]
    assert stored.queries == [("isi", frozenset({"d1"}))]
