"""Small collections of documents, and the shortest way to build and ask them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from search.analysis import Analyzer, Rules
from search.document import Document, Label
from search.engine import BuildInfo, BuildOrigin, Engine
from search.page import Found
from search.parse import Request, parse
from search.query import Facet, Query
from search.widening import with_expansions, with_quorum

ANALYZER = Analyzer(
    Rules(
        overrides={"rata-rata": "rata-rata"},
        stopwords=frozenset({"yang", "dan", "di"}),
        protected=frozenset({"wbk", "wbbm"}),
    )
)
ORIGIN = BuildOrigin(archive_run=1, vocabulary_version="test")
LABELS = {
    Facet.UNIT: [Label("biro-umum", "Biro Umum"), Label("biro-humas", "Biro Humas")],
    Facet.AWARD: [Label("wbk", "Wilayah Bebas dari Korupsi")],
}


class Labels:
    """Facet values by the names in LABELS, or as they are; and one acronym."""

    def resolve(self, facet: Facet, text: str) -> Sequence[str]:
        wanted = text.casefold()
        facet = Facet.AWARD if facet is Facet.MENTIONED else facet
        return [it.value for it in LABELS.get(facet, ()) if wanted in (it.value, it.name.casefold())]

    def lineage(self, slug: str) -> Sequence[str]:
        return ()

    def label(self, facet: Facet, value: str) -> str:
        return value

    def expansions(self, words: str) -> Sequence[str]:
        return {"ppid": ["Pejabat Pengelola Informasi"], "pejabat pengelola informasi": ["PPID"]}.get(
            words, []
        )


def document(id: str, body: str = "", **given: Any) -> Document:
    fields: dict[str, Any] = {
        "url": None,
        "title": "",
        "published": None,
        "published_inferred": False,
        "byline": None,
        "source": "setneg",
        "kind": "berita",
    }
    return Document(id=id, body=body, **(fields | given))


DOCUMENTS = [
    document(
        "setneg-1",
        "Kementerian Sekretariat Negara meraih predikat WBK. Penghargaan itu diterima di Jakarta.",
        title="Dua biro meraih WBK",
        published="2021-12-20T14:30:00+07:00",
        byline="Budi Santoso",
        units=("biro-umum", "biro-humas"),
        awards=("wbk",),
        institutions=("setneg",),
    ),
    document(
        "setneg-2",
        "Predikat itu diraih oleh Biro Umum pada tahun lalu.",
        title="Biro Umum",
        published="2021-12-20",
        units=("biro-umum",),
        awards=("wbk", "wbbm"),
    ),
    document(
        "kemenkeu-1",
        "Anggaran negara dibahas. Tidak ada predikat yang diraih.",
        title="Rapat anggaran",
        published="2020-05-01",
        source="kemenkeu",
        kind="siaran-pers",
    ),
    document("tanpa-tanggal", "Biro itu umum sekali, kata warga.", title="Kabar", source="kemenkeu"),
]


def build(
    engine: Engine,
    documents: Iterable[Document],
    base: BuildInfo | None = None,
    removed: Iterable[str] = (),
    publish: bool = True,
) -> BuildInfo:
    making = engine.begin(base)
    for gone in removed:
        making.remove(gone)
    for it in documents:
        making.add(it)
    info = making.finish(LABELS, ORIGIN)
    if publish:
        engine.publish(info)
    return info


def query(text: str = "", **changes: Any) -> Query:
    expanded = with_expansions(parse(Request(text), ANALYZER, Labels()), ANALYZER, Labels())
    return with_quorum(expanded, ANALYZER.rules.stopwords).with_(**changes)


def find(engine: Engine, text: str = "", **changes: Any) -> Found[Document]:
    with engine.reader() as reader:
        return reader.find(query(text, **changes))


def ids(found: Found[Document]) -> list[str]:
    return [match.document.id for match in found.matches]


def found(engine: Engine, text: str = "", **changes: Any) -> list[str]:
    return ids(find(engine, text, **changes))


def counts(found: Found[Document], facet: Facet) -> dict[str, int]:
    return {value.value: value.count for value in found.facets[facet]}
