"""Snippets: a document's best passages for a query, with the words that matched marked.

Words are marked as they matched: through their stem (*diraih* for *meraih*), exactly as written
inside quotes, by their beginning for a prefix. A phrase marks its occurrences and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from search.analysis import Analyzer
from search.page import Snippet, Span
from search.query import Node, Phrase
from search.words import AnalyzedWords, Occurrence, Runs, patterns

WIDTH = 260
"""Characters of a snippet, about: it begins and ends at words, and at sentences where one is near."""
_PART = 125
"""Characters of each passage where one alone does not show all that matched."""
_LONGEST_WORD = 40

# one set of characters to begin with, which a third less time finds than two alternatives
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|[\"”’)\]]*\s+(?=[\"“(]?[A-Z0-9]))")
_SPACES = re.compile(r"\s+")


class _Passage(NamedTuple):
    """Characters `start` to `end`, and which patterns are in it."""

    start: int
    end: int
    patterns: set[int]


class Highlighter:
    """Marks documents for one query. Make it once for a page of hits."""

    def __init__(self, node: Node, analyzer: Analyzer) -> None:
        asked = patterns(node)
        self._weights = [len(it.terms) if isinstance(it, Phrase) else 1 for it in asked]
        self.words = AnalyzedWords(asked, analyzer)

    def title(self, text: str, found: Sequence[Occurrence] | None = None) -> Snippet:
        """The whole title, marked. Without what is `found` in it, it is analyzed."""
        if found is None:
            found = self.words.title(text)
        if found:
            return _snippet(text, ((0, len(text)),), _marks(found))
        return Snippet((_span((_single_spaced(text), False)),) if text else ())

    def paragraph(self, text: str) -> Snippet:
        """A whole paragraph of a body, marked."""
        return _snippet(text, ((0, len(text)),), _marks(self.words.body(text, None)))

    def body(self, text: str, found: Sequence[Occurrence] | None = None) -> Snippet:
        """The best passage of a body, or the two best, or its beginning where nothing is to be marked."""
        if found is None:
            found = self.words.body(text)
        return _snippet(text, self._passages(text, found), _marks(found))

    def _passages(self, text: str, found: Sequence[Occurrence]) -> Runs:
        if not found:
            return (_fitted(text, 0, 0, WIDTH),)
        best = self._best(found, WIDTH)
        if not self._lacking(best, found):
            return (_fitted(text, best.start, best.end, WIDTH),)
        best = self._best(found, _PART)
        lacking = self._lacking(best, found)
        second = self._best(lacking, _PART) if lacking else best
        parts = sorted(_fitted(text, it.start, it.end, _PART) for it in (best, second))
        if parts[1][0] <= parts[0][1] + 1:
            return ((parts[0][0], max(parts[0][1], parts[1][1])),)
        return parts

    def _lacking(self, passage: _Passage, found: Sequence[Occurrence]) -> list[Occurrence]:
        """What matched and is not in the passage."""
        return [it for it in found if it[2] not in passage.patterns]

    def _best(self, found: Sequence[Occurrence], width: int) -> _Passage:
        """The passage with most of the query in it; of equal ones the densest, then the first."""
        weights, many = self._weights, len(found)
        best, best_score = None, float("-inf")
        for first, (start, end, pattern, _) in enumerate(found, 1):
            held = {pattern}
            weight, again = weights[pattern], 0
            for place in range(first, many):
                _, until, other, _ = found[place]
                if until - start > width:
                    break
                if until > end:
                    end = until
                if other in held:
                    again += 1
                else:
                    held.add(other)
                    weight += weights[other]
            score = weight + 0.05 * (again if again < 4 else 4) - 0.3 * (end - start) / width
            if score > best_score:
                best, best_score = (start, end, held), score
        assert best is not None  # noqa: S101  # there is at least one occurrence
        return _Passage(*best)


def _fitted(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Widens `start` to `end` to about `width`, from a sentence's beginning where one is near."""
    spare = max(0, width - (end - start))
    earliest = max(0, start - spare)
    if not earliest:
        first = 0
    elif sentence := _SENTENCE_END.search(text, earliest, start):
        first = sentence.end()
    else:
        first = _word_start(text, start - spare // 3)
    latest = max(end, first + width)
    if latest >= len(text):
        return first, len(text)
    endings = [
        match.start() + 1 for match in _SENTENCE_END.finditer(text, max(end, latest - width // 3), latest)
    ]
    return first, endings[-1] if endings else _word_end(text, end, latest)


def _word_start(text: str, at: int) -> int:
    for place in range(max(0, at), max(0, at - _LONGEST_WORD), -1):
        if text[place - 1].isspace():
            return place
    return max(0, at)


def _word_end(text: str, least: int, at: int) -> int:
    for place in range(at, max(least, at - _LONGEST_WORD) - 1, -1):
        if text[place].isspace():
            return place
    return at


def _marks(found: Sequence[Occurrence]) -> Runs:
    """The marked runs of characters, in order, none overlapping."""
    marks: list[tuple[int, int]] = []
    apart = True
    for start, end, _, runs in found:
        if runs:
            marks += runs
            apart = False
        else:
            apart = apart and not (marks and start < marks[-1][1])
            marks.append((start, end))
    return marks if apart else _merged(sorted(marks))


def _merged(marks: Runs) -> Runs:
    merged: list[tuple[int, int]] = []
    for start, end in marks:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


_span = partial(tuple.__new__, Span)
"""Past the Python of a named tuple's own constructor: half the time, and a page has a hundred."""


def _snippet(text: str, passages: Runs, marks: Runs) -> Snippet:
    """The passages, what is marked in them, and dots where something between them is left out."""
    spans: list[Span] = []
    plain, reached = "", 0
    for start, end in passages:
        if start > reached and not text[reached:start].isspace():
            plain += " … " if reached else "… "
        for first, last in marks:
            if first < start:
                continue
            if last > end:
                break
            plain += _single_spaced(text[start:first])
            if plain:
                spans.append(_span((plain, False)))
            spans.append(_span((_single_spaced(text[first:last]), True)))
            plain, start = "", last
        plain += _single_spaced(text[start:end])
        reached = end
    if reached < len(text) and not text[reached:].isspace():
        plain += " …"
    if plain:
        spans.append(_span((plain, False)))
    return Snippet(tuple(spans))


def _single_spaced(text: str) -> str:
    """Every run of spaces and line ends as one space."""
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)
