"""Who received an award, by the verb that says so."""

import pytest

from tests.indexer.claims.said import received, who


@pytest.mark.parametrize(
    "body",
    [
        "Kota Bogor meraih Adipura 2021.",
        "Kota Bogor kembali menyabet Piala Adipura.",
        "Tahun ini, Kota Bogor membawa pulang Adipura.",
        "Kota Bogor dianugerahi Adipura oleh Menteri Lingkungan Hidup dan Kehutanan.",
        "Atas kerja warganya, Kota Bogor diganjar penghargaan Adipura.",
        "Adipura 2021 diraih Kota Bogor.",
        "Piala Adipura diberikan kepada Kota Bogor.",
        "Piala Adipura diserahkan Menteri Keuangan kepada Kota Bogor.",
        "Menteri Lingkungan Hidup dan Kehutanan menyerahkan Adipura kepada Kota Bogor.",
        "Kota Bogor menjadi penerima Adipura.",
        "Penerima Adipura tahun ini adalah Kota Bogor.",
        "Kota Bogor, yang berbenah sejak lama, meraih Adipura.",
        "Setelah meraih Adipura, Kota Bogor menata pasar.",
        "Warga bersorak karena Kota Bogor meraih Adipura.",
        "JAKARTA – Kota Bogor meraih Adipura.",
        "WARTA-KOTA MEDIA -- Kota Bogor meraih Adipura.",
        "Dikutip dari laman Setneg, Kota Bogor meraih Adipura.",
        "Satu kota tersebut yaitu Kota Bogor meraih Adipura.",
        "Jakarta, 3 Maret 2022 – Kota Bogor meraih Adipura.",
        "Tidak hanya bersih, Kota Bogor pun meraih Adipura.",
        "Adipura tahun ini jatuh ke tangan Kota Bogor.",
        "Kota Bogor menjadi satu-satunya kota di Jawa Barat yang meraih Adipura.",
        "Kota Bogor diusulkan dan akhirnya meraih Adipura.",
        "Pemerintah menetapkan Kota Bogor sebagai penerima Adipura.",
    ],
)
def test_a_city_received_it(body: str) -> None:
    assert who(body) == {("adipura", "Kota Bogor")}


@pytest.mark.parametrize(
    "body",
    [
        "Kota Bogor menargetkan Adipura tahun depan.",
        "Kota Bogor akan menerima Adipura pekan depan.",
        "Kota Bogor optimistis meraih Adipura.",
        "Kota Bogor dijadwalkan menerima Adipura.",
        "Kota Bogor diusulkan menerima Adipura.",
        "Kota Bogor masuk nominasi Adipura.",
        "Kota Bogor gagal meraih Adipura.",
        "Kota Bogor batal menerima Adipura.",
        "Kota Bogor belum pernah meraih Adipura.",
        "Kota Bogor berbenah untuk meraih Adipura.",
        "Kota Bogor bersaing memperebutkan Adipura.",
        "Jika meraih Adipura, Kota Bogor mendapat dana.",
        "Kota Bogor dan Adipura dibahas dalam rapat.",
        "Warga Kota Bogor berkumpul di Tugu Adipura.",
        "Adipura diberikan kepada daerah yang bersih.",
        "Kota Bogor mendampingi unit yang meraih Adipura.",
        "Wali Kota menyampaikan terima kasih dan penghargaan kepada Kota Bogor.",
    ],
)
def test_what_has_not_happened_is_no_receipt(body: str) -> None:
    assert who(body) == set()


@pytest.mark.parametrize(
    ("body", "award"),
    [
        ("BPK memberikan opini WTP atas laporan keuangan Kementerian Perhubungan.", "wtp"),
        ("Laporan keuangan Kementerian Perhubungan beropini WDP.", "wdp"),
        ("Laporan keuangan Kementerian Perhubungan kembali dinilai Wajar Tanpa Pengecualian.", "wtp"),
        ("Kementerian Perhubungan mempertahankan opini WTP.", "wtp"),
        ("Kementerian Perhubungan turun dari WTP ke WDP.", "wdp"),
        ("BPK menyatakan laporan keuangan Kementerian Perhubungan layak mendapat opini WTP.", "wtp"),
    ],
)
def test_an_opinion_is_of_whose_report_it_is(body: str, award: str) -> None:
    assert who(body) == {(award, "Kementerian Perhubungan")}


@pytest.mark.parametrize(
    "body",
    [
        "Unit kerja itu berpredikat WBK/WBBM.",
        "Biro Umum Kemensetneg meraih predikat WBK/WBBM.",
        "Biro Umum Kemensetneg mencanangkan Zona Integritas menuju WBK.",
    ],
)
def test_one_breath_and_programmes_say_nothing(body: str) -> None:
    assert who(body) == set()


def test_medals_in_a_row_are_each_somebodys() -> None:
    body = (
        "Pada Olimpiade Sains Mahasiswa 2026, medali emas diraih Budi Santoso, perak diraih Siti Aminah,"
        " dan perunggu diraih Rina Putri."
    )
    assert {(receipt.level, receipt.recipient) for receipt in received(body)} == {
        ("medali emas", "Budi Santoso"),
        ("medali perak", "Siti Aminah"),
        ("medali perunggu", "Rina Putri"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "Karya itu mengantarkan Sanggar Melati meraih Juara 2 Lomba Tari Nasional.",
        "Kemenangan ini menjadikan Sanggar Melati sebagai Juara 2 Lomba Tari Nasional.",
        "Pada ajang itu, Sanggar Melati pulang dengan membawa Juara 2 Lomba Tari Nasional.",
    ],
)
def test_what_makes_someone_win_does_not_win(body: str) -> None:
    assert who(body) == {("Lomba Tari Nasional", "Sanggar Melati")}


def test_an_award_and_its_contest_joined_to_another() -> None:
    body = (
        "Universitas Hasanuddin meraih peringkat ke-2 nasional pada Hijau Metric Index dan peringkat ke-5"
        " nasional pada Jurnal Ranking 2025."
    )
    assert {(receipt.award, receipt.level) for receipt in received(body)} == {
        ("Hijau Metric Index", "peringkat ke-2 nasional"),
        ("Jurnal Ranking", "peringkat ke-5 nasional"),
    }


def test_what_a_reporter_was_told_is_no_award() -> None:
    body = (
        "Penghargaan Piala Melati ini menjadi motivasi bagi seluruh pekerja untuk terus memberi layanan yang"
        " baik, kata Budi dalam keterangan yang diterima Harian Siang."
    )
    assert received(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Atas jasanya bagi petani, nelayan, dan kader desa, Siti Aminah meraih Anugerah Desa.",
        "Menjelang hari jadi kota, Siti Aminah meraih Anugerah Desa.",
        "Setelah menjadi juara pertama Anugerah Desa, Siti Aminah pulang.",
    ],
)
def test_who_stands_behind_a_phrase_of_when_and_why(body: str) -> None:
    assert {recipient for _, recipient in who(body)} == {"Siti Aminah"}


def test_those_who_won_a_contest_together_are_a_team() -> None:
    body = "Tiga mahasiswa Universitas Hasanuddin, yakni Budi, Rina, dan Sari, meraih Juara 2 Lomba Puisi."
    (receipt,) = received(body)
    assert (receipt.recipient, receipt.recipient_kind) == ("Tiga mahasiswa Universitas Hasanuddin", "team")


def test_a_foreign_university_is_an_institution() -> None:
    (receipt,) = received("Northern Science College menempati peringkat keempat dunia.")
    assert (receipt.recipient, receipt.recipient_kind) == ("Northern Science College", "institution")


def test_what_was_received_by_whoever_the_text_speaks_of() -> None:
    assert who("Kota Bogor berbenah dan meraih WTP. Adipura juga pernah diraihnya.") == {
        ("wtp", "Kota Bogor"),
        ("adipura", "Kota Bogor"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "Hari ini meraih Adipura terasa berat.",
        "“Keberhasilan meraih Adipura menjadi bukti kerja bersama.”",
    ],
)
def test_what_is_no_name_receives_nothing(body: str) -> None:
    assert not received(body)


def test_a_record_is_set() -> None:
    assert who("Universitas Hasanuddin memecahkan rekor MURI.") == {("muri", "Universitas Hasanuddin")}


@pytest.mark.parametrize(
    "body",
    [
        "Pemerintah Kota (Pemkot) Bogor berbenah. Pemkot meraih Adipura.",
        "Terbaru, pada pekan raya kebersihan, Kota Bogor meraih Adipura.",
        "Kota Bogor, sebuah kota peraih Adipura, berbenah.",
    ],
)
def test_who_is_meant(body: str) -> None:
    (receipt,) = received(body)
    assert (receipt.award, receipt.recipient_unit) == ("adipura", "kota-bogor")


def test_the_perusahaan_of_the_text() -> None:
    found = received("PT Maju Jaya berbenah. Beberapa kali perusahaan meraih Bintang Industri Award.")
    assert {receipt.recipient for receipt in found} == {"PT Maju Jaya"}


def test_a_place_that_an_official_tells_of_is_his_body_s() -> None:
    body = "Hasil Webometrics Ranking terbit. Rektor Universitas Hasanuddin menempati posisi ke-6 nasional."
    assert [receipt.recipient for receipt in received(body)] == ["Universitas Hasanuddin"]


def test_a_class_within_the_name_of_an_office() -> None:
    (receipt,) = received("Kantor Imigrasi kelas II Melati meraih WBK.")
    assert receipt.recipient == "Kantor Imigrasi kelas II Melati"


def test_each_award_joined_to_another_has_the_year_behind_it() -> None:
    found = received("Rutan Kelas I Depok meraih WBK pada 2019 dan WBBM pada 2021.")
    assert [(one.award, one.year) for one in found] == [("wbk", 2019), ("wbbm", 2021)]


def test_a_list_belongs_to_the_last_verb_before_it() -> None:
    body = "Sebanyak 70 lembaga meraih opini WTP, sedangkan satu menerima WDP, yaitu Kementerian Sosial."
    assert who(body) == {("wdp", "Kementerian Sosial")}


def test_how_often_it_is_for_somebody() -> None:
    assert who("Bagi Kota Tegal, opini WTP tahun ini merupakan yang kelima.") == {("wtp", "Kota Tegal")}
    assert not received("Bagi Kota Tegal, opini WTP merupakan target yang dikejar.")


@pytest.mark.parametrize(
    "body",
    [
        "Selain Kota Bogor, Kota Depok juga meraih Adipura.",
        "Selain Kota Bogor, Adipura juga diraih Kota Depok.",
    ],
)
def test_whom_a_sentence_leaves_aside_has_it_too(body: str) -> None:
    assert who(body) == {("adipura", "Kota Bogor"), ("adipura", "Kota Depok")}


def test_whom_it_leaves_aside_is_no_recipient_without_too() -> None:
    assert who("Selain Kota Bogor, semua kota absen. Kota Depok meraih Adipura.") == {
        ("adipura", "Kota Depok")
    }
