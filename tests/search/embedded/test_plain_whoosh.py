"""A build is an ordinary Whoosh index: another process, knowing nothing of ours but the analyzer that
the index names, gets the same documents with the same scores from Whoosh's own parser and searcher."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from search.engine import Engine
from tests.search.collection import ANALYZER, build, document, find

PLAIN_WHOOSH = """
import json, sys
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser

index = open_dir(sys.argv[1])
parser = MultifieldParser(["title", "body"], index.schema)
answers = []
for text in json.loads(sys.argv[2]):
    with index.searcher() as searcher:
        hits = searcher.search(parser.parse(text), limit=None)
        answers.append([(hit["id"], hit["title"], hit.score) for hit in hits])
print(json.dumps(answers))
"""
WORDS = ["meraih", "diraih", "predikat", "wbk", "biro", "umum", "kementerian", "anggaran", "rapat", "kota"]
WORDS += ["penghargaan", "menerima"]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = EmbeddedEngine(tmp_path, ANALYZER)
    # words at several rarities, in texts of several lengths
    documents = [
        document(
            f"d{n:02}",
            " ".join(WORDS[(n * step) % (n % 11 + 2)] for step in range(1, n % 17 + 3)),
            title=" ".join(WORDS[(n + step) % 12] for step in range(n % 3 + 1)),
            published=f"20{15 + n % 6}-0{n % 9 + 1}-15" if n % 7 else None,
            units=("biro-umum",) if n % 3 else ("biro-humas", "biro-umum"),
            awards=("wbk",) if n % 4 == 0 else (),
        )
        for n in range(60)
    ]
    build(engine, documents)
    return engine


SAME = [  # the text for Whoosh, and for us where we write it differently
    ("meraih", None),
    ("meraih predikat", None),
    ("wbk OR anggaran", None),
    ("title:penghargaan", None),
    ("body:kementerian title:biro", None),
]
FILTERS = [  # Whoosh gives these a score of 1 each, which we do not
    ("kota NOT rapat", None),
    ("meraih unit:biro-humas", None),
    ("award:wbk", None),
    ("date:[2016 TO 2018]", "tanggal:2016..2018"),
    ("date:20170315", "tanggal:2017-03-15"),
    ("year:2017 rapat", None),
    ('title_surface:"meraih diraih"', 'judul:"meraih diraih"'),
]


def ask_plain_whoosh(engine: Engine, texts: list[str]) -> list[list[tuple[str, str, float]]]:
    info = engine.current()
    assert info is not None
    assert isinstance(engine, EmbeddedEngine)
    directory = engine.path(info)
    command = [sys.executable, "-W", "ignore", "-c", PLAIN_WHOOSH, str(directory), json.dumps(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answers: list[list[tuple[str, str, float]]] = json.loads(done.stdout)
    return answers


def test_the_same_documents_and_scores(engine: Engine) -> None:
    for (text, ours), hits in zip(SAME, ask_plain_whoosh(engine, [it[0] for it in SAME]), strict=True):
        matches = find(engine, ours or text, size=100, explain=True).matches
        assert hits, text
        theirs = {name: (title, score) for name, title, score in hits}
        assert {it.document.id for it in matches} == theirs.keys(), text
        for it in matches:
            title, score = theirs[it.document.id]
            assert it.document.title == title
            assert it.explanation, text
            assert it.explanation.bm25f == pytest.approx(score, rel=1e-5), text


def test_the_same_documents_by_facet_date_and_phrase(engine: Engine) -> None:
    for (text, ours), hits in zip(FILTERS, ask_plain_whoosh(engine, [it[0] for it in FILTERS]), strict=True):
        matches = find(engine, ours or text, size=100).matches
        assert hits, text
        assert {name for name, _, _ in hits} == {it.document.id for it in matches}, text
