"""One article has one address and one id, however a crawler came to it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity import article_id, canonical_url, host

ONE = "https://setneg.go.id/baca/index/wbk?id=7&page=2"

SAME = [
    "http://www.setneg.go.id/baca/index/wbk?id=7&page=2",
    "https://SETNEG.go.id:443/baca/index/wbk/?page=2&id=7#isi",
    "https://setneg.go.id./baca//index/wbk/index.php?id=7&page=2&utm_source=wa&fbclid=x",
    "  https://m.setneg.go.id/baca/x/../index/./wbk/amp?page=2&id=7&gclid=1 ",
    "//www.setneg.go.id/baca/index/wbk;jsessionid=A1?id=7&page=2",
    "setneg.go.id/baca/index/%77bk?id=7&page=2",
    "http://user:secret@www.setneg.go.id:80/baca/index/wbk?&id=7&page=2&",
]

urls = st.one_of(
    st.text(),
    st.from_regex(
        r"(https?:)?//(www\.|m\.|amp\.){0,2}[a-z0-9.-]{1,12}(:\d{1,5})?(/[^\s]{0,6}){0,4}(\?\S{0,12})?"
    ),
    st.builds("https://situs.go.id/{}?{}".format, st.text(), st.text()),
)


@pytest.mark.parametrize("url", SAME)
def test_spellings_of_one_address_are_one(url: str) -> None:
    assert canonical_url(url) == ONE
    assert article_id(url, "Judul", None) == article_id(ONE, "Judul lain", date(2021, 1, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://situs.go.id/baca?id=1", "https://situs.go.id/baca?id=2"),
        ("https://situs.go.id/Baca", "https://situs.go.id/baca"),
        ("https://situs.go.id/baca", "https://berita.situs.go.id/baca"),
        ("https://situs.go.id/baca", "https://situs.go.id:8080/baca"),
        ("https://situs.go.id/a%2Fb", "https://situs.go.id/a/b"),
        ("https://situs.go.id/?a=1&a=2", "https://situs.go.id/?a=2&a=1"),
        ("https://m.co.id/a", "https://co.id/a"),
    ],
)
def test_what_may_differ_stays_apart(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://situs.go.id", "https://situs.go.id/"),
        ("http://situs.go.id/index.html", "https://situs.go.id/"),
        ("http://situs.go.id/index.php?id=3", "https://situs.go.id/?id=3"),
        ("http://situs.go.id/berita baik", "https://situs.go.id/berita%20baik"),
        ("http://situs.go.id/?q=berita+baik", "https://situs.go.id/?q=berita%20baik"),
        ("http://situs.go.id/caf%c3%a9", "https://situs.go.id/caf%C3%A9"),
        ("http://situs.go.id/café", "https://situs.go.id/caf%C3%A9"),
        ("http://situs.go.id/100%", "https://situs.go.id/100%25"),
        ("http://bücher.id/", "https://xn--bcher-kva.id/"),
        ("http://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("urn:berita:7", "urn:berita:7"),
        ("http://situs.go.id:port/a", "http://situs.go.id:port/a"),
        ("", ""),
    ],
)
def test_canonical_form(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@given(urls)
def test_canonical_of_canonical_is_itself(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(urls, st.text(), st.none() | st.dates())
def test_an_id_is_safe_in_a_url(url: str, title: str, day: date | None) -> None:
    assert re.fullmatch(r"[a-z2-7]{16}", article_id(url, title, day))
    assert article_id(url, title, day) == article_id(url, title, day)


def test_without_an_address_title_and_day_tell_articles_apart() -> None:
    day = date(2021, 12, 20)
    assert article_id(None, "Setneg Raih  WBK!", day) == article_id(None, "setneg raih wbk", day)
    assert article_id(None, "Setneg Raih WBK", day) != article_id(None, "Setneg Raih WBK", None)
    assert article_id(None, "Setneg Raih WBK", day) != article_id(None, "Setneg Raih WBBM", day)


def test_ids_never_change() -> None:
    """A changed id would make every article in every archive a new one."""
    assert article_id("https://setneg.go.id/baca/index/wbk", "", None) == "42ljnpsty3detmkp"
    assert article_id(None, "Setneg raih WBK", date(2021, 12, 20)) == "kyjgrjp4v6fqhqxo"


def test_host() -> None:
    assert host("http://www.setneg.go.id/baca") == "setneg.go.id"
    assert host("http://setneg.go.id:8080?x") == "setneg.go.id:8080"
    assert host("urn:berita:7") == host(None) == ""
