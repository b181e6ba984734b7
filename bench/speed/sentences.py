"""Real articles cut into sentences, and how their vocabulary grows: what a corpus is composed of."""

from __future__ import annotations

import gzip
import json
import math
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.sample import CRAWL
from indexer.inspect import inspect_crawl
from telusur.settings import load_settings
from telusur.wiring import Telusur

RARE = 2
"""A form that occurs at most so often is a name, a slip, a foreign word: the kind that new texts bring
anew. Half of all forms in 11,131 articles, and one word in sixty."""

_WORD = re.compile(r"\w+")
_FORM = re.compile(r"[^\W\d_]{3,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, cut at its rare words: they stand at the odd places of `pieces`."""

    pieces: tuple[str, ...]
    length: int
    """In words."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article: what documents are resampled from."""

    title: Sentence
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """Heaps' law, fitted to the articles: `factor * n ** exponent` different forms in n words."""

    factor: float
    exponent: float

    def forms(self, words: int) -> float:
        return self.factor * float(words**self.exponent)

    @classmethod
    def fitted(cls, texts: Iterable[Sequence[str]]) -> Growth:
        """Least squares in the logarithms, over all of the texts but their first tenth."""
        seen: set[str] = set()
        points = []
        words = 0
        for text in texts:
            words += len(text)
            seen.update(text)
            points.append((words, len(seen)))
        late = [(math.log(n), math.log(v)) for n, v in points if n >= words / 10]
        mean_n = sum(n for n, _ in late) / len(late)
        mean_v = sum(v for _, v in late) / len(late)
        spread = sum((n - mean_n) ** 2 for n, _ in late)
        exponent = sum((n - mean_n) * (v - mean_v) for n, v in late) / spread if spread else 0.5
        return cls(math.exp(mean_v - exponent * mean_n), exponent)


@dataclass(frozen=True, slots=True)
class Source:
    """What documents are resampled from."""

    name: str
    stories: tuple[Story, ...]
    growth: Growth
    forms: frozenset[str]
    """Every form of the articles, so that an invented one is new."""


def forms(text: str) -> list[str]:
    """The words of a text as vocabulary counts them: case folded, numbers too."""
    return _WORD.findall(text.casefold())


def read_source(seed: int) -> Source:
    """The real articles where TELUSUR_REAL_DATA has them, else those of the sample crawl."""
    real = os.environ.get("TELUSUR_REAL_DATA")
    path = Path(real) / "corpora" / "real_news.jsonl.gz" if real else None
    if path and path.exists():
        return source("11,131 real news articles", _real(path), seed)
    return source("the sample crawl", _sample(), seed)


def source(name: str, articles: Iterable[tuple[str, str]], seed: int) -> Source:
    """Titles and bodies, shuffled first: in the order of their sites vocabulary would grow in jumps."""
    shuffled = sorted(articles)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  # a repeatable draw, no secret
    counted: Counter[str] = Counter()
    for title, body in shuffled:
        counted.update(forms(title))
        counted.update(forms(body))
    rare = {form for form, times in counted.items() if times <= RARE}
    return Source(
        name,
        tuple(
            Story(_cut(title, rare), tuple(_cut(it, rare) for it in split(body)))
            for title, body in shuffled
            if title and split(body)
        ),
        Growth.fitted(forms(f"{title} {body}") for title, body in shuffled),
        frozenset(counted),
    )


def split(body: str) -> list[str]:
    return [it.strip() for it in _SENTENCE_END.split(body) if _WORD.search(it)]


def _cut(text: str, rare: set[str]) -> Sentence:
    pieces = []
    at = 0
    for match in _FORM.finditer(text):
        if match[0].casefold() in rare:
            pieces += [text[at : match.start()], match[0]]
            at = match.end()
    return Sentence((*pieces, text[at:]), len(_WORD.findall(text)))


def _real(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["title"], article["body"]


def _sample() -> Iterator[tuple[str, str]]:
    telusur = Telusur(load_settings())
    crawl = telusur.settings.crawl
    for item in inspect_crawl(
        str(CRAWL), telusur.sites, telusur.vocabulary, crawl.fields, crawl.max_page_bytes
    ):
        if isinstance(item.outcome, Article):
            yield item.outcome.title, item.outcome.body
