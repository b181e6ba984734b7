"""Response headers that keep a page to itself: no inline code or style, no foreign sources."""

from __future__ import annotations

from flask import Flask, Response

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)


def register(app: Flask) -> None:
    @app.after_request
    def _protect(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        # The query stays with us: an original's site learns which host a reader comes from, no more.
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        return response
