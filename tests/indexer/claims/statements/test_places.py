"""Where a sentence names a place of the award that its text speaks of."""

import pytest

from indexer.claims.awards.anchor import Anchor
from indexer.claims.statements.places import can_have_places, is_place, tells_place
from tests.indexer.claims.said import VOCABULARY

KLA = Anchor(0, 1, "kla", "Kota Layak Anak")


@pytest.mark.parametrize(
    "words", ["tempat kedua", "terbaik iii", "peringkat 2", "posisi puncak", "puncak klaster"]
)
def test_places(words: str) -> None:
    assert is_place(words.split(), 0)


@pytest.mark.parametrize("words", ["tempat wisata", "terbaik bagi warga", "puncak acara", "posisi"])
def test_no_places(words: str) -> None:
    assert not is_place(words.split(), 0)


@pytest.mark.parametrize("text", ["Terbaik II ialah Kota Bogor.", "Kota Bogor naik ke Nindya."])
def test_a_sentence_that_tells_one(text: str) -> None:
    assert tells_place(text, 0, len(text), KLA, VOCABULARY.awards)


def test_most_sentences_tell_none() -> None:
    text = "Menteri hadir di Jakarta."
    assert not tells_place(text, 0, len(text), KLA, VOCABULARY.awards)
    assert not tells_place("Terbaik II ialah X.", 0, 19, None, VOCABULARY.awards)


@pytest.mark.parametrize(
    ("spoken", "can"),
    [
        (KLA, True),
        (Anchor(0, 3, None, "Anugerah Laut Biru"), True),
        (Anchor(0, 2, None, "juara kedua"), False),
        (Anchor(0, 1, "wbk", "WBK", ambiguous=True), False),
        (None, False),
    ],
)
def test_which_awards_have_them(spoken: Anchor | None, can: bool) -> None:
    assert can_have_places(spoken) is can
