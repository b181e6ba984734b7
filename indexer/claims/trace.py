"""What the sentences before one leave for weighing its names: awards named, receipts told, doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from indexer.claims.awards.anchor import Anchor
from indexer.claims.discourse import Discourse
from indexer.claims.drafts import Drafts
from indexer.claims.names.recipients import Recipient
from indexer.claims.protagonists import Protagonists
from indexer.claims.relations.before import Before
from indexer.claims.relations.relations import Relations
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.grammar import THAT
from indexer.claims.words.texts import NamedText
from search.entries import Award

_FAR = 9
"""Sentences behind which names have nothing to do with an award."""


class Trace:
    """Follows one article, sentence by sentence."""

    def __init__(
        self,
        title: str,
        day: date | None,
        awards: Mapping[str, Award],
        relations: Relations,
        drafts: Drafts,
        protagonists: Protagonists,
    ) -> None:
        self._title = title
        self._day = day
        self._awards = awards
        self._relations = relations
        self._drafts = drafts
        self._protagonists = protagonists
        self._last: Anchor | None = None
        """The award of the vocabulary that was named last."""
        self._among = False
        """Its sentence names others too."""
        self._in_title: Anchor | None = None
        self._read = 0
        self._cues = frozenset[str]()
        self._cues_of_title = frozenset[str]()
        self._is_sought = False
        self._sought: Recipient | None = None
        """Whom title and lead are about."""
        self._told = "nothing"
        self._announced = False
        self._distance = 0

    def speaks_of_award(self, reading: Reading | None = None) -> bool:
        """One was named or received a few sentences ago, or is named in this sentence."""
        if self._last is not None and self._distance <= _FAR:
            return True
        return reading is not None and any(map(self._can_be_received, reading.anchors))

    def reviewed(
        self,
        reading: Reading,
        told: Sequence[Fact],
        text: NamedText,
        spoken: Anchor | None,
        discourse: Discourse,
        *,
        was_read: bool = True,
    ) -> Sequence[Fact]:
        """What grammar told of a sentence, with what is likely and without what is not."""
        if not self.speaks_of_award(reading):
            return told
        before = self._before(reading, text, spoken, discourse, was_read=was_read)
        facts = self._relations.reviewed(reading, told, before, self._day)
        if discourse.subject is None and any(not (fact.names or fact.of_group or fact.why) for fact in facts):
            discourse.subject = before.topic
        return facts

    def _before(
        self,
        reading: Reading,
        text: NamedText,
        spoken: Anchor | None,
        discourse: Discourse,
        *,
        was_read: bool,
    ) -> Before:
        topic = discourse.subject
        if topic is None and text.where == "body":
            topic = self._protagonist(text)
        words = reading.sentence.words
        referred = next((words[at - 1] for at in range(1, len(words)) if words[at] in THAT), "")
        topic = self._drafts.meant(referred, discourse) or topic
        how: dict[str, tuple[str, Anchor]] = {}
        for one, anchor in (
            ("received", spoken),
            ("among" if self._among else "last", self._last),
            ("title", self._in_title),
        ):
            if anchor is not None and anchor.slug:
                named = how.get(anchor.slug)
                how[anchor.slug] = (f"{named[0]} {one}" if named else one, anchor)
        return Before(
            award=spoken,
            spoken=dict(how.values()) if self._distance <= _FAR else {},
            was_read=was_read,
            received=frozenset((draft.anchor.slug, draft.recipient.name) for draft in discourse.received),
            opens_group=discourse.open is not None and discourse.open.of_group,
            topic=topic,
            referred=referred,
            title=self._title.lower(),
            ordinal=self._read,
            cues=self._cues | self._cues_of_title,
            told=self._told,
            distance=self._distance,
            length=len(text.sentences),
            announced=self._announced,
        )

    def _protagonist(self, text: NamedText) -> Recipient | None:
        if not self._is_sought:
            self._is_sought, self._sought = True, self._protagonists.of(self._title, text, self._day)
        return self._sought

    def passed(self, reading: Reading, discourse: Discourse, *, was_read: bool = True) -> None:
        """The sentence was weighed, and its receipts taken."""
        named = [anchor for anchor in reading.anchors if self._can_be_received(anchor)]
        self._cues = frozenset(said.cue.name for said in reading.said)
        if reading.sentence.where == "title":
            self._in_title = named[0] if named else None
            self._cues_of_title = frozenset(f"title:{cue}" for cue in self._cues)
        if any(anchor.ambiguous for anchor in reading.anchors):  # WBK/WBBM: who of a list has which?
            self._last = None
        elif named:
            self._last = named[-1]
            self._among = any(anchor.slug != named[-1].slug for anchor in named)
        self._read += was_read
        colon = reading.sentence.text.rstrip().endswith(":")
        self._announced = colon or (self._announced and reading.sentence.is_line)
        received = bool(discourse.received) and discourse.received[-1].fact.sentence is reading.sentence
        self._distance = 0 if named or received else self._distance + 1
        self._told = "receipt" if received else "award" if named else "nothing"

    def _can_be_received(self, anchor: Anchor) -> bool:
        return anchor.slug is not None and self._awards[anchor.slug].can_be_received
