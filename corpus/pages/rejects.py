"""Pages that are no article: listings, error pages, challenges, stylesheets, data."""

from __future__ import annotations

import re
from itertools import islice

from corpus.article import Reason
from corpus.dates import iter_dates
from corpus.identity import canonical_url
from corpus.pages.draft import Draft
from corpus.pages.lines import is_prose
from corpus.pages.trim import is_date_line

_ERROR = re.compile(
    r"\b(?:40[34]|50[0234])\b.{0,40}\b(?:not found|forbidden|error|bad gateway|unavailable|time-?out)"
    r"|\b404\b.{0,60}\btidak ditemukan|^(?:error )?(?:40[34]|50[0234])\W*$|error \d{3}\b|not found\W*$"
    r"|\b(?:halaman|laman|berita|artikel|konten)\b.{0,60}\btidak (?:dapat |bisa )?(?:di)?(?:temukan|tersedia)"
    r"|page (?:you .{0,40})?(?:not found|does not exist|cannot be found)|access denied|akses ditolak"
    r"|just a moment|attention required|checking your browser|verif(?:y|ying) you are (?:a )?human"
    r"|enable javascript and cookies|request (?:was )?rejected|account suspended|database error|fatal error"
    r"|under (?:maintenance|construction)|sedang dalam (?:perbaikan|pemeliharaan)"
    r"|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out",
    re.IGNORECASE | re.MULTILINE,
)
_ERROR_LENGTH = 600  # characters; a longer text that says "404" writes about something else

_STYLESHEET = re.compile(
    r"\s*(?:/\*.*?\*/\s*)*(?:@(?:charset|import|media|font-face)\b|[\w.#*:\[\]=\"'>~+,\s-]{1,200}\{\s*[\w-]+\s*:)",
    re.DOTALL,
)
_SCRIPT = re.compile(
    r"""\s*(?:["']use strict["']|[!(]?function\b|\(\(\)\s*=>"""
    r"""|(?:var|let|const|import|export)\s[^<]{0,80}[=({;])"""
)
_DATA = re.compile(
    r"\s*(?:%PDF-|\x89PNG|GIF8|PK\x03\x04|\{\s*\"|\[\s*[\[{\"]|<\?xml(?!.{0,400}<html)|<(?:svg|urlset)\b)",
    re.DOTALL | re.IGNORECASE,
)
_SYNDICATION = re.compile(r"\s*(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
_LISTING_ADDRESS = re.compile(
    r"/(?:index|indeks|home|beranda|tags?|topi[ck]s?|categor(?:y|ies)|kategori|archives?|arsip|search|cari|"
    r"pencarian|author|penulis|rss|feed|sitemap|populer|terpopuler|terkini|latest)"
    # of what: "/tag/beras", "/kategori/berita-daerah/2"; a slug of more words is an article's
    r"(?:/[^/?-]+(?:-[^/?-]+){0,2}){0,2}(?:\.\w+)?(?:\?|$)|/page/\d+$|"
    r"[?&](?:page|paged|hal|halaman|offset|s|q|search|cari)=",
    re.IGNORECASE,
)
_FRONT_PAGE = re.compile(r"^/?$")
_CLOCK = re.compile(r"\d[.:]\d\d")  # a chronicle heads its parts with days, a list its entries with times
_STATIC = (
    r"profil|visi|misi|tentang|about|sejarah|struktur|tugas|tupoksi|kontak|contact|hubungi|kebijakan|privacy|"
    r"disclaimer|pedoman|syarat|maklumat|motto|layanan|public|faq|ppid|sambutan|karier|karir"
)
# Four words at most: "visi-dan-misi", but not "program-studi-kedokteran-hewan-raih-akreditasi".
_STATIC_ADDRESS = re.compile(rf"/(?:{_STATIC})(?:[-_]\w+){{0,3}}(?:\.\w+|/[\w-]{{1,30}})?/?$", re.IGNORECASE)
_STATIC_TITLE = re.compile(rf"(?:{_STATIC})(?:\W+\w+){{0,3}}\W*$", re.IGNORECASE)
_MIN_PROSE = 60  # characters: one sentence, all that a photo story may have
_SUMMARY = 240  # characters: a list's introduction, or the first entry
_LISTED = 5  # headlines beside a text are "related"; as many entries are a listing
_PROSE_SHARE = 0.1  # of the visible text; beside any article stand menus and related headlines
_ENTRY_SHARE = 0.3  # of the paragraphs; "read also" links are fewer


def not_a_page(content: str) -> str | None:
    """What the content is instead of a page or a text; None where it may be one."""
    head = content[:2000]
    if "\x00" in head or head.count("\ufffd") > 20:
        return "binary data"
    for pattern, name in ((_DATA, "data, not a page"), (_SCRIPT, "a script"), (_STYLESHEET, "a stylesheet")):
        if pattern.match(head):
            return name
    return None


def is_syndication(content: str) -> bool:
    """RSS or Atom, as a server answers at /feed."""
    return bool(_SYNDICATION.match(content[:2000]))


def is_error_page(title: str | None, text: str) -> bool:
    """A page that says, with status 200, that there is nothing here."""
    return len(text) < _ERROR_LENGTH and bool(_ERROR.search(f"{title or ''}\n{text}"))


def is_static_page(draft: Draft) -> bool:
    """What a site says of itself: profile, mission, services. To be asked of a page without any date."""
    return _matches(draft.url, _STATIC_ADDRESS) or bool(_STATIC_TITLE.match(draft.title or ""))


def why_not_article(draft: Draft) -> tuple[Reason, str] | None:
    """Judge a page by its address, its visible lines and the text found in it; None for an article."""
    prose = [line for line in draft.body if is_prose(line)]
    length, visible = sum(map(len, prose)), sum(map(len, draft.lines))
    if visible < _MIN_PROSE and not prose:
        return Reason.EMPTY, f"The page has {visible} characters of text."
    if draft.site and _matches(draft.url, *draft.site.listings):
        return Reason.LISTING, f"At {draft.site.host} this is the address of a listing."
    if length < _MIN_PROSE:
        return (
            Reason.LISTING,
            f"No running text: {len(draft.lines)} short lines, {_dated(draft)} of them dated.",
        )
    if all(map(_is_broken_off, prose)):
        return Reason.LISTING, f"{len(prose)} summaries that break off."
    entries = draft.headlines + sum(1 for line in draft.body if is_date_line(line) and _CLOCK.search(line))
    if entries >= _LISTED and entries >= _ENTRY_SHARE * len(prose):
        return Reason.LISTING, f"{entries} headlines or times of publication among {len(prose)} paragraphs."
    if draft.twins >= _LISTED - 1 and len(prose) <= 2:
        return Reason.LISTING, f"{draft.twins + 1} texts of the same make, none longer than a summary."
    if draft.states_date:
        return None  # to machines, in its head: lists have none, but a short text may stand beside a long one
    dated = _dated(draft)
    if length < _PROSE_SHARE * visible and dated >= _LISTED and len(prose) < _LISTED:
        return Reason.LISTING, f"{dated} dated entries and {len(prose)} paragraphs."
    if _matches(draft.url, _FRONT_PAGE) and (dated >= _LISTED or length < _SUMMARY):
        return Reason.LISTING, f"The address is the site's own, and {dated} entries are dated."
    if _matches(draft.url, _LISTING_ADDRESS) and (dated >= _LISTED or (dated > 1 and length < _SUMMARY)):
        return Reason.LISTING, f"The address is that of a listing, and {dated} entries are dated."
    return None


def _matches(url: str | None, *patterns: re.Pattern[str]) -> bool:
    """Whether a pattern is found in the path and query of `url` in its canonical form.

    As crawled, `/foto/kapal/index.html` looks like an index.
    """
    if not url:
        return False
    path = "/" + canonical_url(url).removeprefix("https://").partition("/")[2]
    return any(pattern.search(path) for pattern in patterns)


def _is_broken_off(line: str) -> bool:
    """*Menteri mengatakan ...*, *Menteri mengatakan […]*"""
    return line.removesuffix("]").rstrip().endswith(("...", "…"))


def _dated(draft: Draft) -> int:
    """How many short lines have a date, counted up to a hundred: each is likely an entry of a list."""
    dated = (line for line in draft.lines if len(line) < 120 and next(iter_dates(line), None))
    return sum(1 for _ in islice(dated, 100))
