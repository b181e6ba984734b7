"""Numbers that an article claims."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.indexer.claims.said import said

_TWO_CLASSES = [(40, "kota", "adipura"), (3, "kota", "adipura-kencana")]
_PASSED = [(14, "puskesmas", None), (3, "puskesmas", "wbk")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sebanyak 486 unit kerja meraih WBK.", [(486, "unit kerja", "wbk")]),
        (
            "Ada 30 unit kerja meraih WBK dan 12 unit berpredikat WBBM.",
            [(30, "unit kerja", "wbk"), (12, "unit", "wbbm")],
        ),
        ("Seluruhnya 681 WBK dan 82 WBBM.", [(681, "penghargaan", "wbk"), (82, "penghargaan", "wbbm")]),
        ("Dua belas satuan kerja meraih WBK.", [(12, "satuan kerja", "wbk")]),
        ("Yang diusulkan meraih WBK 4.402 unit kerja.", [(4402, "unit kerja", None)]),
        ("WBK tahun ini dipilih dari 3.156 proposal.", [(3156, "proposal", None)]),
        ("Tujuh dari 20 satuan kerja diusulkan meraih WBK.", [(7, "satuan kerja", None)]),
        ("Sebanyak 558 unit kerja meraih WBK/WBBM.", [(558, "unit kerja", None)]),
        ("Belum ada satu unit kerja yang meraih WBK.", []),
        (
            "Rinciannya: WBK sebanyak 9 orang, WBBM sebanyak 4 orang, dan Adipura 2 orang.",
            [(9, "orang", "wbk"), (4, "orang", "wbbm"), (2, "orang", "adipura")],
        ),
        (
            "Sembilan puskesmas meraih WBK dan dua puluh lainnya masih dinilai.",
            [(9, "puskesmas", "wbk"), (20, "puskesmas", None)],
        ),
        ("Sebanyak 75 gugus tugas dinilai sebelum WBK diberikan.", [(75, "gugus tugas", None)]),
        ("Dari 19 satker penerima WBK, dua ada di Papua.", [(19, "satker", "wbk")]),
        ("Dari enam satker itu, lima meraih WBK.", [(5, "satker", "wbk")]),
        ("Sebanyak 40 kota meraih Adipura, tiga di antaranya Adipura Kencana.", _TWO_CLASSES),
        ("WBK dipilih dari 120 usulan dari 30 provinsi.", [(120, "usulan", None)]),
        ("Satu rutan di Jawa kehilangan WBK tahun ini.", []),
        ("Setiap daerah mengusulkan paling banyak 10 unit untuk WBK.", []),
        ("Rutan Ende menjadi satu-satunya penerima WBBM.", [(1, "penerima", "wbbm")]),
        ("Opini WTP ini yang kelima secara beruntun bagi Kota Tegal.", [(5, "kali", "wtp")]),
        ("Dinas mengajukan 14 puskesmas untuk WBK, dan hanya tiga yang lolos.", _PASSED),
        ("Kota Bogor meraih WBK dengan nilai 90,54 dan 12 persen warga puas.", []),
        ("Kota Bogor meraih WBK pada 20 Desember 2021 di peringkat 5 kota.", []),
        ("Pasar menjual 12 kantong beras.", []),
        (
            "WBK diraih 29 unit kerja, terdiri atas lima kementerian dan 24 kabupaten.",
            [(29, "unit kerja", "wbk")],
        ),
        (
            "Adipura tahun ini: 82 Piala Adipura dan 63 Sertifikat Adipura.",
            [(82, "penghargaan", "adipura"), (63, "penghargaan", "adipura-sertifikat")],
        ),
        (
            "Sebanyak 312 puskesmas dinilai dan 27 di antaranya berpredikat WBK.",
            [(312, "puskesmas", None), (27, "puskesmas", "wbk")],
        ),
        ("Dari 34 provinsi, 33 meraih opini WTP.", [(34, "provinsi", None), (33, "provinsi", "wtp")]),
        ("Dari 21 satker di Kepri, ia berharap ada yang meraih WBK.", []),
        (
            "Predikat WBK diraih tiga rutan dan satu kantor imigrasi.",
            [(3, "rutan", "wbk"), (1, "kantor imigrasi", "wbk")],
        ),
        (
            "Penerima WBK naik dari 15 unit pada 2019 menjadi 27 unit pada 2020.",
            [(15, "unit", "wbk"), (27, "unit", "wbk")],
        ),
        (
            "Unit kerja yang meraih WBK mencapai 681, sedangkan WBBM 82.",
            [(681, "penghargaan", "wbk"), (82, "penghargaan", "wbbm")],
        ),
        ("Kejaksaan menargetkan 40 satker meraih WBK.", [(40, "satker", None)]),
        ("Rutan Kupang satu dari enam satker yang diusulkan meraih WBK.", [(6, "satker", None)]),
        ("Untuk ke-12 kalinya berturut-turut Kabupaten Badung meraih opini WTP.", [(12, "kali", "wtp")]),
        ("Penyerahan WBK dihadiri 120 orang.", []),
        (
            "Unit kerja berpredikat WBK di sana menjadi 51 dan WBBM menjadi tujuh.",
            [(51, "penghargaan", "wbk"), (7, "penghargaan", "wbbm")],
        ),
        (
            "BPK memberi opini WTP kepada 79 lembaga, WDP kepada empat lembaga.",
            [(79, "lembaga", "wtp"), (4, "lembaga", "wdp")],
        ),
        ("Tim menilai 9 rutan dan 12 lapas untuk predikat WBK.", [(9, "rutan", None), (12, "lapas", None)]),
        ("Ada tiga kategori penghargaan Bhumandala.", []),
        (
            "Dari 97 usulan, 12 di antaranya menjadi penerima Kalpataru.",
            [(97, "usulan", None), (12, "usulan", "kalpataru")],
        ),
        ("Seratus tiga puluh lima satuan kerja meraih WBK.", [(135, "satuan kerja", "wbk")]),
    ],
)
def test_a_number(body: str, expected: list[tuple[int, str, str | None]]) -> None:
    assert [(count.number, count.what, count.award) for count in said(body).counts] == expected


_PHRASES = [
    "WBK",
    "KLA Utama",
    "Madya",
    "Hijau",
    "predikat",
    "12",
    "2021",
    "4.402",
    "dua belas",
    "satu",
    "unit kerja",
]
_PHRASES += [
    "dari",
    "menjadi",
    "hanya",
    "berjumlah",
    "yang meraih",
    "diraih",
    "kepada",
    "diusulkan",
    "belum ada",
]
_PHRASES += ["target", "terdiri atas", "lain", "kali ke-3", "keenam kalinya berturut-turut", "angka itu"]
_PHRASES += ["jumlahnya", "masing-masing", "Kota Bogor", ",", ".", ";", ":", "dan", "("]


@given(st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=30))
@example(["WBK", "(", "WBK"])
def test_any_words_are_read(words: list[str]) -> None:
    for count in said("Piala Adipura 2021 diraih Kota Bogor. " + " ".join(words)).counts:
        assert count.number >= 0
        assert count.what


def test_its_year() -> None:
    body = "Pada 2021 sebanyak 30 unit kerja meraih WBK. Tahun lalu 12 unit kerja meraih WBK."
    assert [(count.number, count.year) for count in said(body).counts] == [(30, 2021), (12, 2020)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Tujuh kota berpredikat KLA Utama, 12 Nindya, dan empat Pratama.",
            [(7, "kla"), (12, "kla"), (4, "kla")],
        ),
        (
            "Hasil evaluasi SAKIP 2021: 8 provinsi memperoleh A, 17 BB, dan sembilan B.",
            [(8, "sakip"), (17, "sakip"), (9, "sakip")],
        ),
        (
            "PROPER diikuti 900 perusahaan. Tahun ini 51 perusahaan berperingkat Emas dan 887 Merah.",
            [(900, None), (51, "proper"), (887, "proper")],
        ),
        (
            "PROPER diikuti 900 perusahaan; peringkat Emas diraih 77 perusahaan, Hijau 172, dan Biru 213.",
            [(900, None), (77, "proper"), (172, "proper"), (213, "proper")],
        ),
        ("Adipura diikuti kategori a, b dan c.", []),
    ],
)
def test_numbers_of_levels(body: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(count.number, count.award) for count in said(body).counts] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Polri meraih 39 WBK dan 4 WBBM. Capaian itu di atas tahun 2018 yang hanya 10 satuan kerja.",
            [(39, "wbk"), (4, "wbbm"), (10, None)],
        ),
        (
            "Pada 2019 ada delapan unit WBK. Kini jumlahnya menjadi 14 unit, dan tahun depan tidak ada.",
            [(8, "wbk"), (14, "wbk")],
        ),
        (
            "PROPER diikuti 300 perusahaan. Selebihnya 160 Biru dan 61 Merah.",
            [(300, None), (160, "proper"), (61, "proper")],
        ),
        ("WBK diraih 10 unit. Target tahun ini 30 unit.", [(10, "wbk"), (30, None)]),
        (
            "Sebanyak 20 pemerintah daerah menerima opini WTP. Hanya satu yang memperoleh WDP.",
            [(20, "wtp"), (1, "wdp")],
        ),
        (
            "Opini WTP diterima 542 pemerintah daerah. Angka itu naik dari tahun lalu yang hanya 500 daerah.",
            [(542, "wtp"), (500, "wtp")],
        ),
        (
            "Sebanyak 12 unit meraih WBK. Unit tersebut terdiri dari tujuh puskesmas dan lima sekolah.",
            [(12, "wbk"), (7, "wbk"), (5, "wbk")],
        ),
        (
            "WBK diikuti 56 satker. Yang lolos hanya 21, dan tujuh yang akhirnya meraih predikat.",
            [(56, None), (21, None), (7, "wbk")],
        ),
    ],
)
def test_numbers_that_go_on_with_the_sentence_before(
    body: str, expected: list[tuple[int, str | None]]
) -> None:
    assert [(count.number, count.award) for count in said(body).counts] == expected


def test_the_year_is_the_one_that_stands_before_the_number() -> None:
    body = "Pada 2021 ada 30 unit kerja meraih WBK, naik dari 2020 yang hanya 12 unit kerja."
    assert [(count.number, count.year) for count in said(body).counts] == [(30, 2021), (12, 2020)]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("Dua unit meraih WBK, yaitu Biro Umum Kemensetneg dan Biro Keuangan Kemensetneg.", []),
        ("Baru dua unit meraih WBK, yaitu Biro Umum Kemensetneg dan Biro Keuangan Kemensetneg.", [2]),
        ("Dua unit, Biro Umum Kemensetneg dan Biro Keuangan Kemensetneg, meraih WBK.", [2]),
        ("Sembilan unit meraih WBK, yaitu antara lain Biro Umum Kemensetneg.", [9]),
    ],
)
def test_a_number_told_one_by_one_is_said_by_the_receipts(body: str, numbers: list[int]) -> None:
    assert [count.number for count in said(body).counts] == numbers


def test_some_of_those_who_were_counted_are_a_number_of_their_own() -> None:
    body = "Anugerah Jurnal Desa 2021 diraih Desa Sukamaju. "
    body += "Sebanyak 40 desa mendaftar dan 12 di antaranya masuk babak akhir."
    assert {(one.number, one.award) for one in said(body).counts} == {(40, None), (12, None)}


def test_recipients_in_all_before_their_levels() -> None:
    body = "Total ada 12 kota penerima Adipura, yaitu 8 kota besar dan 4 kota kecil."
    assert (12, "adipura") in {(one.number, one.award) for one in said(body).counts}


def test_trophies_are_counted_and_for_which_year_one_has_it() -> None:
    body = (
        "Kota Bogor pulang dengan tiga piala Adipura 2021. "
        "Kota Solok mempertahankan Adipura untuk tahun keempat."
    )
    assert {(one.number, one.award) for one in said(body).counts} == {(3, "adipura"), (4, "adipura")}
