"""Broken, deep and strange input: every page gets an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.pages.asking import PROSE, article, read


@pytest.mark.parametrize("depth", [300, 1500])
def test_tags_that_nobody_closes_hide_nothing(depth: int) -> None:
    deep = f"<h1>Rapat Kerja Dibuka</h1>{'<div><font>' * (depth // 2)}<p>{PROSE}</p>"
    assert article(deep).body == PROSE
    assert read("<div>" * 20_000 + PROSE)


@given(st.text(max_size=400), st.sampled_from(["html", "text"]))
def test_any_content_gets_an_answer(content: str, form: str) -> None:
    assert read(content, form=form)


@given(st.text(max_size=30))
def test_any_address_gets_an_answer(address: str) -> None:
    for url in (address, f"http://[{address}"):
        assert read(f"<h1>Rapat Kerja Dibuka</h1><p>{PROSE}</p>", url=url)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=isi>", "</div>", "<h1>", "<br>", "<a href=x>", PROSE, "1/2/2024"]
        )
    )
)
def test_any_markup_gets_an_answer(pieces: list[str]) -> None:
    assert read("".join(pieces))
