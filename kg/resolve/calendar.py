"""Days of ISO prefixes: 2021-03 lasts from its first day to its last."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

YEAR = 365


@lru_cache(maxsize=65536)
def days(iso: str | None) -> tuple[int, int] | None:
    """The first and the last day (proleptic ordinals) of an ISO prefix; None if it is none of the calendar.

    >>> first, last = days("2021-02") or (0, 0)
    >>> last - first
    27
    """
    try:
        parts = [int(part) for part in (iso or "").split("-")]
        year, month, day = (*parts, 0, 0)[:3]
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()
