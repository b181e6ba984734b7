"""Where a sentence names an award: one of the vocabulary, one under its own name, or just "the award"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import EVENT_NAME, YEAR, clean, event_of
from indexer.claims.awards.spans import ENDS, end, rank_end, start, superlative_end
from indexer.claims.words.grammar import (
    ADVERBIALS,
    AWARD_NOUNS,
    AWARD_NOUNS_LAST,
    GRADES,
    METALS,
    NUMBERS,
    OUTSIDE_NAMES,
    PRAISE,
    PREPOSITIONS,
    PRIZES,
    RANK_NOUNS,
    RANKED,
    SUPERLATIVES,
    TOKENS,
    is_most,
)
from indexer.claims.words.tokens import Sentence
from search.entries import Award

_TO_LEVEL = r"(?:\d{4} |tahun |\( ?|\) ?|,? ?(?:sub)?kategori |tingkat |predikat |peringkat )*"
_TITLE_ENDS = ENDS - {"sama", "untuk"} | frozenset(
    {",", ".", ";", ":", "di", "dengan", "setelah", "usai", "versi", "tahun", "(", "berdasarkan"}
)
_BESIDE = frozenset(
    {"dari", "oleh", "(", ")", "tertinggi", "bergengsi", "khusus", "internasional", "nasional"}
)
_TITLED = frozenset(
    {"penghargaan", "anugerah", "predikat", "piagam", "award", "gelar", "juara", "trofi", "piala"}
)
_WITHOUT_NOUN = (
    RANK_NOUNS
    | SUPERLATIVES
    | METALS
    | PRIZES
    | PRAISE
    | {"nilai", "skor", "terakreditasi", "apresiasi"}
    | {f"{noun}nya" for noun in AWARD_NOUNS}
)
_WON_BY = [[word] for word in ("diraih", "disabet", "diperoleh", "direbut", "dipersembahkan", "jatuh")]
_TO_PRIZE = frozenset({"meraih", "memperoleh", "mendapat", "mendapatkan", "menerima", "menyabet", "predikat"})
_TO_PRIZE |= {"raih", "dan", "serta", ",", "penghargaan", "kategori"}
_PLAIN = frozenset({"penghargaan", "anugerah", "nasional", "internasional", "tingkat", "bergengsi", "khusus"})
"""`penghargaan nasional` has no name."""
_NAMED_ONLY = frozenset({"bintang"})
_NAMED_BY_PURPOSE = frozenset({"penghargaan", "predikat", "anugerah"})
_NO_PURPOSE = (
    OUTSIDE_NAMES
    | PREPOSITIONS
    | ADVERBIALS
    | ENDS
    | TOKENS
    | {"bergengsi", "langsung", "khusus", "tertinggi", "lain", "lainnya", "apa", "apapun", "besar", "luar"}
)
_VERB = re.compile(r"(?:me|di|ber|ter)\w{4,}|setinggi|sebesar|se\w+nya")
_NAMELY = frozenset({"berupa", "bertajuk", "bernama"})
_QUOTES = frozenset('“”"')
_DEGREE = re.compile(
    r"(?i)gelar (?:akademik |S\d|sarjana|magister|master|doktor(?! (?:honoris|kehormatan))|B\.?A\b|ph\.?d"
    r"|profesor|guru besar)"
)
_PLACE_IN = re.compile(
    r"((?i:juara|runner-up|peringkat)"
    r"(?: (?i:umum|harapan|favorit|ke-?\d|\d|[ivx]+|satu|dua|tiga|pertama|kedua|ketiga))*)"
    r" ((?:Lomba|Kompetisi|Olimpiade|Kejuaraan|Festival|Kontes) .+)"
)
"""Juara 1 Lomba X: a place in a contest."""
_CATEGORY = re.compile(r"(.+?)\s+(?:sub)?kategori\s+(.+)", re.IGNORECASE)


class Anchors:
    """Finds the awards of a sentence."""

    def __init__(self, awards: Mapping[str, Award]) -> None:
        self._awards = awards
        self._levels = {slug: _by_length(award.levels) for slug, award in awards.items()}

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
                    closed = words[run.last : run.last + 1] == [")"]
                    found[-1] = replace(before, last=run.last + closed)
                    continue
                slashed = "/" in between and set(between) <= {"/", "-", "(", ")"}
                if before.slug != run.slug and (slashed or between == ["atau"]):
                    found[-1] = replace(before, ambiguous=True)
                    anchor = replace(anchor, ambiguous=True)
            found.append(anchor)
        found = [
            anchor
            for number, anchor in enumerate(found)
            if anchor.slug is None
            or self._awards[anchor.slug].kind != "class"
            or not any(other.first - anchor.last <= 2 for other in found[number + 1 : number + 3])
        ]
        return [self._with_level(sentence, anchor) for anchor in found]

    def _with_level(self, sentence: Sentence, anchor: Anchor) -> Anchor:
        """`Madya` of Adipura Madya, of `kategori Madya`, of `tingkat Madya`."""
        if anchor.slug is None:
            return anchor
        inside = " ".join(sentence.words[anchor.first : anchor.last])
        behind = " ".join(sentence.words[anchor.last : anchor.last + 9])
        for name, level in self._levels[anchor.slug]:
            within = inside.endswith(f" {name}") and name not in anchor.name.lower()
            within = within or (inside == name and " " in name)  # Menuju Informatif
            if within or (name in behind and re.match(rf"{_TO_LEVEL}{re.escape(name)}\b", behind)):
                return replace(anchor, level=level)
        return anchor

    def _unknown(self, sentence: Sentence, taken: set[int]) -> list[Anchor]:
        words, found = sentence.words, list[Anchor]()
        has_top, at = "besar" in words, 0
        while at < len(words):
            if has_top and self._is_top(words, at) and at not in taken:
                found.append(self._anchor(sentence, at, at + 2))
                at += 2
                continue
            opens = words[at] in _WITHOUT_NOUN and at not in taken
            if opens and (without := self._without_noun(sentence, at, taken)):
                found.append(without)
                at = without.last
                continue
            starred = words[at] in _NAMED_ONLY and not _is_star(sentence, at)
            if at in taken or words[at] not in AWARD_NOUNS or starred:
                at += 1
                continue
            first = start(sentence, at, taken) if words[at] in AWARD_NOUNS_LAST | {"lencana"} else at
            last = end(sentence, at, taken)
            if found and first <= found[-1].last <= last:
                first = found.pop().first
            if _DEGREE.match(sentence.surface(first, last)):
                at = max(last, at + 1)
                continue
            anchor = self._anchor(sentence, first, last)
            if anchor.is_generic:
                told = self._described(sentence, last) or self._in_small_letters(sentence, first, last)
                anchor = told or anchor
            found.append(anchor)
            at = max(anchor.last, at + 1)
        return found

    def _without_noun(self, sentence: Sentence, at: int, taken: set[int]) -> Anchor | None:
        """Without a noun of AWARD_NOUNS: posisi ke-6, terakreditasi A, Best Paper, piagamnya."""
        words = sentence.words
        if words[at] in {"nilai", "skor"} and words[at + 1 : at + 2] == ["tertinggi"]:
            return Anchor(at, at + 2, None, "")
        if words[at] in METALS:  # medali emas diraih X, perak diraih Y
            won = "medali" in words[:at] and words[at - 1] != "medali" and words[at + 1 : at + 2] in _WON_BY
            return Anchor(at, at + 1, None, f"medali {words[at]}") if won else None
        if words[at] in PRIZES:
            return self._prize(sentence, at, taken)
        if words[at].removesuffix("nya") in AWARD_NOUNS - {words[at]}:
            return Anchor(at, at + 1, None, "")
        if last := rank_end(sentence, at):
            return self._anchor(sentence, at, max(last, end(sentence, at, taken)))
        if words[at] == "terakreditasi":
            return self._graded(sentence, at + 1)
        if words[at] in PRAISE:
            return self._praised(sentence, at, taken)
        if words[at] == "apresiasi" and words[at + 1 : at + 2] == ["sebagai"]:
            return self.title(sentence, at + 2)
        if last := superlative_end(sentence, at, taken):
            return self._anchor(sentence, start(sentence, at, taken), last)
        return None

    def _prize(self, sentence: Sentence, at: int, taken: set[int]) -> Anchor | None:
        """`Gold`, `Bronze untuk Media Sosial`: won, or joined to what was won."""
        words, tokens = sentence.words, sentence.tokens
        if not at or not tokens[at].is_capital or words[at - 1] not in _TO_PRIZE:
            return None
        last = end(sentence, at, taken)
        if words[last : last + 1] in (["untuk"], ["kategori"]) and tokens[last + 1 : last + 2]:
            behind = end(sentence, last, taken) if tokens[last + 1].is_capital else last
            last = behind if behind > last + 1 else last
        return self._anchor(sentence, at, last)

    def _praised(self, sentence: Sentence, at: int, taken: set[int]) -> Anchor | None:
        """`Unit Kerja Terbaik I`: with capitals, where not every word has one."""
        first = start(sentence, at, taken)
        if sentence.is_headline or first == at or not sentence.tokens[at].is_capital:
            return None
        return (
            self._anchor(sentence, first, end(sentence, at, taken)) if first not in sentence.bodies else None
        )

    @staticmethod
    def _graded(sentence: Sentence, at: int) -> Anchor | None:
        """Behind `terakreditasi`: Unggul, “Baik Sekali”, or who accredited."""
        tokens, last = sentence.tokens, at
        while last < len(tokens) and (
            tokens[last].is_capital or tokens[last].low in GRADES or tokens[last].text in _QUOTES
        ):
            last += 1
            if tokens[last - 1].text.endswith("."):
                break
        grade = sentence.surface(at, last).strip(" “”\"'.")
        return Anchor(at, last, None, f"Akreditasi {grade}") if grade else None

    def _described(self, sentence: Sentence, at: int) -> Anchor | None:
        """What `penghargaan sebagai`, `penghargaan dari Y berupa` goes on with."""
        words = sentence.words
        noun = words[at - 1]
        while at < len(words) and words[at] in {"bergengsi", "tertinggi", "khusus"}:
            at += 1
        if words[at : at + 1] == ["sebagai"] and noun in _TITLED:
            return None if TOKENS.intersection(words[at + 1 : at + 2]) else self.title(sentence, at + 1)
        for ahead in range(at, min(at + 14, len(words) - 1)):
            if words[ahead] in _NAMELY:
                named = sentence.tokens[ahead + 1].is_capital or words[ahead + 1] in AWARD_NOUNS
                return self.title(sentence, ahead + 1) if named else None
            if not (sentence.tokens[ahead].is_capital or words[ahead] in _BESIDE):
                break
        return None

    def _in_small_letters(self, sentence: Sentence, first: int, last: int) -> Anchor | None:
        """`penghargaan kepatuhan standar pelayanan`: what it was given for, right behind the noun."""
        words, tokens, end_of = sentence.words, sentence.tokens, last
        if words[last - 1] not in _NAMED_BY_PURPOSE:
            return None
        while end_of < len(words) and tokens[end_of].text.isalpha() and words[end_of] not in _NO_PURPOSE:
            if tokens[end_of].is_capital or _VERB.match(words[end_of]):
                break
            end_of += 1
        purpose = [word for word in words[last:end_of] if word not in _PLAIN]
        return Anchor(first, end_of, None, sentence.surface(last - 1, end_of)) if len(purpose) > 1 else None

    def title(self, sentence: Sentence, at: int, *, through: bool = False) -> Anchor | None:
        """What someone is named, from this token on: The Best Booth, penyaji terbaik ke-6.

        `through` goes on through `dengan` to the next superlative: satuan kerja dengan laporan terbaik.
        """
        words = sentence.words
        if words[at : at + 3] == ["salah", "satu", "dari"]:  # one of ten that are named so
            at += 3 + (words[at + 3 : at + 4] != [] and not sentence.tokens[at + 3].is_capital)
        last = at
        while last < len(words) and words[last] not in _TITLE_ENDS:
            last += 1
        if through and words[last : last + 1] == ["dengan"]:
            behind = [ahead for ahead in range(last, min(last + 7, len(words))) if is_most(words[ahead])]
            last = behind[0] + 1 if behind else last
        tokens = sentence.tokens[at:last]
        if not any(token.is_capital or token.low in RANKED or is_most(token.low) for token in tokens):
            return None
        return self._anchor(sentence, at, last)

    def _anchor(self, sentence: Sentence, first: int, last: int) -> Anchor:
        surface = sentence.surface(first, last)
        name = clean(surface)
        low = name.lower().split()
        plain = AWARD_NOUNS.issuperset(low) or (low[0] in _PLAIN and _PLAIN.issuperset(low))
        if plain or _DEGREE.match(surface):
            name = ""
        year = YEAR.search(surface)
        level = None
        if (part := _CATEGORY.match(name)) and " " in part[1] and EVENT_NAME.search(part[1]):
            name, level = part[1], part[2]
        anchor = Anchor(first, last, None, name, level, year=int(year.group()) if year else None)
        ranked = anchor.is_rank or any(is_most(word) for word in sentence.words[first:last])
        part = _PLACE_IN.match(name)
        found = event_of(sentence, first, last, is_rank=ranked, has_contest=part is not None)
        if found is None and part:
            return replace(anchor, name=part[2], level=part[1], event=part[2])
        return replace(anchor, event=found[0], year=anchor.year or found[1]) if found else anchor

    @staticmethod
    def _is_top(words: Sequence[str], at: int) -> bool:
        """10 besar, lima besar."""
        return words[at + 1 : at + 2] == ["besar"] and (words[at].isdigit() or words[at] in NUMBERS)


def _by_length(levels: Sequence[str]) -> list[tuple[str, str]]:
    """In small letters and without what a bracket adds, each with the level as it is listed."""
    longest_first = sorted(levels, key=len, reverse=True)
    return [(re.sub(r" \(.*\)", "", level).lower(), level) for level in longest_first]


def _is_star(sentence: Sentence, at: int) -> bool:
    """`Bintang Mahaputera`, not `bintang film` nor the middle of a name: Koperasi Maria Bintang Laut."""
    before = sentence.tokens[at - 1] if at else None
    inside = before is not None and before.is_capital and before.low not in AWARD_NOUNS
    return sentence.tokens[at].is_capital and (sentence.is_headline or not inside)
