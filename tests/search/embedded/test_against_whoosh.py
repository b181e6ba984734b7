"""The fast path against Whoosh's own searcher on the same index: the same documents, counts and scores, for
random queries of every kind that Whoosh has too, with deletes and several segments."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh
from whoosh.index import open_dir

from search.document import Document
from search.embedded import EmbeddedEngine
from search.query import And, Facet, Field, HasValue, Node, Not, Or, Phrase, Prefix, Query, Term
from tests.search.collection import ANALYZER, build, document

WORDS = ["meraih", "diraih", "predikat", "wbk", "biro", "kota", "penghargaan", "menerima", "penerima"]
FIELDS = {Field.TITLE: ("title",), Field.BODY: ("body",), Field.TEXT: ("title", "body")}

words = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
documents = st.builds(
    lambda name, title, body, units: document(name, body, title=title, units=units),
    st.sampled_from([f"d{n}" for n in range(12)]),
    words,
    words,
    st.lists(st.sampled_from(["u1", "u2"]), unique=True, max_size=2).map(tuple),
)
changes = st.lists(
    st.tuples(
        st.lists(documents, max_size=8, unique_by=lambda it: it.id),
        st.lists(st.sampled_from([f"d{n}" for n in range(12)]), max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def terms(draw: st.DrawFn, field: Field) -> Term:
    word, exact = draw(st.sampled_from(WORDS)), draw(st.booleans())
    return Term(word if exact else ANALYZER.stem(word), word, field, exact)


@st.composite
def phrases(draw: st.DrawFn, field: Field) -> Phrase:
    exact = draw(st.booleans())
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=3))
    return Phrase(tuple(Term(w if exact else ANALYZER.stem(w), w, field, exact) for w in chosen), field)


fields = st.sampled_from(list(FIELDS))
leaves: st.SearchStrategy[Node] = st.one_of(
    fields.flatmap(terms),
    fields.flatmap(phrases),
    st.builds(Prefix, st.sampled_from(["me", "di", "p", "wbk", "x"]), fields),
)
positive: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
nodes: st.SearchStrategy[Node] = st.one_of(
    positive,
    st.builds(lambda a, b: And((a, Not(b))), positive, leaves),
    st.builds(lambda a, b: And((a, HasValue(Facet.UNIT, b))), positive, st.sampled_from(["u1", "u2", "u3"])),
)


def for_whoosh(node: Node) -> Any:
    match node:
        case Term(field=field) | Phrase(field=field) | Prefix(field=field):
            return whoosh.Or([leaf_for_whoosh(node, name) for name in FIELDS[field]])
        case And(parts=parts):
            return whoosh.And([for_whoosh(part) for part in parts])
        case Or(parts=parts):
            return whoosh.Or([for_whoosh(part) for part in parts])
        case _:
            raise AssertionError(node)


def leaf_for_whoosh(node: Term | Phrase | Prefix, field: str) -> Any:
    match node:
        case Term(text=text, exact=exact):
            return whoosh.Term(f"{field}_surface" if exact else field, text)
        case Prefix(text=text):
            # of few words Whoosh would score each by its rarity
            return whoosh.ConstantScoreQuery(whoosh.Prefix(f"{field}_surface", text), 1.0)
        case Phrase(terms=parts):
            name = f"{field}_surface" if parts[0].exact else field
            return whoosh.Phrase(name, [term.text for term in parts])


def ask_whoosh(searcher: Any, node: Node) -> dict[str, float]:
    """Id -> score. Whoosh's own AndNot lets documents through that it should not, on its own indexes too,
    so what is left out is asked apart."""
    match node:
        case And(parts=(kept, Not(part=part))):
            without = ask_whoosh(searcher, part)
            return {name: score for name, score in ask_whoosh(searcher, kept).items() if name not in without}
        case And(parts=(kept, HasValue(facet=facet, value=value))):
            hits = searcher.search(for_whoosh(kept), limit=None, filter=whoosh.Term(facet.value, value))
            return {hit["id"]: hit.score for hit in hits}
        case _:
            return {hit["id"]: hit.score for hit in searcher.search(for_whoosh(node), limit=None)}


@settings(max_examples=25, deadline=None)
@given(changes, st.lists(nodes, min_size=4, max_size=10))
def test_the_same_documents_counts_and_scores(
    made: list[tuple[list[Document], list[str]]], asked: list[Node]
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory), ANALYZER)
        info = None
        for added, removed in made:
            info = build(engine, added, info, removed)
        assert info is not None
        with open_dir(str(engine.path(info))).searcher() as searcher, engine.reader() as reader:
            assert searcher.doc_count() == info.documents
            for node in asked:
                theirs = ask_whoosh(searcher, node)
                found = reader.find(Query(node=node, size=100, explain=True))
                # what is looked at closely, and orders anew, are the best by this score
                ours = {it.document.id: it.explanation.bm25f for it in found.matches if it.explanation}
                assert found.total == len(theirs), node
                assert ours == {name: pytest.approx(score, rel=1e-5) for name, score in theirs.items()}, node
