"""Writes stories as crawlers leave them: a mirror of saved pages, feeds, text dumps and one WARC."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.sample import layouts, warc
from corpus.sample.story import Story, long_date, weekday

CRAWLED = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
"""When the crawl began. It took a second a page."""


def deliver(stories: Sequence[Story], target: Path) -> None:
    """Writes the crawl, and labels.jsonl beside it, into an empty folder."""
    by_delivery = {
        name: [story for story in stories if story.house.delivery == name]
        for name in ("mirror", "feed", "dumps", "warc")
    }
    _mirror(by_delivery["mirror"], target / "crawl" / "mirror")
    _feeds(by_delivery["feed"], target / "crawl" / "feeds")
    _dumps(by_delivery["dumps"], target / "crawl" / "dumps")
    warc.write(by_delivery["warc"], target / "crawl" / "portal.warc.gz", CRAWLED)
    _write(target / "labels.jsonl", "".join(f"{line}\n" for line in _labels(stories)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _mirror(stories: Sequence[Story], folder: Path) -> None:
    """Pages where `wget --mirror` puts them, and what else it takes along."""
    for story in stories:
        path = f"{story.host}{story.path}"
        file = folder / path / "index.html" if path.endswith("/") else folder / path
        _write(file, layouts.article(story, stories))
    classic = next(story for story in stories if story.house.layout == "classic")
    site = folder / classic.host
    _write(site / "berita.php", layouts.listing([classic, *layouts.related(classic, stories)]))
    _write(site / "assets" / "situs.css", layouts.stylesheet())
    _write(site / "detail.php?id=0", layouts.missing())
    _write(site / "peta.html", layouts.empty())


def _feeds(stories: Sequence[Story], folder: Path) -> None:
    """Scrapy's JSON lines: one feed states days, the other leaves them to the text."""
    for name, published in (("berita", "given"), ("kabar", "text")):
        members = [story for story in stories if story.house.published == published]
        records = [_record(story, CRAWLED + timedelta(seconds=n)) for n, story in enumerate(members)]
        records += _junk_records(members, published)
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        _write(folder / f"{name}.jsonl", "".join(f"{line}\n" for line in lines))


def _record(story: Story, fetched: datetime) -> dict[str, object]:
    given = story.house.published == "given"
    return {
        "url": story.url,
        "title": story.title,
        "author": story.byline,
        "source": story.source,
        "published": story.moment.isoformat() if given else None,
        "fetched_at": f"{fetched:%Y-%m-%d %H:%M:%S}",
        "text": "\n".join((*([] if given else _feed_head(story)), *story.body)),
    }


def _feed_head(story: Story) -> Iterator[str]:
    """What a careless scraper keeps of the page above an article."""
    yield "Beranda"
    yield "Kabar"
    if story.written:
        yield f"{long_date(story.moment.date())} | {story.moment:%H.%M} WIB"


def _junk_records(stories: Sequence[Story], published: str) -> Iterator[dict[str, object]]:
    first = stories[0]
    fetched = f"{CRAWLED:%Y-%m-%d %H:%M:%S}"
    page = {"author": None, "source": first.source, "published": None, "fetched_at": fetched}
    if published == "given":
        yield {"url": f"https://{first.host}/galeri", "title": "Galeri", **page, "text": ""}
        return
    cards = (f"{story.title}\n{long_date(story.moment.date())}\nLihat Selengkapnya" for story in stories[:12])
    listing = "\n".join(("Beranda", "Indeks Kabar", *cards, "1", "2", "3", "Berikutnya"))
    yield {"url": f"https://{first.host}/kabar", "title": "Indeks Kabar", **page, "text": listing}


def _dumps(stories: Sequence[Story], folder: Path) -> None:
    for number, story in enumerate(stories):
        _write(folder / _dump_name(story, number), _dump(story))


def _dump_name(story: Story, number: int) -> str:
    return f"{story.host}/{number:03}_{story.number:05}.txt"


def _dump(story: Story) -> str:
    """Title, share line, day, views, paragraphs between lines that only look empty, poll, counts."""
    *paragraphs, last = story.body
    day, blank = story.moment.date(), "\u00a0 "
    lines = [story.title, "", blank, "bagikan berita ke :", "", f"{weekday(day)}, {long_date(day)}"]
    lines += [f"Di baca {story.views} kali", ""]
    for paragraph in paragraphs:
        lines += [paragraph, "", blank, ""]
    lines += [f"{last} ({story.byline})", "", "Bagaimana pendapat anda mengenai artikel ini?"]
    return "\n".join((*lines, (blank * 5).join(map(str, story.reactions))))


def _labels(stories: Sequence[Story]) -> Iterator[str]:
    """What a reader of the crawl should find, a line an article."""
    for story in stories:
        label = {
            "url": None if story.house.delivery == "dumps" else story.url,
            "title": story.title,
            "day": story.moment.date().isoformat(),
            "awards": list(story.awards),
            "received": list(story.received),
            "units": list(story.units),
            "same_as": story.same_as,
            "written": story.written,
        }
        yield json.dumps(label, ensure_ascii=False)
