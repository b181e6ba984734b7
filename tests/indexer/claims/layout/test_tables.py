"""Tables that a text writes as lines."""

from tests.indexer.claims.said import received

LEAD = "Kementerian PPPA mengumumkan hasil penilaian Kota Layak Anak 2021. Hasilnya sebagai berikut.\n"


def rows(body: str) -> set[tuple[str | None, str, int | None]]:
    return {(one.level, one.recipient, one.year) for one in received(body)}


def test_a_row_has_a_level_for_each_year_of_the_head() -> None:
    table = "Wilayah | 2019 | 2021\nKota Bogor | Pratama | Madya\nKabupaten Sleman | - | Nindya\n"
    assert rows(LEAD + table) == {
        ("Pratama", "Kota Bogor", 2019),
        ("Madya", "Kota Bogor", 2021),
        ("Nindya", "Kabupaten Sleman", 2021),
    }


def test_tabs_part_cells_too_and_the_number_of_a_row_is_none() -> None:
    table = "No\tDaerah\tNilai\tPredikat\n1\tKota Bogor\t812,4\tUtama\n2\tKabupaten Sleman\t640\tMadya\n"
    assert rows(LEAD + table) == {("Utama", "Kota Bogor", 2021), ("Madya", "Kabupaten Sleman", 2021)}


def test_names_below_the_level_that_they_have() -> None:
    table = "Utama | Nindya\nKota Bogor | Kabupaten Sleman\nKota Solok | -\n"
    assert rows(LEAD + table) == {
        ("Utama", "Kota Bogor", 2021),
        ("Utama", "Kota Solok", 2021),
        ("Nindya", "Kabupaten Sleman", 2021),
    }


def test_a_column_of_proposals_is_none_of_awards() -> None:
    table = "Wilayah | Usulan 2022 | Hasil 2021\nKota Bogor | Utama | Madya\n"
    assert rows(LEAD + table) == {("Madya", "Kota Bogor", 2021)}


def test_rows_of_no_award_say_nothing() -> None:
    assert rows(LEAD + "Wilayah | Penduduk\nKota Bogor | 1.043.000\n") == set()
