"""Places within the award that a text speaks of: its levels, and ranks that any award can have.

Where an award is the topic, sentences name no more than the place: `Terbaik II ialah X`, `X di tempat kedua`,
`tingkat Madya menjadi milik X`. As an anchor of that award the verbs read it like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.events import EVENT_NAME, ORDER
from indexer.claims.awards.spans import ENDS
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import Cue
from indexer.claims.words.grammar import (
    ADVERBIALS,
    AWARD_NOUNS,
    COPULAS,
    ORDINALS,
    OUTSIDE_NAMES,
    PREPOSITIONS,
    PRIZES,
    RANK_NOUNS,
)
from indexer.claims.words.tokens import Sentence
from search.entries import Award

LINKS = frozenset({"adalah", "ialah", "yaitu", "yakni", ":", "milik", "masing-masing", "berturut-turut"})
"""Between a place and whose it is."""
AT = frozenset({"di", "pada"})
OPENINGS = frozenset({"sedangkan", "sementara", "adapun", "lalu", "dan", "namun", "kemudian"})
STILL = frozenset({"masih", "tetap", "kini", "kembali"})
TO_LEVEL = frozenset({"tingkat", "kategori", "predikat", "berpredikat", "berkategori", "peringkat", "level"})
LONGEST = 9
"""Words of a place before its verb: satuan kerja terbaik kedua kategori pagu kecil."""
_FIRST = frozenset({"terbaik", "terinovatif", "terfavorit", "teladan", "juara", "puncak", "teratas", *PRIZES})
_PLACES = RANK_NOUNS | {"tempat", "terbaik", "juara", "pemenang"}
_PARTS = frozenset({"klaster", "kategori", "subkategori", "kelompok", "golongan"})
"""What is won in them is a part of the award: klaster kota dimenangi X, X menang di klaster kota."""
_ITS = frozenset({"urutannya", "peringkatnya", "juaranya", "terbaiknya", "pemenangnya"})
_FEATS = frozenset({"hal", "prestasi", "capaian", "hasil"})
_SAME = frozenset({"sama", "serupa"})
_FOR = frozenset({"untuk", "pada", "di", "dari", "dalam"})
_WHERE = PREPOSITIONS | {"tingkat", "se", "wilayah", "kawasan"}
_DOES = re.compile(r"me(?!nteri|dali|njadi|raih)\w{4,}")
"""A verb: cara terbaik mengolah sampah adalah ..."""
_BELOW = frozenset({"menuju", "kurang", "tidak", "buruk"})
"""Levels that begin so are none: Menuju Informatif."""
_BRACKET = re.compile(r" \(.*\)")
"""Of a level: Kanaka (emas)."""
_TITLE = 5
"""Words of a title that ends in `terbaik`."""
_TOLD = re.compile(
    r"\b(?:[Tt]er(?:baik|inovatif|favorit)|unggul|[Jj]uara|[Rr]unner-up|puncak"
    r"|[Kk]ategori (?:\w+ ){1,5}(?:di(?:menang|juara|raih|isi|tempati|duduki|pegang)\w*|jatuh|milik)"
    r"|(?:[Uu]rutan|[Pp]emenang)nya|sama|serupa|[Kk]laster"
    r"|(?:[Tt]empat|[Pp]osisi|[Uu]rutan|[Pp]eringkat) (?:ke-?\w+|pertama|\d+|[IVX]+))\b"
)
"""Looked up first: most have none. With `kategori` among them precision on news fell from 0.82 to 0.60."""


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


def is_place(words: Sequence[str], at: int) -> bool:
    """`tempat kedua`, `terbaik III`, `puncak klaster`."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "puncak":
        return behind in {"klaster", "kategori", "klasemen"}
    return words[at] in _PLACES and (behind in ORDINALS | _FIRST or bool(ORDER.fullmatch(behind.upper())))


class Places:
    """Finds them in a sentence, for the award that is spoken of."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects

    def mark(self, reading: Reading, spoken: Anchor, levels: Sequence[str]) -> None:
        """Adds the places that the sentence names to its anchors."""
        if any(one.slug not in {None, spoken.slug} for one in reading.anchors):
            return  # it speaks of an award of its own
        found = [
            *self._subject(reading, spoken, levels),
            *_behind_at(reading, spoken),
            *_titles(reading, spoken),
            *_stated(reading, spoken),
            *_won_parts(reading, spoken),
            *(_levels(reading, spoken, levels) if spoken.slug else ()),
        ]
        for place in found:
            inside = [one for one in reading.anchors if one.first < place.last and place.first < one.last]
            if not any(one.slug or one.event or (one.is_place and not spoken.slug) for one in inside):
                reading.anchors[:] = [one for one in reading.anchors if one not in inside]
                reading.anchors.append(place)
        reading.anchors.sort(key=lambda anchor: anchor.first)

    def _subject(self, reading: Reading, spoken: Anchor, levels: Sequence[str]) -> Iterator[Anchor]:
        """The subject of a clause, where it is a place: what stands before `ialah` or `dipegang`."""
        words = reading.sentence.words
        verbs = {one.first for one in reading.said if one.cue in {Cue.RECEIVED_BY, Cue.GIVEN}}
        for clause in reading.clauses:
            first = clause.first + (words[clause.first] in OPENINGS)
            ends = range(clause.first + 1, clause.last)
            link = next((at for at in ends if at in verbs or words[at] in LINKS), None)
            if link is None:
                yield from _fronted_part(reading, spoken, Clause(first, clause.last), levels)
                continue
            first = self._subjects.start(reading.sentence, first, link)
            part = (link in verbs or words[link] == ":") and words[first] in _PARTS
            if link - first <= LONGEST and (part or _is_standing(reading, first, link)):
                yield _of(reading, spoken, first, link, levels)


def _fronted_part(
    reading: Reading, spoken: Anchor, clause: Clause, levels: Sequence[str]
) -> Iterator[Anchor]:
    """`Untuk kategori kota kecil, ada X`."""
    words, first = reading.sentence.words, clause.first
    near = range(first + 2, min(first + LONGEST, clause.last))
    there = next((at for at in near if words[at] in {"ada", "terdapat"}), None)
    if there is not None and words[first] in _FOR and words[first + 1] in _PARTS:
        yield _of(reading, spoken, first + 1, there - (words[there - 1] == ","), levels)


def _is_standing(reading: Reading, first: int, last: int) -> bool:
    """Tells a place, and names nobody but where it is one."""
    words, bodies = reading.sentence.words[first:last], reading.sentence.bodies
    named = [at for at in range(first, last) if at in bodies]
    if any(at == first or words[at - first - 1] not in _WHERE for at in named):
        return False
    if any(map(_DOES.fullmatch, words)):
        return False
    if "khusus" in words and words[0] in AWARD_NOUNS:
        return True
    if "yang" in words[1:]:
        return words[0] in AWARD_NOUNS | _FEATS and bool(_SAME.intersection(words))
    return bool((_FIRST | _ITS).intersection(words)) or any(is_place(words, at) for at in range(len(words)))


def _behind_at(reading: Reading, spoken: Anchor) -> Iterator[Anchor]:
    """`di tempat kedua`, `di puncak klaster kota`."""
    words = reading.sentence.words
    for at in range(1, len(words)):
        if words[at - 1] in AT and is_place(words, at):
            yield _of(reading, spoken, at, at + (1 if words[at] == "puncak" else 2))


def _won_parts(reading: Reading, spoken: Anchor) -> Iterator[Anchor]:
    """`memuncaki klaster kota`, `menang di kategori kota kecil`."""
    words = reading.sentence.words
    for one in reading.said:
        if one.cue is Cue.HOLDS and words[one.last : one.last + 1] and words[one.last] in _PARTS:
            last = _run(words, one.last + 1, len(words))
            if last > one.last + 1:
                yield _of(reading, spoken, one.last, last)


def _titles(reading: Reading, spoken: Anchor) -> Iterator[Anchor]:
    """`terpilih sebagai dinas terbaik`, `menjadi nelayan terbaik`, `memilih X sebagai kota terbaik`."""
    words = reading.sentence.words
    for one in reading.said:
        first = None
        if one.cue is Cue.NAMED and words[one.first] not in COPULAS:
            first = one.last
        elif one.cue is Cue.GIVES and "sebagai" in words[one.last : one.last + LONGEST]:
            first = words.index("sebagai", one.last) + 1
        if first is not None:
            last = _run(words, first, first + _TITLE)
            if {"terbaik", "terinovatif"}.intersection(words[first:last]):
                yield _of(reading, spoken, first, last)


def _stated(reading: Reading, spoken: Anchor) -> Iterator[Anchor]:
    """`kini terinovatif di klaster kota`, `kembali terbaik`."""
    words = reading.sentence.words
    for at in range(1, len(words)):
        if words[at] in _FIRST and words[at - 1] in STILL:
            yield _of(reading, spoken, at, at + 1)


def _run(words: Sequence[str], at: int, until: int) -> int:
    """Where the words end that go on with a name in small letters."""
    while at < min(len(words), until) and words[at].isalpha() and words[at] not in ENDS:
        at += 1
    return at


def _of(reading: Reading, spoken: Anchor, first: int, last: int, levels: Sequence[str] = ()) -> Anchor:
    """A place of the award that is spoken of."""
    surface = reading.sentence.surface(first, last)
    said = surface.lower()
    level: str | None
    level = next((one for one in levels if re.search(rf"\b{re.escape(one.lower())}\b", said)), surface)
    if _SAME.intersection(said.split()):
        level = None
    event = None if spoken.slug else spoken.name
    return replace(spoken, first=first, last=last, level=level, event=event, is_listed=False)


def _levels(reading: Reading, spoken: Anchor, levels: Sequence[str]) -> Iterator[Anchor]:
    """`tingkat Kencana`, `meraih Kencana`, `Kencana: ...` at the head of a line, of an award that has it."""
    sentence, words = reading.sentence, reading.sentence.words
    taken = {at for anchor in reading.named_anchors for at in range(anchor.first, anchor.last)}
    for level in sorted(levels, key=len, reverse=True):
        parts = _BRACKET.sub("", level).lower().split()
        for at in range(len(words) - len(parts) + 1):
            if words[at] != parts[0] or words[at : at + len(parts)] != parts or at in taken:
                continue
            last = at + len(parts)
            label = at == 0 and words[last : last + 1] == [":"]
            alone = len(parts[0]) > 2 and _stands_alone(sentence, at, last)
            if label or (at and words[at - 1] in TO_LEVEL) or alone:
                taken.update(range(at, last))
                if parts[0] not in _BELOW:
                    yield replace(spoken, first=at, last=last, level=level)


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """With a capital, and no part of a name: KPP Madya Pontianak."""
    tokens, around = sentence.tokens, list(sentence.tokens[last : last + 1])
    if first and tokens[first - 1].low not in ADVERBIALS | OUTSIDE_NAMES:
        around.append(tokens[first - 1])
    named = any(token.is_capital for token in around) or not tokens[first].is_capital
    return not (named or sentence.is_headline or first in sentence.bodies or tokens[first].low in AWARD_NOUNS)
