"""What an article of a test says of awards."""

from dataclasses import replace
from pathlib import Path

from indexer.annotate import Annotations, Annotator
from search.claims import Receipt
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

VOCABULARY = Vocabulary.load(Path(__file__).parents[3] / "config" / "vocabulary")
ANNOTATOR = Annotator(replace(VOCABULARY, relations={}, counts={}))
"""Grammar and rules alone: what is learnt has tests of its own, of whole reports."""


def said(body: str, title: str = "Judul", day: str | None = "2022-03-01") -> Annotations:
    return ANNOTATOR.annotate(article(body, title=title, day=day))


def received(body: str, title: str = "Judul", day: str | None = "2022-03-01") -> tuple[Receipt, ...]:
    return said(body, title, day).received


def who(body: str, title: str = "Judul") -> set[tuple[str, str]]:
    """Award and recipient of each receipt."""
    return {(receipt.award, receipt.recipient) for receipt in received(body, title)}
