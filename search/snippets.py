"""Snippets: a document's best passages for a query, with the words that matched marked.

Words are marked as they matched: through their stem (*diraih* for *meraih*), exactly as written
inside quotes, by their beginning for a prefix. A phrase marks its occurrences and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from search.analysis import Analyzer
from search.page import Snippet, Span
from search.phrases import occurrences
from search.query import And, Expanded, Field, Node, Or, Phrase, Prefix, Quorum, Term
from search.words import AnalyzedWords, Words

WIDTH = 260
"""Characters of a snippet, about: it begins and ends at words, and at sentences where one is near."""
_PART = 125
"""Characters of each passage where one alone does not show all that matched."""
_LONGEST_WORD = 40
MOST_PLACES = 50
"""Occurrences of one word that a snippet is chosen from: a report of 100 pages has thousands."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“(]?[A-Z0-9])|\n+")
_SPACES = re.compile(r"\s+")


_Runs = Sequence[tuple[int, int]]
"""Runs of characters: from which, up to which."""

_Occurrence = tuple[int, int, int, _Runs]
"""Its first character, the one behind its last, the number of its pattern, what of it is marked.

A bare tuple: a page has a hundred, and a frozen dataclass takes 1 µs to make."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Characters `start` to `end`, and which patterns are in it."""

    start: int
    end: int
    patterns: set[int]


class Highlighter:
    """Marks documents for one query. Make it once for a page of hits."""

    def __init__(self, node: Node, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        patterns = list(dict.fromkeys(_patterns(node)))
        self._weights = [_weight(pattern, analyzer.rules.stopwords) for pattern in patterns]
        self._patterns = {
            field: [it for it in enumerate(patterns) if it[1].field in (Field.TEXT, field)]
            for field in (Field.TITLE, Field.BODY)
        }

    def words(self, text: str) -> Words:
        return AnalyzedWords(text, self._analyzer)

    def title(self, text: str, words: Words | None = None) -> Snippet:
        """The whole title, marked."""
        return self._whole(text, Field.TITLE, words)

    def paragraph(self, text: str) -> Snippet:
        """A whole paragraph of a body, marked."""
        return self._whole(text, Field.BODY, None)

    def body(self, text: str, words: Words | None = None) -> Snippet:
        """The best passage of a body, or the two best, or its beginning where nothing is to be marked."""
        found = self._find(text, Field.BODY, words, MOST_PLACES)
        return _snippet(text, self._passages(text, found), _marks(found))

    def _whole(self, text: str, field: Field, words: Words | None) -> Snippet:
        return _snippet(text, ((0, len(text)),), _marks(self._find(text, field, words)))

    def _find(
        self, text: str, field: Field, words: Words | None, most: int | None = None
    ) -> list[_Occurrence]:
        """Where each pattern stands, by its first `most` words. Without `words` the text is analyzed."""
        patterns = self._patterns[field]
        if not patterns:
            return []
        words = words or self.words(text)
        found: list[_Occurrence] = []
        for number, pattern in patterns:
            if isinstance(pattern, Phrase):
                found += _phrase(number, pattern, words, most)
            else:
                found += [(*span, number, (span,)) for span in words.spans(pattern)[:most]]
        found.sort()
        return found

    def _passages(self, text: str, found: Sequence[_Occurrence]) -> _Runs:
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

    def _lacking(self, passage: _Passage, found: Sequence[_Occurrence]) -> list[_Occurrence]:
        """What matched, tells something, and is not in the passage."""
        return [it for it in found if it[2] not in passage.patterns and self._weights[it[2]] >= 1]

    def _best(self, found: Sequence[_Occurrence], width: int) -> _Passage:
        """The passage with most of the query in it; of equal ones the densest, then the first."""
        weights = self._weights
        best, best_score = None, float("-inf")
        for first, (start, end, pattern, _) in enumerate(found, 1):
            held = {pattern}
            weight, again = weights[pattern], 0
            for _, until, other, _ in islice(found, first, None):
                if until - start > width:
                    break
                end = max(end, until)
                if other in held:
                    again += 1
                else:
                    held.add(other)
                    weight += weights[other]
            score = weight + 0.05 * min(again, 4) - 0.3 * (end - start) / width
            if score > best_score:
                best, best_score = _Passage(start, end, held), score
        assert best is not None  # noqa: S101  # there is at least one occurrence
        return best


_Pattern = Term | Prefix | Phrase


def _patterns(node: Node) -> Iterator[_Pattern]:
    """What a query asks to be in the text; not what it asks not to be."""
    match node:
        case Term() | Prefix() | Phrase():
            yield node
        case Expanded(word=word, others=others):
            yield from (word, *others)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _patterns(part)
        case Quorum(parts=parts, common=common):
            for part in (*parts, *common):
                yield from _patterns(part)
        case _:
            return


def _weight(pattern: _Pattern, stopwords: Container[str]) -> float:
    match pattern:
        case Term(surface=surface) if surface in stopwords:
            return 0.1
        case Phrase(terms=terms):
            return float(len(terms))
        case _:
            return 1.0


def _phrase(number: int, phrase: Phrase, words: Words, most: int | None) -> Iterator[_Occurrence]:
    places = [words.places(term) for term in phrase.terms]
    if not all(places):
        return
    spans = {
        at: span
        for term in phrase.terms
        for at, span in zip(words.places(term), words.spans(term), strict=True)
    }
    for hit in islice(occurrences(places, phrase.slop), most):
        marks = [spans[place] for place in hit]
        start, end = marks[0][0], marks[-1][1]
        yield start, end, number, marks if phrase.slop else ((start, end),)


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


def _marks(found: Sequence[_Occurrence]) -> _Runs:
    """The marked runs of characters, in order, none overlapping."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(mark for *_, marks in found for mark in marks):
        if runs and start < runs[-1][1]:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return runs


def _snippet(text: str, passages: _Runs, marks: _Runs) -> Snippet:
    """The passages, what is marked in them, and dots where something between them is left out."""
    spans: list[Span] = []
    plain, reached = "", 0
    for start, end in passages:
        if text[reached:start].strip():
            plain += " … " if reached else "… "
        for first, last in marks:
            if start <= first and last <= end:
                plain += _single_spaced(text[start:first])
                if plain:
                    spans.append(Span(plain))
                spans.append(Span(_single_spaced(text[first:last]), marked=True))
                plain, start = "", last
        plain += _single_spaced(text[start:end])
        reached = end
    if text[reached:].strip():
        plain += " …"
    if plain:
        spans.append(Span(plain))
    return Snippet(tuple(spans))


def _single_spaced(text: str) -> str:
    """Every run of spaces and line ends as one space."""
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)
