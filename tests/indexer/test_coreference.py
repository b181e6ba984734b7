"""Shorter forms and acronyms lead to the fuller name in the same article."""

from pathlib import Path

from indexer.annotate import Annotator
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

ANNOTATOR = Annotator(Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary"))


def pairs(body: str, title: str = "Judul") -> list[tuple[str, str]]:
    return [
        (mention.surface, mention.name)
        for mention in ANNOTATOR.annotate(article(body, title=title)).units
        if mention.slug is None
    ]


def test_a_shorter_form_is_the_fuller_name() -> None:
    full = "Rumah Sakit Umum Daerah dr. Soebandi Jember"
    assert pairs("RSUD dr. Soebandi Jember sibuk. Pasien RSUD Soebandi pulang.") == [
        ("RSUD dr. Soebandi Jember", full),
        ("RSUD Soebandi", full),
    ]


def test_a_shorter_form_of_two_names_stays_as_it_is() -> None:
    names = [
        name for _, name in pairs("Dinas Sosial Kota Batu dan Dinas Sosial Kota Bogor. Dinas Sosial buka.")
    ]
    assert names == ["Dinas Sosial Kota Batu", "Dinas Sosial Kota Bogor", "Dinas Sosial"]


def test_an_acronym_in_brackets_is_the_name_from_then_on() -> None:
    full = "Balai Pelatihan Pertanian Wilayah II"
    found = pairs("Balai Pelatihan Pertanian Wilayah II (BPPW) dibuka. Peserta BPPW datang.", "BPPW Dibuka")
    assert found == [
        ("BPPW", full),
        ("Balai Pelatihan Pertanian Wilayah II", full),
        ("BPPW", full),
        ("BPPW", full),
    ]
