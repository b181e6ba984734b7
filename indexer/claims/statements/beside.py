"""Names that stand beside what a sentence says: behind a verb, in a list, in a report's title."""

from __future__ import annotations

from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import Cue

_THEN = (["maka"], ["kini"], ["lalu"], ["pada"])

_BODIES_OF = {"bupati": "pemkab", "wali": "pemkot", "walikota": "pemkot", "gubernur": "pemprov"}


class Beside:
    """Finds them with a `Namer`."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer

    def listed(self, reading: Reading, since: int = 0) -> tuple[Name, ...]:
        """The names behind `yaitu`, `adalah`, `antara lain` or a colon."""
        sentence, words = reading.sentence, reading.sentence.words
        openings = [said.last for said in reading.said if said.cue is Cue.LISTS and said.first >= since]
        colons = [at + 1 for at in range(since, len(words)) if words[at] == ":"]
        for at in sorted(openings + colons):
            if ";" in words[since:at] and since:
                break
            names, _ = self._namer.list_at(sentence, at)
            if not names or reading.is_award(names[0]):
                continue
            if at in colons and len(names) == 1 and not self._namer.is_unit(sentence, names[0]):
                continue
            return tuple(names)
        return ()

    def whole(self, reading: Reading) -> tuple[Name, ...]:
        """The names of a line that is nothing but a list."""
        names, end = self._namer.list_at(reading.sentence, 0)
        tail = [word for word in reading.sentence.words[end:] if word[0].isalnum()]
        return () if tail else tuple(names)

    def behind(self, reading: Reading, word: str) -> tuple[Name, ...]:
        """The name behind this word."""
        words = reading.sentence.words
        at = next((at for at, one in enumerate(words) if one == word), None)
        name = None if at is None else self._namer.name_at(reading.sentence, at + 1)
        if name is None and at is not None:  # oleh delegasi X
            name = self._namer.name_at(reading.sentence, at + 2)
        return (name,) if name else ()

    def giver(self, reading: Reading, since: int) -> Name | None:
        """Whoever stands behind `dari` or `diserahkan oleh`."""
        words = reading.sentence.words
        for at in range(since, len(words) - 1):
            if words[at] == "dari":
                return self._namer.name_at(reading.sentence, at + 1)
        return None

    def of_report(self, reading: Reading, first: int, last: int) -> tuple[Name, ...]:
        """Whose `laporan keuangan` an opinion is about."""
        sentence, words = reading.sentence, reading.sentence.words
        for at in range(first, last):
            if words[at : at + 2] != ["laporan", "keuangan"] and words[at] != "lkpd":
                continue
            for start in range(at + 1, min(at + 7, last)):
                if words[start] in {"ke", "kepada", "oleh", "dari"}:
                    break
                if words[start : start + 2] == ["pemerintah", "pusat"]:
                    return (Name("Pemerintah Pusat", start, start + 2),)
                if start in sentence.bodies and (name := self._namer.name_at(sentence, start)):
                    return (name,)
        return ()

    def with_others(self, reading: Reading, since: int) -> tuple[Name, ...]:
        """`..., bersama A dan B`."""
        words = reading.sentence.words
        for at in range(since, len(words) - 1):
            if words[at] in {"bersama", "disusul", "diikuti"} and words[at - 1] == ",":
                names, end = self._namer.list_at(reading.sentence, at + 1)
                if names and words[end : end + 1] == [","]:  # disusul A, lalu B
                    end += 1
                if names and words[end : end + 1] in (["lalu"], ["kemudian"]):
                    names += self._namer.list_at(reading.sentence, end + 1)[0]
                return tuple(names)
        return ()

    def represented(self, reading: Reading, clause: Clause) -> tuple[Name, ...]:
        """`mewakili X`: it is X that receives."""
        words = reading.sentence.words
        for at in range(clause.first, clause.last - 1):
            if words[at] == "mewakili" and (name := self._namer.name_at(reading.sentence, at + 1)):
                return (name,)
        return ()

    @staticmethod
    def represented_office(reading: Reading, clause: Clause) -> str:
        """`mewakili bupati`: what the body of an official without a name is called."""
        words = reading.sentence.words[clause.first : clause.last]
        for at, word in enumerate(words[:-1]):
            if word in {"mewakili", "wakili"}:
                return _BODIES_OF.get(words[at + 1], "")
        return ""

    def after(self, reading: Reading, clause: Clause, since: int, *, sure: bool = False) -> tuple[Name, ...]:
        """`Setelah meraih X, Kantor Y ...`, `Sebagai kampus yang meraih X, Y ...`: behind the comma."""
        words = reading.sentence.words
        comma = next((at for at in range(since, len(words)) if words[at] == ","), None)
        if comma is None:
            return ()
        start = comma + 1 + (words[comma + 1 : comma + 2] in _THEN)
        names, _ = self._namer.list_at(reading.sentence, start)
        sure = sure or words[clause.first] == "sebagai"
        return tuple(names[:1]) if names and (sure or self._namer.is_unit(reading.sentence, names[0])) else ()
