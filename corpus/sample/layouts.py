"""Dresses stories in the layouts of the sites they are said to come from."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.sample.story import Story, long_date, weekday
from corpus.sample.vocabulary import HERE

NOTICE = "Situs contoh untuk mencoba Telusur. Isinya disusun sendiri, bukan berita resmi instansi mana pun."
KIND_NAMES = {
    "berita": "Berita",
    "siaran-pers": "Siaran Pers",
    "pengumuman": "Pengumuman",
    "laporan": "Laporan",
    "foto": "Galeri Foto",
}
_environment = Environment(
    loader=FileSystemLoader(HERE / "layouts"),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


def thousands(number: int) -> str:
    """`1.406`, as Indonesian pages print it."""
    return f"{number:,}".replace(",", ".")


def related(story: Story, stories: Sequence[Story]) -> list[Story]:
    """The newest others of the same site, as its side column shows them."""
    others = [other for other in stories if other.host == story.host and other is not story]
    return sorted(others, key=lambda other: (other.moment, other.title), reverse=True)[:5]


def article(story: Story, stories: Sequence[Story]) -> str:
    """The page of a story among these, in its house's layout."""
    return _environment.get_template(f"{story.house.layout}.html").render(
        story=story,
        related=related(story, stories),
        notice=NOTICE,
        kind_name=KIND_NAMES[story.kind],
        long_date=long_date(story.moment.date()),
        short_date=story.moment.strftime("%d/%m/%Y %H:%M"),
        weekday=weekday(story.moment.date()),
        views=thousands(story.views),
        ld=_linked_data(story),
    )


def listing(stories: Sequence[Story]) -> str:
    return _environment.get_template("listing.html").render(stories=stories, notice=NOTICE)


def missing() -> str:
    return _environment.get_template("missing.html").render(notice=NOTICE)


def empty() -> str:
    return _environment.get_template("empty.html").render()


def stylesheet() -> str:
    return _environment.get_template("situs.css").render()


def _linked_data(story: Story) -> dict[str, object]:
    """schema.org, as a portal states it."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.moment.isoformat(),
        "author": {"@type": "Organization", "name": story.byline},
        "publisher": {"@type": "GovernmentOrganization", "name": story.source},
        "mainEntityOfPage": story.url,
    }
