"""Awards told one by one of whoever a text is about."""

from tests.indexer.claims.said import who


def test_trophies_one_after_another_are_of_whom_headline_and_lead_name() -> None:
    body = (
        "DEPOK – Sepanjang pekan lalu PT Sinar Tirta pulang dengan tiga trofi.\n"
        "Trofi pertama berasal dari Indonesia Green Awards 2021. "
        "Adapun trofi ketiga, Best Water Service, diberikan sebuah forum, Selasa (27/7/2021)."
    )
    assert {name for _, name in who(body, "Sinar Tirta Panen Trofi")} == {"PT Sinar Tirta"}


def test_one_after_another_in_other_words() -> None:
    body = (
        "PALU – Sepekan ini beberapa piagam tiba di meja Bupati Sigi.\n"
        "Yang kedua, maturitas SPIP level 3 dari BPKP. "
        "Terakhir, Baznas RI menetapkan kabupaten ini sebagai pendukung zakat dalam Baznas Award."
    )
    assert who(body, "Penghargaan Bertubi di Kabupaten Sigi") == {
        ("spip", "Kabupaten Sigi"),
        ("baznas-award", "Kabupaten Sigi"),
    }


def test_the_newest_of_many() -> None:
    body = "PALU – Ada lima trofi milik PT Sinar Tirta. Yang terbaru tiba Rabu: PROPER peringkat Emas 2021."
    assert who(body, "Emas Kelima Sinar Tirta") == {("proper", "PT Sinar Tirta")}


def test_whoever_represents_a_regent_takes_it_for_the_regency() -> None:
    body = (
        "SIGI – Yang maju saat nama Kabupaten Sigi disebut adalah seorang perawat. "
        "Ia diutus mewakili bupati menerima penghargaan STBM tingkat Pratama dari Kementerian Kesehatan."
    )
    assert who(body, "Perawat Puskesmas Dolo Wakili Bupati Terima STBM Award") == {("stbm", "Kabupaten Sigi")}


def test_the_next_that_is_only_aimed_at_is_none() -> None:
    body = "PALU – PT Sinar Tirta punya dua trofi. Yang terakhir, PROPER peringkat Emas, belum diraih."
    assert who(body, "Sinar Tirta Kejar Emas") == set()
