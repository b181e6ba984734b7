"""A query finds more than it says: acronyms and names for each other, the best part of a long question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.analysis import Analyzer
from search.names import Names
from search.query import And, Expanded, Field, Node, Note, Or, Phrase, Prefix, Query, Quorum, Term

LONGEST_NAME = 8
"""Words of the longest name in `acronyms.toml`."""
MOST_OTHERS = 4
MOST_NOTES = 3


def with_expansions(query: Query, analyzer: Analyzer, names: Names) -> Query:
    """The query with what its words are called otherwise, and notes that say so.

    Words in quotes or fields are left as they are.
    """
    expanding = _Expanding(analyzer, names)
    node = expanding.node(query.node)
    if not expanding.notes:
        return query
    return query.with_(node=node, notes=(*query.notes, *expanding.notes[:MOST_NOTES]))


def with_quorum(query: Query, stopwords: frozenset[str]) -> Query:
    """The query with what it asks of the text as one quorum; filters and exclusions stay beside it.

    Words that are everywhere need not be there.
    """
    node = query.node
    if not isinstance(node, And):
        return query
    wanted = list(dict.fromkeys(part for part in node.parts if _is_text(part)))
    if len(wanted) < 2:
        return query
    common = [term for part in wanted for term in _plain_terms([part]) if term.surface in stopwords]
    telling = [part for part in wanted if part not in common]
    quorum = Quorum(tuple(telling), tuple(common)) if telling else Quorum(tuple(wanted))
    kept = tuple(part for part in node.parts if not _is_text(part))
    return query.with_(node=And((*kept, quorum)) if kept else quorum)


class _Expanding:
    def __init__(self, analyzer: Analyzer, names: Names) -> None:
        self.notes: list[Note] = []
        self._analyzer = analyzer
        self._names = names

    def node(self, node: Node) -> Node:
        match node:
            case Term():
                return self._run([node])[0]
            case And(parts=parts):
                return And(tuple(self._side_by_side(parts)))
            case Or(parts=parts):
                return Or(tuple(self.node(part) for part in parts))
            case _:
                return node

    def _side_by_side(self, parts: Sequence[Node]) -> Iterator[Node]:
        """Names of several words are found in the words as they stand; the longest name wins."""
        at = 0
        while at < len(parts):
            run = _plain_terms(parts[at : at + LONGEST_NAME])
            while len(run) > 1 and not self._names.expansions(_said(run)):
                run.pop()
            yield from self._run(run) if run else [self.node(parts[at])]
            at += max(1, len(run))

    def _run(self, run: Sequence[Term]) -> Sequence[Node]:
        """Each word of a name with what the name may be called instead: that stands for all of them."""
        stopwords = self._analyzer.rules.stopwords
        if not _plain_terms(run) or (len(run) == 1 and run[0].surface in stopwords):
            return run
        others = {
            name: node
            for name in self._names.expansions(_said(run))
            if (node := self._said_so(name, without={term.text for term in run}))
        }
        if not others:
            return run
        named = list(others)[:MOST_OTHERS]
        called = ", ".join(f"“{name}”" for name in named)
        self.notes.append(
            Note(
                "expanded",
                f"“{_said(run)}” juga dicari sebagai {called}; "
                "dalam tanda kutip dicari persis seperti tertulis.",
            )
        )
        alternatives = tuple(others[name] for name in named)
        return [term if term.surface in stopwords else Expanded(term, alternatives) for term in run]

    def _said_so(self, name: str, without: set[str]) -> Term | Phrase | None:
        """A name as words in a row; None where it says nothing else (*wilayah bebas korupsi*)."""
        terms = tuple(Term(token.stem, token.surface) for token in self._analyzer.tokens(name))
        if not terms or {term.text for term in terms} <= without:
            return None
        return terms[0] if len(terms) == 1 else Phrase(terms)


def _plain_terms(parts: Sequence[Node]) -> list[Term]:
    """The words at the beginning that are neither quoted nor in a field."""
    run: list[Term] = []
    for part in parts:
        if not isinstance(part, Term) or part.exact or part.field is not Field.TEXT:
            break
        run.append(part)
    return run


def _said(run: Sequence[Term]) -> str:
    return " ".join(term.surface for term in run)


def _is_text(node: Node) -> bool:
    match node:
        case Term() | Phrase() | Prefix() | Expanded():
            return True
        case Or(parts=parts) | And(parts=parts):
            return all(map(_is_text, parts))
        case _:
            return False
