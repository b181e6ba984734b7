"""Document: an article with what it says, as an engine stores it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from msgspec import msgpack

from search.claims import AwardMention, CountClaim, Receipt, Where

SCHEMA_VERSION = 7
"""Raised whenever a build made before cannot be served any more."""


@dataclass(frozen=True, slots=True)
class Label:
    """A value of a facet and the name a reader sees."""

    value: str
    name: str
    parent: str | None = None
    """The value above it: a unit's superior, a kabupaten's province, the broader award."""


class Mark(NamedTuple):
    """A place of a text that says why the article is found: characters `start` to `end` of title or body."""

    kind: str
    """`unit`, `award` or `date`."""
    value: str
    """The facet value; of a date its ISO day, or first and last day with a slash between."""
    where: Where
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One searchable article. Facet values are slugs; their names are in `BuildInfo.labels`."""

    id: str
    url: str | None
    title: str
    body: str
    """Paragraphs, separated by one empty line."""
    published: str | None
    """ISO day or moment, as `corpus.article.Published.isoformat` writes it."""
    published_inferred: bool
    byline: str | None
    source: str
    kind: str
    """`siaran-pers`, `berita`, `pengumuman`, `laporan` or `foto`."""
    units: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    """Awards received, and the broader ones they belong to."""
    awards_mentioned: tuple[str, ...] = ()
    """The same of awards that are named and not received."""
    received: tuple[Receipt, ...] = ()
    mentioned: tuple[AwardMention, ...] = ()
    counts: tuple[CountClaim, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Where units, awards and dates are named; title before body, in the order of the text."""
    cluster: str = ""
    """The group of near-identical articles it is in; empty for one alone."""
    views: int | None = None
    reactions: tuple[int, ...] = ()
    first_seen: str = ""
    last_seen: str = ""
    gone_since: str | None = None
    sample: bool = False
    """Written for the sample crawl; every page says so."""

    @property
    def own_title(self) -> str:
        """What is searched as its title: nothing where that is but the text's first words (`Rapat itu…`).

        They would count for more than the rest of the text: 0.008 of MRR on passages without titles.
        """
        return "" if self.title.endswith("…") and self.body.startswith(self.title[:-1]) else self.title

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def paragraphs(self) -> list[str]:
        return self.body.split("\n\n") if self.body else []

    def fingerprint(self) -> str:
        """Equal for two documents exactly when nothing differs but when they were last seen.

        That moves with every crawl; an update that changes nothing else need not be one.
        """
        packed = _packed(replace(self, last_seen=""))  # two thirds of the time of `repr`
        return hashlib.blake2b(packed, digest_size=12, person=b"%d" % SCHEMA_VERSION).hexdigest()


_packed = msgpack.Encoder().encode
