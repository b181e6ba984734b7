"""An archived article and its annotations -> the document an engine stores."""

from __future__ import annotations

from corpus.article import Archived
from indexer.annotate import Annotations
from search.document import Document, Mark


def document(archived: Archived, annotations: Annotations, *, sample: bool = False) -> Document:
    """Facet values stand in the order of first mention.

    `units` holds units with all they belong to, up to institution and province: a reader who narrows to
    Kemensetneg means its offices and the ministry itself, and most articles name no office at all.
    """
    article = archived.article
    published = article.published
    return Document(
        id=article.id,
        url=article.url,
        title=article.title,
        body=article.body,
        published=published.isoformat() if published else None,
        published_inferred=bool(published and published.inferred),
        byline=article.byline,
        source=article.source,
        kind=annotations.kind,
        units=tuple(
            dict.fromkeys(value for mention in annotations.units for value in (mention.value, *mention.above))
        ),
        institutions=annotations.institutions,
        awards=annotations.awards_received,
        awards_mentioned=annotations.awards_mentioned,
        received=annotations.received,
        mentioned=annotations.mentioned,
        counts=annotations.counts,
        marks=_marks(annotations),
        cluster=archived.cluster,
        views=article.views,
        reactions=article.reactions,
        first_seen=archived.first_seen.isoformat(),
        last_seen=archived.last_seen.isoformat(),
        gone_since=archived.gone_since.isoformat() if archived.gone_since else None,
        sample=sample,
    )


def _marks(annotations: Annotations) -> tuple[Mark, ...]:
    marks = [
        *(Mark("unit", each.value, each.where, each.start, each.end) for each in annotations.units),
        *(Mark("award", each.value, each.where, each.start, each.end) for each in annotations.awards),
        *(Mark("date", each.period, each.where, each.start, each.end) for each in annotations.dates),
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.where == "body", mark.start, mark.end)))
