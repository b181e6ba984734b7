"""Views and reactions."""

from __future__ import annotations

import pytest

from corpus.pages.counts import reactions, views


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Di baca 1406 kali", 1406),
        ("dibaca 1.229 kali", 1229),
        ("Senin, 15 Mei 2017 18:43 WIB | 699 Views", 699),
        ("5 Maret 2024 | Humas | Dibaca 3.390 kali", 3390),
        ("Dilihat: 2.417", 2417),
        ("Hits: 33", 33),
        ("53,203 kali dibaca", 53203),
        ("1.020 pembaca", 1020),
        ("Jembatan Gantung Dibuka 2025", None),
        ("Rencana dibaca 2025", None),
        ("20 Desember 2021", None),
    ],
)
def test_views_are_read_as_whole_numbers(line: str, count: int | None) -> None:
    assert views(line) == count


def test_reactions_follow_the_poll_or_stand_in_a_row() -> None:
    assert reactions(["Bagaimana pendapat anda mengenai artikel ini?", "9   0  0 0 0"]) == (9, 0, 0, 0, 0)
    assert reactions(["Apa reaksi Anda?", "3", "0", "12", "Bagikan", "7"]) == (3, 0, 12)
    assert reactions(["Rating", "4 1 0"]) == (4, 1, 0)
    assert reactions(["0/", "5", "Ulas Sekarang"]) == ()
    assert reactions([]) == ()
