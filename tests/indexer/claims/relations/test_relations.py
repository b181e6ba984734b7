"""What weights make of what grammar reads."""

from tests.indexer.claims.relations.seen import weighed

_NO = {"name": -9.0, "topic": -9.0}


def who(weights: dict[str, float], body: str) -> set[tuple[str, str]]:
    return {(one.award, one.recipient) for one in weighed(weights, body).received}


def test_what_is_likely_is_added() -> None:
    body = "Adipura tahun ini rupanya rezeki Kota Batu."
    assert who(_NO, body) == set()
    assert who(_NO | {"AN:between:rezeki": 10.0}, body) == {("adipura", "Kota Batu")}


def test_what_is_unlikely_is_dropped() -> None:
    body = "Kota Batu meraih Adipura."
    assert who({"name": 0.1}, body) == {("adipura", "Kota Batu")}
    assert who(_NO, body) == set()


def test_grammar_is_contradicted_by_nothing_weak() -> None:
    assert who({"name": -1.9}, "Kota Batu meraih Adipura.") == {("adipura", "Kota Batu")}
    assert who({"name": 1.9, "topic": -9.0}, "Kota Batu gagal meraih Adipura.") == set()


def test_names_of_a_list_are_decided_together() -> None:
    body = "Adipura tahun ini rupanya rezeki Kota Batu dan Kota Solok."
    weights = {"name": 3.0, "topic": -9.0, "in_list:first:False": -4.0}
    assert who(weights, body) == {("adipura", "Kota Batu"), ("adipura", "Kota Solok")}
    assert who(weights | {"in_list:first:False": -8.0}, body) == set()


def test_a_name_that_is_not_of_the_list_is_decided_alone() -> None:
    weights = {"name": 1.0, "topic": -9.0, "before:bersama": -9.0}
    body = "Rezeki Adipura tahun ini ada pada Kota Batu bersama Kota Solok."
    assert who(weights, body) == {("adipura", "Kota Batu")}


def test_an_award_that_grammar_cannot_name_takes_no_name_from_another() -> None:
    body = "Opini WTP dan Adipura diumumkan. Penghargaan itu diterima Kota Batu."
    assert who({"name": 1.0, "topic": -9.0, "name:spoken:by:last": 1.0}, body) == {("adipura", "Kota Batu")}


def test_of_several_awards_spoken_of_the_likeliest_is_meant() -> None:
    body = "Opini WTP diumumkan. Adipura menyusul. Kota Batu ada di sana."
    likely = {"name": 1.0, "topic": -9.0, "name:spoken:by:last": 1.0}
    assert who(likely, body) == {("adipura", "Kota Batu")}


def test_whom_the_text_is_about_receives_without_being_named() -> None:
    body = "Kota Batu berbenah sejak lama. Adipura pun datang ke sini."
    weights = {"name": -9.0, "topic": -1.0, "topic:begins:adipura": 3.0}
    found = weighed(weights, body, title="Penantian Kota Batu").received
    assert [(one.award, one.recipient) for one in found] == [("adipura", "Kota Batu")]


def test_without_weights_grammar_decides() -> None:
    assert who({}, "Kota Batu meraih Adipura.") == {("adipura", "Kota Batu")}
