"""Rows as CSV, for spreadsheets: all of them, streamed, and safe to open.

It begins with a byte order mark, without which Excel reads UTF-8 as the local code page and garbles
every curly quote; programs have the JSON endpoint. Lines end as RFC 4180 has them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from search.consult import consulted
from search.ledger import LedgerRow, Source
from search.parse import Request
from webui import logs
from webui.front import Front

BATCH = 500
"""Rows asked for at once: a page of the ledger in memory, not all of it."""
BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    "id",
    "award",
    "award_name",
    "level",
    "recipient",
    "recipient_unit",
    "recipient_kind",
    "institution",
    "institution_name",
    "region",
    "region_name",
    "giver",
    "giver_name",
    "year",
    "first_reported",
)
"""Fields of `LedgerRow`, as the JSON endpoint names them."""
OF_SOURCES = (
    "evidence",
    "historic",
    "source",
    "title",
    "published",
    "url",
    "archive_url",
    "sources",
    "texts",
    "other_urls",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def lines(here: Front, asked: Request, url: Callable[[Source], str]) -> Iterator[str]:
    """Header and rows, out of one build from the first to the last."""
    with here.engine.reader() as reader:
        yield BYTE_ORDER_MARK + _line((*COLUMNS, *OF_SOURCES))
        number = 0
        while True:
            number += 1
            page = consulted(reader, here.vocabulary, replace(asked, page=number, size=BATCH))
            logs.answered(page.build, page.total)
            yield from (_line(_cells(hit.row, url)) for hit in page.hits)
            if number >= page.pages:
                return


def _cells(row: LedgerRow, url: Callable[[Source], str]) -> Iterator[str]:
    for name in COLUMNS:
        yield _text(getattr(row, name))
    first, *others = row.sources
    yield from map(
        _text,
        (
            first.evidence.text,
            int(first.historic),
            first.name,
            first.title,
            first.published,
            first.url,
            url(first),
            len(row.sources),
            row.texts,
            " ".join(map(url, others)),
        ),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and does not compute (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([safe(cell) for cell in cells])
    return buffer.getvalue()
