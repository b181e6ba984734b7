"""What went wrong, as HTTP says it: one table, an HTML page or RFC 9457 problem details."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flask import Flask, Response, json, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from corpus.errors import NoBuild, QueryRefused, StorageFailed, TelusurError
from webui import logs
from webui.front import front

FOR_PROGRAMS = ("/api/", "/healthz", "/penghargaan.csv")
"""Paths that answer in JSON, failures included."""
RETRY_AFTER_S = 30
"""A first reindex of a small crawl takes about this long."""


@dataclass(frozen=True, slots=True)
class Problem:
    status: int
    title: str
    detail: str
    slug: str = ""
    """The section of the help page that tells of this kind of problem."""
    errors: dict[str, str] = field(default_factory=dict)
    """Parameter -> what is wrong with it."""
    headers: dict[str, str] = field(default_factory=dict)


_OF_ERROR: dict[type[TelusurError], Problem] = {
    QueryRefused: Problem(
        400, "Permintaan tidak dapat dibaca", "Ada parameter yang tidak dikenal atau keliru.", "parameter"
    ),
    NoBuild: Problem(
        503,
        "Arsip belum siap",
        "Indeks sedang disiapkan. Coba lagi sebentar lagi.",
        "belum-siap",
        headers={"Retry-After": str(RETRY_AFTER_S)},
    ),
    StorageFailed: Problem(
        503,
        "Arsip sedang tidak terbaca",
        "Penyimpanan bermasalah. Coba lagi sebentar lagi.",
        headers={"Retry-After": str(RETRY_AFTER_S)},
    ),
}

_OF_STATUS = {
    404: Problem(404, "Halaman tidak ditemukan", "Alamat ini tidak ada, atau artikelnya tidak ada di arsip."),
    405: Problem(405, "Cara meminta tidak didukung", "Alamat ini hanya dapat dibaca (GET atau HEAD)."),
}

_UNFORESEEN = Problem(500, "Terjadi kesalahan", "Kesalahan ini dicatat. Coba lagi nanti.")


def of(error: Exception) -> Problem:
    """The problem an exception stands for; an unforeseen one tells a reader nothing of the inside."""
    if isinstance(error, HTTPException):
        return _of_http(error)
    for kind, problem in _OF_ERROR.items():
        if isinstance(error, kind):
            return replace(problem, errors=error.problems) if isinstance(error, QueryRefused) else problem
    return _UNFORESEEN


def _of_http(error: HTTPException) -> Problem:
    status = error.code or 500
    problem = _OF_STATUS.get(status, Problem(status, "Permintaan tidak dapat dipenuhi", error.name))
    return replace(problem, headers={name: value for name, value in error.get_headers() if name == "Allow"})


def page(problem: Problem) -> Response:
    body = render_template("problem.html", problem=problem)
    return Response(body, problem.status, problem.headers, mimetype="text/html")


def details(problem: Problem) -> Response:
    """RFC 9457; `errors` names each parameter that was refused."""
    kind = front().absolute(url_for("pages.guide", _anchor=problem.slug)) if problem.slug else "about:blank"
    body: dict[str, object] = {
        "type": kind,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.full_path.rstrip("?"),
    }
    if problem.errors:
        body["errors"] = [{"parameter": name, "detail": why} for name, why in problem.errors.items()]
    return Response(json.dumps(body), problem.status, problem.headers, mimetype="application/problem+json")


def register(app: Flask) -> None:
    """Every way to fail, under /api/ as problem details and elsewhere as a page."""

    def respond(error: Exception) -> Response:
        problem = of(error)
        if problem.status >= 500 and not isinstance(error, NoBuild):
            logs.failed(error)
        return details(problem) if request.path.startswith(FOR_PROGRAMS) else page(problem)

    app.register_error_handler(Exception, respond)
