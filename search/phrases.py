"""What a phrase with slop means, once for engines and snippets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence


def occurrences(positions: Sequence[Sequence[int]], slop: int) -> Iterator[tuple[int, ...]]:
    """Each place where the words stand in order with at most `slop` others between first and last.

    `positions` has, for each word of the phrase, its ordinals in the text in ascending order. The
    nearest continuation of a start is the tightest, so one is tried for each start.
    """
    for start in positions[0]:
        places = [start]
        for of_word in positions[1:]:
            following = bisect_right(of_word, places[-1])
            if following == len(of_word):
                return
            places.append(of_word[following])
        if places[-1] - start - (len(places) - 1) <= slop:
            yield tuple(places)
