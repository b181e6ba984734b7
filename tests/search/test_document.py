from __future__ import annotations

from dataclasses import replace

import pytest

from tests.search.collection import document


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Rapat Dibuka", "Rapat Dibuka"),
        ("Rapat itu…", ""),
        ("Rapat ini…", "Rapat ini…"),
        ("Rapat itu", "Rapat itu"),
    ],
)
def test_first_words_of_the_text_are_no_title_of_its_own(title: str, own: str) -> None:
    assert replace(document("satu", "Rapat itu dibuka."), title=title).own_title == own
