"""What was asked and is not in a document, for a hit that holds but a part of a long query."""

from __future__ import annotations

from collections.abc import Container, Iterable

from search.query import And, Expanded, Node, Or, Phrase, Prefix, Quorum, Term
from search.words import Occurrence, Pattern, patterns


def lacking(node: Node, found: Iterable[Occurrence]) -> tuple[str, ...]:
    """The parts of the query's quorum of which nothing was found, as they were written."""
    asked = patterns(node)
    return tuple(_lacking(node, {asked[number] for _, _, number, _ in found}))


def _lacking(node: Node, standing: Container[Pattern]) -> list[str]:
    match node:
        case Quorum(parts=parts):
            return [_written(part) for part in parts if not _stands(part, standing)]
        case And(parts=parts):
            return [word for part in parts for word in _lacking(part, standing)]
        case _:
            return []


def _stands(node: Node, standing: Container[Pattern]) -> bool:
    match node:
        case Term() | Prefix() | Phrase():
            return node in standing
        case Expanded(word=word, others=others):
            return any(_stands(part, standing) for part in (word, *others))
        case Or(parts=parts):
            return any(_stands(part, standing) for part in parts)
        case And(parts=parts):
            return all(_stands(part, standing) for part in parts)
        case _:
            return True


def _written(node: Node) -> str:
    match node:
        case Term(surface=surface):
            return surface
        case Prefix(text=text):
            return f"{text}*"
        case Phrase(terms=terms):
            return " ".join(term.surface for term in terms)
        case Expanded(word=word):
            return word.surface
        case Or(parts=parts):
            return " / ".join(map(_written, parts))
        case And(parts=parts):
            return " ".join(map(_written, parts))
        case _:
            return ""
