"""A corpus of any size: documents of about 300 words, resampled from real sentences with a fixed seed.

Sentences drawn again and again bring no new words, and an engine that has seen them all would look
better than it is. So the rare words of a drawn sentence are replaced: by a form never seen before as
long as vocabulary lags behind the law by which it grows in the real articles (`Growth`), else by one
invented earlier, those used often the likelier. Everything else stays as people wrote it, in runs of up to
four sentences of one article, so that words still stand beside those they belong to.
"""

from __future__ import annotations

import math
import random
from array import array
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from bench.speed.sentences import Growth, Sentence, Source, forms
from search.document import Document

SEED = 2021
WORDS = 300
"""Of a document on average; lengths are log-normal, as those of real articles are."""

FIRST_DAY, LAST_DAY = date(2005, 1, 1), date(2025, 12, 31)
UNITS, AWARDS, INSTITUTIONS, SOURCES = 2000, 40, 120, 60
KINDS = ("berita", "siaran-pers", "pengumuman", "laporan", "foto")

_SPREAD = 0.45
_RUN = 4
_SYLLABLES = [first + vowel for first in "bcdfghjklmnprstwy" for vowel in "aeiou"]
_FORMS = len(_SYLLABLES) ** 4
_STEP = 15_485_863
"""A prime: every number below `_FORMS` comes once, and neighbours are spelled differently."""


def documents(source: Source, size: int, seed: int = SEED) -> Iterator[Document]:
    """The first `size` documents of an endless corpus: a smaller one is the beginning of a larger."""
    chance = random.Random(seed)  # noqa: S311  # a repeatable draw, no secret
    words = Words(source, chance)
    units, awards = Zipf("unit", UNITS), Zipf("award", AWARDS)
    institutions, sources, kinds = Zipf("inst", INSTITUTIONS), Zipf("site", SOURCES), Zipf("kind", len(KINDS))
    for number in range(size):
        title, body = words.document()
        day = FIRST_DAY + timedelta(days=int((LAST_DAY - FIRST_DAY).days * math.sqrt(chance.random())))
        yield Document(
            id=f"d{number:07}",
            url=f"https://berita.example/{number:07}",
            title=title,
            body=body,
            published=day.isoformat(),
            published_inferred=False,
            byline=None,
            source=sources.draw(chance, (1,))[0],
            kind=KINDS[int(kinds.draw(chance, (1,))[0].partition("-")[2])],
            units=units.draw(chance, (1, 1, 2, 3, 4)),
            institutions=institutions.draw(chance, (1, 1, 2)),
            awards=awards.draw(chance, (0, 0, 0, 1, 1, 2)),
            awards_mentioned=awards.draw(chance, (0, 0, 0, 0, 1, 2)),
        )


class Zipf:
    """Values `name-0`, `name-1`, ...: the nth as frequent as 1/(n + 1)."""

    def __init__(self, name: str, size: int) -> None:
        self._names = [f"{name}-{number:0{len(str(size - 1))}}" for number in range(size)]
        self._below = list(accumulate(1 / (rank + 1) for rank in range(size)))

    def draw(self, chance: random.Random, how_many: tuple[int, ...]) -> tuple[str, ...]:
        """Different values, as many as one of `how_many` says."""
        wanted = chance.choice(how_many)
        drawn: dict[str, None] = {}
        while len(drawn) < wanted:
            drawn[self._names[bisect(self._below, chance.random() * self._below[-1])]] = None
        return tuple(drawn)


class Words:
    """Titles and bodies, with a vocabulary that grows as the source's does."""

    def __init__(self, source: Source, chance: random.Random) -> None:
        self._stories = source.stories
        self._growth: Growth = source.growth
        self._known = source.forms
        self._chance = chance
        self._drawn: set[int] = set()
        self._seen: set[str] = set()
        self._invented = 0
        self._tried = 0
        self._uses = array("I")
        self._spelled: list[str] = []
        self.words = 0
        """Words written so far."""

    @property
    def vocabulary(self) -> int:
        """Different forms written so far."""
        return len(self._seen) + self._invented

    def document(self) -> tuple[str, str]:
        """A title, and a body of paragraphs."""
        chance = self._chance
        mean = math.log(WORDS) - _SPREAD**2 / 2
        wanted = min(2_000, max(60, int(chance.lognormvariate(mean, _SPREAD))))
        paragraphs = []
        written = 0
        while written < wanted:
            sentences = chance.choice(self._stories).sentences
            first = chance.randrange(len(sentences))
            paragraph = []
            for sentence in sentences[first : first + _RUN]:
                if written < wanted:
                    paragraph.append(self._write(sentence))
                    written += sentence.length
            paragraphs.append(" ".join(paragraph))
        return self._write(chance.choice(self._stories).title), "\n\n".join(paragraphs)

    def _write(self, sentence: Sentence) -> str:
        self.words += sentence.length
        if id(sentence) not in self._drawn:  # its common words count once, when it is first drawn
            self._drawn.add(id(sentence))
            for piece in sentence.pieces[::2]:
                self._seen.update(forms(piece))
        if len(sentence.pieces) == 1:
            return sentence.pieces[0]
        written = list(sentence.pieces)
        for place in range(1, len(written), 2):
            form = self._form()
            written[place] = form.capitalize() if written[place][0].isupper() else form
        return "".join(written)

    def _form(self) -> str:
        if not self._uses or self.vocabulary < self._growth.forms(self.words):
            number = self._invented
            self._spelled.append(self._new())
            self._invented += 1
        else:
            number = self._uses[self._chance.randrange(len(self._uses))]
        self._uses.append(number)
        return self._spelled[number]

    def _new(self) -> str:
        while True:
            self._tried += 1
            rest = self._tried * _STEP % _FORMS
            syllables = []
            for _ in range(4):
                rest, digit = divmod(rest, len(_SYLLABLES))
                syllables.append(_SYLLABLES[digit])
            form = "".join(syllables)
            if form not in self._known:
                return form
