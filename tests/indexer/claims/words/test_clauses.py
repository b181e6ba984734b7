"""Whether it happened, and to whom: what a clause says, and what stands in another."""

import pytest

from tests.indexer.claims.said import received, who


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a relative clause about someone known is in no doubt
        (
            "Rutan Ende akan menyusul Rutan Maumere yang telah meraih WBK.",
            {("wbk", "Rutan Maumere")},
        ),
        ("Adipura akan diserahkan kepada Kota Bogor yang meraih nilai tertinggi.", set()),
        # for whom a category is, and what is done for the first time, is no wish
        (
            "Adipura untuk kota besar diraih Kota Padang.",
            {("adipura", "Kota Padang")},
        ),
        ("Untuk pertama kalinya Kota Padang meraih Adipura.", {("adipura", "Kota Padang")}),
        ("Warga bekerja untuk meraih Adipura di Kota Padang.", set()),
        # who speaks is not who received
        ("Bupati Ende mengatakan, dari 12 satker di sana, lima telah meraih WBK.", set()),
        ("Kementerian Agama mengirim 40 satker, 12 di antaranya berhasil meraih WBK.", set()),
        ("Kementerian Agama menambah satuan kerja berpredikat WBK.", set()),
        ("Kota Padang menjadi daerah berpredikat KLA Utama.", {("kla", "Kota Padang")}),
        ("Belum ada satu pun kejaksaan negeri di Riau yang menyandang WBBM.", set()),
        ("Untuk kategori kota, Solok meraih KLA Utama.", {("kla", "Solok")}),
        ("Kota Padang bersama 12 kota lain meraih Adipura.", {("adipura", "Kota Padang")}),
        ("Bukan Kota Batu, melainkan Kota Padang, yang meraih Adipura.", {("adipura", "Kota Padang")}),
        (
            "Adipura dibawa pulang Kota Padang (medali) dan Kota Solok.",
            {("adipura", "Kota Padang"), ("adipura", "Kota Solok")},
        ),
        ("Di antara 12 penerima Adipura 2021 ada Kota Solok.", {("adipura", "Kota Solok")}),
        ("Nama Kota Solok tercantum dalam daftar penerima Adipura.", {("adipura", "Kota Solok")}),
        ("Opini atas LKPD Kabupaten Garut 2020 turun menjadi WDP.", {("wdp", "Kabupaten Garut")}),
        ("Kabupaten Garut harus puas dengan opini WDP.", {("wdp", "Kabupaten Garut")}),
    ],
)
def test_whether_it_happened(body: str, expected: set[tuple[str, str]]) -> None:
    assert who(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Adipura dibagikan kemarin. Untuk kota kecil, pemenangnya Kota Bogor, disusul Kota Solok.",
        "Adipura dibagikan kemarin. Di antara penerima Adipura terdapat Kota Bogor.",
        "Adipura dibagikan kemarin. Kota Bogor menerima pialanya dari Menteri Lingkungan Hidup.",
        "Adipura dibagikan kemarin. Nilai tertinggi diraih Kota Bogor.",
    ],
)
def test_the_award_is_spoken_of(body: str) -> None:
    assert ("adipura", "Kota Bogor") in who(body)


def test_a_level_stands_for_its_award() -> None:
    body = "Penghargaan Kota Layak Anak 2021 dibagikan. Kabupaten Garut memperoleh Madya."
    assert who(body) == {("kla", "Kabupaten Garut")}
    assert who("Penghargaan Kota Layak Anak 2021 dibagikan. Kabupaten Garut mendapat utama.") == set()


def test_a_person_with_a_title_in_small_letters() -> None:
    body = "Bintang Jasa Pratama diberikan kepada almarhum dr. Darma Wiguna."
    assert who(body) == {("bintang-jasa", "dr. Darma Wiguna")}


def test_who_follows_has_the_award_but_not_the_rank() -> None:
    receipts = received("Peringkat pertama IKPA 2021 diraih Polres Bantul, disusul KPPN Wonosari.")
    assert [(one.recipient, one.level) for one in receipts] == [
        ("Polres Bantul", "Peringkat pertama"),
        ("KPPN Wonosari", None),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "Rutan Ende dan Rutan Maumere mencanangkan diri menuju WBBM.",
        "Ada dua rutan, yaitu Rutan Ende dan Rutan Maumere.",
    ],
)
def test_both_are_the_two_that_were_named(before: str) -> None:
    body = f"{before} Keduanya sudah memegang predikat WBK."
    assert who(body) == {("wbk", "Rutan Ende"), ("wbk", "Rutan Maumere")}


def test_a_winner_without_a_title_and_who_follows() -> None:
    body = "Paritrana Award diserahkan. Untuk kategori provinsi, Bali keluar sebagai juara, diikuti Jambi."
    assert who(body) == {("paritrana", "Bali"), ("paritrana", "Jambi")}


def test_a_school_is_no_parent_of_an_office() -> None:
    body = (
        "Penerima WBK adalah Pangkalan PSDKP Batam, Politeknik KP Sidoarjo, dan Pelabuhan Perikanan Kwandang."
    )
    assert {name for _, name in who(body)} >= {"Pangkalan PSDKP Batam", "Pelabuhan Perikanan Kwandang"}
    assert len(who(body)) == 3


def test_a_level_is_held_too() -> None:
    body = "Kota Solok meraih KLA Utama. Kota Padang bertahan di predikat Nindya."
    assert [(one.recipient, one.level) for one in received(body)] == [
        ("Kota Solok", "Utama"),
        ("Kota Padang", "Nindya"),
    ]
