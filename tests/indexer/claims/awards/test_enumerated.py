"""Lists of awards, each under its own name."""

import pytest

from tests.indexer.claims.said import received, who


def levels(body: str) -> set[tuple[str, str | None]]:
    return {(receipt.award, receipt.level) for receipt in received(body)}


def test_behind_the_verb_that_says_who_has_them() -> None:
    body = (
        "Tanda jasa dan satya lencana yang dimiliki Laksda Budi Santoso antara lain Bintang Samudra Utama,"
        " Bintang Bahari Nararya, Satya Lencana Kesetiaan VIII."
    )
    assert who(body) == {
        ("Bintang Samudra Utama", "Laksda Budi Santoso"),
        ("Bintang Bahari Nararya", "Laksda Budi Santoso"),
        ("Satya Lencana Kesetiaan VIII", "Laksda Budi Santoso"),
    }


def test_what_an_item_adds_does_not_end_the_list() -> None:
    body = (
        "Bank Nusa tumbuh. Kinerjanya diakui lewat sejumlah penghargaan, antara lain Asia Money Awards"
        " sebagai Best Green Bank untuk proyek air dan listrik, serta Asean Bank Award sebagai Best House."
    )
    assert levels(body) == {("Asia Money Awards", "Best Green Bank"), ("Asean Bank Award", "Best House")}


def test_the_last_may_be_given_to_another() -> None:
    body = (
        "Penghargaan yang diterima PT Nusa Jaya meliputi Golden Trophy Award, The Best Risk Team,"
        " serta The Most Active Leader yang diberikan kepada Direktur Utama Budi Santoso."
    )
    assert {(award, name) for award, name in who(body)} == {
        ("Golden Trophy Award", "PT Nusa Jaya"),
        ("The Best Risk Team", "PT Nusa Jaya"),
        ("The Most Active Leader", "Budi Santoso"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "Penghargaan diterima tiga unit, antara lain Biro Umum Kemensetneg, Biro Hukum Kemensetneg.",
        "Total ada 681 WBK dan 82 WBBM.",
    ],
)
def test_lists_of_recipients_and_numbers_are_none(body: str) -> None:
    assert all("Biro" not in receipt.award and receipt.level is None for receipt in received(body))
    assert not any(receipt.recipient == "Total" for receipt in received(body))


def test_two_verbs_and_english_names() -> None:
    body = (
        "Kementerian Perhubungan meraih Best Account Kategori Kementerian serta masuk dalam Top 3 Best Video"
        " pada ajang Government Media Award 2026."
    )
    assert levels(body) == {
        ("Government Media Award", "Best Account Kategori Kementerian"),
        ("Government Media Award", "Top 3 Best Video"),
    }


def test_a_list_of_places_in_small_letters() -> None:
    body = (
        "Kantor Imigrasi Melati meraih dua penghargaan. Penghargaan tersebut terdiri dari peringkat tiga"
        " pengelola keuangan, dan peringkat dua penegakan hukum."
    )
    assert {("Kantor Imigrasi Melati", award.lower()) for award, _ in who(body)} == {
        ("Kantor Imigrasi Melati", "peringkat tiga pengelola keuangan"),
        ("Kantor Imigrasi Melati", "peringkat dua penegakan hukum"),
    }
