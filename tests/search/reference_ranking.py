"""The recipe of `search.ranking` written down as plainly as possible: engines are held against this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from math import exp, log

from search.document import Document
from search.query import And, Expanded, Field, Node, Or, Phrase, Quorum, Term
from tests.search import reference
from tests.search.collection import ANALYZER

Occurrence = tuple[int, bool, float]
"""Place in title and body as one, whether it is in the title, and what it counts as (0.9: another form)."""


def score(node: Node, document: Document, documents: Sequence[Document]) -> float:
    asked = list(words(node))
    found = [sorted(occurrences(word, document)) for word, _ in asked]
    weights = [
        rarity(sum(reference.matches(word, it, documents) for it in documents), len(documents))
        * (0.3 if common else 1)
        for word, common in asked
    ]
    head, size = lengths(document)
    heads, sizes = zip(*map(lengths, documents), strict=True)
    long = 1.2 * (0.25 + 0.75 * (size + 2 * head) / ((sum(sizes) + 2 * sum(heads)) / len(documents) or 1))
    titled = 1.2 * (0.7 + 0.3 * head / (sum(heads) / len(documents) or 1))

    def saturated(count: float, norm: float) -> float:
        return count * 2.2 / (count + norm)

    total = 0.0
    for weight, places in zip(weights, found, strict=True):
        frequency = sum(
            counts * (2 if title else 1 + 0.8 * exp(-(place - head) / 60)) for place, title, counts in places
        )
        total += weight * saturated(frequency, long)
        total += 0.5 * weight * saturated(sum(counts for _, title, counts in places if title), titled)
    telling = [number for number, (_, common) in enumerate(asked) if not common]
    if len(asked) > 1:
        scattered = min(1, 5 / max(1, len(telling)))
        given: defaultdict[int, float] = defaultdict(float)
        stand = sorted((place, word, title) for word in telling for place, title, _ in found[word])
        for (place, word, title), (other_place, other, other_title) in pairwise(stand):
            if word != other and title == other_title:
                near = 1 / max(1, other_place - place) ** 2
                given[word] += near * weights[other]
                given[other] += near * weights[word]
        total += 0.6 * scattered * sum(min(1, weights[it]) * saturated(given[it], long) for it in given)
        passages: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        for word, shift in product(range(len(asked)), (0, 25)):
            for place, _, _ in found[word]:
                passages[shift, (place + shift) // 50].add(word)
        total += (
            0.6 * scattered * max((sum(weights[it] for it in held) for held in passages.values()), default=0)
        )
    return total * (1.1 if is_complete(node, document, documents) else 1)


def is_complete(node: Node, document: Document, documents: Sequence[Document]) -> bool:
    """It holds all of a quorum of which others hold but a part."""
    for quorum in node.parts if isinstance(node, And) else [node]:
        if isinstance(quorum, Quorum):
            whole = [it for it in documents if reference.matches(And(quorum.parts), it, documents)]
            return document in whole and len(reference.in_quorum(quorum, documents)) > len(whole)
    return False


def words(node: Node, common: bool = False) -> Iterator[tuple[Term | Phrase | Expanded, bool]]:
    match node:
        case Term() | Phrase() | Expanded():
            yield node, common
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from words(part)
        case Quorum(parts=parts, common=commons):
            for part in parts:
                yield from words(part)
            for part in commons:
                yield from words(part, common=True)


def occurrences(word: Term | Phrase | Expanded, document: Document) -> Iterator[Occurrence]:
    match word:
        case Expanded(word=itself, others=others):
            yield from occurrences(itself, document)
            for other in others:
                yield from (
                    (place, title, counts * 0.5) for place, title, counts in occurrences(other, document)
                )
            return
        case Term():
            terms, slop = (word,), 0
        case Phrase(terms=terms, slop=slop):
            pass
    head, _ = lengths(document)
    for field, text in ((Field.TITLE, document.own_title), (Field.BODY, document.body)):
        if word.field not in (field, Field.TEXT):
            continue
        tokens = ANALYZER.tokens(text)
        starts = set()
        for run in combinations(range(len(tokens)), len(terms)):
            stands = all(reference.is_word(term, tokens[at]) for term, at in zip(terms, run, strict=True))
            if stands and run[-1] - run[0] - (len(run) - 1) <= slop:
                starts.add(run[0])
        for at in starts:
            same = isinstance(word, Phrase) or tokens[at].surface == word.surface
            yield at + (head if field is Field.BODY else 0), field is Field.TITLE, 1.0 if same else 0.9


def lengths(document: Document) -> tuple[int, int]:
    return len(ANALYZER.tokens(document.own_title)), len(ANALYZER.tokens(document.body))


def rarity(having: int, documents: int) -> float:
    return log(1 + (documents - having + 0.5) / (having + 0.5))
