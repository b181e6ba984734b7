"""Whom a sentence names: its subject, or the names it lists."""

from __future__ import annotations

import re

from indexer.claims.clauses import Clause
from indexer.claims.cues import Cue
from indexer.claims.grammar import ADVERBIALS, COMMON, PREPOSITIONS, PRONOUNS, QUANTITIES
from indexer.claims.names import Name, Namer
from indexer.claims.reading import Reading
from indexer.claims.tokens import Sentence


class Subjects:
    """Finds them with a `Namer`."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer

    def of(self, reading: Reading, clause: Clause, until: int) -> tuple[tuple[Name, ...], bool]:
        """Who stands before the verb, and whether they are counted instead of named."""
        sentence, words = reading.sentence, reading.sentence.words
        at, group = self._start(sentence, clause.first, until), False
        while at < until:
            word = words[at]
            if word in PRONOUNS and not group:
                return (), False
            if word in QUANTITIES or (word[0].isdigit() and not re.fullmatch(r"(19|20)\d\d", word)):
                group = True
            elif self._may_begin(sentence, at, clause):
                names, end = self._namer.list_at(sentence, at)
                if names and reading.is_award(names[0]):
                    at = max(end, at + 1)
                    continue
                if names and end <= until:
                    alone = not group or words[at - 1] in {",", ":", "–", "yakni", "yaitu"}
                    if alone:
                        return tuple(names), group
                    at = end
                    continue
            at += 1
        return (), group

    def _start(self, sentence: Sentence, first: int, until: int) -> int:
        """Behind a dateline, or a phrase that says when and where."""
        words = sentence.words
        for at in range(first + 1, min(until, first + 9)):
            dash = words[at] in {"—", "–", "-"} and (
                words[at - 1] == ")" or sentence.tokens[at - 1].is_capital
            )
            if dash:
                first = at + 1
                break
        while first < until and (words[first] in ADVERBIALS or words[first] in {",", "itu"}):
            comma = next((at for at in range(first, until) if words[at] == ","), None)
            if comma is None:
                break
            first = comma + 1
        return first

    def _may_begin(self, sentence: Sentence, at: int, clause: Clause) -> bool:
        words = sentence.words
        if at and words[at - 1] in PREPOSITIONS and at not in (clause.first,):
            return False
        if at == 0 and at not in sentence.bodies and not sentence.tokens[0].text.isupper():
            return not COMMON.fullmatch(words[0]) or sentence.tokens[0].text == "Tim"
        return True

    def listed(self, reading: Reading, since: int = 0) -> tuple[Name, ...]:
        """The names behind `yaitu`, `adalah`, `antara lain` or a colon."""
        words = reading.sentence.words
        openings = [said.last for said in reading.said if said.cue is Cue.LISTS and said.first >= since]
        openings += [at + 1 for at in range(since, len(words)) if words[at] == ":"]
        for at in sorted(openings):
            if at < len(words) and words[at] in {"oleh"}:
                at += 1
            names, _ = self._namer.list_at(reading.sentence, at)
            if names and not reading.is_award(names[0]):
                return tuple(names)
        return ()

    def giver(self, reading: Reading, since: int) -> Name | None:
        """Whoever stands behind `dari` or `diserahkan oleh`."""
        words = reading.sentence.words
        for at in range(since, len(words) - 1):
            if words[at] == "dari":
                return self._namer.name_at(reading.sentence, at + 1)
        return None
