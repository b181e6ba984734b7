"""Which award it is: of the vocabulary with its level, or under its own name."""

import pytest

from tests.indexer.claims.said import received, said


@pytest.mark.parametrize(
    ("body", "award", "level"),
    [
        ("Kota Bogor meraih Adipura Kencana.", "adipura-kencana", None),
        ("Kota Bogor meraih Anugerah Parahita Ekapraya kategori Madya.", "ape", "Madya"),
        ("Kota Bogor meraih penghargaan Bogor Maju Award 2021.", "Bogor Maju Award", None),
        ("Kota Bogor meraih Bogor Maju Award 2021 kategori Kebersihan.", "Bogor Maju Award", "Kebersihan"),
        ("Kota Bogor meraih Juara I pada ajang Bogor Maju Award 2021.", "Bogor Maju Award", "Juara I"),
        (
            "Kota Bogor dinobatkan sebagai kota terbersih pada ajang Bogor Maju Award 2021.",
            "Bogor Maju Award",
            "kota terbersih",
        ),
        (
            "Kota Bogor meraih penghargaan sebagai kota terbaik dalam Lomba Kampung Resik 2021.",
            "Lomba Kampung Resik",
            "kota terbaik",
        ),
    ],
)
def test_its_name(body: str, award: str, level: str | None) -> None:
    (receipt,) = received(body)
    assert (receipt.award, receipt.level) == (award, level)


def test_the_award_is_the_one_spoken_of() -> None:
    body = "Piala Adipura diraih Kota Bogor. Penghargaan serupa diraih Kota Bitung."
    assert {receipt.award for receipt in received(body)} == {"adipura"}


@pytest.mark.parametrize(
    "body",
    [
        "Arsip surat menempati peringkat pertama di Kota Bogor.",
        "Kota Bogor memiliki sertifikat tanah.",
        "Timnas menang di laga final pertandingan itu. Kota Bogor meraih juara liga.",
    ],
)
def test_ranks_without_a_contest_and_sport_are_left_out(body: str) -> None:
    assert received(body) == ()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Kota Bogor menargetkan meraih Adipura.", "target"),
        ("Kota Bogor diusulkan menerima Adipura.", "proposed"),
        ("Kota Bogor gagal meraih Adipura.", "revoked"),
        ("Adipura milik Kota Bogor dicabut.", "revoked"),
        ("Pencanangan Adipura dihadiri warga.", "target"),
        ("Syarat Adipura dibahas dalam rapat.", "mention"),
    ],
)
def test_an_award_only_named_says_why(body: str, why: str) -> None:
    annotations = said(body)
    assert [(mention.award, mention.why) for mention in annotations.mentioned] == [("adipura", why)]
    assert annotations.awards_mentioned == ("adipura",)
    assert annotations.awards_received == ()


def test_one_breath_is_ambiguous_and_a_zone_a_programme() -> None:
    annotations = said("Unit itu berpredikat WBK/WBBM berkat Zona Integritas.")
    assert {(mention.award, mention.why) for mention in annotations.mentioned} == {
        ("wbk", "ambiguous"),
        ("wbbm", "ambiguous"),
        ("zona-integritas", "programme"),
    }


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Bintang Mahaputera Nararya dianugerahkan kepada Budi Santosa.", "Nararya"),
        ("Kota Surakarta meraih KLA Utama.", "Utama"),
        ("Kota Surakarta meraih Piala WTN Wiratama Kencana.", "Wiratama Kencana"),
        # among how many someone was is no level of an award that has levels
        ("Kota Surakarta masuk lima besar KLA 2021 dan meraih KLA 2021.", None),
        ("Kabupaten Lahat meraih predikat Kabupaten Peduli HAM.", None),
    ],
)
def test_the_level_of_a_listed_award(body: str, level: str | None) -> None:
    assert {receipt.level for receipt in received(body)} == {level}


def test_what_has_no_name_is_no_award() -> None:
    assert received("Budi Santosa mendapat predikat sebagai mertua idaman.") == ()
    body = "penghargaan Sepekan Bersih diraih Universitas Riau."
    assert [one.award for one in received(f"Selain itu, {body}")] == ["Sepekan Bersih"]


def test_one_award_of_a_text_has_one_name() -> None:
    body = "Bank Jambi meraih Anugerah Layanan Desa (ALD) 2022. Kota Solok juga meraih penghargaan ALD 2022."
    assert {one.award for one in received(body)} == {"Anugerah Layanan Desa (ALD)"}
    body = "Kota Bogor meraih Penghargaan Resik 2022. Kota Padang menerima penghargaan Resik 2022."
    assert {one.award for one in received(body)} == {"Penghargaan Resik"}
