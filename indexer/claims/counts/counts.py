"""Which numbers of a sentence count whom, as weights learnt from labelled reports have it.

Of a number that counts, the likeliest award is meant, or none: those who took part. What rules make of it is
one feature of many: docs/decisions/0012.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import fsum

from indexer.claims.counts.candidates import Candidate
from indexer.claims.counts.features import Context, Features
from indexer.claims.statements.reading import Reading
from search.vocabulary import Vocabulary

_LIKELY = -0.4
"""Log odds above which a number counts: of authors left out 0 finds less by .03, -0.8 invents more by .03."""
_SURE = 2.0
"""Log odds it takes to contradict rules: seven to one, as for grammar."""
Watch = Callable[[Reading, Candidate, str | None, Sequence[str]], None]
"""Is shown a number and what it may be of (an award's slug, or None) with its features."""


class Counts:
    """Weighs the numbers of a sentence: a logistic regression."""

    def __init__(self, vocabulary: Vocabulary, watch: Watch | None = None) -> None:
        """`watch` is shown every number with every award."""
        self._weights = vocabulary.counts
        self._features = Features(vocabulary.cues)
        self._watch = watch

    def of(self, context: Context) -> Iterator[tuple[Candidate, str | None]]:
        """Those that count, and which award those whom they count received; None: they took part."""
        took_part = False
        """So did those whom the first number counts, and of their parts there is no more to say."""
        for place, number in enumerate(context.numbers):
            told = context.told.get(number.value, ())
            odds: dict[str | None, float] = {}
            for award, features in self._options(context, place):
                if self._watch:
                    self._watch(context.reading, number, award, features)
                # exact: words of a set come in another order in every process, and rounding with them
                odds[award] = fsum(filter(None, map(self._weights.get, features)))
                odds[award] += _SURE * (award in told)
            award = max(odds, key=lambda one: odds[one])
            if odds[award] > _LIKELY and not (took_part and _is_part(context, number)):
                took_part = took_part or (award is None and not place)
                yield number, award

    def _options(self, context: Context, place: int) -> Iterator[tuple[str | None, list[str]]]:
        number = self._features.of_number(context, place)
        yield None, self._features.of_nobody(number)
        for award in context.levels:
            yield award, self._features.of_award(number, context, place, award)


def _is_part(context: Context, number: Candidate) -> bool:
    """`259 instansi, terdiri dari 72 kementerian dan 167 kota`, where no part has an award of its own."""
    words = context.reading.sentence.words
    first = next((at for at, word in enumerate(words) if word == "terdiri"), number.first)
    own = any(anchor.slug and anchor.first > first for anchor in context.reading.anchors)
    return first < number.first and not own
