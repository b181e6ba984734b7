"""The front end on a real index: built once a session through the real engine, then only read."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from search.document import Document
from search.embedded import EmbeddedEngine
from search.engine import BuildInfo, BuildOrigin
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS, LABELS
from webui.app import create_app
from webui.settings import WebSettings

VOCABULARY = Path(__file__).parents[2] / "config" / "vocabulary"


def publish(engine: EmbeddedEngine, documents: Sequence[Document]) -> BuildInfo:
    build = engine.begin()
    for document in documents:
        build.add(document)
    info = build.finish(LABELS, BuildOrigin(1, "test"))
    engine.publish(info)
    return info


def tree(response: TestResponse) -> html.HtmlElement:
    return html.document_fromstring(response.get_data(as_text=True))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.load(VOCABULARY)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    engine = EmbeddedEngine(tmp_path_factory.mktemp("builds"))
    publish(engine, DOCUMENTS)
    return engine


@pytest.fixture(scope="session")
def app(engine: EmbeddedEngine, vocabulary: Vocabulary) -> Flask:
    return create_app(engine, vocabulary, WebSettings(base_url="https://telusur.example"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the application behind a real socket, for a browser."""
    os.environ.pop("WERKZEUG_SERVER_FD", None)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address
