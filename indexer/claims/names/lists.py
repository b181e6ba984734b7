"""What the names of a list are to each other: office and holder, unit and parent, parts of one name."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from indexer.claims.names.named import Name, is_title
from indexer.claims.words.grammar import AND
from indexer.claims.words.tokens import Sentence

_SCHOOLS = frozenset({"universitas", "institut", "politeknik"})
_OF_SCHOOLS = frozenset(
    {"fakultas", "program", "prodi", "jurusan", "biro", "bagian", "pusat", "direktorat", "sekretariat"}
)
"""What a university is the parent of; beside an office of a ministry it is another one of the list."""

_VILLAGES = frozenset({"desa", "kelurahan", "nagari", "kampung", "gampong", "pekon", "dusun", "rw", "rt"})
_AROUND = frozenset({"kecamatan", "kabupaten", "kota", "kab", "kab."})


class Lists:
    """Settles names that stand beside each other."""

    def __init__(
        self,
        rank: Mapping[str, int],
        openers: Container[str],
        offices: Container[str],
        regions: Container[str],
    ) -> None:
        self._rank = rank
        self._openers = openers
        self._offices = offices
        self._regions = regions

    def settle(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        settled = self._same_head(sentence, self._holders(sentence, names))
        return self._from_where(sentence, self._parents(sentence, settled))

    def _from_where(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        """`Budi Santoso, mahasiswa Universitas B`, `Tim A, Universitas B`: the second says where from."""
        if len(names) == 2 and not self._joined(sentence, names):
            first, second = (self._is_body(sentence, name) for name in names)
            if second and not first:
                return [replace(names[0], parent=names[0].parent or names[1].text)]
        return names

    def apposed(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        """`Fakultas A, Universitas B, Budi Santoso` before a verb: the person, behind where he is from."""
        if len(names) > 1 and not self._joined(sentence, names):
            *others, last = (self._is_body(sentence, name) for name in names)
            if all(others) and not last and not names[-1].text.isupper():
                return names[-1:]
        return names

    @staticmethod
    def _joined(sentence: Sentence, names: list[Name]) -> bool:
        """By `dan`, and so a list."""
        return any(token.low in AND for token in sentence.tokens[names[0].last : names[-1].first])

    def _is_body(self, sentence: Sentence, name: Name) -> bool:
        return self._is_unit(sentence, name) or name.text.lower() in self._regions

    def _holders(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        """An office and, behind a comma, who holds it: one name."""
        settled: list[Name] = []
        for name in names:
            before = settled[-1] if settled else None
            if (
                before
                and before.person is None
                and sentence.tokens[before.first].low in self._offices
                and sentence.tokens[name.first - 1].text == ","
                and not self._is_unit(sentence, name)
                and 2 <= len(name.text.split()) <= 6
            ):
                settled[-1] = replace(before, person=name.text, last=name.last)
            else:
                settled.append(name)
        return settled

    def _same_head(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        """`BPK Perwakilan Provinsi Bali, Gorontalo`: the second is a BPK Perwakilan Provinsi too.

        And what is a mere part of the name before it (Biro Umum, Humas, dan Pengadaan) goes back there.
        """
        settled: list[Name] = []
        head = ""
        for name in names:
            words = [token.low for token in sentence.tokens[name.first : name.last]]
            bare = name.text.lower() in self._regions
            if bare and head and self._is_address(sentence, settled, name):
                settled[-1] = replace(settled[-1], last=name.last)
                continue
            if settled and bare and head:
                settled.append(replace(name, text=f"{head} {name.text}"))
                continue
            if (
                settled
                and not bare
                and name.first not in sentence.bodies
                and words[0] not in self._openers
                and not is_title(words[0])
                and self._heads_list(sentence, settled[-1])
                and len(name.text.split()) <= 3
                and not name.text.isupper()
            ):
                before = settled[-1]
                text = sentence.surface(before.first, name.last)
                settled[-1] = replace(before, text=" ".join(text.split()), last=name.last)
                continue
            settled.append(name)
            head = self._head(name.text)
        return settled

    @staticmethod
    def _is_address(sentence: Sentence, settled: list[Name], name: Name) -> bool:
        """`Kantor A Kota B dan Kantor A Kota C, Jawa Timur`: the list ended with `dan`."""
        tokens = sentence.tokens
        comma = len(settled) > 1 and [token.text for token in tokens[settled[-1].last : name.first]] == [","]
        return comma and any(token.low in AND for token in tokens[settled[-2].last : settled[-1].first])

    def _heads_list(self, sentence: Sentence, name: Name) -> bool:
        """A unit whose name may be a list: Biro, Dinas, Deputi; not one that the vocabulary knows."""
        return sentence.tokens[name.first].low in self._rank and name.first not in sentence.bodies

    def _head(self, name: str) -> str:
        """What stands before the region in the name of one office of many: Kejaksaan Negeri in K. N. Bali."""
        words = name.split()
        if name.lower() in self._regions:
            return ""
        for first in range(1, len(words)):
            region = " ".join(words[first:]).lower()
            if region in self._regions and words[first - 1].lower() not in {"pemerintah", "diy", "dki"}:
                return " ".join(words[:first])
        return ""

    def _parents(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        """Behind a comma a higher body is the parent of the one before it."""
        settled: list[Name] = []
        for name in names:
            rank = self._rank.get(name.text.split()[0].lower())
            if settled and self._is_where(sentence, settled[-1], name):
                settled[-1] = replace(settled[-1], parent=settled[-1].parent or name.text)
                continue
            if settled and rank is not None and sentence.tokens[name.first - 1].text == ",":
                before = self._rank.get(settled[-1].text.split()[0].lower())
                school = name.text.split()[0].lower() in _SCHOOLS
                fits = not school or settled[-1].text.split()[0].lower() in _OF_SCHOOLS
                if before is not None and rank < before and fits:
                    settled[-1] = replace(settled[-1], parent=settled[-1].parent or name.text)
                    continue
            settled.append(name)
        return settled

    @staticmethod
    def _is_where(sentence: Sentence, name: Name, behind: Name) -> bool:
        """`Desa A, Kecamatan B, Kabupaten C`"""
        heads = [one.text.split()[0].lower() for one in (name, behind)]
        comma = sentence.tokens[behind.first - 1].text == ","
        return comma and heads[0] in _VILLAGES and heads[1] in _AROUND

    def _is_unit(self, sentence: Sentence, name: Name) -> bool:
        return name.first in sentence.bodies or sentence.tokens[name.first].low in self._openers
