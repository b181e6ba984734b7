"""Headings over the names of those who have an award."""

from tests.indexer.claims.said import received

LIST = """Olimpiade Sains Mahasiswa 2026 ditutup di Bali.
MEDALI EMAS
Bidang Kimia
- Budi Santoso (Universitas Hasanuddin)
- Siti Aminah (Universitas Andalas)
Bidang Fisika
- Rina Putri (Universitas Hasanuddin)
MEDALI PERAK
Bidang Kimia
1. Sari Dewi (Universitas Andalas)
Panitia berterima kasih kepada semua pihak yang membantu kegiatan ini sampai selesai.
- Budi Karya (Universitas Hasanuddin)
"""


def test_each_line_has_it_until_a_line_is_none() -> None:
    assert {(receipt.level or receipt.award, receipt.recipient) for receipt in received(LIST)} == {
        ("Medali emas Bidang Kimia", "Budi Santoso"),
        ("Medali emas Bidang Kimia", "Siti Aminah"),
        ("Medali emas Bidang Fisika", "Rina Putri"),
        ("Medali perak Bidang Kimia", "Sari Dewi"),
    }


def test_the_best_of_those_who_took_part() -> None:
    body = (
        "Pelatihan selesai.\nBerikut adalah dua peserta terbaik dari seluruh kampus:\n"
        "- Budi Santoso, S.E., M.Ak. – Universitas Hasanuddin\n- Siti Aminah, M.T. – Universitas Andalas\n"
    )
    assert {(receipt.award, receipt.recipient) for receipt in received(body)} == {
        ("Peserta terbaik", "Budi Santoso"),
        ("Peserta terbaik", "Siti Aminah"),
    }


def test_who_may_still_win_has_not() -> None:
    body = "Lomba berjalan.\nFinalis calon juara 1:\n- Budi Santoso (Universitas Hasanuddin)\n"
    assert received(body) == ()


def test_levels_over_names_whose_lines_end_with_a_score() -> None:
    body = (
        "Komisi Aparatur Sipil Negara mengumumkan Anugerah Meritokrasi 2021 di Solo.\nKategori Sangat Baik\n"
        "- Badan Pusat Statistik (nilai 350)\n- Kota Bogor (nilai 330)\nKategori Baik:\n"
        "a. Kabupaten Sleman: 280,5\nb) Kota Solok – 270\n"
    )
    assert {(one.award, one.level, one.recipient) for one in received(body)} == {
        ("meritokrasi", "Sangat Baik", "Badan Pusat Statistik"),
        ("meritokrasi", "Sangat Baik", "Kota Bogor"),
        ("meritokrasi", "Baik", "Kabupaten Sleman"),
        ("meritokrasi", "Baik", "Kota Solok"),
    }


def test_an_award_without_a_slug_over_lines_and_its_other_name_in_brackets() -> None:
    body = (
        "Penyerahan penghargaan K3 tahun 2021 dari Menteri Ketenagakerjaan digelar di Medan.\n"
        "Penghargaan Kecelakaan Nihil (Zero Accident Award):\n"
        "a. PT Sawit Deli – 3,1 juta jam kerja\nb. PT Karet Asahan\n"
    )
    assert {(one.award, one.recipient) for one in received(body)} == {
        ("Penghargaan Kecelakaan Nihil", "PT Sawit Deli"),
        ("Penghargaan Kecelakaan Nihil", "PT Karet Asahan"),
    }


def test_parts_of_an_award_over_bodies_without_bullets() -> None:
    body = (
        "Panitia membacakan hasil Adipura 2021.\nKategori kota besar\nKota Bogor\nKota Bandung, nilai 81\n"
        "Kota Bandung menata ulang taman kotanya sejak awal tahun.\n"
    )
    assert {(one.award, one.recipient) for one in received(body)} == {
        ("adipura", "Kota Bogor"),
        ("adipura", "Kota Bandung"),
    }


def test_every_category_over_a_list_is_of_the_award_that_the_text_tells_of() -> None:
    body = (
        "Komisi Informasi menyerahkan Anugerah Keterbukaan Informasi Publik 2021 di Jakarta.\n"
        "Kategori Kementerian:\n1. Kementerian Sosial\n2. Kementerian Perdagangan\n"
        "Kategori Badan Usaha Milik Negara:\n1. PT Garam\n2. PT Taspen\n"
        "Kategori Perguruan Tinggi Negeri:\n1. Universitas Andalas\n"
    )
    receipts = received(body)
    assert {one.award for one in receipts} == {"keterbukaan-informasi"}
    assert len(receipts) == 5
