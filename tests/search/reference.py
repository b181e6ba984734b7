"""What a query means, written down as plainly as possible: engines are held against this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from math import log

from search.analysis import Token
from search.document import Document
from search.query import (
    And,
    Between,
    Everything,
    Expanded,
    Facet,
    Field,
    HasValue,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Quorum,
    Sort,
    Term,
)
from tests.search.collection import ANALYZER


def matching(query: Query, documents: Iterable[Document], without: Facet | None = None) -> list[Document]:
    """The documents that match under all filters but one."""
    documents = list(documents)
    return [
        it
        for it in documents
        if matches(query.node, it, documents)
        and matches(Between(query.since, query.until), it, documents)
        and all(
            not chosen or facet is without or set(chosen) & set(values(it, facet))
            for facet, chosen in query.filters.items()
        )
    ]


def counts(query: Query, documents: Sequence[Document], facet: Facet) -> dict[str, int]:
    under = matching(query, documents, without=facet)
    counted = Counter(value for it in under for value in set(values(it, facet)))
    return dict.fromkeys(query.filters.get(facet, ()), 0) | counted


def ordered(documents: Iterable[Document], sort: Sort) -> list[Document]:
    """By date, the undated last, then by id; by views before that, the unknown last."""
    by_id = sorted(documents, key=lambda it: it.id)
    if sort is Sort.VIEWS:
        views = {it.id: -1 if it.views is None else it.views for it in by_id}
        return sorted(ordered(by_id, Sort.NEWEST), key=lambda it: -views[it.id])
    dated = [it for it in by_id if it.published]
    dated.sort(key=lambda it: (it.published or "")[:19].ljust(19, "0"), reverse=sort is not Sort.OLDEST)
    return dated + [it for it in by_id if not it.published]


def values(document: Document, facet: Facet) -> Sequence[str]:
    return {
        Facet.YEAR: (str(document.day.year),) if document.day else (),
        Facet.UNIT: document.units,
        Facet.AWARD: document.awards,
        Facet.MENTIONED: document.awards_mentioned,
        Facet.INSTITUTION: document.institutions,
        Facet.SOURCE: (document.source,),
        Facet.KIND: (document.kind,),
    }[facet]


def complete(query: Query, documents: Sequence[Document]) -> list[Document]:
    """The matches that hold all of every quorum."""
    return [it for it in matching(query, documents) if matches(wholly(query.node), it, documents)]


def wholly(node: Node) -> Node:
    match node:
        case Quorum(parts=parts):
            return And(parts)
        case And(parts=parts):
            return And(tuple(map(wholly, parts)))
        case _:
            return node


def in_quorum(quorum: Quorum, documents: Sequence[Document]) -> list[Document]:
    holding = [[it for it in documents if matches(part, it, documents)] for part in quorum.parts]
    everything = [it for it in documents if all(it in held for held in holding)]
    if len(everything) >= (1 if len(quorum.parts) <= 3 else 10):
        return everything
    shares = [sum(log(1 + len(documents) / len(held)) for held in holding if it in held) for it in documents]
    return [
        it
        for it, share in zip(documents, shares, strict=True)
        if share and share >= 0.25 * max(shares) - 1e-6
    ]


def matches(node: Node, document: Document, documents: Sequence[Document]) -> bool:
    match node:
        case Expanded(word=word, others=others):
            return any(matches(part, document, documents) for part in (word, *others))
        case Quorum():
            return document in in_quorum(node, documents)
        case Everything():
            return True
        case And(parts=parts):
            return all(matches(part, document, documents) for part in parts)
        case Or(parts=parts):
            return any(matches(part, document, documents) for part in parts)
        case Not(part=part):
            return not matches(part, document, documents)
        case HasValue(facet=facet, value=value):
            return value in values(document, facet)
        case Between(since=None, until=None):
            return True
        case Between(since=since, until=until):
            day = document.day
            return day is not None and (since is None or since <= day) and (until is None or day <= until)
        case Term() | Prefix() | Phrase():
            texts = {
                Field.TITLE: [document.own_title],
                Field.BODY: [document.body],
                Field.BYLINE: [document.byline or ""],
                Field.TEXT: [document.own_title, document.body],
            }[node.field]
            return any(stands_in(node, ANALYZER.tokens(text)) for text in texts)


def stands_in(node: Term | Prefix | Phrase, tokens: Sequence[Token]) -> bool:
    match node:
        case Term():
            return any(is_word(node, token) for token in tokens)
        case Prefix(text=text):
            return any(token.surface.startswith(text) for token in tokens)
        case Phrase(terms=terms, slop=slop):
            places = [[it.position for it in tokens if is_word(term, it)] for term in terms]
            return any(
                all(one < other for one, other in pairwise(run)) and run[-1] - run[0] - (len(run) - 1) <= slop
                for run in product(*places)
            )


def is_word(term: Term, token: Token) -> bool:
    if term.exact or term.field is Field.BYLINE:
        return token.surface == term.surface
    return token.stem == term.text
