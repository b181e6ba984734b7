"""The pages in Debian's Chromium: wide and narrow, light and dark, and with JavaScript switched off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from search.embedded import EmbeddedEngine
from search.vocabulary import Vocabulary
from tests.webui.collection import DOCUMENTS
from tests.webui.conftest import publish, served
from webui.app import create_app
from webui.settings import WebSettings

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = 1280, 360
PATHS = [
    "/",
    "/cari?q=wbk&unit=setneg-setpres&from=2019",
    "/cari?q=adipura&year=2019",
    "/cari?q=panjang",
    "/artikel/adipura?q=adipura",
    "/artikel/panjang",
    "/artikel/adipura?kutip=0-30",
    "/artikel/jahat",
    "/penghargaan",
    "/penghargaan?q=predikat&award=wbk&year=2020",
    "/penghargaan?q=zzzz",
    "/penghargaan/wbk",
    "/penghargaan/saring/award?year=2020",
    "/cari/saring/unit?q=wbk&unit=setneg-setpres",
    "/cari/saring/source?name=zzzz",
    "/penerima/Kota%20Kecil",
    "/cari?q=predikta",
    "/unit/setneg-setpres",
    "/unit/kemensetneg",
    "/bantuan",
    "/tidak-ada",
]

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
    # A tab that is closed drops the icon it was loading, and werkzeug leaves that file open behind it
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab; `request.param` are the settings of its context."""
    context = browser.new_context(**getattr(request, "param", {}))
    yield context.new_page()
    context.close()


def sized(width: int, **settings: object) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 800}, **settings}


@pytest.mark.parametrize("page", [sized(WIDE), sized(NARROW)], indirect=True, ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(
    "page",
    [
        sized(WIDE, color_scheme="light"),
        sized(WIDE, color_scheme="dark"),
        sized(NARROW, color_scheme="light"),
    ],
    indirect=True,
    ids=["light", "dark", "narrow"],
)
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_to_mend(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("page", [sized(WIDE), sized(NARROW)], indirect=True, ids=["wide", "narrow"])
def test_forty_years_fit_a_phone(page: Page, tmp_path: Path, vocabulary: Vocabulary) -> None:
    engine = EmbeddedEngine(tmp_path)
    years = range(1980, 2027)
    publish(engine, [replace(DOCUMENTS[0], id=str(year), published=f"{year}-06-01") for year in years])
    with served(create_app(engine, vocabulary, WebSettings())) as address:
        for path in ("/", "/cari"):
            page.goto(address + path)
            assert page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )


@pytest.mark.parametrize("path", PATHS)
def test_the_content_security_policy_stops_nothing_of_ours(page: Page, address: str, path: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Security" in message.text else None)
    page.goto(address + path)
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert not refused


@pytest.mark.parametrize(
    "page",
    [sized(WIDE, java_script_enabled=False), sized(NARROW, java_script_enabled=False)],
    indirect=True,
    ids=["wide", "narrow"],
)
def test_a_search_goes_all_the_way_without_javascript(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Cari di arsip").fill("predikat wbk")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("heading", name="Hasil untuk").wait_for()
    assert "13 artikel" in page.get_by_role("status").inner_text()

    filters = page.get_by_text("Saring hasil")
    if filters.is_visible():
        filters.click()
    page.get_by_label("Sekretariat Presiden").check()
    page.get_by_label("Sekretariat Wakil Presiden").check()
    page.get_by_role("textbox", name="Dari").fill("2019")
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_role("link", name="Hapus saringan Unit kerja: Sekretariat Presiden").wait_for()
    assert "13 artikel" in page.get_by_role("status").inner_text()

    page.get_by_role("link", name="Berikutnya").click()
    assert page.get_by_role("article").count() == 3
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").click()
    assert re.search(r"/artikel/upacara\d\d\?q=predikat\+wbk&", page.url)
    assert page.locator(".body mark").first.inner_text() == "Predikat"
    page.get_by_role("link", name="Hasil untuk").click()
    assert "13 artikel, halaman 2" in page.get_by_role("status").inner_text()


def test_with_javascript_the_address_is_short(page: Page, address: str) -> None:
    page.goto(f"{address}/cari?q=wbk")
    page.get_by_label("Wilayah Bebas dari Korupsi").check()
    page.get_by_role("button", name="Terapkan").click()
    page.wait_for_url("**award=wbk**")
    assert page.url == f"{address}/cari?q=wbk&award=wbk"


@pytest.mark.parametrize(
    "page", [sized(WIDE), sized(NARROW, java_script_enabled=False)], indirect=True, ids=["wide", "plain"]
)
def test_all_values_of_a_facet_are_found_by_name_and_applied(
    page: Page, address: str, request: pytest.FixtureRequest
) -> None:
    page.goto(f"{address}/cari/saring/unit?q=wbk")
    page.get_by_label("Sekretariat Presiden").check()
    page.get_by_label("Nama").press_sequentially("wakil")
    if "plain" in request.node.callspec.id:
        page.get_by_role("button", name="Tampilkan").click()
    page.get_by_role("status").filter(has_text="1 pilihan bernama “wakil”").wait_for()
    page.wait_for_url("**name=wakil**")
    assert page.get_by_label("Sekretariat Presiden").is_checked()
    page.get_by_label("Sekretariat Wakil Presiden").check()
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_role("heading", name="Hasil untuk").wait_for()
    assert page.url == f"{address}/cari?q=wbk&unit=setneg-setpres&unit=setneg-setwapres"


def test_what_is_ticked_is_taken_along_to_all_values(
    page: Page, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    engine = EmbeddedEngine(tmp_path)
    publish(engine, [replace(DOCUMENTS[0], id=str(n), source=f"Situs {n:02}") for n in range(12)])
    with served(create_app(engine, vocabulary, WebSettings())) as address:
        page.goto(f"{address}/cari?q=wbk")
        page.locator("summary").filter(has_text="Sumber").click()
        page.get_by_label("Situs 03").check()
        page.get_by_label("Wilayah Bebas dari Korupsi").check()
        page.get_by_role("link", name="Lihat semua Sumber").click()
        page.get_by_role("heading", name="Sumber").wait_for()
        assert page.url == f"{address}/cari/saring/source?q=wbk&award=wbk&source=Situs+03"
        assert page.get_by_label("Situs 03").is_checked()


@pytest.mark.parametrize(
    "page", [sized(NARROW, has_touch=True, is_mobile=True)], indirect=True, ids=["phone"]
)
@pytest.mark.parametrize("path", ["/cari?q=wbk", "/cari?source=Kota+Kecil", "/penghargaan?award=wbk"])
def test_what_a_thumb_must_hit_is_large_enough(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.get_by_text("Saring hasil").click()
    targets = page.locator(
        "button:visible, .choice:visible, summary:visible, .pager a:visible, .chip:visible,"
        ".collections a:visible"
    )
    assert targets.count() > 10
    for target in targets.all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 36, target.inner_text()


def test_the_keyboard_reaches_the_results_first(page: Page, address: str) -> None:
    page.goto(f"{address}/cari?q=wbk")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Langsung ke hasil")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_nothing_the_keyboard_reaches_is_covered(page: Page, address: str) -> None:
    page.set_viewport_size({"width": WIDE, "height": 480})
    page.goto(f"{address}/cari?q=wbk")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(
            """() => {
                const focused = document.activeElement, bar = document.querySelector(".apply");
                if (bar.contains(focused) || !focused.closest(".filters-body")) return true;
                return focused.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
            }"""
        )
