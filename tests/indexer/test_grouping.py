"""The groups of an archive: what is signed once, and which articles a run put in another group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from indexer import duplicates
from indexer.duplicates import METHOD, signature
from indexer.grouping import group
from tests.indexer.articles import article
from tests.indexer.test_duplicates import text

NOW = datetime(2022, 1, 1, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.sqlite") as archive:
        yield archive


def run_with(archive: Archive, **bodies: str) -> int:
    run = archive.begin_run("update", [], NOW)
    for name, body in bodies.items():
        archive.keep(replace(article(body), id=name), NOW, run)
    return run


def clusters(archive: Archive, since_run: int = 0) -> dict[str, str]:
    return {each.article.id: each.cluster for each in archive.articles(since_run=since_run)}


def test_a_copy_that_comes_later_brings_back_the_article_it_is_a_copy_of(archive: Archive) -> None:
    first = run_with(archive, a=text(1), b=text(2))
    assert group(archive, first, workers=1) == 0
    assert clusters(archive) == {"a": "", "b": ""}
    second = run_with(archive, c=text(1))
    assert group(archive, second, workers=1) == 2
    assert clusters(archive, since_run=first) == {"a": "a", "c": "a"}
    assert archive.count(since_run=first) == 2


def test_a_text_that_changes_leaves_its_group(archive: Archive) -> None:
    first = run_with(archive, a=text(1), b=text(1))
    group(archive, first, workers=1)
    second = run_with(archive, b=text(3))
    group(archive, second, workers=1)
    assert clusters(archive, since_run=first) == {"a": "", "b": ""}
    assert archive.get("a") is not None
    assert group(archive, archive.begin_run("reindex", [], NOW), workers=1) == 0


def test_every_text_is_signed_once(archive: Archive) -> None:
    run = run_with(archive, **{f"{number:03}": text(number, 40) for number in range(300)})
    assert len(archive.groups.changed(METHOD)) == 300
    group(archive, run, workers=2)
    group(archive, run_with(archive, **{"007": text(7, 40), "008": text(300, 40)}), workers=2)
    numbers, signatures = archive.groups.signatures(METHOD)
    assert len(numbers) / 8 == len(signatures) / 256 == 301
    assert archive.groups.changed(METHOD) == {}
    assert len(archive.groups.changed(METHOD + 1)) == 300


TEXTS = [
    *(" ".join(text(1, 400).split()[start : start + 300]) for start in range(0, 120, 20)),
    *(text(2), f"{text(2)} Baca juga kabar lain.", "Foto: Humas"),
]
"""Copies of copies, two that are alike, and one too short."""


@settings(max_examples=30, deadline=None)
@given(
    runs=st.lists(
        st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(TEXTS), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_runs_one_after_another_group_as_one_run_over_all(
    runs: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Archive(tmp_path_factory.mktemp("archive") / "archive.sqlite") as archive:
        bodies: dict[str, str] = {}
        for brought in runs:
            bodies |= brought
            group(archive, run_with(archive, **brought), workers=1)
            at_once = duplicates.clusters({name: signature(body) for name, body in bodies.items()})
            assert clusters(archive) == {name: at_once.get(name, "") for name in sorted(bodies)}
