from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS
from tests.webui.conftest import publish
from webui.app import create_app
from webui.settings import WebSettings


def test_a_search_tells_all_a_page_shows(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=meraih+adipura&award=adipura").json
    assert answer is not None
    assert (answer["total"], answer["page"], answer["size"], answer["pages"]) == (1, 1, 10, 1)
    assert answer["query"]["q"] == "meraih adipura"
    assert answer["query"]["filters"] == {"award": ["adipura"]}
    hit = answer["hits"][0]
    assert hit["id"] == "adipura"
    assert hit["url"] == "https://kota.example/adipura"
    assert hit["archive_url"] == "https://telusur.example/artikel/adipura"
    assert hit["published"] == "2022-02-28T09:05:00+08:00"
    assert hit["published_inferred"] is False
    assert hit["units"] == ["biro-hukum"]
    assert hit["awards"] == ["adipura"]
    assert hit["views"] == 1406
    assert hit["title_html"] == "Kota kecil <mark>meraih</mark> <mark>Adipura</mark>"
    assert "<mark>meraih</mark>" in hit["snippet"]
    assert "meraih Adipura" in hit["snippet_text"]
    assert hit["score"] > 0
    assert answer["labels"]["unit"] == {"biro-hukum": "Biro <Hukum> & Organisasi"}
    assert answer["build"]
    assert answer["took_ms"] > 0
    assert answer["links"]["self"] == "https://telusur.example/api/v1/search?q=meraih+adipura&award=adipura"
    assert answer["links"]["html"] == "https://telusur.example/cari?q=meraih+adipura&award=adipura"


def test_why_a_hit_stands_where_it_does_is_told_on_request(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=meraih+adipura&explain=1").json
    assert answer is not None
    hit = answer["hits"][0]
    parts = hit["explanation"]["contributions"]
    assert sum(part["value"] for part in parts) == pytest.approx(hit["score"], abs=0.001)
    assert {"reason": "title", "word": "adipura"} in [
        {"reason": it["reason"], "word": it["word"]} for it in parts
    ]
    assert {"reason": "closeness", "word": None} in [
        {"reason": it["reason"], "word": it["word"]} for it in parts
    ]
    assert hit["explanation"]["bm25f"] > 0
    assert "explain=1" in answer["links"]["self"]
    plain = client.get("/api/v1/search?q=meraih+adipura").json
    assert plain is not None
    assert "explanation" not in plain["hits"][0]
    assert client.get("/api/v1/awards?explain=1").status_code == 400


def test_partial_matches_say_what_they_lack(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=meraih+adipura+xyzzy").json
    assert answer is not None
    assert answer["total"] > answer["complete"] == 0
    assert answer["hits"][0]["lacking"] == ["xyzzy"]
    assert [note["code"] for note in answer["notes"]] == ["relaxed"]


@pytest.mark.parametrize("path", ["search", "awards"])
def test_a_misspelled_query_is_told_as_it_was_meant(client: FlaskClient, path: str) -> None:
    for asked, meant in (("adipurra", "adipura"), ("adipura", None), ("zzzzzz", None)):
        answer = client.get(f"/api/v1/{path}?q={asked}").json
        assert answer is not None
        assert answer["meant"] == meant


def test_facets_come_with_their_toggles(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?unit=setneg-setpres&page=1").json
    assert answer is not None
    units = {value["value"]: value for value in answer["facets"]["unit"]}
    assert units["setneg-setpres"]["selected"]
    assert units["setneg-setpres"]["toggle"] == "https://telusur.example/api/v1/search"
    assert units["setneg-setwapres"] == {
        "value": "setneg-setwapres",
        "name": "Sekretariat Wakil Presiden",
        "count": 6,
        "selected": False,
        "toggle": "https://telusur.example/api/v1/search?unit=setneg-setpres&unit=setneg-setwapres",
    }


def test_a_filter_may_be_written_by_name(client: FlaskClient) -> None:
    by_name = client.get("/api/v1/search?award=Adipura&unit=Sekretariat+Presiden").json
    by_slug = client.get("/api/v1/search?award=adipura&unit=setneg-setpres").json
    assert by_name is not None
    assert by_slug is not None
    assert by_name["query"]["filters"] == {"unit": ["setneg-setpres"], "award": ["adipura"]}
    assert by_name["links"] == by_slug["links"]
    assert by_name["facets"] == by_slug["facets"]


def test_values_of_a_facet_are_alternatives_and_facets_all_hold(client: FlaskClient) -> None:
    def total(query: str) -> int:
        answer = client.get(f"/api/v1/search?{query}").json
        assert answer is not None
        found: int = answer["total"]
        return found

    assert total("unit=setneg-setpres") == 7
    assert total("unit=setneg-setpres&unit=setneg-setwapres") == 13
    assert total("unit=setneg-setpres&unit=setneg-setwapres&year=2021") == 4
    assert total("from=2021-12-02&to=2021-12-11") == 4
    assert total("from=2021-12-03&to=2021-12-11") == 3


def test_the_pages_of_a_search_follow_their_links(client: FlaskClient) -> None:
    seen: list[str] = []
    path = "/api/v1/search?q=wbk&size=5"
    while path:
        response = client.get(path)
        answer = response.json
        assert answer is not None
        seen += [hit["id"] for hit in answer["hits"]]
        following = answer["links"]["next"]
        assert (f'<{following}>; rel="next"' in response.headers.getlist("Link")) == bool(following)
        path = f"{urlsplit(following).path}?{urlsplit(following).query}" if following else ""
    assert len(seen) == len(set(seen)) == 13


def test_size_nought_gives_facets_alone(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=wbk&size=0").json
    assert answer is not None
    assert (answer["total"], answer["hits"], answer["pages"]) == (13, [], 1)
    assert answer["facets"]["year"]
    assert answer["links"]["next"] is None


def test_an_article_is_whole(client: FlaskClient) -> None:
    answer = client.get("/api/v1/articles/adipura").json
    assert answer is not None
    assert len(answer["paragraphs"]) == 3
    assert answer["reactions"] == [9, 0, 1]
    assert answer["gone_since"] == "2026-11-02T00:00:00+00:00"


@pytest.mark.parametrize("path", ["/api/v1/search?q=wbk&year=2021", "/api/v1/articles/adipura"])
def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get("/api/v1/search?q=adipura", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_what_is_not_there_is_never_unchanged(client: FlaskClient) -> None:
    assert client.get("/api/v1/articles/tidak-ada", headers={"If-None-Match": "*"}).status_code == 404


def test_the_order_of_parameters_does_not_matter_to_a_cache(client: FlaskClient) -> None:
    one = client.get("/api/v1/search?q=wbk&unit=a&unit=b&from=2021")
    other = client.get("/api/v1/search?from=2021-01-01&unit=b&unit=a&q=wbk&page=1")
    assert one.headers["ETag"] == other.headers["ETag"]


def test_a_new_build_is_a_new_answer(tmp_path: Path, vocabulary: Vocabulary) -> None:
    engine = EmbeddedEngine(tmp_path)
    client = create_app(engine, vocabulary, WebSettings()).test_client()
    publish(engine, DOCUMENTS[:2])
    tag = client.get("/api/v1/search").headers["ETag"]
    publish(engine, DOCUMENTS[:3])
    answer = client.get("/api/v1/search", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.json and answer.json["total"]) == (200, 3)


def test_any_site_may_ask_from_a_browser(client: FlaskClient) -> None:
    for path in ("/api/v1/search?q=wbk", "/api/v1/search?salah=1", "/api/v1/tidak-ada"):
        headers = client.get(path, headers={"Origin": "https://lain.example"}).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert {"ETag", "Link"} <= set(headers["Access-Control-Expose-Headers"].split(", "))
    preflight = client.options("/api/v1/search", headers={"Origin": "https://lain.example"})
    assert "If-None-Match" in preflight.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in client.get("/cari").headers


def test_head_is_get_without_its_body(client: FlaskClient) -> None:
    for path in ("/api/v1/search?q=wbk", "/cari?q=wbk", "/artikel/adipura", "/"):
        head = client.head(path)
        assert (head.status_code, head.data) == (200, b"")
    assert client.head("/api/v1/search?q=wbk").headers["ETag"]


def test_health_names_the_build(client: FlaskClient, engine: EmbeddedEngine) -> None:
    build = engine.current()
    assert build is not None
    assert client.get("/healthz").json == {"status": "ok", "build": build.name, "documents": len(DOCUMENTS)}


def test_near_duplicates_are_collapsed_only_when_asked(client: FlaskClient) -> None:
    apart = client.get("/api/v1/search?source=Kota+Kecil&sort=date").json
    together = client.get("/api/v1/search?source=Kota+Kecil&sort=date&collapse=1").json
    assert apart is not None
    assert together is not None
    assert (apart["total"], apart["results"], len(apart["hits"])) == (4, 4, 4)
    assert (together["total"], together["results"], len(together["hits"])) == (4, 3, 3)
    assert {hit["id"]: hit["cluster"] for hit in apart["hits"] if hit["cluster"]} == {
        "kiraan": "kiraan",
        "tanpatanggal": "kiraan",
    }
    assert {hit["id"]: hit["similar"] for hit in together["hits"] if hit["similar"]} == {
        "kiraan": ["tanpatanggal"]
    }


def test_an_article_tells_what_it_claims(client: FlaskClient) -> None:
    answer = client.get("/api/v1/articles/adipura").json
    assert answer is not None
    (receipt,), (named,) = answer["received"], answer["named"]
    assert (receipt["award"], receipt["recipient"], receipt["level"]) == ("adipura", "Kota Kecil", "Kencana")
    assert receipt["evidence"]["text"] == "Kota kecil itu meraih Adipura."
    assert (named["award"], named["why"]) == ("wbk", "target")
    assert answer["mentioned"] == ["wbk"]


def test_the_numbers_that_articles_state(client: FlaskClient) -> None:
    response = client.get("/api/v1/figures?award=wbk")
    answer = response.json
    assert answer is not None
    assert [(it["number"], it["stage"]) for it in answer["figures"]] == [
        (4402, "diusulkan"),
        (4042, "dievaluasi"),
    ]
    figure = answer["figures"][0]
    assert (figure["what"], figure["award"], figure["year"]) == ("unit kerja diusulkan", "wbk", 2021)
    assert figure["source"]["archive_url"] == "https://telusur.example/artikel/kiraan?kutip=0-7#kutipan"
    assert [it["count"] for it in answer["facets"]["year"]] == [2]
    assert client.get("/api/v1/figures?giver=a").status_code == 400
    again = client.get("/api/v1/figures?award=wbk", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
