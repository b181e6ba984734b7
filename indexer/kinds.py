"""What kind of publication an article is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from corpus.article import Article

# The site's own word for it, in the path, goes first; then how the title or the text begins.
# `search.vocabulary.KINDS` has their names.
_PATH = {
    "siaran-pers": r"siaran-?pers|press-?release|pers-?rilis|rilis-pers|rilis",
    "pengumuman": r"pengumuman|announcements?|lelang",
    "laporan": r"laporan|reports?|lakip|lkjip|lakin",
    "foto": r"foto|photos?|galeri(?:-foto)?|gallery|album",
}
_OPENING = {
    "siaran-pers": r"siaran\s+pers|press\s+release",
    "pengumuman": r"pengumuman",
    "laporan": r"laporan\s+(?:kinerja|tahunan|keuangan|akuntabilitas|hasil)",
    "foto": r"\[?(?:berita\s+)?foto\]?\s*:|galeri\s+foto",
}
_IN_PATH = {kind: re.compile(rf"/(?:{words})(?:/|$)") for kind, words in _PATH.items()}
_AT_START = {kind: re.compile(rf"\W*(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _OPENING.items()}


def kind_of(article: Article) -> str:
    """`siaran-pers`, `pengumuman`, `laporan`, `foto`, or `berita` where nothing says otherwise."""
    path = urlsplit(article.url or "").path.casefold().replace("_", "-")
    for kind, pattern in _IN_PATH.items():
        if pattern.search(path):
            return kind
    for kind, pattern in _AT_START.items():
        if pattern.match(article.title) or (kind == "siaran-pers" and pattern.match(article.body)):
            return kind
    return "berita"
