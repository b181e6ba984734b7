"""Names of an archive that no row has."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.article import Archived
from indexer.unknown import Unknown, unknown_names
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

VOCABULARY = Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary")
NOW = datetime(2022, 1, 1, tzinfo=UTC)


def test_each_article_counts_once_and_the_most_frequent_come_first() -> None:
    bodies = [
        "Polres Sleman dan Polres Sleman lagi. Kemensetneg hadir.",
        "Kapolres Sleman hadir di Puskesmas Depok.",
        "Pemkot Bogor meraih Anugerah Kota Contoh 2024.",
    ]
    archived = [Archived(replace(article(body), id=body), NOW, NOW) for body in bodies]
    found = unknown_names(archived, VOCABULARY, workers=1)
    assert found.articles == 3
    assert found.units == (Unknown("Kepolisian Resor Sleman", 2), Unknown("Puskesmas Depok", 1))
    assert found.awards == (Unknown("Anugerah Kota Contoh", 1),)
