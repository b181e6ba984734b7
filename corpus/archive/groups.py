"""What an archive keeps of near-duplicates: a signature of each text, and the group of each article."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence

_UNSIGNED = """
    SELECT a.version FROM articles a LEFT JOIN signatures s ON s.version = a.version AND s.method = ?
    WHERE s.version IS NULL ORDER BY a.version
"""

_SIGNATURES = """
    SELECT a.id, s.signature FROM articles a JOIN signatures s ON s.version = a.version ORDER BY a.id
"""

_SIGN = "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)"
_GROUP = "INSERT OR REPLACE INTO clusters VALUES (?, ?, ?)"


class Groups:
    """A view on an archive's tables, by its own way to read and write: see `Archive.groups`."""

    def __init__(
        self,
        read: Callable[..., Iterator[sqlite3.Row]],
        write: Callable[..., object],
        changed: Callable[[], None],
    ) -> None:
        self._read = read
        self._write = write
        self._changed = changed

    def unsigned(self, method: int) -> list[int]:
        """Numbers of the newest versions that have no signature by this method."""
        return [number for (number,) in self._read(_UNSIGNED, (method,))]

    def bodies(self, versions: Sequence[int]) -> list[str]:
        """Their texts, in the order of the numbers."""
        marks = ", ".join("?" * len(versions))
        query = f"SELECT number, body FROM versions WHERE number IN ({marks})"  # noqa: S608  # question marks
        texts: dict[int, str] = dict(map(tuple, self._read(query, versions)))
        return [texts[number] for number in versions]

    def sign(self, version: int, method: int, signature: bytes) -> None:
        self._write(_SIGN, (version, method, signature))
        self._changed()

    def signatures(self) -> dict[str, bytes]:
        """Of the newest version of every article, by the article's id."""
        return dict(map(tuple, self._read(_SIGNATURES)))

    def put(self, clusters: Mapping[str, str], run: int) -> int:
        """The groups as `run` found them: article -> group. How many articles changed theirs."""
        before: dict[str, str] = dict(map(tuple, self._read("SELECT article, cluster FROM clusters")))
        changed = 0
        for article in {*before, *clusters}:
            cluster = clusters.get(article, "")
            if before.get(article, "") != cluster:
                self._write(_GROUP, (article, cluster, run))
                self._changed()
                changed += 1
        return changed
