"""One JSON line a request. Neither addresses of readers nor what they searched for is kept."""

from __future__ import annotations

import sys
import time

import structlog
from flask import Flask, Response, g, request
from structlog.tracebacks import ExceptionDictTransformer

_log = structlog.get_logger("webui")


def configure() -> None:
    """Sends every event of the process to standard output, as one JSON object a line."""
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.add_log_level,
            # without local variables: they hold the query, and half a megabyte besides
            structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stdout),
    )


def failed(error: Exception) -> None:
    _log.error("failed", method=request.method, path=request.path, exc_info=error)


def answered(build: str, total: int | None = None) -> None:
    """Notes for this request's line which build answered, and how many it found."""
    g.answered = {"build": build, "total": total}


def register(app: Flask) -> None:
    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _line(response: Response) -> Response:
        _log.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round(1000 * (time.perf_counter() - g.started), 1),
            **g.get("answered", {}),
        )
        return response
