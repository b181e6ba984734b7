from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS, HOSTILE
from tests.webui.conftest import publish, text, tree
from webui.app import create_app
from webui.settings import WebSettings

CEREMONY, PRIZE = DOCUMENTS[0], DOCUMENTS[13]
TEAM = "Tim Robotika “Garuda” (TRG) SMA 3"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> FlaskClient:
    """A team that is spelled in two ways, a unit that no vocabulary lists, and a town like another."""
    (prize,) = PRIZE.received
    articles = [
        replace(
            PRIZE,
            id=f"tim{year}",
            title=f"{name} menang",
            cluster="",
            published=f"{year}-05-05",
            units=(),
            received=(replace(prize, recipient=name, recipient_kind="team", year=year),),
        )
        for year, name in ((2021, TEAM), (2023, "tim robotika Garuda SMA 3"))
    ]
    unit = replace(CEREMONY, id="puskesmas", units=("Puskesmas Contoh Jaya",), received=())
    town = replace(PRIZE, id="kota", received=(replace(prize, recipient="Kota Kecil Baru"),))
    engine = EmbeddedEngine(tmp_path_factory.mktemp("recipients"))
    publish(engine, [*articles, unit, town, *DOCUMENTS])
    return create_app(engine, vocabulary, WebSettings()).test_client()


def test_a_recipient_of_no_vocabulary_has_its_awards_and_articles_on_a_page(client: FlaskClient) -> None:
    page = tree(client.get(f"/penerima/{quote(TEAM)}"))
    assert text(page.xpath("//h1")[0]) == TEAM
    assert text(page.xpath("//p[@class='kicker']")[0]) == "Tim"
    assert [text(it) for it in page.xpath("//*[@class='year-head']")] == ["2023", "2021"]
    assert [text(it) for it in page.xpath("//article//h4")] == ["Adipura Kencana"] * 2
    assert len(page.xpath("//ol[@class='headlines']//a")) == 2


def test_every_row_of_the_ledger_leads_to_its_recipient(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan?size=100"))
    addresses = page.xpath("//*[contains(@class, 'recipient')]/a/@href")
    assert len(addresses) == len(page.xpath("//article[@class='claim']"))
    for address in addresses:
        assert client.get(address, follow_redirects=True).status_code == 200, address


def test_only_the_very_name_counts(client: FlaskClient) -> None:
    page = tree(client.get("/penerima/Kota%20Kecil"))
    assert len(page.xpath("//article[contains(@class, 'claim')]")) == 1
    assert page.xpath("//a[@class='onward']/@href")[0] == "/penghargaan?q=%22Kota+Kecil%22"


def test_a_unit_that_only_texts_name_has_a_page_without_awards(client: FlaskClient) -> None:
    page = tree(client.get("/unit/Puskesmas%20Contoh%20Jaya"))
    assert text(page.xpath("//h1")[0]) == "Puskesmas Contoh Jaya"
    assert "Belum ada penghargaan" in text(page.xpath("//main")[0])
    assert page.xpath("//ol[@class='headlines']//a/@href") == ["/artikel/puskesmas"]
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/unit/Puskesmas%20Contoh%20Jaya")


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/penerima/Kemensetneg", "/unit/kemensetneg"),
        ("/unit/Sekretariat%20Presiden", "/unit/setneg-setpres"),
        ("/penerima/Kecil%20Baru", "/penghargaan?q=%22Kecil+Baru%22"),
    ],
)
def test_another_name_leads_on(client: FlaskClient, path: str, to: str) -> None:
    assert client.get(path).location == to


@pytest.mark.parametrize("name", ["tidak ada", '"', "...", quote(HOSTILE[:9], safe="")])
def test_who_received_nothing_has_no_page(client: FlaskClient, name: str) -> None:
    assert client.get(f"/penerima/{name}").status_code in {302, 404}


def test_an_article_leads_to_the_units_that_it_names(client: FlaskClient) -> None:
    (address,) = tree(client.get("/artikel/tim2021")).xpath("//*[@class='who']/a/@href")
    assert text(tree(client.get(address)).xpath("//h1")[0]) == TEAM
