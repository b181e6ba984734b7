"""Kinds of publication by address, title and opening."""

import pytest

from indexer.kinds import kind_of
from search.vocabulary import KINDS
from tests.indexer.articles import article


@pytest.mark.parametrize(
    ("url", "title", "body", "kind"),
    [
        ("https://contoh.go.id/siaran-pers/1", "Judul", "", "siaran-pers"),
        ("https://contoh.go.id/Siaran_Pers/1", "Judul", "", "siaran-pers"),
        ("https://contoh.go.id/announcement/2", "Judul", "", "pengumuman"),
        ("https://contoh.go.id/laporan", "Judul", "", "laporan"),
        ("https://contoh.go.id/galeri-foto/3", "Judul", "", "foto"),
        ("https://contoh.go.id/berita/laporan-warga-ditindak", "Laporan Warga Ditindak", "", "berita"),
        (None, "SIARAN PERS: Menteri Membuka Rapat", "", "siaran-pers"),
        (None, "Menteri Membuka Rapat", "Siaran Pers\nNomor 12", "siaran-pers"),
        (None, "Pengumuman Hasil Seleksi", "", "pengumuman"),
        (None, "Laporan Kinerja 2024", "", "laporan"),
        (None, "FOTO: Upacara di Halaman Istana", "", "foto"),
        (None, "Foto Lama Menteri Ditemukan", "", "berita"),
        (None, "Judul", "Pengumuman pemenang dibacakan kemarin.", "berita"),
    ],
)
def test_kind(url: str | None, title: str, body: str, kind: str) -> None:
    assert kind in KINDS
    assert kind_of(article(body, title=title, url=url)) == kind
