"""The WSGI application: `gunicorn telusur.application:application()`."""

from __future__ import annotations

from flask import Flask
from webui.app import create_app

from telusur.settings import load_settings
from telusur.wiring import Telusur
from webui.settings import WebSettings


def application() -> Flask:
    """Reads TELUSUR_CONFIG and TELUSUR_DATA; workers started from one environment agree."""
    settings = load_settings()
    installation = Telusur(settings)
    web = WebSettings(
        title=settings.web.title,
        base_url=settings.web.base_url,
        page_size=settings.web.page_size,
        allow_origin=settings.web.allow_origin,
    )
    return create_app(installation.engine, installation.vocabulary, web)
