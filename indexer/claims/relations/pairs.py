"""Every name of a sentence with every award that it may have received there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.statements.reading import Reading
from indexer.claims.words.grammar import GENERIC_NAMES
from search.entries import Award


class Span(NamedTuple):
    """Tokens `first` to before `last`."""

    first: int
    last: int


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names that stand in one list."""

    names: Sequence[Name]
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """One name and one award of the vocabulary."""

    name: Name | None
    """None: whoever the text is about."""
    listed: Span
    """The list that the name stands in, or the name alone; empty where there is none."""
    recipient: Recipient
    anchor: Anchor
    award: Award
    spoken: str
    """How the text spoke of the award, where the sentence does not name it; empty where it does."""

    doubt: str | None
    """What in its clause says that the award was not received, as `AwardMention.why` has it."""

    @property
    def is_doubted(self) -> bool:
        """By a word before the award, or because it would be given by one's own institution."""
        return self.doubt is not None or self.recipient.institution == self.award.giver

    @property
    def is_spoken(self) -> bool:
        return bool(self.spoken)


class Pairs:
    """Finds them by one vocabulary."""

    def __init__(self, namer: Namer, recipients: Recipients, awards: Mapping[str, Award]) -> None:
        self._namer = namer
        self._recipients = recipients
        self._awards = awards

    def lists(self, reading: Reading) -> list[Listed]:
        """All names of the sentence, from left to right."""
        lists, at = list[Listed](), reading.sentence.opening
        while at < len(reading.sentence.words):
            listed, end = self._namer.list_at(reading.sentence, at)
            names = [name for name in listed if not (reading.is_award(name) or self._is_word(reading, name))]
            if names:
                lists.append(Listed(names, Span(names[0].first, max(end, names[-1].last))))
            at = max(end, at + 1)
        return lists

    def of(
        self,
        reading: Reading,
        lists: Sequence[Listed],
        spoken: Mapping[str, Anchor],
        topic: Recipient | None,
        day: date | None,
    ) -> Iterator[Pair]:
        anchors = [("", anchor) for anchor in reading.anchors if self._can_be_received(anchor)]
        if not anchors:
            anchors = [(how, anchor) for how, anchor in spoken.items() if self._can_be_received(anchor)]
        for how, anchor in anchors:
            award = self._awards[anchor.slug or ""]
            doubt = None if how else reading.why_not(anchor)
            if topic is not None and self._can_receive(topic, award):
                yield Pair(None, _NOWHERE, topic, anchor, award, how, doubt)
            for name, span in ((name, listed.span) for listed in lists for name in listed.names):
                recipient = self._recipients.settle(reading.sentence, name, award, day, by_proxy=False)
                if recipient is not None and self._can_receive(recipient, award):
                    yield Pair(name, span, recipient, anchor, award, how, doubt)

    def _is_word(self, reading: Reading, name: Name) -> bool:
        """`Pemerintah Kabupaten/Kota`: any of them; `Padahal`, which only begins the sentence."""
        sentence, words = reading.sentence, name.text.lower().replace("/", " ").split()
        first = len(words) == 1 and sentence.begins(name.first) and not sentence.is_headline
        alone = first and not (name.text.isupper() or self._namer.is_body(sentence, name))
        return alone or GENERIC_NAMES.issuperset(words)

    @staticmethod
    def _can_receive(recipient: Recipient, award: Award) -> bool:
        """Not who gives it, nor a person what only bodies can have; what has capitals may look like one."""
        apart = recipient.kind == "person" and "person" not in award.recipients
        return recipient.unit != award.giver and not (apart and recipient.unit is None)

    def _can_be_received(self, anchor: Anchor) -> bool:
        award = self._awards.get(anchor.slug or "")
        return award is not None and award.can_be_received and not anchor.ambiguous
