"""Nothing that a crawl or a reader brings along becomes markup."""

from __future__ import annotations

import json
from html import unescape
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from search.page import Snippet, Span
from tests.webui.collection import HOSTILE
from tests.webui.conftest import text, tree
from webui.formats import marked, web_address

ADDRESSES = [
    "/cari?q=jahat",
    "/artikel/jahat?q=jahat",
    "/",
    "/penghargaan",
    f"/penghargaan?q={quote(HOSTILE)}&award={quote(HOSTILE)}",
    f"/penghargaan/{quote(HOSTILE, safe='')}",
    f"/unit/{quote(HOSTILE, safe='')}",
    f"/cari/saring/source?name={quote(HOSTILE)}&q={quote(HOSTILE)}&source={quote(HOSTILE)}",
    f"/penghargaan/saring/award?order={quote(HOSTILE)}&part={quote(HOSTILE)}",
    f"/artikel/jahat?kutip={quote(HOSTILE)}",
    f"/cari?q={quote(HOSTILE)}&source={quote(HOSTILE)}&unit={quote(HOSTILE)}",
    f"/cari?from={quote(HOSTILE)}&{quote(HOSTILE)}=1&sort={quote(HOSTILE)}",
    f"/artikel/jahat?q={quote(HOSTILE)}",
    f"/artikel/{quote(HOSTILE, safe='')}",
    f"/{quote(HOSTILE)}",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_text_stays_text(client: FlaskClient, address: str) -> None:
    page = tree(client.get(address))
    scripts = page.xpath("//script")
    assert all(script.get("src") or script.get("type") == "application/ld+json" for script in scripts)
    for data in page.xpath("//script[@type='application/ld+json']"):
        json.loads(data.text)
    assert not page.xpath("//img|//style|//@onerror|//@onclick")
    assert all(link.startswith(("/", "#", "?", "https://")) for link in page.xpath("//@href"))


def test_hostile_text_can_be_read(client: FlaskClient) -> None:
    page = tree(client.get("/artikel/jahat"))
    assert text(page.xpath("//h1")[0]) == " ".join(f"Jahat {HOSTILE}".split())
    assert HOSTILE in text(page.xpath("//*[@id='p1']")[0])


def test_hostile_text_is_escaped_in_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=jahat").json
    assert answer is not None
    hit = answer["hits"][0]
    for fragment in (hit["title_html"], hit["snippet"]):
        assert {element.tag for element in html.fragment_fromstring(fragment, create_parent="p").iter()} == {
            "p",
            "mark",
        }
    assert "<script>" in hit["snippet_text"]


spans = st.builds(Span, st.text(), st.booleans())


@given(st.lists(spans))
def test_a_snippet_keeps_its_text_and_gains_marks_only(parts: list[Span]) -> None:
    rendered = str(marked(Snippet(tuple(parts))))
    plain = rendered.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
    assert unescape(plain) == "".join(part.text for part in parts)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//host", "", "http://[", None])
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_query_is_answered(client: FlaskClient, query: str) -> None:
    assert client.get("/cari", query_string={"q": query}).status_code == 200
    assert client.get("/api/v1/search", query_string={"q": query}).status_code == 200
