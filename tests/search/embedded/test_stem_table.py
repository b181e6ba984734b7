from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Analyzer
from search.embedded.stem_table import load_stems, save_stems
from search.stems import StemTable
from tests.search.collection import ANALYZER

RULES = ANALYZER.rules


def test_a_table_is_saved_and_loaded(tmp_path: Path) -> None:
    table = StemTable("v1", {"meraih": "raih", "日本": "日本", "covid-19": "covid"})
    save_stems(table, tmp_path / "stems")
    loaded = load_stems(tmp_path / "stems", "v1")
    assert loaded.all() == table.all()
    assert len(loaded) == 3
    assert loaded.stem("meraih", RULES) == "raih"


@given(words=st.lists(st.text(max_size=40), max_size=8))
def test_whatever_was_read_can_be_saved(words: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    analyzer = Analyzer(RULES)
    analyzer.tokens(" ".join(words))
    path = tmp_path_factory.mktemp("table") / "stems"
    save_stems(analyzer.table, path)
    assert load_stems(path, analyzer.version).all() == analyzer.table.all()


@pytest.mark.parametrize("file", ["arrays.json", "words", "version"])
def test_a_damaged_or_foreign_table_is_an_empty_one(tmp_path: Path, file: str) -> None:
    save_stems(StemTable("v1", {"meraih": "raih"}), tmp_path / "stems")
    assert len(load_stems(tmp_path / "stems", "v2")) == 0
    (tmp_path / "stems" / file).write_bytes(b"")
    assert len(load_stems(tmp_path / "stems", "v1")) == 0
    assert len(load_stems(tmp_path / "absent", "v1")) == 0
