"""Numbers as they are written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.claims.statements.numbers import number_at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.402", 4402),
        ("dua belas", 12),
        ("tiga puluh", 30),
        ("empat puluh tujuh", 47),
        ("seratus", 100),
        ("seratus tiga puluh lima", 135),
        ("dua ratus tujuh belas", 217),
        ("seribu dua ratus", 1200),
        ("tiga ribu lima ratus enam puluh satu", 3561),
        ("2021", None),
        ("kota", None),
    ],
)
def test_its_value(text: str, value: int | None) -> None:
    words = text.split()
    assert number_at(words, 0) == (value, len(words) if value else 1)


def test_it_ends_before_what_is_counted() -> None:
    assert number_at(["dua", "puluh", "unit"], 0) == (20, 2)
    assert number_at(["lima", "enam", "unit"], 0) == (5, 1)
    assert number_at(["12", "persen"], 0) == (None, 1)


@given(st.integers(0, 1949))
def test_digits_are_what_they_say(value: int) -> None:
    assert number_at([str(value)], 0) == (value, 1)


@given(
    st.lists(
        st.sampled_from(["satu", "belas", "puluh", "ratus", "ribu", "seratus", "unit", "4", "%"]), min_size=1
    )
)
def test_any_words_are_read_to_an_end(words: list[str]) -> None:
    at = 0
    while at < len(words):
        _, last = number_at(words, at)
        assert last > at
        at = last
