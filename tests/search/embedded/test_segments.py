"""Segments hold what went into them: in one block or several, fresh or merged, words of any length."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.document import Document
from search.embedded import encoding, inversion
from search.embedded.encoding import Encoder
from search.embedded.positions import word_positions
from search.embedded.records import ARTICLES
from search.embedded.segment_writing import SegmentWriter
from search.embedded.segments import Segment
from search.query import Term
from tests.search.collection import ANALYZER, document

WORDS = [
    "meraih",
    "diraih",
    "rata-rata",
    "kota",
    "W.B.K.",
    "4.402",
    "KPK-nya",
    "x" * 300,
    " " * 300,
    "\n\n",
    "é",
]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
documents = st.lists(st.tuples(texts, texts), max_size=12).map(
    lambda pairs: [document(f"d{n}", body, title=title) for n, (title, body) in enumerate(pairs)]
)


def segment(directory: Path, made: Sequence[Document]) -> Segment:
    writer, encoder = SegmentWriter(directory), Encoder(ANALYZER, ARTICLES.facets)
    for start in range(0, len(made), 5):
        batch = [ARTICLES.record(it) for it in made[start : start + 5]]
        writer.add(encoder.encode(batch))
    writer.finish()
    return Segment(directory)


def holds(made: Segment, of: Sequence[Document]) -> None:
    """Every word of every document at its place, with its characters; and the documents themselves."""
    assert len(made) == len(of)
    text = made.text
    for row, it in enumerate(of):
        assert ARTICLES.restore(made.stored(row)) == it
        start, border, end = int(text.starts[row]), int(text.borders[row]), int(text.starts[row + 1])
        for part, first, last in ((it.title, start, border), (it.body, border, end)):
            words = list(ANALYZER.words(part))
            assert last - first == len(words)
            for run in (slice(first, last), np.arange(first, last)):
                starts, ends = made.spans(run, run)
                assert starts.tolist() == [begin for _, _, begin, _ in words]
                assert ends.tolist() == [end for _, _, _, end in words]
    stems: dict[tuple[str, bool], list[int]] = {}
    position = 0
    for it in of:
        for part in (it.title, it.body):
            for surface, stem, _, _ in ANALYZER.words(part):
                stems.setdefault((stem, False), []).append(position)
                stems.setdefault((surface, True), []).append(position)
                position += 1
    for (word, exact), places in stems.items():
        assert word_positions(text, Term(word, word, exact=exact)).tolist() == places
    assert len(text.positions) == position
    assert int(text.titles.sum() + text.bodies.sum()) == position


@settings(max_examples=25, deadline=None)
@given(made=documents)
def test_what_goes_in_is_there(made: list[Document], tmp_path_factory: pytest.TempPathFactory) -> None:
    holds(segment(tmp_path_factory.mktemp("segment") / "one", made), made)


@settings(max_examples=25, deadline=None)
@given(one=documents, other=documents, data=st.data())
def test_merged_the_living_are_there_in_their_order(
    one: list[Document], other: list[Document], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("segments")
    merged = SegmentWriter(directory / "merged")
    living: list[Document] = []
    for name, made in (("one", one), ("other", other)):
        alive = data.draw(st.lists(st.booleans(), min_size=len(made), max_size=len(made)))
        merged.copy(segment(directory / name, made), np.array(alive, bool))
        living += [it for it, lives in zip(made, alive, strict=True) if lives]
    merged.finish()
    holds(Segment(directory / "merged"), living)


def test_several_blocks_are_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        document(f"d{n}", f"kota {n} meraih wbk dan wbbm " * (n % 5 + 1), title="penghargaan")
        for n in range(60)
    ]
    at_once = segment(tmp_path / "one", made)
    monkeypatch.setattr(inversion, "BLOCK", 97)
    in_blocks = segment(tmp_path / "blocks", made)
    holds(in_blocks, made)
    assert at_once.arrays.keys() == in_blocks.arrays.keys()
    for name in at_once.arrays:
        assert np.array_equal(at_once.arrays[name], in_blocks.arrays[name]), name


def test_an_encoder_that_forgot_its_words_reads_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [document(f"d{n}", f"kota {n} meraih rata-rata W.B.K. KPK-nya") for n in range(20)]
    monkeypatch.setattr(encoding, "MOST_RUNS", 3)
    holds(segment(tmp_path / "one", made), made)


def test_a_text_longer_than_its_offsets_are_wide(tmp_path: Path) -> None:
    long = document("d1", "meraih " + " " * 70_000 + "wbk\n" * 3, title="kota")
    made = [document("d0", "kota"), long, document("d2", "kota")]
    one = segment(tmp_path / "one", made)
    holds(one, made)
    writer = SegmentWriter(tmp_path / "merged")
    writer.copy(one, np.array([False, True, True]))
    writer.finish()
    holds(Segment(tmp_path / "merged"), made[1:])
