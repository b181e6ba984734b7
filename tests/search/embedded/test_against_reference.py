"""Every answer of the engine, over small collections with updates, deletes and many segments,
against a reference that looks at each document in turn."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.document import Document
from search.embedded import EmbeddedEngine
from search.query import (
    ARTICLE_FACETS,
    ARTICLE_SORTS,
    And,
    Between,
    Everything,
    Expanded,
    Facet,
    Field,
    HasValue,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Quorum,
    Sort,
    Term,
)
from tests.search import reference
from tests.search.collection import ANALYZER, build, counts, document, ids

WORDS = ["meraih", "diraih", "wbk", "biro", "umum", "kementerian"]
DAYS = ["2020-12-31", "2021-01-01", "2021-01-01T23:59:59+07:00", "2021-06-01"]
VALUES = ["a", "b", "c"]

texts = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)
some_values = st.lists(st.sampled_from(VALUES), max_size=3).map(tuple)
documents = st.builds(
    document,
    st.sampled_from([f"d{n}" for n in range(12)]),
    texts,
    title=texts,
    byline=st.none() | texts,
    published=st.none() | st.sampled_from(DAYS),
    units=some_values,
    awards=some_values,
    source=st.sampled_from(VALUES),
    views=st.none() | st.integers(0, 3),
)
batches = st.lists(
    st.tuples(st.lists(documents, max_size=8), st.lists(st.sampled_from([f"d{n}" for n in range(12)]))),
    min_size=1,
    max_size=4,
)

fields = st.sampled_from(Field)


@st.composite
def terms(draw: st.DrawFn, field: Field) -> Term:
    word, exact = draw(st.sampled_from(WORDS)), draw(st.booleans())
    return Term(word if exact else ANALYZER.stem(word), word, field, exact)


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    field = draw(fields)
    words = draw(st.lists(terms(field), min_size=2, max_size=3))
    return Phrase(tuple(words), field, draw(st.integers(0, 3)))


days = st.none() | st.dates(date(2020, 12, 30), date(2021, 6, 2))
leaves: st.SearchStrategy[Node] = st.one_of(
    fields.flatmap(terms),
    phrases(),
    st.builds(Expanded, terms(Field.TEXT), st.lists(terms(Field.TEXT), min_size=1, max_size=2).map(tuple)),
    st.builds(Prefix, st.sampled_from(["me", "di", "wbk", "x"]), fields),
    st.builds(HasValue, st.sampled_from([Facet.UNIT, Facet.AWARD]), st.sampled_from(VALUES)),
    st.builds(HasValue, st.just(Facet.YEAR), st.sampled_from(["2020", "2021"])),
    st.builds(Between, days, st.dates(date(2020, 12, 30), date(2021, 6, 2))),
    st.just(Everything()),
)
nodes = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Quorum, st.lists(inner, min_size=2, max_size=5).map(tuple)),
    ),
    max_leaves=5,
)
queries = st.builds(
    Query,
    node=nodes,
    filters=st.dictionaries(st.sampled_from([Facet.UNIT, Facet.AWARD, Facet.SOURCE]), some_values),
    since=days,
    until=days,
    sort=st.sampled_from(ARTICLE_SORTS),
    page=st.integers(1, 3),
    size=st.integers(0, 5),
)


@settings(max_examples=25, deadline=None)
@given(batches, st.lists(queries, min_size=5, max_size=15))
def test_answers_are_those_of_the_reference(
    changes: list[tuple[list[Document], list[str]]], asked: list[Query]
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory), ANALYZER)
        held: dict[str, Document] = {}
        info = None
        for added, removed in changes:
            info = build(engine, added, info, removed)
            held = {it.id: it for it in (*held.values(), *added) if it.id not in removed or it in added}
        with engine.reader() as reader:
            for query in asked:
                answer = reader.find(query)
                expected = reference.matching(query, list(held.values()))
                assert answer.total == len(expected), query
                assert answer.complete == len(reference.complete(query, list(held.values()))), query
                assert answer.undated == sum(it.published is None for it in expected)
                for facet in ARTICLE_FACETS:
                    wanted = reference.counts(query, list(held.values()), facet)
                    assert counts(answer, facet) == wanted, (query, facet)
                whole = reader.find(query.with_(page=1, size=100))
                assert ids(answer) == ids(whole)[(query.page - 1) * query.size :][: query.size]
                if query.sort is Sort.RELEVANCE:
                    assert sorted(ids(whole)) == sorted(it.id for it in expected)
                    scores = {it.document.id: it.score for it in whole.matches}
                    by_date = reference.ordered(expected, query.sort)
                    assert ids(whole) == [it.id for it in sorted(by_date, key=lambda it: -scores[it.id])]
                else:
                    assert ids(whole) == [it.id for it in reference.ordered(expected, query.sort)]


@settings(max_examples=15, deadline=None)
@given(batches, st.lists(nodes, min_size=5, max_size=10))
def test_scores_do_not_depend_on_how_the_documents_came_in(
    changes: list[tuple[list[Document], list[str]]], asked: list[Node]
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory), ANALYZER)
        held: dict[str, Document] = {}
        grown = None
        for added, removed in changes:
            grown = build(engine, added, grown, removed)
            held = {it.id: it for it in (*held.values(), *added) if it.id not in removed or it in added}
        assert grown is not None
        fresh = build(engine, held.values())
        with engine.open(grown) as one, engine.open(fresh) as other:
            for node in asked:
                query = Query(node=node, size=100)
                grew, made = one.find(query).matches, other.find(query).matches
                assert [it.document for it in grew] == [it.document for it in made]
                assert [it.score for it in grew] == pytest.approx([it.score for it in made])
