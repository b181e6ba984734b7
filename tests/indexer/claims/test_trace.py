"""What the sentences before leave for weighing a sentence."""

from tests.indexer.claims.relations.seen import Seen, seen


def of(name: str | None, body: str, title: str = "Judul") -> Seen:
    return [one for one in seen(body, title) if one.name == name][-1]


def test_how_the_text_spoke_of_the_award() -> None:
    one = of("Kota Batu", "Adipura diumumkan kemarin. Di antaranya ada Kota Batu.", "Penantian Adipura")
    assert one.award == "adipura"
    assert {"name:spoken:by:last", "name:spoken:by:title"} <= one.features


def test_an_award_named_among_others_is_told_apart() -> None:
    one = of("Kota Batu", "Adipura dan opini WTP diumumkan. Di antaranya ada Kota Batu.")
    assert "name:spoken:by:among" in one.features
    assert "name:spoken:by:last" not in one.features


def test_sentences_since_the_award_are_counted() -> None:
    body = "Adipura diumumkan. Cuaca cerah. Warga senang. Di antaranya ada Kota Batu."
    assert "name:spoken:distance:2" in of("Kota Batu", body).features


def test_lines_under_a_colon_are_announced_until_another_sentence() -> None:
    body = "Penerima Adipura sebagai berikut:\n- Kota Batu\n- Kota Solok\nAcara selesai. Kota Bogor hadir."
    assert "line:True:receipt:True" in of("Kota Solok", body).features
    assert not any(one.endswith(":True:True") for one in of("Kota Bogor", body).features)


def test_whom_the_text_is_about_is_its_protagonist_until_somebody_received() -> None:
    body = "Kota Batu berbenah. Adipura kini dinanti warganya."
    topics = [one for one in seen(body, "Kota Batu Berbenah") if one.name is None]
    assert {one.award for one in topics} == {"adipura"}
    assert "kind:region" not in topics[0].features  # it is no name of the sentence


def test_an_empty_line_behind_an_award_is_no_sentence() -> None:
    assert all(one.sentence for one in seen("Kota Batu meraih Adipura. \n\n \n"))
