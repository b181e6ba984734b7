from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.webui.collection import HOSTILE
from tests.webui.conftest import text, tree


def test_an_award_tells_what_it_is_and_who_received_it(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan/wbk"))
    assert text(page.xpath("//h1")[0]) == "Wilayah Bebas dari Korupsi"
    about = text(page.xpath("//*[@class='standfirst']")[0])
    assert "Predikat (WBK) bagi unit kerja" in about
    assert "Kementerian Pendayagunaan Aparatur Negara" in about
    assert [text(it) for it in page.xpath("//*[@class='year-head']")] == ["2021", "2020", "2019"]
    assert len(page.xpath("//article[contains(@class, 'claim')]")) == 6
    assert "13 artikel" in text(page.xpath("//main")[0])
    assert "1 artikel hanya menyebutnya" in text(page.xpath("//main")[0])


def test_numbers_that_differ_stand_side_by_side_with_their_sources(client: FlaskClient) -> None:
    page = tree(client.get("/penghargaan/wbk"))
    (table,) = page.xpath("//table[@class='numbers']")
    assert text(page.xpath("//details[@class='numbers-year' and @open]/summary")[0]).startswith("2021")
    assert "Berbeda antarlaporan" in text(table)
    numbers = {text(row.xpath("./td[1]")[0]): row for row in table.xpath(".//tr[td]")}
    assert set(numbers) == {"4.402", "4.042"}
    link = numbers["4.402"].xpath("./td[3]/a")[0]
    assert text(numbers["4.402"].xpath("./td[2]")[0]) == "unit kerja diusulkan"
    assert link.get("href") == "/artikel/kiraan?kutip=0-7#kutipan"


def test_an_award_that_no_vocabulary_knows_has_a_page(client: FlaskClient) -> None:
    page = tree(client.get(f"/penghargaan/{quote(HOSTILE, safe='')}"))
    assert HOSTILE in text(page.xpath("//h1")[0])
    assert "dikenal dari naskah saja" in text(page.xpath("//main")[0])


def test_a_unit_tells_its_awards_its_articles_and_its_place(client: FlaskClient) -> None:
    page = tree(client.get("/unit/setneg-setpres"))
    assert text(page.xpath("//h1")[0]) == "Sekretariat Presiden"
    assert page.xpath("//p[@class='kicker']/a/@href") == ["/unit/kemensetneg"]
    assert [text(it) for it in page.xpath("//*[@class='year-head']")] == ["2021", "2020", "2019"]
    assert len(page.xpath("//article[contains(@class, 'claim')]")) == 3
    assert "7 artikel" in text(page.xpath("//main")[0])


def test_an_institution_tells_its_names_and_what_is_below_it(client: FlaskClient) -> None:
    facts = text(tree(client.get("/unit/kemendikbudristek")).xpath("//dl[@class='facts']")[0])
    assert "Kementerian Pendidikan dan Kebudayaan" in facts
    assert "Sesudahnya" in facts
    below = tree(client.get("/unit/kemensetneg")).xpath("//dl[@class='facts']//a/@href")
    assert "/unit/setneg-setpres" in below


def test_a_region_stands_below_its_province(client: FlaskClient) -> None:
    page = tree(client.get("/unit/kota-bogor"))
    assert page.xpath("//p[@class='kicker']/a/@href") == ["/unit/prov-jawa-barat"]
    assert "Belum ada penghargaan" in text(page.xpath("//main")[0])


def test_a_name_is_told_once_however_it_is_spelled(client: FlaskClient) -> None:
    facts = text(tree(client.get("/unit/undip")).xpath("//dl[@class='facts']")[0])
    assert facts.casefold().count("undip") == 1


@pytest.mark.parametrize("path", ["/unit/tidak-ada", "/penghargaan/tidak-ada"])
def test_what_nobody_knows_has_no_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
