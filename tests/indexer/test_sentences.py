"""Sentences end at stops, not at abbreviations and initials."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import Sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Satu kalimat. Dua kalimat.", 2),
        ("Satu baris\nDua baris", 2),
        ("Benar? Ya! “Sungguh.” Begitu katanya.", 4),
        ("Pemerintah Kab. Bogor dan Prof. Ali hadir.", 1),
        ("Wakil Presiden K.H. Amin dan A. Yani hadir.", 1),
        ("Sebanyak 4.402 unit diusulkan.", 1),
        ("Alamatnya setneg.go.id. Silakan buka.", 2),
        ("", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert Sentences(text).at(max(0, len(text) - 1)) == count - 1


@given(st.text(alphabet="aB.\n! ”", max_size=60))
def test_sentences_follow_one_another(text: str) -> None:
    sentences = Sentences(text)
    ordinals = [sentences.at(offset) for offset in range(len(text))]
    assert ordinals[:1] in ([], [0])
    assert all(later - earlier in {0, 1} for earlier, later in pairwise(ordinals))
