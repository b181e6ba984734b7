"""Numbers of a sentence, and what each of them counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.claims.awards.events import YEAR
from indexer.claims.statements.reading import Reading
from indexer.claims.words.cues import EVENTS, Cue
from indexer.claims.words.grammar import NUMBERS
from search.entries import Award, CuesFile

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000}
_ONE = {"seratus": 100, "seribu": 1000, "sepuluh": 10, "sebelas": 11}
_MODIFIERS = frozenset(
    {"pelayanan", "kerja", "pemerintah", "publik", "peradilan", "negara", "lain", "lainnya", "lagi"}
    | {"vertikal", "wilayah", "kesehatan", "pendidikan", "keagamaan", "pertanahan", "imigrasi", "pajak"}
)
_NOT_BEFORE = frozenset(
    {"rp", "nomor", "no", "peringkat", "urutan", "kelas", "pukul", "tanggal", "pasal", "level", "ke", "top"}
    | {
        "dihadiri",
        "disaksikan",
        "nilai",
        "skor",
        "indeks",
        "poin",
        "usia",
        "umur",
        "angka",
        "juara",
        "rangking",
        "minimal",
        "maksimal",
        "sekurang-kurangnya",
        "posisi",
    }
)
_NONE = frozenset({"belum", "tidak", "tak", "tanpa"})
_BETWEEN = frozenset(
    {"telah", "sudah", "baru", "masih", "yang", "akhirnya", "kini", "di", "antaranya", "berhasil", "juga"}
    | {"lagi", "lainnya", "sisanya"}
)
"""What may stand between a number whose noun is left out and its verb."""
_TO_LEVEL = frozenset(
    {"masih", "berpredikat", "berperingkat", "berkategori", "zona", "predikat", "kategori", "peringkat"}
)
_MEASURES = frozenset(
    {
        "berjumlah",
        "mencapai",
        "sebanyak",
        "hanya",
        "baru",
        "jumlahnya",
        "tinggal",
        "menjadi",
        "sebelumnya",
        "kini",
    }
)
_REST = frozenset({"sisanya", "selebihnya", "rinciannya", "hasilnya", "rincian"})
_LOOKED_AT = (
    "dinilai|dievaluasi|dipantau|diawasi|diperiksa|disurvei|diseleksi|diusulkan|diajukan|mendaftar|mengajukan"
)
_ALSO = frozenset({"ikut", "turut", "yang", "telah", "sudah"})
_BOUNDS = (["paling", "banyak"], ["paling", "sedikit"])
_IN_A_ROW = frozenset({"berturut-turut", "beruntun", "berturut"})
_BEHIND = frozenset({",", ".", ";", "dan", "yang", "dari"})
"""What may stand behind a number that ends what is said of it."""
BEGIN = frozenset({*NUMBERS, *_ONE, "satu-satunya"})
_ORDINAL = re.compile(r"ke-?(\w+?)(?:nya)?")
_NOT_BODIES = frozenset({"tim", "program", "kantor", "lapangan", "kota"})


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` to before `last`; what is counted ends before `end`."""

    value: int
    first: int
    last: int
    what: str
    end: int
    is_streak: bool = False
    """How many times in a row one body has had it."""
    closes: bool = False
    """What it counts stands before it: `yang meraih WBK mencapai 681`."""


class Numbers:
    """Finds the numbers of bodies, people and entries."""

    def __init__(self, rows: CuesFile) -> None:
        nouns = (*rows.counted, *rows.entered)
        self._nouns = defaultdict[str, list[list[str]]](list)
        """By their first word, the longest first."""
        for noun in sorted((noun.replace("/", " / ").split() for noun in nouns), key=len, reverse=True):
            self._nouns[noun[0]].append(noun)
        self._bodies = frozenset((*(head for heads in rows.heads[:3] for head in heads), *rows.openers))
        self._took_part = tuple(phrase.split() for phrase in rows.took_part)

    def of(self, reading: Reading, carried: str, levels: Sequence[Sequence[str]]) -> list[Number]:
        """`carried` is what the sentence before counted, `levels` the words of the spoken award's levels."""
        words, at, found = reading.sentence.words, 0, list[Number]()
        what = ""
        while at < len(words):
            word = words[at]
            if not (word[0].isdigit() or word[:2] == "ke" or word in BEGIN):  # nearly every word
                at += 1
                continue
            number = self._at(reading, at, what, carried, levels)
            if number is None:
                at = max(number_at(words, at)[1], at + 1)
                continue
            found.append(number)
            what, at = number.what, max(number.end, at + 1)
        return found

    def _at(
        self, reading: Reading, at: int, what: str, carried: str, levels: Sequence[Sequence[str]]
    ) -> Number | None:
        words, sentence = reading.sentence.words, reading.sentence
        if (streak := _streak(words, at)) is not None:
            return Number(streak, at, at + 1, "kali", at + 1, is_streak=True)
        if words[at] == "satu-satunya" and words[at + 1 : at + 2] in (["penerima"], ["peraih"]):
            return Number(1, at, at + 1, words[at + 1], at + 2)
        value, last = number_at(words, at)
        if words[at - 2 : at] in _BOUNDS:
            return None
        if value is None or (at and words[at - 1] in _NOT_BEFORE) or _NONE.intersection(words[at - 2 : at]):
            return None
        if words[last : last + 1] == ["dari"] and last + 1 < len(words):
            whole, behind = number_at(words, last + 1)
            if whole is not None and (end := self.noun(reading, behind)):
                # 12 dari 17 kabupaten: 12 of them; satu dari 17: it belongs to the 17
                value = whole if value == 1 and at else value
                return Number(value, at, last, sentence.surface(behind, end), end)
        if self._is_of_award(reading, last):
            return Number(value, at, last, what or "penghargaan", last)
        if end := self.noun(reading, last):
            return Number(value, at, last, sentence.surface(last, end), end)
        if end := _looked_at(reading, last):
            return Number(value, at, last, sentence.surface(last, end), end)
        if level_at(reading, last, levels) or self._has_verb(reading, last, carried or what):
            return Number(value, at, last, what or carried or "penerima", last)
        if is_among(words, last) and (what or carried):
            return Number(value, at, last, what or carried, last)
        if self._is_measured(reading, at, last, levels) and (what or carried or reading.anchors):
            return Number(value, at, last, what or carried or "penghargaan", last, closes=True)
        return None

    def noun(self, reading: Reading, at: int) -> int:
        """Where the noun that begins here ends; 0 where there is none."""
        words, tokens = reading.sentence.words, reading.sentence.tokens
        nouns = self._nouns.get(words[at], ()) if at < len(words) else ()
        noun = next((noun for noun in nouns if list(words[at : at + len(noun)]) == noun), None)
        end = at + len(noun) if noun else 0
        if (
            noun is None
            and at < len(words)
            and words[at] in self._bodies
            and at not in reading.sentence.bodies
        ):
            lone = tokens[at].text.isupper() or words[at] not in _NOT_BODIES
            followed = words[at + 1 : at + 2] != [] and words[at + 1] in _MODIFIERS
            plain = not tokens[at].is_capital or tokens[at].text.isupper()
            end = at + 1 if plain and (lone or followed) else 0
        while end and end < len(words) and words[end] in _MODIFIERS:
            end += 1
        return end

    @staticmethod
    def _is_of_award(reading: Reading, at: int) -> bool:
        """`681 WBK dan 82 WBBM`, `61 predikat WBK/WBBM`, `empat lainnya WBBM`, `lima di antaranya WBBM`"""
        at += 2 * (reading.sentence.words[at : at + 2] == ["di", "antaranya"])
        at += reading.sentence.words[at : at + 1] == ["lainnya"]
        if reading.sentence.words[at : at + 1] in (["kategori"], ["tingkat"]):
            return False  # tiga kategori Bhumandala
        return any(anchor.first == at and anchor.slug for anchor in reading.anchors)

    def _has_verb(self, reading: Reading, at: int, counted: str) -> bool:
        """`486 unit meraih WBK, 72 menerima WBBM`: the noun is left out the second time."""
        words = reading.sentence.words
        if words[at : at + 1] == ["atau"]:
            at += 3  # 312 atau 58 persen mendapat
        behind = at
        while behind < min(at + 4, len(words)) and words[behind] in _BETWEEN:
            behind += 1
        active = {Cue.RECEIVES, Cue.HOLDS} if counted else {Cue.RECEIVES}
        if any(said.first == behind and said.cue in active for said in reading.said):
            return words[at : at + 1] != [","]
        if not counted:
            return False
        took_part = any(list(words[behind : behind + len(phrase)]) == phrase for phrase in self._took_part)
        return took_part or any(said.first == behind and said.cue in EVENTS for said in reading.said)

    @staticmethod
    def _is_measured(reading: Reading, first: int, last: int, levels: Sequence[Sequence[str]]) -> bool:
        """`berjumlah 763,`, `mencapai 2.824.`, `WBBM 82`, `Hijau 172`: what is counted stands before."""
        words = reading.sentence.words
        behind = words[last] if last < len(words) else "."
        named = any(anchor.last == first and anchor.slug for anchor in reading.anchors)
        measured = first > 0 and words[first - 1] in _MEASURES
        return (measured or named or level_before(reading, first, levels)) and behind in _BEHIND


def _looked_at(reading: Reading, at: int) -> int:
    """Where a noun ends that no list has, before what was done with it: `148 simpul jaringan dinilai`."""
    words = reading.sentence.words
    for end in (at + 1, at + 2):
        behind = end
        while behind < len(words) and words[behind] in _ALSO:
            behind += 1
        if words[behind : behind + 1] and words[behind] in _LOOKED_AT.split("|"):
            tokens = reading.sentence.tokens[at:end]
            plain = all(token.text.islower() or token.text.isupper() for token in tokens)
            plain = plain and _BETWEEN.isdisjoint(words[at:end])
            return end if plain and all(token.text.isalpha() for token in tokens) else 0
    return 0


def is_among(words: Sequence[str], last: int) -> bool:
    """`15 di antaranya masuk babak akhir`: a number that ends here is of what was counted before."""
    return words[last : last + 1] == ["di"] and words[last + 1 : last + 2] in (["antaranya"], ["antara"])


def is_of_level(reading: Reading, number: Number, levels: Sequence[Sequence[str]]) -> bool:
    """`23 berpredikat Nindya, 86 Madya`, `Hijau 172`"""
    return level_at(reading, number.end, levels) > 0 or level_before(reading, number.first, levels)


def levels_of(award: Award) -> list[list[str]]:
    """The words of each of its levels, the longest first, without what brackets add."""
    names = (re.sub(r"\(.*?\)", "", level).split() for level in award.levels)
    return sorted((name for name in names if name), key=len, reverse=True)


def level_before(reading: Reading, at: int, levels: Sequence[Sequence[str]]) -> bool:
    """A level ends at this token, and begins a part of the sentence."""
    words = reading.sentence.words
    return any(
        level_at(reading, at - len(level), [level]) == at
        and (at == len(level) or words[at - len(level) - 1] in {",", ";", "dan", ":"})
        for level in levels
        if len(level) <= at
    )


def level_at(reading: Reading, at: int, levels: Sequence[Sequence[str]]) -> int:
    """Where the level that stands here ends, `masih CC` too; 0 where there is none.

    A letter counts as it is printed: `49 BB, 78 B`, but not the a of a list.
    """
    sentence = reading.sentence
    at += sentence.words[at] in _TO_LEVEL if at < len(sentence.words) else 0
    first = sentence.words[at][0] if at < len(sentence.words) else ""
    for level in levels:
        if level[0][0].lower() != first:
            continue
        end = at + len(level)
        printed = [token.text.rstrip(".") for token in sentence.tokens[at:end]]
        short = len(level) == 1 and len(level[0]) <= 2
        if printed == list(level) or (
            not short and [word.lower() for word in level] == list(sentence.words[at:end])
        ):
            return end
    return 0


def number_at(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The number that begins here, and where it ends: 4.402, dua belas, seratus tiga puluh lima."""
    word = words[at]
    if _DIGITS.fullmatch(word):
        behind = words[at + 1 : at + 2]
        if YEAR.fullmatch(word) or behind in (["%"], ["persen"], ["/"]) or words[at - 1 : at] == ["/"]:
            return None, at + 1
        return int(word.replace(".", "")), at + 1
    if word not in NUMBERS and word not in _ONE:
        return None, at + 1
    total, last = 0, at
    while last < len(words) and (words[last] in NUMBERS or words[last] in _ONE):
        value = _ONE.get(words[last], NUMBERS.get(words[last], 0))
        last += 1
        if words[last : last + 1] == ["belas"]:
            value, last = 10 + value, last + 1
        elif last < len(words) and words[last] in _SCALES:
            value, last = value * _SCALES[words[last]], last + 1
        elif total and total % 10 == 0 and value < 10:
            return total + value, last
        elif value < 100:
            return (total + value, last) if not total else (total, last - 1)
        total += value
    return total, last


def _streak(words: Sequence[str], at: int) -> int | None:
    """`kali ke-11`, `keenam kalinya berturut-turut`: how many times one body has had it."""
    match = _ORDINAL.fullmatch(words[at])
    if match is None:
        return None
    value = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1])
    times = words[at - 1 : at] == ["kali"] or (words[at - 1 : at] == ["yang"] and "kali" in words[:at])
    times = times or (words[at + 1 : at + 2] in (["kali"], ["kalinya"]) and not _IN_A_ROW.isdisjoint(words))
    counted = words[at - 1 : at] in (["yang"], ["tahun"], ["kali"])
    times = times or (counted and not _IN_A_ROW.isdisjoint(words[at + 1 : at + 3]))  # yang kelima beruntun
    times = times or list(words[max(at - 2, 0) : at]) == ["untuk", "tahun"]  # bertahan untuk tahun ketiga
    return value if times and value and value > 1 else None
