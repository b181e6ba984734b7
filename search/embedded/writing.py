"""A build in the making: documents into segments and columns."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import partial
from typing import NamedTuple

from corpus.errors import NoBuild
from search import gathering
from search.analysis import Analyzer
from search.document import SCHEMA_VERSION, Document, Label
from search.embedded import codec
from search.embedded.builds import ANALYZER, ENGINE, LABELS, Builds, size_of, storing
from search.embedded.collection_writing import CollectionWriter, write_collection
from search.embedded.encoding import Batch, Encoder
from search.embedded.index import Index
from search.embedded.records import ARTICLES, FIGURES, LEDGER, Collection, Stored
from search.engine import BuildInfo, BuildOrigin
from search.figures import Figure
from search.ledger import LedgerRow
from search.query import Facet

_TOGETHER = 500
"""Documents analyzed at once: numbering a batch's words costs as much as 20 documents."""


def analyze(encoder: Encoder, documents: Sequence[Document]) -> Batch:
    """What takes most of the time of indexing, in whatever process."""
    return encoder.encode([ARTICLES.record(it) for it in documents])


class Base(NamedTuple):
    """What a build begins from."""

    articles: Index[Document]
    ledger: Index[LedgerRow]
    figures: Index[Figure]


class EmbeddedBuild:
    """Implements `search.engine.Build`."""

    def __init__(self, builds: Builds, analyzer: Analyzer, base: Base | None) -> None:
        self._builds = builds
        self._path, lock = builds.create()
        self._lock: int | None = lock
        self._analyzer = analyzer
        self._encoder = Encoder(analyzer, ARTICLES.facets)
        self._waiting: dict[str, Document] = {}
        self._articles = CollectionWriter(self._path, ARTICLES, base and base.articles)
        self._base = base

    @property
    def analyze(self) -> Callable[[Sequence[Document]], Batch]:
        return partial(analyze, self._encoder)

    def fingerprints(self) -> Mapping[str, str]:
        self._flush()
        return self._articles.fingerprints

    def add(self, document: Document) -> None:
        self._waiting[document.id] = document
        if len(self._waiting) >= _TOGETHER:
            self._flush()

    def add_batch(self, batch: Batch) -> None:
        self._flush()
        with self._or_abandon():
            self._articles.add(batch)

    def remove(self, id: str) -> None:
        self._waiting.pop(id, None)
        self._articles.remove(id)

    def finish(self, labels: Mapping[Facet, Sequence[Label]], origin: BuildOrigin) -> BuildInfo:
        self._flush()
        with self._or_abandon():
            named = {facet: {label.value: label.name for label in given} for facet, given in labels.items()}
            articles = self._articles.finish(named)
            claiming = list(articles.claiming())
            base = self._base
            self._write(LEDGER, gathering.rows(claiming, labels), named, base and base.ledger)
            self._write(FIGURES, gathering.figures(claiming, labels), named, base and base.figures)
            codec.write_toc(self._path, self._analyzer, articles.columns.living)
            (self._path / LABELS).write_text(json.dumps(named, ensure_ascii=False))
            (self._path / ANALYZER).write_bytes(pickle.dumps(self._analyzer))
            info = self._info(articles, origin)
            self._builds.seal(info)
        self._unlock()
        return info

    def _write(
        self,
        collection: Collection[Stored],
        values: Sequence[Stored],
        names: Mapping[Facet, Mapping[str, str]],
        base: Index[Stored] | None,
    ) -> None:
        write_collection(self._path / collection.name, collection, values, self._analyzer, names, base)

    def abandon(self) -> None:
        self._articles.close()
        if not self._published:
            shutil.rmtree(self._path, ignore_errors=True)
        self._unlock()

    def _flush(self) -> None:
        documents = list(self._waiting.values())
        self._waiting.clear()
        if documents:
            with self._or_abandon():
                self._articles.add(self.analyze(documents))

    @property
    def _published(self) -> bool:
        with suppress(NoBuild):  # a pointer that cannot be read names nothing
            return self._builds.published() == self._path.name
        return False

    @contextmanager
    def _or_abandon(self) -> Iterator[None]:
        """Whatever fails here leaves no half build behind."""
        try:
            with storing(self._path):
                yield
        except BaseException:
            self.abandon()
            raise

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _info(self, articles: Index[Document], origin: BuildOrigin) -> BuildInfo:
        columns = articles.columns
        moments = columns.moments[columns.alive & columns.dated]
        return BuildInfo(
            name=self._path.name,
            engine=ENGINE,
            created=datetime.now(UTC),
            documents=columns.living,
            size_bytes=size_of(self._path),
            schema_version=SCHEMA_VERSION,
            analysis_version=self._analyzer.version,
            earliest=_day(moments.min()) if len(moments) else None,
            latest=_day(moments.max()) if len(moments) else None,
            origin=origin,
        )


def _day(moment: int) -> str:
    return date.fromordinal(date(1970, 1, 1).toordinal() + int(moment) // 86_400).isoformat()
