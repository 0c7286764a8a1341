"""Dates of events: what the text says, made absolute by the year that the text or the publication date gives."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

_FULL = re.compile(r"((?:19|20)\d{2})[年\-./](\d{1,2})[月\-./](?:(\d{1,2})(?!\d)[日号]?)?")
_MONTH_DAY = re.compile(r"(?<![\d年])(?<!年前的)(\d{1,2})月(\d{1,2})[日号]?(?!\d)")
_MONTH = re.compile(r"(?<![\d年])(\d{1,2})月(?:份|初|上旬|中旬|下旬|底|末|以来)")
_MONTH_OF = re.compile(r"([今去明])年(\d{1,2})月(?:(\d{1,2})(?:[日号]|(?=[至、到—-]))|(?!\d))")
_DAY_OF_MONTH = re.compile(r"(?<![基样日标])([本上下])个?月(\d{1,2})[日号]")
_YEARS_OFF = {"今": 0, "去": -1, "明": 1}
_MONTHS_OFF = {"本": 0, "上": -1, "下": 1}
_AHEAD = re.compile("[将定拟][于在]$")  # 将于|26日
_DAY = re.compile(
    r"(?<![\d月、至\-—.附第])(\d{1,2})(?:日|号(?!会议[室厅]|楼|厅|馆|线|院|文件|车间|门|仓|库|店|桥|地块))(?=[，、上下晚凌中至（]|$|[^\d])"
)
_TODAY = re.compile(r"(?<!年前的)(?:今天|今日|今晚|今晨)(?!（(?:\d{1,2}月)?\d{1,2}[日号])|(?<![一-鿿])今(?=[，上下晚])")
_YESTERDAY = re.compile(r"(?:昨天|昨日|昨晚)(?!（(?:\d{1,2}月)?\d{1,2}[日号])")
_DAY_BEFORE = re.compile(r"(?<![之以])前[天日](?![^，。]{0,3}(?:通知|已))")
_TOMORROW = re.compile(r"明[天日]|明晚")
_BARE_YEAR = re.compile(r"((?:19|20)\d{2})年(?!度|\d)")
_UNTIL = ("至", "到", "—", "——", "-", "－", "~", "～")  # between the first and the last day of several
_ON_A_VISIT = re.compile(  # 6月4日|至7日对X进行访问
    r"[日号]?(?:至|到|—|-|－)(?:(?P<month>\d{1,2})月)?\d{1,2}[日号](?:率[^，。；]{2,16})?(?:对|访问|赴)[^。；]{0,40}?访"
)
_WEEKDAY = re.compile("([上本])周([一二三四五六日天])")
_WEEK = "一二三四五六日"
_HINT = re.compile(r"[\d今昨]|[明前][天日晚]|[上本]周[一二三四五六日天]")  # every date has one: only saves time
_ISO = re.compile(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?$")
_DAYS_OFF = (("今", _TODAY, 0), ("昨", _YESTERDAY, 1), ("前", _DAY_BEFORE, 2), ("明", _TOMORROW, -1))

_SAID_YEAR = re.compile(r"((?:19|20)\d{2})年")
_THAT_YEAR = re.compile(r"(?<![到至于])(?:19|20)\d{2}年(?=\d{1,2}月\d{1,2}日|[，,]|春节|元旦)")
_WIRE = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日(?:专?电(?![话视脑子力影动梯])|讯|消息)")
_LATE = re.compile(r"(?<!\d)1[12]月")  # when next year is planned
_PLANNED = re.compile(r"(?:做好|部署|安排|开展)(?:了|好)?(?:19|20)\d{2}年(?=[一-鿿])")  # 做好|2019年食品安全工作


def year_of(text: str) -> int | None:
    """The year that a text is of, if it names no other and a day of it or what is planned for it.

    >>> year_of("2019年1月5日，县局部署。2019年立案三起。"), year_of("2018年建成。2019年3月1日投产。")
    (2019, None)
    """
    years = set(_SAID_YEAR.findall(text))
    if len(years) != 1:
        return None
    if _THAT_YEAR.search(text):
        return int(years.pop())
    return int(years.pop()) if _PLANNED.search(text) and not _LATE.search(text) else None


def day_after(day: "Date") -> "Date":
    """The next day, of one that is told to the day (次日)."""
    if len(day.iso) != len("2023-07-03"):
        return day
    return replace(day, iso=(date.fromisoformat(day.iso) + timedelta(days=1)).isoformat())


def wired_on(text: str, year: int) -> str | None:
    """The day of a wire in a year.

    >>> wired_on("新华社北京1月24日电，县局召开会议。", 2019)
    '2019-01-24'
    """
    wire = _WIRE.search(text)
    return _iso(year, int(wire[1]), int(wire[2])) if wire else None


@dataclass(frozen=True, slots=True)
class Date:
    """An ISO prefix (2019-05-20, 2019-05, 2019) and the stretch of text that says it."""

    iso: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def _parts(iso: str) -> tuple[int | None, int | None, int | None]:
    match = _ISO.match(iso)
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
    return year, month, day


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of the time of writing: the publication date as an ISO prefix, and a year that the text gives."""

    published: str | None
    year: int | None  # for texts without a publication date

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day of publication as far as known."""
        return _parts(self.published) if self.published else (self.year, None, None)

    def year_of(self, month: int, day: int | None) -> int | None:
        """The year of a month (and day) that the text gives without one: the last such date before publication."""
        year, now_month, now_day = self.parts
        if year is None or now_month is None:
            return year
        later = (month, day or 0) > (now_month, (now_day or 31) if day else 99)
        # an announcement may name a date a little ahead; December told of in January may not
        return year - 1 if later and month - now_month > 2 else year


def dates(text: str, start: int, end: int, clock: Clock) -> list[Date]:
    """Every date in `text[start:end]` that can be made absolute, in the order of the text."""
    if not _HINT.search(text, start, end):  # only saves time
        return []
    found: list[Date] = []
    taken: list[tuple[int, int]] = []

    def add(iso: str | None, low: int, high: int) -> None:
        if any(low < t_end and t_start < high for t_start, t_end in taken):
            return
        taken.append((low, high))
        if iso:
            found.append(Date(iso, low, high))

    for m in _FULL.finditer(text, start, end):
        add(_iso(int(m[1]), int(m[2]), int(m[3]) if m[3] else None), *m.span())
    if text.find("月", start, end) >= 0:  # only saves time
        for m in _MONTH_DAY.finditer(text, start, end):
            month, day = int(m[1]), int(m[2])
            add(_iso(clock.year_of(month, day), month, day), *m.span())
        for m in _MONTH.finditer(text, start, end):
            add(_iso(clock.year_of(int(m[1]), None), int(m[1]), None), *m.span())
    year, month_now, day_now = clock.parts
    for m in _DAY_OF_MONTH.finditer(text, start, end) if year and month_now else ():
        months = (year or 0) * 12 + (month_now or 1) - 1 + _MONTHS_OFF[m[1]]
        add(_iso(months // 12, months % 12 + 1, int(m[2])), *m.span())
    for m in _DAY.finditer(text, start, end):
        ahead = _AHEAD.search(text, max(m.start() - 2, start), m.start()) is not None
        before = [day for day in found if day.start < m.start()]
        add(_day_of_month(int(m[1]), before, clock, ahead), *m.span())
    for word, pattern, back in _DAYS_OFF:
        if year and month_now and day_now and text.find(word, start, end) >= 0:
            for m in pattern.finditer(text, start, end):
                add(_shift(year, month_now, day_now, back), *m.span())
    if year and month_now and day_now and text.find("周", start, end) >= 0:
        for m in _WEEKDAY.finditer(text, start, end):
            back = date(year, month_now, day_now).weekday() - _WEEK.index(m[2].replace("天", "日"))
            add(_shift(year, month_now, day_now, back + 7 * (m[1] == "上")), *m.span())
    if text.find("年", start, end) >= 0:  # only saves time
        for m in _MONTH_OF.finditer(text, start, end) if year else ():
            add(_iso(year and year + _YEARS_OFF[m[1]], int(m[2]), int(m[3]) if m[3] else None), *m.span())
        for m in _BARE_YEAR.finditer(text, start, end):
            add(m[1], *m.span())
    found.sort(key=lambda day: day.start)
    return [day for n, day in enumerate(found) if not n or text[found[n - 1].end : day.start] not in _UNTIL]


def on_a_visit(text: str, day: Date | None) -> Date | None:
    """The month of a visit of several days that begins on a day (the year, if it ends in another month), for what was
    done on one of them; any other day is what it is."""
    match = _ON_A_VISIT.match(text, day.end) if day and len(day.iso) == len("2023-05-20") else None
    if day is None or match is None:
        return day
    other = match["month"] and int(match["month"]) != int(day.iso[5:7])
    return replace(day, iso=day.iso[:4] if other else day.iso[:7])


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if month is None:
        return f"{year:04d}"
    if day and day > monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def _day_of_month(day: int, before: list[Date], clock: Clock, ahead: bool) -> str | None:
    """20日: of the month named before it, else of the month of publication (or the one before it, or behind it if it is
    still `ahead`)."""
    year, month, now_day = clock.parts
    if before and len(before[-1].iso) >= 7:
        return _iso(int(before[-1].iso[:4]), int(before[-1].iso[5:7]), day)
    if year is None or month is None:
        return None
    if now_day is not None and ahead:
        year, month = (year, month) if day >= now_day else (year + month // 12, month % 12 + 1)
    elif now_day is not None and day > now_day + 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _iso(year, month, day)


def _shift(year: int, month: int, day: int, back: int) -> str | None:
    """The day so many days before one, if that is a day."""
    return str(date(year, month, day) - timedelta(back)) if _iso(year, month, day) else None
