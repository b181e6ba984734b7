"""An article as a document."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.article import Archived, Published
from indexer.annotate import Annotator
from indexer.documents import document
from search.claims import Evidence, Receipt
from search.document import Document
from search.query import Facet
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

VOCABULARY = Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary")
ANNOTATOR = Annotator(VOCABULARY)
SEEN = datetime(2022, 1, 1, tzinfo=UTC)


def made(archived: Archived) -> Document:
    return document(archived, ANNOTATOR.annotate(archived.article), sample=True)


def test_everything_a_reader_sees_is_carried_over() -> None:
    body = (
        "Biro Kerja Sama Teknik Luar Negeri Kemensetneg meraih WBK. Kemensetneg bangga. WBK itu yang pertama."
    )
    source = replace(
        article(body, title="Biro KTLN Raih WBK", url="https://setneg.go.id/1"), views=7, reactions=(9, 0)
    )
    assert replace(made(Archived(source, SEEN, SEEN, gone_since=SEEN)), marks=()) == Document(
        id="id",
        url="https://setneg.go.id/1",
        title="Biro KTLN Raih WBK",
        body=body,
        published="2021-12-20",
        published_inferred=False,
        byline=None,
        source="Contoh",
        kind="berita",
        units=("setneg-biro-ktln", "setneg-setmen", "kemensetneg"),
        institutions=("kemensetneg",),
        awards=("wbk",),
        received=(
            Receipt(
                award="wbk",
                award_name="Wilayah Bebas dari Korupsi",
                level=None,
                recipient="Biro Kerja Sama Teknik Luar Negeri",
                recipient_unit="setneg-biro-ktln",
                recipient_kind="unit",
                institution="kemensetneg",
                giver="kemenpanrb",
                year=2021,
                historic=False,
                evidence=Evidence(body[:58], "body", 0, 58),
            ),
        ),
        views=7,
        reactions=(9, 0),
        first_seen=SEEN.isoformat(),
        last_seen=SEEN.isoformat(),
        gone_since=SEEN.isoformat(),
        sample=True,
    )


def test_marks_say_where_it_is_named() -> None:
    body = "Polres Sleman meraih WBK pada 20 Desember 2021, Senin (20-21/12)."
    one = made(Archived(article(body, title="Polres Sleman Raih WBK"), SEEN, SEEN))
    texts = {"title": one.title, "body": one.body}
    assert [(mark.kind, mark.value, texts[mark.where][mark.start : mark.end]) for mark in one.marks] == [
        ("unit", "Kepolisian Resor Sleman", "Polres Sleman"),
        ("award", "wbk", "WBK"),
        ("unit", "Kepolisian Resor Sleman", "Polres Sleman"),
        ("award", "wbk", "WBK"),
        ("date", "2021-12-20", "20 Desember 2021"),
        ("date", "2021-12-20/2021-12-21", "Senin (20-21/12)"),
    ]
    assert one.units == ("Kepolisian Resor Sleman", "polri")


def test_a_unit_brings_all_it_belongs_to() -> None:
    one = made(Archived(article("Satpol PP Kabupaten Sleman dan Biro KTLN hadir."), SEEN, SEEN))
    assert one.units == (
        "Satuan Polisi Pamong Praja Kabupaten Sleman",
        "kab-sleman",
        "prov-di-yogyakarta",
        "setneg-biro-ktln",
        "setneg-setmen",
        "kemensetneg",
    )
    assert one.institutions == ("kemensetneg",)


def test_dates_keep_what_is_known_of_them() -> None:
    inferred = replace(article(), published=Published.parse("2021-12-20T14:30:00+07:00", inferred=True))
    assert made(Archived(inferred, SEEN, SEEN)).published == "2021-12-20T14:30:00+07:00"
    assert made(Archived(inferred, SEEN, SEEN)).published_inferred
    undated = made(Archived(article(day=None), SEEN, SEEN))
    assert (undated.published, undated.published_inferred, undated.gone_since) == (None, False, None)


def test_every_value_has_a_label() -> None:
    labels = {facet: {label.value for label in labels} for facet, labels in VOCABULARY.labels().items()}
    body = "Bupati Sleman dan Biro KTLN Kemensetneg meraih Adipura Kencana."
    one = made(Archived(article(body), SEEN, SEEN))
    assert set(one.units) <= labels[Facet.UNIT]
    assert set(one.institutions) <= labels[Facet.INSTITUTION]
    assert set(one.awards) <= labels[Facet.AWARD]
    assert one.kind in labels[Facet.KIND]
