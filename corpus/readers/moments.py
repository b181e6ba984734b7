"""When a page was fetched, as crawlers write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_AHEAD = timedelta(days=1)
"""A local time written without its zone may be ahead of UTC; more than that is a clock set wrong."""


def fetched(text: str) -> datetime | None:
    """ISO 8601; UTC where no zone is said, as crawlers mean it.

    None where it is no date, and where it has not come yet: the archive takes what was fetched last for
    the newest, so a page fetched in 2099 would never change again.
    """
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment if moment.astimezone(UTC) <= datetime.now(UTC) + _AHEAD else None
    except (ValueError, OverflowError):  # OverflowError: of the year 1 or 9999, and in UTC of another
        return None
