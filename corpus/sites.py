"""Site rules: where a known site keeps its title, date, byline, counts and text (config/sites.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Any, Literal

from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corpus.errors import SettingsError
from corpus.identity import host
from corpus.published import ZONES

UNKNOWN_SOURCE = "tidak diketahui"


def _selector(value: object) -> etree.XPath:
    if not isinstance(value, str):
        raise ValueError("a selector is a string")
    try:
        return etree.XPath(value) if value.startswith(("/", "./")) else CSSSelector(value, translator="html")
    except Exception as error:
        raise ValueError(f"{value!r} is neither a CSS selector nor an XPath: {error}") from error


def _pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(str(value), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from error


Selector = Annotated[etree.XPath, BeforeValidator(_selector)]
Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]


class Site(BaseModel):
    """What is known of one site. Selectors are CSS, or XPath where they start with `/` or `./`."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

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
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path}: {error}", "Restore the file or correct it.") from error
        try:
            rules = _Rules.model_validate(tables)
        except ValidationError as error:
            raise SettingsError(f"{path}: {_first_problem(error, tables)}", "Correct this key.") from error
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


class _Rules(BaseModel):
    """The file as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    site: tuple[Site, ...] = ()
    names: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = {}


def _named(host: str, names: tuple[str, ...]) -> Site:
    return Site(host=host, name=names[0], aliases=names)


def _first_problem(error: ValidationError, tables: dict[str, Any]) -> str:
    """`site setneg.go.id, title.0: ...`: which rule, which key, what is wrong."""
    first = error.errors()[0]
    table, *keys = first["loc"]
    where = str(table)
    if table == "site" and keys and isinstance(keys[0], int):
        rule = tables["site"][keys.pop(0)]
        where = f"site {rule.get('host', '?') if isinstance(rule, dict) else '?'}"
    return f"{where}, {'.'.join(map(str, keys)) or '(the table)'}: {first['msg']}"
