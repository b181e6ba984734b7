"""Places within the award that a text speaks of: its levels, and ranks that any award can have.

Where an award is the topic, sentences name no more than the place: `Terbaik II ialah X`, `X di tempat kedua`,
`tingkat Madya menjadi milik X`. As an anchor of that award the verbs read it like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.claims.anchor import Anchor
from indexer.claims.beside import Beside
from indexer.claims.clauses import Clause, clause_of
from indexer.claims.cues import Cue, Said
from indexer.claims.events import EVENT_NAME, ORDER
from indexer.claims.facts import Fact
from indexer.claims.grammar import (
    ADVERBIALS,
    AWARD_NOUNS,
    ORDINALS,
    OUTSIDE_NAMES,
    PREPOSITIONS,
    PRIZES,
    RANK_NOUNS,
)
from indexer.claims.named import Name
from indexer.claims.names import Namer
from indexer.claims.reading import Reading
from indexer.claims.spans import ENDS
from indexer.claims.subjects import Subjects
from indexer.claims.tokens import Sentence
from search.entries import Award

_FIRST = frozenset({"terbaik", "terinovatif", "terfavorit", "teladan", "juara", "puncak", *PRIZES})
_PLACES = RANK_NOUNS | {"tempat", "terbaik", "juara", "pemenang"}
_PARTS = frozenset({"klaster", "kategori", "subkategori", "kelompok", "golongan"})
"""What is won in them is a part of the award: klaster kota dimenangi X, X menang di klaster kota."""
_ITS = frozenset({"urutannya", "peringkatnya", "juaranya", "terbaiknya", "pemenangnya"})
_FEATS = frozenset({"hal", "prestasi", "capaian", "hasil"})
_SAME = frozenset({"sama", "serupa"})
_COPULAS = frozenset({"adalah", "ialah", "yaitu", "yakni", ":"})
_AT = frozenset({"di", "pada"})
_FOR = frozenset({"untuk", "pada", "di", "dari", "dalam"})
_OPENINGS = frozenset({"sedangkan", "sementara", "adapun", "lalu", "dan", "namun", "kemudian"})
_THERE = frozenset({"ada", "terdapat", "untuk", "diisi", "milik"})
_STILL = frozenset({"masih", "tetap", "kini", "kembali"})
_STATE = _STILL | {"juga", "tahun", "ini", "lalu", "pula", "sudah", "telah"}
_TO = frozenset({"ke", "di", "pada", "dengan", "menjadi", "menembus", "kini", "masih", "tetap"})
_WHERE = PREPOSITIONS | {"tingkat", "se", "wilayah", "kawasan"}
_TO_LEVEL = frozenset({"tingkat", "kategori", "predikat", "berpredikat", "berkategori", "peringkat", "level"})
_DOES = re.compile(r"me(?!nteri|dali)\w{4,}")
"""A verb: cara terbaik mengolah sampah adalah ..."""
_BELOW = frozenset({"menuju", "kurang", "tidak", "buruk"})
"""Levels that begin so are none: Menuju Informatif."""
_LONGEST = 9
"""Words of a place before its verb: satuan kerja terbaik kedua kategori pagu kecil."""
_NEAR = 3
"""Words between whoever has a place and `di`."""
_TOLD = re.compile(
    r"\b(?:[Tt]er(?:baik|inovatif|favorit)|unggul|[Jj]uara|[Rr]unner-up|puncak"
    r"|[Uu]rutannya|sama|serupa|[Kk]laster"
    r"|(?:[Tt]empat|[Pp]osisi|[Uu]rutan|[Pp]eringkat) (?:ke-?\w+|\d+|[IVX]+))\b"
)
"""Looked up first: most sentences have none."""


def can_have_places(spoken: Anchor | None) -> bool:
    """An award of the vocabulary or one by its own name, not a place of one."""
    if spoken is None or spoken.ambiguous:
        return False
    return bool(spoken.slug) or (not spoken.is_category and bool(EVENT_NAME.search(spoken.name)))


def tells_place(text: str, start: int, end: int, spoken: Anchor | None, awards: Mapping[str, Award]) -> bool:
    """The sentence at these characters may tell a place of the award that is spoken of."""
    if spoken is None or not can_have_places(spoken):
        return False
    levels = awards[spoken.slug].levels if spoken.slug else ()
    return bool(_TOLD.search(text, start, end)) or any(text.find(one, start, end) >= 0 for one in levels)


class Standings:
    """Finds them, and reads the sentences that say whose they are without a verb of receiving."""

    def __init__(self, namer: Namer, subjects: Subjects, beside: Beside) -> None:
        self._namer = namer
        self._subjects = subjects
        self._beside = beside

    def mark(self, reading: Reading, spoken: Anchor, levels: Sequence[str]) -> None:
        """Adds the places that the sentence names to its anchors."""
        found = [*self._subject_places(reading, spoken, levels), *self._behind_at(reading, spoken)]
        found += levels_of(reading, spoken, levels) if spoken.slug else ()
        for place in found:
            inside = [one for one in reading.anchors if one.first < place.last and place.first < one.last]
            if not any(one.slug or one.event or (one.is_place and not spoken.slug) for one in inside):
                reading.anchors[:] = [one for one in reading.anchors if one not in inside]
                reading.anchors.append(place)
        reading.anchors.sort(key=lambda anchor: anchor.first)

    def facts(self, reading: Reading, told: Sequence[Fact]) -> Iterator[Fact]:
        """`Terbaik II ialah X`, `X di tempat kedua`, `X kini Nindya`; not of places `told` already."""
        done = {fact.anchor.first for fact in told}
        for anchor in reading.anchors:
            if anchor.first in done or anchor.ambiguous or anchor.is_generic:
                continue
            clause = clause_of(reading.clauses, anchor.first)
            event = Said(Cue.RECEIVED_BY, anchor.last, anchor.last + 1)
            names = self._behind(reading, anchor)
            if not names:
                event = Said(Cue.HOLDS, anchor.first, anchor.last)
                names = self._before(reading, clause, anchor)
            if not names or reading.is_award(names[0]):
                continue
            why = reading.why(clause, event, event.first)
            yield Fact(reading.sentence, anchor, names, clause, why, reading.earlier(clause))
            if others := self._beside.with_others(reading, anchor.last):
                yield Fact(reading.sentence, replace(anchor, level=None), others, clause, why)

    def _behind(self, reading: Reading, anchor: Anchor) -> tuple[Name, ...]:
        """`Terbaik II ialah X`, `untuk Nindya ada X`."""
        words = reading.sentence.words
        at = anchor.last
        while (
            anchor.level
            and at < anchor.last + 2
            and words[at : at + 1] in ([","], ["hanya"], ["tahun"], ["ini"])
        ):
            at += 1
        links = _COPULAS | _THERE if anchor.level else _COPULAS
        if not words[at : at + 1] or words[at] not in links:
            return ()
        return tuple(self._namer.list_at(reading.sentence, at + 1)[0])

    def _before(self, reading: Reading, clause: Clause, anchor: Anchor) -> tuple[Name, ...]:
        """`X membayangi di tempat kedua`, `X melompat ke Nindya`, `X masih WDP`."""
        words = reading.sentence.words
        first = anchor.first - (
            words[anchor.first - 1 : anchor.first] != [] and words[anchor.first - 1] in _TO_LEVEL
        )
        if first <= clause.first:
            return ()
        if words[first - 1] in _AT and self._is_place(words, anchor.first):
            return self._nearest(reading, clause, first - 1)
        names = self._subjects.of(reading, clause, first).names
        if words[first - 1].removesuffix("nya") in AWARD_NOUNS - {words[first - 1]}:  # opininya WDP
            return names or self._fronted(reading, clause)
        if not names:
            return ()
        between = words[names[-1].last : first]
        if _STILL.intersection(between) and _STATE.issuperset(between):
            return names
        moved = len(between) <= _LONGEST and between[-1:] != ["dari"] and all(map(str.isalpha, between))
        return names if moved and anchor.level and _TO.intersection(between) else ()

    def _fronted(self, reading: Reading, clause: Clause) -> tuple[Name, ...]:
        """`Untuk X, opininya WDP`, `X masih berbenah sehingga opininya WDP`."""
        first = clause.first + (reading.sentence.words[clause.first] in _OPENINGS)
        if reading.sentence.words[first] in {"untuk", "bagi"}:
            return tuple(self._namer.list_at(reading.sentence, first + 1)[0])
        return self._subjects.of_main_clause(reading, clause)

    def _subject_places(self, reading: Reading, spoken: Anchor, levels: Sequence[str]) -> Iterator[Anchor]:
        """The subject of a clause, where it is a place: what stands before `ialah` or `dipegang`."""
        sentence, words = reading.sentence, reading.sentence.words
        links = {one.first for one in reading.said if one.cue in {Cue.RECEIVED_BY, Cue.GIVEN}}
        for clause in reading.clauses:
            ends = range(clause.first + 1, clause.last)
            link = next((at for at in ends if at in links or words[at] in _COPULAS), None)
            if link is None:
                yield from self._fronted_part(reading, spoken, clause, levels)
                continue
            first = clause.first + (words[clause.first] in _OPENINGS)
            first = self._subjects.start(sentence, first, link)
            part = (link in links or words[link] == ":") and words[first] in _PARTS
            if link - first <= _LONGEST and self._is_standing(reading, first, link, part=part):
                yield _of(spoken, first, link, sentence.surface(first, link), levels)

    def _fronted_part(
        self, reading: Reading, spoken: Anchor, clause: Clause, levels: Sequence[str]
    ) -> Iterator[Anchor]:
        """`Untuk kategori kota kecil, ada X`."""
        words, first = (
            reading.sentence.words,
            clause.first + (reading.sentence.words[clause.first] in _OPENINGS),
        )
        near = range(first + 2, min(first + _LONGEST, clause.last))
        there = next((at for at in near if words[at] in {"ada", "terdapat"}), None)
        if there is None or words[first] not in _FOR or words[first + 1] not in _PARTS:
            return
        last = there - (words[there - 1] == ",")
        yield _of(spoken, first + 1, last, reading.sentence.surface(first + 1, last), levels)

    def _is_standing(self, reading: Reading, first: int, last: int, *, part: bool) -> bool:
        """Tells a place, and names nobody but where it is one."""
        words, bodies = reading.sentence.words[first:last], reading.sentence.bodies
        named = [at for at in range(first, last) if at in bodies]
        if any(at == first or words[at - first - 1] not in _WHERE for at in named):
            return False
        if any(map(_DOES.fullmatch, words)):
            return False
        if "yang" in words[1:]:
            return words[0] in AWARD_NOUNS | _FEATS and bool(_SAME.intersection(words))
        return (
            part
            or bool((_FIRST | _ITS).intersection(words))
            or any(self._is_place(words, at) for at in range(len(words)))
        )

    def _behind_at(self, reading: Reading, spoken: Anchor) -> Iterator[Anchor]:
        """`di tempat kedua`, `di puncak klaster kota`."""
        words = reading.sentence.words
        for at in range(1, len(words)):
            if words[at - 1] in _AT and self._is_place(words, at):
                last = at + (1 if words[at] == "puncak" else 2)
                yield _of(spoken, at, last, reading.sentence.surface(at, last), ())
        won = {one.last for one in reading.said if one.cue is Cue.HOLDS}
        for at in won:
            if words[at : at + 1] and words[at] in _PARTS:
                last = at + 1
                while last < len(words) and words[last].isalpha() and words[last] not in ENDS:
                    last += 1
                if last > at + 1:
                    yield _of(spoken, at, last, reading.sentence.surface(at, last), ())

    @staticmethod
    def _is_place(words: Sequence[str], at: int) -> bool:
        """`tempat kedua`, `terbaik III`."""
        if words[at] == "puncak":
            return words[at + 1 : at + 2] != [] and words[at + 1] in {"klaster", "kategori", "klasemen"}
        behind = words[at + 1] if at + 1 < len(words) else ""
        return words[at] in _PLACES and (
            behind in ORDINALS or behind in _FIRST or bool(ORDER.fullmatch(behind.upper()))
        )

    def _nearest(self, reading: Reading, clause: Clause, at: int) -> tuple[Name, ...]:
        """Whoever stands last before `di tempat kedua`: membayangi, mengungguli X di tempat kedua."""
        words = reading.sentence.words
        for end in range(at, max(at - _NEAR - 1, clause.first), -1):
            if names := self._subjects.ending_at(reading, clause, end):
                return names[-1:]
            if not words[end - 1].isalpha() or reading.sentence.tokens[end - 1].is_capital:
                return ()
        return ()


def _of(spoken: Anchor, first: int, last: int, surface: str, levels: Sequence[str]) -> Anchor:
    """A place of the award that is spoken of."""
    said = surface.lower()
    level = next((one for one in levels if re.search(rf"\b{re.escape(one.lower())}\b", said)), surface)
    if _SAME.intersection(said.split()):
        level = ""
    event = None if spoken.slug else spoken.name
    return replace(spoken, first=first, last=last, level=level or None, event=event, is_listed=False)


def levels_of(reading: Reading, spoken: Anchor, levels: Sequence[str]) -> Iterator[Anchor]:
    """`tingkat Kencana`, `meraih Kencana`, `Kencana: ...` at the head of a line, of an award that has it."""
    sentence, words = reading.sentence, reading.sentence.words
    taken = {at for anchor in reading.named_anchors for at in range(anchor.first, anchor.last)}
    for level in sorted(levels, key=len, reverse=True):
        parts = level.lower().split()
        for at in range(len(words) - len(parts) + 1):
            if words[at] != parts[0] or words[at : at + len(parts)] != parts or at in taken:
                continue
            last = at + len(parts)
            label = at == 0 and words[last : last + 1] == [":"]
            if label or (at and words[at - 1] in _TO_LEVEL) or _stands_alone(sentence, at, last):
                taken.update(range(at, last))
                if parts[0] not in _BELOW:
                    yield replace(spoken, first=at, last=last, level=level)


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """With a capital, and no part of a name: KPP Madya Pontianak."""
    tokens = sentence.tokens
    before = (
        ()
        if first and tokens[first - 1].low in ADVERBIALS | OUTSIDE_NAMES
        else tokens[max(first - 1, 0) : first]
    )
    around = (*before, *tokens[last : last + 1])
    named = any(token.is_capital for token in around) or not tokens[first].is_capital
    return not (named or sentence.is_headline or first in sentence.bodies or tokens[first].low in AWARD_NOUNS)
