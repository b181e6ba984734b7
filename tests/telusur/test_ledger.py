"""From the sample crawl to the ledger: every row stands on a sentence that is really there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from flask import Flask

from corpus.sample import CRAWL
from indexer.reindex import reindex
from search.claims import Evidence
from search.document import Document
from search.engine import Reader
from search.query import LEDGER_FACETS, Facet, Query
from telusur.progress import progress
from telusur.settings import load_settings
from telusur.wiring import Telusur
from webui.app import create_app
from webui.settings import WebSettings

EVERYTHING = Query(size=100_000)


@pytest.fixture(scope="module")
def telusur(tmp_path_factory: pytest.TempPathFactory) -> Telusur:
    made = Telusur(load_settings(data=tmp_path_factory.mktemp("data")))
    reindex(made.workshop(), [str(CRAWL)], progress())
    return made


@pytest.fixture
def reader(telusur: Telusur) -> Iterator[Reader]:
    with telusur.engine.reader() as reader:
        yield reader


@pytest.fixture
def app(telusur: Telusur) -> Flask:
    return create_app(telusur.engine, telusur.vocabulary, WebSettings())


def stands_there(evidence: Evidence, document: Document | None) -> bool:
    assert document is not None
    text = document.title if evidence.where == "title" else document.body
    return text[evidence.start : evidence.end] == evidence.text


def test_every_sentence_stands_where_it_is_said_to(reader: Reader) -> None:
    rows = [match.document for match in reader.ledger(EVERYTHING).matches]
    figures = [match.document for match in reader.figures(EVERYTHING).matches]
    assert len(rows) > 50
    assert len(figures) > 10
    for source in (*(source for row in rows for source in row.sources), *(it.source for it in figures)):
        assert stands_there(source.evidence, reader.document(source.article)), source


def test_every_receipt_of_every_article_is_in_a_row(reader: Reader) -> None:
    documents = [match.document for match in reader.find(EVERYTHING).matches]
    told = {(receipt.award, document.id) for document in documents for receipt in document.received}
    rows = [match.document for match in reader.ledger(EVERYTHING).matches]
    assert told == {(row.award, source.article) for row in rows for source in row.sources}


def test_a_facet_value_finds_as_many_rows_as_it_counts(reader: Reader) -> None:
    everything = reader.ledger(Query(size=0))
    for facet in LEDGER_FACETS:
        for value in everything.facets[facet][:5]:
            assert reader.ledger(Query(filters={facet: (value.value,)}, size=0)).total == value.count


def test_page_table_and_endpoint_agree(app: Flask, reader: Reader) -> None:
    client = app.test_client()
    answer = client.get("/api/v1/awards?award=wbk&size=0").json
    lines = client.get("/penghargaan.csv?award=wbk").get_data(as_text=True).removeprefix("\ufeff")
    assert answer is not None
    assert answer["total"] == len(list(csv.DictReader(io.StringIO(lines))))
    assert answer["total"] == reader.ledger(Query(filters={Facet.AWARD: ("wbk",)}, size=0)).total > 0
    page = client.get("/penghargaan?award=wbk").get_data(as_text=True)
    assert f"<strong>{answer['total']} penghargaan</strong>" in page


def test_every_award_and_body_of_the_ledger_has_its_page(app: Flask, reader: Reader) -> None:
    client = app.test_client()
    facets = reader.ledger(Query(size=0)).facets
    for value in facets[Facet.AWARD][:20]:
        assert client.get(f"/penghargaan/{value.value}").status_code == 200, value
    for value in (*facets[Facet.INSTITUTION][:10], *facets[Facet.REGION][:10]):
        if app.extensions["telusur"].vocabulary.body(value.value):
            assert client.get(f"/unit/{value.value}").status_code == 200, value
