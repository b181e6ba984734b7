"""A finished build is held against what went into it before anybody is served from it."""

from __future__ import annotations

import random
from collections.abc import Iterable

from corpus.errors import BuildRefused
from search.document import Document
from search.engine import BuildInfo, Engine
from search.query import Query

SAMPLE = 200
"""Documents read back and compared. Every build loses or garbles either none or many of them:
a fault that spares 99 of 100 documents still meets a sample of 200 in 87 of 100 builds."""


class Sample:
    """A fair sample of the documents added (reservoir sampling: the archive may be any size)."""

    def __init__(self, size: int = SAMPLE) -> None:
        self._size = size
        self._seen = 0
        self._random = random.Random(0)  # noqa: S311  # not for secrets: a repeatable sample
        self.ids: list[str] = []

    def offer(self, ids: Iterable[str]) -> None:
        for name in ids:
            self._seen += 1
            if len(self.ids) < self._size:
                self.ids.append(name)
            elif (place := self._random.randrange(self._seen)) < self._size:
                self.ids[place] = name


def check(engine: Engine, build: BuildInfo, expected: int, sample: Iterable[Document]) -> None:
    """Raises BuildRefused unless the build holds `expected` documents and those of `sample`, made again from
    the archive, as they are."""
    with engine.open(build) as reader:
        found = reader.find(Query(size=1)).total
        if found != expected:
            raise _refused(build, f"it answers with {found} documents; the archive holds {expected}")
        for document in sample:
            if reader.document(document.id) != document:
                raise _refused(
                    build, f"document {document.id} ({document.title}) does not read back as added"
                )


def _refused(build: BuildInfo, why: str) -> BuildRefused:
    return BuildRefused(
        f"The new build {build.name} was not published: {why}.",
        "What was served before still is. Run telusur reindex again; if it fails again, report it.",
    )
