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
    assert made(Archived(source, SEEN, SEEN, gone_since=SEEN)) == Document(
        id="id",
        url="https://setneg.go.id/1",
        title="Biro KTLN Raih WBK",
        body=body,
        published="2021-12-20",
        published_inferred=False,
        byline=None,
        source="Contoh",
        kind="berita",
        units=("setneg-biro-ktln", "kemensetneg"),
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
