"""Snippets: a document's best passages for a query, with the words that matched marked.

Words are marked as they matched: through their stem (*diraih* for *meraih*), exactly as written
inside quotes, by their beginning for a prefix. A phrase marks its occurrences and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class _Occurrence:
    pattern: int
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Characters `start` to `end`, and which patterns are in it."""

    start: int
    end: int
    patterns: frozenset[int]


class Highlighter:
    """Marks documents for one query. Make it once for a page of hits."""

    def __init__(self, node: Node, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._patterns = list(dict.fromkeys(_patterns(node)))

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
        marks = _marks(found)
        spans: list[Span] = []
        reached = 0
        for start, end in self._passages(text, found):
            if text[reached:start].strip():
                spans.append(Span("… " if not spans else " … "))
            spans += _spans(text, start, end, marks)
            reached = end
        if text[reached:].strip():
            spans.append(Span(" …"))
        return Snippet(tuple(_merged(spans)))

    def _whole(self, text: str, field: Field, words: Words | None) -> Snippet:
        return Snippet(tuple(_spans(text, 0, len(text), _marks(self._find(text, field, words)))))

    def _find(
        self, text: str, field: Field, words: Words | None, most: int | None = None
    ) -> list[_Occurrence]:
        """Where each pattern stands, by its first `most` words. Without `words` the text is analyzed."""
        patterns = [
            (number, pattern)
            for number, pattern in enumerate(self._patterns)
            if pattern.field in (Field.TEXT, field)
        ]
        if not patterns:
            return []
        words = words or self.words(text)
        found: list[_Occurrence] = []
        for number, pattern in patterns:
            if isinstance(pattern, Phrase):
                found += _phrase(number, pattern, words, most)
            else:
                for place in words.places(pattern)[:most]:
                    span = words.span(place)
                    found.append(_Occurrence(number, *span, (span,)))
        return sorted(found, key=lambda it: (it.start, -it.end))

    def _passages(self, text: str, found: Sequence[_Occurrence]) -> list[tuple[int, int]]:
        if not found:
            return [_fitted(text, 0, 0, WIDTH)]
        best = self._best(found, WIDTH)
        if not self._lacking(best, found):
            return [_fitted(text, best.start, best.end, WIDTH)]
        best = self._best(found, _PART)
        lacking = self._lacking(best, found)
        second = self._best(lacking, _PART) if lacking else best
        parts = sorted(_fitted(text, it.start, it.end, _PART) for it in (best, second))
        if parts[1][0] <= parts[0][1] + 1:
            return [(parts[0][0], max(parts[0][1], parts[1][1]))]
        return parts

    def _lacking(self, passage: _Passage, found: Sequence[_Occurrence]) -> list[_Occurrence]:
        """What matched, tells something, and is not in the passage."""
        return [it for it in found if it.pattern not in passage.patterns and self._weight(it.pattern) >= 1]

    def _best(self, found: Sequence[_Occurrence], width: int) -> _Passage:
        """The passage with most of the query in it; of equal ones the densest, then the first."""
        best, best_score = None, float("-inf")
        for first, left in enumerate(found):
            seen: dict[int, int] = {}
            end = left.end
            for right in found[first:]:
                if right.end - left.start > width and right is not left:
                    break
                end = max(end, right.end)
                seen[right.pattern] = seen.get(right.pattern, 0) + 1
            score = sum(self._weight(pattern) for pattern in seen)
            score += 0.05 * min(sum(seen.values()) - len(seen), 4) - 0.3 * (end - left.start) / width
            if score > best_score:
                best, best_score = _Passage(left.start, end, frozenset(seen)), score
        assert best is not None  # noqa: S101  # there is at least one occurrence
        return best

    def _weight(self, number: int) -> float:
        pattern = self._patterns[number]
        if isinstance(pattern, Term) and pattern.surface in self._analyzer.rules.stopwords:
            return 0.1
        return float(len(_words(pattern)))


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


def _words(pattern: _Pattern) -> tuple[Term | Prefix, ...]:
    return pattern.terms if isinstance(pattern, Phrase) else (pattern,)


def _phrase(number: int, phrase: Phrase, words: Words, most: int | None) -> Iterator[_Occurrence]:
    places = [words.places(term) for term in phrase.terms]
    for hit in islice(occurrences(places, phrase.slop), most):
        marks = tuple(words.span(place) for place in hit)
        if not phrase.slop:
            marks = ((marks[0][0], marks[-1][1]),)
        yield _Occurrence(number, marks[0][0], marks[-1][1], marks)


def _fitted(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Widens `start` to `end` to about `width`, from a sentence's beginning where one is near."""
    spare = max(0, width - (end - start))
    earliest = max(0, start - spare)
    beginnings = [match.end() for match in _SENTENCE_END.finditer(text, earliest, start)]
    if earliest == 0:
        beginnings.insert(0, 0)
    near = [at for at in beginnings if at <= start]
    first = near[0] if near else _word_start(text, start - spare // 3)
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


def _marks(found: Sequence[_Occurrence]) -> list[tuple[int, int]]:
    """The marked runs of characters, in order, none overlapping."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(mark for occurrence in found for mark in occurrence.marks):
        if runs and start < runs[-1][1]:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return runs


def _spans(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Characters `start` to `end` as spans, every run of spaces and line ends as one space."""
    at = start
    for first, last in marks:
        if first < at or last > end:
            continue
        if first > at:
            yield Span(_single_spaced(text[at:first]))
        yield Span(_single_spaced(text[first:last]), marked=True)
        at = last
    if at < end:
        yield Span(_single_spaced(text[at:end]))


def _single_spaced(text: str) -> str:
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours that are both unmarked as one."""
    plain = ""
    for span in spans:
        if not span.marked:
            plain += span.text
            continue
        if plain:
            yield Span(plain)
            plain = ""
        yield span
    if plain:
        yield Span(plain)
