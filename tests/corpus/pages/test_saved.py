"""Saved pages of our own, in the layouts of government and news sites from 2005 to now."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.article import Reason, Rejection
from tests.corpus.pages.asking import article, read

HERE = Path(__file__).parent / "saved"


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
