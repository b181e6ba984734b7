"""When an article was published: from a stated date, or from the dateline of its text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from corpus.article import Published
from corpus.dates import DateExpression, iter_dates

WIB = timezone(timedelta(hours=7), "WIB")
ZONES: dict[str, tzinfo] = {
    "WIB": WIB,
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}
_FIRST_SITE = 1994  # the year of the first Indonesian news site
CLOCK_SKEW = timedelta(days=2)
"""A date this far past the crawl is still believed: zones, and clocks that run ahead."""

_TIME = re.compile(
    r"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:](?P<second>[0-5]\d))?(?:\.\d+)?(?!\d)"
    r"\s*(?P<half>[ap]m\b)?\s*(?:\(?(?P<zone>WIB|WITA|WIT|UTC|GMT|Z)\b)?\s*(?P<offset>[+-]\d{1,2}:?(?:\d{2})?\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:(?:T| T?)\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_PLACE = re.compile(r"(?:[A-Z][\w.]*,?\s+){0,6}$")  # before a dateline's day: "UNDIP, Temanggung (21/1) –"
_LEAD_PARAGRAPHS = 3


def parse_published(
    text: str, *, reference: date | None = None, zone: tzinfo | None = None
) -> Published | None:
    """The moment a date line or a metadata field states, or None.

    `reference` gives the year where none is stated (and makes *2 jam lalu* readable);
    `zone` is assumed where a time states none. Of a range the first day counts.
    """
    text = text.strip()
    if _ISO.match(text):
        return _iso(text, zone)
    if _EPOCH.match(text):
        return Published(datetime.fromtimestamp(int(text[:10]), UTC), precise=True)
    for expression in iter_dates(text, reference):
        bar = expression.surface.find("|")  # the time is part of the expression: 20 Mei 2025 | 19.30 WIB
        after = expression.start + bar if bar > 0 else expression.end
        return _moment(expression.day, _TIME.search(f"{text[after:]} {text[: expression.start]}"), zone)
    return _last_resort(text, reference, zone) if text and reference else None


def dateline(text: str, fetched_at: datetime | None, now: datetime) -> Published | None:
    """The day an undated article was published, inferred from the days its text names.

    First the dateline itself (*Semarang (16/9) –*), then the first event in the lead, then the
    latest event in the rest: an article is not older than what it reports. An event's day has a
    weekday or brackets, *Senin (20/12)*; a bare *17 Agustus 1945* is history as often as news and
    counts only where no crawl says when the text was there. No day counts that no page can have been
    published on: before there were news sites, or after the crawl, or else after `now`. None where
    nothing fits.
    """
    reference = fetched_at.date() if fetched_at else None
    latest = (fetched_at or now).date() + CLOCK_SKEW
    days = [(e, e.end_day or e.day) for e in iter_dates(text, reference)]
    past = [(e, day) for e, day in days if day.year >= _FIRST_SITE and day <= latest]
    day = _event_day(past, text, bare_days_count=reference is None)
    return Published(datetime.combine(day, time()), precise=False, inferred=True) if day else None


def localized(published: Published, zone: tzinfo | None = None) -> Published:
    """In Indonesian time. Content systems store UTC, in which an evening is still the day before."""
    moment = published.moment
    if not published.precise or moment.utcoffset() in {None, *(z.utcoffset(None) for z in ZONES.values())}:
        return published
    return replace(published, moment=moment.astimezone(zone or WIB))


def is_placeholder(published: Published) -> bool:
    """1970-01-01, 0001-01-01: what a content system writes that knows no date."""
    return published.day.year < _FIRST_SITE


def is_future(published: Published, now: datetime) -> bool:
    """No page can have been published then; its date is a mistake or a placeholder."""
    return published.day > now.date() + CLOCK_SKEW


def _event_day(past: list[tuple[DateExpression, date]], text: str, *, bare_days_count: bool) -> date | None:
    if past and _PLACE.match(text[: past[0][0].start]):
        return past[0][1]
    lead = sum(map(len, text.split("\n\n", _LEAD_PARAGRAPHS)[:_LEAD_PARAGRAPHS]))
    events = [(e.start, day) for e, day in past if not e.surface[0].isdigit()]
    if events:
        return next((day for start, day in events if start < lead), max(day for _, day in events))
    return max((day for _, day in past), default=None) if bare_days_count else None


def _iso(text: str, zone: tzinfo | None) -> Published | None:
    try:
        moment = datetime.fromisoformat(re.sub(r"^(\S{10}) T?", r"\1T", text).replace(" ", ""))
    except ValueError:
        return None
    # Midnight to the second is what a content system writes that knows only the day.
    precise = moment.time() != time()
    return Published(moment if moment.tzinfo or not precise else moment.replace(tzinfo=zone), precise)


def _moment(day: date, clock: re.Match[str] | None, zone: tzinfo | None) -> Published:
    if clock is None:
        return Published(datetime.combine(day, time()), precise=False)
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + 12 * (clock["half"].lower() == "pm")
    at = time(hour, int(clock["minute"]), int(clock["second"] or 0), tzinfo=_zone(clock) or zone)
    return Published(datetime.combine(day, at), precise=True)


def _zone(clock: re.Match[str]) -> tzinfo | None:
    if clock["offset"]:
        sign, digits = clock["offset"][0], clock["offset"][1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if sign == "-" else offset) if offset < timedelta(hours=15) else None
    return ZONES.get(clock["zone"].upper(), UTC) if clock["zone"] else None


def _last_resort(text: str, reference: date, zone: tzinfo | None) -> Published | None:
    """dateparser knows *2 jam lalu* and much else, at a thousand times the price."""
    import dateparser  # slow to import, too

    base = datetime.combine(reference, time(12))
    found = dateparser.parse(text, languages=["id", "en"], settings={"RELATIVE_BASE": base})
    return Published(found.replace(tzinfo=found.tzinfo or zone), precise=True) if found else None
