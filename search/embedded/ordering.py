"""The order of results: only those that can come so far up are sorted."""

from __future__ import annotations

import numpy as np

from search.embedded.arrays import Array
from search.embedded.columns import Columns
from search.embedded.encoding import UNDATED
from search.query import Sort


def ordered(columns: Columns, rows: Array, scores: Array, sort: Sort, last: int) -> Array:
    """Places in `rows` of the first `last` results. Equal ones stand newest first, then by id."""
    places = np.arange(len(rows))
    if sort is Sort.RELEVANCE and last < len(rows):
        enough = np.partition(scores, len(scores) - last)[len(scores) - last]
        places = np.flatnonzero(scores >= enough)
    elif (ranks := columns.ranks(sort)) is not None:
        return np.argsort(ranks[rows])[:last]
    elif last < len(rows):
        places = _reaching(columns.moments[rows], sort, last)
    return places[np.lexsort(_keys(columns, rows[places], scores[places], sort))[:last]]


def _reaching(moments: Array, sort: Sort, last: int) -> Array:
    """The places whose date can stand among the first `last`; UNDATED is the least of all dates."""
    if sort is Sort.OLDEST:
        moments = np.where(moments == UNDATED, UNDATED, -moments)
    enough = np.partition(moments, len(moments) - last)[len(moments) - last]
    return np.flatnonzero(moments >= enough)


def _keys(columns: Columns, rows: Array, scores: Array, sort: Sort) -> list[Array]:
    """What decides, the most important key last."""
    moments = columns.moments[rows]
    # UNDATED is the least integer, which has no negative
    newest = -np.where(moments == UNDATED, UNDATED + 1, moments)
    keys: list[Array] = [columns.id_rank[rows]]
    match sort:
        case Sort.RELEVANCE:
            keys += [newest, -scores]
        case Sort.NEWEST:
            keys += [newest]
        case Sort.OLDEST:
            keys += [moments, moments == UNDATED]
        case Sort.VIEWS:
            # NO_VIEWS is the least of them
            keys += [newest, -columns.views[rows]]
    return keys
