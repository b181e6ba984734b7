"""One log line a request. Neither addresses of readers nor what they searched for is kept."""

from __future__ import annotations

import time

import structlog
from flask import Flask, Response, g, request

_LOG = structlog.get_logger("webui")


def answered(build: str, total: int | None = None) -> None:
    """Notes for this request's line which build answered, and how many it found."""
    g.answered = {"build": build, "total": total}


def register(app: Flask) -> None:
    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _line(response: Response) -> Response:
        _LOG.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round(1000 * (time.perf_counter() - g.started), 1),
            **g.get("answered", {}),
        )
        return response
