"""Days that an article names, with their places."""

from datetime import date

from indexer.dates import dates_of
from tests.indexer.articles import article


def test_title_and_body_with_the_year_of_the_day_of_publication() -> None:
    made = article("Rapat digelar Senin (5/1) dan 29-30 Desember.", title="Agenda 3 Mei 2024")
    found = list(dates_of(made, date(2026, 1, 6)))
    assert [(each.where, each.surface, each.period) for each in found] == [
        ("title", "3 Mei 2024", "2024-05-03"),
        ("body", "Senin (5/1)", "2026-01-05"),
        ("body", "29-30 Desember", "2025-12-29/2025-12-30"),
    ]
    for each in found:
        text = made.title if each.where == "title" else made.body
        assert text[each.start : each.end] == each.surface


def test_without_a_day_of_publication_a_year_must_be_stated() -> None:
    assert [each.iso for each in dates_of(article("Pada 3 Mei, lalu 4 Mei 2024."), None)] == ["2024-05-04"]
