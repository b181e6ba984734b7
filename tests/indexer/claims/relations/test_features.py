"""What is seen of a pair."""

from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.claims.relations.seen import seen


def of(name: str, body: str, title: str = "Judul") -> frozenset[str]:
    return next(one.features for one in seen(body, title) if one.name == name)


def test_words_and_cues_between_name_and_award() -> None:
    features = of("Kota Batu", "Kota Batu akhirnya meraih Adipura.")
    assert {"NA", "NA:between:akhirnya", "NA:said:RECEIVES", "NA:distance:2", "NA:nearest:True"} <= features


def test_the_list_counts_as_one_name() -> None:
    features = of("Kota Batu", "Kota Batu, Kota Solok, dan Kota Bogor meraih Adipura.")
    assert {"NA:distance:1", "before:^", "behind:meraih", "in_list:True", "in_list:first:True"} <= features


def test_the_verdict_of_grammar() -> None:
    assert "grammar:name:yes" in of("Kota Batu", "Kota Batu meraih Adipura.")
    assert "grammar:name:no" in of("Kota Batu", "Kota Batu gagal meraih Adipura.")
    assert "grammar:name:none" in of("Kota Batu", "Tahun lalu Adipura tidak singgah, kata warga Kota Batu.")


def test_what_the_sentence_before_said() -> None:
    before = "Panitia mengumumkan nominasi Adipura. Di antaranya Kota Batu."
    assert {"earlier:PROPOSED", "name:spoken:by:last"} <= of("Kota Batu", before)


def test_whether_such_a_body_can_receive_it() -> None:
    assert "fits:True" in of("Kota Batu", "Kota Batu meraih Adipura.")
    assert "fits:False" in of("Polres Batu", "Polres Batu membicarakan Adipura.")


@given(st.text(alphabet="Kota Batu, dan Adipura. WTP–:;()\n", max_size=120))
def test_any_text_has_features(text: str) -> None:
    for one in seen(f"Kota Batu meraih Adipura. {text}", "Adipura"):
        assert ("topic" in one.features) == (one.name is None)
