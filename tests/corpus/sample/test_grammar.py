"""Templates become sentences: choices, slots, numbers, and decks that do not repeat early."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sample.grammar import Grammar

SEEDS = st.integers(0, 2**32)


@given(SEEDS, st.lists(st.integers(), min_size=1, max_size=8, unique=True), st.integers(1, 5))
def test_a_deck_is_dealt_out_before_any_card_comes_again(seed: int, cards: list[int], rounds: int) -> None:
    grammar = Grammar(seed)
    dealt = Counter(grammar.deal(cards) for _ in range(rounds * len(cards)))
    assert dealt == dict.fromkeys(cards, rounds)


@given(SEEDS, st.integers(0, 9999), st.integers(0, 9999))
def test_numbers_stay_between_their_ends(seed: int, low: int, span: int) -> None:
    assert low <= Grammar(seed).between(low, low + span) <= low + span


@given(SEEDS)
def test_one_seed_writes_one_text(seed: int) -> None:
    template = "[Warga|Petugas] {verb} {3-9} [loket|kantor [lama|baru]]"
    first, second = (Grammar(seed).expand(template, {"verb": ["membuka", "menata"]}, {}) for _ in range(2))
    assert first == second


def test_slots_are_filled_by_facts_before_rules() -> None:
    grammar = Grammar(1)
    rules = {"place": ["kota"], "said": ["kata {place}"]}
    assert grammar.expand("{said}", rules, {"place": "Klaten"}) == "kata Klaten"


def test_thousands_are_written_the_indonesian_way() -> None:
    assert Grammar(1).expand("{1406-1406}", {}, {}) == "1.406"


def test_a_sentence_begins_with_a_capital() -> None:
    assert Grammar(1).sentence("lead", {"lead": ["pimpinan hadir."]}, {}) == "Pimpinan hadir."


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="plce"):
        Grammar(1).expand("di {plce}", {"place": ["kota"]}, {})
