"""Our way through Sastrawi's rules gives Sastrawi's stems."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from search import sastrawi

PREFIXES = (
    *(
        "",
        "ber",
        "bel",
        "be",
        "ter",
        "te",
        "me",
        "mem",
        "memp",
        "mempe",
        "memper",
        "men",
        "meng",
        "menge",
        "meny",
    ),
    *("pe", "per", "pem", "pen", "peng", "penge", "peny", "pel", "di", "ke", "se", "ku", "kau"),
)
SUFFIXES = ("", "lah", "kah", "tah", "pun", "ku", "mu", "nya", "i", "kan", "an", "is", "isme", "isasi")
INFIXES = ("", "er", "el", "em", "in")


@cache
def theirs() -> Any:
    return Stemmer(ArrayDictionary(roots()))


@cache
def roots() -> list[str]:
    return sorted(word for word in StemmerFactory().get_words() if word.isascii() and word.isalpha())


def affixed(root: str, prefixes: tuple[str, str], infix: str, suffixes: tuple[str, str]) -> str:
    """As it may be written: also without the sound that *meng-* swallows."""
    return "".join([*prefixes, root[:1], infix, root[1:], *suffixes])


words = st.builds(
    affixed,
    st.deferred(lambda: st.sampled_from(roots() + [root[1:] for root in roots()])),
    st.tuples(st.sampled_from(PREFIXES), st.sampled_from(PREFIXES)),
    st.sampled_from(INFIXES),
    st.tuples(st.sampled_from(SUFFIXES), st.sampled_from(SUFFIXES)),
)


@given(words.filter(bool) | st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_word_gets_the_stem_that_sastrawi_gives(word: str) -> None:
    assert sastrawi.stem(word) == theirs().stem_singular_word(word)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("suffix", ["", "nya", "kan", "an", "i"])
def test_with_every_prefix(prefix: str, suffix: str) -> None:
    for root in roots()[:: 400 if suffix else 100]:
        word = f"{prefix}{root}{suffix}"
        assert sastrawi.stem(word) == theirs().stem_singular_word(word), word


def test_roots() -> None:
    assert sastrawi.is_root("ajar")
    assert not sastrawi.is_root("mengajar")
