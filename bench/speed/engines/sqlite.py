"""SQLite FTS5: external content, bm25() with weights, snippet(), facet counts by a join on a narrow table."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from bench.speed.peer import TITLE_WEIGHT, TOP, Answer, Index, Peer, Searcher
from bench.speed.queries import BEGINNING, SLOP, Asked, Class, Operator
from bench.speed.rows import FACETS, SHOWN, Row

_FILE = "index.sqlite"
_A_FACET = 1_000_000
"""Values of the nth facet are numbered from n times this on."""

_SCHEMA = f"""
    PRAGMA journal_mode = WAL;
    CREATE TABLE documents (number INTEGER PRIMARY KEY, id, url, title, body, published);
    CREATE TABLE days (number INTEGER PRIMARY KEY, day INTEGER);
    CREATE TABLE named (value INTEGER PRIMARY KEY, slug);
    CREATE TABLE tags (number INTEGER, value INTEGER, PRIMARY KEY (number, value)) WITHOUT ROWID;
    CREATE TABLE stem_text (number INTEGER PRIMARY KEY, title, body);
    CREATE TABLE word_text (number INTEGER PRIMARY KEY, title, body);
    CREATE VIRTUAL TABLE stems USING
        fts5(title, body, content=stem_text, content_rowid=number, tokenize=ascii);
    CREATE VIRTUAL TABLE words USING
        fts5(title, body, content=word_text, content_rowid=number, tokenize=ascii, prefix={BEGINNING});
"""

_MATCH = """
    INSERT INTO temp.matched
    SELECT rowid, bm25({table}, {title}, 1.0), {fails} FROM {table} WHERE {table} MATCH :text {within}
"""
_FAILS = "((SELECT 1 FROM tags WHERE number = rowid AND value = {value}) IS NULL) * {bit}"
_TOP = f"SELECT number FROM temp.matched WHERE fails = 0 ORDER BY score LIMIT {TOP}"  # noqa: S608
# not `rowid IN (SELECT ...)`: FTS5 would look each of those up by itself, 600 ms for a common word
_BETWEEN = "AND (SELECT day FROM days WHERE number = {table}.rowid) BETWEEN :since AND :until"
_COUNT = f"""
    SELECT value, count(*) AS matches FROM temp.matched CROSS JOIN tags USING (number)
    WHERE fails = 0 OR fails = 1 << (value / {_A_FACET})
    GROUP BY value ORDER BY matches DESC
"""  # noqa: S608  # a number of ours
_SNIPPETS = """
    SELECT snippet({table}, 1, '<b>', '</b>', '…', 40), documents.*
    FROM {table} JOIN documents ON number = {table}.rowid
    WHERE {table} MATCH :text AND {table}.rowid IN ({top})
"""


def _connect(directory: Path) -> sqlite3.Connection:
    database = sqlite3.connect(directory / _FILE, isolation_level=None, check_same_thread=False)
    database.executescript(
        """
        PRAGMA mmap_size = 8000000000; PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY; PRAGMA synchronous = NORMAL;
        """
    )
    return database


class _Writing(Index):
    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._database = _connect(directory)
        self._database.executescript(_SCHEMA)
        self._values: list[dict[str, int]] = [{} for _ in FACETS]

    def _add(self, rows: Sequence[Row]) -> None:
        def many(statement: str, values: list[tuple[object, ...]]) -> None:
            self._database.executemany(statement, values)

        stems = [(it.number, it.title_stems, it.body_stems) for it in rows]
        words = [(it.number, it.title_words, it.body_words) for it in rows]
        self._database.execute("BEGIN")
        many(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
            [(it.number, it.id, it.url, it.title, it.body, it.published) for it in rows],
        )
        days = [(it.number, date.fromisoformat(it.published).toordinal()) for it in rows]
        many("INSERT INTO days VALUES (?, ?)", [*days])
        many("INSERT INTO tags VALUES (?, ?)", [(it.number, tag) for it in rows for tag in self._tags(it)])
        many("INSERT INTO stem_text VALUES (?, ?, ?)", [*stems])
        many("INSERT INTO word_text VALUES (?, ?, ?)", [*words])
        many("INSERT INTO stems (rowid, title, body) VALUES (?, ?, ?)", [*stems])
        many("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", [*words])
        self._database.execute("COMMIT")

    def _tags(self, row: Row) -> list[int]:
        return sorted(
            number * _A_FACET + known.setdefault(value, len(known))
            for number, (facet, known) in enumerate(zip(FACETS, self._values, strict=True))
            for value in row.facets[facet]
        )

    def _finish(self) -> None:
        named = [
            (number * _A_FACET + code, slug)
            for number, known in enumerate(self._values)
            for slug, code in known.items()
        ]
        self._database.executemany("INSERT INTO named VALUES (?, ?)", named)
        self._database.executescript(
            """
            INSERT INTO stems (stems) VALUES ('optimize'); INSERT INTO words (words) VALUES ('optimize');
            ANALYZE; PRAGMA wal_checkpoint (TRUNCATE);
            """
        )
        self._database.close()


class _Asking(Searcher):
    def __init__(self, directory: Path) -> None:
        self._database = _connect(directory)
        self._database.execute("CREATE TEMP TABLE matched (number INTEGER PRIMARY KEY, score, fails)")
        self._named = [(value // _A_FACET, value, slug) for value, slug in self._all("SELECT * FROM named")]
        self._slugs = {value: slug for _, value, slug in self._named}
        self._values = {(FACETS[facet], slug): value for facet, value, slug in self._named}

    def _page(self, asked: Asked) -> Answer:
        table = "words" if asked.surface else "stems"
        values = [self._values[facet, value] for facet, value in asked.filters.items()]
        # which filters a match fails, a bit a facet: a facet's own counts look past its own
        fails = " + ".join(_FAILS.format(value=it, bit=1 << (it // _A_FACET)) for it in values)
        text = {"text": _said(asked)}
        days = {}
        if asked.since and asked.until:
            days = {"since": asked.since.toordinal(), "until": asked.until.toordinal()}
        self._database.execute("BEGIN")
        self._database.execute("DELETE FROM temp.matched")
        match = _MATCH.format(
            table=table,
            title=TITLE_WEIGHT,
            fails=fails or 0,
            within=_BETWEEN.format(table=table) if days else "",
        )
        self._database.execute(match, text | days)
        [(total,)] = self._all("SELECT count(*) FROM temp.matched WHERE fails = 0")
        facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for value, count in self._all(_COUNT):
            counts = facets[FACETS[value // _A_FACET]]
            if len(counts) < SHOWN:
                counts[self._slugs[value]] = count
        top = self._all(_TOP)
        numbers = ", ".join(str(number) for (number,) in top)
        found = self._all(_SNIPPETS.format(table=table, top=numbers), text)
        self._database.execute("COMMIT")
        return Answer(total, facets, tuple(snippet for snippet, *_ in found))

    def _all(self, statement: str, values: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        return self._database.execute(statement, values or {}).fetchall()

    def close(self) -> None:
        self._database.close()


def _said(asked: Asked) -> str:
    """The query in FTS5's own language."""
    words = [f'"{word}"' for word in asked.words]
    match asked.operator:
        case Operator.PREFIX:
            return f"{words[0]} *"
        case Operator.PHRASE:
            return " + ".join(words)
        case Operator.NEAR:
            return f"NEAR({' '.join(words)}, {SLOP})"
        case _:
            return f" {asked.operator.upper()} ".join(words)


class SQLite(Peer):
    name = "SQLite FTS5"
    unhurried = True
    set_up = (
        "External-content FTS5 tables over stems and words, a prefix index, `optimize`, ANALYZE, WAL, mmap; "
        "bm25() weighs columns; matches go into a temporary table, counts come by a join of it with the "
        "narrow table (document, value). Its size is also given without the copy of the tokens that "
        "snippet() reads."
    )
    differs: ClassVar[Mapping[Class, str]] = {Class.NEAR: "NEAR takes the words in any order"}
    largest = 10_000_000

    def version(self) -> str:
        return sqlite3.sqlite_version

    def begin(self, directory: Path) -> Index:
        return _Writing(directory)

    def open(self, directory: Path) -> Searcher:
        return _Asking(directory)

    def copied(self, directory: Path) -> int | None:
        tables = ("stem_text", "word_text")
        database = sqlite3.connect(directory / _FILE)
        sums = [
            database.execute(f"SELECT sum(length(title) + length(body)) FROM {it}").fetchone()  # noqa: S608
            for it in tables
        ]
        database.close()
        return sum(each or 0 for (each,) in sums)


ENGINE = SQLite()
