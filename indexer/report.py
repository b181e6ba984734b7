"""What a run did, as a value; drawn or printed as JSON by the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.article import Reason, Rejection
from indexer.progress import Stage
from search.engine import BuildInfo


@dataclass(frozen=True, slots=True)
class Intake:
    """What a crawl brought into the archive."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    """Articles whose page the site says is no more (404 or 410)."""
    not_seen: int = 0
    """Articles of the crawled hosts that this crawl did not bring; they stay readable."""
    rejected: Mapping[Reason, int] = field(default_factory=dict)
    examples: tuple[Rejection, ...] = ()
    """A few rejections of each reason; `telusur status --rejected` lists all."""

    @property
    def rejections(self) -> int:
        return sum(self.rejected.values())

    @property
    def has_bad_input(self) -> bool:
        """Part of the input could not be used, so something may be missing."""
        return any(reason.is_bad_input for reason in self.rejected)

    def as_json(self) -> dict[str, object]:
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "gone": self.gone,
            "not_seen": self.not_seen,
            "rejected": dict(self.rejected),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """One reindex or update, whole."""

    command: str
    sources: tuple[str, ...]
    intake: Intake | None
    """None where the run had no source and only rebuilt from the archive."""
    build: BuildInfo
    """The build that serves now."""
    published: bool
    """False where an update found nothing to change, so that the build before still serves."""
    seconds: Mapping[Stage, float]
    pruned: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "command": self.command,
            "sources": list(self.sources),
            "articles": self.intake and self.intake.as_json(),
            "build": self.build.as_json(),
            "published": self.published,
            "pruned": list(self.pruned),
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
        }
