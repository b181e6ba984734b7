"""The order of results: only those that can come so far up are sorted."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.embedded.arrays import Array
from search.embedded.columns import Columns
from search.embedded.encoding import UNDATED
from search.query import Sort

FEW = 500
"""Sorted whole as fast as the first of them are found."""
_TIES = 3
"""Numbers that many may share: where pairs of twins are all there is, a look at each would cost more."""


def ordered(columns: Columns, rows: Array, scores: Array, sort: Sort, last: int) -> Array:
    """Places in `rows` of the first `last` results. Equal ones stand newest first, then by id."""
    if (ranks := columns.ranks(sort)) is not None:
        return np.argsort(ranks[rows])[:last]
    places = np.arange(len(rows))
    if last < len(rows) > FEW:
        places = foremost(columns, rows, scores, sort, last)
    some = rows.take(places)
    leading = _leading(columns, some, scores.take(places), sort)
    return places.take(np.lexsort((columns.recency.take(some), -leading)))[:last]


def foremost(columns: Columns, rows: Array, scores: Array, sort: Sort, last: int) -> Array:
    """The places of the same results, ascending. There must be more than `last`."""
    leading = _leading(columns, rows, scores, sort)
    enough = _least(leading, last)
    places = (leading >= enough).nonzero()[0]
    if len(places) > last:  # of 40,000 documents with a prefix all have one of two scores
        tied = leading.take(places) == enough
        recency = columns.recency.take(rows.take(places.compress(tied)))
        kept = last - (len(places) - len(recency))
        tied[tied] = recency > np.partition(recency, kept - 1)[kept - 1]
        places = places.compress(~tied)
    return places


def _least(leading: Array, first: int) -> Any:
    """The least of so many of the largest.

    Of 40,000 numbers all but equal, as the scores of a prefix are, numpy's partition takes 0.3 ms; of as many
    different ones 0.02.
    """
    value, held = leading.max(), 0
    for _ in range(_TIES):
        equal = int(np.count_nonzero(leading == value))
        held += equal
        if held >= first:
            return value
        if equal == 1:
            break
        value = leading[leading < value].max()
    return np.partition(leading, len(leading) - first)[len(leading) - first]


def _leading(columns: Columns, rows: Array, scores: Array, sort: Sort) -> Array:
    """What decides first, the more the earlier. NO_VIEWS is the least there is."""
    match sort:
        case Sort.VIEWS:
            return columns.views[rows]
        case Sort.NEWEST:
            return -columns.recency[rows]
        case Sort.OLDEST:
            moments = columns.moments[rows]
            # UNDATED is the least integer, which has no negative
            return np.where(moments == UNDATED, UNDATED + 1, -moments)
        case _:
            return scores
