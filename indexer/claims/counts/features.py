"""What can be seen of a number, and of an award that it may be of: features of a weighted sum."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.claims.counts.candidates import Candidate
from indexer.claims.statements.numbers import level_at, level_before
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import clause_of
from search.entries import CuesFile

_SIZES = (1, 2, 5, 10, 30, 100, 1000)
_DISTANCES = (0, 1, 2, 3, 5, 8, 12, 20)
_BEYOND = 99
_MANY = 3
_NEAR = 6
"""Words before and behind a number that have to do with it."""
_JOINED = 8
"""Words between numbers of one list at most."""
_VERB = re.compile(r"(?:me|di|ter|ber)[a-z]{3,}|raih|terima|lolos|lulus|masuk|dapat|ikut|jadi|punya")
_NO_VERB = frozenset(
    {"terhadap", "tersebut", "berikut", "menteri", "menurut", "terakhir", "terbaik", "dinas", "direktur"}
    | {"berdasarkan", "direktorat", "terbesar", "tertinggi", "media", "merah", "medali", "dirjen", "diri"}
    | {"berita", "termasuk", "bersama"}
)
Levels = Sequence[Sequence[str]]
"""The words of each level of an award, the longest first."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the numbers of one sentence share."""

    reading: Reading
    numbers: Sequence[Candidate]
    spoken: Mapping[str, Sequence[str]]
    """Slug of an award that the text spoke of -> how."""
    levels: Mapping[str, Levels]
    """Of every award in question."""
    title: str
    earlier: Sequence[str]
    """Cues of the sentence before."""
    ordinal: int
    """Of the sentence, among those with numbers or awards."""
    told: Mapping[int, Sequence[str | None]]
    """Number -> the awards that rules say it is of; None: of those who took part."""


class Features:
    """Names them: `1:group>:RECEIVES`, where behind a list of numbers stands that an award was received."""

    def __init__(self, cues: CuesFile) -> None:
        self._nouns = frozenset(noun.split()[0].split("/")[0] for noun in (*cues.counted, *cues.entered))
        self._took_part = defaultdict[str, list[list[str]]](list)
        for phrase in cues.took_part:
            self._took_part[phrase.split()[0]].append(phrase.split())

    def of_number(self, context: Context, place: int) -> list[str]:
        """Without a look at any award. `place` is which number of the sentence."""
        return [
            *self._of_number(context, place),
            *self._of_words(context, place),
            *self._of_row(context, place),
            *self._of_group(context, place),
        ]

    def of_nobody(self, number: Sequence[str]) -> list[str]:
        """Of a number of those who received nothing."""
        return [*number, *(f"0:{feature}" for feature in number)]

    def of_award(self, number: Sequence[str], context: Context, place: int, slug: str) -> list[str]:
        """Of a number of those who received this award."""
        pair = (*self._of_award(context, place, slug), *self._between(context, place, slug))
        return [*number, *(f"1:{feature}" for feature in number), *pair]

    @staticmethod
    def _of_number(context: Context, place: int) -> Iterator[str]:
        number, sentence = context.numbers[place], context.reading.sentence
        yield "number"
        digits = sentence.words[number.first][0].isdigit()
        yield f"kind:{'nth' if number.is_ordinal else 'digits' if digits else 'word'}"
        yield f"size:{_bucket(number.value, _SIZES)}"
        yield f"line:{sentence.is_line}"
        yield f"ordinal:{min(context.ordinal, _MANY + 1)}"
        anchors = context.reading.anchors
        yield f"anchors:{min(len(context.reading.named_anchors), _MANY)}"
        yield f"anchored:{any(anchor.slug for anchor in anchors)}"
        yield f"ambiguous:{any(anchor.ambiguous for anchor in anchors)}"
        yield f"generic:{any(anchor.is_generic for anchor in anchors)}"
        yield f"spoken:{bool(context.spoken)}"
        for cue in context.earlier:
            yield f"earlier:{cue}"
        said = re.search(rf"(?<![\d.]){number.value}(?!\d)", context.title)
        yield f"title:{said is not None}"
        told = context.told.get(number.value)
        yield f"rules:{'none' if not told else 'nobody' if told[0] is None else 'award'}"

    def _of_words(self, context: Context, place: int) -> Iterator[str]:
        number, sentence = context.numbers[place], context.reading.sentence
        words, first, last = sentence.words, number.first, number.last
        start = sentence.opening
        before = _word(words[first - 1]) if first > start else "^"
        yield f"-1:{before}"
        yield f"+1:{_word(words[last]) if last < len(words) else '$'}"
        yield f"^:{_word(words[start])}"
        clause = clause_of(context.reading.clauses, first)
        for word in set(words[max(clause.first, first - _NEAR) : first]):
            yield f"before:{_word(word)}"
        for word in set(words[last : min(clause.last, last + _NEAR + 1)]):
            yield f"behind:{_word(word)}"
        listed = last < len(words) and words[last] in self._nouns
        yield f"noun:{listed}"
        plain = last < len(words) and sentence.tokens[last].text.islower() and len(words[last]) > 2
        yield f"plain:{plain}:{listed}"
        back = next(filter(_is_verb, reversed(words[clause.first : first])), "-")
        ahead = next(filter(_is_verb, words[last : clause.last]), "-")
        for side, verb in (("<", back), (">", ahead)):
            yield f"verb{side}:{_word(verb)}"
            yield f"verb{side}:{verb[:2]}~"
        cues = [one for one in context.reading.said if clause.first <= one.first < clause.last]
        cues_back = [one.cue.name for one in cues if one.first < first]
        cues_ahead = [one.cue.name for one in cues if one.first >= last]
        for cue in cues_back:
            yield f"cue<:{cue}"
        for cue in cues_ahead:
            yield f"cue>:{cue}"
        yield f"cue<1:{cues_back[-1] if cues_back else '-'}"
        yield f"cue>1:{cues_ahead[0] if cues_ahead else '-'}"

    @staticmethod
    def _of_row(context: Context, place: int) -> Iterator[str]:
        """The numbers beside it."""
        number, numbers, words = context.numbers[place], context.numbers, context.reading.sentence.words
        yield f"numbers:{min(len(numbers), _MANY + 1)}"
        yield f"place:{min(place, _MANY)}"
        if place:
            one = numbers[place - 1]
            gap = words[one.last : number.first]
            yield f"gap:{_bucket(len(gap), _DISTANCES)}"
            yield f"gap:dari:{list(gap) == ['dari']}"
            yield f"gap:joined:{'dan' in gap or ',' in gap}:{any(map(_is_verb, gap))}"
            yield f"less:{one.value > number.value}"
        if place + 1 < len(numbers):
            one = numbers[place + 1]
            gap = words[number.last : one.first]
            yield f"next:{_bucket(len(gap), _DISTANCES)}"
            yield f"next:dari:{list(gap) == ['dari']}"
            yield f"next:larger:{one.value > number.value}"

    def _of_group(self, context: Context, place: int) -> Iterator[str]:
        """What is said of all numbers of the list that this one stands in: `61 kota dan 75 desa menerima`."""
        reading, words, numbers = context.reading, context.reading.sentence.words, context.numbers
        marks = self._marks(reading)
        low = high = place
        while low and self._are_joined(words, marks, numbers[low - 1], numbers[low]):
            low -= 1
        while high + 1 < len(numbers) and self._are_joined(words, marks, numbers[high], numbers[high + 1]):
            high += 1
        first, last = numbers[low].first, numbers[high].last
        since = numbers[low - 1].last if low else 0
        until = numbers[high + 1].first if high + 1 < len(numbers) else len(words)
        back = next((mark for at, mark in reversed(marks) if since <= at < first), "-")
        ahead = next((mark for at, mark in marks if last <= at < until), "-")
        yield f"group<:{back}"
        yield f"group>:{ahead}"
        yield f"group<>:{back}:{ahead}"
        yield f"group<<:{next((mark for at, mark in reversed(marks) if at < first), '-')}"
        yield f"group>>:{next((mark for at, mark in marks if at >= last), '-')}"
        yield f"group:{high > low}:{low > 0}"
        yield f"group:verb<:{_word(next(filter(_is_verb, reversed(words[since:first])), '-'))}"
        yield f"group:verb>:{_word(next(filter(_is_verb, words[last:until]), '-'))}"
        award_back = any(anchor.slug and since <= anchor.first < first for anchor in reading.anchors)
        award_ahead = any(anchor.slug and last <= anchor.first < until for anchor in reading.anchors)
        yield f"group:award:{award_back}:{award_ahead}"
        yield f"group:award:{award_back}:{award_ahead}:{back}:{ahead}"
        generic = any(anchor.is_generic and since <= anchor.first < until for anchor in reading.anchors)
        yield f"group:generic:{generic}:{back}:{ahead}"

    def _marks(self, reading: Reading) -> list[tuple[int, str]]:
        """Where cues stand, and what says that someone took part."""
        words = reading.sentence.words
        marks = [(one.first, one.cue.name) for one in reading.said]
        for at, word in enumerate(words):
            if word in self._took_part:
                phrases = self._took_part[word]
                marks += [(at, "TOOK_PART") for one in phrases if list(words[at : at + len(one)]) == one]
        return sorted(marks)

    @staticmethod
    def _are_joined(
        words: Sequence[str], marks: Sequence[tuple[int, str]], one: Candidate, other: Candidate
    ) -> bool:
        gap = words[one.last : other.first]
        if len(gap) > _JOINED or {",", "dan", "serta"}.isdisjoint(gap) or any(map(_is_verb, gap)):
            return False
        return not any(one.last <= at < other.first for at, _ in marks)

    @staticmethod
    def _of_award(context: Context, place: int, slug: str) -> Iterator[str]:
        number, numbers, reading = context.numbers[place], context.numbers, context.reading
        told = context.told.get(number.value, ())
        other = "none" if not told else "nobody" if None in told else "other"
        yield f"award:rules:{'yes' if slug in told else other}"
        how, levels = context.spoken.get(slug, ()), context.levels[slug]
        until = numbers[place + 1].first if place + 1 < len(numbers) else len(reading.sentence.words)
        beside = level_at(reading, number.last, levels) > 0 or level_before(reading, number.first, levels)
        inside = any(level_at(reading, at, levels) for at in range(number.last, until))
        anywhere = inside or any(level_at(reading, at, levels) for at in range(number.first))
        named = any(anchor.slug == slug for anchor in reading.anchors)
        yield f"level:{beside}:{inside}"
        yield f"level:in:{inside}:{anywhere}"
        yield f"level:named:{inside}:{named}"
        for one in how:
            yield f"spoken:{one}"
        if not named:
            yield "absent"
            yield f"absent:level:{beside}:{inside}"
            yield f"absent:others:{any(anchor.slug for anchor in reading.anchors)}"
            for one in how:
                yield f"absent:spoken:{one}"

    @staticmethod
    def _between(context: Context, place: int, slug: str) -> Iterator[str]:
        number, reading = context.numbers[place], context.reading
        there = [anchor for anchor in reading.anchors if anchor.slug == slug]
        if not there:
            return
        behind = next((anchor for anchor in there if anchor.first >= number.last), None)
        before = next((anchor for anchor in reversed(there) if anchor.last <= number.first), None)
        others = [anchor for anchor in reading.anchors if anchor.slug and anchor.slug != slug]
        yield "named"
        yield f"sides:{before is not None}:{behind is not None}"
        yield f"others:{bool(others)}"
        yield f"named:level:{any(anchor.level for anchor in there)}"
        for side, anchor in ((">", behind), ("<", before)):
            if anchor is None:
                yield f"A{side}none"
                continue
            first, last = (number.last, anchor.first) if behind is anchor else (anchor.last, number.first)
            between = reading.sentence.words[first:last]
            crossing = sum(first <= one.first < last for one in context.numbers)
            passed = sum(first <= one.first < last for one in others)
            yield f"A{side}distance:{_bucket(last - first, _DISTANCES)}"
            yield f"A{side}numbers:{min(crossing, 2)}:awards:{min(passed, 2)}"
            yield f"A{side}nearest:{not crossing and not passed}"
            clause = clause_of(reading.clauses, number.first)
            yield f"A{side}clause:{clause.first <= anchor.first < clause.last}"
            yield f"A{side}verb:{any(map(_is_verb, between))}"
            for one in reading.said:
                if first <= one.first < last:
                    yield f"A{side}said:{one.cue.name}"
            for word in set(between):
                yield f"A{side}between:{_word(word)}"


def _is_verb(word: str) -> bool:
    return bool(_VERB.fullmatch(word)) and word not in _NO_VERB


def _bucket(value: int, bounds: Sequence[int]) -> int:
    return next((bound for bound in bounds if value <= bound), _BEYOND)


def _word(word: str) -> str:
    return "#" if word[0].isdigit() else word
