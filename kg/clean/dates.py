"""Dates of publication in every form that records, headers and addresses write them, as ISO prefixes."""

import re
from datetime import UTC, date, datetime, timedelta

from kg.clean.datepatterns import DAY, MONTH, NUMERALS

_Y, _M, _D = r"(?<!\d)(?P<y>(?:19|20)\d\d)", rf"(?P<m>{MONTH})", rf"(?P<d>{DAY})"
_END = r"(?=\D|$|\d{1,2}:\d\d)"  # 2019-01-2316:24 has the time glued on
_FULL = re.compile(rf"{_Y}\s?[-/.年]\s?{_M}\s?[-/.月]\s?{_D}日?{_END}")
_MONTH = re.compile(rf"{_Y}\s?[-/.年]\s?{_M}(?!\d)月?")
_YEAR = re.compile(rf"{_Y}(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)")
_HAN_DATE = re.compile(
    rf"(?P<y>[一二][{NUMERALS}]{{3}})年(?P<m>十[一二]?|[一二三四五六七八九])月(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_VALUES = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MAIL = re.compile(
    rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9]) (?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? (?P<y>(?:19|20)\d\d)", re.I
)
_MINGUO = re.compile(  # years since 1911: 民国110年3月5日, and 110-03-05 where a date is told
    rf"(?:(?:民国|民國)\s?(?P<named>\d{{1,3}})|(?:\A|[：:])\s?(?P<bare>1[0-4]\d))\s?[-/.年]\s?{_M}\s?[-/.月]\s?{_D}日?(?!\d)"
)
_SINCE = 1911
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
    >>> iso("二〇二一年三月五日"), iso("民國110年3月5日"), iso("Fri, 05 Mar 2021 08:00:00 GMT")
    ('2021-03-05', '2021-03-05', '2021-03-05')
    """
    for pattern in (_FULL, _COMPACT):
        for match in pattern.finditer(text):
            if (found := _iso(match)) is not None:
                return found
    if found := _unusual(text):
        return found
    if partial:
        for pattern in (_MONTH, _YEAR):
            if first := pattern.search(text):
                return _iso(first)
    return None


def _unusual(text: str) -> str | None:
    """The first date in Chinese numerals, of the Republic's calendar, or with the English name of its month."""
    if match := _HAN_DATE.search(text):
        year = int("".join(str(_VALUES[char]) for char in match["y"]))
        return _day(year, _number(match["m"]), _number(match["d"]))
    if match := _MINGUO.search(text):
        return _day(int(match["named"] or match["bare"]) + _SINCE, int(match["m"]), int(match["d"]))
    if match := _MAIL.search(text):
        return _day(int(match["y"]), _MONTHS.index(match["name"].lower()) + 1, int(match["d"]))
    return None


def _number(numeral: str) -> int:
    """A number below a hundred in Chinese numerals."""
    tens, ten, ones = numeral.rpartition("十")
    return (_VALUES[tens] if tens else 1) * 10 * len(ten) + (_VALUES[ones] if ones else 0)


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
    return _day(int(parts["y"]), int(month), int(day))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
