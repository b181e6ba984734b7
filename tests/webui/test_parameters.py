from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from corpus.errors import QueryRefused
from search.parse import MAX_CHARACTERS, Request
from search.query import Facet, Sort
from webui.links import Links, page_numbers
from webui.parameters import MAX_PAGE, MAX_SIZE, Parsed, parse
from webui.surfaces import ARTICLES, FIGURES, LEDGER, Surface

SURFACES = [ARTICLES, ARTICLES.for_programs, LEDGER, LEDGER.for_programs, FIGURES]


def of(query: str, surface: Surface = ARTICLES) -> Parsed:
    return parse(MultiDict(parse_qsl(query, keep_blank_values=True)), surface)


texts = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=60).map(
    lambda text: " ".join(text.split())
)
slugs = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def requests(draw: st.DrawFn) -> tuple[Request, Surface]:
    surface = draw(st.sampled_from(SURFACES))
    filters = {}
    for facet in surface.facets:
        one = st.from_regex(r"\A[0-9]{4}\Z") if facet is Facet.YEAR else slugs
        if values := draw(st.sets(one, max_size=3)):
            filters[facet] = tuple(sorted(values))
    since, until = draw(st.none() | days), draw(st.none() | days)
    if since and until and since > until:
        since, until = until, since
    request = Request(
        text=draw(texts),
        filters=filters,
        since=since,
        until=until,
        sort=draw(st.sampled_from(list(surface.sorts))),
        page=draw(st.integers(1, MAX_PAGE)),
        size=draw(st.integers(1, MAX_SIZE)),
        succession=draw(st.booleans()),
        collapse=surface.collapse is not None and draw(st.booleans()),
    )
    return request, surface


@given(requests())
def test_a_link_leads_back_to_its_request(asked: tuple[Request, Surface]) -> None:
    request, surface = asked
    parsed = of(urlsplit(Links("/cari", request, surface).here()).query, surface)
    assert parsed == Parsed(request, {})


@given(requests(), st.sampled_from([Facet.YEAR, Facet.AWARD]), slugs)
def test_toggling_twice_leads_to_the_first_page_of_the_same_search(
    asked: tuple[Request, Surface], facet: Facet, value: str
) -> None:
    request, surface = asked
    value = "2021" if facet is Facet.YEAR else value
    there = of(urlsplit(Links("/cari", request, surface).toggle(facet, value)).query, surface).request
    back = of(urlsplit(Links("/cari", there, surface).toggle(facet, value)).query, surface).request
    assert (value in there.filters.get(facet, ())) != (value in request.filters.get(facet, ()))
    assert Links("/cari", back, surface).here() == Links("/cari", request, surface).page(1)


def test_a_program_may_want_counts_alone_and_every_match() -> None:
    assert of("size=0", ARTICLES.for_programs).request.size == 0
    assert set(of("size=0").problems) == {"size"}
    assert of("", ARTICLES).request.collapse
    assert not of("", ARTICLES.for_programs).request.collapse
    assert of("collapse=1", ARTICLES.for_programs).request.collapse
    assert set(of("collapse=1", LEDGER).problems) == {"collapse"}


def test_the_ledger_has_filters_and_orders_of_its_own() -> None:
    assert of("", LEDGER).request.sort is Sort.YEAR
    assert set(of("giver=a&source=b&sort=recipient", LEDGER).problems) == {"source"}
    assert set(of("giver=a&source=b&sort=recipient").problems) == {"giver", "sort"}


@given(st.lists(st.tuples(st.sampled_from(["q", "from", "page", "size", "year", "unit", "x"]), st.text())))
def test_any_parameters_give_a_request(pairs: list[tuple[str, str]]) -> None:
    request = parse(MultiDict(pairs), ARTICLES).request
    assert len(request.text) <= MAX_CHARACTERS
    assert 1 <= request.page <= MAX_PAGE
    assert 1 <= request.size <= MAX_SIZE


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-12-20", date(2021, 12, 20), date(2021, 12, 20)),
        ("20/12/2021", date(2021, 12, 20), date(2021, 12, 20)),
        ("20 Desember 2021", date(2021, 12, 20), date(2021, 12, 20)),
        ("Senin, 20 Des 2021", date(2021, 12, 20), date(2021, 12, 20)),
        ("Februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_typed_dates_are_inclusive_on_both_ends(typed: str, first: date, last: date) -> None:
    parsed = parse(MultiDict({"from": typed, "to": typed}), ARTICLES)
    assert (parsed.request.since, parsed.request.until) == (first, last)
    assert not parsed.problems


def test_blank_parameters_of_a_form_say_nothing() -> None:
    assert of("q=&from=&to=&sort=&page=&unit=&size=") == Parsed(ARTICLES.empty, {})


def test_every_problem_is_told_at_once() -> None:
    parsed = of(
        "q=a&q=b&from=kemarin&to=2021-99&sort=lucu&page=0&size=101&year=21&succession=ya&collapse=2&warna=biru"
    )
    assert set(parsed.problems) == {
        "q",
        "from",
        "to",
        "sort",
        "page",
        "size",
        "year",
        "succession",
        "collapse",
        "warna",
    }
    assert parsed.request == replace(ARTICLES.empty, text="a")
    with pytest.raises(QueryRefused) as refused:
        parsed.or_refuse()
    assert refused.value.problems == parsed.problems


def test_a_reversed_range_is_turned_round() -> None:
    parsed = of("from=2022&to=2021")
    assert (parsed.request.since, parsed.request.until) == (date(2021, 12, 31), date(2022, 1, 1))
    assert set(parsed.problems) == {"from"}


def test_an_overlong_query_is_cut() -> None:
    parsed = of("q=" + "a" * (MAX_CHARACTERS + 1))
    assert len(parsed.request.text) == MAX_CHARACTERS
    assert set(parsed.problems) == {"q"}


@given(st.integers(1, 40), st.integers(1, 40))
def test_page_numbers_hold_first_last_and_present_in_order(page: int, pages: int) -> None:
    page = min(page, pages)
    numbers = page_numbers(page, pages)
    shown = [number for number in numbers if number is not None]
    assert shown == sorted(set(shown))
    assert {1, page, pages} <= set(shown)
    for before, at, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        assert at is not None or (before or 0) + 1 < (after or 0)
