"""From a name to a body of the vocabulary, its institution, or the person."""

import pytest

from tests.indexer.articles import article
from tests.indexer.claims.said import ANNOTATOR, received, who


@pytest.mark.parametrize(
    ("body", "unit", "kind", "institution"),
    [
        ("Kota Bogor meraih Adipura.", "kota-bogor", "region", "kota-bogor"),
        ("Pemkab Klaten meraih opini WTP.", "kab-klaten", "region", "kab-klaten"),
        ("Setneg meraih opini WTP.", "kemensetneg", "institution", "kemensetneg"),
        ("Biro Umum Kemensetneg meraih WBK.", "setneg-biro-umum", "unit", "kemensetneg"),
        ("Pengadilan Negeri Sleman meraih WBK.", None, "unit", "ma"),
        ("SMPN 4 meraih Adiwiyata.", None, "school", None),
        ("PT Maju Jaya meraih PROPER Emas.", None, "company", None),
    ],
)
def test_kind_and_institution(body: str, unit: str | None, kind: str, institution: str | None) -> None:
    (receipt,) = received(body)
    assert (receipt.recipient_unit, receipt.recipient_kind, receipt.institution) == (unit, kind, institution)


@pytest.mark.parametrize(
    "body",
    [
        "Bupati Klaten Sri Mulyani menerima Piala Adipura dari Menteri Lingkungan Hidup dan Kehutanan.",
        "Adipura diterima langsung oleh Bupati Klaten.",
        "Kepala dinas Budi Santoso menerima Adipura mewakili Bupati Klaten.",
    ],
)
def test_an_official_receives_for_his_body(body: str) -> None:
    assert who(body) == {("adipura", "Kabupaten Klaten")}


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ("Satyalancana Wira Karya disematkan kepada Bupati Klaten Sri Mulyani.", "Sri Mulyani"),
        ("Satyalancana Wira Karya disematkan kepada Kepala Biro Umum, Budi Santoso.", "Budi Santoso"),
        ("Satyalancana Wira Karya disematkan kepada Budi Santoso selaku Kepala Biro Umum.", "Budi Santoso"),
    ],
)
def test_a_medal_is_the_persons(body: str, person: str) -> None:
    assert [(receipt.recipient, receipt.recipient_kind) for receipt in received(body)] == [(person, "person")]


def test_a_role_in_small_letters_is_no_part_of_a_name() -> None:
    body = "Anugerah Kebudayaan diberikan kepada maestro tari Siti Aminah dan Sanggar Melati."
    assert {recipient for _, recipient in who(body)} == {"Siti Aminah", "Sanggar Melati"}


def test_the_fullest_name_near_by() -> None:
    body = "Kemenhub meraih opini WTP. Kementerian Perhubungan bersyukur."
    assert {recipient for _, recipient in who(body)} == {"Kementerian Perhubungan"}


def test_who_gives_it_does_not_receive_it() -> None:
    assert who("Kementerian Perhubungan menyerahkan laporan kepada BPK. BPK meraih opini WTP.") == set()


def test_what_is_referred_to() -> None:
    body = "Kota Bogor meraih Adipura 2021. Kota itu juga meraih opini WTP."
    assert who(body) == {("adipura", "Kota Bogor"), ("wtp", "Kota Bogor")}


def test_an_institution_stands_for_its_units_only_without_them() -> None:
    body = "Kemensetneg menerima predikat WBK. Dua unit meraih WBK, yaitu Biro Umum dan Biro Hukum."
    assert {recipient for _, recipient in who(body)} == {"Biro Umum", "Biro Hukum"}
    assert who("Kemensetneg menerima predikat WBK.") == {("wbk", "Kemensetneg")}


def test_a_headline_counts_only_for_what_the_body_leaves_out() -> None:
    assert who("Rapat dibuka.", title="Kota Bogor Raih Adipura 2021") == {("adipura", "Kota Bogor")}
    told = received("Pemerintah Kota Bogor meraih Adipura 2021.", title="Kota Bogor Raih Adipura 2021")
    assert [(receipt.recipient, receipt.evidence.where) for receipt in told] == [
        ("Pemerintah Kota Bogor", "body")
    ]


@pytest.mark.parametrize(
    ("body", "source", "institution"),
    [
        # the one institution that the article is about, not the giver
        (
            "Biro Tata Boga Indah meraih WBK dari Kementerian PANRB. Kementerian Sosial bangga.",
            "",
            "kemensos",
        ),
        ("Biro Tata Boga Indah meraih WBK dari Kementerian PANRB.", "", None),
        # who published it, if that is an institution
        ("Biro Tata Boga Indah meraih WBK.", "Kementerian Sosial", "kemensos"),
        ("Biro Tata Boga Indah meraih WBK. Kementerian Sosial bangga.", "Kementerian Agama", "kemenag"),
        ("Biro Tata Boga Indah meraih WBK. Rombongan Kota Tasikmalaya melihatnya.", "", None),
        ("Biro Tata Boga Indah meraih WBK.", "Pemerintah Kota Tasikmalaya", None),
        # its own name says whose it is
        ("Auditorat Utama Keuangan Negara II meraih WBK. Kota Tasikmalaya ikut belajar.", "", "bpk"),
    ],
)
def test_whose_a_unit_is_that_does_not_say_so(body: str, source: str, institution: str | None) -> None:
    report = article(body, day="2022-03-01", source=source)
    assert [receipt.institution for receipt in ANNOTATOR.annotate(report).received] == [institution]


def test_an_earlier_award_without_a_year_has_none() -> None:
    body = "Adipura 2021 diraih Kota Bitung. Kota Bogor pernah meraih Adipura."
    assert {(one.recipient, one.year) for one in received(body)} == {
        ("Kota Bitung", 2021),
        ("Kota Bogor", None),
    }


def test_a_governor_receives_what_his_province_receives() -> None:
    body = (
        "Gubernur Bali menerima Anugerah Laut Lestari 2021 dari Yayasan Bahari."
        " Penghargaan itu diberikan kepada Pemerintah Provinsi Bali."
    )
    (receipt,) = received(body)
    assert (receipt.recipient_unit, receipt.giver) == ("prov-bali", "Yayasan Bahari")


def test_a_person_with_a_name_receives_beside_his_city() -> None:
    body = (
        "Wali Kota Bogor Sri Lestari menerima Anugerah Laut Lestari 2021."
        " Anugerah Laut Lestari 2021 juga diraih Kota Bogor."
    )
    assert {receipt.recipient for receipt in received(body)} == {"Sri Lestari", "Kota Bogor"}


def test_a_name_ends_where_that_of_the_unit_does() -> None:
    body = "WBK diraih Balai Besar POM di Palu dan Balai POM di Mamuju."
    assert [(one.recipient, one.institution) for one in received(body)] == [
        ("Balai Besar POM di Palu", "bpom"),
        ("Balai POM di Mamuju", "bpom"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Satyalancana Wira Karya disematkan kepada anggota DPR RI Siti Aminah di Bali.",
        "Ketua MPR RI ke-16 sekaligus Wakil Ketua Partai Melati Siti Aminah meraih Satyalancana Wira Karya.",
        "Siti Aminah meraih penghargaan bergengsi sebagai Tokoh Melati.",
    ],
)
def test_offices_and_membership_lead_to_the_person(body: str) -> None:
    assert {(receipt.recipient, receipt.recipient_kind) for receipt in received(body)} == {
        ("Siti Aminah", "person")
    }
