"""Xapian, in a child process of Debian's python3 (`xapian_child.py`)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import IO, Any, cast

from bench.speed.peer import SNIPPET, TOP, Answer, Index, Peer, Searcher
from bench.speed.queries import SLOP, Asked
from bench.speed.rows import FACETS, SHOWN, Row

_PYTHON = "/usr/bin/python3"
_SLOTS_A_FACET = 4
"""As many values as a document has of one facet, at most."""
_LAYOUT = {"facets": FACETS, "slots": [1, *accumulate([_SLOTS_A_FACET] * (len(FACETS) - 1), initial=1)][1:]}


class _Child:
    def __init__(self) -> None:
        script = str(Path(__file__).with_name("xapian_child.py"))
        self._process = subprocess.Popen(  # noqa: S603  # our own script
            [_PYTHON, script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.pid = self._process.pid

    def do(self, what: str, **given: Any) -> dict[str, Any]:
        """Raises OSError with what the child said where it has ended."""
        pipes = self._process.stdin, self._process.stdout, self._process.stderr
        asking, answering, failing = (cast(IO[str], pipe) for pipe in pipes)
        with suppress(BrokenPipeError):  # why it ended is read below
            asking.write(json.dumps({"do": what, **given}) + "\n")
            asking.flush()
        line = answering.readline()
        if not line:
            said = failing.read().strip().splitlines()
            raise OSError(said[-1] if said else f"{_PYTHON} ended without a word")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        self._process.communicate()


class _Writing(Index):
    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._child = _Child()
        self._child.do("begin", directory=str(directory), **_LAYOUT)

    def add(self, rows: Sequence[Row]) -> None:
        plain = [{**asdict(it), "day": date.fromisoformat(it.published).toordinal()} for it in rows]
        took = self._child.do("add", rows=plain)
        self.seconds += min(took["seconds"], took["worked"])

    def finish(self) -> None:
        took = self._child.do("finish")
        self.seconds += min(took["seconds"], took["worked"])
        self._child.end()

    def _add(self, rows: Sequence[Row]) -> None:
        self.add(rows)

    def _finish(self) -> None:
        self.finish()


class _Asking(Searcher):
    def __init__(self, directory: Path) -> None:
        self._child = _Child()
        self._child.do("open", directory=str(directory), **_LAYOUT, shown=SHOWN, top=TOP, snippet=SNIPPET)

    @property
    def process(self) -> int:
        return self._child.pid

    def ask(self, asked: Asked) -> tuple[Answer, float]:
        plain = {
            "words": asked.words,
            "operator": asked.operator,
            "surface": asked.surface,
            "slop": SLOP,
            "filters": dict(asked.filters),
            "since": asked.since and asked.since.toordinal(),
            "until": asked.until and asked.until.toordinal(),
        }
        got = self._child.do("page", asked=plain)
        return Answer(got["total"], got["facets"], tuple(got["snippets"])), got["seconds"] * 1000

    def _page(self, asked: Asked) -> Answer:
        return self.ask(asked)[0]

    def close(self) -> None:
        self._child.end()


class Xapian(Peer):
    name = "Xapian"
    unhurried = True
    set_up = (
        "Debian's python3-xapian in a process of its own, timed inside; title words count twice within the "
        "document (BM25F in effect), a value slot and a ValueCountMatchSpy for each value of a facet, "
        "MSet.snippet."
    )

    def version(self) -> str:
        child = _Child()
        try:
            return str(child.do("version")["version"])
        finally:
            child.end()

    def begin(self, directory: Path) -> Index:
        return _Writing(directory)

    def open(self, directory: Path) -> Searcher:
        return _Asking(directory)


ENGINE = Xapian()
