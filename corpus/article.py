"""The values an article passes through: Page -> Article, or Page -> Rejection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was read: a file, and the line or byte in it if it holds many pages."""

    path: str
    position: int | None = None
    unit: Literal["line", "byte"] = "line"

    def __str__(self) -> str:
        if self.position is None:
            return self.path
        return f"{self.path}:{self.position}" if self.unit == "line" else f"{self.path}@{self.position}"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the crawler itself says of a page, before the page is looked at. All optional."""

    title: str | None = None
    published: str | None = None
    byline: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a crawl delivered it, nothing decided yet."""

    origin: Origin
    url: str | None
    content: str
    form: Literal["html", "text"]
    """`html` is markup; `text` is plain text, one paragraph a line."""
    fetched_at: datetime | None = None
    """Aware. None where the crawl does not say."""
    stated: Stated = Stated()


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as well as that is known."""

    moment: datetime
    """Aware where the zone is known; midnight where only the day is."""
    precise: bool
    """The time of day is known, not only the day."""
    inferred: bool = False
    """Not stated by the page: read from a dateline in the text."""

    @property
    def day(self) -> date:
        return self.moment.date()

    def isoformat(self) -> str:
        """`2021-12-20`, or `2021-12-20T14:30:00+07:00` where the time is known."""
        return self.moment.isoformat(timespec="seconds") if self.precise else self.day.isoformat()

    @classmethod
    def parse(cls, iso: str, *, inferred: bool = False) -> Published:
        """The inverse of `isoformat`."""
        return cls(datetime.fromisoformat(iso), precise="T" in iso, inferred=inferred)


@dataclass(frozen=True, slots=True)
class Article:
    """What was published, free of the page around it."""

    id: str
    """Stable across crawls: see `corpus.identity`."""
    url: str | None
    """As crawled, for a canonical address may not open (sites that answer only at www. or over http);
    None for a dump that names none."""
    title: str
    body: str
    """Paragraphs, separated by one empty line."""
    published: Published | None
    byline: str | None
    source: str
    """Who published it: the site's name, or its host."""
    views: int | None = None
    reactions: tuple[int, ...] = ()
    fetched_at: datetime | None = None
    editor: str | None = None

    @property
    def paragraphs(self) -> list[str]:
        return self.body.split("\n\n") if self.body else []


class Reason(StrEnum):
    """Why a page is not an article, or was not readable. The value is what reports print."""

    LISTING = "listing"
    EMPTY = "empty"
    ERROR_PAGE = "error-page"
    NOT_A_PAGE = "not-a-page"
    TOO_LARGE = "too-large"
    STATIC_PAGE = "static-page"
    NO_TITLE = "no-title"
    FUTURE_DATE = "future-date"
    DUPLICATE_URL = "duplicate-url"
    BROKEN_RECORD = "broken-record"
    DAMAGED_FILE = "damaged-file"
    UNREADABLE_FILE = "unreadable-file"

    @property
    def is_bad_input(self) -> bool:
        """Something may be missing for it, as against a sound page that is no article."""
        return self in {
            Reason.BROKEN_RECORD,
            Reason.DAMAGED_FILE,
            Reason.UNREADABLE_FILE,
            Reason.TOO_LARGE,
            Reason.FUTURE_DATE,
        }


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something read that does not become an article, with the reason."""

    origin: Origin
    reason: Reason
    detail: str
    """One sentence for the operator."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The site says a page is no more (404 or 410)."""

    origin: Origin
    url: str
    status: int
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeenAgain:
    """A page was there and had not changed; its content was read before, in this crawl or another."""

    origin: Origin
    url: str
    fetched_at: datetime | None = None


Crawled = Page | SeenAgain | Gone | Rejection
"""What a reader delivers, one after another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Views and reactions as one crawl saw them."""

    seen_at: datetime
    views: int | None
    reactions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Archived:
    """An article as the archive keeps it: its newest version, and what became of it."""

    article: Article
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None = None
    versions: int = 1
    cluster: str = ""
    """The group of near-identical articles it is in, by the least of their ids; empty for one alone."""
    readings: tuple[Reading, ...] = field(default=())


FeedFields = Mapping[str, tuple[str, ...]]
"""Our field -> the names it may have in a JSON-lines record, first match wins."""

DEFAULT_FIELDS: FeedFields = MappingProxyType(
    {
        "url": ("url",),
        "title": ("title",),
        "published": ("published", "date"),
        "text": ("text", "body", "content"),
        "html": ("html",),
        "byline": ("author", "byline"),
        "source": ("source",),
        "fetched_at": ("fetched_at",),
    }
)
