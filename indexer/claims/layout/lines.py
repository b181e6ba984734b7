"""Lines of a list: an award and who has it, a level and its names, without a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.anchors import Anchors
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.cues import DOUBTS, EVENTS
from indexer.claims.words.grammar import RANKED

_TO = frozenset({"kepada", "untuk", "bagi"})
_BULLETS = frozenset({"-", "•", "*", "–", "—", "·"})


class Lines:
    """Reads the lines of lists."""

    def __init__(self, namer: Namer, anchors: Anchors) -> None:
        self._namer = namer
        self._anchors = anchors

    def is_bulleted(self, reading: Reading) -> bool:
        return self.start(reading) > 0

    def labelled(self, reading: Reading) -> Iterator[Fact]:
        """`Adipura Kencana: Kota A, Kota B`; the names may stand in the lines below."""
        words = reading.sentence.words
        for anchor in reading.anchors:
            if (
                anchor.first <= 3
                and words[anchor.last : anchor.last + 1] == [":"]
                and not self._is_said(reading)
            ):
                names, _ = self._namer.list_at(reading.sentence, anchor.last + 1)
                last = anchor.last + 1 == len(words)
                if names or last:
                    yield Fact(reading.sentence, anchor, tuple(names), reading.clauses[0], of_group=not names)
                return

    def awarded(self, reading: Reading, *, listing: bool) -> Iterator[Fact]:
        """`Penghargaan X dari Y kepada Z`, `X (Z)`, `Z sebagai X`.

        In a list of awards Z may be any body that is named, and without one it is whom the list is about.
        """
        if reading.sentence.words[-1] == ":":  # a heading: what its brackets say is no recipient
            return
        why = "mention" if any(said.cue in DOUBTS for said in reading.said) else None
        anchors = [anchor for anchor in reading.anchors if not anchor.is_generic and not anchor.ambiguous]
        if not anchors and self._starts_generic(reading):
            anchors = self._for_what(reading)
        if listing and self.start(reading) and (whole := self._whole(reading)):
            yield Fact(reading.sentence, whole, (), reading.clauses[0], why)
            return
        if not anchors or anchors[0].first > self.start(reading) + 2:
            yield from self._named(reading, why)
            if not anchors or not self._starts_generic(reading):
                return
        if listing:
            anchors = [replace(anchor, is_listed=True) for anchor in anchors]
        for number, anchor in enumerate(anchors):
            following = (
                anchors[number + 1].first if number + 1 < len(anchors) else len(reading.sentence.words)
            )
            names = self._holders(reading, anchor.last, following, anywhere=listing)
            if not names and len(anchors) == 1:
                names = self._holders(reading, 0, following, anywhere=listing)
            if number and not names:
                continue
            yield Fact(reading.sentence, anchor, names, reading.clauses[0], why, giver=self._giver(reading))

    def _whole(self, reading: Reading) -> Anchor | None:
        """A line that is nothing but a rank and its category: `- Gold Medal Essay`."""
        words, start = reading.sentence.words, self.start(reading)
        if not RANKED.intersection(words[start : start + 4]) or _TO.intersection(words) or "(" in words:
            return None
        if any(anchor.slug or anchor.is_event for anchor in reading.anchors):
            return None
        return Anchor(start, len(words), None, reading.sentence.surface(start, len(words)).strip(" .;,"))

    def _for_what(self, reading: Reading) -> list[Anchor]:
        """`Penghargaan dari Y kepada Z atas ...`: named by what it was given for."""
        words, start = reading.sentence.words, self.start(reading)
        at = next((at for at in range(start, len(words)) if words[at] in {"atas", "sebagai"}), None)
        if at is None or not _TO.intersection(words[:at]):
            return []
        last = min(len(words), at + 12)
        name = f"Penghargaan {reading.sentence.surface(at, last)}".strip(" .,")
        return [Anchor(start, start + 1, None, name)]

    def _named(self, reading: Reading, why: str | None) -> Iterator[Fact]:
        """`Z sebagai X`."""
        words = reading.sentence.words
        names, end = self._namer.list_at(reading.sentence, self.start(reading))
        while (
            end < len(words) and words[end] != "sebagai" and end < len(words) - 1 and words[end] in {",", "."}
        ):
            end += 1
        if names and words[end : end + 1] == ["sebagai"]:
            title = self._anchors.title(reading.sentence, end + 1)
            if title and not title.is_generic:
                yield Fact(reading.sentence, title, tuple(names[:1]), reading.clauses[0], why)

    def _holders(self, reading: Reading, first: int, last: int, *, anywhere: bool) -> tuple[Name, ...]:
        sentence, words = reading.sentence, reading.sentence.words
        for at in range(first, last):
            if words[at] in _TO:
                names, _ = self._namer.list_at(sentence, at + 1)
                if names and (words[at] == "kepada" or self._namer.is_body(sentence, names[0])):
                    return tuple(names)
            elif words[at] == "(" and first:
                names, end = self._namer.list_at(sentence, at + 1)
                closed = words[end : end + 1] == [")"]
                if (
                    names
                    and closed
                    and not (len(names) == 1 and names[0].text.isupper() and " " not in names[0].text)
                ):
                    return tuple(names)
        for run in sorted(sentence.bodies.values(), key=lambda run: run.first) if anywhere else ():
            if first <= run.first < last and not {"dari", "oleh", "di", "ri"} & set(
                words[run.first - 1 : run.first]
            ):
                name = self._namer.name_at(sentence, run.first)
                return (name,) if name else ()
        return ()

    def _giver(self, reading: Reading) -> Name | None:
        words = reading.sentence.words
        at = next((at for at, word in enumerate(words) if word == "dari"), None)
        return None if at is None else self._namer.name_at(reading.sentence, at + 1)

    @staticmethod
    def start(reading: Reading) -> int:
        """Behind a bullet, a number or a letter: `- `, `1)`, `a.`"""
        words, at = reading.sentence.words, 0
        if len(words[:1] and words[0].rstrip(".")) == 1 and words[0][0].isalpha():
            at = 1 if words[0].endswith(".") else 2 * (words[1:2] in (["."], [")"]))
        while at < len(words) and (words[at] in _BULLETS or words[at] in {".", ")"} or words[at].isdigit()):
            at += 1
        return at

    def _starts_generic(self, reading: Reading) -> bool:
        return any(anchor.first <= self.start(reading) + 1 for anchor in reading.anchors)

    @staticmethod
    def _is_said(reading: Reading) -> bool:
        return any(said.cue in EVENTS for said in reading.said)
