"""Does the right answer stand first? `python -m bench.relevance [--json]`.

Asks the queries of each set as a reader would, through `ask` and a build of its own, beside two baselines:
plain BM25 (k1 1.2, b 0.75; title and body as one text) on the words as written and on bare Sastrawi stems.
The sets: queries of our own on the sample crawl (`sample_queries.toml`), and those in
`$TELUSUR_REAL_DATA/relevance`, each a folder of `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from heapq import nsmallest
from math import log
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from bench.real_data import real_data
from corpus.article import Article
from corpus.sample import CRAWL
from indexer.duplicates import clusters, signature
from indexer.inspect import inspect_crawl
from search.ask import ask
from search.document import Document
from search.embedded import EmbeddedEngine
from search.engine import BuildOrigin
from search.parse import Request
from telusur.settings import load_settings
from telusur.wiring import Telusur

SAMPLE_QUERIES = Path(__file__).with_name("sample_queries.toml")
DEPTH = 10
GROUPED = "Telusur, near-duplicates as one"
_WORD = re.compile(r"\w+")

Ranker = Callable[[str], Sequence[str]]
"""A query's text -> the ids of the first ten, best first."""


@dataclass(frozen=True, slots=True)
class RelevanceSet:
    documents: Sequence[Document]
    queries: Sequence[tuple[str, frozenset[str]]]
    """Each text with the ids of the documents that answer it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the queries, from the place of the first document that answers, within the first ten."""

    queries: int
    mrr: float
    """Mean of 1 / place."""
    success_1: float
    success_10: float


def measure(ranker: Ranker, queries: Sequence[tuple[str, frozenset[str]]]) -> Figures:
    places = [_place(ranker(text), relevant) for text, relevant in queries]
    count = len(places)
    return Figures(
        queries=count,
        mrr=sum(1 / place for place in places if place) / count,
        success_1=places.count(1) / count,
        success_10=sum(place > 0 for place in places) / count,
    )


def _place(ranked: Sequence[str], relevant: frozenset[str]) -> int:
    """Of the first relevant one, from 1; 0 where there is none."""
    return next((at for at, document in enumerate(ranked[:DEPTH], 1) if document in relevant), 0)


def telusur_on(documents: Sequence[Document], telusur: Telusur, directory: Path) -> Ranker:
    """The product: a build of these documents, asked as every surface asks."""
    engine = EmbeddedEngine(directory, telusur.analyzer)
    making = engine.begin()
    for document in documents:
        making.add(document)
    engine.publish(making.finish({}, BuildOrigin(0, telusur.vocabulary.version)))
    return lambda text: [
        hit.document.id for hit in ask(engine, telusur.vocabulary, Request(text, size=DEPTH)).hits
    ]


def bm25_on(documents: Sequence[Document], words: Callable[[str], list[str]]) -> Ranker:
    """BM25 as Lucene has it; equal scores in the order of the documents."""
    counted = [Counter(words(f"{document.title}\n{document.body}")) for document in documents]
    average = sum(counts.total() for counts in counted) / len(counted)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, counts in enumerate(counted):
        norm = 1.2 * (0.25 + 0.75 * counts.total() / average)
        for word, count in counts.items():
            postings[word].append((row, count * 2.2 / (count + norm)))

    def ranked(text: str) -> list[str]:
        scores: defaultdict[int, float] = defaultdict(float)
        for word in words(text):
            found = postings.get(word, ())
            idf = log(1 + (len(counted) - len(found) + 0.5) / (len(found) + 0.5))
            for row, weight in found:
                scores[row] += idf * weight
        best = nsmallest(DEPTH, scores.items(), key=lambda it: (-it[1], it[0]))
        return [documents[row].id for row, _ in best]

    return ranked


def as_written(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def sastrawi_stems(text: str) -> list[str]:
    return [_sastrawi(word) for word in as_written(text)]


@cache
def _sastrawi(word: str) -> str:
    return str(_stemmer().stem(word)) or word


@cache
def _stemmer() -> StemmerFactory:
    return StemmerFactory().create_stemmer(isDev=False)


def sample_set(telusur: Telusur) -> RelevanceSet:
    """The sample crawl, with the queries written for it."""
    crawl = telusur.settings.crawl
    inspections = inspect_crawl(
        str(CRAWL), telusur.sites, telusur.vocabulary, crawl.fields, crawl.max_page_bytes
    )
    articles = {it.outcome.title: it.outcome for it in inspections if isinstance(it.outcome, Article)}
    asked = tomllib.loads(SAMPLE_QUERIES.read_text("utf-8"))["query"]
    return RelevanceSet(
        [_document(title, title, article.body) for title, article in articles.items()],
        [(query["text"], frozenset(query["titles"])) for query in asked],
    )


def stored_set(folder: Path) -> RelevanceSet:
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, _, document, grade = line.split("\t")
        if int(grade) > 0:
            answers[query].add(document)
    return RelevanceSet(
        [_document(row["id"], row["title"], row["body"]) for row in _rows(folder / "corpus.jsonl")],
        [
            (row["text"], frozenset(answers[row["id"]]))
            for row in _rows(folder / "queries.jsonl")
            if row["id"] in answers
        ],
    )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _document(id: str, title: str, body: str) -> Document:
    return Document(
        id=id,
        url=None,
        title=title,
        body=body,
        published=None,
        published_inferred=False,
        byline=None,
        source="",
        kind="berita",
    )


def compared(asked: RelevanceSet, telusur: Telusur) -> dict[str, Figures]:
    """Who ranked -> how well."""
    with tempfile.TemporaryDirectory(prefix="telusur-relevance-") as directory:
        rankers = {
            "Telusur": telusur_on(asked.documents, telusur, Path(directory)),
            "BM25, Sastrawi stems": bm25_on(asked.documents, sastrawi_stems),
            "BM25, words as written": bm25_on(asked.documents, as_written),
        }
        figures = {name: measure(ranker, asked.queries) for name, ranker in rankers.items()}
        return {**figures, GROUPED: measure(*grouped(rankers["Telusur"], asked))}


def grouped(ranker: Ranker, asked: RelevanceSet) -> tuple[Ranker, Sequence[tuple[str, frozenset[str]]]]:
    """As result pages list them: near-duplicates are one result, which answers where any of them does.

    The questions' passages hold some texts twice, in other spacing, of which one alone counts as the answer.
    """
    groups = clusters({document.id: signature(document.body) for document in asked.documents})

    def ranked(text: str) -> Sequence[str]:
        return list(dict.fromkeys(groups.get(it, it) for it in ranker(text)))

    queries = [(text, frozenset(groups.get(it, it) for it in answers)) for text, answers in asked.queries]
    return ranked, queries


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(as_json: bool) -> None:
    telusur = Telusur(load_settings())
    sets = {"sample crawl": sample_set(telusur)}
    if os.environ.get("TELUSUR_REAL_DATA"):
        folders = sorted(path for path in real_data("relevance").iterdir() if path.is_dir())
        sets |= {folder.name: stored_set(folder) for folder in folders}
    figures = {name: compared(asked, telusur) for name, asked in sets.items()}
    if as_json:
        click.echo(json.dumps({n: {who: asdict(f) for who, f in by.items()} for n, by in figures.items()}))
        return
    for name, by_ranker in figures.items():
        table = Table(f"{name} ({by_ranker['Telusur'].queries} queries)", "MRR@10", "success@1", "success@10")
        for who, it in by_ranker.items():
            table.add_row(who, f"{it.mrr:.3f}", f"{it.success_1:.3f}", f"{it.success_10:.3f}")
        Console().print(table)


if __name__ == "__main__":
    main()
