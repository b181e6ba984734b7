"""An article's title as its reader sees it: no site's name behind it, no section before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

_SEPARATOR = re.compile(r"\s+(?:\||-|–|—|::|»|•|·)\s+|\s*(?:\||::|»)\s*")
_SITE_WORDS = re.compile(
    r"\b(?:portal|situs|laman|website|resmi|berita|news|online|media|indonesian?|kementerian|badan|pemerintah|dinas|"
    r"komisi|sekretariat|republik|ri|humas|home|beranda)\b|\w\.(?:com|co|id|net|org)\b|\.\w+$",
    re.IGNORECASE,
)
_SECTION_TAG = re.compile(r"^\[[A-Z ]{3,12}\]\s*")
_LEADS_HOME = "ancestor-or-self::a[@href='/' or @rel='home'] | .//a[@href='/' or @rel='home']"  # the logo
_LONGEST_SITE_NAME = 8  # words
_HEADLINE = 4  # words; "Detail Berita" has fewer
_OPENING = 60  # characters


def choose_title(
    stated: Sequence[str], headings: Iterable[str], site_names: Iterable[str], host: str
) -> str | None:
    """The heading that the page's metadata confirms, else the metadata's title without the site.

    A heading alone proves nothing (it may be the logo), and metadata alone carries prefixes
    and suffixes; where both say the same, the heading is what a reader sees.
    """
    names = [*site_names, host.split(".")[0], host]
    seen = list(dict.fromkeys(heading for heading in headings if len(heading.split()) > 1))
    cleaned = [strip_site(title, names) for title in stated]
    pairs = list(zip(stated, cleaned, strict=True))
    confirmed = [heading for heading in seen if any(_confirms(*pair, heading) for pair in pairs)]
    if confirmed:
        return max(confirmed, key=len)
    alike = [heading for heading in seen for title in cleaned if _overlap(heading, title) >= 0.6]
    if alike:
        return max(alike, key=len)
    if len(stated) == 1 and seen:  # nothing but the window's title, and no heading agrees: it names the site
        return next((heading for heading in seen if len(heading.split()) >= _HEADLINE), seen[0])
    return next((title for title in cleaned if len(title.split()) > 1), None) or next(iter(seen), None)


def strip_site(title: str, names: Iterable[str], *, guess: bool = True) -> str:
    """`[FOTO] Judul - Portal Berita | contoh.go.id` -> `Judul`.

    `guess` also takes an unknown name for a site's if it sounds like one.
    """
    known = {_key(name) for name in names if name}
    title = _SECTION_TAG.sub("", title.strip())
    cuts = list(_SEPARATOR.finditer(title))
    while cuts and _is_site(title[cuts[-1].end() :], known, guess=guess):
        title = title[: cuts.pop().start()]
    while cuts and _is_site(title[: cuts[0].start()], known, guess=False):
        title = title[cuts[0].end() :]
        cuts = list(_SEPARATOR.finditer(title))
    return title.strip()


def opening(text: str) -> str:
    """What a text without a title is called by: its first words, and an ellipsis."""
    first = text[: _OPENING + 1].partition("\n")[0]
    return (first[:_OPENING] if " " not in first else first.rpartition(" ")[0]).rstrip(" ,;:.") + "…"


def headings(tree: HtmlElement) -> list[str]:
    """Texts of what looks like a headline: h1, then h2 and whatever is classed as a title."""
    paths = (
        "//h1",
        "//*[contains(@itemprop, 'headline')]",
        "//h2|//h3[contains(@class, 'title') or contains(@class, 'judul')]",
        "//div[contains(@class, 'title') or contains(@class, 'judul') or contains(@class, 'jdl')]",
        "//td[contains(@class, 'judul')]",
        "//h3|//h4",
    )
    marked = [e for path in paths for e in tree.xpath(path) if not e.xpath(_LEADS_HOME)]
    found = [" ".join(str(e.xpath("string()")).split()) for e in marked]
    return [text for text in found if 0 < len(text) < 300]


def _is_site(segment: str, known: set[str], *, guess: bool) -> bool:
    if len(segment.split()) > _LONGEST_SITE_NAME:
        return False
    key = _key(segment)
    if not key or any(key == name or (len(name) > 3 and name in key) for name in known):
        return True
    return guess and bool(_SITE_WORDS.search(segment))


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _confirms(title: str, cleaned: str, heading: str) -> bool:
    """The heading is what the title says of the article, not what it says of the site."""
    said, bare, shown = _key(title), _key(cleaned), _key(heading)
    return shown in said and (shown in bare or bare in shown)


def _overlap(left: str, right: str) -> float:
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (left, right))
    return len(a & b) / max(len(a | b), 1)
