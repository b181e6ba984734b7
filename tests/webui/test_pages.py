from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS, SAMPLE
from tests.webui.conftest import publish, text, tree
from webui.app import create_app
from webui.settings import WebSettings

PAGES = [
    "/",
    "/cari",
    "/cari?q=wbk&page=2&unit=setneg-setpres",
    "/cari?q=zzzz",
    "/artikel/adipura",
    "/artikel/adipura?kutip=0-30",
    "/penghargaan",
    "/penghargaan?q=wbk&award=wbk&institution=sekretariat-negara&size=2&succession=0",
    "/penghargaan?q=zzzz",
    "/penghargaan/wbk",
    "/penghargaan/adipura",
    "/unit/setneg-setpres",
    "/unit/kemensetneg",
    "/unit/kota-bogor",
    "/bantuan",
]


@pytest.mark.parametrize("path", [*PAGES, "/tidak-ada"])
def test_every_page_has_the_parts_assistive_technology_needs(client: FlaskClient, path: str) -> None:
    page = tree(client.get(path))
    assert page.get("lang") == "id"
    assert page.xpath("//title")[0].text
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1
    assert page.xpath("//form[@role='search']//label[@for='q']")
    target = page.xpath("string(//a[contains(@class, 'skip')]/@href)")
    assert page.xpath(f"//*[@id='{target[1:]}']")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_html(client: FlaskClient, path: str) -> None:
    page = tree(client.get(path))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for control in page.xpath("//input[not(@type='hidden')]|//select"):
        assert page.xpath("//label[@for=$id]", id=control.get("id", "")) or control.xpath("ancestor::label")
    assert not page.xpath("//script[not(@src)][not(@type='application/ld+json')]|//style|//@style")
    for form in set(page.xpath("//@form")):
        assert page.xpath("//form[@id=$id]", id=form)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hits_show_what_a_reader_decides_by(client: FlaskClient) -> None:
    page = tree(client.get("/cari?q=meraih adipura"))
    hit = page.xpath("//article[@class='hit']")[0]
    assert text(hit.xpath(".//h3")[0]) == "Kota kecil meraih Adipura"
    assert [text(mark) for mark in hit.xpath(".//h3//mark")] == ["meraih", "Adipura"]
    assert hit.xpath(".//h3/a/@href") == ["/artikel/adipura?q=meraih+adipura"]
    assert "Senin, 28 Februari 2022" in text(hit)
    assert "Kota Kecil" in text(hit)
    assert hit.xpath(".//p[@class='snippet']//mark")
    assert [text(label) for label in hit.xpath(".//*[@class='labels']/li")] == [
        "Adipura",
        "Biro <Hukum> & Organisasi",
    ]


def test_an_inferred_date_is_marked_and_a_missing_one_named(client: FlaskClient) -> None:
    assert "tanggal diperkirakan" in text(tree(client.get("/cari?q=alamat")).xpath("//article")[0])
    assert "tanpa tanggal" in text(tree(client.get("/cari?q=bertanggal")).xpath("//article")[0])


def test_facets_count_all_matches_and_stay_checked(client: FlaskClient) -> None:
    page = tree(client.get("/cari?award=wbk&unit=setneg-setpres&unit=setneg-setwapres"))
    checked = page.xpath("//input[@type='checkbox'][@checked]")
    assert {box.get("value") for box in checked} == {"wbk", "setneg-setpres", "setneg-setwapres"}
    assert text(page.xpath("//input[@value='setneg-setpres']/ancestor::label")[0]) == "Sekretariat Presiden 7"
    assert "13 artikel" in text(page.xpath("//*[@role='status']")[0])


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/cari?q=predikta&year=2020&page=3", "/cari?q=predikat&year=2020"),
        ("/cari?q=menerima predikaat", "/cari?q=menerima+predikat"),
        ("/penghargaan?q=adipurra", "/penghargaan?q=adipura"),
    ],
)
def test_a_misspelled_query_is_offered_as_it_was_meant(client: FlaskClient, path: str, to: str) -> None:
    assert tree(client.get(path)).xpath("//p[@class='meant']/a/@href") == [to]


@pytest.mark.parametrize("path", ["/cari?q=predikat", "/cari?q=zzzzzz", "/cari?q=predikat&year=1999"])
def test_what_is_spelled_right_or_like_nothing_is_left_alone(client: FlaskClient, path: str) -> None:
    assert not tree(client.get(path)).xpath("//p[@class='meant']")


def test_a_chosen_page_size_survives_the_form(client: FlaskClient) -> None:
    page = tree(client.get("/cari?q=wbk&size=5"))
    assert page.xpath("//form[@id='cari']/input[@type='hidden']/@value") == ["5"]
    assert len(page.xpath("//article")) == 5
    assert not tree(client.get("/cari?q=wbk")).xpath("//input[@type='hidden']")


def test_a_chip_takes_its_filter_away(client: FlaskClient) -> None:
    page = tree(client.get("/cari?q=wbk&unit=setneg-setpres&from=2020"))
    chips = page.xpath("//a[@class='chip']")
    assert [text(chip) for chip in chips] == [
        "Hapus saringan Unit kerja: Sekretariat Presiden ×",
        "Hapus saringan Tanggal terbit: sejak 1 Jan 2020 ×",
    ]
    assert chips[0].get("href") == "/cari?q=wbk&from=2020-01-01"
    assert page.xpath("//a[@class='clear']/@href") == ["/cari?q=wbk"]


def test_bars_fill_the_years_between(client: FlaskClient) -> None:
    bars = tree(client.get("/cari?unit=biro-hukum")).xpath("//figure//li")
    assert [text(bar.xpath(".//span[@class='hidden']")[0]) for bar in bars] == [
        "Tahun 2020: 1 artikel",
        "Tahun 2021: tidak ada artikel",
        "Tahun 2022: 1 artikel",
    ]
    assert bars[0].xpath("./a/@href") == ["/cari?year=2020&unit=biro-hukum"]
    assert not bars[1].xpath("./a/@href")


def test_pages_lead_to_one_another(client: FlaskClient) -> None:
    first = tree(client.get("/cari?q=wbk"))
    assert first.xpath("//a[@rel='next']/@href") == ["/cari?q=wbk&page=2"]
    second = tree(client.get("/cari?q=wbk&page=2"))
    assert second.xpath("//a[@rel='prev']/@href") == ["/cari?q=wbk"]
    assert len(first.xpath("//article")) + len(second.xpath("//article")) == 13


def test_a_page_past_the_end_shows_the_last_one_and_says_so(client: FlaskClient) -> None:
    page = tree(client.get("/cari?q=wbk&page=99"))
    assert len(page.xpath("//article")) == 3
    assert "Halaman 99 tidak ada" in text(page.xpath("//*[@role='status']")[0])


def test_a_page_never_fails_on_its_address(client: FlaskClient) -> None:
    response = client.get("/cari?q=wbk&page=x&from=kapan&warna=biru&utm_source=kabar")
    status = text(tree(response).xpath("//*[@role='status']")[0])
    assert response.status_code == 200
    assert "nomor halaman" in status
    assert "tanggal awal" in status
    assert "warna" in status
    assert "utm_source" not in status


def test_how_a_query_was_read_is_told(client: FlaskClient) -> None:
    status = tree(client.get('/cari?q="meraih adipura')).xpath("//*[@role='status']//li")
    assert "kutip" in text(status[0])


def test_nothing_found_offers_what_would_be_found(client: FlaskClient) -> None:
    offers = tree(client.get("/cari?q=adipura&year=2021&award=adipura")).xpath(
        "//section[@class='nothing']//li"
    )
    assert [text(offer) for offer in offers] == [
        "Tanpa saringan tahun “2021” 1 artikel",
        "Tanpa semua saringan 1 artikel",
    ]
    assert offers[0].xpath("./a/@href") == ["/cari?q=adipura&award=adipura"]


def test_the_front_page_leads_into_the_collection(client: FlaskClient) -> None:
    page = tree(client.get("/"))
    assert "18 berita" in text(page.xpath("//main")[0])
    assert page.xpath("//ul[@class='register']//a[text()='Adipura']/@href") == ["/penghargaan/adipura"]
    assert page.xpath("//article[@class='hit']//h3/a/@href")[0] == "/artikel/adipura"


def test_a_query_at_the_front_door_is_answered(client: FlaskClient) -> None:
    response = client.get("/?q=wbk&unit=a&_scheme=javascript")
    assert (response.status_code, response.location) == (302, "/cari?q=wbk&unit=a&_scheme=javascript")


def test_an_article_shows_its_archived_copy(client: FlaskClient) -> None:
    page = tree(client.get("/artikel/adipura?q=diraih"))
    whole = text(page.xpath("//main")[0])
    assert text(page.xpath("//h1")[0]) == "Kota kecil meraih Adipura"
    assert "Senin, 28 Februari 2022, pukul 09.05 WITA" in whole
    assert "sudah tidak ada sejak Senin, 2 November 2026" in whole
    assert "1.406 kali" in whole
    assert "10 (9 · 0 · 1)" in whole
    assert "1 Okt 2026" in whole
    assert page.xpath("//dl//a/@href") == ["https://kota.example/adipura"]
    assert page.xpath("//a[@class='permalink']/@href") == ["#p1", "#p2", "#p3"]
    assert text(page.xpath("//*[@id='p2']")[0]).startswith("Warga turun ke jalan")
    assert [text(mark) for mark in page.xpath("//*[@id='p1']//mark")] == ["meraih"]
    assert page.xpath("//p[@class='back']/a/@href") == ["/cari?q=diraih"]
    assert page.xpath("//aside//a[contains(@class, 'award')]/@href") == ["/penghargaan/adipura"]
    citation = text(page.xpath("//p[@class='citation']")[0])
    assert citation.endswith("terakhir dilihat 20 Nov 2026: https://telusur.example/artikel/adipura")


def test_an_article_leads_back_to_the_search_it_came_from(client: FlaskClient) -> None:
    here = "/cari?q=wbk&unit=setneg-setpres&from=2019-01-01&sort=date&page=2&size=5"
    article = tree(client.get(here)).xpath("//h3/a/@href")[0]
    assert tree(client.get(article)).xpath("//p[@class='back']/a/@href") == [here]
    filtered = tree(client.get("/cari?award=adipura"))
    assert text(filtered.xpath("//h1")[0]) == "Artikel yang disaring"
    (article,) = filtered.xpath("//h3/a/@href")
    assert tree(client.get(article)).xpath("//p[@class='back']/a/@href") == ["/cari?award=adipura"]
    assert not tree(client.get("/artikel/adipura")).xpath("//p[@class='back']")


def test_an_article_is_marked_as_its_hit_was(client: FlaskClient) -> None:
    query = 'sumber:"Kota Kecil" adipura'
    hit = tree(client.get("/cari", query_string={"q": query})).xpath("//h3")[0]
    heading = tree(client.get("/artikel/adipura", query_string={"q": query})).xpath("//h1")[0]
    assert [text(mark) for mark in heading.xpath(".//mark")] == ["Adipura"]
    assert [text(mark) for mark in hit.xpath(".//mark")] == ["Adipura"]


def test_machines_read_what_an_article_is(client: FlaskClient) -> None:
    page = tree(client.get("/artikel/adipura"))
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert data["@type"] == "NewsArticle"
    assert data["url"] == "https://kota.example/adipura"
    assert data["archivedAt"] == "https://telusur.example/artikel/adipura"
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://kota.example/adipura"]
    assert page.xpath("//meta[@property='og:title']/@content") == ["Kota kecil meraih Adipura"]
    homeless = tree(client.get("/artikel/kiraan?q=laporan"))
    assert homeless.xpath("//link[@rel='canonical']/@href") == ["https://telusur.example/artikel/kiraan"]


def test_result_pages_stay_out_of_search_engines(client: FlaskClient) -> None:
    page = tree(client.get("/cari?q=wbk"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert (data["@type"], data["mainEntity"]["numberOfItems"]) == ("SearchResultsPage", 13)
    for link in page.xpath("//figure//a|//*[@class='labels']//a|//a[@class='chip']"):
        assert link.get("rel") == "nofollow"


def test_sample_texts_are_marked_wherever_they_stand(tmp_path: Path, vocabulary: Vocabulary) -> None:
    engine = EmbeddedEngine(tmp_path)
    publish(engine, [SAMPLE, DOCUMENTS[0]])
    client = create_app(engine, vocabulary, WebSettings()).test_client()
    for path in ("/", "/cari?q=contoh", "/artikel/contoh"):
        assert "bukan berita asli" in text(tree(client.get(path)).xpath("//p[@class='banner']")[0])
    assert not tree(client.get("/artikel/upacara01")).xpath("//p[@class='banner']")
    everywhere = create_app(engine, vocabulary, WebSettings(sample=True)).test_client()
    assert tree(everywhere.get("/bantuan")).xpath("//p[@class='banner']")


def test_a_new_build_serves_from_the_next_request_on(tmp_path: Path, vocabulary: Vocabulary) -> None:
    engine = EmbeddedEngine(tmp_path)
    client = create_app(engine, vocabulary, WebSettings()).test_client()
    publish(engine, DOCUMENTS[:2])
    assert "2 artikel" in text(tree(client.get("/cari")))
    publish(engine, DOCUMENTS[:3])
    assert "3 artikel" in text(tree(client.get("/cari")))


def test_long_words_of_dates_are_those_of_indonesia(client: FlaskClient) -> None:
    assert date(2018, 5, 1).strftime("%A") == "Tuesday"
    assert "Selasa, 1 Mei 2018" in text(tree(client.get("/artikel/kiraan")))


def test_a_ministry_is_found_under_its_other_names_unless_told_otherwise(client: FlaskClient) -> None:
    page = tree(client.get("/cari?institution=sekretariat-negara"))
    assert "13 artikel" in text(page.cssselect("[role=status]")[0])
    (note,) = page.cssselect(".notes li")
    assert "Termasuk nama sebelum dan sesudahnya: Kementerian Sekretariat Negara." in text(note)
    assert [text(chip) for chip in page.cssselect(".chip")] == [
        "Hapus saringan Instansi: sekretariat-negara ×"
    ]
    (turn_off,) = note.cssselect("a")
    page = tree(client.get(turn_off.get("href")))
    assert "0 artikel" in text(page.cssselect("[role=status]")[0])
    assert [it.get("value") for it in page.cssselect("input[name=succession]")] == ["0"]
    (turn_on,) = page.cssselect(".notes a")
    assert turn_on.get("href") == "/cari?institution=sekretariat-negara"


def test_an_article_tells_what_it_says_of_awards(client: FlaskClient) -> None:
    page = tree(client.get("/artikel/adipura"))
    received, mentioned = page.xpath("//ul[@class='says']/li")
    assert text(received).startswith("Adipura Kencana 2021 Kota Kecil")
    (anchor,) = received.xpath(".//a[@class='where']/@href")
    assert (
        text(page.xpath(f"//span[@class='said' and @id='{anchor[1:]}']")[0])
        == "Kota kecil itu meraih Adipura."
    )
    assert text(mentioned) == "Wilayah Bebas dari Korupsi baru menjadi sasaran"
    assert mentioned.xpath(".//span/a/@href") == ["#kalimat-32"]
    numbers = tree(client.get("/artikel/kiraan")).xpath("//ul[@class='says']/li")
    assert text(numbers[0]).startswith("4.402 unit kerja diusulkan, Wilayah Bebas dari Korupsi 2021")


def test_near_duplicates_are_one_result_that_unfolds(client: FlaskClient) -> None:
    page = tree(client.get("/cari?source=Kota+Kecil&sort=date"))
    assert "4 artikel" in text(page.xpath("//*[@role='status']")[0])
    assert "Laporan serupa digabung: 3 hasil." in text(page.xpath("//*[@class='notes']")[0])
    assert len(page.xpath("//article")) == 3
    (fold,) = page.xpath("//details[@class='similar']")
    assert text(fold.xpath("./summary")[0]) == "1 laporan serupa"
    assert fold.xpath(".//a/@href") == ["/artikel/tanpatanggal"]
    (apart,) = page.xpath("//*[@class='notes']//a/@href")
    page = tree(client.get(apart))
    assert len(page.xpath("//article")) == 4
    assert not page.xpath("//details[@class='similar']")
    assert page.xpath("//input[@name='collapse']/@value") == ["0"]
    (together,) = page.xpath("//*[@class='notes']//a/@href")
    assert len(tree(client.get(together)).xpath("//article")) == 3


def test_an_article_leads_to_its_near_duplicates(client: FlaskClient) -> None:
    page = tree(client.get("/artikel/kiraan"))
    (similar,) = page.xpath("//section[@aria-labelledby='similar']")
    assert similar.xpath(".//a/@href") == ["/artikel/tanpatanggal"]
    assert not tree(client.get("/artikel/adipura")).xpath("//section[@aria-labelledby='similar']")


def test_a_hit_says_what_it_lacks_and_on_request_why_it_stands_there(client: FlaskClient) -> None:
    page = client.get("/cari?q=meraih+adipura+xyzzy&explain=1").text
    assert "Tidak ada artikel yang memuat semua kata" in page
    assert "Tidak memuat: <del>xyzzy</del>" in page
    assert "Mengapa di sini: nilai" in page
    assert "“adipura” dalam judul" in page
    assert '<input type="hidden" name="explain" value="1">' in page
    assert "Mengapa di sini" not in client.get("/cari?q=meraih+adipura").text
