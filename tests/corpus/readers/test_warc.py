"""WARC files, written by warcio as a web archiver writes them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.article import Crawled, Gone, Page, Reason, Rejection, SeenAgain
from corpus.readers import Crawl
from corpus.readers.crawl import MAX_BYTES

URL = "https://situs.go.id/berita/1"
HTML = "<!doctype html><html><title>Wilayah Bebas Korupsi</title><p>Diraih — hari ini.</html>"
MOMENT = datetime(2021, 12, 20, 7, 30, tzinfo=UTC)

Write = Callable[[WARCWriter], None]


@pytest.fixture
def warc(tmp_path: Path) -> Callable[..., Path]:
    def make(*records: Write, packed: bool = True, name: str = "crawl.warc.gz") -> Path:
        path = tmp_path / name
        with path.open("wb") as file:
            writer = WARCWriter(file, gzip=packed)
            writer._create_temp_file = io.BytesIO  # warcio leaves its temporary files unclosed
            for write in records:
                write(writer)
        return path

    return make


def response(
    body: bytes = HTML.encode(),
    *,
    url: str = URL,
    status: str = "200 OK",
    type: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
    date: str = "2021-12-20T07:30:00Z",
) -> Write:
    def write(writer: WARCWriter) -> None:
        http = StatusAndHeaders(
            status, [("Content-Type", type), *(headers or {}).items()], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                url, "response", io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": date}
            )
        )

    return write


def revisit(
    of: bytes, *, url: str = URL, date: str = "2022-01-01T00:00:00Z", status: str = "200 OK"
) -> Write:
    def write(writer: WARCWriter) -> None:
        digester = writer.create_warc_record(URL, "resource", io.BytesIO(of))
        record = writer.create_revisit_record(
            url,
            digest=digester.rec_headers.get_header("WARC-Payload-Digest"),
            refers_to_uri=URL,
            refers_to_date="2021-12-20T07:30:00Z",
            http_headers=StatusAndHeaders(status, [], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": date},
        )
        writer.write_record(record)

    return write


def other(kind: str, url: str = URL) -> Write:
    def write(writer: WARCWriter) -> None:
        writer.write_record(writer.create_warc_record(url, kind, io.BytesIO(b"GET / HTTP/1.1\r\n\r\n")))

    return write


def read(path: Path, max_bytes: int = MAX_BYTES) -> list[Crawled]:
    return list(Crawl([str(path)], max_bytes=max_bytes))


def start(item: Crawled) -> int:
    """The byte of the file where an item's record begins."""
    assert item.origin.unit == "byte"
    assert item.origin.position is not None
    return item.origin.position


def chunked(body: bytes, size: int = 10) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_a_response_is_a_page(warc: Callable[..., Path], packed: bool) -> None:
    path = warc(other("request"), response(), other("metadata"), packed=packed)
    [page] = read(path)
    assert isinstance(page, Page)
    assert (page.url, page.content, page.form, page.fetched_at) == (URL, HTML, "html", MOMENT)
    rest = path.read_bytes()[start(page) :]
    headers, *_ = (gzip.decompress(rest) if packed else rest).split(b"\r\n\r\n")
    assert headers.startswith(b"WARC/1.0\r\n")
    assert b"WARC-Type: response" in headers


def test_a_warc_gzipped_as_one_piece_is_read_to_its_end(warc: Callable[..., Path]) -> None:
    path = warc(response(), response(url=f"{URL}2"), packed=False)
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert [item.url for item in read(path)] == [URL, f"{URL}2"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML.encode()), {"Content-Encoding": "gzip"}),
        (zlib.compress(HTML.encode()), {"Content-Encoding": "deflate"}),
        (zlib.compress(HTML.encode(), wbits=-15), {"Content-Encoding": "deflate"}),
        (brotli.compress(HTML.encode()), {"Content-Encoding": "br"}),
        (chunked(HTML.encode()), {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(HTML.encode())), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (HTML.encode(), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (HTML.encode(), {"Content-Encoding": "br"}),
    ],
)
def test_bodies_are_unpacked_or_left_where_they_are_already(
    warc: Callable[..., Path], body: bytes, headers: dict[str, str]
) -> None:
    [page] = read(warc(response(body, headers=headers)))
    assert isinstance(page, Page)
    assert page.content == HTML


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_body_that_cannot_be_unpacked_is_a_broken_record(warc: Callable[..., Path], encoding: str) -> None:
    [broken, page] = read(warc(response(b"\x93\x01\x88", headers={"Content-Encoding": encoding}), response()))
    assert isinstance(broken, Rejection)
    assert (broken.reason, broken.url) == (Reason.BROKEN_RECORD, URL)
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("body", "type"),
    [
        ("<p>Kafé — “baik”".encode("cp1252"), "text/html; charset=ISO-8859-1"),
        ("<meta charset=windows-1252><p>Kafé — “baik”".encode("cp1252"), "text/html"),
        ("<p>Kafé — “baik”".encode(), "text/html; charset=iso-8859-1"),
        ("<p>Kafé — “baik”".encode("utf-16"), "text/html"),
        ("<html><p>Kafé — “baik”".encode(), "application/octet-stream"),
    ],
)
def test_characters_survive_a_wrong_or_missing_charset(
    warc: Callable[..., Path], body: bytes, type: str
) -> None:
    [page] = read(warc(response(body, type=type)))
    assert isinstance(page, Page)
    assert page.content.endswith("<p>Kafé — “baik”")


def test_statuses(warc: Callable[..., Path]) -> None:
    [gone, also_gone, error, page] = read(
        warc(
            response(status="404 Not Found", url=f"{URL}/a"),
            response(status="410 Gone", url=f"{URL}/b"),
            response(status="301 Moved Permanently"),
            response(status="503 Service Unavailable", url=f"{URL}/c"),
            response(),
        )
    )
    assert (gone, also_gone) == (
        Gone(gone.origin, f"{URL}/a", 404, MOMENT),
        Gone(also_gone.origin, f"{URL}/b", 410, MOMENT),
    )
    assert isinstance(error, Rejection)
    assert (error.reason, error.url) == (Reason.ERROR_PAGE, f"{URL}/c")
    assert "503" in error.detail
    assert isinstance(page, Page)


def test_what_is_no_html_is_rejected(warc: Callable[..., Path]) -> None:
    items = read(
        warc(
            response(b"\x89PNG", type="image/png"),
            response(b"p { color: red }", type="text/css"),
            response(b"User-agent: *", type="text/plain"),
            response(),
        )
    )
    assert [getattr(item, "reason", "page") for item in items] == [Reason.NOT_A_PAGE] * 3 + ["page"]


def test_a_resource_is_a_page_too(warc: Callable[..., Path]) -> None:
    def write(writer: WARCWriter) -> None:
        body = io.BytesIO(HTML.encode())
        writer.write_record(writer.create_warc_record(URL, "resource", body, warc_content_type="text/html"))

    [page] = read(warc(write, other("resource", "urn:pageinfo:1")))
    assert isinstance(page, Page)
    assert (page.url, page.content) == (URL, HTML)


class TestRevisits:
    def test_of_its_own_address_it_was_seen_again(self, warc: Callable[..., Path]) -> None:
        [_, again] = read(warc(response(), revisit(HTML.encode())))
        assert again == SeenAgain(again.origin, URL, datetime(2022, 1, 1, tzinfo=UTC))

    def test_of_a_page_not_in_the_crawl_it_was_seen_again(self, warc: Callable[..., Path]) -> None:
        [again] = read(warc(revisit(b"from a crawl before")))
        assert isinstance(again, SeenAgain)

    @pytest.mark.parametrize("packed", [True, False])
    def test_of_another_address_it_has_that_content(self, warc: Callable[..., Path], packed: bool) -> None:
        body = gzip.compress(HTML.encode())
        path = warc(
            response(url=f"{URL}/first", body=b"<html>first"),
            response(body, headers={"Content-Encoding": "gzip"}),
            revisit(body, url=f"{URL}/copy"),
            packed=packed,
        )
        [*_, copy] = read(path)
        assert isinstance(copy, Page)
        assert (copy.url, copy.content, copy.fetched_at) == (
            f"{URL}/copy",
            HTML,
            datetime(2022, 1, 1, tzinfo=UTC),
        )

    def test_of_a_redirect_it_is_nothing(self, warc: Callable[..., Path]) -> None:
        [page] = read(warc(response(), revisit(b"", status="302 Found")))
        assert isinstance(page, Page)


class TestDamage:
    @pytest.mark.parametrize("packed", [True, False])
    def test_cut_anywhere_it_delivers_what_is_before_the_cut(
        self, warc: Callable[..., Path], packed: bool
    ) -> None:
        path = warc(*(response(url=f"{URL}/{number}") for number in range(3)), packed=packed)
        whole = path.read_bytes()
        starts = [start(item) for item in read(path)]
        for end in range(starts[2] + 12, len(whole) - (0 if packed else 4)):
            path.write_bytes(whole[:end])
            *pages, cut = read(path)
            assert len(pages) >= 2, end  # the third is whole where only the gzip trailer is cut
            assert all(isinstance(page, Page) and page.content == HTML for page in pages), end
            assert isinstance(cut, Rejection), end
            assert (cut.reason, cut.origin.position) == (Reason.DAMAGED_FILE, starts[2]), end

    def test_a_bit_that_fell_over(self, warc: Callable[..., Path]) -> None:
        path = warc(*(response(url=f"{URL}/{number}") for number in range(3)))
        [_, second, _] = read(path)
        data = bytearray(path.read_bytes())
        data[start(second) + 40 : start(second) + 60] = bytes(20)
        path.write_bytes(data)
        [first, broken, third] = read(path)
        assert (first.url, third.url) == (f"{URL}/0", f"{URL}/2")
        assert isinstance(broken, Rejection)
        assert (broken.reason, broken.origin) == (Reason.BROKEN_RECORD, second.origin)

    @pytest.mark.parametrize("damaged", range(3))
    def test_a_damaged_record_costs_no_other_wherever_the_damage_is(
        self, warc: Callable[..., Path], damaged: int
    ) -> None:
        path = warc(*(response(url=f"{URL}/{number}") for number in range(4)))
        starts = [start(item) for item in read(path)]
        whole = path.read_bytes()
        for place in range(starts[damaged] + 12, starts[damaged + 1] - 8, 7):
            data = bytearray(whole)
            data[place : place + 4] = bytes(255 - byte for byte in data[place : place + 4])
            path.write_bytes(data)
            items = read(path)
            others = {f"{URL}/{number}" for number in range(4) if number != damaged}
            assert others <= {item.url for item in items if isinstance(item, Page)}, place
            assert any(isinstance(item, Rejection) for item in items), place

    def test_junk_between_records_costs_no_record(self, warc: Callable[..., Path]) -> None:
        path = warc(response(), packed=False)
        one = path.read_bytes()
        path.write_bytes(one + b"junk\r\nmore junk\r\n\r\n" + one)
        [first, junk, second] = read(path)
        assert isinstance(junk, Rejection)
        assert (junk.reason, junk.origin.position) == (Reason.BROKEN_RECORD, len(one))
        assert isinstance(first, Page)
        assert isinstance(second, Page)

    def test_a_record_of_no_stated_length(self, warc: Callable[..., Path]) -> None:
        path = warc(response(), packed=False)
        one = path.read_bytes()
        path.write_bytes(one.replace(b"Content-Length", b"Content-Width", 1) + one)
        [broken, page] = read(path)
        assert isinstance(broken, Rejection)
        assert (broken.reason, broken.origin.position) == (Reason.BROKEN_RECORD, 0)
        assert isinstance(page, Page)

    def test_a_page_too_large(self, warc: Callable[..., Path]) -> None:
        bomb = gzip.compress(b"<html>" + bytes(3_000_000))
        path = warc(
            response(bomb, headers={"Content-Encoding": "gzip"}),
            response(b"<html>" + b" " * 3_000_000),
            response(brotli.compress(b"<html>" + bytes(3_000_000)), headers={"Content-Encoding": "br"}),
            response(),
        )
        [*large, page] = read(path, max_bytes=1_000_000)
        assert [getattr(item, "reason", None) for item in large] == [Reason.TOO_LARGE] * 3
        assert isinstance(page, Page)
