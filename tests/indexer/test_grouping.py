"""The groups of an archive: what is signed once, and which articles a run put in another group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.archive import Archive
from indexer.duplicates import METHOD
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
    assert len(archive.groups.unsigned(METHOD)) == 300
    group(archive, run, workers=2)
    assert archive.groups.unsigned(METHOD) == []
    assert len(archive.groups.unsigned(METHOD + 1)) == 300
