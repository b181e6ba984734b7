from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.embedded import EmbeddedEngine
from search.engine import Reader
from search.spelling import corrected
from tests.search.collection import build, document

TEXTS = (
    "Biro umum menerima penghargaan WBK dari menteri",
    "Penghargaan itu diserahkan di gedung",
    "Gedong lama di web",
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    engine = EmbeddedEngine(tmp_path_factory.mktemp("spelling"))
    build(engine, [document(str(number), text) for number, text in enumerate(TEXTS)])
    with engine.reader() as reader:
        yield reader


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("pnghargaan", "penghargaan"),
        ("Penghargaann itu", "penghargaan itu"),
        ("penghargaam wkb", "penghargaan wbk"),
        ("mentari ATAU zzzzz", "menteri ATAU zzzzz"),
        ('"biro umun" -gedug', '"biro umum" -gedung'),
        ("judul:penghargaann biro", None),
        ("menterik*", None),
        ("wb", None),
        ("menerimakan biro", None),
        ("penghargaan", None),
        ("xyzxyz 2021", None),
        ("", None),
    ],
)
def test_a_slip_of_the_finger_is_seen_where_the_word_stands_nowhere(
    reader: Reader, asked: str, meant: str | None
) -> None:
    assert corrected(asked, reader) == meant
