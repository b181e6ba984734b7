"""The engine: what building and asking need of it, in the project's own words.

A build is immutable once finished, lives beside every other, and becomes what is served by
one atomic `publish`. A reader sees one build from its opening to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from search.analysis import Analyzer
from search.document import Document, Label
from search.figures import Figure
from search.ledger import LedgerRow
from search.page import Found
from search.query import Facet, Query, Term


@dataclass(frozen=True, slots=True)
class BuildOrigin:
    """What a build was made from, so that an update knows what it still lacks."""

    archive_run: int
    """The archive's newest run whose articles it holds."""
    vocabulary_version: str


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """A finished build, as its manifest tells of it."""

    name: str
    engine: str
    created: datetime
    documents: int
    size_bytes: int
    schema_version: int
    analysis_version: str
    earliest: str | None
    """ISO day of the oldest dated document."""
    latest: str | None
    origin: BuildOrigin

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "created": self.created.isoformat()}


class Reader(Protocol):
    """One build, opened for one request."""

    @property
    def build(self) -> BuildInfo: ...

    def find(self, query: Query) -> Found[Document]:
        """Total, the asked page and all facet counts. Equal scores stand newest first, then by id."""
        ...

    def ledger(self, query: Query) -> Found[LedgerRow]:
        """The ledger's rows, as `find` answers of documents; in the orders of `search.ledger.place` too."""
        ...

    def ledger_row(self, id: str) -> LedgerRow | None: ...

    def figures(self, query: Query) -> Found[Figure]:
        """The numbers that documents state, in the same way."""
        ...

    def document(self, id: str) -> Document | None: ...

    def frequency(self, term: Term) -> int:
        """How many documents hold the word."""
        ...

    @property
    def names(self) -> Mapping[Facet, Mapping[str, str]]:
        """Facet -> value -> the name a reader sees, where that is another than the value."""
        ...

    def similar(self, document: Document) -> Sequence[Document]:
        """The others of its group of near-duplicates, newest first, then by id."""
        ...

    def labels(self, facet: Facet) -> Mapping[str, str]:
        """Facet value -> the name a reader sees, for every value in the build."""
        ...

    @property
    def analyzer(self) -> Analyzer:
        """The analyzer the build was made with, so that a query is always read the same way."""
        ...


class Build(Protocol):
    """A build in the making. Nothing of it is served before `Engine.publish`."""

    def fingerprints(self) -> Mapping[str, str]:
        """Document id -> `Document.fingerprint()`, for what it holds so far (its base)."""
        ...

    def add(self, document: Document) -> None:
        """Adds a document, or replaces the one with its id."""
        ...

    @property
    def analyze(self) -> Callable[[Sequence[Document]], Any]:
        """Documents -> a batch for `add_batch`: most of the time of adding, to be spent in whatever process.

        Both the callable and the batch can be pickled. A batch tells its documents' `ids` and
        `fingerprints`, in their order; what else it holds is the engine's own.
        """
        ...

    def add_batch(self, batch: Any) -> None:
        """Adds what `analyze` made of some documents."""
        ...

    def remove(self, id: str) -> None: ...

    def finish(self, labels: Mapping[Facet, Sequence[Label]], origin: BuildOrigin) -> BuildInfo:
        """Writes everything, the ledger and the figures gathered of all documents too, and seals it.

        The build can then be read through `Engine.open`.
        """
        ...

    def abandon(self) -> None:
        """Deletes it, finished or not, unless it was published. Safe to call twice."""
        ...


class Engine(Protocol):
    def begin(self, base: BuildInfo | None = None) -> Build:
        """A new build: empty, or starting from what `base` holds (for an update)."""
        ...

    def current(self) -> BuildInfo | None:
        """The published build."""
        ...

    def builds(self) -> Sequence[BuildInfo]:
        """Every finished build, oldest first."""
        ...

    def publish(self, build: BuildInfo) -> None:
        """Serves this build from the next request on. One atomic step."""
        ...

    def prune(self, keep: int) -> Sequence[str]:
        """Deletes all but the `keep` newest builds and the published one; returns their names."""
        ...

    def open(self, build: BuildInfo) -> AbstractContextManager[Reader]:
        """A reader on one build, published or not."""
        ...

    def reader(self) -> AbstractContextManager[Reader]:
        """A reader on the published build. Raises `corpus.errors.NoBuild`."""
        ...
