"""How far apart two dates are."""

from datetime import date


def days_between(one: str | None, other: str | None) -> int | None:
    """The days from one to the other, either way round; None unless both are days of the calendar (2021-01-27).

    >>> days_between("2021-01-27", "2021-02-01"), days_between("2021-01", "2021-02-01")
    (5, None)
    """
    if one is None or other is None or len(one) != 10 or len(other) != 10:
        return None
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None
