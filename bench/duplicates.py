"""Copies as sites make them of one text, told from other texts: `python -m bench.duplicates [--json]`.

Every article of the sample crawl is copied in the ways that a press release changes from site to site, and
grouped together with all the others. The sample's own texts are of few templates: other texts do not come
more alike than these.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import click

from corpus.article import Article
from corpus.sample import CRAWL
from indexer.duplicates import clusters, signature
from indexer.inspect import crawled
from telusur.settings import load_settings
from telusur.wiring import Telusur

_ARTICLES = 3
"""To a text: 258 words, nearly as many as real news have (303 in `gold/articles.jsonl`)."""

_MORE = (
    "Ikuti berita terbaru dari kami melalui saluran resmi di telepon genggam, dan jangan lewatkan kabar lain "
    "dari daerah setiap pagi."
)
_SYNONYMS = {"mengatakan": "menyebut", "adalah": "ialah", "namun": "tetapi", "telah": "sudah"}


def _as_it_is(text: str) -> str:
    return text


def _own_opening(text: str) -> str:
    return f"JAKARTA, KABAR CONTOH – {text}"


def _without_its_end(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[:-1] if len(paragraphs) > 3 else paragraphs)


def _with_other_words(text: str) -> str:
    for word, other in _SYNONYMS.items():
        text = text.replace(f" {word} ", f" {other} ")
    return text


def _with_links_between(text: str) -> str:
    return text.replace("\n\n", "\n\nBaca juga: Kabar lain dari daerah\n\n", 2)


def _with_a_paragraph_more(text: str) -> str:
    return f"{text}\n\n{_MORE}"


def _as_another_site_has_it(text: str) -> str:
    return _with_a_paragraph_more(_with_links_between(_own_opening(_with_other_words(text))))


COPIES: tuple[Callable[[str], str], ...] = (
    _as_it_is,
    _own_opening,
    _without_its_end,
    _with_other_words,
    _with_links_between,
    _with_a_paragraph_more,
    _as_another_site_has_it,
)


@dataclass(frozen=True, slots=True)
class Figures:
    articles: int
    found: dict[str, float]
    """Way of copying -> share of the copies that are in the group of their original."""
    strangers: int
    """Articles grouped with another that is no copy."""
    ms_an_article: float


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(as_json: bool) -> None:
    figures = measure()
    if as_json:
        click.echo(json.dumps(asdict(figures)))
        return
    for way, share in figures.found.items():
        click.echo(f"copies {way:24} {share:.3f} found")
    click.echo(f"{figures.strangers} of {figures.articles} articles grouped with another that is no copy")
    click.echo(f"{figures.ms_an_article:.2f} ms an article")


def measure() -> Figures:
    bodies = _bodies()
    clusters({"": signature("")})  # loads what is loaded once
    started = time.process_time()
    originals = {f"{number}": signature(body) for number, body in enumerate(bodies)}
    alone = clusters(originals)
    seconds = time.process_time() - started
    found = {}
    for copy in COPIES:
        copies = {f"{number} copy": signature(copy(body)) for number, body in enumerate(bodies)}
        together = clusters(originals | copies)
        right = sum(
            f"{number}" in together and together[f"{number}"] == together.get(f"{number} copy")
            for number in range(len(bodies))
        )
        found[copy.__name__.strip("_").replace("_", " ")] = right / len(bodies)
    return Figures(len(bodies), found, len(alone), seconds / len(bodies) * 1000)


def _bodies() -> list[str]:
    """Of the sample crawl, each text once; several together, for they are shorter than a press release is."""
    telusur = Telusur(load_settings())
    crawl = telusur.settings.crawl
    outcomes = crawled(str(CRAWL), telusur.sites, crawl.fields, crawl.max_page_bytes)
    bodies = list(dict.fromkeys(each.body for each in outcomes if isinstance(each, Article)))
    return ["\n\n".join(bodies[first : first + _ARTICLES]) for first in range(0, len(bodies), _ARTICLES)]


if __name__ == "__main__":
    main()
