from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from corpus.errors import QueryRefused
from search.parse import MAX_CHARACTERS, Request
from search.query import ARTICLE_FACETS, Facet, Sort
from webui.links import Links, page_numbers
from webui.parameters import MAX_PAGE, MAX_SIZE, Parsed, parse

SIZE = 10


def of(query: str) -> Parsed:
    return parse(MultiDict(parse_qsl(query, keep_blank_values=True)), default_size=SIZE)


texts = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=60).map(
    lambda text: " ".join(text.split())
)
slugs = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def requests(draw: st.DrawFn) -> Request:
    filters = {}
    for facet in ARTICLE_FACETS:
        one = st.from_regex(r"\A[0-9]{4}\Z") if facet is Facet.YEAR else slugs
        if values := draw(st.sets(one, max_size=3)):
            filters[facet] = tuple(sorted(values))
    since, until = draw(st.none() | days), draw(st.none() | days)
    if since and until and since > until:
        since, until = until, since
    return Request(
        text=draw(texts),
        filters=filters,
        since=since,
        until=until,
        sort=draw(st.sampled_from(Sort)),
        page=draw(st.integers(1, MAX_PAGE)),
        size=draw(st.integers(1, MAX_SIZE)),
    )


@given(requests())
def test_a_link_leads_back_to_its_request(request: Request) -> None:
    parsed = of(urlsplit(Links("/cari", request, SIZE).here()).query)
    assert parsed == Parsed(request, {})


@given(requests(), st.sampled_from(ARTICLE_FACETS), slugs)
def test_toggling_twice_leads_to_the_first_page_of_the_same_search(
    request: Request, facet: Facet, value: str
) -> None:
    value = "2021" if facet is Facet.YEAR else value
    there = of(urlsplit(Links("/cari", request, SIZE).toggle(facet, value)).query).request
    back = of(urlsplit(Links("/cari", there, SIZE).toggle(facet, value)).query).request
    assert (value in there.filters.get(facet, ())) != (value in request.filters.get(facet, ()))
    assert Links("/cari", back, SIZE).here() == Links("/cari", request, SIZE).page(1)


@given(st.lists(st.tuples(st.sampled_from(["q", "from", "page", "size", "year", "unit", "x"]), st.text())))
def test_any_parameters_give_a_request(pairs: list[tuple[str, str]]) -> None:
    request = parse(MultiDict(pairs), default_size=SIZE).request
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
    parsed = parse(MultiDict({"from": typed, "to": typed}), default_size=SIZE)
    assert (parsed.request.since, parsed.request.until) == (first, last)
    assert not parsed.problems


def test_blank_parameters_of_a_form_say_nothing() -> None:
    assert of("q=&from=&to=&sort=&page=&unit=&size=") == Parsed(Request(size=SIZE), {})


def test_every_problem_is_told_at_once() -> None:
    parsed = of("q=a&q=b&from=kemarin&to=2021-99&sort=lucu&page=0&size=101&year=21&warna=biru")
    assert set(parsed.problems) == {"q", "from", "to", "sort", "page", "size", "year", "warna"}
    assert parsed.request == Request(text="a", size=SIZE)
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
