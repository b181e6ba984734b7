"""Site rules: where a known site keeps its title, date, byline, counts and text (config/sites.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Any, Literal

from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement
from msgspec import Meta, field

from corpus.identity import host
from corpus.published import ZONES
from corpus.tables import Row, read_table

UNKNOWN_SOURCE = "tidak diketahui"

Selector = etree.XPath
Pattern = re.Pattern[str]


class Site(Row, frozen=True):
    """What is known of one site. Selectors are CSS, or XPath where they start with `/` or `./`."""

    host: str
    """The rule holds for this host and every host below it."""
    name: str
    """Shown as the source."""
    aliases: tuple[str, ...] = ()
    """Names by which a text without an address gives its publisher away: `Kemensetneg`."""
    zone: Literal["WIB", "WITA", "WIT"] = "WIB"
    title: tuple[Selector, ...] = ()
    title_suffixes: tuple[str, ...] = ()
    published: tuple[Selector, ...] = ()
    byline: tuple[Selector, ...] = ()
    editor: tuple[Selector, ...] = ()
    views: tuple[Selector, ...] = ()
    reactions: tuple[Selector, ...] = ()
    body: tuple[Selector, ...] = ()
    drop: tuple[Selector, ...] = ()
    """Elements inside the body that are not its text."""
    listings: tuple[Pattern, ...] = ()
    """Paths (with query) of pages that list articles."""

    @property
    def tzinfo(self) -> tzinfo:
        return ZONES[self.zone]


class Sites:
    """The rules of all known sites, found by host."""

    def __init__(self, sites: Iterable[Site] = ()) -> None:
        self._by_host = {site.host: site for site in sites}
        self._by_alias = {alias: site for site in self._by_host.values() for alias in site.aliases}
        # Longest first, or "Setneg" would answer for "Kemensetneg".
        names = sorted(map(re.escape, self._by_alias), key=len, reverse=True)
        self._aliases = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)") if names else None

    @classmethod
    def load(cls, path: Path) -> Sites:
        """Read the rules and names. Raises `SettingsError` that names the file and the key."""
        rules = read_table(path, _Rules, _made)
        return cls([*rules.site, *(_named(host, names) for host, names in rules.names.items())])

    def __len__(self) -> int:
        return len(self._by_host)

    def of(self, url: str | None) -> Site | None:
        """The rule for the most specific host that covers `url`."""
        labels = host(url).partition(":")[0].split(".")
        names = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._by_host[name] for name in names if name in self._by_host), None)

    def named_in(self, text: str | None) -> Site | None:
        """The site whose name or alias the text (a byline, a signature) contains."""
        found = self._aliases.search(text) if self._aliases and text else None
        return self._by_alias[found[0]] if found else None


def selector(value: str) -> Selector:
    """Of CSS or XPath. Raises ValueError."""
    try:
        return etree.XPath(value) if value.startswith(("/", "./")) else CSSSelector(value, translator="html")
    except Exception as error:
        raise ValueError(f"{value!r} is neither a CSS selector nor an XPath: {error}") from error


def select(selectors: Iterable[etree.XPath], tree: HtmlElement) -> list[Any]:
    """What the first selector that finds something finds: elements, or strings for an XPath of text."""
    for selector in selectors:
        found = selector(tree)
        if found and isinstance(found, list):
            return found
    return []


def strings(selectors: Iterable[etree.XPath], tree: HtmlElement) -> list[str]:
    """The text of what `select` finds, whitespace collapsed."""
    return [text for item in select(selectors, tree) if (text := " ".join(_text(item).split()))]


def _text(item: Any) -> str:
    if isinstance(item, str):
        return item
    return str(item.get("datetime") or item.get("content") or item.xpath("string()"))


class _Rules(Row, frozen=True):
    """The file as it is written."""

    site: tuple[Site, ...] = ()
    names: dict[str, Annotated[tuple[str, ...], Meta(min_length=1)]] = field(default_factory=dict)


def _made(kind: type, value: Any) -> Selector | Pattern:
    """The selector or pattern that a string of the file means."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no string")
    return selector(value) if kind is Selector else _pattern(value)


def _pattern(value: str) -> Pattern:
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from error


def _named(host: str, names: tuple[str, ...]) -> Site:
    return Site(host=host, name=names[0], aliases=names)
