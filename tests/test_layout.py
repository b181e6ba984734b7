"""The house rules that a reader of the code relies on, read off the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "search": {"corpus", "search"},
    "indexer": {"corpus", "search", "indexer"},
    "webui": {"corpus", "search", "webui"},
    "telusur": {"corpus", "search", "indexer", "webui", "telusur"},
}
CLAIMS_MAY_IMPORT = {
    "words": {"words"},
    "awards": {"words", "awards"},
    "names": {"words", "names"},
    "statements": {"words", "awards", "names", "statements"},
    "relations": {"words", "awards", "names", "statements", "relations"},
    "layout": {"words", "awards", "names", "statements", "layout"},
}
"""Within `indexer/claims`: its folders build on one another."""
ONLY_IN = {
    "whoosh": ("search/embedded/",),
    "flask": ("webui/", "telusur/application.py"),
    "Sastrawi": ("search/sastrawi.py",),
}
SOURCES = sorted(file for room in MAY_IMPORT for file in (ROOT / room).rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCES) > 30


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_imports_run_one_way(file: Path) -> None:
    room = name(file).split("/")[0]
    rooms = {module.split(".")[0] for module in imported(file)} & MAY_IMPORT.keys()
    assert rooms <= MAY_IMPORT[room]


@pytest.mark.parametrize(
    "file", [file for file in SOURCES if file.parent.name in CLAIMS_MAY_IMPORT], ids=name
)
def test_the_folders_of_claims_build_on_one_another(file: Path) -> None:
    claims = [module.split(".") for module in imported(file) if module.startswith("indexer.claims.")]
    assert {parts[2] for parts in claims} <= CLAIMS_MAY_IMPORT[file.parent.name]


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_each_library_has_its_place(file: Path) -> None:
    for library, place in ONLY_IN.items():
        if library in {module.split(".")[0] for module in imported(file)}:
            assert name(file).startswith(place)


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_a_file_holds_one_idea(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 350
    assert file.stem not in {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize("file", [file for file in SOURCES if file.name != "__init__.py"], ids=name)
def test_the_walk_through_the_source_passes_every_file(file: Path) -> None:
    assert file.name in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
