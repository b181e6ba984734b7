"""Many sources as one crawl, and sources that cannot be read."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.article import Page, Reason, Rejection
from corpus.errors import NothingReadable
from corpus.readers import Crawl

HTML = "<html><title>Penghargaan</title>"
LINE = '{"url": "https://situs.go.id/1", "text": "Isi"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.html").write_text(HTML)
    (tmp_path / "a.jsonl").write_text(LINE * 3)
    return tmp_path


def test_files_and_folders_in_their_order(folder: Path) -> None:
    crawl = Crawl([str(folder / "b"), str(folder)])
    items = list(crawl)
    assert [Path(item.origin.path).name for item in items] == ["1.html", *["a.jsonl"] * 3, "1.html"]
    assert crawl.read == crawl.size == 2 * len(HTML) + 3 * len(LINE)


def test_progress_grows_to_the_size(folder: Path) -> None:
    (folder / "a.jsonl").write_text(LINE * 20_000)
    crawl = Crawl([str(folder)])
    progress = [crawl.read for _ in crawl]
    assert progress == sorted(progress)
    assert len(set(progress)) > 10
    assert crawl.read == crawl.size


def test_it_can_be_read_twice(folder: Path) -> None:
    crawl = Crawl([str(folder)])
    assert list(crawl) == list(crawl)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.write(write, LINE.encode())
    os.close(write)
    with os.fdopen(read) as pipe:
        monkeypatch.setattr(sys, "stdin", pipe)
        crawl = Crawl(["-"])
        assert crawl.size is None
        [page] = crawl
    assert str(page.origin) == "(standard input):1"
    assert crawl.read == len(LINE)


def test_a_missing_source_is_told_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(NothingReadable, match="no /nowhere"):
        Crawl([str(folder), "/nowhere"])


def test_a_folder_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingReadable, match=str(tmp_path)):
        Crawl([str(tmp_path)])


def test_files_without_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / "b.css").write_text("p { color: red }")
    crawl = iter(Crawl([str(tmp_path)]))
    empty, style = next(crawl), next(crawl)
    assert isinstance(empty, Rejection)
    assert isinstance(style, Rejection)
    assert (empty.reason, style.reason) == (Reason.EMPTY, Reason.NOT_A_PAGE)
    with pytest.raises(NothingReadable, match="2 files: 1 empty, 1 not-a-page"):
        next(crawl)


def unreadable(folder: Path) -> dict[str, str]:
    """Path -> detail of what could not be read, when everything else could."""
    items = list(Crawl([str(folder)]))
    assert sum(isinstance(item, Page) for item in items) == 4
    rejections = [item for item in items if isinstance(item, Rejection)]
    assert all(rejection.reason is Reason.UNREADABLE_FILE for rejection in rejections)
    return {rejection.origin.path: rejection.detail for rejection in rejections}


def test_links_are_followed_but_never_in_a_circle(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "nothing").symlink_to(folder / "nowhere")
    assert set(unreadable(folder)) == {str(folder / "self"), str(folder / "nothing")}


def test_a_pipe_in_a_folder_is_not_waited_on(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert unreadable(folder) == {str(folder / "pipe"): "neither a file nor a folder"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_of_others(folder: Path) -> None:
    (folder / "c.html").write_text(HTML)
    (folder / "c.html").chmod(0)
    (folder / "d").mkdir(mode=0)
    assert unreadable(folder) == {
        str(folder / "c.html"): "Permission denied.",
        str(folder / "d"): "Permission denied",
    }


def test_a_file_that_is_gone_when_its_turn_comes(folder: Path) -> None:
    crawl = Crawl([str(folder)])
    (folder / "b" / "1.html").unlink()
    *_, rejection = crawl
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.UNREADABLE_FILE
    assert "No such file" in rejection.detail


def test_a_name_that_is_no_utf8(folder: Path) -> None:
    name = os.fsencode(folder) + b"/caf\xe9.html"
    try:
        with open(name, "w") as file:
            file.write(HTML)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    [page] = [item for item in Crawl([str(folder)]) if "caf" in item.origin.path]
    assert isinstance(page, Page)
    assert page.origin.path.encode().endswith("caf\ufffd.html".encode())


def test_memory_stays_flat(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    path.write_text(LINE.replace("Isi", "Isi berita. " * 800) * 3000)
    assert path.stat().st_size > 28_000_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in Crawl([str(path)])) == 3000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_a_pipe_named_by_the_operator_is_read(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.write(write, HTML.encode())
    os.close(write)
    try:
        [page] = Crawl([f"/dev/fd/{read}"])
    finally:
        os.close(read)
    assert isinstance(page, Page)
    assert page.content == HTML


def sound_warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer._create_temp_file = io.BytesIO  # warcio leaves its temporary files unclosed
    for number in range(2):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = io.BytesIO(HTML.encode())
        writer.write_record(
            writer.create_warc_record(f"https://situs.go.id/{number}", "response", body, http_headers=http)
        )
    return out.getvalue()


WARC = sound_warc()
SOUND = [WARC, gzip.compress(WARC), gzip.compress(LINE.encode()), f"[{LINE},{LINE}]".encode(), HTML.encode()]


@settings(deadline=None)
@given(
    data=st.sampled_from(SOUND),
    at=st.floats(0, 1, exclude_max=True),
    junk=st.binary(max_size=12),
    cut=st.integers(0, 30),
)
def test_whatever_is_wrong_is_an_item(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: float, junk: bytes, cut: int
) -> None:
    """Any damage to any file beside a sound one: no exception, and the sound one is read."""
    folder = tmp_path_factory.mktemp("crawl")
    place = int(at * len(data))
    (folder / "a").write_bytes(data[:place] + junk + data[place + cut :])
    (folder / "b.jsonl").write_text(LINE)
    *_, last = Crawl([str(folder)], max_bytes=100_000)
    assert isinstance(last, Page)
    assert last.origin.path == str(folder / "b.jsonl")


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs a file that fails when it is read")
def test_a_file_that_fails_when_it_is_read(folder: Path) -> None:
    rejection, *pages = Crawl(["/proc/self/mem", str(folder)])
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.detail) == (Reason.UNREADABLE_FILE, "Input/output error.")
    assert len(pages) == 4
