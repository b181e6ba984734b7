"""JSON feeds, as lines and as arrays, sound and broken."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Crawled, Page, Reason, Rejection
from corpus.readers import Crawl
from corpus.readers.crawl import MAX_BYTES
from corpus.readers.json_objects import lines, objects

RECORD = {
    "url": "https://situs.go.id/1",
    "title": "Kementerian Meraih WBK",
    "published": "2021-12-20",
    "author": "Humas",
    "source": "Situs",
    "text": "Jakarta, Humas\nBaris kedua",
    "fetched_at": "2021-12-21 03:04:05",
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.text(alphabet='{}[]",\\\n'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=10,
)
records = st.lists(st.dictionaries(st.text(max_size=4), json_values, max_size=4), max_size=5)


def read(path: Path, data: str | bytes, max_bytes: int = MAX_BYTES) -> list[Crawled]:
    file = path / "feed"
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(Crawl([str(file)], max_bytes=max_bytes))


def page(tmp_path: Path, record: object) -> Page:
    [item] = read(tmp_path, json.dumps(record))
    assert isinstance(item, Page)
    return item


def rejections(items: list[Crawled]) -> list[Rejection]:
    return [item for item in items if isinstance(item, Rejection)]


def test_a_record_is_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, RECORD)
    assert (found.url, found.content, found.form) == (RECORD["url"], RECORD["text"], "text")
    assert found.fetched_at == datetime(2021, 12, 21, 3, 4, 5, tzinfo=UTC)
    stated = found.stated
    assert (stated.title, stated.published) == ("Kementerian Meraih WBK", "2021-12-20")
    assert (stated.byline, stated.source) == ("Humas", "Situs")
    assert str(found.origin).endswith("feed:1")


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("layout", ["lines", "array", "one after another"])
def test_layouts(tmp_path: Path, layout: str, indent: int | None, pack: type[bytes]) -> None:
    first, second = json.dumps(RECORD, indent=indent), json.dumps({**RECORD, "url": "https://situs.go.id/2"})
    text = {
        "lines": f"\n{first}\n{second}",
        "array": f"[{first},\n{second}]",
        "one after another": f"{first}\n{second}\n",
    }
    items = read(tmp_path, pack(text[layout].encode()))
    assert [item.url for item in items] == ["https://situs.go.id/1", "https://situs.go.id/2"]


@pytest.mark.parametrize(
    ("record", "content", "form"),
    [
        ({"url": "u", "body": "Isi"}, "Isi", "text"),
        ({"url": "u", "content": ["Satu", "Dua"]}, "Satu\nDua", "text"),
        ({"url": "u", "text": " ", "html": "<p>Isi"}, "<p>Isi", "html"),
        ({"url": "u", "text": "Isi", "html": "<p>Isi"}, "Isi", "text"),
        ({"url": "u", "content": "<p>Satu</p><p>Dua</p>"}, "<p>Satu</p><p>Dua</p>", "html"),
        ({"url": "u", "text": "2 < 3 dan 3 > 2"}, "2 < 3 dan 3 > 2", "text"),
        ({"url": "u", "text": None}, "", "text"),
        ({"text": "Tanpa alamat"}, "Tanpa alamat", "text"),
        ({"text": "rusak \ud800 dan utuh \ud83d\ude00"}, "rusak \ufffd dan utuh 😀", "text"),
    ],
)
def test_content(tmp_path: Path, record: object, content: str, form: str) -> None:
    found = page(tmp_path, record)
    assert (found.content, found.form) == (content, form)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2021-12-20T10:00:00+07:00", datetime(2021, 12, 20, 3, tzinfo=UTC)),
        ("2021-12-20T03:00:00Z", datetime(2021, 12, 20, 3, tzinfo=UTC)),
        (1639969200, datetime(2021, 12, 20, 3, tzinfo=UTC)),
        (1639969200000, datetime(2021, 12, 20, 3, tzinfo=UTC)),
        ("kemarin", None),
        (None, None),
        ("0001-01-01T00:00:00+07:00", None),
        ("9999-12-31T23:00:00-07:00", None),
        ("2099-01-01T00:00:00+07:00", None),
    ],
)
def test_fetched_at(tmp_path: Path, written: object, moment: datetime | None) -> None:
    assert page(tmp_path, {"text": "Isi", "fetched_at": written}).fetched_at == moment


def test_names_can_be_mapped(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_text(json.dumps({"link": "https://situs.go.id/1", "isi": "", "konten": "Isi"}))
    [item] = Crawl([str(file)], {"url": ("link",), "text": ("isi", "konten")})
    assert isinstance(item, Page)
    assert (item.url, item.content, item.stated.title) == ("https://situs.go.id/1", "Isi", None)


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.json", "feed.txt", "feed"])
@pytest.mark.parametrize("first", ["Traceback: gagal", '"isi", "title": "Judul"}', "null", "[1, 2]"])
def test_a_broken_first_line_costs_only_itself(tmp_path: Path, first: str, name: str) -> None:
    file = tmp_path / name
    file.write_text(f"{first}\n{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n")
    items = list(Crawl([str(file)]))
    assert [type(item) for item in items] == [Rejection, Page, Page]
    assert [rejection.reason for rejection in rejections(items)] == [Reason.BROKEN_RECORD]


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps(RECORD)
    items = read(
        tmp_path, f'{good}\n{{"url": "x",, }}\n\n["a"]\n{{"title": "Judul"}}\nnull\n{"[" * 100_000}\n{good}\n'
    )
    assert [type(item) for item in items] == [Page, *[Rejection] * 5, Page]
    broken = rejections(items)
    assert {rejection.reason for rejection in broken} == {Reason.BROKEN_RECORD}
    assert [rejection.origin.position for rejection in broken] == [2, 4, 5, 6, 7]
    assert "line 2, column 13" in broken[0].detail
    assert "no object" in broken[1].detail
    assert "neither an address nor a text" in broken[2].detail


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    latin = '{"text": "Kafé — “baik” sekali di Jakarta"}'.encode("cp1252")
    cut = '{"text": "Kafé — “baik”'.encode()[:-1] + b'"}'
    [first, second, hopeless, last] = read(
        tmp_path,
        b"\n".join([latin, cut, b'{"text": "' + b"\x00\xff" * 40 + b'"}', json.dumps(RECORD).encode()]),
    )
    assert isinstance(first, Page)
    assert first.content.startswith("Kafé")
    assert isinstance(second, Page)
    assert second.content == "Kafé — “baik\ufffd"
    assert isinstance(hopeless, Rejection)
    assert (hopeless.reason, hopeless.origin.position) == (Reason.BROKEN_RECORD, 3)
    assert isinstance(last, Page)


def test_a_gzip_that_breaks_off(tmp_path: Path) -> None:
    text = "".join(
        json.dumps({**RECORD, "url": f"https://situs.go.id/{number * 7919}"}) + "\n" for number in range(5000)
    )
    packed = gzip.compress(text.encode())
    *pages, damage = read(tmp_path, packed[: len(packed) // 2])
    assert len(pages) > 1000
    assert all(isinstance(page, Page) for page in pages)
    assert isinstance(damage, Rejection)
    assert (damage.reason, damage.origin.position) == (Reason.DAMAGED_FILE, len(pages) + 1)


@pytest.mark.parametrize("around", ["{}\n{}\n{}", "[{},{},\n{}]"])
def test_a_record_too_large(tmp_path: Path, around: str) -> None:
    large = json.dumps({"text": "a" * 3_000_000})
    [first, rejection, last] = read(
        tmp_path, around.format(json.dumps(RECORD), large, json.dumps(RECORD)), 1_000_000
    )
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.TOO_LARGE
    assert isinstance(first, Page)
    assert isinstance(last, Page)


def test_an_array_that_breaks_off(tmp_path: Path) -> None:
    good = json.dumps(RECORD)
    [page, cut] = read(tmp_path, f'[\n{good},\n{{"url": "https://situs.go.id/2", "text": "Isi')
    assert isinstance(page, Page)
    assert isinstance(cut, Rejection)
    assert (cut.reason, cut.origin.position) == (Reason.DAMAGED_FILE, 3)


class Trickle(io.RawIOBase):
    """Gives a few bytes at a time, so that blocks end everywhere."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data, self._step = io.BytesIO(data), step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._data.read(min(self._step, len(buffer)))
        buffer[: len(data)] = data
        return len(data)


@given(records, st.sampled_from([None, 1]), st.integers(1, 7))
def test_objects_of_an_array_come_back_whole(made: list[object], indent: int | None, step: int) -> None:
    text = json.dumps(made, indent=indent, ensure_ascii=False)
    chunks = objects(io.BufferedReader(Trickle(text.encode("utf-8", "surrogatepass"), step), 8), MAX_BYTES)
    assert [json.loads((chunk.data or b"").decode("utf-8", "surrogatepass")) for chunk in chunks] == made


@given(records, st.integers(1, 7))
def test_lines_come_back_whole(made: list[object], step: int) -> None:
    text = "".join(f"{json.dumps(record)}\n\n" for record in made)
    chunks = list(lines(io.BufferedReader(Trickle(text.encode(), step), 8), MAX_BYTES))
    assert [json.loads(chunk.data or b"") for chunk in chunks] == made
    assert [chunk.line for chunk in chunks] == list(range(1, 2 * len(made) + 1, 2))


@given(st.binary(max_size=400), st.binary(max_size=40))
def test_any_bytes_in_a_feed_give_items_and_no_error(
    tmp_path_factory: pytest.TempPathFactory, one: bytes, two: bytes
) -> None:
    folder = tmp_path_factory.mktemp("feed")
    items = read(folder, json.dumps(RECORD).encode() + b"\n" + one + b'\n{"text": "' + two + b'"}')
    assert isinstance(items[0], Page)
