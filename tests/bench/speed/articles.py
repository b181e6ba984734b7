"""Articles of our own for the tests of the comparison: from the sample crawl's grammar of facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bench.speed.corpus import documents
from bench.speed.rows import Row, row
from bench.speed.sentences import Source, source
from search.analysis import Analyzer, Rules

ANALYZER = Analyzer(Rules(stopwords=frozenset({"yang", "dan", "di", "untuk", "dengan"})))

_WHO = ["Biro Umum", "Inspektorat", "Pemerintah Kota", "Dinas Kesehatan", "Sekretariat Negara", "Balai Besar"]
_DID = [
    "meraih predikat",
    "menerima penghargaan",
    "membahas anggaran",
    "membuka pelatihan",
    "menyusun laporan",
]
_WHAT = ["wilayah bebas korupsi", "pelayanan publik", "tertib arsip", "keterbukaan informasi", "tata kelola"]


def _articles() -> Iterator[tuple[str, str]]:
    for number in range(240):
        who, did, what = _WHO[number % 6], _DID[number % 5], _WHAT[number // 3 % 5]
        name = "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")
        yield (
            f"{who} {did} {what}",
            f"{who} {did} {what} pada hari ini. Kepala bagian ma{name}ra mengatakan bahwa kerja keras "
            f"para pegawai terbayar.\nAcara itu dihadiri su{name}na dan warga yang menunggu sejak pagi. "
            f"{who} akan melanjutkan {what} untuk masyarakat luas.",
        )


@cache
def small_source() -> Source:
    return source("articles of our own", _articles(), seed=1)


@cache
def small_rows(size: int = 300) -> tuple[Row, ...]:
    made = documents(small_source(), size)
    return tuple(row(number, document, ANALYZER) for number, document in enumerate(made))
