"""A sentence with everything found in it: awards, cues, clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import YEAR
from indexer.claims.names.named import Name
from indexer.claims.words.clauses import Clause, clause_of, doubt
from indexer.claims.words.cues import EVENTS, Cue, Said
from indexer.claims.words.grammar import EVENT_NOUNS, NUMBERS
from indexer.claims.words.tokens import Sentence

_WHEN = frozenset({"pada", "sejak", "tahun"})
_CONNECT = frozenset(
    {",", "dan", "serta", "sekaligus", "juga", "maupun", "plus", "predikat", "penghargaan"}
    | {"piala", "trofi", "/", "tahun", "(", ")", *NUMBERS}
)


_JOINS = frozenset({"dan", "serta", ",", "sekaligus", "plus"})
_AT = EVENT_NOUNS | frozenset({"pada", "dalam", "di", "of", "the", "for"})


@dataclass(slots=True)
class Reading:
    """A sentence with everything found in it."""

    sentence: Sentence
    anchors: list[Anchor]
    said: list[Said]
    clauses: list[Clause] = field(default_factory=list)

    @property
    def named_anchors(self) -> list[Anchor]:
        return [anchor for anchor in self.anchors if not anchor.is_generic]

    def coordinated(self, first: int, last: int, near: int) -> list[Anchor]:
        """The first award there that has a name, and those joined to it by `dan`; else one that has none."""
        there = [a for a in self.anchors if first <= a.first < last and a.first - first <= near]
        named = [anchor for anchor in there if not anchor.is_generic]
        if not named:
            return there[:1]
        kept = [named[0]]
        for anchor in named[1:]:
            if (kept[-1].is_listed and anchor.is_listed) or self._joins(kept[-1].last, anchor.first):
                kept.append(anchor)
            elif anchor.slug is not None and kept[-1].slug is None and anchor.first - kept[-1].last <= 8:
                kept[-1] = replace(anchor, level=anchor.level or kept[-1].name)
            else:
                break
        return kept

    def _joins(self, first: int, last: int) -> bool:
        """`dan`, a comma, a number; or the contest of the award before: juara 1 pada Lomba X dan juara 2."""
        words = self.sentence.words[first:last]
        if not _JOINS.intersection(words):
            return False
        if len(words) <= 4:
            dated = any(map(YEAR.fullmatch, words))  # WBK pada 2020 dan WBBM pada 2022
            return all(word in _CONNECT or word[0].isdigit() or (dated and word in _WHEN) for word in words)
        contest = self.sentence.tokens[first : last - 1]
        return (
            len(words) <= 12
            and words[-1] in {"dan", "serta"}
            and all(token.is_capital or token.text[0].isdigit() or token.low in _AT for token in contest)
        )

    @staticmethod
    def is_named(anchors: Sequence[Anchor]) -> bool:
        """`medali` and `penghargaan internasional` name none."""
        return any(anchor.slug or not anchor.name.islower() for anchor in anchors if anchor.name)

    def before(self, clause: Clause, until: int, since: int = 0) -> list[Anchor]:
        """The awards before a passive verb: the last that has a name, and those joined to it.

        Behind `since`, where the verb before ends, if there are any.
        """
        there = [a for a in self.anchors if clause.first <= a.first and a.last <= until]
        there = [anchor for anchor in there if anchor.first >= since] or there
        if there and there[-1].last == until - 1 and self.sentence.words[until - 1] == "yang":
            return there[-1:]  # A, B dan C yang diberikan kepada
        named = [anchor for anchor in there if not anchor.is_generic]
        if named:
            return self.coordinated(named[0].first, until, near=25) if len(named) > 1 else named
        return there[-1:]

    def why(self, clause: Clause, event: Said, until: int) -> str | None:
        if (which := self._relative(clause, event)) is not None:
            clause = Clause(which, clause.last)
        return doubt(self.sentence.words, self.said, clause, event, max(until, event.first))

    def why_not(self, anchor: Anchor) -> str | None:
        """What stands before an award in its clause and says that nobody received it."""
        clause = clause_of(self.clauses, anchor.first)
        return self.why(clause, Said(Cue.HOLDS, anchor.first, anchor.last), anchor.first)

    def _relative(self, clause: Clause, event: Said) -> int | None:
        """The `yang` of `akan menyusul Rutan X yang meraih WBK`: what comes for X is not in doubt.

        But where the award itself is spoken of before it (`akan diserahkan kepada Kota X yang meraih ...`).
        """
        words = self.sentence.words
        at = event.first - 1
        while at > clause.first and words[at] in {"telah", "sudah", "berhasil", "pernah", "juga", "baru"}:
            at -= 1
        if at <= clause.first or words[at] != "yang" or not self.sentence.tokens[at - 1].is_capital:
            return None
        before = [said for said in self.said if clause.first <= said.first < at]
        given = any(
            said.cue in EVENTS or (said.cue is Cue.NEGATED and words[said.last] == "ada") for said in before
        )
        return None if given or event.cue is not Cue.RECEIVES else at

    def earlier(self, clause: Clause) -> bool:
        return any(said.cue is Cue.EARLIER and clause.first <= said.first < clause.last for said in self.said)

    def is_award(self, name: Name) -> bool:
        return any(anchor.first <= name.first < anchor.last for anchor in self.named_anchors)
