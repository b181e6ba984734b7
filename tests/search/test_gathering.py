from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.claims import AwardMention, CountClaim
from search.gathering import figures, ranked, rows, spelled
from tests.search.claims import LABELS, Claiming, evidence, receipt

receipts = st.builds(
    receipt,
    st.sampled_from(["Biro Umum", "biro umum", "Biro Umum (BU)", "Kota Hijau", "polri"]),
    award=st.sampled_from(["wbk", "adipura-kencana", "Anugerah Baru"]),
    level=st.sampled_from([None, "Kencana", "Madya"]),
    recipient_unit=st.sampled_from([None, "setneg-umum", "kota-hijau", "polri"]),
    institution=st.sampled_from([None, "setneg", "Universitas Hijau"]),
    giver=st.sampled_from([None, "kemenpanrb", "Gubernur Hijau"]),
    year=st.sampled_from([None, 2020, 2021]),
    historic=st.booleans(),
)
documents = st.lists(
    st.builds(
        Claiming,
        st.sampled_from([f"a{n}" for n in range(8)]),
        st.lists(receipts, max_size=4).map(tuple),
        published=st.sampled_from([None, "2021-12-20", "2022-01-05T09:00:00+07:00"]),
    ),
    unique_by=lambda document: document.id,
    max_size=8,
)


@given(documents, st.randoms())
def test_the_order_of_documents_does_not_matter(given: list[Claiming], chance: random.Random) -> None:
    other = chance.sample(given, len(given))
    assert rows(other, LABELS) == rows(given, LABELS)


@given(documents)
def test_no_report_is_lost_and_none_is_told_twice(given: list[Claiming]) -> None:
    found = rows(given, LABELS)
    assert len({row.id for row in found}) == len(found)
    for row in found:
        articles = [source.article for source in row.sources]
        assert articles
        assert len(set(articles)) == len(articles)
    said = {(document.id, claim.award) for document in given for claim in document.received}
    assert said == {(source.article, row.award) for row in found for source in row.sources}


@given(documents)
def test_what_a_row_states_was_stated(given: list[Claiming]) -> None:
    claims = [claim for document in given for claim in document.received]
    for row in rows(given, LABELS):
        of_award = [claim for claim in claims if claim.award == row.award]
        assert row.year in {claim.year for claim in of_award}
        assert row.level in {claim.level for claim in of_award}
        assert row.giver in {claim.giver for claim in of_award}
        years = {
            claim.year
            for document in given
            for claim in document.received
            if claim.award == row.award and document.id in {source.article for source in row.sources}
        }
        assert row.year in years


def test_reports_of_one_fact_are_one_row() -> None:
    one, other = receipt("Biro Umum"), receipt("BIRO UMUM (BU)", recipient_unit="setneg-umum")
    (row,) = rows([Claiming("a", (one,)), Claiming("b", (other,), published="2021-12-20")], LABELS)
    assert (row.recipient, row.recipient_unit) == ("Biro Umum (Setneg)", "setneg-umum")
    assert (row.institution, row.institution_name) == ("setneg", "Kementerian Sekretariat Negara")
    assert [source.article for source in row.sources] == ["a", "b"]
    assert row.first_reported == "2021-12-20"
    assert row.units == ("setneg-umum", "setneg-setpres", "setneg")


def test_levels_years_and_institutions_keep_apart() -> None:
    apart = [
        receipt(),
        receipt(level="Madya"),
        receipt(level="Kencana"),
        receipt(level="Madya", year=2020),
        receipt(institution="A", level="Madya"),
        receipt(institution="B", level="Madya"),
        receipt(award="wbbm"),
    ]
    assert len(rows([Claiming("a", tuple(apart))], LABELS)) == len(apart)


def test_a_report_without_a_year_joins_the_only_year_there_is() -> None:
    vague, dated = receipt(year=None), receipt(year=2021)
    assert [row.year for row in rows([Claiming("a", (vague,)), Claiming("b", (dated,))], LABELS)] == [2021]
    two = [Claiming("a", (vague,)), Claiming("b", (dated, receipt(year=2019)))]
    assert [row.year for row in rows(two, LABELS)] == [2021, 2019, None]


def test_what_is_lacking_is_taken_from_the_one_fuller_report() -> None:
    full = receipt(level="Madya", institution="setneg", year=2021)
    for lacking in (
        receipt(year=None),
        receipt(level="Madya"),
        receipt(institution="setneg", year=None),
    ):
        (row,) = rows([Claiming("a", (lacking,)), Claiming("b", (full,))], LABELS)
        assert (row.level, row.institution, row.year, len(row.sources)) == ("Madya", "setneg", 2021, 2)


def test_a_giver_is_the_institution_only_where_nobody_names_another() -> None:
    handed = receipt("RSUD Hijau", institution="kemenpanrb", giver="kemenpanrb")
    told = receipt("RSUD Hijau", institution="prov-hijau", giver="kemenpanrb")
    (row,) = rows([Claiming("a", (handed,)), Claiming("b", (told,))], LABELS)
    assert (row.institution, row.region, len(row.sources)) == ("prov-hijau", "prov-hijau", 2)
    (row,) = rows([Claiming("a", (handed,))], LABELS)
    assert row.institution == "kemenpanrb"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Utama", "predikat Utama"),
        ("Juara II", "peringkat kedua"),
        ("peringkat ke-2", "juara 2"),
        ("Predikat", None),
    ],
)
def test_levels_by_other_words_are_one(one: str, other: str | None) -> None:
    assert ranked(one) == ranked(other)
    (row,) = rows([Claiming("a", (receipt(level=one),)), Claiming("b", (receipt(level=other),))], LABELS)
    assert row.level in {one, other}


def test_the_giver_is_the_one_that_most_name_and_the_others_are_told() -> None:
    named = ["kemenpanrb", "Gubernur Hijau", "kemenpanrb", None]
    given = [Claiming(str(n), (receipt(giver=giver),)) for n, giver in enumerate(named)]
    (row,) = rows(given, LABELS)
    assert (row.giver, row.giver_name) == ("kemenpanrb", "Kementerian PANRB")
    assert set(row.givers) == {"Kementerian PANRB", "Gubernur Hijau"}


def test_a_press_release_on_many_sites_speaks_once() -> None:
    copied = [Claiming(f"c{n}", (receipt(giver="Gubernur Hijau"),), cluster="c0") for n in range(3)]
    own = [Claiming(f"o{n}", (receipt(giver="kemenpanrb"),)) for n in range(2)]
    (row,) = rows([*copied, *own], LABELS)
    assert (row.giver, len(row.sources), row.texts) == ("kemenpanrb", 5, 3)


def test_the_best_evidence_stands_first() -> None:
    body, title = receipt(), receipt(evidence=evidence("Biro Umum Raih WBK", where="title"))
    recalled = replace(body, historic=True)
    given = [
        Claiming("recalled", (recalled,), published="2024-01-01"),
        Claiming("headline", (title,), published="2022-03-01"),
        Claiming("older", (title, body), published="2022-01-01"),
        Claiming("newer", (body,), published="2022-02-01"),
    ]
    (row,) = rows(given, LABELS)
    assert [source.article for source in row.sources] == ["newer", "older", "headline", "recalled"]
    assert row.sources[1].evidence.where == "body"


def test_a_region_is_found_under_its_province() -> None:
    region = receipt("Kota Hijau", recipient_unit="kota-hijau", recipient_kind="region")
    office = receipt("Dinas Taman", institution="kota-hijau")
    for row in rows([Claiming("a", (region, office))], LABELS):
        assert (row.region, row.region_name) == ("kota-hijau", "Kota Hijau")
        assert row.regions == ("kota-hijau", "prov-hijau")


def test_an_id_outlives_a_new_report() -> None:
    before = rows([Claiming("a", (receipt(),))], LABELS)
    after = rows([Claiming("a", (receipt(),)), Claiming("b", (receipt(giver="kemenpanrb"),))], LABELS)
    assert [row.id for row in before] == [row.id for row in after]


def test_an_award_counts_under_the_broader_one() -> None:
    (row,) = rows([Claiming("a", (receipt(award="adipura-kencana"),))], LABELS)
    assert row.awards == ("adipura-kencana", "adipura")


def test_a_name_as_it_compares() -> None:
    assert spelled("Biro Hukum & Humas (Setneg)") == spelled("BIRO HUKUM DAN HUMAS")
    assert spelled("—") == "—"


def test_a_number_of_several_awards_belongs_to_those_named_beside_it() -> None:
    sentence = "Evaluasi WBK dan WBBM dilaksanakan tahun 2021."
    named = tuple(AwardMention(award, award, "programme", evidence(sentence)) for award in ("wbk", "wbbm"))
    later = AwardMention("wtp", "WTP", "mention", evidence("Opini WTP juga penting.", start=200))
    count = CountClaim(4402, "unit kerja diusulkan", None, 2021, evidence("Yang diusulkan 4.402.", start=80))
    (figure,) = figures([Claiming("a", mentioned=(*named, later), counts=(count,))], LABELS)
    assert figure.awards == ("wbbm", "wbk")
    own = CountClaim(486, "unit kerja", "adipura-kencana", 2021, evidence())
    (figure,) = figures([Claiming("a", mentioned=named, counts=(own, own))], LABELS)
    assert figure.awards == ("adipura-kencana", "adipura")
