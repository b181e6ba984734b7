"""From crawl to archive: every page becomes an article kept or a rejection noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from corpus.archive import Archive, Change
from corpus.pages import to_article
from corpus.sites import Sites

from corpus.article import Article, Gone, Page, Reason, Rejection, SeenAgain
from corpus.readers import Crawl
from indexer.report import Intake

EXAMPLES_PER_REASON = 3


def take_in(
    crawl: Crawl, archive: Archive, sites: Sites, run: int, now: datetime, reach: Callable[[int], None]
) -> Intake:
    """Reads a crawl into the archive. `reach` is told how many bytes of it have been read."""
    changes: Counter[Change] = Counter()
    rejected: Counter[Reason] = Counter()
    examples: list[Rejection] = []
    gone = 0
    for item in crawl:
        outcome = to_article(item, sites, now=now) if isinstance(item, Page) else item
        match outcome:
            case Article():
                changes[archive.keep(outcome, outcome.fetched_at or now, run)] += 1
            case Rejection():
                archive.reject(run, outcome)
                rejected[outcome.reason] += 1
                if rejected[outcome.reason] <= EXAMPLES_PER_REASON:
                    examples.append(outcome)
            case Gone():
                gone += archive.gone(outcome, run)
            case SeenAgain():
                changes[Change.UNCHANGED] += archive.saw_again(outcome.url, outcome.fetched_at or now, run)
        reach(crawl.read)
    return Intake(
        new=changes[Change.NEW],
        changed=changes[Change.CHANGED],
        unchanged=changes[Change.UNCHANGED],
        gone=gone,
        not_seen=archive.not_seen(run),
        rejected=dict(rejected),
        examples=tuple(examples),
    )
