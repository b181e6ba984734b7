"""The order of results: only those that can come so far up are sorted."""

from __future__ import annotations

import numpy as np

from search.embedded.arrays import Array
from search.embedded.columns import Columns
from search.embedded.encoding import UNDATED
from search.query import Sort


def ordered(columns: Columns, rows: Array, scores: Array, sort: Sort, last: int) -> Array:
    """Places in `rows` of the first `last` results. Equal ones stand newest first, then by id."""
    if (ranks := columns.ranks(sort)) is not None:
        return np.argsort(ranks[rows])[:last]
    places = np.arange(len(rows))
    if last < len(rows):
        leading = _leading(columns, rows, scores, sort)
        enough = np.partition(leading, len(rows) - last)[len(rows) - last]
        places = np.flatnonzero(leading >= enough)
    return places[np.lexsort(_keys(columns, rows[places], scores[places], sort))[:last]]


def _leading(columns: Columns, rows: Array, scores: Array, sort: Sort) -> Array:
    """What decides first, the more the earlier. UNDATED and NO_VIEWS are the least there is."""
    if sort is Sort.RELEVANCE:
        return scores
    if sort is Sort.VIEWS:
        return columns.views[rows]
    moments = columns.moments[rows]
    return np.where(moments == UNDATED, UNDATED, -moments) if sort is Sort.OLDEST else moments


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
            keys += [newest, -columns.views[rows]]
    return keys
