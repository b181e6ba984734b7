"""One JSON line a request. Neither addresses of readers nor what they searched for is kept."""

from __future__ import annotations

import logging
import sys
import time

from flask import Flask, Response, g, request
from pythonjsonlogger.json import JsonFormatter

_log = logging.getLogger("webui")


def configure() -> None:
    """Sends every event of the server to standard output, as one JSON object a line."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        JsonFormatter(
            ["levelname", "message"],
            rename_fields={"levelname": "level", "message": "event", "exc_info": "exception"},
            timestamp=True,
            json_ensure_ascii=False,
            exc_info_as_array=True,
        )
    )
    _log.handlers = [handler]
    _log.setLevel(logging.INFO)


def failed(error: Exception) -> None:
    where = {"method": request.method, "path": request.path}
    _log.error("failed", extra=where, exc_info=error)


def answered(build: str, total: int | None = None) -> None:
    """Notes for this request's line which build answered, and how many it found."""
    g.answered = {"build": build, "total": total}


def register(app: Flask) -> None:
    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _line(response: Response) -> Response:
        line = {
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - g.started), 1),
            **g.get("answered", {}),
        }
        _log.info("request", extra=line)
        return response
