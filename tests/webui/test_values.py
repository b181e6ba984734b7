from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

from search.document import Document
from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS
from tests.webui.conftest import publish, text, tree
from webui import facets, values
from webui.app import create_app
from webui.settings import WebSettings

MANY = values.MOST + 3


def listed(page: html.HtmlElement) -> list[str]:
    return [text(it) for it in page.xpath("//label[@class='choice']/span[@class='name']")]


def checked(page: html.HtmlElement) -> set[str]:
    return {box.get("value") for box in page.xpath("//input[@type='checkbox'][@checked]")}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> FlaskClient:
    """Of many sources, `Situs 000` with the most articles."""
    engine = EmbeddedEngine(tmp_path_factory.mktemp("many"))
    documents: Sequence[Document] = [
        replace(DOCUMENTS[0], id=f"d{number}", source=f"Situs {max(number - 4, 0):03}")
        for number in range(MANY + 4)
    ]
    publish(engine, documents)
    return create_app(engine, vocabulary, WebSettings()).test_client()


def test_a_facet_beside_the_results_leads_to_all_its_values(many: FlaskClient) -> None:
    page = tree(many.get("/cari?q=wbk&page=2"))
    (source,) = page.xpath("//details[@class='facet'][summary='Sumber']")
    assert len(source.xpath(".//input")) == facets.MOST
    (link,) = source.xpath(".//p[@class='all']/a/@href")
    assert link == "/cari/saring/source?q=wbk"
    assert listed(tree(many.get(link)))[:2] == ["Situs 000", "Situs 001"]


def test_every_value_can_be_reached_part_by_part(many: FlaskClient) -> None:
    first = tree(many.get("/cari/saring/source?q=wbk"))
    assert f"{MANY} pilihan, bagian 1 dari 2" in text(first.xpath("//*[@role='status']")[0])
    assert first.xpath("//button[@name='part']/@value") == ["2"]
    last = tree(many.get("/cari/saring/source?q=wbk&part=99"))
    assert last.xpath("//button[@name='part']/@value") == ["1"]
    assert len({*listed(first), *listed(last)}) == MANY


def test_what_is_ticked_stays_ticked_whatever_part_is_shown(many: FlaskClient) -> None:
    page = tree(many.get("/cari/saring/source?q=wbk&source=Situs+001&part=2&name=situs"))
    assert checked(page) == {"Situs 001"}
    assert ("q", "wbk") in {(it.get("name"), it.get("value")) for it in page.xpath("//input[@type='hidden']")}


def test_values_are_listed_by_matches_or_by_name(client: FlaskClient) -> None:
    page = tree(client.get("/cari/saring/unit"))
    assert listed(page)[0] == "Sekretariat Presiden Kementerian Sekretariat Negara"
    assert text(page.xpath("//label[@class='choice']")[0]).endswith(" 7")
    named = listed(tree(client.get("/cari/saring/unit?order=name")))
    assert named == sorted(named)
    years = listed(tree(client.get("/cari/saring/year?order=name")))
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize(
    ("name", "found"), [("wak pres", 1), ("residen", 0), ("PRESIDEN", 2), ("setwapres", 1), ('"(', 3)]
)
def test_a_value_is_found_by_how_its_words_begin_or_by_another_name(
    client: FlaskClient, name: str, found: int
) -> None:
    page = tree(client.get("/cari/saring/unit", query_string={"name": name}))
    assert len(listed(page)) == found
    assert ("Tidak ada yang bernama begitu" in text(page)) == (not found)


def test_units_stand_below_what_they_belong_to(tmp_path: Path, vocabulary: Vocabulary) -> None:
    engine = EmbeddedEngine(tmp_path)
    publish(engine, [replace(DOCUMENTS[0], units=("setneg-setpres", "kemensetneg"))])
    client = create_app(engine, vocabulary, WebSettings()).test_client()
    page = tree(client.get("/cari/saring/unit"))
    (below,) = page.xpath("//details[@class='below']")
    assert below.xpath(".//input/@value") == ["setneg-setpres"]
    assert page.xpath("count(//fieldset/ul/li)") == 1


def test_the_ledger_has_such_pages_too(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan/saring/giver?award=wbk"))
    assert listed(page)[0] == "Kementerian PANRB"
    assert text(page.xpath("//legend")[0]) == "Pemberi, dengan jumlah penghargaan"
    assert page.xpath("//p[@class='back']/a/@href") == ["/penghargaan?award=wbk"]


def test_applying_leads_to_the_results_at_their_short_address(client: FlaskClient) -> None:
    address = "/cari/saring/unit?q=wbk&name=sek&order=name&part=1&unit=setneg-setpres&unit=setneg-setwapres"
    answer = client.get(f"{address}&from=&apply=1")
    assert answer.status_code == 303
    assert answer.location == "/cari?q=wbk&unit=setneg-setpres&unit=setneg-setwapres"


def test_programs_are_shown_where_the_values_are_as_data(client: FlaskClient) -> None:
    (link,) = tree(client.get("/cari/saring/unit?q=wbk")).xpath("//link[@rel='alternate']/@href")
    answer = client.get(link).json
    assert answer is not None
    assert answer["hits"] == []
    assert [it["value"] for it in answer["facets"]["unit"]] == ["setneg-setpres", "setneg-setwapres"]


@pytest.mark.parametrize("path", ["/cari/saring/giver", "/cari/saring/q", "/penghargaan/saring/source"])
def test_what_is_no_facet_there_has_no_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
