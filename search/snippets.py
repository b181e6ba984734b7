"""Snippets: a document's best passages for a query, with the words that matched marked.

Words are marked as they matched: through their stem (*diraih* for *meraih*), exactly as written
inside quotes, by their beginning for a prefix. A phrase marks its occurrences and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis import Analyzer
from search.page import Snippet, Span
from search.phrases import occurrences
from search.query import And, Field, Node, Or, Phrase, Prefix, Term

WIDTH = 260
"""Characters of a snippet, about: it begins and ends at words, and at sentences where one is near."""
_PART = 125
"""Characters of each passage where one alone does not show all that matched."""
_LONGEST_WORD = 40

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

    def title(self, text: str) -> Snippet:
        """The whole title, marked."""
        return self._whole(text, Field.TITLE)

    def paragraph(self, text: str) -> Snippet:
        """A whole paragraph of a body, marked."""
        return self._whole(text, Field.BODY)

    def body(self, text: str) -> Snippet:
        """The best passage of a body, or the two best, or its beginning where nothing is to be marked."""
        found = self._find(text, Field.BODY)
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

    def _whole(self, text: str, field: Field) -> Snippet:
        return Snippet(tuple(_spans(text, 0, len(text), _marks(self._find(text, field)))))

    def _find(self, text: str, field: Field) -> list[_Occurrence]:
        patterns = {
            number: pattern
            for number, pattern in enumerate(self._patterns)
            if pattern.field in (Field.TEXT, field)
        }
        if not patterns:
            return []
        words = list(self._analyzer.words(text))
        places = _places(words, [word for pattern in patterns.values() for word in _words(pattern)])
        found = []
        for number, pattern in patterns.items():
            slop = pattern.slop if isinstance(pattern, Phrase) else 0
            for hit in occurrences([places[word] for word in _words(pattern)], slop):
                marks = tuple((words[at][2], words[at][3]) for at in hit)
                if not slop:
                    marks = ((marks[0][0], marks[-1][1]),)
                found.append(_Occurrence(number, marks[0][0], marks[-1][1], marks))
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
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _patterns(part)
        case _:
            return


def _words(pattern: _Pattern) -> tuple[Term | Prefix, ...]:
    return pattern.terms if isinstance(pattern, Phrase) else (pattern,)


def _places(
    words: Sequence[tuple[str, str, int, int]], wanted: Sequence[Term | Prefix]
) -> dict[Term | Prefix, list[int]]:
    """Where each wanted word stands, as ordinals."""
    places: dict[Term | Prefix, list[int]] = {word: [] for word in wanted}
    stems: dict[str, list[Term | Prefix]] = {}
    surfaces: dict[str, list[Term | Prefix]] = {}
    prefixes = []
    for word in places:
        if isinstance(word, Prefix):
            prefixes.append(word)
        else:
            (surfaces if word.exact else stems).setdefault(word.text, []).append(word)
    for ordinal, (surface, stem, _, _) in enumerate(words):
        for word in (*stems.get(stem, ()), *surfaces.get(surface, ())):
            places[word].append(ordinal)
        for prefix in prefixes:
            if surface.startswith(prefix.text):
                places[prefix].append(ordinal)
    return places


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
    for place in range(at, max(least, at - _LONGEST_WORD), -1):
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
            yield Span(_SPACES.sub(" ", text[at:first]))
        yield Span(_SPACES.sub(" ", text[first:last]), marked=True)
        at = last
    if at < end:
        yield Span(_SPACES.sub(" ", text[at:end]))


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
