"""Goes through a text for the numbers that it claims, with the awards in mind that it has named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.counts.candidates import PATTERN, Candidate, candidates
from indexer.claims.counts.counts import Counts, Watch
from indexer.claims.counts.features import Context
from indexer.claims.counts.rules import Rules, told_one_by_one, year_of
from indexer.claims.discourse import Discourse
from indexer.claims.statements.numbers import Numbers, levels_of
from indexer.claims.statements.reading import Reading
from indexer.claims.words.texts import NamedText
from indexer.claims.words.tokens import Sentence
from search.claims import CountClaim, Receipt
from search.entries import Award
from search.vocabulary import Vocabulary


class Counting:
    """Made once from a vocabulary, used for every article."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        reading: Callable[[Sentence, Anchor | None], Reading],
        watch: Watch | None,
    ) -> None:
        """`reading` reads a sentence of a text that speaks of an award."""
        self._awards = vocabulary.awards
        self._reading = reading
        self._numbers = Numbers(vocabulary.cues)
        self._rules = Rules(vocabulary.cues, vocabulary.awards, self._numbers)
        self._counts = Counts(vocabulary, watch)
        self._is_learnt = bool(vocabulary.counts) or watch is not None
        self._levels = {slug: levels_of(award) for slug, award in vocabulary.awards.items()}

    def of(
        self,
        texts: Sequence[NamedText],
        discourse: Discourse,
        received: Sequence[Receipt],
        year: int | None,
    ) -> Iterator[CountClaim]:
        """Of an article that names an award or tells of a receipt, each number of an award once.

        `year` is the one that the article reports.
        """
        named = {self._family(found.value) for text in texts for found in text.awards}
        if not (named or received):  # an award that the vocabulary does not know has numbers too
            return
        so_far = _SoFar(texts[0].text.lower(), only=named.pop() if len(named) == 1 else None)
        seen = set[tuple[int, str | None]]()
        read = {one.sentence.start: one for one in discourse.readings if one.sentence.where == "body"}
        for one in discourse.readings:
            if one.sentence.where == "title":
                so_far.passed(one, self._awards)
        body = texts[-1]
        for ordinal in sorted({*map(body.sentences.at, read)} | body.sentences_with(PATTERN, low=True)):
            start, _ = body.sentences.span(ordinal)
            spoken, reading = discourse.award_at(start), read.get(start)
            sentence = reading.sentence if reading else body.sentence(ordinal)
            numbers = list(candidates(sentence))
            if numbers:
                reading = reading or self._reading(sentence, spoken)
                same = discourse.award_before(start)
                for claim in self._of(reading, numbers, spoken, same, year, so_far):
                    told = (claim.number, claim.award) in seen
                    if not told and not told_one_by_one(reading, claim, received):
                        seen.add((claim.number, claim.award))
                        yield claim
            if reading:
                so_far.passed(reading, self._awards)

    def _of(
        self,
        reading: Reading,
        numbers: Sequence[Candidate],
        spoken: Anchor | None,
        same: Anchor | None,
        year: int | None,
        so_far: _SoFar,
    ) -> Iterator[CountClaim]:
        """`spoken` is the award that the sentence speaks of, `same` the one before it."""
        told = list(self._rules.of(reading, spoken, same, year, so_far.only, so_far.told))
        if told:
            award = told[-1].award if len({one.award for one in told}) == 1 else None
            so_far.told = replace(told[-1], award=award)
        if not self._is_learnt:
            yield from told
            return
        whats = {one.number: one.what for one in told}
        for number, award in self._counts.of(self._context(reading, numbers, told, so_far, spoken, same)):
            so_far.what = whats.get(number.value) or self._what(reading, number) or so_far.what
            when = year_of(reading, number.first, year)
            what = so_far.what or "penerima"
            yield CountClaim(number.value, what, award, when, reading.sentence.evidence)

    def _context(
        self,
        reading: Reading,
        numbers: Sequence[Candidate],
        told: Sequence[CountClaim],
        so_far: _SoFar,
        spoken: Anchor | None,
        same: Anchor | None,
    ) -> Context:
        hows = defaultdict[str, list[str]](list)
        for how, slug in (
            ("received", spoken and spoken.slug),
            ("before", same and same.slug),
            ("last", so_far.last),
            ("title", so_far.of_title),
            ("only", so_far.only),
            ("first", so_far.first),
        ):
            if slug and self._awards[slug].can_be_received:
                hows[slug].append(how)
        here = [one.slug for one in reading.anchors if one.slug and not one.ambiguous]
        slugs = dict.fromkeys([*(slug for slug in here if self._awards[slug].can_be_received), *hows])
        awards = defaultdict[int, list[str | None]](list)
        for claim in told:
            awards[claim.number].append(claim.award)
        return Context(
            reading=reading,
            numbers=numbers,
            spoken=hows,
            levels={slug: self._levels[slug] for slug in slugs},
            title=so_far.title,
            earlier=so_far.cues,
            ordinal=so_far.ordinal,
            told=awards,
        )

    def _what(self, reading: Reading, number: Candidate) -> str:
        """What stands behind the number and is counted; empty where nothing does."""
        sentence = reading.sentence
        if number.is_ordinal:
            return "kali"
        return sentence.surface(number.last, self._numbers.noun(reading, number.last))

    def _family(self, slug: str) -> str:
        """The broadest award that this one is a part of."""
        while parent := self._awards[slug].parent:
            slug = parent
        return slug


@dataclass(slots=True)
class _SoFar:
    """What the sentences before said."""

    title: str
    """In small letters."""
    only: str | None
    """The one award that the text names."""
    told: CountClaim | None = None
    """What rules read last."""
    what: str = ""
    """What was counted last."""
    last: str | None = None
    """The award that was named last."""
    first: str | None = None
    of_title: str | None = None
    cues: Sequence[str] = ()
    ordinal: int = 0

    def passed(self, reading: Reading, awards: Mapping[str, Award]) -> None:
        named = [one.slug for one in reading.anchors if one.slug and awards[one.slug].can_be_received]
        if named and reading.sentence.where == "title":
            self.of_title = self.last = named[0]
        elif named:
            self.first, self.last = self.first or named[0], named[-1]
        self.cues = [one.cue.name for one in reading.said]
        self.ordinal += 1
