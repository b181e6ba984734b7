"""WACZ files: a zip around WARC files."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.article import Page, Reason, Rejection
from corpus.errors import NothingReadable
from corpus.readers import Crawl

HTML = b"<html><title>Penghargaan</title>"
LONG = HTML + random.Random(7).randbytes(100_000).hex().encode()  # noqa: S311 - noise, so that it stays long


def warc(*urls: str, revisit: str | None = None, body: bytes = HTML) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer._create_temp_file = io.BytesIO  # warcio leaves its temporary files unclosed
    digest = ""
    for url in urls:
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=http)
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        writer.write_record(record)
    if revisit:
        writer.write_record(writer.create_revisit_record(revisit, digest, urls[-1], "2021-12-20T00:00:00Z"))
    return out.getvalue()


def wacz(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_every_warc_in_its_archive_is_read(tmp_path: Path) -> None:
    path = wacz(
        tmp_path / "crawl.bin",
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"url": "https://situs.go.id/not-a-page"}',
            "archive/a.warc.gz": warc("https://situs.go.id/1", "https://situs.go.id/2"),
            "archive/b.warc.gz": warc("https://situs.go.id/3"),
            "archive/index.cdx": b"com,example)/ 2021",
        },
    )
    crawl = Crawl([str(path)])
    pages = list(crawl)
    assert [page.url for page in pages] == [f"https://situs.go.id/{number}" for number in (1, 2, 3)]
    assert str(pages[2].origin) == f"{path}/archive/b.warc.gz@0"
    assert crawl.read == crawl.size == path.stat().st_size


def test_a_revisit_finds_its_page_inside_the_zip(tmp_path: Path) -> None:
    path = wacz(
        tmp_path / "a.wacz",
        {"archive/a.warc.gz": warc("https://situs.go.id/1", revisit="https://situs.go.id/2")},
    )
    [_, copy] = Crawl([str(path)])
    assert isinstance(copy, Page)
    assert (copy.url, copy.content) == ("https://situs.go.id/2", HTML.decode())


def test_from_a_pipe(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": warc("https://situs.go.id/1")})
    read, write = os.pipe()
    os.write(write, path.read_bytes())
    os.close(write)
    try:
        [page] = Crawl([f"/dev/fd/{read}"])
    finally:
        os.close(read)
    assert isinstance(page, Page)


def test_cut_short_it_is_a_damaged_file(tmp_path: Path) -> None:
    whole = wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": warc("https://situs.go.id/1")})
    cut = tmp_path / "cut.wacz"
    cut.write_bytes(whole.read_bytes()[:-30])
    [rejection, page] = Crawl([str(cut), str(whole)])
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.origin.path) == (Reason.DAMAGED_FILE, str(cut))
    assert isinstance(page, Page)


def test_damage_inside_a_member_spares_the_records_before_it(tmp_path: Path) -> None:
    records = warc("https://situs.go.id/1", "https://situs.go.id/2", body=LONG)
    path = wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": records})
    data = path.read_bytes()
    at = data.index(records) + len(records) - 40
    path.write_bytes(data[:at] + bytes(8) + data[at + 8 :])
    [page, rejection] = Crawl([str(path)])
    assert isinstance(page, Page)
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.DAMAGED_FILE


def test_another_zip_is_no_crawl(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.zip", {"word/document.xml": b"<a/>"})
    with pytest.raises(NothingReadable, match="1 not-a-page"):
        list(Crawl([str(path)]))
