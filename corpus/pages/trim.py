"""A text cut out of the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import find_dates
from corpus.pages.bylines import credit, signature
from corpus.pages.lines import is_caption, is_end, is_item, is_noise, is_prose, is_sentence, is_unclosed

_LEADING = 2  # a dateline this near the top is where the text begins: what precedes it is a caption
_DATELINE = re.compile(  # TEMPO.CO, Jakarta - | Jakarta (ANTARA News) - | UNDIP, Semarang (16/9) –
    r"(?:[A-Z][\w.]*,?\s+|\([\w/. ]{2,20}\),?\s+|,\s+){1,6}[-–—]{1,2}\s"
)
_DATE_LINE_REST = 25  # characters beside the date itself: a clock time, a section


def trim(lines: Sequence[str], title: str | None = None) -> list[str]:
    """The lines without what stands before the first paragraph, behind the last and between.

    The first and last paragraph are the outermost running text, with short sentences and list
    items (a table of medals often ends a text) that adjoin it.
    """
    text = [line for line in _until_end(lines) if line != title and not _is_furniture(line)]
    # A photo story has no text but its caption.
    kept = [line for line in text if not is_caption(line)]
    kept = kept if any(map(is_prose, kept)) else text
    prose = [number for number, line in enumerate(kept) if is_prose(line)]
    if not prose:
        return []
    first, last = next((n for n in prose[:_LEADING] if _DATELINE.match(kept[n])), prose[0]), prose[-1]
    while first and is_sentence(kept[first - 1]) and not _DATELINE.match(kept[first]):
        first -= 1
    tail = kept[last + 1 :]
    # A dated headline below the text: everything from the text's end on is a list of other articles.
    if not any(map(is_date_line, tail)):
        last += max((n for n, line in enumerate(tail, 1) if _is_text(line)), default=0)
    return kept[first : last + 1]


def is_date_line(line: str) -> bool:
    """Nothing but a date, perhaps with weekday, clock time and a word beside it."""
    if len(line) > 70 or not any(map(str.isdigit, line)):
        return False
    dates = find_dates(line)
    return len(dates) == 1 and len(line) - len(dates[0].surface) <= _DATE_LINE_REST


def _is_text(line: str) -> bool:
    unsigned, _ = signature(line)
    return is_sentence(unsigned) or is_unclosed(unsigned) or is_item(line)


def _until_end(lines: Sequence[str]) -> Sequence[str]:
    seen_prose = False
    for number, line in enumerate(lines):
        if seen_prose and is_end(line):
            return lines[:number]
        seen_prose = seen_prose or is_prose(line)
    return lines


def _is_furniture(line: str) -> bool:
    return is_noise(line) or credit(line) is not None
