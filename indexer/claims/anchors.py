"""Where a sentence names an award: one of the vocabulary, one under its own name, or just "the award"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.claims.grammar import (
    AWARD_NOUNS,
    AWARD_NOUNS_LAST,
    EVENT_NOUNS,
    MONTHS,
    NUMBERS,
    OUTSIDE_NAMES,
    RANKED,
    RANKS,
    WITHIN_AWARDS,
)
from indexer.claims.tokens import Sentence
from search.entries import Award

YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_ORDER = re.compile(r"ke-\d+|\d{1,2}|[IVX]+")

_TO_LEVEL = r"(?:\d{4} |tahun |\( ?|\) ?|,? ?(?:sub)?kategori |tingkat |predikat |peringkat )*"
_LINKS = frozenset({"of", "the", "for", "in", "and", "&", "on"})
_ENDS = frozenset(
    {"ini", "itu", "tersebut", "serupa", "sama", "dari", "kepada", "untuk", "oleh", "atas", "yang", "pada"}
    | {"dalam", "raih", "lewat", "se", "sekaligus", "ke", "bagi", "karena", "berkat"}
)
_TITLE_ENDS = _ENDS - {"sama", "untuk"} | frozenset(
    {",", ".", ";", ":", "di", "dengan", "setelah", "versi", "tahun", "(", "berdasarkan"}
)
# Before the name of an award they are no part of it.
_BEFORE_NAMES = OUTSIDE_NAMES | frozenset(
    {"ajang", "raih", "sabet", "borong", "mendapat", "meraih", "acara", "event", "gelaran"}
)
_TO_EVENT = frozenset(
    {"bergengsi", "penghargaan", "nasional", "internasional", "tahunan", "puncak", "acara"} | {"bertajuk"}
)
# Degrees are earned, not awarded; but for those of honour.
_DEGREE = re.compile(
    r"(?i)gelar (?:akademik |S\d|sarjana|magister|master|doktor(?! (?:honoris|kehormatan))|B\.?A\b|ph\.?d"
    r"|profesor|guru besar)"
)
_CATEGORY = re.compile(r"(.+?)\s+(?:sub)?kategori\s+(.+)", re.IGNORECASE)
EVENT_NAME = re.compile(
    r"\b(?:Awards?|Awarding|Anugerah|Penghargaan|Piala|Trofi|Prize|Festival|Lomba|Kompetisi|Competition|Olimpiade"
    r"|Expo|Index|Apresiasi|Summit|Challenge|Cup|Contest|Penganugerahan|Nugraha|AWARDS?)\b"
)


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
    event: str | None = None
    """The contest or ceremony it is part of, where the sentence names one."""
    year: int | None = None
    """In its name or its event's."""

    @property
    def is_generic(self) -> bool:
        """Just "the award": what it is stands elsewhere."""
        return not self.name

    @property
    def is_category(self) -> bool:
        """A part of some award (Juara 1, kategori Madya), not one by itself."""
        named = RANKED.intersection(self.name.lower().split())
        return bool(named) and not EVENT_NAME.search(self.name)

    @property
    def is_event(self) -> bool:
        """A contest or a ceremony by its own name: Anugerah X, X Awards."""
        return self.slug is None and len(self.name.split()) > 1 and bool(EVENT_NAME.search(self.name))

    @property
    def is_rank(self) -> bool:
        return bool(RANKS.intersection((self.level or self.name).lower().split()))


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
            first = run.first + (words[run.first] == "berpredikat")  # the verb, in an alias
            while first and words[first - 1] in AWARD_NOUNS | {"bergengsi", "tertinggi"}:
                first -= 1
            anchor = Anchor(first, run.last, run.slug, award.name)
            if found:
                before = found[-1]
                between = words[before.last : run.first]
                if before.slug == run.slug and between == ["("]:
                    found[-1] = replace(before, last=run.last + 1)
                    continue
                slashed = "/" in between and set(between) <= {"/", "-", "(", ")"}
                if before.slug != run.slug and (slashed or between == ["atau"]):
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
            if self._is_top(words, at) and at not in taken:
                found.append(self._anchor(sentence, at, at + 2))
                at += 2
                continue
            scored = words[at] in {"nilai", "skor"} and words[at + 1 : at + 2] == ["tertinggi"]
            if at not in taken and (scored or words[at].removesuffix("nya") in AWARD_NOUNS - {words[at]}):
                found.append(Anchor(at, at + 1 + scored, None, ""))  # piagamnya, nilai tertinggi
                at += 1 + scored
                continue
            if at in taken or words[at] not in AWARD_NOUNS:
                at += 1
                continue
            first = self._left(sentence, at, taken) if words[at] in AWARD_NOUNS_LAST else at
            last = self._right(sentence, at, taken)
            if found and first <= found[-1].last <= last:
                first = found.pop().first
            anchor = self._anchor(sentence, first, last)
            if anchor.is_generic and words[last : last + 1] == ["sebagai"]:
                anchor = self.title(sentence, last + 1) or anchor
            found.append(anchor)
            at = max(anchor.last, at + 1)
        return found

    def title(self, sentence: Sentence, at: int) -> Anchor | None:
        """What someone is named, from this token on: The Best Booth, penyaji terbaik ke-6."""
        words, last = sentence.words, at
        while last < len(words) and words[last] not in _TITLE_ENDS:
            last += 1
        tokens = sentence.tokens[at:last]
        if not any(token.is_capital or token.low in RANKED for token in tokens):
            return None
        return self._anchor(sentence, at, last)

    def _anchor(self, sentence: Sentence, first: int, last: int) -> Anchor:
        surface = sentence.surface(first, last)
        name = _clean(surface)
        if (len(name.split()) == 1 and name.lower() in AWARD_NOUNS) or _DEGREE.match(name):
            name = ""
        year = YEAR.search(surface)
        level = None
        if (part := _CATEGORY.match(name)) and EVENT_NAME.search(part[1]):
            name, level = part[1], part[2]
        anchor = Anchor(first, last, None, name, level, year=int(year.group()) if year else None)
        return self._with_event(sentence, anchor)

    def _with_event(self, sentence: Sentence, anchor: Anchor) -> Anchor:
        """With the contest or ceremony that it is part of: pada ajang X Awards 2025."""
        words = sentence.words
        for at in range(anchor.last, min(anchor.last + 25, len(words) - 1)):
            if words[at] in {";", ".", ":"}:
                break
            if words[at] in {"pada", "dalam", "di"} | EVENT_NOUNS and (found := self._event_at(sentence, at)):
                return replace(anchor, event=found[0], year=anchor.year or found[1])
        for at in range(anchor.first):
            when = at == 0 and words[at] in {"pada", "dalam"}
            if (when or words[at] in EVENT_NOUNS) and (found := self._event_at(sentence, at)):
                return replace(anchor, event=found[0], year=anchor.year or found[1])
        return anchor

    def _event_at(self, sentence: Sentence, at: int) -> tuple[str, int | None] | None:
        """The name and year of the event behind `pada ajang`."""
        tokens, words = sentence.tokens, sentence.words
        first = at + 1
        while (
            first < min(len(words), at + 5)
            and words[first] in EVENT_NOUNS | _TO_EVENT
            and not tokens[first].is_capital
        ):
            first += 1
        last = first
        while last < len(words) and self._in_event(sentence, first, last):
            last += 1
        surface = sentence.surface(first, last)
        name, year = _clean(surface), YEAR.search(surface)
        if not name or words[first] in MONTHS | OUTSIDE_NAMES:
            return None
        if not (year or EVENT_NOUNS.intersection(words[at:first]) or EVENT_NAME.search(name)):
            return None
        return name, int(year.group()) if year else None

    @staticmethod
    def _in_event(sentence: Sentence, first: int, at: int) -> bool:
        token, behind = sentence.tokens[at], sentence.tokens[at + 1 : at + 2]
        if token.low in _LINKS | {"dan", "#"}:
            return bool(behind) and behind[0].is_capital
        numbered = token.text[0].isdigit() and token.text[-1].isalpha()
        numbered = numbered or (at > first and bool(_ORDER.fullmatch(token.text)))
        return token.is_capital or numbered or bool(YEAR.fullmatch(token.text))

    @staticmethod
    def _is_top(words: Sequence[str], at: int) -> bool:
        """10 besar, lima besar."""
        return words[at + 1 : at + 2] == ["besar"] and (words[at].isdigit() or words[at] in NUMBERS)

    def _left(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """Where a name ending in Award begins."""
        tokens = sentence.tokens
        while at and at - 1 not in taken:
            token = tokens[at - 1]
            link = token.low in _LINKS and at > 1 and tokens[at - 2].is_capital
            if not (token.is_capital or link or YEAR.fullmatch(token.text)) or token.low in _BEFORE_NAMES:
                break
            at -= 1
        return at

    def _right(self, sentence: Sentence, at: int, taken: set[int]) -> int:
        """Where the name that begins with Penghargaan, Juara, Piala ends."""
        tokens, words = sentence.tokens, sentence.words
        last = at + 1
        quoted = False
        while last < len(tokens) and last not in taken:
            token = tokens[last]
            if token.text in {"“", "”", '"'}:
                quoted = not quoted
            elif token.text == "(" and words[last + 2 : last + 3] == [")"]:
                last += 2
            elif token.text == "-" and last + 1 < len(tokens) and tokens[last + 1].is_capital:
                pass
            elif not quoted and not self._goes_on(sentence, last, taken):
                break
            last += 1
        return min(last, len(tokens))

    @staticmethod
    def _goes_on(sentence: Sentence, at: int, taken: set[int]) -> bool:
        token, word = sentence.tokens[at], sentence.words[at]
        if word in _ENDS:
            return False
        if word == "tahun" or word in WITHIN_AWARDS or YEAR.fullmatch(word) or _ORDER.fullmatch(token.text):
            return True
        if word in {"dan", "&"}:
            around = sentence.tokens[at - 1 : at + 2 : 2]
            names = len(around) == 2 and all(one.is_capital for one in around)
            return names and at + 1 not in taken and around[1].low not in AWARD_NOUNS
        return token.is_capital and at not in sentence.bodies


def _clean(name: str) -> str:
    """Without its year."""
    name = re.sub(r"\b(?:[Tt]ahun\s+)?(?:19|20)\d\d\b", " ", name)
    name = re.sub(r"\b[Tt]ahun\b", " ", name)
    name = re.sub(r"^(?:penghargaan|[Aa]jang) (?=[A-Z])", "", " ".join(name.split()))
    return name.strip(" ,.;:-“”\"'(")
