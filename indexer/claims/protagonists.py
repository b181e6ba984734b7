"""Awards told one by one of whoever a text is about: `Trofi kedua disabet dari X`, `Yang ketiga, Y`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.names import Namer
from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.cues import DOUBTS
from indexer.claims.words.grammar import AWARD_NOUNS, ORDINALS
from indexer.claims.words.texts import NamedText

_NTH = ORDINALS | {"terakhir", "terbaru", "berikutnya", "selanjutnya", "lain", "lainnya"}
_LEAD = 2
"""Sentences in which whoever a text is about is named."""
OPENS = re.compile(
    r"(?:(?:Adapun|Sementara|Sedangkan) )?"
    rf"(?:(?:Yang|yang|{'|'.join(f'[{noun[0].upper()}{noun[0]}]{noun[1:]}' for noun in sorted(AWARD_NOUNS))})"
    rf" (?:{'|'.join(sorted(_NTH))})\b|(?:Terakhir|Berikutnya|Selanjutnya|Pertama|Kedua|Ketiga|Keempat),)"
)
"""Sentences that begin so tell the next of several awards."""


class Protagonists:
    """Finds whom a text is about, and the awards that it tells of nobody else."""

    def __init__(self, namer: Namer, recipients: Recipients) -> None:
        self._namer = namer
        self._recipients = recipients

    def of(self, title: str, text: NamedText, day: date | None) -> Recipient | None:
        """The body, or that of the official, whom the lead names and the title too, in short at least."""
        headline = set(re.findall(r"\w+", title.lower()))
        for ordinal in range(min(_LEAD, len(text.sentences))):
            sentence = text.sentence(ordinal)
            at = sentence.opening
            while at < len(sentence.words):
                name = self._namer.name_at(sentence, at)
                at = max(name.last if name else 0, at + 1)
                if name is None or not self._namer.is_body(sentence, name):
                    continue
                who = self._recipients.settle(sentence, name, None, day, by_proxy=True)
                said = re.findall(r"\w+", who.name.lower()) if who else []
                own = [word for word in said if not self._namer.opens(word) and word != "persero"]
                if who and own and headline.issuperset(own):
                    return who
        return None

    def facts(self, reading: Reading) -> Iterator[Fact]:
        """What a sentence without a recipient tells: the next of several awards."""
        sentence = reading.sentence
        opening = OPENS.match(sentence.text)
        if opening is None or sentence.where != "body" or any(said.cue in DOUBTS for said in reading.said):
            return
        end = sentence.start + opening.end()
        first = next((at for at, token in enumerate(sentence.tokens) if token.start >= end), 0)
        award = self._award([one for one in reading.named_anchors if one.first >= first])
        if award is not None and not award.ambiguous:
            yield Fact(sentence, award, (), reading.clauses[0], referred="itu")

    @staticmethod
    def _award(anchors: Sequence[Anchor]) -> Anchor | None:
        """The first that has a name of its own."""
        return next((one for one in anchors if one.slug or one.is_event or one.is_superlative), None)
