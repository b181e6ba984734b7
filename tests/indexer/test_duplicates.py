"""Near-duplicates: which texts are nearly one, whatever the order they come in."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.duplicates import clusters, signature

WORDS = [
    "pemerintah",
    "daerah",
    "membuka",
    "pasar",
    "baru",
    "untuk",
    "warga",
    "dan",
    "menata",
    "jalan",
    "taman",
]


def text(seed: int, words: int = 200) -> str:
    draw = random.Random(seed)  # noqa: S311  # texts, no secrets
    return " ".join(draw.choice(WORDS) for _ in range(words))


def groups(*texts: str) -> dict[str, str]:
    return clusters({str(number): signature(one) for number, one in enumerate(texts)})


def test_a_text_and_its_copy_with_an_opening_and_an_end_are_one_group() -> None:
    copy = f"JAKARTA, Kabar – {text(1)} Baca juga kabar lain di halaman ini."
    assert groups(text(1), text(2), copy) == {"0": "0", "2": "0"}


def test_letters_marks_and_breaks_do_not_count() -> None:
    assert groups(text(1), text(1).upper().replace(" ", ",\n\n")) == {"0": "0", "1": "0"}


def test_half_a_text_is_another() -> None:
    assert groups(text(1), text(1, 100)) == {}


def test_copies_of_copies_are_one_group() -> None:
    words = text(1, 400).split()
    steps = [" ".join(words[start : start + 300]) for start in range(0, 100, 20)]
    assert set(groups(*steps).values()) == {"0"}


def test_many_texts_of_one_template_are_one_group() -> None:
    made = np.repeat(np.frombuffer(signature(text(1)), "<u4")[None], 2_000, axis=0)
    made[np.arange(2_000), np.arange(2_000) % 64] = np.arange(2_000)
    grouped = clusters({f"{number:04}": row.tobytes() for number, row in enumerate(made)})
    assert len(grouped) == 2_000
    assert set(grouped.values()) == {"0000"}


def test_short_and_empty_texts_are_alone() -> None:
    caption = "Menteri membuka rapat. Foto: Humas"
    assert groups("", "", caption, caption) == {}


@pytest.mark.parametrize("odd", ["\ud800", "İ" * 400, "a" * 300_000, "𝕬 " * 500])
def test_any_text_has_a_signature(odd: str) -> None:
    assert len(signature(f"{text(1)} {odd}")) == 256


@given(st.permutations(range(12)))
def test_the_order_in_which_articles_come_changes_nothing(order: list[int]) -> None:
    signatures = {f"{number:02}": signature(text(number % 4)) for number in range(12)}
    assert clusters({f"{number:02}": signatures[f"{number:02}"] for number in order}) == {
        f"{number:02}": f"{number % 4:02}" for number in range(12)
    }


def test_equal_numbers_are_as_many_as_the_texts_are_alike() -> None:
    half = f"{text(1, 300)} {text(2, 300)}"
    one, other = (np.frombuffer(signature(each), "<u4") for each in (text(1, 300), half))
    assert 0.3 < np.mean(one == other) < 0.7
