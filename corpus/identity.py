"""What makes two addresses one article: canonical URLs and the ids made from them."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]|$)")
"""An address written without its scheme: `setneg.go.id/baca`."""

_VARIANT_LABEL = re.compile(
    r"(?:www\d?|m|amp)\.(?!(?:ac|co|com|desa|go|mil|net|or|org|sch|web)\.[a-z]{2}$)(?=[^.]+\.)"
)
"""Labels that serve the same pages in another dress; not where one is the domain itself (`m.co.id`)."""

_DEFAULT_PAGE = re.compile(r"(?:index\.(?:html?|php|aspx?|jsp)|default\.aspx?|amp)", re.IGNORECASE)

_TRACKING = re.compile(
    r"utm_.*|mtm_.*|pk_.*|hsa_.*|(?:fb|g|tw|tt|y|d)clid|msclkid|gbraid|wbraid|gclsrc|gad_.*|mc_[ce]id|igshid?|igsh|"
    r"_ga|_gl|_hsenc|_hsmi|ref_src|ref_url|share|shared|amp|outputtype|phpsessid|jsessionid|spm",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, or in what dress; `id`, `page` and the like say what was asked."""

_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_UNIT = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~!$'()*,;:@/-]", re.DOTALL)
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@lru_cache(maxsize=64)  # a page's address is asked for four times on its way into the archive
def canonical_url(url: str) -> str:
    """The one spelling of a web address; whatever is no web address comes back as it is, trimmed.

    `http`, `www.`, `m.`, `amp`, default ports, fragments, tracking parameters, parameter order, default
    pages, trailing slashes and percent-encoding make no difference. Idempotent; raises nothing.
    """
    text = url.strip()
    try:
        return _canonical(text)
    except ValueError:  # a port that is no number, a host that IDNA refuses, half an IPv6 address
        return text


def host(url: str | None) -> str:
    """The canonical host (with a port that is not the default), or `""` where there is none."""
    if not url:
        return ""
    canonical = canonical_url(url)
    return canonical.removeprefix("https://").partition("/")[0] if canonical.startswith("https://") else ""


def article_id(url: str | None, title: str, day: date | None) -> str:
    """16 characters of `a-z2-7`: of the canonical URL or, for a text that has none, of title and day."""
    key = canonical_url(url) if url else f"{_plain(title)}\n{day or ''}"
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return base64.b32encode(digest).decode("ascii").lower()


def _canonical(text: str) -> str:
    if text.startswith("//"):
        text = f"https:{text}"
    elif _ADDRESS.match(text):
        text = f"https://{text}"
    parts = urlsplit(text)
    name = parts.hostname
    if parts.scheme not in {"http", "https"} or not name:
        return text
    path = "/".join(_segments(parts.path))
    query = _query(parts.query) if parts.query else ""
    return f"https://{_authority(name, parts.port)}/{path}" + (f"?{query}" if query else "")


def _authority(name: str, port: int | None) -> str:
    if ":" in name:
        name = f"[{name}]"
    else:
        name = name.rstrip(".").encode("idna").decode("ascii").lower()
        while label := _VARIANT_LABEL.match(name):
            name = name[label.end() :]
    return name if port in {None, 80, 443} else f"{name}:{port}"


def _segments(path: str) -> list[str]:
    segments: list[str] = []
    for segment in _encoded(_SESSION.sub("", path)).split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in {"", "."}:
            segments.append(segment)
    while segments and _DEFAULT_PAGE.fullmatch(segments[-1]):
        segments.pop()
    return segments


def _query(query: str) -> str:
    parameters: list[tuple[str, str]] = []
    for part in query.split("&"):
        name, _, value = part.replace("+", "%20").partition("=")
        name = _encoded(name)
        if name and not _TRACKING.fullmatch(name):
            parameters.append((name, _encoded(value)))
    parameters.sort(
        key=lambda parameter: parameter[0]
    )  # repeated names keep their order: it may mean something
    return "&".join(f"{name}={value}" if value else name for name, value in parameters)


def _encoded(text: str) -> str:
    """Percent-encoding in its normal form: upper case, and only where it is needed (RFC 3986, 6.2.2)."""
    return _UNIT.sub(_encode, text)


def _encode(unit: re.Match[str]) -> str:
    text = unit[0]
    if len(text) == 3:
        character = chr(int(text[1:], 16))
        return character if character in _UNRESERVED else text.upper()
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold()))
