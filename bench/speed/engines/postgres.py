"""PostgreSQL: a weighted tsvector with a GIN index, ts_rank, ts_headline, counts by unnest of an array."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.speed.engines.cluster import Cluster, binary
from bench.speed.peer import TOP, Answer, Index, Peer, Searcher
from bench.speed.queries import SLOP, Asked, Operator
from bench.speed.rows import FACETS, SHOWN, Row

_A_FACET = 1_000_000
_GAP = 100

_SCHEMA = """
    CREATE TABLE documents (
        number integer PRIMARY KEY, day integer, tags integer[], stems tsvector, words tsvector,
        id text, url text, title text, body text, stem_text text, word_text text
    );
    CREATE TABLE named (value integer PRIMARY KEY, slug text);
"""
_FINISH = (
    "CREATE INDEX ON documents USING gin (stems)",
    "CREATE INDEX ON documents USING gin (words)",
    "CREATE INDEX ON documents USING gin (tags)",
    "CREATE INDEX ON documents (day)",
    "VACUUM ANALYZE",
    "CHECKPOINT",
)
# D, C, B, A: a title's word weighs twice a body's; 1 divides by the logarithm of the length
_PAGE = """
    WITH matched AS MATERIALIZED (
        SELECT number, tags, ts_rank('{{0.5, 0.5, 0.5, 1.0}}', {field}, query, 1) AS score, {fails} AS fails
        FROM documents, CAST(%(said)s AS tsquery) AS query
        WHERE {field} @@ query {within}
    ), top AS (
        SELECT number, score FROM matched WHERE fails = 0 ORDER BY score DESC LIMIT {top}
    ), counted AS (
        SELECT value, count(*) AS matches FROM matched, unnest(tags) AS value
        WHERE fails = 0 OR fails = 1 << (value / {a_facet}) GROUP BY value
    )
    SELECT -1, count(*), NULL, NULL FROM matched WHERE fails = 0
    UNION ALL
    (SELECT value, matches, NULL, NULL FROM counted ORDER BY matches DESC)
    UNION ALL
    (SELECT NULL, NULL, ts_headline('simple', {text}, CAST(%(said)s AS tsquery), 'MaxFragments=2'), id
     FROM top JOIN documents USING (number) ORDER BY score DESC)
"""


class _Writing(Index):
    alone = False

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._cluster = Cluster(directory)
        self._database = self._cluster.connect()
        self._database.execute(_SCHEMA)
        self._values: list[dict[str, int]] = [{} for _ in FACETS]

    def _add(self, rows: Sequence[Row]) -> None:
        with self._database.cursor().copy("COPY documents FROM STDIN") as copy:
            for row in rows:
                copy.write_row(
                    (
                        row.number,
                        date.fromisoformat(row.published).toordinal(),
                        self._tags(row),
                        _tsvector(row.title_stems, row.body_stems),
                        _tsvector(row.title_words, row.body_words),
                        row.id,
                        row.url,
                        row.title,
                        row.body,
                        row.body_stems,
                        row.body_words,
                    )
                )

    def _tags(self, row: Row) -> list[int]:
        return [
            number * _A_FACET + known.setdefault(value, len(known))
            for number, (facet, known) in enumerate(zip(FACETS, self._values, strict=True))
            for value in row.facets[facet]
        ]

    def _finish(self) -> None:
        with self._database.cursor().copy("COPY named FROM STDIN") as copy:
            for number, known in enumerate(self._values):
                for slug, code in known.items():
                    copy.write_row((number * _A_FACET + code, slug))
        for statement in _FINISH:
            self._database.execute(statement)
        self._database.close()
        self._cluster.stop()


class _Asking(Searcher):
    def __init__(self, directory: Path) -> None:
        self._cluster = Cluster(directory)
        self._database = self._cluster.connect()
        named = self._database.execute("SELECT value, slug FROM named").fetchall()
        self._slugs: dict[int, str] = dict(named)
        self._values = {(FACETS[value // _A_FACET], slug): value for value, slug in named}

    @property
    def process(self) -> int:
        return int(self._database.info.backend_pid)

    def _page(self, asked: Asked) -> Answer:
        values = [self._values[facet, value] for facet, value in asked.filters.items()]
        fails = " + ".join(f"(NOT tags @> ARRAY[{it}])::integer * {1 << (it // _A_FACET)}" for it in values)
        within = "AND day BETWEEN %(since)s AND %(until)s" if asked.since else ""
        statement = _PAGE.format(
            field="words" if asked.surface else "stems",
            text="word_text" if asked.surface else "stem_text",
            fails=fails or "0",
            within=within,
            top=TOP,
            a_facet=_A_FACET,
        )
        given: dict[str, Any] = {"said": _said(asked)}
        if asked.since and asked.until:
            given |= {"since": asked.since.toordinal(), "until": asked.until.toordinal()}
        total = 0
        facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        snippets = []
        for value, count, snippet, _ in self._database.execute(statement, given):
            if value is None:
                snippets.append(snippet)
            elif value < 0:
                total = count
            elif len(counts := facets[FACETS[value // _A_FACET]]) < SHOWN:
                counts[self._slugs[value]] = count
        return Answer(total, facets, tuple(snippets))

    def close(self) -> None:
        self._database.close()
        self._cluster.stop()


def _tsvector(title: str, body: str) -> str:
    """Tokens with their places; a title's are of weight A, and no phrase reaches from it into the body."""
    places: dict[str, list[str]] = {}
    words = title.split()
    for place, word in enumerate(words, start=1):
        places.setdefault(word, []).append(f"{place}A")
    for place, word in enumerate(body.split(), start=len(words) + _GAP):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"{word}:{','.join(at)}" for word, at in places.items())


def _said(asked: Asked) -> str:
    """The query as a tsquery."""
    match asked.operator:
        case Operator.PREFIX:
            return f"{asked.words[0]}:*"
        case Operator.PHRASE:
            return " <-> ".join(asked.words)
        case Operator.NEAR:
            return " | ".join(f"({f' <{n}> '.join(asked.words)})" for n in range(1, SLOP + 2))
        case Operator.OR:
            return " | ".join(asked.words)
        case _:
            return " & ".join(asked.words)


class PostgreSQL(Peer):
    name = "PostgreSQL"
    set_up = (
        "A private server on a Unix socket, 1 GB of shared buffers, 64 MB of work_mem; GIN over weighted "
        "tsvectors, one statement a page; ts_rank is no BM25, for PostgreSQL has none; ts_headline for ten."
    )

    served = True
    unhurried = True

    def version(self) -> str:
        said = subprocess.run([binary("postgres"), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
        return said.stdout.split()[2]

    def size(self, directory: Path) -> int:
        """The log of changes written ahead is no part of the index."""
        files = (it for it in directory.rglob("*") if it.is_file() and "pg_wal" not in it.parts)
        return sum(it.stat().st_size for it in files)

    def begin(self, directory: Path) -> Index:
        return _Writing(directory)

    def open(self, directory: Path) -> Searcher:
        return _Asking(directory)


ENGINE = PostgreSQL()
