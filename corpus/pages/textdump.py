"""Plain text as a crawler saved it: title, share line, date, counts and byline around the body."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import tzinfo

from corpus.article import Published
from corpus.dates import iter_dates
from corpus.pages import counts
from corpus.pages.bylines import credit, take_credits
from corpus.pages.draft import Draft
from corpus.pages.lines import is_prose
from corpus.pages.trim import trim
from corpus.published import parse_published
from corpus.sites import Sites

_LONGEST_DATE_LINE = 70
_PLACE = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2},\s*$")


def read_text(content: str, url: str | None, sites: Sites, *, title: str | None = None) -> Draft:
    """Read a dump. `title` is given where a feed states it; else it is the first line that can be one."""
    site = sites.of(url)
    zone = site.tzinfo if site else None
    lines = [line for raw in content.splitlines() if (line := " ".join(raw.split()))]
    first = next((number for number, line in enumerate(lines) if is_prose(line)), len(lines))
    last = max((number for number, line in enumerate(lines) if is_prose(line)), default=-1)
    head, around = lines[:first], lines[:first] + lines[last + 1 :]
    draft = Draft(title=title or next(filter(_may_be_title, head), None), url=url, site=site, lines=lines)
    draft.published = [date for line in head if (date := _date_line(line, zone))]
    draft.views = next(counts.views_stated(around), None)
    draft.reactions = counts.reactions(around)
    named, draft.body = take_credits(around, trim(lines, draft.title))
    draft.byline, draft.editor = named.byline or named.initials, named.editor
    return draft


def _may_be_title(line: str) -> bool:
    return len(line) > 10 and len(line.split()) > 2 and not _date_line(line, None) and not credit(line)


def _date_line(line: str, zone: tzinfo | None) -> Published | None:
    """The date a short line states; that of *Jember, 13 Agustus 2025* is the text's, not the page's."""
    if len(line) > _LONGEST_DATE_LINE or not any(map(str.isdigit, line)):
        return None
    published = parse_published(line, zone=zone)
    day = next(iter_dates(line), None)
    if published is None or day is None:
        return None
    return replace(published, inferred=bool(_PLACE.match(line[: day.start])))
