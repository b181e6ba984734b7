"""What an address can ask of a collection: its filters, its orders, and what it means to say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from search.figures import FIGURE_FACETS
from search.parse import Request
from search.query import ARTICLE_FACETS, ARTICLE_SORTS, LEDGER_FACETS, LEDGER_SORTS, Facet, Sort


@dataclass(frozen=True, slots=True)
class Surface:
    facets: Mapping[Facet, str]
    """Each filter with its title, in the order they are shown in."""
    sorts: Mapping[Sort, str]
    """Each order with its title; the first one is meant where none is said."""
    noun: str
    """What is counted, in Indonesian."""
    dates: str
    """What `from` and `to` bound."""
    size: int = 10
    smallest_size: int = 1
    collapse: bool | None = None
    """Whether near-duplicates are one result unless the address says otherwise; None: there are none."""
    explains: bool = False
    """An address may ask why a result stands where it does."""

    @property
    def empty(self) -> Request:
        """The request of an address without parameters."""
        return Request(sort=next(iter(self.sorts)), size=self.size, collapse=bool(self.collapse))

    def of_size(self, size: int) -> Surface:
        return replace(self, size=size)

    @property
    def for_programs(self) -> Surface:
        """A program may want counts alone, and every match: nothing is collapsed unless it says so."""
        return replace(self, smallest_size=0, collapse=None if self.collapse is None else False)


_ARTICLE_TITLES = {
    Facet.YEAR: "Tahun",
    Facet.AWARD: "Penghargaan diterima",
    Facet.MENTIONED: "Penghargaan disebut",
    Facet.UNIT: "Unit kerja",
    Facet.INSTITUTION: "Instansi",
    Facet.SOURCE: "Sumber",
    Facet.KIND: "Jenis naskah",
}
_LEDGER_TITLES = {
    Facet.AWARD: "Penghargaan",
    Facet.YEAR: "Tahun penghargaan",
    Facet.RECIPIENT: "Jenis penerima",
    Facet.UNIT: "Unit kerja",
    Facet.INSTITUTION: "Instansi",
    Facet.REGION: "Wilayah",
    Facet.GIVER: "Pemberi",
}
_SORT_TITLES = {
    Sort.RELEVANCE: "Paling sesuai",
    Sort.NEWEST: "Terbaru",
    Sort.OLDEST: "Terlama",
    Sort.VIEWS: "Paling banyak dibaca",
}
_LEDGER_SORT_TITLES = {
    Sort.YEAR: "Tahun terbaru",
    Sort.NEWEST: "Laporan terbaru",
    Sort.OLDEST: "Laporan terlama",
    Sort.RECIPIENT: "Nama penerima",
    Sort.AWARD: "Nama penghargaan",
    Sort.RELEVANCE: "Paling sesuai",
}

_FIGURE_TITLES = {Facet.AWARD: "Penghargaan", Facet.YEAR: "Tahun penghargaan"}
_FIGURE_SORTS = (Sort.YEAR, Sort.NEWEST, Sort.OLDEST, Sort.RELEVANCE)

ARTICLES = Surface(
    facets={facet: _ARTICLE_TITLES[facet] for facet in ARTICLE_FACETS},
    sorts={sort: _SORT_TITLES[sort] for sort in ARTICLE_SORTS},
    noun="artikel",
    dates="Tanggal terbit",
    collapse=True,
    explains=True,
)
LEDGER = Surface(
    facets={facet: _LEDGER_TITLES[facet] for facet in LEDGER_FACETS},
    sorts={sort: _LEDGER_SORT_TITLES[sort] for sort in LEDGER_SORTS},
    noun="penghargaan",
    dates="Tanggal laporan",
    size=25,
)
FIGURES = Surface(
    facets={facet: _FIGURE_TITLES[facet] for facet in FIGURE_FACETS},
    sorts={sort: _LEDGER_SORT_TITLES[sort] for sort in _FIGURE_SORTS},
    noun="angka",
    dates="Tanggal laporan",
    size=25,
)
