from __future__ import annotations

import pytest

from search.lacking import lacking
from search.words import AnalyzedWords, patterns
from tests.search.collection import ANALYZER, query

TITLE, BODY = "Biro Umum", "Predikat itu diraih dan dijawab PPID."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("meraih predikat", ()),
        ("meraih anggaran predikat cuti", ("anggaran", "cuti")),
        ('anggaran "meraih predikat" "biro umum"', ("anggaran", "meraih predikat")),
        ("biro prediksi* predi*", ("prediksi*",)),
        ("biro (cuti ATAU libur) (cuti ATAU predikat)", ("cuti / libur",)),
        ("biro judul:predikat isi:predikat", ("predikat",)),
        ("pejabat pengelola informasi biro", ()),
        ("pejabat biro anggaran -cuti tahun:2020", ("pejabat", "anggaran")),
        ("biro gunung yang", ("gunung",)),
        ("gunung", ()),
    ],
)
def test_what_is_not_there_is_told_as_it_was_written(text: str, words: tuple[str, ...]) -> None:
    node = query(text).node
    found = AnalyzedWords(patterns(node), ANALYZER)
    assert lacking(node, (*found.title(TITLE), *found.body(BODY))) == words
