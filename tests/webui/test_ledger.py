from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS, HOSTILE
from tests.webui.conftest import publish, text, tree
from webui.app import create_app
from webui.export import BATCH, BYTE_ORDER_MARK, safe
from webui.settings import WebSettings

ROWS = 8
"""Two units in three years, a town, and a hostile one."""


def claims(page: html.HtmlElement) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = page.xpath("//article[contains(@class, 'claim')]")
    return found


def table(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/penghargaan.csv?{query}")
    assert response.status_code == 200
    content = response.get_data(as_text=True)
    assert content.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(content.removeprefix(BYTE_ORDER_MARK))))


def test_a_row_tells_who_received_what_and_shows_the_sentence(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?award=adipura"))
    (claim,) = claims(page)
    assert text(claim.xpath(".//*[@class='claim-year']")[0]) == "Tahun 2021"
    assert text(claim.xpath(".//h3")[0]) == "Kota Kecil"
    award = claim.xpath(".//a[@class='award-name']")[0]
    assert (text(award), award.get("href")) == ("Adipura Kencana", "/penghargaan/adipura")
    evidence = claim.xpath(".//blockquote//a")[0]
    assert text(evidence) == "Kota kecil itu meraih Adipura."
    assert evidence.get("href") == "/artikel/adipura?kutip=0-30#kutipan"
    assert "Kota Kecil, 28 Feb 2022" in text(claim.xpath(".//blockquote/footer")[0])
    article = tree(client.get(evidence.get("href").split("#")[0]))
    assert text(article.xpath("//*[@id='kutipan']")[0]) == "Kota kecil itu meraih Adipura."


def test_several_reports_are_one_row_with_all_their_sources(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?award=wbk&year=2019&unit=setneg-setpres"))
    (claim,) = claims(page)
    assert text(claim.xpath(".//h3")[0]) == "Sekretariat Presiden"
    sources = claim.xpath(".//details//li")
    assert [text(it.xpath("./a")[0]) for it in sources] == [
        "Unit kerja ke-9 menerima predikat WBK",
        "Unit kerja ke-3 menerima predikat WBK",
    ]
    assert "2 sumber" in text(claim.xpath(".//details/summary")[0])


def test_givers_that_differ_are_told(client: FlaskClient) -> None:
    differing = [
        claim for claim in claims(tree(client.get("/penghargaan?award=wbk"))) if "berbeda" in text(claim)
    ]
    assert differing
    assert "pemberi: Gubernur" in text(differing[0])


def test_a_search_marks_words_in_the_sentence(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?q=meraih+adipura"))
    (claim,) = claims(page)
    assert [text(it) for it in claim.xpath(".//blockquote//mark")] == ["meraih", "Adipura"]
    assert text(page.xpath("//*[@role='status']")[0]) == "1 penghargaan"
    assert page.xpath("//form[@role='search']/@action") == ["/penghargaan"]


def test_filters_count_and_combine(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?award=wbk&year=2020&year=2021"))
    assert len(claims(page)) == 4
    assert [text(it) for it in page.xpath("//*[@class='chip']")] == [
        "Hapus saringan Penghargaan: Wilayah Bebas dari Korupsi ×",
        "Hapus saringan Tahun penghargaan: 2021 ×",
        "Hapus saringan Tahun penghargaan: 2020 ×",
    ]
    titles = [text(it) for it in page.xpath("//details[@class='facet']/summary")]
    assert [title.split(" 1 ")[0].split(" 2 ")[0] for title in titles][:3] == [
        "Penghargaan",
        "Tahun penghargaan",
        "Jenis penerima",
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [("", "2021"), ("sort=recipient", "<script>"), ("sort=award", "=cmd"), ("sort=oldest", "Unit")],
)
def test_orders(client: FlaskClient, sort: str, first: str) -> None:
    assert first.casefold() in text(claims(tree(client.get(f"/penghargaan?{sort}")))[0]).casefold()


def test_a_chart_by_year_of_the_award(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?award=wbk"))
    assert "Penghargaan per tahun" in text(page.xpath("//figure/figcaption")[0])
    assert [text(it) for it in page.xpath("//figure//a/*[@class='hidden']")] == [
        f"Tahun {year}: 2 penghargaan" for year in (2019, 2020, 2021)
    ]


def test_a_field_that_the_ledger_lacks_is_left_out_and_told(client: FlaskClient) -> None:
    page = tree(client.get('/penghargaan?q=adipura+sumber:"Kota+Kecil"'))
    assert len(claims(page)) == 1
    assert "“source:” tidak berlaku di sini" in text(page.xpath("//*[@class='notes']")[0])


def test_nothing_found_suggests_what_is(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?award=adipura&year=2019"))
    nothing = page.xpath("//*[@class='nothing']")[0]
    assert "Tidak ada penghargaan yang cocok" in text(nothing)
    assert [text(it) for it in nothing.xpath(".//li")] == [
        "Tanpa semua saringan 8 penghargaan",
        "Tanpa saringan penghargaan “Adipura” 2 penghargaan",
        "Tanpa saringan tahun penghargaan “2019” 1 penghargaan",
    ]


def test_the_table_holds_every_row_and_the_same_ones(client: FlaskClient) -> None:
    rows = table(client)
    assert len(rows) == ROWS
    answer = client.get("/api/v1/awards?size=100").json
    assert answer is not None
    assert [row["id"] for row in rows] == [row["id"] for row in answer["rows"]]
    assert {row["archive_url"] for row in rows} == {
        row["sources"][0]["archive_url"] for row in answer["rows"]
    }
    assert [int(row["sources"]) for row in rows] == [len(row["sources"]) for row in answer["rows"]]
    assert len(table(client, "award=wbk&year=2021&page=9&size=1")) == 2


def test_a_table_can_be_asked_for_without_its_lines(client: FlaskClient) -> None:
    head = client.head("/penghargaan.csv")
    assert (head.status_code, head.mimetype, head.data) == (200, "text/csv", b"")


def test_the_table_never_stops_early(tmp_path: Path, vocabulary: Vocabulary) -> None:
    engine = EmbeddedEngine(tmp_path)
    many = BATCH * 2 + 7
    town = next(it for it in DOCUMENTS if it.id == "adipura")
    (receipt,) = town.received
    publish(
        engine,
        [
            replace(
                town,
                id=f"k{n}",
                received=tuple(replace(receipt, recipient=f"Kota {n}-{m}") for m in range(100)),
            )
            for n in range(many // 100 + 1)
        ],
    )
    client = create_app(engine, vocabulary, WebSettings()).test_client()
    rows = table(client)
    assert len({row["recipient"] for row in rows}) == len(rows) == (many // 100 + 1) * 100


def test_a_spreadsheet_computes_nothing_of_ours(client: FlaskClient) -> None:
    (row,) = (row for row in table(client) if "calc" in row["award_name"])
    assert row["award_name"].startswith("'=cmd|")
    assert row["evidence"] == "'=1+1 Paragraf jahat"
    for cell in ("=1", "+1", "-1", "@a", "\tx", "\r", "\n"):
        assert safe(cell) == f"'{cell}"
    assert safe("Biro Umum") == "Biro Umum"


def test_a_table_refuses_what_it_does_not_know(client: FlaskClient) -> None:
    response = client.get("/penghargaan.csv?warna=biru")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_without_a_build_there_is_no_table(tmp_path: Path, vocabulary: Vocabulary) -> None:
    client = create_app(EmbeddedEngine(tmp_path), vocabulary, WebSettings()).test_client()
    assert client.get("/penghargaan.csv").status_code == 503


def test_the_endpoint_tells_all_the_page_shows(client: FlaskClient) -> None:
    response = client.get("/api/v1/awards?award=adipura")
    answer = response.json
    assert answer is not None
    assert (answer["total"], answer["pages"], answer["undated"]) == (1, 1, 0)
    (row,) = answer["rows"]
    assert (row["award"], row["award_name"], row["level"], row["year"]) == (
        "adipura",
        "Adipura",
        "Kencana",
        2021,
    )
    assert (row["recipient"], row["recipient_kind"]) == ("Kota Kecil", "region")
    assert row["evidence"] == "Kota kecil itu meraih Adipura."
    (source,) = row["sources"]
    assert source["archive_url"] == "https://telusur.example/artikel/adipura?kutip=0-30#kutipan"
    assert source["evidence"] == {"text": row["evidence"], "where": "body", "start": 0, "end": 30}
    assert answer["query"]["filters"] == {"award": ["adipura"]}
    assert {"award", "year", "giver", "institution", "region", "recipient", "unit"} == set(answer["facets"])
    assert answer["links"]["html"] == "https://telusur.example/penghargaan?award=adipura"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/api/v1/awards?award=adipura", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_the_pages_of_the_ledger_follow_their_links(client: FlaskClient) -> None:
    seen: list[str] = []
    path = "/api/v1/awards?size=3"
    while path:
        response = client.get(path)
        answer = response.json
        assert answer is not None
        seen += [row["id"] for row in answer["rows"]]
        following = answer["links"]["next"]
        assert (f'<{following}>; rel="next"' in response.headers.getlist("Link")) == bool(following)
        path = following.removeprefix("https://telusur.example") if following else ""
    assert len(seen) == len(set(seen)) == ROWS


def test_the_endpoint_refuses_with_every_reason(client: FlaskClient) -> None:
    answer = client.get("/api/v1/awards?source=a&sort=lucu")
    assert answer.status_code == 400
    assert {it["parameter"] for it in (answer.json or {})["errors"]} == {"source", "sort"}


def test_a_data_set_is_declared(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan"))
    (data,) = page.xpath("//script[@type='application/ld+json']")
    stated = json.loads(data.text)
    assert stated["@type"] == "Dataset"
    assert stated["temporalCoverage"] == "2019/2021"
    assert {it["contentUrl"] for it in stated["distribution"]} == {
        "https://telusur.example/penghargaan.csv",
        "https://telusur.example/api/v1/awards",
    }


def test_hostile_names_stay_text(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?year=2020&award=" + HOSTILE.replace("<", "%3C").replace('"', "%22")))
    assert not page.xpath("//img|//script[not(@src)][not(@type)]")
