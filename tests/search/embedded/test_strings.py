from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.embedded.strings import Strings, packed

texts = st.lists(st.text(max_size=6), max_size=20)


def strings(of: list[str]) -> Strings:
    return Strings(*packed(sorted(text.encode() for text in of)))


@given(texts, st.text(max_size=6))
def test_a_string_is_found_where_it_stands(of: list[str], sought: str) -> None:
    made = strings(of)
    place = made.find(sought.encode())
    assert (place is not None) == (sought in of)
    if place is not None:
        assert made[place] == sought.encode()
        assert place == 0 or made[place - 1] < sought.encode()
    assert made.find(sought.encode()) == place


@given(texts, st.text(max_size=2))
def test_a_beginning_is_one_run(of: list[str], prefix: str) -> None:
    made = strings(of)
    begun = [made[place].decode() for place in made.beginning(prefix.encode())]
    assert sorted(begun) == sorted(text for text in of if text.startswith(prefix))
