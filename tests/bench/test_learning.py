"""The weights are what the reports teach."""

import tomllib

import pytest

from bench import learning
from bench.awards import REPORTS, lines
from search.vocabulary import Vocabulary
from telusur.settings import load_settings
from telusur.wiring import Telusur


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Telusur(load_settings()).vocabulary


@pytest.fixture(scope="module")
def taught(vocabulary: Vocabulary) -> Vocabulary:
    rows = [row for row in lines(REPORTS) if row["part"] != "held"]
    return learning.learnt(learning.Examples.of(vocabulary, rows), vocabulary)


@pytest.mark.parametrize("table", ["relations", "counts"])
def test_the_vocabulary_has_what_the_reports_teach(
    vocabulary: Vocabulary, taught: Vocabulary, table: str
) -> None:
    """`make learn` was run. To the last digit two machines need not agree."""
    kept, weights = getattr(vocabulary, table), getattr(taught, table)
    assert weights.keys() ^ kept.keys() <= {
        name for name, weight in {**weights, **kept}.items() if abs(weight) < 0.1
    }
    for name, weight in kept.items():
        assert weights.get(name, 0.0) == pytest.approx(weight, abs=0.1), name


def test_verbs_of_receiving_speak_for_a_receipt(taught: Vocabulary) -> None:
    assert taught.relations["grammar:name:yes"] > 0
    assert taught.relations["NA:said:RECEIVES"] > 0 > taught.relations["earlier:PROPOSED"]


def test_those_who_were_looked_at_received_nothing(taught: Vocabulary) -> None:
    assert taught.counts["award:rules:yes"] > 0
    assert taught.counts["0:group>:TOOK_PART"] > 0 > taught.counts["1:group>:TOOK_PART"]


def test_what_is_written_is_read_back(taught: Vocabulary) -> None:
    written = tomllib.loads(learning.written(taught))
    assert written == {"weights": taught.relations, "counts": taught.counts}
