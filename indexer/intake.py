"""From crawl to archive: every page becomes an article kept or a rejection noted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import partial

from corpus.archive import Archive, Change
from corpus.article import Article, Crawled, Gone, Origin, Page, Reason, Rejection, SeenAgain
from corpus.errors import NothingReadable
from corpus.pages import to_article
from corpus.readers import Crawl
from corpus.sites import Sites
from indexer.report import Intake
from indexer.workers import in_order

EXAMPLES_PER_REASON = 3

_ITEMS = 300
"""To a piece: JSON lines by the hundred take the processor 5 in 100 longer."""
_CHARACTERS = 1_000_000
"""Saved HTML pages are large: three hundred of them would be thirty megabytes to a piece."""
_SECONDS = 0.5
"""A crawler that writes into a pipe is slower than we: what it brought does not wait for a full piece."""

_Piece = tuple[int, list[Crawled]]
"""Items of a crawl that follow each other, and how many of its bytes are behind the last."""
_Outcome = tuple[Article, Origin] | Rejection | Gone | SeenAgain


def take_in(
    crawl: Crawl,
    archive: Archive,
    sites: Sites,
    run: int,
    now: datetime,
    reach: Callable[[int], None],
    workers: int = 1,
) -> Intake:
    """Reads a crawl into the archive. `reach` is told how many bytes of it have been read."""
    keeper = _Keeper(archive, run, now)
    with closing(in_order(partial(_read, sites, now), _pieces(crawl), workers)) as pieces:
        for behind, outcomes in pieces:
            for outcome in outcomes:
                keeper.take(outcome)
            reach(behind)
    archive.commit()  # building takes ten times as long: a run killed there has lost nothing it read
    return keeper.intake()


def _pieces(crawl: Crawl) -> Iterator[_Piece]:
    """A crawl in pieces, the last of them shorter, also where it ends with an error or an interrupt."""
    items: list[Crawled] = []
    characters = 0
    begun = time.monotonic()
    try:
        for item in crawl:
            items.append(item)
            characters += len(item.content) if isinstance(item, Page) else 0
            waited = time.monotonic() - begun
            if len(items) >= _ITEMS or characters >= _CHARACTERS or waited > _SECONDS:
                piece, items, characters = (crawl.read, items), [], 0
                yield piece
                begun = time.monotonic()
    except (NothingReadable, KeyboardInterrupt):
        yield crawl.read, items
        raise
    if items:
        yield crawl.read, items


def _read(sites: Sites, now: datetime, piece: _Piece) -> tuple[int, list[_Outcome]]:
    behind, items = piece
    return behind, [_outcome(item, sites, now) for item in items]


def _outcome(item: Crawled, sites: Sites, now: datetime) -> _Outcome:
    if not isinstance(item, Page):
        return item
    outcome = to_article(item, sites, now=now)
    return (outcome, item.origin) if isinstance(outcome, Article) else outcome


class _Keeper:
    """Keeps what a crawl delivers, and counts."""

    def __init__(self, archive: Archive, run: int, now: datetime) -> None:
        self._archive = archive
        self._run = run
        self._now = now
        self._kept: dict[str, tuple[Origin, Change]] = {}
        self._again = 0
        self._gone = 0
        self._rejected: Counter[Reason] = Counter()
        self._examples: list[Rejection] = []

    def take(self, outcome: _Outcome) -> None:
        match outcome:
            case (article, origin):
                self._keep(article, origin)
            case Rejection():
                self._reject(outcome)
            case Gone():
                self._gone += self._archive.gone(outcome, self._run)
            case SeenAgain():
                seen_at = outcome.fetched_at or self._now
                self._again += self._archive.saw_again(outcome.url, seen_at, self._run)

    def _keep(self, article: Article, origin: Origin) -> None:
        """Of two pages with one address the archive serves the one fetched last, and has both."""
        change = self._archive.keep(article, article.fetched_at or self._now, self._run)
        if article.id not in self._kept:
            self._kept[article.id] = origin, change
            return
        first, before = self._kept[article.id]
        if before is Change.UNCHANGED:
            self._kept[article.id] = first, change
        detail = f"It has the address of {first}; the one fetched last is served, both are in the archive."
        self._reject(Rejection(origin, Reason.DUPLICATE_URL, detail, article.url))

    def _reject(self, rejection: Rejection) -> None:
        self._archive.reject(self._run, rejection)
        self._rejected[rejection.reason] += 1
        if self._rejected[rejection.reason] <= EXAMPLES_PER_REASON:
            self._examples.append(rejection)

    def intake(self) -> Intake:
        changes = Counter(change for _, change in self._kept.values())
        return Intake(
            new=changes[Change.NEW],
            changed=changes[Change.CHANGED],
            unchanged=changes[Change.UNCHANGED] + self._again,
            gone=self._gone,
            not_seen=self._archive.not_seen(self._run),
            rejected=dict(self._rejected),
            examples=tuple(self._examples),
        )
