"""From crawl to archive: every page becomes an article kept or a rejection noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from corpus.archive import Archive, Change
from corpus.article import Article, Crawled, Gone, Origin, Page, Reason, Rejection, SeenAgain
from corpus.pages import to_article
from corpus.readers import Crawl
from corpus.sites import Sites
from indexer.report import Intake

EXAMPLES_PER_REASON = 3


def take_in(
    crawl: Crawl, archive: Archive, sites: Sites, run: int, now: datetime, reach: Callable[[int], None]
) -> Intake:
    """Reads a crawl into the archive. `reach` is told how many bytes of it have been read."""
    keeper = _Keeper(archive, sites, run, now)
    for item in crawl:
        keeper.take(item)
        reach(crawl.read)
    archive.commit()  # building takes ten times as long: a run killed there has lost nothing it read
    return keeper.intake()


class _Keeper:
    """Keeps what a crawl delivers, and counts."""

    def __init__(self, archive: Archive, sites: Sites, run: int, now: datetime) -> None:
        self._archive = archive
        self._sites = sites
        self._run = run
        self._now = now
        self._kept: dict[str, tuple[Origin, Change]] = {}
        self._again = 0
        self._gone = 0
        self._rejected: Counter[Reason] = Counter()
        self._examples: list[Rejection] = []

    def take(self, item: Crawled) -> None:
        match item:
            case Page():
                outcome = to_article(item, self._sites, now=self._now)
                if isinstance(outcome, Article):
                    self._keep(outcome, item.origin)
                else:
                    self._reject(outcome)
            case Rejection():
                self._reject(item)
            case Gone():
                self._gone += self._archive.gone(item, self._run)
            case SeenAgain():
                self._again += self._archive.saw_again(item.url, item.fetched_at or self._now, self._run)

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
