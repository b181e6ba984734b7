"""What an archive keeps of near-duplicates: signatures of texts, and the group of each article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

_BODIES = "SELECT number, body FROM versions WHERE number IN (SELECT value FROM json_each(?))"

_NEWEST = """
    SELECT a.id, a.version FROM versions v JOIN articles a ON a.id = v.article AND a.version = v.number
    WHERE v.number IN (SELECT value FROM json_each(?))
"""

_COMPANY = """
    SELECT a.id, a.version FROM clusters c JOIN articles a ON a.id = c.article
    WHERE c.cluster IN (
        SELECT cluster FROM clusters WHERE cluster <> '' AND article IN (SELECT value FROM json_each(?))
    )
"""

_BEFORE = "SELECT article, cluster FROM clusters WHERE article IN (SELECT value FROM json_each(?))"


class Groups:
    """A view on an archive's tables, by its own way to read and write: see `Archive.groups`.

    Articles are told with their newest version's number.
    """

    def __init__(
        self,
        read: Callable[..., Iterator[sqlite3.Row]],
        write: Callable[..., object],
        at_once: Callable[[], AbstractContextManager[None]],
        blob: Callable[[str, str, int], bytes],
    ) -> None:
        self._read = read
        self._write = write
        self._at_once = at_once
        self._blob = blob

    def changed(self, method: int) -> dict[str, int]:
        """Articles that were spoken of since all were grouped by this method; all where they never were."""
        [(run,)] = self._read("SELECT coalesce(max(run), 0) FROM signatures WHERE method = ?", (method,))
        return self._articles("SELECT id, version FROM articles WHERE run > ?", (run,))

    def newest(self, versions: Sequence[int]) -> dict[str, int]:
        """Articles whose newest version is one of these."""
        return self._articles(_NEWEST, (json.dumps(versions),))

    def company(self, articles: Collection[str]) -> dict[str, int]:
        """All articles of the groups that these are in."""
        return self._articles(_COMPANY, (json.dumps(list(articles)),))

    def bodies(self, versions: Sequence[int]) -> list[str]:
        """Their texts, in the order of the numbers."""
        texts: dict[int, str] = dict(map(tuple, self._read(_BODIES, (json.dumps(versions),))))
        return [texts[number] for number in versions]

    def signatures(self, method: int) -> tuple[bytes, bytes]:
        """Numbers of versions, 8 bytes each, and as many signatures: all that were ever made by a method."""
        query = "SELECT rowid FROM signatures WHERE method = ? ORDER BY run"
        rows = [row for (row,) in self._read(query, (method,))]
        versions, signatures = (
            b"".join(self._blob("signatures", column, row) for row in rows)
            for column in ("versions", "signatures")
        )
        return versions, signatures

    def put(
        self,
        run: int,
        method: int,
        signed: tuple[bytes, bytes],
        articles: Collection[str],
        clusters: Mapping[str, str],
    ) -> int:
        """What `run` signed, and the groups that it found these articles in: article -> group. How many of
        them changed theirs."""
        before = dict(map(tuple, self._read(_BEFORE, (json.dumps(list(articles)),))))
        moved = [it for it in articles if before.get(it, "") != clusters.get(it, "")]
        with self._at_once():
            for article in moved:
                row = (article, clusters.get(article, ""), run)
                self._write("INSERT OR REPLACE INTO clusters VALUES (?, ?, ?)", row)
            self._write("DELETE FROM signatures WHERE method <> ?", (method,))
            self._write("INSERT INTO signatures VALUES (?, ?, ?, ?)", (run, method, *signed))
        return len(moved)

    def _articles(self, query: str, values: tuple[object, ...]) -> dict[str, int]:
        return dict(map(tuple, self._read(query, values)))
