"""The WSGI application: `gunicorn telusur.application:application()`."""

from __future__ import annotations

import gc

from flask import Flask
from msgspec.structs import asdict

from telusur.serving import Serving
from telusur.settings import load_settings
from webui import logs
from webui.app import create_app
from webui.settings import WebSettings


def application() -> Flask:
    """Reads TELUSUR_CONFIG and TELUSUR_DATA; workers started from one environment agree."""
    settings = load_settings()
    installation = Serving(settings)
    logs.configure()
    app = create_app(installation.engine, installation.vocabulary, WebSettings(**asdict(settings.web)))
    # The vocabulary's 100,000 objects never become garbage: workers then share their memory, and no
    # collection looks through them between two pages
    gc.collect()
    gc.freeze()
    return app
