"""What was asked and is not in a document, for a hit that holds but a part of a long query."""

from __future__ import annotations

from collections.abc import Mapping

from search.phrases import occurrences
from search.query import And, Expanded, Field, Node, Or, Phrase, Prefix, Quorum, Term
from search.words import Words


def lacking(node: Node, texts: Mapping[Field, Words]) -> tuple[str, ...]:
    """The parts of the query's quorum that stand in none of these texts, as they were written."""
    match node:
        case Quorum(parts=parts):
            return tuple(_written(part) for part in parts if not _stands(part, texts))
        case And(parts=parts):
            return tuple(word for part in parts for word in lacking(part, texts))
        case _:
            return ()


def _stands(node: Node, texts: Mapping[Field, Words]) -> bool:
    match node:
        case Term(field=field) | Prefix(field=field):
            return any(words.places(node) for words in _of(field, texts))
        case Phrase(terms=terms, field=field, slop=slop):
            return any(
                next(occurrences([words.places(term) for term in terms], slop), ())
                for words in _of(field, texts)
            )
        case Expanded(word=word, others=others):
            return any(_stands(part, texts) for part in (word, *others))
        case Or(parts=parts):
            return any(_stands(part, texts) for part in parts)
        case And(parts=parts):
            return all(_stands(part, texts) for part in parts)
        case _:
            return True


def _of(field: Field, texts: Mapping[Field, Words]) -> list[Words]:
    return [words for name, words in texts.items() if field in (Field.TEXT, name)]


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
