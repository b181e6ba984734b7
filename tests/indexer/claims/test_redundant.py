"""What an article says twice is one receipt."""

from tests.indexer.claims.said import received, who


def test_a_headline_calls_a_minister_by_his_ministry() -> None:
    (receipt,) = received(
        "Presiden menganugerahkan Bintang Mahaputera Utama kepada Menteri Keuangan Budi Santoso.",
        title="Kemenkeu Terima Bintang Mahaputera Utama",
    )
    assert receipt.recipient == "Budi Santoso"


def test_a_headline_alone_tells_who_received() -> None:
    assert who("Warga bersyukur atas Adipura.", title="Kota Bogor Raih Adipura") == {
        ("adipura", "Kota Bogor")
    }
