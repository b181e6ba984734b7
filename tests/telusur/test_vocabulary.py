"""`telusur vocabulary check`, and what an operator adds to a vocabulary."""

import shutil
from pathlib import Path

import pytest

from tests.telusur.command import record, telusur

FILES = Path(__file__).parents[2] / "config" / "vocabulary"

UNIT = """
[[unit]]
slug = "kemensos-biro-contoh"
name = "Biro Penguatan Layanan Publik"
parent = "kemensos"
institution = "kemensos"
level = "eselon II"
seen_kind = "gk"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A settings file whose vocabulary may be written to."""
    shutil.copytree(FILES, tmp_path / "vocabulary")
    file = tmp_path / "telusur.toml"
    file.write_text(f'[crawl]\nvocabulary = "{tmp_path / "vocabulary"}"\n')
    return file


def test_without_an_archive_the_files_alone_are_checked(tmp_path: Path) -> None:
    told = telusur(tmp_path / "data", "vocabulary", "check", "--json").json
    assert told["rows"]["regions"] == 552
    assert told["unknown"] is None
    assert {"name": "Pemkab Mura", "slugs": ["kab-musi-rawas", "kab-murung-raya"], "settled": False} in told[
        "collisions"
    ]
    assert "There is no archive" in telusur(tmp_path / "data", "vocabulary", "check").out


def test_a_unit_met_in_the_archive_is_told_until_the_operator_adds_it(tmp_path: Path, config: Path) -> None:
    data, at = tmp_path / "data", {"TELUSUR_CONFIG": str(config)}
    text = "Kepala Biro Penguatan Layanan Publik, Kementerian Sosial, membuka rapat di ruang utama."
    assert telusur(data, "reindex", "-", stdin=record(1, text=text), **at).code == 0
    unknown = telusur(data, "vocabulary", "check", "--json", **at).json["unknown"]
    assert unknown["units"] == [{"name": "Biro Penguatan Layanan Publik", "articles": 1}]
    units = tmp_path / "vocabulary" / "units.toml"
    units.write_text(units.read_text() + UNIT)
    assert telusur(data, "vocabulary", "check", "--json", **at).json["unknown"]["units"] == []
    assert telusur(data, "reindex", **at).code == 0
    found = telusur(data, "search", "--unit", "kemensos-biro-contoh", "--json", **at).json
    assert found["total"] == 1


def test_a_wrong_file_is_told_with_row_and_key(tmp_path: Path, config: Path) -> None:
    heads = tmp_path / "vocabulary" / "heads.toml"
    heads.write_text(heads.read_text() + '\n[[head]]\nname = "Unit"\nfollows = "anything"\nrank = 1\n')
    done = telusur(tmp_path / "data", "vocabulary", "check", TELUSUR_CONFIG=str(config))
    assert done.code == 9
    assert "heads.toml" in done.err
    assert "follows" in done.err
