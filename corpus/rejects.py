"""Pages that are no article: listings, error pages, challenges, stylesheets, data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from corpus.article import Reason
from corpus.dates import iter_dates
from corpus.lines import is_prose

_ERROR = re.compile(
    r"\b(?:40[34]|50[0234])\b.{0,40}\b(?:not found|forbidden|error|bad gateway|unavailable|time-?out|tidak ditemukan)"
    r"|(?:halaman|laman|berita|artikel|konten|data)\b.{0,60}\btidak (?:dapat |bisa )?(?:di)?(?:temukan|tersedia)"
    r"|page (?:you .{0,40})?(?:not found|does not exist|cannot be found)|not found\W*$|error \d{3}\b|^(?:error )?(?:40[34]|50[0234])\W*$"
    r"|just a moment|attention required|checking your browser|verif(?:y|ying) you are (?:a )?human|enable javascript and cookies"
    r"|access denied|akses ditolak|request (?:was )?rejected|under (?:maintenance|construction)|sedang dalam (?:perbaikan|pemeliharaan)"
    r"|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|account suspended"
    r"|database error|fatal error|maaf, .{0,60}tidak",
    re.IGNORECASE,
)
_ERROR_LENGTH = 600  # characters; a longer text that says "404" writes about something else
_STYLESHEET = re.compile(
    r"\A\s*(?:@(?:charset|import|media|font-face)\b|(?:/\*.*?\*/\s*)?[\w.#*:\[\]=\"'>~+,\s-]{1,200}\{\s*[\w-]+\s*:)",
    re.DOTALL,
)
_SCRIPT = re.compile(
    r"\A\s*(?:(?:\"use strict\"|'use strict'|!?\(?function\b|\(\(\)\s*=>|(?:var|let|const|window|import|export)\b[^<]{0,80}[=({;]))"
)
_DATA = re.compile(
    r"\A\s*(?:%PDF-|\x89PNG|GIF8|PK\x03\x04|\{\s*\"|\[\s*[\[{\"]|<\?xml(?!.{0,400}<html)|<rss\b|<svg\b|<urlset\b)",
    re.DOTALL,
)
_LISTING_PATH = re.compile(
    r"^/?$|/(?:index|indeks|home|beranda|tags?|topik?|topics?|categor(?:y|ies)|kategori|archives?|arsip|search|cari|pencarian|"
    r"author|penulis|rss|feed|sitemap|populer|terpopuler|terkini|latest)(?:[/?.]|$)|/page/\d+/?$|[?&](?:page|paged|hal|halaman|offset|s|q|search|cari)=",
    re.IGNORECASE,
)
_MIN_PROSE = 120  # characters; the shortest photo story seen has 430
_LISTED = 5  # headlines beside a text are "related"; as many dates are a listing


def not_a_page(content: str) -> str | None:
    """What the content is instead of a page or a text; None where it may be one."""
    head = content[:2000]
    if "\x00" in head or head.count("\ufffd") > 20:
        return "binary data"
    for pattern, name in ((_DATA, "data, not text"), (_SCRIPT, "a script"), (_STYLESHEET, "a stylesheet")):
        if pattern.match(head):
            return name
    return None


def is_error_page(title: str | None, text: str) -> bool:
    """A page that says, with status 200, that there is nothing here."""
    return len(text) < _ERROR_LENGTH and bool(_ERROR.search(f"{title or ''}\n{text}"))


def is_listing_path(url: str | None) -> bool:
    """An address that only lists of articles have: home page, index, tag, search, page 7."""
    parts = urlsplit(url or "")
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return bool(url) and bool(_LISTING_PATH.search(path))


def why_not_article(lines: Sequence[str], body: Sequence[str], url: str | None) -> tuple[Reason, str] | None:
    """Judge a page by its visible lines and the text found in it; None for an article."""
    prose = sum(len(line) for line in body if is_prose(line))
    if not prose and (length := sum(map(len, lines))) < _MIN_PROSE:
        return Reason.EMPTY, f"The page has {length} characters of text."
    if prose < _MIN_PROSE:
        return Reason.LISTING, f"No running text: {len(lines)} short lines, {_dated(lines)} of them dated."
    if is_listing_path(url) and (_dated(lines) >= _LISTED or prose < 2 * _MIN_PROSE):
        return Reason.LISTING, f"The address is that of a listing, and {_dated(lines)} entries are dated."
    return None


def _dated(lines: Sequence[str]) -> int:
    """How many short lines have a date: each is likely an entry of a list."""
    return sum(1 for line in lines if len(line) < 120 and next(iter_dates(line), None))
