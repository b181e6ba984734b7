"""Units that no list has: how far their names go, what they are in full, and what they belong to."""

from pathlib import Path

import pytest

from indexer.annotate import Annotator
from indexer.mentions import Mention, bodies
from search.vocabulary import Vocabulary
from tests.indexer.articles import article

ANNOTATOR = Annotator(Vocabulary.load(Path(__file__).parents[2] / "config" / "vocabulary"))


def found(
    body: str, *, title: str = "Judul", day: str = "2025-12-20", url: str | None = None
) -> list[Mention]:
    return bodies(ANNOTATOR.annotate(article(body, title=title, day=day, url=url)).units)


def names(body: str, **where: str) -> list[str]:
    return [mention.name for mention in found(body, **where) if mention.slug is None]


@pytest.mark.parametrize(
    ("body", "surface", "name"),
    [
        ("Kapal itu milik Dinas Perhubungan Provinsi Bali.", "Dinas Perhubungan Provinsi Bali", None),
        (
            "Warga mendatangi Dishub Jabar kemarin.",
            "Dishub Jabar",
            "Dinas Perhubungan Provinsi Jawa Barat",
        ),
        (
            "Laporan ke Dinas Pekerjaan Umum, Perumahan, dan Permukiman Kabupaten Sleman.",
            "Dinas Pekerjaan Umum, Perumahan, dan Permukiman Kabupaten Sleman",
            None,
        ),
        (
            "Dinas Pertanian (Distan) Kota Batu panen.",
            "Dinas Pertanian (Distan) Kota Batu",
            "Dinas Pertanian Kota Batu",
        ),
        (
            "Kepolisian Resor (Polres) Metro Bekasi Kota",
            "Kepolisian Resor (Polres) Metro Bekasi Kota",
            "Kepolisian Resor Metro Bekasi Kota",
        ),
        ("Razia oleh Polres Sleman.", "Polres Sleman", "Kepolisian Resor Sleman"),
        (
            "Kapolsek Kebayoran Lama AKP Budi Santoso hadir.",
            "Kapolsek Kebayoran Lama",
            "Kepolisian Sektor Kebayoran Lama",
        ),
        ("Kapolsek Patikraja Budi Santoso hadir.", "Kapolsek Patikraja", "Kepolisian Sektor Patikraja"),
        ("Dandim 0732/Sleman membuka acara.", "Dandim 0732/Sleman", "Komando Distrik Militer 0732/Sleman"),
        ("Pasien RSUD dr. Moewardi pulang.", "RSUD dr. Moewardi", "Rumah Sakit Umum Daerah dr. Moewardi"),
        (
            "Loket Kanim Kelas I TPI Mataram buka.",
            "Kanim Kelas I TPI Mataram",
            "Kantor Imigrasi Kelas I TPI Mataram",
        ),
        (
            "KBRI Kuala Lumpur menampung mereka.",
            "KBRI Kuala Lumpur",
            "Kedutaan Besar Republik Indonesia Kuala Lumpur",
        ),
        (
            "Kepala Kanwil Kemenkum DKI Jakarta hadir.",
            "Kanwil Kemenkum DKI Jakarta",
            "Kantor Wilayah Kementerian Hukum DKI Jakarta",
        ),
        ("Data BPS Provinsi Riau terbit.", "BPS Provinsi Riau", "Badan Pusat Statistik Provinsi Riau"),
        ("Rapat Komisi IV DPR selesai.", "Komisi IV DPR", "Komisi IV Dewan Perwakilan Rakyat"),
        ("DPRD Kota Bogor bersidang.", "DPRD Kota Bogor", "Dewan Perwakilan Rakyat Daerah Kota Bogor"),
        ("Direktorat Jenderal Tata Ruang dibentuk.", "Direktorat Jenderal Tata Ruang", None),
        ("Dirjen Tata Ruang Andi Saputra hadir.", "Dirjen Tata Ruang", "Direktorat Jenderal Tata Ruang"),
    ],
)
def test_a_name_goes_as_far_as_it_says(body: str, surface: str, name: str | None) -> None:
    assert (surface, name or surface) in {(mention.surface, mention.name) for mention in found(body)}


@pytest.mark.parametrize(
    "body",
    [
        "Ia pulang dengan kendaraan dinas dari rumah dinas.",
        "Dinas itu tutup. Badan mereka sehat.",
        "Pertemuan di Balai Kota Bandung dan Balai Desa.",
        "Badan Usaha Milik Desa dan Badan Hukum lain.",
        "Wakil Rektor Bidang Akademik hadir.",
        "Direktur Utama perusahaan itu, Budi, hadir.",
        "Medali emas Bidang Biologi diraih siswa.",
        "Sekjen partai itu, dan Sekjen yang lama, berunding.",
        "Banjir di Kecamatan Sukamaju surut.",
        "Universitas Contoh Swasta membuka kelas.",
        "Badan Tenaga Atom Internasional bersidang.",
        "Menteri Pendidikan Tinggi Malaysia dan Menteri Kabinet Merah Putih bertemu.",
    ],
)
def test_what_is_no_unit(body: str) -> None:
    assert names(body) == []


def test_an_institution_of_another_state_is_none_of_ours() -> None:
    assert found("Menteri Luar Negeri Jepang dan Kementerian Pertahanan Amerika Serikat sepakat.") == []
    assert [mention.slug for mention in found("Menteri Luar Negeri ke Jepang.")] == ["kemlu"]


def test_a_name_in_full_is_the_listed_body() -> None:
    body = "Wakil Menteri Kelautan dan Perikanan, juga Kementerian Sosial Republik Indonesia."
    assert [(mention.slug, mention.title) for mention in found(body)] == [("kkp", True), ("kemensos", False)]
    assert [
        mention.name
        for mention in found("Wakil Menteri Pariwisata dan Ekonomi Kreatif hadir.", day="2022-01-01")
    ] == ["Kementerian Pariwisata dan Ekonomi Kreatif/Badan Pariwisata dan Ekonomi Kreatif"]


def test_words_between_the_words_of_a_name_do_not_count() -> None:
    body = "Kementerian Kelautan Perikanan serta Kementerian Pekerjaan dan Umum RI"
    assert [mention.slug for mention in found(body)] == ["kkp", "kemenpu"]
    other = found("Kementerian Kelautan dan Pertanian hadir.", url="https://kemensos.go.id/1")
    assert [(mention.slug, mention.institution) for mention in other] == [(None, None)]


def test_what_has_a_name_of_its_own_is_not_of_the_source() -> None:
    assert names("Pasien RSUD dr. Moewardi, RSUP Dr. Sardjito pulang.", url="https://kemensos.go.id/1") == [
        "Rumah Sakit Umum Daerah dr. Moewardi",
        "Rumah Sakit Umum Pusat Dr. Sardjito",
    ]


def test_a_listed_name_goes_no_further_than_it_is_listed() -> None:
    assert names("Badan Riset dan Inovasi Nasional Reza Contoh menjelaskan.") == []
    assert names("Kementerian Keuangan Provinsi Banten") == []
    assert names("", title="Ditjen Perhubungan Laut Gelar Rapat di LLDikti Wilayah VII Peduli") == [
        "Direktorat Jenderal Perhubungan Laut",
        "Lembaga Layanan Pendidikan Tinggi Wilayah VII",
    ]


def test_a_list_is_no_hierarchy_and_a_higher_rank_is() -> None:
    listed = found("Kejari Sleman, Kejari Bantul dan Kejari Batu bersidang.")
    assert [mention.above for mention in listed] == [("kejagung",)] * 3
    nested = found("Kepala Biro Hukum, Sekretariat Jenderal Kementerian Sosial hadir.")
    assert [(mention.name, mention.above) for mention in nested] == [
        (
            "Biro Hukum Sekretariat Jenderal Kementerian Sosial",
            ("Sekretariat Jenderal Kementerian Sosial", "kemensos"),
        ),
        ("Sekretariat Jenderal Kementerian Sosial", ("kemensos",)),
        ("Kementerian Sosial", ()),
    ]
    assert {mention.institution for mention in nested} == {"kemensos"}


def test_units_in_a_list_share_what_the_last_belongs_to() -> None:
    assert names("Divisi Keimigrasian dan Divisi Administrasi Kantor Wilayah Kemenkum Bali hadir.") == [
        "Divisi Keimigrasian Kantor Wilayah Kementerian Hukum Bali",
        "Divisi Administrasi Kantor Wilayah Kementerian Hukum Bali",
        "Kantor Wilayah Kementerian Hukum Bali",
    ]


def test_a_unit_without_its_owner_is_of_the_source() -> None:
    body = "Kepala Biro Organisasi hadir."
    assert names(body, url="https://kemensos.go.id/1") == ["Biro Organisasi Kementerian Sosial"]
    assert names(body) == ["Biro Organisasi"]


def test_a_local_unit_is_of_the_one_region_that_the_article_names() -> None:
    one = "Pemkab Sleman menata pasar. Satpol PP berjaga."
    assert names(one) == ["Satuan Polisi Pamong Praja Kabupaten Sleman"]
    two = "Pemkab Sleman dan Pemkab Bantul menata pasar. Satpol PP berjaga."
    assert names(two) == ["Satuan Polisi Pamong Praja"]


def test_an_office_is_of_the_institution_of_its_day() -> None:
    before, after = found("Lapas Cipinang", day="2020-01-01"), found("Lapas Cipinang", day="2025-01-01")
    assert (before[0].institution, after[0].institution) == ("kemenkumham", "kemenimipas")


def test_a_title_written_with_capitals_throughout_does_not_run_on() -> None:
    assert names("", title="Polres Sleman Tangkap Pencuri Sepeda") == ["Kepolisian Resor Sleman"]


def test_one_body_is_told_once_where_it_is_named_most_fully() -> None:
    mentions = found("Bupati Sleman hadir. Pemkab Sleman menata pasar. Pemerintah Kabupaten Sleman senang.")
    assert [(mention.slug, mention.surface) for mention in mentions] == [
        ("kab-sleman", "Pemerintah Kabupaten Sleman")
    ]
    assert mentions[0].name == "Pemerintah Kabupaten Sleman"
