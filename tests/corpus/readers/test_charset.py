"""Bytes to text, where nobody said in which encoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.charset import decode

SENTENCE = "Menteri berkata: “Kafé itu — sejak 1998 — menerima penghargaan.” "

letters = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=60)


@given(letters)
def test_utf8_is_taken_at_its_word(text: str) -> None:
    assert decode(text.encode(), declared="iso-8859-1") == text


@given(
    letters,
    st.sampled_from(
        [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)]
    ),
)
def test_a_byte_order_mark_decides(text: str, encoding: tuple[str, bytes]) -> None:
    name, mark = encoding
    assert decode(mark + text.encode(name), declared="iso-8859-1") == text


@given(
    st.binary(max_size=300), st.none() | st.sampled_from(["utf-8", "latin1", "utf-16", "no-such", "hex", ""])
)
def test_any_bytes_are_text_or_none(data: bytes, declared: str | None) -> None:
    text = decode(data, declared)
    assert (
        text is None
        or "\0" not in text
        or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8))
    )


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "'latin1'", "utf-8", "no-such", None])
def test_a_western_page_whatever_is_said_of_it(declared: str | None) -> None:
    assert decode((SENTENCE * 5).encode("cp1252"), declared) == SENTENCE * 5


@pytest.mark.parametrize(
    "page",
    [
        b'<meta charset="windows-1251">\xcf\xf0\xe8\xe2\xe5\xf2',
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">\xcf\xf0\xe8\xe2\xe5\xf2',
        b'<?xml version="1.0" encoding="windows-1251"?>\xcf\xf0\xe8\xe2\xe5\xf2',
    ],
)
def test_what_the_page_says_of_itself(page: bytes) -> None:
    text = decode(page)
    assert text
    assert text.endswith("Привет")


def test_a_broken_character_spoils_only_itself() -> None:
    data = SENTENCE.encode() + "“".encode()[:2] + b" selesai"
    assert decode(data, "utf-8") == SENTENCE + "\ufffd selesai"


def test_stray_nuls_are_dropped_and_binary_is_no_text() -> None:
    assert decode(SENTENCE.encode() * 5 + b"\0") == SENTENCE * 5
    assert decode(bytes(range(256)) * 40) is None
