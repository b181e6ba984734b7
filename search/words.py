"""Where what a query asks stands in a text: known from an index that has its places, or from the analyzer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from search.analysis import Analyzer
from search.phrases import occurrences
from search.query import And, Expanded, Field, Node, Or, Phrase, Prefix, Quorum, Term

MOST_PLACES = 50
"""Occurrences of one pattern in a body that a snippet is chosen from: a report of 100 pages has thousands."""

Pattern = Term | Prefix | Phrase

Runs = Sequence[tuple[int, int]]
"""Runs of characters: from which, up to which."""

Occurrence = tuple[int, int, int, Runs]
"""Its first character, the one behind its last, the number of its pattern; what of it is the query's,
where not all is. A bare tuple: a page has a hundred, and a frozen dataclass takes 1 µs to make."""


def patterns(node: Node) -> tuple[Pattern, ...]:
    """What a query asks to be in the text, each once: not what it excludes, nor words that are everywhere."""
    return tuple(dict.fromkeys(_patterns(node)))


def _patterns(node: Node) -> Iterator[Pattern]:
    match node:
        case Term() | Prefix() | Phrase():
            yield node
        case Expanded(word=word, others=others):
            yield from (word, *others)
        case And(parts=parts) | Or(parts=parts) | Quorum(parts=parts):
            for part in parts:
                yield from _patterns(part)
        case _:
            return


class RecordWords(Protocol):
    """The words of a record's texts. The texts themselves are given: an index need not hold them twice.

    Occurrences stand in their order, numbered as `patterns` of the query that found the record.
    """

    def title(self, text: str) -> Sequence[Occurrence]: ...

    def body(self, text: str) -> Sequence[Occurrence]:
        """Of each pattern the first MOST_PLACES."""
        ...


class AnalyzedWords:
    """Implements `RecordWords` by analyzing the texts."""

    def __init__(self, asked: Sequence[Pattern], analyzer: Analyzer) -> None:
        self._asked = asked
        self._analyzer = analyzer

    def title(self, text: str) -> Sequence[Occurrence]:
        return self._found(text, Field.TITLE, None)

    def body(self, text: str, most: int | None = MOST_PLACES) -> Sequence[Occurrence]:
        return self._found(text, Field.BODY, most)

    def _found(self, text: str, field: Field, most: int | None) -> Sequence[Occurrence]:
        asked = [it for it in enumerate(self._asked) if it[1].field in (Field.TEXT, field)]
        if not asked:
            return ()
        words = _Words(text, self._analyzer)
        return sorted(it for number, pattern in asked for it in islice(words.found(number, pattern), most))


class _Words:
    """The words of one text, by their ordinals."""

    def __init__(self, text: str, analyzer: Analyzer) -> None:
        self._words = list(analyzer.words(text))
        self._stems: dict[str, list[int]] = {}
        self._surfaces: dict[str, list[int]] = {}
        for ordinal, (surface, stem, _, _) in enumerate(self._words):
            self._stems.setdefault(stem, []).append(ordinal)
            self._surfaces.setdefault(surface, []).append(ordinal)

    def found(self, number: int, pattern: Pattern) -> Iterator[Occurrence]:
        if isinstance(pattern, Phrase):
            for hit in occurrences([self._places(term) for term in pattern.terms], pattern.slop):
                runs = [self._span(place) for place in hit]
                yield runs[0][0], runs[-1][1], number, runs if pattern.slop else ()
        else:
            for place in self._places(pattern):
                yield *self._span(place), number, ()

    def _places(self, word: Term | Prefix) -> Sequence[int]:
        match word:
            case Term(exact=True):
                return self._surfaces.get(word.text, ())
            case Term():
                return self._stems.get(word.text, ())
            case Prefix(text=prefix):
                begun = [at for surface, at in self._surfaces.items() if surface.startswith(prefix)]
                return sorted(ordinal for ordinals in begun for ordinal in ordinals)

    def _span(self, place: int) -> tuple[int, int]:
        return self._words[place][2:]
