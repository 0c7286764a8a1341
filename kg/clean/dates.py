"""Dates of publication in every form that records, headers and addresses write them, as ISO prefixes."""

import re
from datetime import UTC, date, datetime, timedelta

_Y, _M, _D = r"(?<!\d)(?P<y>(?:19|20)\d\d)", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
_END = r"(?=\D|$|\d{1,2}:\d\d)"  # 2019-01-2316:24 has the time glued on
_FULL = re.compile(rf"{_Y}\s?[-/.年]\s?{_M}\s?[-/.月]\s?{_D}日?{_END}")
_MONTH = re.compile(rf"{_Y}\s?[-/.年]\s?{_M}(?!\d)月?")
_YEAR = re.compile(rf"{_Y}(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)")
_SECONDS = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?(?:\.\d{1,9})?")  # since 1970, or milliseconds
_CHINA = timedelta(hours=8)  # its one time is so much ahead of UTC
_ADDRESS = (
    re.compile(r"[/_t](?P<y>20\d\d)[-/_](?P<m>1[0-2]|0?[1-9])[-/_](?P<d>3[01]|[12]\d|0?[1-9])(?=[/_.?]|$)"),
    re.compile(r"[/_t](?P<y>20\d\d)[-/]?(?P<m>0[1-9]|1[0-2])[-/]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.?]|$)"),
    re.compile(r"/(?P<y>20\d\d)[-/]?(?P<m>0[1-9]|1[0-2])(?=/)"),
    re.compile(r"/(?P<y>20\d\d)(?=/)"),
)


def iso(text: str, *, partial: bool = False) -> str | None:
    """The first full date in `text`; with `partial`, failing that, a month or a year.

    >>> iso("2021-01-27 16:34:21"), iso("2025年3月28日"), iso("2021/1/5"), iso("2021年3月", partial=True)
    ('2021-01-27', '2025-03-28', '2021-01-05', '2021-03')
    """
    for pattern in (_FULL, _COMPACT):
        for match in pattern.finditer(text):
            if (found := _iso(match)) is not None:
                return found
    if partial:
        for pattern in (_MONTH, _YEAR):
            if first := pattern.search(text):
                return _iso(first)
    return None


def iso_of_seconds(value: str) -> str | None:
    """The day in China of a moment told in seconds or milliseconds since 1970, as databases keep it.

    >>> iso_of_seconds("1670428800"), iso_of_seconds("1670428799000"), iso_of_seconds("2022")
    ('2022-12-08', '2022-12-07', None)
    """
    match = _SECONDS.fullmatch(value)
    return (datetime.fromtimestamp(int(match["seconds"]), UTC) + _CHINA).date().isoformat() if match else None


def iso_in_address(address: str) -> str | None:
    """The date that a page address carries, or its month or year.

    >>> iso_in_address("https://x.cn/2022-03/16/content_1.htm"), iso_in_address("https://x.cn/art/2020/9/30/a_1.html")
    ('2022-03-16', '2020-09-30')
    """
    for pattern in _ADDRESS:
        if (match := pattern.search(address)) and (found := _iso(match)) is not None:
            return found
    return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month, day = parts.get("m"), parts.get("d")
    if month is None:
        return parts["y"]
    if day is None:
        return f"{parts['y']}-{int(month):02}"
    try:
        return date(int(parts["y"]), int(month), int(day)).isoformat()
    except ValueError:
        return None
