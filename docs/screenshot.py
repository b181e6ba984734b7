"""Takes the README's pictures: `make screenshot` (needs Debian's chromium)."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from corpus.sample import CRAWL
from indexer.reindex import reindex
from telusur.progress import progress
from telusur.settings import load_settings
from telusur.wiring import Telusur
from webui.app import create_app
from webui.settings import WebSettings

PICTURES = {
    "search.png": "/cari?q=meraih+predikat&award=wbk&year=2021&year=2022",
    "ledger.png": "/penghargaan?award=wbk&award=adipura",
}

with tempfile.TemporaryDirectory() as data:
    telusur = Telusur(load_settings(data=Path(data)))
    reindex(telusur.workshop(), [str(CRAWL)], progress())
    app = create_app(telusur.engine, telusur.vocabulary, WebSettings(sample=True))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, path in PICTURES.items():
            page.goto(f"http://127.0.0.1:{server.port}{path}")
            page.screenshot(path=Path(__file__).parent / name)
        browser.close()
    server.shutdown()
