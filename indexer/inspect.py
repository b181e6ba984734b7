"""What would be indexed from a crawl, without indexing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.article import Article, FeedFields, Page, Rejection
from corpus.pages import to_article
from corpus.readers import Crawl
from corpus.sites import Sites
from indexer.annotate import Annotations, Annotator
from indexer.mentions import bodies
from search.claims import AwardMention, CountClaim, Receipt
from search.vocabulary import Vocabulary

_RECEIVED = (
    "award",
    "award_name",
    "level",
    "recipient",
    "recipient_unit",
    "institution",
    "giver",
    "year",
    "historic",
)
_MENTIONED = ("award", "why")
_COUNTED = ("number", "what", "award", "year")


def _fields(claim: Receipt | AwardMention | CountClaim, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(claim, name) for name in names} | {"evidence": claim.evidence.text}


@dataclass(frozen=True, slots=True)
class Inspection:
    """One page of a crawl: the article and what it says, or why it is none."""

    outcome: Article | Rejection
    annotations: Annotations | None

    @property
    def has_bad_input(self) -> bool:
        return isinstance(self.outcome, Rejection) and self.outcome.reason.is_bad_input

    def as_json(self) -> dict[str, object]:
        """The same keys for every page; all but `url` and `rejected` are null or empty in a rejection."""
        if isinstance(self.outcome, Rejection):
            rejection = self.outcome
            return {
                "url": rejection.url,
                "title": None,
                "published": None,
                "published_inferred": None,
                "byline": None,
                "source": None,
                "views": None,
                "reactions": [],
                "body": None,
                "units": [],
                "dates": [],
                "awards": [],
                "received": [],
                "mentioned": [],
                "counts": [],
                "rejected": rejection.reason.value,
                "detail": rejection.detail,
                "origin": str(rejection.origin),
            }
        article, annotations = self.outcome, self.annotations
        assert annotations is not None  # noqa: S101  # inspect_crawl pairs every article with some
        published = article.published
        return {
            "url": article.url,
            "title": article.title,
            "published": published and published.isoformat(),
            "published_inferred": published and published.inferred,
            "byline": article.byline,
            "source": article.source,
            "views": article.views,
            "reactions": list(article.reactions),
            "body": article.body,
            "units": [
                {
                    "name": unit.name,
                    "slug": unit.slug,
                    "institution": unit.institution,
                    "surface": unit.surface,
                }
                for unit in bodies(annotations.units)
            ],
            "dates": [
                {"surface": each.surface, "iso": each.iso}
                | ({"iso_end": each.iso_end} if each.iso_end else {})
                for each in annotations.dates
            ],
            "awards": list(annotations.awards_received),
            "received": [_fields(receipt, _RECEIVED) for receipt in annotations.received],
            "mentioned": [_fields(mention, _MENTIONED) for mention in annotations.mentioned],
            "counts": [_fields(count, _COUNTED) for count in annotations.counts],
            "rejected": None,
        }


def inspect_crawl(
    source: str, sites: Sites, vocabulary: Vocabulary, fields: FeedFields, max_page_bytes: int
) -> Iterator[Inspection]:
    """Every page of `source`, in its order. Raises NothingReadable."""
    annotator = Annotator(vocabulary)
    for outcome in crawled(source, sites, fields, max_page_bytes):
        known = annotator.annotate(outcome) if isinstance(outcome, Article) else None
        yield Inspection(outcome, known)


def crawled(
    source: str, sites: Sites, fields: FeedFields, max_page_bytes: int
) -> Iterator[Article | Rejection]:
    """What every page of `source` becomes, in its order. Raises NothingReadable."""
    now = datetime.now(UTC)
    for item in Crawl([source], fields, max_page_bytes):
        outcome = to_article(item, sites, now=now) if isinstance(item, Page) else item
        if isinstance(outcome, Article | Rejection):
            yield outcome
