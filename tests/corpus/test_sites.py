"""Site rules: the most specific host answers, and a bad file is named with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.pages import html
from corpus.sites import Site, Sites, selector, strings

RULES = Path(__file__).resolve().parents[2] / "config" / "sites.toml"


@pytest.fixture(scope="module")
def sites() -> Sites:
    return Sites.load(RULES)


def test_the_rules_that_are_shipped_are_sound(sites: Sites) -> None:
    assert len(sites) > 100
    for url in (
        "https://www.setneg.go.id/baca/1",
        "http://presidenri.go.id",
        "https://news.detik.com/berita/1",
    ):
        assert sites.of(url) is not None


def test_the_most_specific_host_answers() -> None:
    sites = Sites([Site(host="contoh.go.id", name="Induk"), Site(host="ppid.contoh.go.id", name="PPID")])
    assert [
        site.name
        for url in ("www.contoh.go.id", "arsip.ppid.contoh.go.id")
        if (site := sites.of(f"https://{url}/a"))
    ] == ["Induk", "PPID"]
    assert sites.of("https://lain.contohgo.id/") is None
    assert sites.of(None) is None
    assert sites.of("bukan alamat") is None


def test_a_signature_gives_its_publisher_away(sites: Sites) -> None:
    site = sites.named_in("RIU/Humas Kemensetneg")
    assert site is not None
    assert site.host == "setneg.go.id"
    assert sites.named_in("Kemensetnegara") is None
    assert sites.named_in(None) is None


def test_selectors_may_be_css_or_xpath_and_the_first_that_finds_wins() -> None:
    site = Site(
        host="a.id",
        name="A",
        title=tuple(map(selector, (".none", "h1", "h2"))),
        byline=(selector("//td[.='Penulis']/following-sibling::td"),),
    )
    tree = html.parse(
        "<h1> Judul  satu </h1><h2>Dua</h2><table><tr><td>Penulis</td><td>Rini</td></tr></table>"
    )
    assert tree is not None
    assert strings(site.title, tree) == ["Judul satu"]
    assert strings(site.byline, tree) == ["Rini"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[site]]\nhost = 'a.id'\nname = 'A'\ntitle = ['h1[']", "site, row 1 (a.id), title, row 1"),
        ("[[site]]\nhost = 'a.id'\nname = 'A'\nlistings = ['(']", "site, row 1 (a.id), listings, row 1"),
        ("[[site]]\nhost = 'a.id'\nname = 'A'\nzone = 'CET'", "site, row 1 (a.id), zone"),
        ("[[site]]\nhost = 'a.id'\nname = 'A'\njudul = ['h1']", "site, row 1 (a.id), judul"),
        ("[[site]]\nname = 'A'", "site, row 1, host"),
        ("[names]\n'a.id' = []", "names, a.id"),
        ("[[site", "sites.toml"),
    ],
)
def test_a_bad_file_is_refused_by_its_key(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as error:
        Sites.load(path)
    assert said in error.value.what
    assert str(path) in error.value.what


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        Sites.load(tmp_path / "none.toml")
