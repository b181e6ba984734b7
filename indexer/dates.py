"""The days that an article names, in its title and body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus.article import Article
from corpus.dates import iter_dates
from indexer.mentions import Where


class DateMention(NamedTuple):
    """A day or a range of days. `text[start:end] == surface` in the title or the body."""

    surface: str
    iso: str
    iso_end: str | None
    """The last day of a range; None for a single day."""
    start: int
    end: int
    where: Where

    @property
    def period(self) -> str:
        """An ISO day, or an ISO interval: `2026-04-22/2026-04-24`."""
        return f"{self.iso}/{self.iso_end}" if self.iso_end else self.iso


def dates_of(article: Article, published: date | None) -> Iterator[DateMention]:
    """In the order of the text. A day without a year is the nearest to `published`."""
    texts: tuple[tuple[Where, str], ...] = (("title", article.title), ("body", article.body))
    for where, text in texts:
        for found in iter_dates(text, published):
            last = found.end_day.isoformat() if found.end_day else None
            yield DateMention(found.surface, found.day.isoformat(), last, found.start, found.end, where)
