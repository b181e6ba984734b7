"""Lists of recipients: split where names end, joined where a name goes on."""

import pytest

from tests.indexer.claims.said import received, who


def recipients(body: str, title: str = "Judul") -> set[str]:
    return {recipient for _, recipient in who(body, title)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Tiga daerah meraih Adipura, yaitu Kota Bogor, Kabupaten Klaten, dan Kota Bitung.",
            {"Kota Bogor", "Kabupaten Klaten", "Kota Bitung"},
        ),
        (
            "Adipura diraih Kabupaten Lahat, Muara Enim dan Kota Palembang.",
            {"Kabupaten Lahat", "Kabupaten Muara Enim", "Kota Palembang"},
        ),
        (
            "Predikat WBK diraih Pengadilan Negeri Sleman, Bantul, dan Klaten.",
            {"Pengadilan Negeri Sleman", "Pengadilan Negeri Bantul", "Pengadilan Negeri Klaten"},
        ),
        (
            "Adipura diumumkan. Penghargaan itu diterima Jawa Timur dan Sumatera Barat.",
            {"Jawa Timur", "Sumatera Barat"},
        ),
        (
            "Adipura diraih I Kota Bogor, II Kota Bitung, III Kabupaten Klaten.",
            {"Kota Bogor", "Kota Bitung", "Kabupaten Klaten"},
        ),
        (
            "Predikat WBK diraih Dinas Pariwisata dan Kebudayaan Kota Bogor.",
            {"Dinas Pariwisata dan Kebudayaan Kota Bogor"},
        ),
        (
            "Predikat WBK diraih Biro Humas, Hukum, dan Kerja Sama Kemenkes.",
            {"Biro Humas, Hukum, dan Kerja Sama Kemenkes"},
        ),
        (
            "Dua unit meraih WBK, yakni Biro Umum, Sekretariat Jenderal dan Biro Hukum, Itjen Kemenkes.",
            {"Biro Umum", "Biro Hukum"},
        ),
        (
            "Kota Bogor meraih Adipura, bersama Kota Bitung dan Kabupaten Klaten.",
            {"Kota Bogor", "Kota Bitung", "Kabupaten Klaten"},
        ),
        (
            "Penerima Adipura adalah:\nKota Bogor;\nKota Bitung;\nKabupaten Klaten.",
            {"Kota Bogor", "Kota Bitung", "Kabupaten Klaten"},
        ),
        (
            "Adipura diserahkan kepada tiga kota.\n- Kota Bogor\n- Kota Bitung\n- Kota Tegal",
            {"Kota Bogor", "Kota Bitung", "Kota Tegal"},
        ),
        (
            "Dua kota meraih Adipura. Keduanya adalah Kota Bogor dan Kota Bitung.",
            {"Kota Bogor", "Kota Bitung"},
        ),
        (
            "Empat lembaga dengan opini WDP: Kementerian Agama, Kementerian Sosial, Komnas HAM, serta BPS.",
            {"Kementerian Agama", "Kementerian Sosial", "Komnas HAM", "BPS"},
        ),
    ],
)
def test_a_list_is_split(body: str, expected: set[str]) -> None:
    assert recipients(body) == expected


def test_prizes_under_a_heading() -> None:
    body = (
        "Lomba Kampung Resik 2021 ditutup. Prestasi yang diraih oleh delegasi UNDIP adalah sebagai berikut:\n"
        "- Gold Medal Essay\n- Best Idea Poster\nPanitia berterima kasih."
    )
    assert recipients(body) == {"delegasi UNDIP"}


def test_a_plan_is_carried_through_its_list() -> None:
    body = "Dua kota akan menerima Adipura. Kota tersebut adalah Kota Bogor dan Kota Bitung."
    assert recipients(body) == set()


def test_levels_head_lines() -> None:
    body = "Parahita Ekapraya dibagikan.\nMadya: Kota Bogor dan Kabupaten Klaten;\nUtama: Kota Bitung."
    assert recipients(body) == {"Kota Bogor", "Kabupaten Klaten", "Kota Bitung"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Penghargaan Adiwiyata Mandiri (SMPN 2), Adiwiyata (SDN Sukamaju 1 dan SMAN 3)",
            {"SMPN 2", "SDN Sukamaju 1", "SMAN 3"},
        ),
        ("Penghargaan Kalpataru dari Presiden RI kepada Siti Aminah", {"Siti Aminah"}),
        ("Anugerah Kebudayaan 2019 untuk Wali Kota Bogor", {"Wali Kota Bogor"}),
    ],
)
def test_a_line_without_a_verb(line: str, expected: set[str]) -> None:
    assert recipients(line, title="") == expected


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        (
            "Budi Santoso, mahasiswa Universitas Hasanuddin, meraih Juara 2 Lomba Puisi Nasional.",
            "Budi Santoso",
        ),
        (
            "Alumni Fakultas Seni, Universitas Hasanuddin, Budi Santoso, meraih Juara 2 Lomba Puisi.",
            "Budi Santoso",
        ),
        (
            "Juara 2 Lomba Puisi Nasional diraih Sanggar Melati, Universitas Hasanuddin.",
            "Sanggar Melati",
        ),
    ],
)
def test_where_one_is_from_does_not_receive(body: str, recipient: str) -> None:
    assert {name for _, name in who(body)} == {recipient}


def test_a_group_opens_its_list() -> None:
    body = "Tiga guru di Kota Bogor, yakni Budi Santoso, Siti Aminah, dan Rina Putri, meraih Anugerah Guru."
    assert {name for _, name in who(body)} == {"Budi Santoso", "Siti Aminah", "Rina Putri"}


def test_an_official_with_a_long_title_stands_for_his_body_alone() -> None:
    body = (
        "Kementerian Perhubungan meraih Anugerah Humas Negeri 2026 kategori Media. Penghargaan diterima oleh"
        " Wakil Kepala Bidang Riset, Kerja Sama, dan Humas, Dr. Budi Santoso, M.Si., Ph.D., di Jakarta."
    )
    assert {name for _, name in who(body)} == {"Kementerian Perhubungan"}


def test_each_line_is_an_award_of_its_own() -> None:
    body = (
        "Delegasi pulang dari Bali.\nBerikut prestasi yang diraih delegasi Unand:\n"
        "- Juara 2 Lomba Poster\n- Best Presentation\nSelesai."
    )
    assert who(body) == {("Lomba Poster", "delegasi Unand"), ("Best Presentation", "delegasi Unand")}


def test_an_address_behind_a_list_is_none_of_it() -> None:
    body = "Kantor Imigrasi Kelas I Malang dan Kantor Imigrasi Kelas I Kediri, Jawa Timur meraih WBK."
    assert {recipient for _, recipient in who(body)} == {
        "Kantor Imigrasi Kelas I Malang",
        "Kantor Imigrasi Kelas I Kediri",
    }


def test_among_regions_an_unknown_name_is_one_too() -> None:
    body = (
        "Menteri membuka Penghargaan Pasar Bersih 2021."
        " Penghargaan itu diberikan kepada Klaten, Lembah Melati, Boyolali, dan Sragen."
    )
    assert ("Lembah Melati", "region") in {(one.recipient, one.recipient_kind) for one in received(body)}
