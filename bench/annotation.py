"""What annotation costs beside tokenisation, over the same articles: `python -m bench.annotation [--json]`.

Reads 1,000 articles of `$TELUSUR_REAL_DATA/corpora/real_news.jsonl.gz`. Processor time of one core, the best
of five passes, in turns; both have read these articles before, as in a run over many.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice

import click

from bench.real_data import article, real_data
from corpus.article import Article
from indexer.annotate import Annotator
from search.analysis import Analyzer
from telusur.settings import load_settings
from telusur.wiring import Telusur

ARTICLES = 1000
_PASSES = 5
_STEP = 4
"""Every fourth: the corpus is sorted by source."""


@dataclass(frozen=True, slots=True)
class Figures:
    articles: int
    tokenised: float
    """Milliseconds an article, as the next."""
    annotated: float

    @property
    def ratio(self) -> float:
        return self.annotated / self.tokenised


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(as_json: bool) -> None:
    figures = measure()
    if as_json:
        click.echo(json.dumps(asdict(figures) | {"ratio": figures.ratio}))
        return
    click.echo(f"annotation of {figures.articles} articles: {figures.annotated:.3f} ms each,")
    click.echo(f"tokenisation {figures.tokenised:.3f} ms each; {figures.ratio:.2f} times as much")


def measure() -> Figures:
    telusur = Telusur(load_settings())
    annotator, analyzer = Annotator(telusur.vocabulary), telusur.analyzer
    articles = list(islice(_articles(), 0, ARTICLES * _STEP, _STEP))
    works: tuple[Callable[[Article], object], ...] = (partial(_tokenise, analyzer), annotator.annotate)
    passes = [[_seconds(work, articles) for work in works] for _ in range(_PASSES)]
    tokenised, annotated = (min(times) / len(articles) * 1000 for times in zip(*passes, strict=True))
    return Figures(len(articles), tokenised, annotated)


def _tokenise(analyzer: Analyzer, one: Article) -> None:
    for text in (one.title, one.body):
        for _ in analyzer.words(text):
            pass


def _seconds(work: Callable[[Article], object], articles: list[Article]) -> float:
    started = time.process_time()
    for one in articles:
        work(one)
    return time.process_time() - started


def _articles() -> Iterator[Article]:
    with gzip.open(real_data("corpora/real_news.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield article(json.loads(line))


if __name__ == "__main__":
    main()
