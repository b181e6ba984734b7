"""Names found in texts: whole words, the longest, exact offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.matching import Matcher, WordsOf

WORDS = st.sampled_from(
    ["kota", "Kota", "Bogor", "WBK", "wbk", "İ", "ß", ",", ".", "-", " ", "\n", "(", "d'Or"]
)
TEXTS = st.lists(WORDS, max_size=25).map("".join) | st.text(max_size=120)
NAMES = ["Kota Bogor", "Bogor", "WBK", "Kota", "Kota Bogor Barat", "Kemenpan-RB"]


def found(text: str, names: list[str]) -> list[str]:
    matcher = Matcher((name, name) for name in names)
    return [text[match.start : match.end] for match in matcher.find(WordsOf(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Kota Bogor, kota lain", ["Kota Bogor", "kota"]),
        ("Kota Bogor Barat", ["Kota Bogor Barat"]),
        ("Kotabogor dan bogoria", []),
        ("kemenpan rb; KEMENPAN-RB; KemenPAN - RB", ["kemenpan rb", "KEMENPAN-RB", "KemenPAN - RB"]),
        ("Kota, Bogor", ["Kota, Bogor"]),
        ("Kota. Bogor", ["Kota", "Bogor"]),
        ("Kota\nBogor", ["Kota", "Bogor"]),
        ("WBK wbk Wbk", ["WBK"]),
        ("(WBK)/WBK", ["WBK", "WBK"]),
        ("İİ Kota Bogor", ["Kota Bogor"]),
        ("", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert found(text, NAMES) == expected


def test_all_meanings_of_a_name_are_told() -> None:
    matcher = Matcher([("Setneg", 1), ("setneg", 2), ("SETNEG", 3), ("Setneg", 1)])
    assert matcher.find(WordsOf("Setneg"))[0].meanings == (1, 2)
    assert matcher.find(WordsOf("SETNEG"))[0].meanings == (1, 2, 3)


def test_the_word_before_is_told() -> None:
    matcher = Matcher([("Adipura", 1)])
    before = [match.before for match in matcher.find(WordsOf("Adipura di Tugu Adipura"))]
    assert before == ["", "tugu"]


@given(TEXTS)
def test_what_is_found_is_a_name_and_nothing_overlaps(text: str) -> None:
    matcher = Matcher((name, name) for name in NAMES)
    end = 0
    for match in matcher.find(WordsOf(text)):
        assert end <= match.start < match.end
        end = match.end
        surface = WordsOf(text[match.start : match.end]).joined
        assert {WordsOf(name).joined for name in match.meanings} == {surface}


@given(TEXTS)
def test_words_and_their_places_agree(text: str) -> None:
    words = WordsOf(text)
    assert len(words.words) == len(words.spans)
    assert all(
        WordsOf(text[start:end]).words == [word]
        for word, (start, end) in zip(words.words, words.spans, strict=True)
    )
