"""Who received what, sentence by sentence, in the words of releases and news."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.annotate import Annotator
from search.claims import Receipt
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

VOCABULARY = Vocabulary.load(Path(__file__).parents[3] / "config" / "vocabulary")
ANNOTATOR = Annotator(VOCABULARY)


def received(body: str, title: str = "Judul", day: str | None = "2022-03-01") -> tuple[Receipt, ...]:
    return ANNOTATOR.annotate(article(body, title=title, day=day)).received


def who(body: str, title: str = "Judul") -> set[tuple[str, str]]:
    return {(receipt.award, receipt.recipient) for receipt in received(body, title)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kota Bogor meraih Adipura 2021.", {("adipura", "Kota Bogor")}),
        (
            "Adipura 2021 diraih Kota Bogor dan Kabupaten Klaten.",
            {("adipura", "Kota Bogor"), ("adipura", "Kabupaten Klaten")},
        ),
        ("Piala Adipura diserahkan Menteri Keuangan kepada Kota Bogor.", {("adipura", "Kota Bogor")}),
        ("BPK memberikan opini WTP kepada Pemerintah Kota Bogor.", {("wtp", "Pemerintah Kota Bogor")}),
    ],
)
def test_a_receipt_by_its_verb(body: str, expected: set[tuple[str, str]]) -> None:
    assert who(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Kota Bogor menargetkan Adipura tahun depan.",
        "Kota Bogor akan menerima Adipura pekan depan.",
        "Kota Bogor gagal meraih Adipura.",
        "Kota Bogor belum pernah meraih Adipura.",
        "Kota Bogor berbenah untuk meraih Adipura.",
        "Biro Umum Kemensetneg diusulkan meraih WBK.",
        "Jika meraih Adipura, Kota Bogor mendapat dana.",
    ],
)
def test_what_has_not_happened_is_no_receipt(body: str) -> None:
    assert who(body) == set()


PIECES = [
    "Kota Bogor ",
    "meraih ",
    "Adipura ",
    "2021",
    ". ",
    "\n\n",
    "dan ",
    ", ",
    "yaitu ",
    "diraih ",
    "(WBK) ",
    "penghargaan ",
    "kepada ",
    "İ",
    "Bupati Sleman ",
    ": ",
    "- ",
    "Juara 1 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_evidence_slices_back(body: str) -> None:
    title = body[:60]
    annotations = ANNOTATOR.annotate(article(body, title=title))
    evidences = [
        *(receipt.evidence for receipt in annotations.received),
        *(mention.evidence for mention in annotations.mentioned),
        *(count.evidence for count in annotations.counts),
    ]
    for evidence in evidences:
        text = title if evidence.where == "title" else body
        assert text[evidence.start : evidence.end] == evidence.text


REAL_DATA = os.environ.get("TELUSUR_REAL_DATA")


@pytest.mark.skipif(not REAL_DATA, reason="TELUSUR_REAL_DATA is not set")
def test_the_seed_article() -> None:
    text = next(Path(REAL_DATA or "", "seed").glob("*.txt")).read_text()
    title, body = text.split("\n", 1)
    receipts = received(body, title, day="2021-12-20")
    assert {(r.award, r.recipient_unit, r.institution, r.giver, r.year, r.historic) for r in receipts} == {
        ("wbk", "setneg-asdep-dumas", "kemensetneg", "kemenpanrb", 2021, False),
        ("wbk", "setneg-biro-ktln", "kemensetneg", "kemenpanrb", 2021, False),
    }
