"""What every view needs: the engine to ask, and the settings. One for each application."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from flask import current_app, request

from search.ask import ask
from search.consult import LedgerPage, consult
from search.engine import Engine
from search.hierarchy import Hierarchy
from search.page import ResultPage
from search.parse import Request
from search.spelling import corrected
from search.vocabulary import Vocabulary
from webui.settings import WebSettings
from webui.surfaces import LEDGER, Surface


@dataclass(frozen=True, slots=True)
class Front:
    engine: Engine
    vocabulary: Vocabulary
    settings: WebSettings
    hierarchy: Hierarchy
    articles: Surface
    ledger: Surface = LEDGER

    def by_slug(self, asked: Request) -> Request:
        """The same request where a filter was written by name (`unit=Kemensetneg`)."""
        return replace(asked, filters=self.vocabulary.slugs(asked.filters))

    def ask(self, asked: Request) -> ResultPage:
        return ask(self.engine, self.vocabulary, asked)

    def consult(self, asked: Request) -> LedgerPage:
        return consult(self.engine, self.vocabulary, asked)

    def meant(self, asked: Request, page: ResultPage | LedgerPage) -> Request | None:
        """The request as it was probably meant, where nothing holds all of it for a slip of the finger."""
        if page.complete if isinstance(page, ResultPage) else page.total:
            return None
        with self.engine.reader() as reader:
            text = corrected(asked.text, reader)
        return replace(asked, text=text, page=1) if text else None

    def absolute(self, path: str) -> str:
        """The public URL of a path of ours."""
        base = self.settings.base_url or request.host_url
        return urljoin(base.rstrip("/") + "/", path)


def front() -> Front:
    """The one of the application that serves the present request."""
    found: Front = current_app.extensions["telusur"]
    return found
