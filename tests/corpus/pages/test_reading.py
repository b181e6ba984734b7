"""What is read from a page: rule, metadata and what is seen."""

from __future__ import annotations

import json

import pytest

from corpus.article import Stated
from corpus.sites import Site, Sites, selector
from tests.corpus.pages.asking import NOW, PROSE, article


def test_a_rule_outranks_what_the_page_says() -> None:
    rule = Site(
        host="contoh.id", name="Kabar Contoh", zone="WIT",
        title=(selector(".judul"),), published=(selector(".tgl"),), byline=(selector(".oleh"),),
        views=(selector(".n"),), reactions=(selector(".r li"),),
        body=(selector(".isi"),), drop=(selector(".sisip"),),
    )  # fmt: skip
    page = f"""<title>Judul Benar dari Redaksi | Kabar Contoh</title>
      <meta property="article:published_time" content="2020-01-01">
      <h1>Kabar Contoh Hari Ini</h1><b class=judul>Judul Benar dari Redaksi</b>
      <i class=tgl>2 Mei 2021 08.00</i><i class=oleh>Rini</i><i class=n>1.204</i>
      <ul class=r><li>3</li><li>0</li></ul>
      <div class=isi><p>{PROSE}</p><p class=sisip>Bagian ini bukan isi berita dan harus dibuang.</p></div>
      <div><p>{PROSE * 9}</p></div>"""
    got = article(page, Sites([rule]), url="https://www.contoh.id/a")
    assert (got.title, got.byline, got.source) == ("Judul Benar dari Redaksi", "Rini", "Kabar Contoh")
    assert (got.body, got.views, got.reactions) == (PROSE, 1204, (3, 0))
    assert got.published is not None
    assert got.published.isoformat() == "2021-05-02T08:00:00+09:00"


def test_a_future_date_gives_way_to_one_that_can_be() -> None:
    page = f"""<title>Rapat Kerja Dibuka</title><meta property="article:published_time" content="2099-01-01">
      <h1>Rapat Kerja Dibuka</h1><p>3 Maret 2022</p><p>{PROSE}</p>"""
    assert (published := article(page).published)
    assert published.isoformat() == "2022-03-03"


def test_a_placeholder_is_no_date() -> None:
    page = f"""<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">
      <h1>Rapat Kerja Dibuka</h1><p>{PROSE}</p>"""
    assert article(page).published is None


def test_a_page_may_be_one_form_and_xhtml() -> None:
    page = f"""<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html><HTML><body>
      <form action="default.aspx"><h1>Rapat Kerja Dibuka</h1><p>{PROSE}</p></form></body></HTML>"""
    assert article(page).body == PROSE


def test_the_printed_time_corrects_a_time_labelled_utc() -> None:
    page = f"""<title>Rapat Kerja Dibuka</title><meta name=pubdate content="2022-03-03T21:54:10Z">
      <h1>Rapat Kerja Dibuka</h1><p>Kamis, 3 Maret 2022 21:54 WIB</p><p>{PROSE}</p>"""
    assert (published := article(page).published)
    assert published.isoformat() == "2022-03-03T21:54:00+07:00"


def test_a_rule_may_name_each_paragraph() -> None:
    rule = Site(host="contoh.id", name="Contoh", body=(selector(".alinea"),))
    part = f"<div class=alinea>{PROSE}</div>"
    page = f"<h1>Rapat Kerja Dibuka</h1><div>{part * 2}</div><div><p>{PROSE * 9}</p></div>"
    assert article(page, Sites([rule]), url="https://contoh.id/a").paragraphs == [PROSE, PROSE]


@pytest.mark.parametrize(
    ("end", "last", "byline"),
    [
        (
            "<p>Kapal berangkat besok pagi. (Humas Pemprov)</p>",
            "Kapal berangkat besok pagi.",
            "Humas Pemprov",
        ),
        ("<p>Kapal berangkat besok pagi.</p><p>(RIU/DEW)</p>", "Kapal berangkat besok pagi.", "RIU/DEW"),
        ("<p>Oleh karena itu warga datang.</p>", "Oleh karena itu warga datang.", None),
        ("<p>Acara ditutup dengan doa bersama para pelaut</p>", "doa bersama para pelaut", None),
        ("<p>Pasar Ikan Modern Dibuka</p>", PROSE, None),
    ],
)
def test_a_text_ends_with_its_last_sentence(end: str, last: str, byline: str | None) -> None:
    got = article(f"<h1>Rapat Kerja Dibuka</h1><div><p>{PROSE}</p>{end}</div>")
    assert got.body.endswith(last)
    assert got.byline == byline


def test_inline_elements_of_one_line_say_several_things() -> None:
    meta = "<span>18/09/2019 11:24 WIB</span> <span>Penulis: Prokopim</span> <span>2.514 kali dilihat</span>"
    got = article(f"<h1>Rapat Kerja Dibuka</h1><div>{meta}</div><div><p>{PROSE}</p></div>")
    assert got.published is not None
    assert got.published.isoformat() == "2019-09-18T11:24:00+07:00"
    assert (got.byline, got.views) == ("Prokopim", 2514)


def test_a_writer_is_named_without_the_site() -> None:
    head = "<meta property='og:site_name' content='Kabar Nusa'><h1>Rapat Kerja Dibuka</h1>"
    assert article(f"{head}<p class=author>Tim Desa - Kabar Nusa</p><p>{PROSE}</p>").byline == "Tim Desa"


def test_counts_stand_beside_icons_and_below_the_poll() -> None:
    page = f"""<h1>Rapat Kerja Dibuka</h1><span><i class="fa fa-eye"></i> 1.532</span><p>{PROSE}</p>
      <p>Bagaimana pendapat Anda mengenai artikel ini?</p><ul><li>9</li><li>0</li><li>2</li></ul>"""
    got = article(page)
    assert (got.views, got.reactions) == (1532, (9, 0, 2))


def test_a_page_drawn_by_script_is_read_from_its_metadata() -> None:
    said = {"@type": ["NewsArticle"], "headline": "Rapat Kerja Dibuka", "articleBody": f"{PROSE}\n\n{PROSE}"}
    page = f'<script type="application/ld+json">{json.dumps(said)}</script><div id=app></div>'
    assert article(page).paragraphs == [PROSE, PROSE]


def test_a_plain_heading_may_confirm_the_window_s_title() -> None:
    page = f"<title>Berita - Rapat Kerja Dibuka</title><h3>Rapat Kerja Dibuka</h3><div><p>{PROSE}</p></div>"
    assert article(page).title == "Rapat Kerja Dibuka"


def test_a_saved_page_takes_its_own_address() -> None:
    page = f"""<link rel=canonical href="https://www.contoh.id/a/?utm_source=x">
      <h1>Rapat Kerja Dibuka</h1><p>{PROSE}</p>"""
    first, second = article(page), article(page, url="http://contoh.id/a")
    assert first.url == "https://www.contoh.id/a/?utm_source=x"
    assert first.id == second.id


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:url' content='https://contoh.id/a'>",
        "<div itemprop=mainEntityOfPage itemid='https://contoh.id/a'></div>",
        """<script type="application/ld+json">
           {"@type": "Article", "mainEntityOfPage": {"@type": "WebPage", "@id": "https://contoh.id/a"}}</script>""",
    ],
)
def test_an_address_may_stand_in_any_metadata(head: str) -> None:
    assert article(f"{head}<h1>Rapat Kerja Dibuka</h1><p>{PROSE}</p>").url == "https://contoh.id/a"


def test_a_feed_states_title_date_and_source() -> None:
    got = article(
        f"{PROSE}\nAgenda berikutnya dibahas pekan depan bersama pemerintah daerah.\nHumas\n#BirokrasiBersih",
        form="text", url="https://contoh.id/berita/rapat", fetched_at=NOW,
        stated=Stated("Rapat Kerja Dibuka", "2022-03-03", "Admin", "Kabar Contoh"),
    )  # fmt: skip
    assert (got.title, got.source, got.byline) == ("Rapat Kerja Dibuka", "Kabar Contoh", "Admin")
    assert got.published is not None
    assert (got.published.isoformat(), got.published.inferred) == ("2022-03-03", False)
    assert got.body.endswith("pemerintah daerah.")
    dashed = Stated("Rapat Kerja Dibuka - Pemerintah Bahas Anggaran")
    assert article(PROSE, form="text", stated=dashed).title == dashed.title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Semarang (16/9) – {PROSE}", "2026-09-16"),
        (f"Jember, 13 Agustus 2025\n{PROSE}", "2025-08-13"),
        (PROSE, "2026-11-01"),
    ],
)
def test_an_undated_feed_text_is_dated_by_its_text_or_its_crawl(text: str, day: str) -> None:
    published = article(text, form="text", fetched_at=NOW, stated=Stated("Rapat Kerja Dibuka")).published
    assert published is not None
    assert (published.isoformat(), published.inferred) == (day, True)
