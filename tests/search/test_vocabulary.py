"""The vocabulary files, and asking them."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from search.entries import Dated
from search.query import Facet
from search.vocabulary import Vocabulary

DIRECTORY = Path(__file__).parents[2] / "config" / "vocabulary"
VOCABULARY = Vocabulary.load(DIRECTORY)


def test_all_regions_are_there() -> None:
    kinds = [region.kind for region in VOCABULARY.regions.values()]
    assert (kinds.count("provinsi"), kinds.count("kabupaten"), kinds.count("kota")) == (38, 416, 98)


def test_a_regency_stands_in_its_province() -> None:
    provinces = {region.code for region in VOCABULARY.regions.values() if region.kind == "provinsi"}
    codes = [region.code for region in VOCABULARY.regions.values()]
    assert len(set(codes)) == len(codes)
    assert {code[:2] for code in codes} == provinces


def test_names_come_back_as_themselves() -> None:
    """Whatever a document can hold, a reader can ask for by slug and by name."""
    for facet, labels in VOCABULARY.labels().items():
        for label in labels:
            assert VOCABULARY.resolve(facet, label.value) == (label.value,)
            assert VOCABULARY.label(facet, label.value) == label.name
        assert len({label.name for label in labels}) == len(labels)


def test_parents_and_units_end_at_an_institution() -> None:
    for unit in VOCABULARY.units.values():
        seen = set()
        parent = unit.parent
        while parent not in VOCABULARY.institutions:
            assert parent not in seen, f"{unit.slug} is its own ancestor"
            seen.add(parent)
            parent = VOCABULARY.units[parent].parent
        assert parent == unit.institution


def test_award_parents_do_not_turn_in_circles() -> None:
    for award in VOCABULARY.awards.values():
        seen: list[str | None] = [award.slug]
        while (parent := VOCABULARY.awards[seen[-1] or ""].parent) is not None:
            assert parent not in seen
            seen.append(parent)


def test_validity_begins_before_it_ends() -> None:
    rows: dict[str, Dated] = {**VOCABULARY.institutions, **VOCABULARY.units}
    for slug, row in rows.items():
        if row.valid_from and row.valid_until:
            assert row.valid_from <= row.valid_until, slug


def test_aliases_of_regions_are_of_regions() -> None:
    text = (DIRECTORY / "regions.toml").read_text()
    section = text.split("[aliases]")[1].split("[[")[0]
    slugs = {line.split(" = ")[0] for line in section.splitlines() if " = " in line}
    assert slugs <= VOCABULARY.regions.keys()


@pytest.mark.parametrize(
    ("facet", "asked", "slugs"),
    [
        (Facet.AWARD, "WBK", ("wbk",)),
        (Facet.MENTIONED, "WBK", ("wbk",)),
        (Facet.GIVER, "Kemenpan-RB", ("kemenpanrb",)),
        (Facet.REGION, "lubuklinggau", ("kota-lubuk-linggau",)),
        (Facet.RECIPIENT, "Unit kerja", ("unit",)),
        (Facet.AWARD, "wilayah bebas dari korupsi", ("wbk",)),
        (Facet.AWARD, "Wilayah-Bebas  Korupsi", ("wbk",)),
        (Facet.AWARD, "KIPP", ("kipp-top99", "kipp-top45")),
        (Facet.AWARD, "spbe", ("spbe",)),
        (Facet.UNIT, "biro ktln", ("setneg-biro-ktln",)),
        (Facet.UNIT, "Kemenpan-RB", ("kemenpanrb",)),
        (Facet.UNIT, "bogor", ("kab-bogor", "kota-bogor")),
        (Facet.UNIT, "lubuklinggau", ("kota-lubuk-linggau",)),
        (Facet.INSTITUTION, "setneg", ("kemensetneg", "sekretariat-negara")),
        (Facet.KIND, "Siaran Pers", ("siaran-pers",)),
        (Facet.UNIT, "pengaduan masy", ("setneg-asdep-dumas",)),
        (Facet.AWARD, "adi", ()),
        (Facet.AWARD, "tidak ada yang begini", ()),
        (Facet.AWARD, " .- ", ()),
        (Facet.YEAR, "2021", ()),
    ],
)
def test_resolve(facet: Facet, asked: str, slugs: tuple[str, ...]) -> None:
    assert VOCABULARY.resolve(facet, asked) == slugs


def test_the_start_of_a_name_finds_all_that_begin_so() -> None:
    found = VOCABULARY.resolve(Facet.AWARD, "satyalancana k")
    assert set(found) == {"satyalancana-karya-satya", "satyalancana-kbpn"}


@given(st.sampled_from(Facet), st.text(max_size=60))
def test_resolve_takes_any_text(facet: Facet, text: str) -> None:
    assert isinstance(VOCABULARY.resolve(facet, text), tuple)


def test_filters_become_slugs_and_keep_what_is_unknown() -> None:
    given = {Facet.AWARD: ("WBK", "wbk", "Anugerah Baru"), Facet.YEAR: ("2021",)}
    assert VOCABULARY.slugs(given) == {Facet.AWARD: ("wbk", "Anugerah Baru"), Facet.YEAR: ("2021",)}


def test_a_generic_unit_is_labelled_with_its_institution() -> None:
    assert VOCABULARY.label(Facet.UNIT, "setneg-biro-umum") == "Biro Umum (Kemensetneg)"


def test_an_unknown_value_is_its_own_label() -> None:
    for facet in Facet:
        assert VOCABULARY.label(facet, "tak-dikenal") == "tak-dikenal"


@pytest.mark.parametrize(
    ("host", "on", "slug"),
    [
        ("www.setneg.go.id", None, "kemensetneg"),
        ("SETNEG.go.id:443", None, "kemensetneg"),
        ("pu.go.id", date(2020, 1, 1), "pupr"),
        ("pu.go.id", date(2025, 1, 1), "kemenpu"),
        ("ppid.jatengprov.go.id", None, "prov-jawa-tengah"),
        ("bandungkab.go.id", None, "kab-bandung"),
        ("go.id", None, None),
        ("example.com", None, None),
        ("", None, None),
    ],
)
def test_institution_of_host(host: str, on: date | None, slug: str | None) -> None:
    assert VOCABULARY.institution_of_host(host, on) == slug


def test_acronyms_widen_both_ways() -> None:
    assert "Aparatur Sipil Negara" in VOCABULARY.expansions("asn")
    assert "ASN" in VOCABULARY.expansions("aparatur sipil negara")
    assert "kerja sama" in VOCABULARY.expansions("kerjasama")
    assert VOCABULARY.expansions("kata lain") == ()
    assert "Wajar Tanpa Pengecualian" in VOCABULARY.expansions("wtp")
    assert "WTP" in VOCABULARY.expansions("wajar tanpa pengecualian")
    assert VOCABULARY.expansions("kemenhub")[0] == "Kementerian Perhubungan"
    assert "Kemenhub" in VOCABULARY.expansions("kementerian perhubungan")


def test_an_acronym_of_two_things_is_not_widened() -> None:
    assert VOCABULARY.expansions("SPM") == ()
    assert "SPM" in VOCABULARY.expansions("Surat Perintah Membayar")


@pytest.mark.parametrize(
    ("since", "until", "day", "valid"),
    [
        ("2024-10-21", None, date(2024, 10, 20), False),
        ("2024-10-21", None, date(2024, 10, 21), True),
        (None, "2024-10-21", date(2024, 10, 20), True),
        (None, "2024-10-21", date(2024, 10, 21), False),
        ("2014", "2014", date(2014, 5, 1), True),
        ("2021-04", None, date(2021, 3, 31), False),
        ("2021-04", None, date(2021, 4, 1), True),
        (None, "2014", None, False),
        ("2014", None, None, True),
    ],
)
def test_validity(since: str | None, until: str | None, day: date | None, valid: bool) -> None:
    assert Dated(valid_from=since, valid_until=until).valid_on(day) is valid


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("awards.toml", 'giver = "kemenpanrb"', 'giver = "nobody"', r"awards\.toml: wbk, giver"),
        ("awards.toml", 'slug = "wbbm"', 'slug = "wbk"', r"awards\.toml: a slug is used twice"),
        ("awards.toml", 'kind = "predicate"', 'kind = "prize"', r"awards\.toml: award, row 1 \(wbk\), kind"),
        ("awards.toml", 'name_en = "Corr', 'nama = "Corr', r"row 1 \(wbk\), (name_en|nama)"),
        ("units.toml", 'parent = "kemensetneg"', 'parent = "x"', r"units\.toml: setneg-setmen, parent"),
        ("units.toml", 'slug = "setneg-setmen"', 'slug = "kemlu"', "same slug"),
        (
            "institutions.toml",
            'predecessors = ["kemenko-polhukam"]',
            'predecessors = ["x"]',
            "kemenko-polkam",
        ),
        ("regions.toml", "[place]", "[place", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_told_exactly(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    copy = tmp_path / "vocabulary"
    shutil.copytree(DIRECTORY, copy)
    text = (copy / name).read_text()
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1))
    with pytest.raises(SettingsError, match=message):
        Vocabulary.load(copy)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"awards\.toml: cannot be read"):
        Vocabulary.load(tmp_path)


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    copy = tmp_path / "vocabulary"
    shutil.copytree(DIRECTORY, copy)
    assert Vocabulary.load(copy).version == VOCABULARY.version
    (copy / "awards.toml").write_text(
        (copy / "awards.toml").read_text().replace("since = 2012", "since = 2013")
    )
    assert Vocabulary.load(copy).version != VOCABULARY.version
