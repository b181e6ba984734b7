"""The tokenizer: what is one word, where it stands, and that an index can carry it."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Analyzer, Rules, Token, fold

VOCABULARY = Path(__file__).parents[2] / "config" / "vocabulary"
ANALYZER = Analyzer(Rules.load(VOCABULARY))

# Letters that fold to more or fewer characters, marks, apostrophes, dots, hyphens, digits
HARD = st.text(alphabet=st.sampled_from(list("aAbZİıßﬁé\u0301\u00ad\u200d'’.-_/,4 09\n𝒜日本ſK")), max_size=60)
ANY = st.text(max_size=200) | HARD


def surfaces(text: str) -> list[str]:
    return [token.surface for token in ANALYZER.tokens(text)]


def stems(text: str) -> list[str]:
    return [token.stem for token in ANALYZER.tokens(text)]


@given(ANY)
def test_a_token_slices_back_to_its_surface(text: str) -> None:
    for token in ANALYZER.tokens(text):
        assert fold(text[token.start : token.end]) == token.surface


@given(ANY)
def test_tokens_stand_in_order_without_overlap(text: str) -> None:
    end = 0
    for position, token in enumerate(ANALYZER.tokens(text)):
        assert token.position == position
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(ANY)
def test_no_token_is_empty(text: str) -> None:
    assert all(token.surface and token.stem for token in ANALYZER.tokens(text))


@given(ANY)
def test_words_are_the_tokens(text: str) -> None:
    tokens = [Token(*word, position) for position, word in enumerate(ANALYZER.words(text))]
    assert tokens == ANALYZER.tokens(text)


@given(ANY)
def test_every_letter_and_digit_is_in_a_token_or_a_clitic(text: str) -> None:
    covered = {at for token in ANALYZER.tokens(text) for at in range(token.start, token.end)}
    left = "".join(letter if at not in covered else " " for at, letter in enumerate(text) if letter != "_")
    words = "".join(letter if letter.isalnum() else " " for letter in left).split()
    assert all(fold(word) in {"nya", "lah", "kah", "pun", "ku", "mu"} for word in words)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=100))
def test_case_does_not_matter(text: str) -> None:
    assert surfaces(text.upper()) == surfaces(text) == surfaces(text.lower())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.402 unit, 2.000.000 orang", ["4.402", "unit", "2.000.000", "orang"]),
        ("naik 4,5 persen", ["naik", "4,5", "persen"]),
        ("Rp2.000.000,50", ["rp", "2.000.000,50"]),
        ("20/12/2021 14.30 WIB", ["20", "12", "2021", "14.30", "wib"]),
        ("2020-2024", ["2020", "2024"]),
        ("WBK/WBBM", ["wbk", "wbbm"]),
        ("Covid-19 di Deli-Serdang", ["covid-19", "di", "deli", "serdang"]),
        ("KPK-nya ke-10", ["kpk", "ke", "10"]),
        ("K.H. Ma'ruf Amin, S.H., M.Pd.", ["kh", "maruf", "amin", "sh", "mpd"]),
        ("D.I. Yogyakarta", ["di", "yogyakarta"]),
        ("H.Ali di Bogor.Ia pulang", ["h", "ali", "di", "bogor", "ia", "pulang"]),
        ("hari Jum’at, Jum'at, Jumat", ["hari", "jumat", "jumat", "jumat"]),
        ("'dikutip' \"juga\"", ["dikutip", "juga"]),
        ("Indonesia's ministers don't", ["indonesia", "ministers", "dont"]),
        ("P3K, SP4N-LAPOR! dan G20", ["p3k", "sp4n", "lapor", "dan", "g20"]),
        ("https://setneg.go.id/baca_ini", ["https", "setneg", "go", "id", "baca", "ini"]),
        ("kemen\u00adterian", ["kementerian"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("Cafe\u0301 café", ["café", "café"]),
        ("日本 _ --- ...", ["日本"]),
        ("", []),
    ],
)
def test_what_is_a_word(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_offsets_hold_where_folding_changes_length() -> None:
    text = "İstanbul dan Straße Ma'ruf"
    assert [text[token.start : token.end] for token in ANALYZER.tokens(text)] == text.split()


@pytest.mark.parametrize(("one", "other"), [("4.402", "4402"), ("K.H.", "KH"), ("café", "cafe")])
def test_spellings_that_meet_in_their_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_a_decimal_is_not_a_thousand() -> None:
    assert stems("4,402 4.40 4402") == ["4,402", "4.40", "4402"]


def test_one_word_is_read_like_a_text() -> None:
    for word in ("penghargaannya", "4.402", "Ma'ruf", "日本", "Covid-19"):
        assert [ANALYZER.stem(word)] == stems(word)


@given(st.lists(ANY, max_size=5))
def test_a_pickled_analyzer_reads_the_same(texts: list[str]) -> None:
    copy = pickle.loads(pickle.dumps(ANALYZER))  # noqa: S301  # our own pickle
    assert copy == ANALYZER
    assert hash(copy) == hash(ANALYZER)
    assert [copy.tokens(text) for text in texts] == [ANALYZER.tokens(text) for text in texts]


def test_memos_stay_out_of_the_pickle() -> None:
    analyzer = Analyzer(ANALYZER.rules)
    before = len(pickle.dumps(analyzer))
    analyzer.tokens("Kementerian itu menerima penghargaan di Bekasi")
    assert len(pickle.dumps(analyzer)) == before < 40_000


def test_other_rules_are_another_version() -> None:
    assert Analyzer(Rules(overrides={"raih": "rebut"})) != Analyzer(Rules())
    assert Analyzer(Rules(stopwords=frozenset({"yang"}))) == Analyzer(Rules())
