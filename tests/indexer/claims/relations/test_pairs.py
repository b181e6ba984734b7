"""Every name of a sentence with every award that it may have received there."""

from tests.indexer.claims.relations.seen import seen


def pairs(body: str) -> set[tuple[str | None, str | None]]:
    return {(one.name, one.award) for one in seen(body) if one.name}


def test_names_are_paired_with_the_awards_of_their_sentence() -> None:
    assert pairs("Kota Solok dan Kota Batu mengikuti Adipura serta opini WTP.") == {
        ("Kota Solok", "adipura"),
        ("Kota Batu", "adipura"),
        ("Kota Solok", "wtp"),
        ("Kota Batu", "wtp"),
    }


def test_a_sentence_without_an_award_is_paired_with_the_one_spoken_of() -> None:
    found = seen("Kota Solok meraih Adipura. Kota Batu hadir pula di panggung.")
    assert [(one.award, one.name) for one in found if one.sentence.startswith("Kota Batu")] == [
        ("adipura", None),  # Kota Solok, whom the text is about
        ("adipura", "Kota Batu"),
    ]


def test_far_behind_an_award_names_have_nothing_to_do_with_it() -> None:
    between = "Acara berlangsung meriah. " * 12
    found = seen(f"Kota Solok meraih Adipura. {between}Kota Batu hadir pula.")
    assert not [one for one in found if one.name == "Kota Batu"]


def test_an_award_named_in_one_breath_with_another_is_of_nobody() -> None:
    assert pairs("Penilaian WBK/WBBM selesai. Yang dinilai adalah Polres Batu dan Polres Solok.") == set()


def test_who_gives_an_award_does_not_receive_it() -> None:
    assert ("BPK", "wtp") not in pairs("BPK menyerahkan opini WTP kepada Kota Batu.")


def test_a_dateline_is_no_part_of_a_name() -> None:
    assert ("Kota Solok", "adipura") in pairs("SOLOK – Kota Solok memegang Adipura.")


def test_what_any_body_is_called_is_no_name() -> None:
    assert pairs("Pemerintah Kabupaten/Kota meraih Adipura.") == set()
