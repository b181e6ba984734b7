"""Whom a sentence names: its subject, or the names it lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.claims.awards.events import YEAR
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import Clause
from indexer.claims.words.grammar import (
    ABSTRACT,
    ADVERBIALS,
    BODIES,
    COMMON,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTITIES,
    THAT,
)
from indexer.claims.words.tokens import Sentence

_TIMES = frozenset(
    {
        "tahun",
        "baru-baru",
        "belakangan",
        "sejauh",
        "sampai",
        "hari",
        "bulan",
        "kali",
        "saat",
        "hal",
        "pekan",
        "pagi",
        "malam",
        "selain",
    }
    | {"sementara"}
)
_CAUSES = frozenset({"mengantarkan", "mengantar", "menghantarkan", "membawa", "membuat"})
_PERSONS = frozenset({"perempuan", "pria", "wanita", "lelaki", "gadis", "pemuda", "sosok", "tokoh"})
_BODIES = frozenset(
    {"perusahaan", "perseroan", "kampus", "kementerian", "pemkot", "pemkab", "pemprov", "pemda"}
)
"""By themselves before a verb they are the one that the text speaks of."""
_MEMBERS = frozenset({"mahasiswa", "siswa", "siswi", "pelajar", "mahasiswi", "santri", "peneliti", "dosen"})
_COPULAS = frozenset({"menjadi", "adalah", "merupakan", "ialah", "termasuk", "sebagai", "jadi"})
_ADVERBS = frozenset(
    {"telah", "sudah", "berhasil", "juga", "kembali", "tahun", "ini", "lalu", "sukses"}
    | {"pernah", "baru", "lain", "dinyatakan", "akan", "kini", "masih", "akhirnya", "resmi"}
    | {"turut", "ikut", "mampu", "dan", "masing-masing", "itu"}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who stands before a verb."""

    names: tuple[Name, ...] = ()
    counted: bool = False
    """`Tiga unit`: their names may follow."""
    referred: str = ""
    """`ia`, or `kota` of `kota itu`: whoever the text speaks of."""


class Subjects:
    """Finds them with a `Namer`."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer

    def of(self, reading: Reading, clause: Clause, until: int) -> Subject:
        """Who stands before the token `until`."""
        if caused := self._caused(reading, clause, until):
            return Subject(caused)
        who = self._which(reading.sentence, clause, until)
        if who is not None:
            words = reading.sentence.words
            before = self.ending_at(reading, clause, who - (words[who - 1] == ","))
            counted = before and QUANTITIES.intersection(words[max(before[0].first - 3, 0) : before[0].first])
            if before and not counted and not self._is_aside(reading, clause, before[0]):
                return Subject(before)
            if not _COPULAS.intersection(reading.sentence.words[clause.first : who]):
                return Subject(counted=True)
        if apart := self._behind_comma(reading, clause, until):
            return Subject(apart)
        return self._scan(reading, clause, until)

    def _behind_comma(self, reading: Reading, clause: Clause, until: int) -> tuple[Name, ...]:
        """`Atas jasanya bagi A, B dan C, X meraih`: X, at once before the verb and behind a comma."""
        words = reading.sentence.words
        while until > clause.first and words[until - 1] in _ADVERBS - {"dan", "ini", "itu", "lain"}:
            until -= 1
        if words[clause.first] not in ADVERBIALS or words[until - 1] in PRONOUNS:
            return ()
        names = self.ending_at(reading, clause, until)
        return names if names and words[names[0].first - 1] == "," and len(names) == 1 else ()

    def team(self, reading: Reading, clause: Clause, until: int) -> tuple[Name, ...]:
        """`Empat mahasiswa Universitas A (yakni ...) meraih juara 2`: as one, for they won together."""
        words = reading.sentence.words
        for at in range(clause.first, until - 2):
            if words[at] in NUMBERS and words[at + 1] in _MEMBERS:
                of = self._namer.name_at(reading.sentence, at + 2 + (words[at + 2] == "dari"))
                if of is None or of.last > until:
                    return ()
                text = " ".join(reading.sentence.surface(at, of.last).split())
                return (replace(of, text=text, first=at),)
        return ()

    def _caused(self, reading: Reading, clause: Clause, until: int) -> tuple[Name, ...]:
        """`Karya itu mengantarkan X meraih A`: X."""
        words = reading.sentence.words
        for at in range(until - 2, clause.first, -1):
            if words[at] in _CAUSES:
                names, end = self._namer.list_at(reading.sentence, at + 1)
                return tuple(names) if _ADVERBS.issuperset(words[end:until]) else ()
        return ()

    @staticmethod
    def _is_aside(reading: Reading, clause: Clause, name: Name) -> bool:
        """`X menjadi satu-satunya satker di Y yang`: Y is no more than where."""
        words = reading.sentence.words
        copula = _COPULAS.intersection(words[clause.first : name.first])
        return bool(copula) and words[name.first - 1] in PREPOSITIONS

    def of_main_clause(self, reading: Reading, clause: Clause) -> tuple[Name, ...]:
        """`X dinilai baik setelah menempati ...`: X, where the clause itself names nobody."""
        if reading.sentence.words[clause.first] not in {"setelah", "usai", "sehingga", "sebab"}:
            return ()
        main = reading.clauses[0]
        return self._scan(reading, main, main.last).names[:1]

    def apposed(self, reading: Reading, clause: Clause, at: int) -> tuple[Name, ...]:
        """`X, penerima A`, `X, penyanyi muda peraih A`: whose name ends at the comma before this token."""
        tokens, words, low = reading.sentence.tokens, reading.sentence.words, at
        while low > max(at - 5, 0) and tokens[low - 1].text.isalpha() and tokens[low - 1].text.islower():
            low -= 1
        if words[low - 1 : low] == [","] and not PREPOSITIONS.intersection(words[low:at]):
            at = low
        if words[at - 1 : at] != [","]:
            return ()
        return self.ending_at(reading, clause, at - 1)[-1:]

    @staticmethod
    def _which(sentence: Sentence, clause: Clause, until: int) -> int | None:
        """The `yang` that the verb belongs to: whoever stands before it is meant."""
        words = sentence.words
        for at in range(until - 1, clause.first, -1):
            if words[at] == "yang":
                joined = words[until - 1] in {"dan", "serta", "lalu"}
                return at if joined or _ADVERBS.issuperset(words[at + 1 : until]) else None
            if words[at] == ",":
                break
        return None

    def ending_at(self, reading: Reading, clause: Clause, end: int) -> tuple[Name, ...]:
        """The names of a list that ends at this token."""
        sentence = reading.sentence
        for at in range(clause.first, end):
            if self._may_begin(sentence, at) and (
                at in sentence.bodies or sentence.tokens[at].text[0].isalnum()
            ):
                names, last = self._namer.list_at(sentence, at)
                if names and last == end and not reading.is_award(names[0]):
                    return tuple(names)
        return ()

    def _scan(self, reading: Reading, clause: Clause, until: int) -> Subject:
        sentence, words = reading.sentence, reading.sentence.words
        at, counted = self.start(sentence, clause.first, until), False
        while at < until:
            word = words[at]
            that = THAT.intersection(words[at + 1 : at + 2])
            if not counted and (word in PRONOUNS or (that and self._may_refer(sentence, at))):
                return Subject(referred=word)
            if that and sentence.begins(at) and word in _TIMES:  # Hari ini X meraih
                at += 2
                continue
            if word in _PERSONS and THAT.intersection(words[at + 1 : min(at + 7, until)]):
                return Subject(referred=word)  # perempuan kelahiran Bali itu
            if word in {"seluruh", "semua"} and (every := self._every(sentence, at, until)):
                return Subject((every,))
            if word in QUANTITIES or (word[0].isdigit() and not YEAR.fullmatch(word)):
                counted = counted or words[at + 1 : at + 2] != ["kali"]
            elif word in _BODIES and not counted and _ADVERBS.issuperset(words[at + 1 : until]):
                return Subject(referred=word)  # perusahaan meraih A: whose text it is
            elif name := self._behind_preposition(sentence, at, clause):
                at = name.last
                continue
            elif self._may_begin(sentence, at):
                names, end = self._namer.list_at(sentence, at)
                award = names and reading.is_award(names[0])
                told = bool(names) and words[names[0].first - 1] in {"yakni", "yaitu"}
                apart = not counted or told or words[at - 1] in {",", ":", "–"}
                if names and not award and end <= until and apart:
                    if "sekaligus" in words[end : min(end + 3, until)]:  # and holds another office, then who
                        at = words.index("sekaligus", end) + 1
                        continue
                    if self._counts_others(words[end:until]):
                        return Subject(counted=True)
                    names = self._namer.apposed(sentence, names)
                    return Subject(self._through(sentence, names, end), counted)
                at = max(end, at + 1)
                continue
            at += 1
        return Subject(counted=counted)

    @staticmethod
    def _counts_others(words: Sequence[str]) -> bool:
        """`X mengirim 40 unit, 12 berhasil`: those 12 are meant, not X."""
        for at in range(1, len(words)):
            number = words[at].isdigit() and not YEAR.fullmatch(words[at])
            if not number and words[at] not in NUMBERS:
                continue
            counts = words[at - 1] == "," or (
                words[at - 1].startswith("me") and words[at - 1] not in _COPULAS
            )
            of_bodies = words[at + 1 : at + 2] != [] and words[at + 1] in BODIES
            if counts and (of_bodies or _ADVERBS.issuperset(words[at + 1 :])):
                return True
        # X menambah satuan kerja yang berpredikat WBK
        rest = [word for word in words if word not in _ADVERBS]
        does = any(word.startswith("me") for word in rest) and not _COPULAS.intersection(rest)
        return does and rest[-1] in BODIES | {"kerja"}

    def _every(self, sentence: Sentence, at: int, until: int) -> Name | None:
        """`Seluruh 23 Perguruan Tinggi X`: a group that is closed is a recipient."""
        first = at + 1 + sentence.words[at + 1].isdigit()
        name = self._namer.name_at(sentence, first) if first < until else None
        if name is None or len(name.text.split()) < 2:
            return None
        return replace(name, text=f"{sentence.surface(at, first)} {name.text}", first=at)

    def _through(self, sentence: Sentence, names: list[Name], at: int) -> tuple[Name, ...]:
        """`Kementerian X melalui Ditjen Y`: Ditjen Y."""
        if len(names) == 1 and sentence.words[at : at + 1] in (["melalui"], ["lewat"]):
            unit = self._namer.name_at(sentence, at + 1)
            if unit and self._namer.is_unit(sentence, unit):
                return (unit,)
        return tuple(names)

    def _behind_preposition(self, sentence: Sentence, at: int, clause: Clause) -> Name | None:
        if at == clause.first or sentence.words[at - 1] not in PREPOSITIONS:
            return None
        return self._namer.name_at(sentence, at)

    def start(self, sentence: Sentence, first: int, until: int) -> int:
        """Behind a dateline, or a phrase that says when and where."""
        words = sentence.words
        for at in range(first + 1, min(until, first + 9)):
            before = sentence.tokens[at - 1]
            place = before.is_capital or before.text in {")", "com"} or YEAR.fullmatch(before.text)
            if words[at] in {"—", "–", "-"} and place and not self._is_hyphen(sentence, at):
                first = at + 1 + (words[at + 1 : at + 2] == ["-"])
                break
        while first < until and words[first] in {"“", '"', "‘"}:
            first += 1
        aside = words[first + 1 : first + 2] == [","] and first not in sentence.bodies
        if aside and COMMON.fullmatch(words[first]):
            first += 2  # Terbaru, pada ajang X, Y meraih
        while first < until and (words[first] in ADVERBIALS or words[first] in {",", "itu"}):
            comma = next((at for at in range(first, until) if words[at] == ","), None)
            if comma is None:
                break
            first = comma + 1
        return first

    @staticmethod
    def _is_hyphen(sentence: Sentence, at: int) -> bool:
        """Inside a name: WARTA-KOTA."""
        before, dash, behind = sentence.tokens[at - 1 : at + 2]
        close = dash.text == "-" and before.end == dash.start and dash.end == behind.start
        return close and at + 1 not in sentence.bodies

    def _is_common(self, sentence: Sentence, at: int) -> bool:
        """`Laporan keuangan`, `Kabar baik`: a capital that only begins the sentence."""
        if at in sentence.bodies or sentence.tokens[at].text.isupper() or sentence.is_headline:
            return False
        behind = sentence.tokens[at + 1 : at + 2]
        lower = bool(behind) and behind[0].text[0].islower() and behind[0].low not in _ADVERBS
        return (
            sentence.begins(at)
            and lower
            and not self._namer.is_place(sentence, at)
            and not self._is_cue(behind[0].low)
        )

    @staticmethod
    def _may_refer(sentence: Sentence, at: int) -> bool:
        """`kota itu`, not `pada tahun ini` or `Kota Bogor ini`."""
        words = sentence.words
        apart = at in sentence.bodies or words[at][0].isdigit() or words[at] in ABSTRACT
        return not apart and words[at] not in _TIMES and words[at - 1 : at] != ["pada"]

    def _is_cue(self, word: str) -> bool:
        return self._namer.is_verb(word)

    def _may_begin(self, sentence: Sentence, at: int) -> bool:
        words = sentence.words
        token = sentence.tokens[at]
        if not token.is_word or self._is_common(sentence, at):
            return False
        if sentence.begins(at) and not (
            at in sentence.bodies or token.text.isupper() or self._namer.opens(token.low)
        ):
            return not COMMON.fullmatch(words[at]) or token.text == "Tim"
        return True
