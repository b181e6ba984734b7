from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.claims import CountClaim
from search.figures import FIGURE_FACETS, Figure, compared, facet_values
from search.gathering import figures
from tests.search.claims import LABELS, Claiming, evidence


def count(
    number: int, what: str = "unit kerja", year: int | None = 2021, award: str | None = "wbk"
) -> CountClaim:
    return CountClaim(number, what, award, year, evidence(f"{number} {what}."))


def told(*claims: tuple[str, CountClaim]) -> list[Figure]:
    return figures([Claiming(article, counts=(claim,)) for article, claim in claims], LABELS)


WHATS = ["unit kerja", "unit kerja diusulkan", "unit kerja dievaluasi", "inovasi", "LKPD"]
claims = st.lists(
    st.tuples(
        st.sampled_from("abcdef"),
        st.builds(count, st.integers(1, 4), st.sampled_from(WHATS), st.sampled_from([None, 2020, 2021])),
    )
)


@given(claims, st.randoms())
def test_every_number_stands_with_all_its_sources(
    given: list[tuple[str, CountClaim]], chance: random.Random
) -> None:
    found = told(*given)
    shown = compared(found)
    assert compared(chance.sample(found, len(found))) == shown
    stated = {
        (it.number, it.what, source.article) for one in shown for it in one.numbers for source in it.sources
    }
    assert stated == {(claim.number, claim.what, article) for article, claim in given}


def test_reports_that_differ_are_laid_side_by_side() -> None:
    (one,) = compared(
        told(
            ("a", count(4402, "unit kerja pelayanan diusulkan")),
            ("b", count(4042, "unit kerja dievaluasi")),
            ("c", count(4402, "unit kerja pelayanan diusulkan")),
        )
    )
    assert [(it.number, len(it.sources)) for it in one.numbers] == [(4402, 2), (4042, 1)]
    assert one.of_candidates
    assert one.differs


@pytest.mark.parametrize(
    ("number", "what", "sentence", "stage"),
    [
        (4402, "unit kerja", "Jumlah unit kerja yang diusulkan sebanyak 4.402 unit kerja.", "diusulkan"),
        (4042, "unit kerja", "Dari 4.042 unit kerja yang dievaluasi, 486 meraih WBK.", "dievaluasi"),
        (486, "unit kerja", "Dari 4.042 unit kerja yang dievaluasi, 486 unit kerja meraih WBK.", ""),
        (297, "instansi peserta", "Ada 297 di antaranya.", "peserta"),
        (12, "daerah", "Dua belas daerah ikut.", ""),
    ],
)
def test_who_was_only_looked_at_is_told_from_the_sentence(
    number: int, what: str, sentence: str, stage: str
) -> None:
    claim = CountClaim(number, what, None, 2021, evidence(sentence))
    (figure,) = told(("a", claim))
    assert figure.stage == stage


def test_numbers_of_another_size_are_of_another_scope() -> None:
    (one,) = compared(told(("a", count(486)), ("b", count(2))))
    assert not one.differs
    (one,) = compared(told(("a", count(486)), ("b", count(468))))
    assert one.differs


def test_one_article_with_two_numbers_does_not_differ_from_itself() -> None:
    alone = told(("a", count(8, "satuan kerja")), ("a", count(1, "satuan kerja")))
    assert [it.differs for it in compared(alone)] == [False]


def test_other_things_are_told_apart() -> None:
    figures = told(
        ("a", count(45, "inovasi")),
        ("b", count(17, "inovasi kabupaten")),
        ("c", count(486, "unit kerja")),
        ("d", count(82, "unit kerja", 2020)),
        ("e", count(520, "satuan kerja Kemenkumham diusulkan")),
        ("f", count(7, "satuan kerja Kemenkumham Papua diusulkan")),
    )
    shown = compared(figures)
    assert len(shown) == len(figures)
    assert not any(it.differs for it in shown)
    assert [it.year for it in shown][-1] == 2020


def test_a_figure_is_counted_under_award_and_year() -> None:
    (figure,) = told(("a", count(4, award="adipura-kencana")))
    values = facet_values(figure)
    assert tuple(values) == FIGURE_FACETS
    assert list(values.values()) == [("adipura-kencana", "adipura"), ("2021",)]
