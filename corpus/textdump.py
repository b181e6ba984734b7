"""Plain text as a crawler saved it: title, share line, date, counts and byline around the body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from corpus import counts
from corpus.article import Published
from corpus.body import trim
from corpus.bylines import Credits, credit, signature
from corpus.draft import Draft
from corpus.lines import is_prose
from corpus.published import parse_published

_LONGEST_DATE_LINE = 70


def read_text(content: str, title: str | None = None, zone: tzinfo | None = None) -> Draft:
    """Read a dump. `title` is given where a feed states it; else it is the first line that can be one."""
    lines = [line for raw in content.splitlines() if (line := " ".join(raw.split()))]
    first = next((number for number, line in enumerate(lines) if is_prose(line)), len(lines))
    last = max((number for number, line in enumerate(lines) if is_prose(line)), default=-1)
    head, around = lines[:first], lines[:first] + lines[last + 1 :]
    draft = Draft(title=title or next(filter(_may_be_title, head), None), lines=lines)
    draft.published = [date for line in head if (date := _date_line(line, zone))]
    draft.views = next((n for line in around if (n := counts.views(line)) is not None), None)
    draft.reactions = next(filter(None, map(counts.reactions, around)), ())
    credits = Credits.read(around)
    draft.byline, draft.editor = credits.byline, credits.editor
    draft.body = trim(lines[first:], draft.title)
    _take_signature(draft)
    return draft


def _may_be_title(line: str) -> bool:
    return len(line) > 10 and len(line.split()) > 2 and not _date_line(line, None) and not credit(line)


def _date_line(line: str, zone: tzinfo | None) -> Published | None:
    """A short line with a day in it: nothing else in a page's head has one."""
    if len(line) > _LONGEST_DATE_LINE or not any(map(str.isdigit, line)):
        return None
    return parse_published(line, zone=zone)


def _take_signature(draft: Draft) -> None:
    if not draft.body:
        return
    draft.body[-1], name = signature(draft.body[-1])
    draft.byline = draft.byline or name
    if not draft.body[-1]:
        draft.body.pop()
