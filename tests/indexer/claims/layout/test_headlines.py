"""Awards in headlines whose every word has a capital."""

from tests.indexer.claims.said import who


def test_the_body_says_where_the_name_ends() -> None:
    title = "Sanggar Melati Juara 1 Festival Tari Nusantara Wakili Bali Ke Jakarta"
    body = "Pada Festival Tari Nusantara 2026, Sanggar Melati berhasil meraih Juara 1 kategori Umum."
    assert who(body, title) == {("Festival Tari Nusantara", "Sanggar Melati")}


def test_what_the_body_does_not_name_stays() -> None:
    title = "Siti Aminah Sabet Penghargaan Best Couple, Penonton Bersorak Gembira Sekali"
    assert who("Malam itu ramai.", title) == {("Penghargaan Best Couple", "Siti Aminah")}


def test_a_name_that_runs_on_is_left_to_the_body() -> None:
    title = "Ramai Kabar Siti Aminah Dapat Penghargaan Mawar Emas Dari Bali"
    body = "Penggemar Siti Aminah ramai memberi selamat. Kabar itu benar."
    assert who(body, title) == set()
