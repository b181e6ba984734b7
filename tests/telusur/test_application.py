"""What stands between gunicorn and the pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from telusur.application import OneAtATime, application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def start(status: str, headers: list[tuple[str, str]], error: Any = None, /) -> Callable[[bytes], object]:
    """Sends nothing."""
    return bytes


def test_pages_are_made_one_at_a_time() -> None:
    inside, most = 0, 0
    another = threading.Event()

    def page(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        another.wait(0.05)
        inside -= 1
        return [b"page"]

    app = OneAtATime(page)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: app({}, start), range(4))) == [[b"page"]] * 4
    assert most == 1


def test_what_is_streamed_keeps_nobody_waiting() -> None:
    def rows() -> Iterator[bytes]:
        yield b"first"
        yield b"last"

    app = OneAtATime(lambda environ, start_response: rows())
    one = iter(app({}, start))
    assert next(one) == b"first"
    assert list(app({}, start)) == [b"first", b"last"]
    assert next(one) == b"last"


def test_a_page_that_fails_lets_the_next_one_in() -> None:
    def page(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ:
            raise ZeroDivisionError
        return [b"page"]

    app = OneAtATime(page)
    with pytest.raises(ZeroDivisionError):
        app({"REQUEST_METHOD": "GET"}, start)
    assert app({}, start) == [b"page"]


def test_no_reader_waits_for_a_template_to_be_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELUSUR_DATA", str(tmp_path))
    environment = application().jinja_env
    assert environment.cache is not None
    compiled = {name for _, name in environment.cache}
    assert compiled == set(environment.list_templates())
