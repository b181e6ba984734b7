"""What the front end lets its operator decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebSettings:
    title: str = "Telusur"
    """Name in the page header."""
    base_url: str = ""
    """Public address without a trailing slash, for absolute links; empty: taken from each request."""
    page_size: int = 10
    """Results a page, unless the reader asks otherwise."""
    allow_origin: str = "*"
    """Who may call the JSON endpoint from a browser: `*` or one origin."""
    sample: bool = False
    """The collection is the sample crawl: every page says so."""
