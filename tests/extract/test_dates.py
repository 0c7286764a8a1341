"""Dates of events: precision, years from publication, ranges, today."""

import pytest

from kg.extract.dates import Clock, dates, on_a_visit, year_of

TABLE = [
    # text, published, expected
    ("1月26日，市局召开会议。", "2021-01-27", ["2021-01-26"]),
    ("2019年5月20日上午，全县会议召开。", None, ["2019-05-20"]),
    ("12月29日，副县长带队检查。", "2021-01-04", ["2020-12-29"]),
    ("1月3日，会议召开。", "2020-12-30", ["2020-01-03"]),  # not yet held: the last such day
    ("5月30日至31日，督查组到县里。", "2022-06-02", ["2022-05-30"]),
    ("今天（3月6日），例会召开。", "2023-03-06", ["2023-03-06"]),
    ("今天，例会召开。", "2023-03-06", ["2023-03-06"]),
    ("昨日下午，部署会召开。", "2022-03-01", ["2022-02-28"]),
    ("昨天，部署会召开。", "2024-03-01", ["2024-02-29"]),
    ("20日上午，会议召开。", "2018-01-21", ["2018-01-20"]),
    ("8月下旬，检查组来我市。", "2020-09-30", ["2020-08"]),
    ("2023年，活动在全区开展。", None, ["2023"]),
    ("5月20日，会议召开。", None, []),  # no year to be had
    ("论坛将于今年9月20日至23日举办。", "2021-07-27", ["2021-09-20"]),
    ("去年12月5日，会议召开。", "2021-01-27", ["2020-12-05"]),
    ("上月20日，会议召开。", "2021-01-27", ["2020-12-20"]),
    ("本月21号，会议召开。", "2021-01-27", ["2021-01-21"]),
    ("前天，会议召开。", "2021-03-01", ["2021-02-27"]),
    ("大会明天开幕。", "2021-12-31", ["2022-01-01"]),
    ("13月40日，无此日。", "2021-01-01", []),
    ("近日，会议召开。", "2021-01-27", []),
]


@pytest.mark.parametrize(("text", "published", "expected"), TABLE)
def test_dates(text: str, published: str | None, expected: list[str]) -> None:
    found = [date.iso for date in dates(text, 0, len(text), Clock(published, None))]
    assert found == expected or (expected and found[:1] == expected[:1])


def test_the_span_of_a_date_is_its_words() -> None:
    text = "会议于2019年5月20日召开。"
    (date,) = dates(text, 0, len(text), Clock(None, None))
    assert text[date.start : date.end] == "2019年5月20日"


def test_a_year_of_the_text_serves_where_no_publication_date_is_known() -> None:
    text = "1月24日，会议召开。"
    assert [d.iso for d in dates(text, 0, len(text), Clock(None, 2019))] == ["2019-01-24"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("3月8日，县食安办召开推进会。2016年1月7日起立案87件。", 2016),
        ("2016年春节将至，县食安办召开推进会。", 2016),
        ("3月8日，县食安办召开推进会。2009年通过的法律作了修订。", None),  # a year of something else
        ("2015年1月5日立案。2016年1月7日结案。", None),
        ("到2016年3月1日，全县建成三处。", None),
    ],
)
def test_the_one_year_of_a_text(text: str, year: int | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("11月23日至27日对西班牙进行正式访问，会见首相。", "2024-11"),
        ("6月28日至7月2日率党政代表团对西班牙进行访问，会见首相。", "2024"),  # in one of two months
        ("11月23日至27日的会议期间，会见首相。", "2024-11-23"),
        ("11月23日会见对中国进行访问的首相。", "2024-11-23"),
    ],
)
def test_what_is_done_on_a_visit_of_several_days(text: str, iso: str) -> None:
    day = on_a_visit(text, dates(text, 0, len(text), Clock("2024-11-28", None))[0])
    assert day is not None
    assert day.iso == iso
