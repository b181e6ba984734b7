"""The commands that read: status, inspect, search; help, exit codes and settings."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import to_builtins

from corpus.article import DEFAULT_FIELDS
from corpus.readers.crawl import MAX_BYTES
from telusur.exits import MEANING
from telusur.settings import CONFIG_DIR, load_settings
from tests.telusur.command import feed, record, telusur

COMMANDS = ("reindex", "update", "status", "inspect", "search", "serve")
README = Path(__file__).resolve().parent.parent.parent / "README.md"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("cli") / "data"
    done = telusur(directory, "reindex", "-", stdin=f"{feed(*range(12))}\nno json")
    assert done.code == 3, done.err
    return directory


def test_every_command_has_help_with_an_example(data: Path) -> None:
    listed = telusur(data, "--help").out
    for command in COMMANDS:
        assert f"\n  {command} " in listed
        assert re.search(r"Examples?:\n +\S", telusur(data, command, "--help").out), command


def test_help_and_readme_tell_every_exit_code(data: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    listed = telusur(data, "--help").out
    for code, meaning in MEANING.items():
        assert re.search(rf"^ +{code:d} +{re.escape(meaning[:40])}", listed, re.MULTILINE), code
        assert f"| {code:d} | {meaning} |" in readme


def test_readme_names_every_command() -> None:
    readme = README.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`telusur {command}" in readme


def test_status_says_what_serves(data: Path) -> None:
    drawn = telusur(data, "status").out
    assert "12 served, 12 in the archive" in drawn
    assert "2021-12-01 to 2021-12-12" in drawn
    assert "1 broken-record" in drawn
    stated = telusur(data, "status", "--json").json
    assert stated["build"]["documents"] == 12
    assert [rejected["reason"] for rejected in stated["rejected"]] == ["broken-record"]


def test_nothing_published_is_its_own_exit_code(tmp_path: Path) -> None:
    for command in (("status",), ("search", "wbk")):
        done = telusur(tmp_path / "nothing", *command)
        assert done.code == 6
        assert "telusur reindex" in done.err
    assert not (tmp_path / "nothing").exists()


def test_search_prints_hits_facets_and_marks(data: Path) -> None:
    page = telusur(
        data, "search", "diraih", "--award", "WBK", "--from", "2021-12-03", "--size", "2", "--json"
    )
    assert page.json["total"] == 10
    assert "<mark>meraih</mark>" in page.json["hits"][0]["snippet"]
    assert page.json["facets"]["award"][0]["value"] == "wbk"
    drawn = telusur(data, "search", "diraih").out
    assert "12 articles" in drawn
    assert "Wilayah Bebas dari Korupsi (12)" in drawn


def test_search_tells_why(data: Path) -> None:
    drawn = telusur(data, "search", "meraih wbk xyzzy", "--explain", "--size", "1").out
    assert "without: xyzzy" in drawn
    assert "score " in drawn
    assert "word wbk" in drawn


def test_search_refuses_what_is_no_date(data: Path) -> None:
    done = telusur(data, "search", "wbk", "--from", "kemarin")
    assert done.code == 2
    assert "is no date" in done.err


def test_sort_by_date_is_newest_first(data: Path) -> None:
    hits = telusur(data, "search", "wbk", "--sort", "date", "--json").json["hits"]
    days = [hit["published"] for hit in hits]
    assert days == sorted(days, reverse=True)


def test_inspect_shows_without_indexing(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(f"{record(1, views=7)}\n{record(2, text='')}\n")
    done = telusur(tmp_path / "data", "inspect", str(crawl), "--json")
    good, bad = map(json.loads, done.out.splitlines())
    assert good["title"] == "Kantor Pelayanan 1 meraih predikat WBK"
    assert good["published"] == "2021-12-02"
    assert good["awards"] == ["wbk"]
    assert good["rejected"] is None
    assert bad["rejected"] == "empty"
    assert good.keys() <= bad.keys()
    assert not (tmp_path / "data").exists()
    assert "Wilayah Bebas dari Korupsi" in telusur(tmp_path / "data", "inspect", str(crawl)).out


def test_every_setting_is_explained_in_the_file_that_comes_along() -> None:
    lines = (CONFIG_DIR / "telusur.toml").read_text(encoding="utf-8").splitlines()
    stated = {line.split(" =")[0] for line in lines if re.match(r"\w+ =", line)}
    settings = to_builtins(load_settings())
    tables = [settings, settings["crawl"]]
    known = {
        name for table in tables for value in table.values() if isinstance(value, dict) for name in value
    }
    assert stated == known - {"fields"}


def test_the_file_that_comes_along_states_the_defaults_of_the_rooms() -> None:
    crawl = load_settings().crawl
    assert crawl.fields == DEFAULT_FIELDS
    assert crawl.max_page_bytes == MAX_BYTES


def test_a_wrong_setting_names_file_and_key(tmp_path: Path) -> None:
    wrong = tmp_path / "mine.toml"
    wrong.write_text("[web]\npage_size = 0\ncolour = 'red'\n")
    done = telusur(tmp_path, "--config", str(wrong), "status")
    assert done.code == 9
    for part in ("mine.toml", "web.page_size", "web.colour"):
        assert part in done.err.replace("\n", "")


def test_a_feed_field_that_does_not_exist_is_named(tmp_path: Path) -> None:
    overlay = tmp_path / "mine.toml"
    overlay.write_text('[crawl.fields]\ntitel = ["judul"]\n')
    done = telusur(tmp_path, "--config", str(overlay), "status")
    assert done.code == 9
    assert "crawl: fields.titel" in done.err
    assert "only url, title" in done.err


def test_any_name_is_drawn_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data[/bold]"
    done = telusur(data, "reindex", str(tmp_path / "crawl[/red]"))
    assert done.code == 4, done.err
    assert str(tmp_path / "crawl[/red]") in done.err
    source = tmp_path / "feed[dim].jsonl"
    source.write_text(feed(1))
    assert telusur(data, "reindex", str(source)).code == 0
    drawn = telusur(data, "status", COLUMNS="400").out
    assert str(data) in drawn
    assert str(source) in drawn


def test_standard_input_that_is_closed(tmp_path: Path) -> None:
    command = f"exec {sys.executable} -m telusur --data {tmp_path} inspect - <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "Standard input is closed" in done.stdout


def test_a_setting_laid_over_keeps_the_others(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text("[web]\npage_size = 25\n[crawl.fields]\ntext = ['isi_berita']\n")
    settings = load_settings(mine)
    assert (settings.web.page_size, settings.web.title) == (25, "Telusur")
    assert settings.crawl.fields["text"] == ("isi_berita",)
    assert settings.crawl.fields["url"] == ("url",)
