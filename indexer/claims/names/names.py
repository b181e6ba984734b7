"""Where a recipient's name begins and ends, and lists of names."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from indexer.claims.names.lists import Lists
from indexer.claims.names.named import Name, is_title
from indexer.claims.words.grammar import AND, GENERIC_NAMES, OUTSIDE_NAMES
from indexer.claims.words.tokens import Sentence, Token
from search.entries import CuesFile

_DEGREE = re.compile(
    r"(?:S|M|A)\.?[A-Z][a-z]{0,5}\.?|(?:[A-Z]\.){2,}|S\.[A-Z].*|M\.[A-Z].*|Ph\.?D\.?|SH|MH|SE|MM|MSi|MPd|IPM|ASEAN|Eng\.?|MHP|SIK|SIP|ST|MT|MAP|Ak|CA|D\.E\.A\.?|Sp\.[A-Z]+"
)
_ROMAN = re.compile(r"I{1,3}|I?V|VI{0,3}|I?X")
_NUMBER = re.compile(r"\d{1,3}|[IVX]+(?:-\d+)?")


# Before a name in a list they are no part of it.
_BEFORE = frozenset(
    {"-", "•", "*", "–", "—", ":", ",", "“", '"', "oleh", "kepada", "untuk", "bagi", "juga", "yakni", "yaitu"}
    | {"adalah", "langsung", "antara", "lain", "para", "seperti", "dan", "resmi", "secara", "pihak"}
    | {"masing-masing"}
)


_OPENINGS = frozenset({"yakni", "yaitu", "adalah", "masing-masing"})
_NUMBERED = frozenset({"negeri", "sdn", "smpn", "sman", "smkn", "mtsn", "man", "min"})
"""Schools have the number behind it: SMK Negeri 57."""
_TEAMS = frozenset({"tim", "delegasi", "kontingen", "program"})


class Namer:
    """Finds names in the sentences of any article."""

    def __init__(self, rows: CuesFile, regions: Container[str]) -> None:
        """`regions`: what regions are called without Kabupaten or Kota, in small letters."""
        self._rank = {word: rank for rank, words in enumerate(rows.heads) for word in words}
        self._openers = frozenset({*self._rank, *rows.openers, *(word.split()[0] for word in rows.offices)})
        self._generic = GENERIC_NAMES | frozenset(self._rank)
        self._offices = frozenset(word.split()[0] for word in rows.offices)
        self._regions = regions
        self._lists = Lists(self._rank, self._openers, self._offices, regions)
        verbs = (*rows.receives, *rows.received_by, *rows.given, *rows.gives)
        self._verbs = frozenset(phrase.split()[0] for phrase in verbs)
        headline = (*rows.named, *rows.lists, *rows.holds)
        self._headline_verbs = frozenset(phrase.split()[0] for phrase in headline) - {"di"}

    def name_at(self, sentence: Sentence, at: int) -> Name | None:
        """The name that begins at this token."""
        tokens = sentence.tokens
        if at >= len(tokens) or not (at in sentence.bodies or self._begins(sentence, at)):
            return None
        last = end = at
        bracket = None
        while last < len(tokens):
            if (run := sentence.bodies.get(last)) and not self._is_verb(sentence, last):
                last = end = run.last
            elif tokens[last].text == "(" and last > at:
                closing = self._closing(sentence, last)
                if closing is None:
                    break
                inside = sentence.surface(last + 1, closing)
                last = closing + 1
                bracket = inside
                if inside in {"Persero", "Tbk"}:
                    end = last
            elif tokens[last].text == "–" and (other := self._same_in_other_words(sentence, last + 1)):
                last = other.last
            elif self._goes_on(sentence, at, last):
                last += 1
                end, bracket = last, None
            elif self._joins(sentence, at, last) or self._is_placed(sentence, at, last):
                last += 1
            elif (skipped := self._degrees(tokens, last)) > last:
                last = skipped
            else:
                break
        if end == at:
            return None
        while last > end and tokens[last - 1].low in AND:
            last -= 1
        text = " ".join(sentence.surface(at, end).split()).strip(" .,;:-")
        if at not in sentence.bodies and all(word in self._generic for word in text.lower().split()):
            return None
        if at and tokens[at - 1].text in _TEAMS:  # delegasi X, program Y
            text = f"{tokens[at - 1].text} {text}"
        elif tokens[at].low == "tim" and tokens[last : last + 1] and tokens[last].low == "dari":
            of = self.name_at(sentence, last + 1)  # Tim X dari Y
            if of:
                text, last = f"{text} dari {of.text}", of.last
        return Name(text, at, last, bracket=bracket) if text else None

    def _same_in_other_words(self, sentence: Sentence, at: int) -> Name | None:
        """Program Sarjana Hukum – Sarjana Hukum (S.H.)"""
        return None if at in sentence.bodies else self.name_at(sentence, at)

    def list_at(self, sentence: Sentence, at: int) -> tuple[list[Name], int]:
        """The names of the list that begins at this token, and where it ends."""
        tokens, names = sentence.tokens, list[Name]()
        end = at
        while at < len(tokens):
            if names and tokens[at].low in _OPENINGS:  # dua unit di X, yakni A dan B
                break
            at = self._skip(sentence, at)
            name = self.name_at(sentence, at)
            if name is None:
                break
            names.append(name)
            end = at = self._behind(sentence, name.last)
            separator = at
            while at < len(tokens) and (tokens[at].low in AND or tokens[at].text in {",", ";"}):
                at += 1
            if at == separator:
                break
        names = self._lists.settle(sentence, names)
        if names and sentence.words[end : end + 1] == ["selaku"]:
            office = self.name_at(sentence, end + 1)
            if office:
                names[-1] = replace(names[-1], office=office, last=office.last)
                end = office.last
        return names, end

    def apposed(self, sentence: Sentence, names: list[Name]) -> list[Name]:
        """The person behind the bodies that he is of, where they are no list."""
        return self._lists.apposed(sentence, names)

    def is_unit(self, sentence: Sentence, name: Name) -> bool:
        """It begins as the name of a body does."""
        return name.first in sentence.bodies or self.opens(sentence.tokens[name.first].low)

    def is_body(self, sentence: Sentence, name: Name) -> bool:
        """The vocabulary knows it, or it begins as an office of the state does."""
        return self.is_unit(sentence, name) or name.text.lower() in self._regions

    def is_office(self, sentence: Sentence, name: Name) -> bool:
        """It begins with what officials are called."""
        return sentence.tokens[name.first].low in self._offices

    def is_place(self, sentence: Sentence, at: int) -> bool:
        """A region's name begins here."""
        return self._is_region(sentence.tokens, at)

    def is_verb(self, word: str) -> bool:
        return word in self._verbs or word in self._headline_verbs

    def opens(self, word: str) -> bool:
        """Names of bodies and offices begin with this word."""
        return word in self._openers

    def _begins(self, sentence: Sentence, at: int) -> bool:
        token = sentence.tokens[at]
        if self._is_outside(sentence, at) or self._is_verb(sentence, at):
            return False
        if is_title(token.text) and at + 1 < len(sentence.tokens):
            return sentence.tokens[at + 1].is_capital
        return token.is_capital or (token.text[0].isdigit() and token.text[-1].isalpha())

    def _is_outside(self, sentence: Sentence, at: int) -> bool:
        """No part of a name, but for the DI of Yogyakarta."""
        token = sentence.tokens[at]
        special = token.text == "DI" and self._capital(sentence.tokens, at + 1)
        return token.low in OUTSIDE_NAMES and not special

    def _is_verb(self, sentence: Sentence, at: int) -> bool:
        low = sentence.tokens[at].low
        return low in self._verbs or (low in self._headline_verbs and (sentence.is_headline or at == 0))

    def _goes_on(self, sentence: Sentence, first: int, at: int) -> bool:
        """This token belongs to the name that began at `first`."""
        tokens, token = sentence.tokens, sentence.tokens[at]
        if self._is_outside(sentence, at) or self._is_verb(sentence, at):
            return False
        if token.is_capital or (is_title(token.text) and self._capital(tokens, at + 1)):
            return at not in sentence.awards
        if token.text in {"/", "-"} and at > first:
            return self._capital(tokens, at + 1) and tokens[at].start == tokens[at - 1].end
        if token.text in {"“", '"', "‘"}:
            return False
        if at > first and token.text.isdigit() and "/" in (behind.text for behind in tokens[at + 1 : at + 2]):
            return self._capital(tokens, at + 2)  # Kodim 0601/Pandeglang
        if at == first or not _NUMBER.fullmatch(token.text):
            return False
        return tokens[at - 1].low in _NUMBERED or not self._counts(tokens, at)

    def _joins(self, sentence: Sentence, first: int, at: int) -> bool:
        """`dan` inside a name: Dinas Pariwisata dan Kebudayaan, but not Biro Umum dan Biro Hukum."""
        tokens = sentence.tokens
        if tokens[at].low in {"of", "the", "bin", "binti", "al", "el", "for", "and", "on"}:
            return self._capital(tokens, at + 1)
        if tokens[at].low == "kelas":  # Kantor Imigrasi kelas II Bekasi
            return tokens[first].low in self._openers and self._capital(tokens, at + 1)
        if tokens[at].low not in {"dan", "&"} or not self._capital(tokens, at + 1):
            return False
        if tokens[at - 1].text == "," or at + 1 in sentence.bodies or at + 1 in sentence.awards:
            return False
        if tokens[at].low == "&":
            return True
        office = tokens[first].low in self._offices
        if not office and tokens[first].low not in self._rank:
            return False
        if tokens[at + 1].low in self._openers:
            return False
        return not self._is_region(tokens, at + 1) and tokens[at + 1].low not in OUTSIDE_NAMES

    @staticmethod
    def _is_placed(sentence: Sentence, first: int, at: int) -> bool:
        """`di` inside the name of a unit: Balai Besar POM di Palu."""
        unit = sentence.unlisted.get(sentence.tokens[first].start)
        return unit is not None and sentence.words[at] == "di" and sentence.tokens[at].end < unit.end

    def _is_region(self, tokens: Sequence[Token], at: int) -> bool:
        words = [token.low for token in tokens[at : at + 4]]
        return any(" ".join(words[:count]) in self._regions for count in range(len(words), 0, -1))

    @staticmethod
    def _capital(tokens: Sequence[Token], at: int) -> bool:
        return at < len(tokens) and tokens[at].is_capital

    @staticmethod
    def _counts(tokens: Sequence[Token], at: int) -> bool:
        """A number of things, not of a school: 2 emas."""
        return (
            at + 1 < len(tokens)
            and tokens[at + 1].text[0].islower()
            and tokens[at + 1].low not in (AND | OUTSIDE_NAMES)
        )

    @staticmethod
    def _closing(sentence: Sentence, at: int) -> int | None:
        for closing in range(at + 1, min(at + 9, len(sentence.tokens))):
            if sentence.tokens[closing].text == ")":
                return closing
        return None

    @staticmethod
    def _degrees(tokens: Sequence[Token], at: int) -> int:
        """Where the degrees behind a person's name end."""
        while at + 1 < len(tokens) and tokens[at].text == "," and _DEGREE.fullmatch(tokens[at + 1].text):
            at += 2
            if at < len(tokens) and tokens[at].text == "." and at + 1 < len(tokens):
                at += 1
        return at

    def _skip(self, sentence: Sentence, at: int) -> int:
        """Over what stands before a name in a list: a bullet, a number, a kind in small letters."""
        tokens = sentence.tokens
        while at < len(tokens) and at not in sentence.bodies:
            numbered = tokens[at].text.isdigit() and tokens[at + 1 : at + 2] != []
            if numbered and tokens[at + 1].text in {".", ")"}:
                at += 2
            elif tokens[at].low in _BEFORE or self._is_rank(sentence, at):
                at += 1
            elif (ahead := self._of_team(tokens, at)) > at:
                at = ahead
            else:
                break
        return at

    def _is_rank(self, sentence: Sentence, at: int) -> bool:
        """`II` of II Kementerian Agama; whether I Made is one, his next name says."""
        tokens, behind = sentence.tokens, at + 1
        ranked = behind < len(tokens) and bool(_ROMAN.fullmatch(tokens[at].text))
        return ranked and (
            behind in sentence.bodies or self.opens(tokens[behind].low) or self._is_region(tokens, behind)
        )

    @staticmethod
    def _of_team(tokens: Sequence[Token], at: int) -> int:
        """Behind `tim dari`, `delegasi`."""
        if (
            tokens[at].low in {"tim", "delegasi", "kontingen", "perwakilan", "mahasiswa"}
            and not tokens[at].is_capital
        ):
            return at + 1 + (tokens[at + 1 : at + 2] != [] and tokens[at + 1].low == "dari")
        return at

    def _behind(self, sentence: Sentence, at: int) -> int:
        """Over what a list adds to a name: a score, where someone is from."""
        tokens = sentence.tokens
        if (
            at + 1 < len(tokens)
            and tokens[at].low in {"dari", "di"}
            and (place := self.name_at(sentence, at + 1))
        ):
            behind = tokens[place.last : place.last + 1]
            if not behind or behind[0].text in {",", ".", ";"} or behind[0].low in AND:
                return place.last
        if at + 2 < len(tokens) and tokens[at].low == "dengan":
            scored = at + 1 + (tokens[at + 1].low in {"nilai", "skor"})
            return scored + 1 if tokens[scored].text[0].isdigit() else at
        return at
