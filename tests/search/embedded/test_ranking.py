"""The order of results, against the recipe looked at document by document."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.document import Document
from search.embedded import EmbeddedEngine
from search.page import Reason
from search.query import And, Expanded, Field, Node, Or, Phrase, Prefix, Query, Quorum, Sort, Term
from search.ranking import CANDIDATES
from tests.search.collection import ANALYZER, build, document, find
from tests.search.reference_ranking import score

WORDS = ["meraih", "diraih", "wbk", "biro", "umum", "kementerian", "anggaran"]

texts = st.lists(st.sampled_from([*WORDS, "yang", "kota"]), max_size=70).map(" ".join)
collections = st.lists(st.tuples(texts, texts), min_size=1, max_size=12).map(
    lambda pairs: [document(f"d{number}", body, title=title) for number, (title, body) in enumerate(pairs)]
)


@st.composite
def terms(draw: st.DrawFn, field: Field | None = None) -> Term:
    word, exact = draw(st.sampled_from(WORDS)), draw(st.booleans())
    field = field or draw(st.sampled_from([Field.TEXT, Field.TITLE, Field.BODY]))
    return Term(word if exact else ANALYZER.stem(word), word, field, exact)


plain = terms(Field.TEXT)
phrases = st.builds(
    Phrase, st.lists(plain, min_size=2, max_size=3).map(tuple), st.just(Field.TEXT), st.just(0)
)
leaves: st.SearchStrategy[Node] = st.one_of(
    terms(), phrases, st.builds(Expanded, plain, st.lists(plain | phrases, min_size=1, max_size=2).map(tuple))
)
several = st.lists(leaves, min_size=2, max_size=4).map(tuple)
nodes = st.one_of(
    leaves,
    st.builds(And, several),
    st.builds(Or, several),
    st.builds(Quorum, several, st.sampled_from([(), (Term("yang", "yang"),)])),
)


@settings(max_examples=60, deadline=None)
@given(collections, st.lists(nodes, min_size=3, max_size=6), st.integers(0, 12))
def test_scores_are_those_of_the_recipe(documents: list[Document], asked: list[Node], later: int) -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory), ANALYZER)
        build(engine, documents[later:], build(engine, documents[:later]))
        with engine.reader() as reader:
            for node in asked:
                for match in reader.find(Query(node=node, size=20, explain=True)).matches:
                    assert match.score == pytest.approx(score(node, match.document, documents)), node
                    assert match.explanation
                    told = sum(part.value for part in match.explanation.contributions)
                    assert told == pytest.approx(match.score)


def test_behind_the_candidates_the_others_follow(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, ANALYZER)
    build(
        engine, [document(f"d{n:03}", "biro " * (n % 40 + 1) + "umum " * n) for n in range(CANDIDATES + 50)]
    )
    matches = find(engine, "biro", size=CANDIDATES + 50, explain=True).matches
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0
    reasons = [
        {part.reason for part in match.explanation.contributions} for match in matches if match.explanation
    ]
    assert all(Reason.FREQUENCY not in it for it in reasons[:CANDIDATES])
    assert all(it == {Reason.FREQUENCY} for it in reasons[CANDIDATES:])


def test_beginnings_of_words_are_told_as_frequency(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, ANALYZER)
    build(engine, [document("a", "biro umum", title="biro")])
    (match,) = find(engine, node=And((Prefix("bir"), Term("umum", "umum"))), explain=True).matches
    assert match.explanation
    parts = match.explanation.contributions
    assert [it.value for it in parts if it.reason is Reason.FREQUENCY] == [2.0]
    assert sum(it.value for it in parts) == pytest.approx(match.score)
    assert find(engine, "biro", explain=True, sort=Sort.NEWEST).matches[0].explanation is None


def test_what_a_beginning_counts_goes_to_the_document_that_has_it(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, ANALYZER)
    build(engine, [document(f"d{n}", "meraih wbk", title="meraih" if n == 3 else "") for n in (1, 2, 3)])
    node = And((Term("wbk", "wbk"), Prefix("me", Field.TEXT)))
    with engine.reader() as reader:
        matches = reader.find(Query(node=node, explain=True)).matches
    told = {
        match.document.id: it.value
        for match in matches
        if match.explanation
        for it in match.explanation.contributions
        if it.reason is Reason.FREQUENCY
    }
    assert told == {"d1": 1.0, "d2": 1.0, "d3": 2.0}
