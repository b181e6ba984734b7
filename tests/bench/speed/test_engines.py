"""Every engine that is installed, over the same few documents: built, opened, asked, compared."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bench.speed.asking import ROUNDS, WARM_UP, Comparison, compare
from bench.speed.corpus import documents
from bench.speed.engines import NAMES, TELUSUR, engine
from bench.speed.peer import TOP, Answer, Peer, Searcher
from bench.speed.queries import Asked, Class, draw
from bench.speed.rows import FACETS, Row, row
from telusur.settings import load_settings
from telusur.wiring import Telusur
from tests.bench.speed.articles import small_source

SIZE, EACH = 300, 4
ANALYZER = Telusur(load_settings()).analyzer
"""The real one: what Telusur's own build uses."""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    made = documents(small_source(), SIZE)
    return [row(number, document, ANALYZER) for number, document in enumerate(made)]


@pytest.fixture(scope="module")
def queries(rows: list[Row]) -> dict[Class, list[Asked]]:
    return draw(rows, ANALYZER, EACH + WARM_UP)


@pytest.fixture(scope="module")
def searchers(rows: list[Row]) -> Iterator[dict[str, tuple[Peer, Searcher]]]:
    """Whatever is installed, opened; in a place where PostgreSQL's own user may read."""
    opened = {}
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="telusur-bench-test-")))
        scratch.chmod(0o755)
        for name in NAMES:
            try:
                peer = engine(name)
            except (ImportError, OSError):
                continue
            directory = scratch / name.replace(" ", "-")
            directory.mkdir()
            index = peer.begin(directory)
            index.add(rows[:200])
            index.add(rows[200:])
            index.finish()
            assert index.seconds > 0
            assert peer.size(directory) > 10_000
            searcher = peer.open(directory)
            stack.callback(searcher.close)
            opened[name] = peer, searcher
        yield opened


def the(name: str, searchers: dict[str, tuple[Peer, Searcher]]) -> tuple[Peer, Searcher]:
    if name not in searchers:
        pytest.skip(f"{name} is not installed")
    return searchers[name]


def said(asked: Asked, texts: tuple[str, str]) -> bool:
    """Whether a document matches, as plainly as possible."""
    words = [f" {text} " for text in texts]
    match asked.kind:
        case Class.OR2 | Class.OR3:
            return any(f" {word} " in text for word in asked.words for text in words)
        case Class.PREFIX:
            return any(f" {asked.words[0]}" in text for text in words)
        case Class.PHRASE | Class.EXACT:
            return any(f" {' '.join(asked.words)} " in text for text in words)
        case _:
            return all(any(f" {word} " in text for text in words) for word in asked.words)


def matching(asked: Asked, rows: list[Row]) -> list[Row]:
    return [
        it
        for it in rows
        if said(asked, (it.title_words, it.body_words) if asked.surface else (it.title_stems, it.body_stems))
        and (not asked.since or not asked.until or str(asked.since) <= it.published <= str(asked.until))
        and all(value in it.facets[facet] for facet, value in asked.filters.items())
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [kind for kind in Class if kind is not Class.NEAR])
def test_every_engine_finds_and_counts_what_is_there(
    name: str,
    kind: Class,
    rows: list[Row],
    queries: dict[Class, list[Asked]],
    searchers: dict[str, tuple[Peer, Searcher]],
) -> None:
    _, searcher = the(name, searchers)
    for asked in queries[kind]:
        answer, took = searcher.ask(asked)
        found = matching(asked, rows)
        assert answer.total == len(found) > 0
        assert len(answer.snippets) == min(TOP, len(found))
        assert any(answer.snippets)  # tantivy has none where only the title matches
        assert took > 0
        for facet in set(FACETS) - set(asked.filters):
            for value, count in answer.facets[facet].items():
                assert count == sum(value in it.facets[facet] for it in found), (asked, facet, value)


@pytest.mark.parametrize("name", NAMES)
def test_a_facet_counts_past_its_own_filter(
    name: str,
    rows: list[Row],
    queries: dict[Class, list[Asked]],
    searchers: dict[str, tuple[Peer, Searcher]],
) -> None:
    _, searcher = the(name, searchers)
    for asked in queries[Class.FACETS]:
        answer, _ = searcher.ask(asked)
        for own in asked.filters:
            others = {facet: value for facet, value in asked.filters.items() if facet != own}
            under = matching(Asked(asked.kind, asked.text, asked.words, filters=others), rows)
            for value, count in answer.facets[own].items():
                assert count == sum(value in it.facets[own] for it in under)


def test_all_are_asked_in_turn_and_agree(
    queries: dict[Class, list[Asked]], searchers: dict[str, tuple[Peer, Searcher]]
) -> None:
    told: list[int] = []
    comparison = compare(dict(searchers.values()), queries, 2, told.append)
    assert told == list(range(1, ROUNDS * sum(map(len, queries.values())) + 1))
    for peer, searcher in searchers.values():
        assert searcher.process > 0
        expected = 2 if peer.unhurried else EACH
        assert all(cuts.queries == expected for cuts in comparison.pages(peer).values())
    assert [it for it in comparison.differences if not it.why] == []


def test_a_difference_is_never_silent(searchers: dict[str, tuple[Peer, Searcher]]) -> None:
    class Wrong(Searcher):
        def _page(self, asked: Asked) -> Answer:
            right = searchers[TELUSUR][1].ask(asked)[0]
            return Answer(right.total + 1, right.facets, right.snippets)

    asked = [Asked(Class.ONE, f"predikat{number}", (f"predikat{number}",)) for number in range(WARM_UP + 1)]
    peer = engine("SQLite FTS5")
    comparison: Comparison = compare(
        {searchers[TELUSUR][0]: searchers[TELUSUR][1], peer: Wrong()}, {Class.ONE: asked}, 9, lambda _: None
    )
    [difference] = comparison.differences
    assert (difference.engine, difference.queries, difference.why) == ("SQLite FTS5", 1, "")
    assert difference.example == f"predikat{WARM_UP}: 1 documents for 0"
