"""Awards without a name."""

import pytest

from tests.indexer.claims.said import received, who


@pytest.mark.parametrize(
    ("body", "award"),
    [
        (
            "Siti Aminah menerima penghargaan dari Dewan Kesenian Bali dalam sebuah acara.",
            "Penghargaan dari Dewan Kesenian Bali",
        ),
        (
            "Yayasan Melati memberikan penghargaan kepada Siti Aminah atas pengabdian mengajar anak pesisir.",
            "Penghargaan atas pengabdian mengajar anak pesisir",
        ),
    ],
)
def test_it_is_called_by_giver_or_purpose(body: str, award: str) -> None:
    assert who(body) == {(award, "Siti Aminah")}


@pytest.mark.parametrize(
    "body",
    [
        "Penghargaan itu membuat Siti Aminah bangga.",
        "Siti Aminah menyampaikan penghargaan dan terima kasih kepada Budi Santoso atas bantuannya.",
        "Hal itu termasuk keberhasilan meraih penghargaan dari Dewan Kesenian Bali.",
    ],
)
def test_what_names_nobody_or_thanks_is_none(body: str) -> None:
    assert received(body) == ()


@pytest.mark.parametrize(
    ("body", "award"),
    [
        (
            "Kota Bogor meraih penghargaan pengelolaan sampah rumah tangga dari Kementerian Keuangan.",
            "Penghargaan pengelolaan sampah rumah tangga",
        ),
        (
            "Kota Bogor menerima penghargaan tertinggi dari Kementerian Keuangan.",
            "Penghargaan dari Kementerian Keuangan",
        ),
    ],
)
def test_what_it_was_given_for_in_small_letters(body: str, award: str) -> None:
    assert {one.award for one in received(body)} == {award}
