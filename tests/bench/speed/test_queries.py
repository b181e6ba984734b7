import pytest

from bench.speed.queries import SLOP, Asked, Class, Operator, draw
from bench.speed.rows import plain, read_rows, write_rows
from search.parse import parse
from search.query import And, Facet, Or, Phrase, Prefix, Term
from tests.bench.speed.articles import ANALYZER, small_rows
from tests.search.collection import Labels

EACH = 8
DRAWN = draw(small_rows(), ANALYZER, EACH)


def node(asked: Asked) -> object:
    return parse(asked.request(), ANALYZER, Labels()).node


def test_every_class_has_its_queries_and_none_twice() -> None:
    assert list(DRAWN) == list(Class)
    for asked in DRAWN.values():
        assert len(asked) == len({(it.text, it.since, *it.filters.items()) for it in asked}) == EACH


def test_the_same_seed_draws_the_same() -> None:
    assert draw(small_rows(), ANALYZER, EACH) == DRAWN
    assert draw(small_rows(), ANALYZER, EACH, seed=4) != DRAWN


@pytest.mark.parametrize("kind", Class)
def test_telusur_reads_the_words_that_peers_are_handed(kind: Class) -> None:
    for asked in DRAWN[kind]:
        match node(asked):
            case Term() as term:
                assert (term.text,) == asked.words
            case Prefix() as prefix:
                assert (prefix.text,) == asked.words
                assert asked.operator is Operator.PREFIX
            case And(parts=parts):
                assert asked.operator is Operator.AND
                assert tuple(part.text for part in parts if isinstance(part, Term)) == asked.words
            case Or(parts=parts):
                assert asked.operator is Operator.OR
                assert tuple(part.text for part in parts if isinstance(part, Term)) == asked.words
            case Phrase(terms=terms, slop=slop):
                assert tuple(term.text for term in terms) == asked.words
                assert {term.exact for term in terms} == {asked.surface}
                assert slop == (SLOP if asked.operator is Operator.NEAR else 0)
            case other:
                pytest.fail(f"{asked.text} was read as {other}")


def test_every_query_has_a_match() -> None:
    for asked in DRAWN[Class.PHRASE] + DRAWN[Class.AND3]:
        texts = [f" {row.body_stems} " for row in small_rows()]
        if asked.operator is Operator.PHRASE:
            assert any(f" {' '.join(asked.words)} " in text for text in texts)
        else:
            assert any(all(f" {word} " in text for word in asked.words) for text in texts)


def test_filters_are_of_two_facets() -> None:
    for asked in DRAWN[Class.FACETS]:
        assert set(asked.filters) == {Facet.AWARD, Facet.SOURCE}


def test_dates_are_a_range() -> None:
    assert all(it.since and it.until and it.since < it.until for it in DRAWN[Class.DATES])


def test_stopwords_are_no_query_by_themselves() -> None:
    assert not {it.text for it in DRAWN[Class.ONE]} & ANALYZER.rules.stopwords


def test_rows_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    write_rows(path, small_rows())
    assert tuple(read_rows(path)) == small_rows()
    assert tuple(read_rows(path, 7)) == small_rows()[:7]


def test_tokens_are_spelled_so_that_no_engine_splits_them() -> None:
    assert plain("rata-rata") == "ratax2dxrata"
    assert plain("4.402") == "4x2ex402"
    assert plain("meraih") == "meraih"
    assert all(
        text.replace(" ", "").isalnum() and text.isascii()
        for row in small_rows()
        for text in (row.body_stems, row.body_words)
    )
