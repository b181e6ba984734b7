"""Numbers that may count something."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.claims.counts.candidates import PATTERN, candidates
from indexer.claims.words.tokens import Sentence

_WORDS = [
    "dua",
    "belas",
    "puluh",
    "ratus",
    "12",
    "05",
    "1.204",
    "98,5",
    "ke-3",
    "ketujuh",
    "kali",
    "tahun",
    "Mei",
]
_WORDS += [
    "nomor",
    "Rp",
    "persen",
    "/",
    ".",
    ",",
    "(",
    ")",
    "dan",
    "unit",
    "satu-satunya",
    "penerima",
    "2021",
    "–",
]


def values(text: str) -> list[int]:
    return [one.value for one in candidates(Sentence(text, "body", 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dua belas desa dan 1.204 RW ikut serta.", [12, 1204]),
        ("Pada 7 Mei 2021 pukul 10 nilainya 92,4.", []),
        ("Tim datang pada 9 dan 10 September.", []),
        ("Dana Rp 40 miliar atau 12 persen, menurut Pasal 5.", []),
        ("1. Dinas Pertanian; 2. Dinas Perikanan.", []),
        ("RW 007 dan 14 RW lain.", [14]),
        ("Ini yang ketujuh secara berturut-turut.", [7]),
        ("Untuk kali ke-11 kota itu menerimanya.", [11]),
        ("Kedua dinas hadir di lantai ketiga.", []),
        ("Ia satu-satunya penerima.", [1]),
    ],
)
def test_what_may_count(text: str, expected: list[int]) -> None:
    assert values(text) == expected


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12))
def test_candidates_stand_in_a_row_and_the_pattern_misses_none(words: list[str]) -> None:
    text = " ".join(words)
    found = list(candidates(Sentence(text, "body", 0, len(text))))
    for one, other in pairwise(found):
        assert one.last <= other.first
    assert all(one.first < one.last and one.value >= 0 for one in found)
    assert not found or PATTERN.search(text.lower())
