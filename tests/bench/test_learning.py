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
def weights(vocabulary: Vocabulary) -> dict[str, float]:
    rows = [row for row in lines(REPORTS) if row["part"] != "held"]
    return learning.learnt(learning.examples(vocabulary, rows))


def test_the_vocabulary_has_what_the_reports_teach(vocabulary: Vocabulary, weights: dict[str, float]) -> None:
    """`make learn` was run. To the last digit two machines need not agree."""
    assert weights.keys() ^ vocabulary.relations.keys() <= {
        name for name, weight in {**weights, **vocabulary.relations}.items() if abs(weight) < 0.1
    }
    for name, weight in vocabulary.relations.items():
        assert weights.get(name, 0.0) == pytest.approx(weight, abs=0.1), name


def test_verbs_of_receiving_speak_for_a_receipt(weights: dict[str, float]) -> None:
    assert weights["grammar:name:yes"] > 0
    assert weights["NA:said:RECEIVES"] > 0 > weights["earlier:PROPOSED"]


def test_what_is_written_is_read_back(weights: dict[str, float]) -> None:
    assert tomllib.loads(learning.written(weights))["weights"] == weights
