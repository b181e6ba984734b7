from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.errors import StorageFailed
from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.conftest import text, tree
from webui import logs
from webui.app import create_app
from webui.settings import WebSettings


def test_the_endpoint_refuses_with_every_reason(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?halaman=2&from=kapan&size=-1&q=" + "a" * 1001)
    problem = response.get_json(force=True)
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert (problem["status"], problem["type"]) == (400, "https://telusur.example/bantuan#parameter")
    assert {error["parameter"] for error in problem["errors"]} == {"halaman", "from", "size", "q"}
    assert all(error["detail"] for error in problem["errors"])
    assert tree(client.get("/bantuan")).xpath("//*[@id='parameter']")


def test_an_article_takes_no_parameters(client: FlaskClient) -> None:
    assert client.get("/api/v1/articles/adipura?q=a").status_code == 400


@pytest.mark.parametrize("path", ["/api/v1/tidak-ada", "/api/v1/articles/tidak-ada"])
def test_what_is_not_there_is_a_problem_for_programs(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert response.get_json(force=True)["instance"] == path


@pytest.mark.parametrize("path", ["/tidak-ada", "/artikel/tidak-ada"])
def test_what_is_not_there_is_a_page_for_readers(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert text(tree(response).xpath("//h1")[0]) == "Halaman tidak ditemukan"


def test_nothing_can_be_written(client: FlaskClient) -> None:
    for path in ("/cari", "/api/v1/search", "/artikel/adipura"):
        response = client.post(path)
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("path", ["/", "/cari?q=wbk", "/artikel/x", "/api/v1/search", "/healthz"])
def test_without_a_build_one_is_asked_to_come_back(tmp_path: Path, vocabulary: Vocabulary, path: str) -> None:
    client = create_app(EmbeddedEngine(tmp_path), vocabulary, WebSettings()).test_client()
    response = client.get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/bantuan").status_code == 200


@pytest.mark.parametrize(("error", "status"), [(StorageFailed("disk"), 503), (RuntimeError("rahasia"), 500)])
def test_an_unforeseen_failure_tells_the_log_and_not_the_reader(
    tmp_path: Path,
    vocabulary: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    status: int,
) -> None:
    def fails(self: EmbeddedEngine) -> None:
        raise error

    monkeypatch.setattr(EmbeddedEngine, "reader", fails)
    client = create_app(EmbeddedEngine(tmp_path), vocabulary, WebSettings()).test_client()
    for path in ("/cari?q=a", "/api/v1/search?q=a"):
        caplog.clear()
        response = client.get(path)
        assert response.status_code == status
        assert str(error) not in response.get_data(as_text=True)
        failed = [line for line in caplog.records if line.message == "failed"]
        assert [line.exc_info[1] for line in failed if line.exc_info] == [error]


def test_pages_may_load_nothing_foreign_or_inline(client: FlaskClient) -> None:
    headers = client.get("/cari?q=wbk").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]


def test_static_files_are_kept_for_long_under_an_address_of_their_content(client: FlaskClient) -> None:
    address = tree(client.get("/")).xpath("string(//link[@rel='stylesheet']/@href)")
    response = client.get(address)
    assert response.status_code == 200
    assert "v=" in address
    assert response.cache_control.max_age == 365 * 24 * 3600
    response.close()


@contextmanager
def logging_to_stdout() -> Iterator[None]:
    """As the server logs, to what stands for standard output in this test."""
    log = logging.getLogger("webui")
    before = log.handlers, log.level
    logs.configure()
    yield
    log.handlers, log.level = before


def test_a_request_is_logged_without_what_was_asked(
    client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to_stdout():
        client.get("/cari?q=rahasia+wbk", headers={"X-Forwarded-For": "203.0.113.9"})
    line = json.loads(capsys.readouterr().out)
    assert datetime.fromisoformat(line.pop("timestamp")).tzinfo is not None
    assert line.pop("ms") > 0
    assert line.pop("build")
    assert line.pop("total") > 0
    assert line == {"event": "request", "level": "INFO", "method": "GET", "path": "/cari", "status": 200}


def test_a_failure_is_logged_with_where_it_was_and_without_what_was_asked(
    tmp_path: Path,
    vocabulary: Vocabulary,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(EmbeddedEngine, "reader", lambda self: 1 / 0)
    client = create_app(EmbeddedEngine(tmp_path), vocabulary, WebSettings()).test_client()
    with logging_to_stdout():
        client.get("/cari?q=rahasia")
    said = capsys.readouterr().out
    failure = json.loads(said.splitlines()[0])
    assert failure["event"] == "failed"
    assert failure["exception"][-1] == "ZeroDivisionError: division by zero"
    assert any(frame.endswith("in search") for frame in failure["exception"])
    assert "rahasia" not in said
