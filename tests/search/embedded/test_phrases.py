from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.phrases import within

POSITIONS = st.integers(0, 1 << 22) | st.integers(0, 99)


@given(
    st.sets(POSITIONS, max_size=200), st.sets(POSITIONS, max_size=9), st.integers(-9, 9), st.integers(0, 6)
)
def test_whatever_is_in_a_window_is_found_once(many: set[int], few: set[int], first: int, more: int) -> None:
    positions, last = sorted(many), first + more
    found = within(np.array(positions, np.uint32), np.array(sorted(few), np.uint32), first, last).tolist()
    expected = {at for at, it in enumerate(positions) if any(first <= it - one <= last for one in few)}
    assert found == sorted(set(found))
    assert expected <= set(found)
    wide = 2 * more  # what else a block holds
    near = {
        at for at, it in enumerate(positions) if any(first - wide <= it - one <= last + wide for one in few)
    }
    # from a million on a place stands for several
    assert max((*many, *few), default=0) >= (1 << 20) - 15 or set(found) <= near


def test_more_positions_than_are_looked_at_at_once() -> None:
    many = np.arange(0, 300_000, 3, dtype=np.uint32)
    few = np.arange(1, 300_000, 21, dtype=np.uint32)
    assert many[within(many, few, -1, -1)].tolist() == (few - 1).tolist()
