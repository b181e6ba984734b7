"""The Flask application, put together from its parts."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, request, url_for
from flask.json.provider import DefaultJSONProvider

from search.engine import Engine
from search.hierarchy import Hierarchy
from search.vocabulary import Vocabulary
from webui import (
    api,
    articles,
    formats,
    ledger,
    logs,
    pages,
    problems,
    profiles,
    recipients,
    security,
    values,
)
from webui.front import Front
from webui.settings import WebSettings
from webui.surfaces import ARTICLES

STATIC_MAX_AGE_S = 365 * 24 * 3600
"""A static file's address changes with its content."""


class _Json(DefaultJSONProvider):
    """Indonesian text as it is, and members in the order they are documented in."""

    ensure_ascii = False
    sort_keys = False


def create_app(engine: Engine, vocabulary: Vocabulary, settings: WebSettings) -> Flask:
    """A WSGI application. It opens the engine for each request and keeps nothing between them."""
    app = Flask(__name__)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_MAX_AGE_S
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json = _Json(app)
    articles_surface = ARTICLES.of_size(settings.page_size)
    here = Front(engine, vocabulary, settings, Hierarchy(vocabulary.labels()), articles_surface)
    app.extensions["telusur"] = here
    app.jinja_env.globals.update(settings=settings, absolute=here.absolute)
    for part in (logs, security, problems, formats):
        part.register(app)
    for room in (pages, articles, ledger, values, profiles, recipients, api):
        app.register_blueprint(room.blueprint)
    _name_static_files_by_content(app)
    return app


def _name_static_files_by_content(app: Flask) -> None:
    folder = Path(app.static_folder or "")

    @cache
    def address(name: str, _mounted_at: str) -> str:
        digest = hashlib.blake2b((folder / name).read_bytes(), digest_size=6).hexdigest()
        return url_for("static", filename=name, v=digest)

    @app.template_global()
    def static_url(name: str) -> str:
        return address(name, request.script_root)
