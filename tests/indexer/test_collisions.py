"""Names that several rows share."""

from pathlib import Path

from indexer.annotate import Annotator
from indexer.collisions import collisions
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

VOCABULARY = Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary")
SHARED = {each.name: each for each in collisions(VOCABULARY)}


def test_two_rows_at_one_time_are_not_settled_and_two_names_in_turn_are() -> None:
    assert SHARED["Pemkab Mura"].slugs == ("kab-musi-rawas", "kab-murung-raya")
    assert not SHARED["Pemkab Mura"].settled
    assert SHARED["BKPM"].settled
    assert SHARED["Setneg"].settled


def test_what_is_not_settled_finds_nothing_and_the_rest_something_in_its_time() -> None:
    annotator = Annotator(VOCABULARY)
    for name, shared in SHARED.items():
        if name == "KIPP":
            continue  # of awards
        slugs = {
            mention.slug
            for year in (2004, 2012, 2020, 2025)
            for mention in annotator.annotate(article(f"Surat dari {name} tiba.", day=f"{year}-06-01")).units
        }
        assert bool(slugs & {*shared.slugs}) == shared.settled, name
