"""Where a sentence names an award: one of the vocabulary, one under its own name, or just "the award"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.claims.grammar import AWARD_NOUNS, AWARD_NOUNS_LAST, RANKS, WITHIN_AWARDS
from indexer.claims.tokens import Sentence
from search.entries import Award

YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_ORDER = re.compile(r"ke-\d+|\d{1,2}|[IVX]+")

_TO_LEVEL = r"(?:\d{4} |tahun |\( ?|\) ?|,? ?(?:sub)?kategori |tingkat |predikat |peringkat )*"
_LINKS = frozenset({"of", "the", "for", "in", "and", "&", "on"})
_DROPPED = frozenset({"ini", "itu", "tersebut", "serupa", "sama"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """An award at tokens `first` to before `last`."""

    first: int
    last: int
    slug: str | None
    """None: the vocabulary does not know it."""
    name: str
    level: str | None = None
    ambiguous: bool = False
    """WBK/WBBM: one of the two, and nothing says which."""

    @property
    def is_generic(self) -> bool:
        """Just "the award": what it is stands elsewhere."""
        return not self.name

    @property
    def is_rank(self) -> bool:
        return bool(RANKS.intersection(self.name.lower().split()))


class Anchors:
    """Finds the awards of a sentence."""

    def __init__(self, awards: Mapping[str, Award]) -> None:
        self._awards = awards

    def find(self, sentence: Sentence) -> list[Anchor]:
        known = self._known(sentence)
        taken = {at for anchor in known for at in range(anchor.first, anchor.last)}
        found = [*known, *self._unknown(sentence, taken)]
        return sorted(found, key=lambda anchor: anchor.first)

    def _known(self, sentence: Sentence) -> list[Anchor]:
        words, found = sentence.words, list[Anchor]()
        for run in sorted(sentence.awards.values(), key=lambda run: run.first):
            award = self._awards[run.slug]
            first = run.first
            while first and words[first - 1] in AWARD_NOUNS | {"bergengsi", "tertinggi"}:
                first -= 1
            anchor = Anchor(first, run.last, run.slug, award.name)
            if found:
                before = found[-1]
                between = words[before.last : run.first]
                if before.slug == run.slug and between == ["("]:
                    found[-1] = replace(before, last=run.last + 1)
                    continue
                if (between and set(between) <= {"/", "-", "(", ")"} and "/" in between) or between == [
                    "atau"
                ]:
                    found[-1] = replace(before, ambiguous=True)
                    anchor = replace(anchor, ambiguous=True)
            found.append(anchor)
        return [self._with_level(sentence, anchor) for anchor in found]

    def _with_level(self, sentence: Sentence, anchor: Anchor) -> Anchor:
        """`Madya` of Adipura Madya, of `kategori Madya`, of `tingkat Madya`."""
        if anchor.slug is None:
            return anchor
        award, words = self._awards[anchor.slug], sentence.words
        behind = " ".join(words[anchor.last : anchor.last + 9])
        for level in award.levels:
            name = level.lower()
            if re.match(
                rf"{_TO_LEVEL}{re.escape(name)}\b",
                behind,
            ):
                return replace(anchor, level=level)
        return anchor

    def _unknown(self, sentence: Sentence, taken: set[int]) -> list[Anchor]:
        words, found = sentence.words, list[Anchor]()
        at = 0
        while at < len(words):
            if at in taken or words[at] not in AWARD_NOUNS:
                at += 1
                continue
            first = self._left(sentence, at, taken) if words[at] in AWARD_NOUNS_LAST else at
            last = self._right(sentence, at, taken)
            name = _clean(sentence.surface(first, last))
            if len(name.split()) == 1 and name.lower() in AWARD_NOUNS:
                name = ""
            if found and first <= found[-1].last and found[-1].last <= last:
                before = found.pop()
                first, name = before.first, _clean(sentence.surface(before.first, last))
                if len(name.split()) == 1 and name.lower() in AWARD_NOUNS:
                    name = ""
            found.append(Anchor(first, last, None, name))
            at = max(last, at + 1)
        return found

    def _left(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """Where a name ending in Award begins."""
        tokens = sentence.tokens
        while at and at - 1 not in taken:
            token = tokens[at - 1]
            link = token.low in _LINKS and at > 1 and tokens[at - 2].is_capital
            if not (token.is_capital or link or YEAR.fullmatch(token.text) or token.text == "&"):
                break
            if sentence.is_headline and token.low in {
                "raih",
                "terima",
                "sabet",
                "borong",
                "di",
                "dari",
                "penghargaan",
                "dapat",
            }:
                break
            at -= 1
        return at

    def _right(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """Where the name that begins with Penghargaan, Juara, Piala ends."""
        tokens, words = sentence.tokens, sentence.words
        last = at + 1
        quoted = False
        while last < len(tokens) and last not in taken:
            token, word = tokens[last], words[last]
            if token.text in {"“", "”", '"'}:
                quoted = not quoted
            elif quoted:
                pass
            elif word in _DROPPED or word in {
                "dari",
                "kepada",
                "untuk",
                "oleh",
                "atas",
                "yang",
                "pada",
                "dalam",
                "raih",
            }:
                break
            elif (
                (token.is_capital and word not in {"tahun"} and last not in sentence.bodies)
                or word in WITHIN_AWARDS
                or _ORDER.fullmatch(token.text)
                or (
                    word in {"dan", "&"}
                    and last + 1 < len(tokens)
                    and tokens[last + 1].is_capital
                    and tokens[last - 1].is_capital
                    and last + 1 not in taken
                    and words[last + 1] not in AWARD_NOUNS
                )
                or YEAR.fullmatch(token.text)
                or word == "tahun"
            ):
                pass
            elif token.text == "(" and last + 2 < len(tokens) and tokens[last + 2].text == ")":
                last += 2
            else:
                break
            last += 1
        return last


def _clean(name: str) -> str:
    """Without its year."""
    name = re.sub(r"\b(?:[Tt]ahun\s+)?(?:19|20)\d\d\b", " ", name)
    name = re.sub(r"\b[Tt]ahun\b", " ", name)
    return " ".join(name.split()).strip(" ,.;:-“”\"'(")
