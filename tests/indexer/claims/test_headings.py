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
