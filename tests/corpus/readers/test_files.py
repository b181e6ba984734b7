"""Folders of saved pages: mirrors, browsers' copies, text dumps."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.article import Page, Reason, Rejection
from corpus.readers import Crawl

HTML = "<!DOCTYPE html>\n<html><title>Penghargaan</title><p>Isi</html>"


def save(root: Path, name: str, content: str | bytes = HTML) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def pages(*sources: Path) -> list[Page]:
    return [item for item in Crawl([str(source) for source in sources]) if isinstance(item, Page)]


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("www.situs.go.id/index.html", "https://www.situs.go.id/index.html"),
        ("situs.go.id/berita/2021/wbk.html", "https://situs.go.id/berita/2021/wbk.html"),
        ("situs.go.id/baca", "https://situs.go.id/baca"),
        ("situs.go.id/baca?id=3&page=2", "https://situs.go.id/baca?id=3&page=2"),
        ("situs.go.id/baca.php?id=3.html", "https://situs.go.id/baca.php?id=3"),
        ("situs.go.id/berita baik#1.html", "https://situs.go.id/berita%20baik%231.html"),
        ("situs.go.id:8080/baca.html", "https://situs.go.id:8080/baca.html"),
        ("situs.go.id+8080/baca.html", "https://situs.go.id:8080/baca.html"),
        ("berita/2021/wbk.html", None),
        ("wbk.html", None),
    ],
)
def test_the_address_of_a_mirrored_page_is_its_path(tmp_path: Path, file: str, address: str | None) -> None:
    root = tmp_path / "mirror"
    save(root, file)
    [page] = pages(root)
    assert (page.url, page.form, page.fetched_at) == (address, "html", None)


def test_a_mirror_may_be_named_by_its_host_or_by_a_file_in_it(tmp_path: Path) -> None:
    path = save(tmp_path, "situs.go.id/berita/wbk.html")
    assert {page.url for page in pages(tmp_path / "situs.go.id", path)} == {
        "https://situs.go.id/berita/wbk.html"
    }


@pytest.mark.parametrize(
    ("note", "address", "fetched_at"),
    [
        (
            "<!-- saved from url=(0030)https://situs.go.id/berita/wbk -->",
            "https://situs.go.id/berita/wbk",
            None,
        ),
        (
            "<!-- Mirrored from situs.go.id/berita/wbk by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Mon, 20 Dec 2021 07:30:00 GMT -->",
            "https://situs.go.id/berita/wbk",
            datetime(2021, 12, 20, 7, 30, tzinfo=UTC),
        ),
    ],
)
def test_the_note_of_the_program_that_saved_it(
    tmp_path: Path, note: str, address: str, fetched_at: datetime | None
) -> None:
    [page] = pages(save(tmp_path, "wbk.html", HTML.replace("<html>", f"{note}<html>")))
    assert (page.url, page.fetched_at) == (address, fetched_at)


def test_files_are_recognised_by_content(tmp_path: Path) -> None:
    save(tmp_path, "a", HTML)
    save(tmp_path, "b.dat", "Judul\n\nSenin, 20 Desember 2021\nIsi berita.")
    save(tmp_path, "c.txt", '{"url": "https://situs.go.id/c", "text": "Isi"}\n')
    save(tmp_path, "d.json.gz", gzip.compress(b'[{"url": "https://situs.go.id/d", "text": "Isi"}]'))
    save(tmp_path, "e.php", "<br>\nWarning: in line 3\n" + HTML)
    save(tmp_path, "f.txt", b"\xef\xbb\xbf" + HTML.encode())
    save(tmp_path, "g.html.gz", gzip.compress(HTML.encode()))
    save(tmp_path, "h.txt", "[Siaran Pers] Kementerian meraih penghargaan.".encode("utf-16"))
    found = [(Path(page.origin.path).name, page.form) for page in pages(tmp_path)]
    assert found == [
        ("a", "html"),
        ("b.dat", "text"),
        ("c.txt", "text"),
        ("d.json.gz", "text"),
        ("e.php", "html"),
        ("f.txt", "html"),
        ("g.html.gz", "html"),
        ("h.txt", "text"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("surat.pdf", b"%PDF-1.7\n"),
        ("gaya.css", "p { color: red }"),
        ("kode.js?ver=2", "document.write('<div>')"),
        ("gambar.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>Logo</title></svg>"),
        ("robots.txt", "User-agent: *\nDisallow: /admin"),
    ],
)
def test_what_is_no_page_is_rejected_and_counted(tmp_path: Path, name: str, content: str | bytes) -> None:
    save(tmp_path, name, content)
    save(tmp_path, "wbk.html")
    [rejection] = [item for item in Crawl([str(tmp_path)]) if isinstance(item, Rejection)]
    assert rejection.reason is Reason.NOT_A_PAGE
    assert rejection.origin.path == str(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?>\n<rss><channel><title>Berita</title></channel></rss>',
        "<?xml version='1.0'?><!-- generator --><feed xmlns='http://www.w3.org/2005/Atom'></feed>",
        "<rss><item><description><![CDATA[<html><p>Isi</p></html>]]></description></item></rss>",
    ],
)
def test_a_syndication_feed_is_a_listing_whatever_its_name(tmp_path: Path, content: str) -> None:
    save(tmp_path, "index.html", content)
    save(tmp_path, "wbk.html")
    [rejection] = [item for item in Crawl([str(tmp_path)]) if isinstance(item, Rejection)]
    assert rejection.reason is Reason.LISTING
    assert "RSS" in rejection.detail


def test_a_file_too_large_is_not_loaded(tmp_path: Path) -> None:
    large = save(tmp_path, "a.html", HTML + " " * 100_000)
    with large.open("r+b") as file:
        file.truncate(50_000_000_000)  # sparse: it would not fit in memory
    save(tmp_path, "b.html")
    [rejection, page] = Crawl([str(tmp_path)], max_bytes=1000)
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.origin.path) == (Reason.TOO_LARGE, str(large))
    assert isinstance(page, Page)


def test_a_gzipped_page_that_breaks_off(tmp_path: Path) -> None:
    save(tmp_path, "a.html.gz", gzip.compress(HTML.encode())[:-12])
    save(tmp_path, "b.html")
    [rejection, page] = Crawl([str(tmp_path)])
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.DAMAGED_FILE
    assert isinstance(page, Page)
