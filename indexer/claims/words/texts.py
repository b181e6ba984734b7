"""What claims are read from: title and body, with the names found in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.claims.words.tokens import Sentence
from indexer.mentions import Mention
from indexer.sentences import Sentences
from search.claims import Where


@dataclass(frozen=True, slots=True)
class NamedText:
    """The title or the body with what it names."""

    where: Where
    text: str
    sentences: Sentences
    awards: Sequence[Mention]
    """Programmes among them."""
    bodies: Sequence[Mention]
    """Those that the vocabulary lists."""
    unlisted: Mapping[int, Mention]
    """Units that it does not list, by the character where the name begins."""
    speaks: frozenset[int]
    """Ordinals of the sentences that name an award or have an award word."""
    faint: frozenset[int]
    """Those of them whose award words say nothing unless the article names an award."""

    def sentences_with(self, pattern: re.Pattern[str], *, low: bool = False) -> frozenset[int]:
        """`low`: in small letters, three times as fast as a pattern that ignores case."""
        text = self.text.lower() if low else self.text
        return frozenset(self.sentences.at(match.start()) for match in pattern.finditer(text))

    def sentence(self, ordinal: int) -> Sentence:
        start, end = self.sentences.span(ordinal)
        sentence = Sentence(self.text, self.where, start, end)
        for found in self.bodies:
            if start <= found.start < end and (run := sentence.run(found.start, found.end, found.value)):
                sentence.bodies[run.first] = run
        for found in self.awards:
            if start <= found.start < end and (run := sentence.run(found.start, found.end, found.value)):
                sentence.awards[run.first] = run
        sentence.unlisted = {at: self.unlisted[at] for at in self.unlisted if start <= at < end}
        return sentence
