"""Names found in texts: whole words, the longest, exact offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.matching import FoldedText, Matcher, longest

WORDS = st.sampled_from(
    ["kota", "Kota", "Bogor", "WBK", "wbk", "İ", "ß", ",", ".", "-", " ", "\n", "(", "d'Or"]
)
TEXTS = st.lists(WORDS, max_size=25).map("".join) | st.text(max_size=120)
NAMES = ["Kota Bogor", "Bogor", "WBK", "Kota", "Kota Bogor Barat", "Kemenpan-RB"]


def found(text: str, names: list[str]) -> list[str]:
    matcher = Matcher((name, name) for name in names)
    return [text[match.start : match.end] for match in longest(matcher.find(FoldedText(text)))]


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
    assert [match.meanings for match in matcher.find(FoldedText("Setneg SETNEG"))] == [(1, 2), (1, 2, 3)]


def test_the_word_before_is_told() -> None:
    matcher = Matcher([("Adipura", 1)])
    text = FoldedText("Adipura di Tugu  Adipura. Adipura, Adipura")
    assert [match.before for match in matcher.find(text)] == ["", "tugu", "", "adipura"]


def test_a_break_belongs_to_a_name_or_ends_it() -> None:
    assert found("Kab. Bogor, Kab Bogor, Kab (Bogor)", ["Kab. Bogor"]) == ["Kab. Bogor"]
    assert found("Pemerintah Kota (Pemkot) Bogor", ["Pemerintah Kota (Pemkot) Bogor"])


@given(TEXTS)
def test_what_is_found_is_a_name_and_nothing_overlaps(text: str) -> None:
    matcher = Matcher((name, name) for name in NAMES)
    end = 0
    for match in longest(matcher.find(FoldedText(text))):
        assert end <= match.start < match.end
        end = match.end
        surface = FoldedText(text[match.start : match.end]).folded
        assert {FoldedText(name).folded for name in match.meanings} == {surface}


@given(TEXTS)
def test_a_folded_text_leads_back_to_the_text(text: str) -> None:
    folded = FoldedText(text)
    assert folded.folded[0] == folded.folded[-1] == " "
    assert "  " not in folded.folded
    for at, letter in enumerate(folded.folded[1:-1], start=1):
        start, end = folded.span(at, at)
        assert end == start + 1
        assert FoldedText(text[start:end]).folded.strip() == letter.strip()
