from __future__ import annotations

from dataclasses import replace
from datetime import date

from search.document import Label
from search.hierarchy import Hierarchy
from search.page import FacetValue, ResultPage
from search.parse import Request
from search.query import Facet, Query
from webui import facets
from webui.links import Links
from webui.surfaces import ARTICLES


def page(facet: Facet, *values: FacetValue) -> ResultPage:
    return ResultPage(Query(), 1, 1, 1, (), {facet: values}, 0, (), "build", 1.0)


def value(name: str, count: int, selected: bool = False) -> FacetValue:
    return FacetValue(name, name, count, selected)


def links(request: Request | None = None) -> Links:
    return Links("/cari", request or ARTICLES.empty, ARTICLES)


KNOWN = Hierarchy(
    {
        Facet.UNIT: [
            Label("setneg", "Setneg"),
            Label("setpres", "Setpres", "setneg"),
            Label("umum", "Biro Umum", "setpres"),
        ]
    }
)


def sections(shown: ResultPage) -> list[facets.Section]:
    chosen = {
        facet: tuple(it.value for it in values if it.selected) for facet, values in shown.facets.items()
    }
    return facets.sections(shown, links(replace(ARTICLES.empty, filters=chosen)), KNOWN)


def test_units_stand_below_what_they_belong_to() -> None:
    (section,) = sections(
        page(Facet.UNIT, value("setneg", 9), value("bpk", 5), value("setpres", 3), value("umum", 2))
    )
    institution, other = section.choices
    assert (institution.value.value, other.value.value) == ("setneg", "bpk")
    assert [it.value.value for it in institution.below] == ["setpres"]
    assert [it.value.value for it in institution.below[0].below] == ["umum"]
    assert not institution.open


def test_a_unit_stands_below_the_nearest_that_has_matches() -> None:
    (section,) = sections(page(Facet.UNIT, value("umum", 2, selected=True), value("setneg", 9)))
    (institution,) = section.choices
    assert [it.value.value for it in institution.below] == ["umum"]
    assert institution.open


def test_a_long_list_ends_with_the_way_to_all_of_it() -> None:
    values = [value(f"unit-{number:03}", 1000 - number) for number in range(200)]
    (section,) = sections(page(Facet.UNIT, *values))
    assert [it.value.value for it in section.choices] == [
        f"unit-{number:03}" for number in range(facets.MOST)
    ]
    assert (section.values, section.all_url) == (200, "/cari/saring/unit")


def test_no_way_leads_to_a_single_value_more() -> None:
    (section,) = sections(page(Facet.SOURCE, *(value(str(n), 1) for n in range(facets.MOST + 1))))
    assert (len(section.choices), section.all_url) == (facets.MOST + 1, None)


def test_what_is_selected_is_always_listed() -> None:
    many = [value(f"unit-{number:03}", 1000 - number) for number in range(200)]
    (section,) = sections(page(Facet.UNIT, value("terpilih", 0, selected=True), *many))
    assert section.choices[0].value.value == "terpilih"
    chosen = [it._replace(selected=True) for it in many[: facets.MOST * 2]]
    (section,) = sections(page(Facet.UNIT, *chosen, *many[facets.MOST * 2 :]))
    assert len(section.choices) == section.selected == facets.MOST * 2
    years = [value(str(year), 5, selected=year == 2001) for year in range(2025, 1989, -1)]
    (section,) = sections(page(Facet.YEAR, *years))
    assert [it.value.value for it in section.choices] == [
        *map(str, range(2025, 2025 - facets.MOST, -1)),
        "2001",
    ]


def test_a_facet_without_values_is_not_shown() -> None:
    assert sections(page(Facet.AWARD)) == []


def test_the_least_bar_can_still_be_seen_and_the_highest_is_full() -> None:
    counted = page(Facet.YEAR, value("2020", 10_000), value("2021", 1), value("2022", 0, True))
    bars = facets.histogram(counted, links()).bars
    assert [bar.year for bar in bars] == ["2020", "2021"]
    assert bars[0].percent == 100
    assert 0 < bars[1].percent < 5


def test_an_old_archive_shows_its_latest_years_and_counts_the_others() -> None:
    shown = facets.histogram(page(Facet.YEAR, value("1945", 3), value("2026", 4)), links())
    assert len(shown.bars) == facets.MOST_BARS
    assert shown.bars[-1].year == "2026"
    assert shown.earlier == 3


def test_of_many_bars_every_fifth_is_named() -> None:
    def named(first: int) -> list[str]:
        shown = facets.histogram(page(Facet.YEAR, value(str(first), 1), value("2026", 1)), links())
        return [bar.year for bar in shown.bars if bar.named]

    assert named(2013) == [str(year) for year in range(2013, 2027)]
    assert named(2012) == ["2015", "2020", "2025"]


def test_the_chip_of_a_date_range_says_what_it_spans() -> None:
    def chip(since: date | None, until: date | None) -> str:
        request = replace(ARTICLES.empty, since=since, until=until)
        (only,) = facets.chips(page(Facet.YEAR), links(request))
        assert only.url == "/cari"
        return only.name

    assert chip(date(2021, 1, 1), date(2021, 12, 31)) == "1 Jan 2021 – 31 Des 2021"
    assert chip(date(2021, 8, 17), date(2021, 8, 17)) == "17 Agu 2021"
    assert chip(None, date(2021, 8, 17)) == "sampai 17 Agu 2021"
