"""The names that a colon may follow in a query, Indonesian first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from search.query import Facet, Field

Scope = Field | Facet | Literal["date"]
FIELDS: Mapping[str, Scope] = {
    "judul": Field.TITLE,
    "title": Field.TITLE,
    "isi": Field.BODY,
    "body": Field.BODY,
    "penulis": Field.BYLINE,
    "byline": Field.BYLINE,
    "unit": Facet.UNIT,
    "penghargaan": Facet.AWARD,
    "award": Facet.AWARD,
    "disebut": Facet.MENTIONED,
    "mentioned": Facet.MENTIONED,
    "instansi": Facet.INSTITUTION,
    "institution": Facet.INSTITUTION,
    "sumber": Facet.SOURCE,
    "source": Facet.SOURCE,
    "jenis": Facet.KIND,
    "kind": Facet.KIND,
    "tahun": Facet.YEAR,
    "year": Facet.YEAR,
    "tanggal": "date",
    "date": "date",
}
"""Every name a colon may follow."""


def name_of(scope: Scope) -> str:
    """The Indonesian name of a field or facet, for notes."""
    return next(name for name, named in FIELDS.items() if named == scope)
