"""What is no article, and what only looks as if it were none."""

from __future__ import annotations

import pytest

from corpus.article import Article, Reason, Rejection
from tests.corpus.pages.asking import PROSE, article, read

CAPTION = "<p>Kapal rumah sakit bersandar di dermaga timur, Selasa, menunggu obat-obatan diturunkan.</p>"
RELATED = "".join(f"<p><a href=x>Kabar Lain ke-{n}</a><br>{n} Agustus 2022</p>" for n in range(1, 7))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", Reason.EMPTY),
        ("<html><body></body></html>", Reason.EMPTY),
        ("@charset 'utf-8';\nbody { margin: 0 }", Reason.NOT_A_PAGE),
        (".menu, a:hover { color: red; }", Reason.NOT_A_PAGE),
        ("(function(){ var a = 1; })();", Reason.NOT_A_PAGE),
        ('{"status": "ok", "data": []}', Reason.NOT_A_PAGE),
        ("%PDF-1.4\n%âãÏÓ", Reason.NOT_A_PAGE),
        ("<?xml version='1.0'?><rss><channel></channel></rss>", Reason.LISTING),
        ("<?xml version='1.0'?>\n<?xml-stylesheet href='a.xsl'?><feed xmlns='x'></feed>", Reason.LISTING),
        ("<?xml version='1.0'?><urlset></urlset>", Reason.NOT_A_PAGE),
        ("\x00\x01\x02binary", Reason.NOT_A_PAGE),
    ],
)
@pytest.mark.parametrize("form", ["html", "text"])
def test_what_a_crawl_may_hold_besides_pages(content: str, reason: Reason, form: str) -> None:
    answer = read(content, form=form)
    assert isinstance(answer, Rejection)
    assert answer.reason is reason


def test_a_page_without_a_headline_is_part_of_another() -> None:
    answer = read(f"<html><body><p>{PROSE}</p></body></html>")
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.NO_TITLE


def test_a_text_without_a_title_is_called_by_its_first_words() -> None:
    one, other = (article(f"{PROSE}\n\n{more}", form="text") for more in (PROSE, f"Pada hari lain {PROSE}"))
    assert one.title == other.title == "Rapat itu dihadiri oleh seluruh kepala biro dan berlangsung…"
    assert one.body.startswith(PROSE)
    assert one.id != other.id


def test_entries_of_the_same_make_are_a_listing() -> None:
    entry = f"<div class=post><div><h3><a href=x>Rapat Dibuka</a></h3><div><p>{PROSE}</p></div></div></div>"
    answer = read(f"<h1>Arsip Berita</h1><main><div>{entry * 6}</div></main>")
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.LISTING


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("https://contoh.go.id/foto/kapal/index.html", True),
        ("https://contoh.go.id/index.php/kabar/12-kapal-rumah-sakit-bersandar", True),
        ("https://contoh.go.id/kategori/kabar/kapal-rumah-sakit-bersandar", True),
        ("https://contoh.go.id/kategori/kabar-daerah", False),
        ("https://contoh.go.id/tag/kapal/2", False),
        ("https://contoh.go.id/", False),
    ],
)
def test_an_address_makes_a_listing_of_dated_entries_only(url: str, is_article: bool) -> None:
    page = f"<h1>Kapal Rumah Sakit Bersandar</h1><span>3 Agustus 2022</span><div>{CAPTION}</div>"
    assert isinstance(read(page + f"<div>{RELATED}</div>", url=url), Article) == is_article
    assert isinstance(read(page, url=url), Article) == (not url.endswith(".id/"))


def test_a_short_text_with_a_stated_date_may_stand_beside_long_lists() -> None:
    page = f"<h1>Kapal Rumah Sakit Bersandar</h1><div>{CAPTION}</div><div>{RELATED * 20}</div>"
    assert isinstance(read(page), Rejection)
    assert article(f"<meta property='article:published_time' content='2022-08-03T09:00:00+07:00'>{page}")


@pytest.mark.parametrize("end", ["...", " [&hellip;]", "…"])
def test_summaries_that_break_off_are_a_listing_however_few(end: str) -> None:
    entry = f"<h4><a href=x>Rapat Dibuka</a></h4><small>3/5/2021</small><p>{PROSE[:-1]}{end}</p>"
    answer = read(f"<h1>Portal Berita Contoh</h1><div>{entry * 3}</div>")
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.LISTING
    assert article(f"<h1>Rapat Kerja Dibuka</h1><div><p>{PROSE}</p><p>{PROSE[:-1]}{end}</p></div>")


@pytest.mark.parametrize(
    ("title", "url"), [("Visi dan Misi", None), ("Balai Contoh", "https://contoh.go.id/profil/sejarah")]
)
def test_what_a_site_says_of_itself_is_no_article_unless_it_is_dated(title: str, url: str | None) -> None:
    answer = read(f"<h1>{title}</h1><p>{PROSE}</p>", url=url)
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.STATIC_PAGE
    assert article(f"<h1>{title}</h1><p>Senin, 3 Mei 2021</p><p>{PROSE}</p>", url=url).published
