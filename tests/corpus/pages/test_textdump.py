"""Text dumps: what stands around the body is read, and only the body stays."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.article import Article, Origin, Page
from corpus.pages import to_article
from corpus.pages.textdump import read_text
from corpus.sites import Sites

RULES = Path(__file__).resolve().parents[3] / "config" / "sites.toml"
DUMP = """Biro Umum Rapikan Gudang Arsip Negara

\xa0
bagikan berita ke :
Selasa, 4 Juni 2019
Di baca 1.204 kali

Biro Umum merapikan gudang arsip yang sudah sebelas tahun tidak dibuka. Pekerjaan dimulai Senin (3/6).

\xa0

Arsip yang rusak dipindai lebih dulu.

“Kami bekerja dua giliran supaya selesai sebelum Agustus,” kata kepala biro. (ANT/RW-Humas Kemensetneg)

Bagaimana pendapat anda mengenai artikel ini?
9 \xa0 \xa0 0 \xa0 2"""


def test_every_part_of_a_dump_is_read() -> None:
    draft = read_text(DUMP, None, Sites())
    assert draft.title == "Biro Umum Rapikan Gudang Arsip Negara"
    assert [published.day for published in draft.published] == [date(2019, 6, 4)]
    assert (draft.views, draft.reactions) == (1204, (9, 0, 2))
    assert draft.byline == "ANT/RW-Humas Kemensetneg"
    assert len(draft.body) == 3
    assert draft.body[0].startswith("Biro Umum merapikan")
    assert draft.body[-1].endswith("kata kepala biro.")


def test_a_list_that_ends_a_text_belongs_to_it_and_related_headlines_do_not() -> None:
    prose = "Panitia mengumumkan peraih medali olimpiade sains tingkat nasional pada penutupan acara."
    medals = [
        "Berikut perolehan medalinya.",
        "MEDALI EMAS",
        "- Rani (SMA 1)",
        "MEDALI PERAK",
        "- Tono (SMA 2)",
    ]
    assert read_text("\n".join([prose, *medals, "Humas"]), None, Sites()).body == [prose, *medals]
    related = [
        "Prestasi Lain Mahasiswa Kembali Diukir di Ajang Dunia",
        "kabar",
        "01 January 2026 | 23.00 WIB",
    ]
    assert read_text("\n".join([prose, *related]), None, Sites()).body == [prose]


def test_menus_without_running_text_have_no_body() -> None:
    assert read_text("Beranda\nProfil\nLayanan Publik\nVisi dan Misi", None, Sites()).body == []


@pytest.mark.skipif("TELUSUR_REAL_DATA" not in os.environ, reason="TELUSUR_REAL_DATA is not set")
def test_the_article_it_all_began_with() -> None:
    (path,) = (Path(os.environ["TELUSUR_REAL_DATA"]) / "seed").glob("*.txt")
    page = Page(Origin(str(path)), None, path.read_text("utf-8"), "text")
    article = to_article(page, Sites.load(RULES), now=datetime.now(UTC))
    assert isinstance(article, Article)
    assert article.title == "Kemensetneg Raih Dua Predikat Wilayah Bebas dari Korupsi Tahun 2021"
    assert article.published is not None
    assert (article.published.isoformat(), article.published.inferred) == ("2021-12-20", False)
    assert (article.views, article.reactions) == (1406, (9, 0, 0, 0, 0))
    assert article.byline == "RIU-Biro Ortala, Hukum, RB/WKA/SRN-Humas Kemensetneg"
    assert article.source == "Kementerian Sekretariat Negara"
    assert article.body.startswith("Kementerian Sekretariat Negara (Kemensetneg) menerima")
    assert article.body.endswith("tegas Wapres dalam sambutannya.")
