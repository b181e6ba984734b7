"""Pages into articles: own fixtures in layouts that occur, and the real pages where they are at hand."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Origin, Page, Reason, Rejection, Stated
from corpus.pages import to_article
from corpus.sites import Site, Sites

HERE = Path(__file__).parent / "saved"
RULES = Path(__file__).resolve().parents[3] / "config" / "sites.toml"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
PROSE = "Rapat itu dihadiri oleh seluruh kepala biro dan berlangsung sampai sore hari."


def read(content: str, sites: Sites | None = None, **page: Any) -> Article | Rejection:
    values = {"url": None, "form": "html"} | page
    return to_article(Page(Origin("test"), content=content, **values), sites or Sites(), now=NOW)


def article(content: str, sites: Sites | None = None, **page: Any) -> Article:
    answer = read(content, sites, **page)
    assert isinstance(answer, Article), answer
    return answer


@dataclass(frozen=True)
class Expected:
    title: str
    published: str
    byline: str | None
    starts: str
    ends: str
    paragraphs: int
    source: str = "tidak diketahui"
    views: int | None = None
    editor: str | None = None
    never: tuple[str, ...] = field(default=())


PAGES = {
    "wordpress": Expected(
        "Dinas Perpustakaan Wanasari Raih Akreditasi A", "2024-03-05T01:30:00+07:00", "Ratna Kusuma",
        "WANASARI – Perpustakaan daerah", "Akreditasi itu berlaku lima tahun.", 6,
        source="Pemerintah Kabupaten Wanasari", views=2417,
        never=("Pojok Baca Baru", "Selamat untuk", "Rapat Koordinasi Camat", "sertifikat", "Diskominfo"),
    ),
    "joomla": Expected(
        "Inspektorat Serahkan Laporan Hasil Reviu", "2019-02-14", "Bayu Prakoso",
        "Inspektorat menyerahkan", "menyangkut belanja perjalanan.", 3, views=853,
        never=("Selanjutnya", "Kategori"),
    ),
    "tables": Expected(
        "Karantina Musnahkan Dua Ton Bibit Tanpa Dokumen", "2008-05-12T10:15:22+08:00", None,
        "Petugas Balai Karantina", "dinas pertanian setempat.", 4, views=321, never=("Copyright", "Galeri"),
    ),
    "hashed": Expected(
        "Mahasiswa Rancang Alat Pengering Rumput Laut", "2024-03-05T10:30:00+07:00", None,
        "Kupang – Empat mahasiswa", "di pesisir timur.", 2, never=("Humas", "#Kampus", "Dosen Kembangkan"),
    ),
    "newsroom": Expected(
        "Enam Desa Terima Sambungan Listrik Pertama", "2023-08-17T09:45:12+07:00", "Sari Melati",
        "Nanga Bulu, Kabar Khatulistiwa - Enam desa", "sebelum akhir tahun.", 4,
        source="Kabar Khatulistiwa", editor="Joko Wira",
        never=("Pembangkit Tenaga Surya", "smt/jkw", "Petugas memasang", "Harga Karet"),
    ),
    "photo": Expected(
        "Foto: Panen Perdana Bawang di Lereng Timur", "2025-04-09T15:20:00+09:00", "Biro Pers",
        "Petani memanen", "lahan itu ditinggalkan.", 1,
    ),
    "elementor": Expected(
        "Wali Kota Terima Penghargaan Kota Layak Huni", "2022-11-25T01:05:00+07:00", "Yulia Rahmi",
        "TIRTASARI – Wali Kota", "empat taman lingkungan", 6, source="Pemerintah Kota Tirtasari",
        never=("menerima piala", "Share on", "Posyandu", "Bank sampah"),
    ),
    "drupal": Expected(
        "Balai Besar Veteriner Siapkan Laboratorium Keliling", "2016-08-02T13:20:11+07:00",
        "drh. Intan Permata", "Balai Besar Veteriner menyiapkan", "tidak dipungut biaya.", 5,
        source="bbvet.contoh.go.id", views=1877, never=("kurban\n", "komentar"),
    ),
    "cards": Expected(
        "Bupati Arunika Resmikan Mal Pelayanan Publik Terapung", "2023-07-14T16:42:00+07:00",
        "Bagian Prokopim", "ARUNIKA - Bupati", "Ombudsman perwakilan provinsi.", 4, views=3908,
        never=("Bagikan", "Dermaga Hilir"),
    ),
    "blogspot": Expected(
        "Bimbingan Calon Pengantin Digelar Daring", "2020-06-09T19:12:00+07:00", "Fauzan Azhari",
        "Seruni (KUA) -- Kantor", "selama masa pandemi.", 3, source="kuaseruni.blogspot.example",
        never=("Alhamdulillah", "Melayani dengan"),
    ),
    "unmarked": Expected(
        "Menteri Lepas Kapal Rumah Sakit ke Pantai Barat", "2005-01-21T14:05:33+07:00",
        "Pusat Penerangan", "Jakarta, 21 Januari 2005 -", "diri sendiri lebih dahulu.", 3,
        never=("Bantuan Beras", "Kirim ke teman"),
    ),
    "english": Expected(
        "Ministry Opens Fisheries Data Center in Ambon", "2019-03-18T14:15:00+07:00",
        "Public Relations Bureau", "Ambon (18/3) - The Ministry", "cover eighty harbors.", 3,
        source="Ministry of Example", views=645, never=("Share this", "Tuna Association"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_layout_no_rule_knows(name: str) -> None:
    expected, got = PAGES[name], article((HERE / f"{name}.html").read_text("utf-8"))
    assert got.title == expected.title
    assert got.published is not None
    assert got.published.isoformat() == expected.published
    assert got.source == expected.source
    assert (got.byline, got.editor, got.views) == (expected.byline, expected.editor, expected.views)
    assert got.body.startswith(expected.starts)
    assert got.body.endswith(expected.ends)
    assert len(got.paragraphs) == expected.paragraphs
    assert not [text for text in expected.never if text in got.body]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("listing", Reason.LISTING),
        ("notfound", Reason.ERROR_PAGE),
        ("challenge", Reason.ERROR_PAGE),
        ("future", Reason.FUTURE_DATE),
    ],
)
def test_a_page_that_is_no_article(name: str, reason: Reason) -> None:
    answer = read((HERE / f"{name}.html").read_text("utf-8"), url="https://contoh.go.id/a/b")
    assert isinstance(answer, Rejection)
    assert answer.reason is reason
    assert answer.detail.endswith(".")


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
        (f"<html><body><p>{PROSE}</p></body></html>", Reason.NO_TITLE),
    ],
)
@pytest.mark.parametrize("form", ["html", "text"])
def test_what_a_crawl_may_hold_besides_pages(content: str, reason: Reason, form: str) -> None:
    if reason is Reason.NO_TITLE and form == "text":
        content = PROSE
    answer = read(content, form=form)
    assert isinstance(answer, Rejection)
    assert answer.reason is reason


def test_a_rule_outranks_what_the_page_says() -> None:
    rule = Site.model_validate(
        {"host": "contoh.id", "name": "Kabar Contoh", "title": [".judul"], "published": [".tgl"],
         "zone": "WIT", "byline": [".oleh"], "views": [".n"],
         "reactions": [".r li"], "body": [".isi"], "drop": [".sisip"]}
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
    rule = Site.model_validate({"host": "contoh.id", "name": "Contoh", "body": [".alinea"]})
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


def test_entries_of_the_same_make_are_a_listing() -> None:
    entry = f"<div class=post><div><h3><a href=x>Rapat Dibuka</a></h3><div><p>{PROSE}</p></div></div></div>"
    answer = read(f"<h1>Arsip Berita</h1><main><div>{entry * 6}</div></main>")
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.LISTING


CAPTION = "<p>Kapal rumah sakit bersandar di dermaga timur, Selasa, menunggu obat-obatan diturunkan.</p>"
RELATED = "".join(f"<p><a href=x>Kabar Lain ke-{n}</a><br>{n} Agustus 2022</p>" for n in range(1, 7))


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


@pytest.mark.parametrize("depth", [300, 1500])
def test_tags_that_nobody_closes_hide_nothing(depth: int) -> None:
    deep = f"<h1>Rapat Kerja Dibuka</h1>{'<div><font>' * (depth // 2)}<p>{PROSE}</p>"
    assert article(deep).body == PROSE
    assert read("<div>" * 20_000 + PROSE)


@pytest.mark.parametrize("end", ["...", " [&hellip;]", "…"])
def test_summaries_that_break_off_are_a_listing_however_few(end: str) -> None:
    entry = f"<h4><a href=x>Rapat Dibuka</a></h4><small>3/5/2021</small><p>{PROSE[:-1]}{end}</p>"
    answer = read(f"<h1>Portal Berita Contoh</h1><div>{entry * 3}</div>")
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.LISTING
    assert article(f"<h1>Rapat Kerja Dibuka</h1><div><p>{PROSE}</p><p>{PROSE[:-1]}{end}</p></div>")


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


@pytest.mark.parametrize(
    ("title", "url"), [("Visi dan Misi", None), ("Balai Contoh", "https://contoh.go.id/profil/sejarah")]
)
def test_what_a_site_says_of_itself_is_no_article_unless_it_is_dated(title: str, url: str | None) -> None:
    answer = read(f"<h1>{title}</h1><p>{PROSE}</p>", url=url)
    assert isinstance(answer, Rejection)
    assert answer.reason is Reason.STATIC_PAGE
    assert article(f"<h1>{title}</h1><p>Senin, 3 Mei 2021</p><p>{PROSE}</p>", url=url).published


@given(st.text(max_size=400), st.sampled_from(["html", "text"]))
def test_any_content_gets_an_answer(content: str, form: str) -> None:
    assert read(content, form=form)


@given(st.text(max_size=30))
def test_any_address_gets_an_answer(address: str) -> None:
    for url in (address, f"http://[{address}"):
        assert read(f"<h1>Rapat Kerja Dibuka</h1><p>{PROSE}</p>", url=url)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=isi>", "</div>", "<h1>", "<br>", "<a href=x>", PROSE, "1/2/2024"]
        )
    )
)
def test_any_markup_gets_an_answer(pieces: list[str]) -> None:
    assert read("".join(pieces))


real = pytest.mark.skipif("TELUSUR_REAL_DATA" not in os.environ, reason="TELUSUR_REAL_DATA is not set")


@real
@pytest.mark.parametrize("rules", [True, False], ids=["rules", "no-rules"])
def test_real_pages_keep_their_floor(rules: bool) -> None:
    from bench.pages import measure, telusur

    sites = Sites.load(RULES) if rules else Sites()
    figures = measure("telusur", telusur(sites), Path(os.environ["TELUSUR_REAL_DATA"]) / "pages")
    assert figures.titles == figures.days == figures.pages
    assert figures.f1 >= 0.97
    assert (figures.listings_taken, figures.boilerplate) == (0, 0)


@real
def test_a_real_feed_is_told_apart_from_its_listings() -> None:
    from bench.crawl import read_feed

    rows = read_feed(Path(os.environ["TELUSUR_REAL_DATA"]) / "crawl" / "kemdiktisaintek.jsonl", Sites())
    decisions = Counter((row.is_article_address, isinstance(row.answer, Article)) for row in rows)
    assert decisions == {(True, True): 617, (False, False): 157}
    assert all(row.answer.published for row in rows if isinstance(row.answer, Article))
