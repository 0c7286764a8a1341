import pytest

from kg.clean.dates import iso, iso_in_address


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-01-27 16:34:21", "2021-01-27"),
        ("2025年3月28日", "2025-03-28"),
        ("2021/1/5", "2021-01-05"),
        ("2021.1.5", "2021-01-05"),
        ("20210127163107", "2021-01-27"),
        ("2019-01-2316:24", "2019-01-23"),
        ("2022-03-16T08:00:00+08:00", "2022-03-16"),
        ("发布日期 : 2025-03-28", "2025-03-28"),
        ("2021-13-01", None),
        ("2021-02-30", None),
        ("2021-02-29", None),
        ("2020-02-29", "2020-02-29"),
        ("2021年4月31日", None),
        ("2021年12月31日", "2021-12-31"),
        ("电话12021-0127", None),
        ("", None),
    ],
)
def test_iso(text: str, date: str | None) -> None:
    assert iso(text) == date


@pytest.mark.parametrize(
    ("text", "date"), [("2021年3月", "2021-03"), ("2021", "2021"), ("2021-03", "2021-03"), ("昨天", None)]
)
def test_partial(text: str, date: str | None) -> None:
    assert iso(text, partial=True) == date


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://x.cn/2022-03/16/content_1.htm", "2022-03-16"),
        ("https://x.cn/art/2020/9/30/art_52_1.html", "2020-09-30"),
        ("https://x.cn/202404/t20240419_3315.html", "2024-04-19"),
        ("https://x.cn/c105/202108/8831.shtml", "2021-08"),
        ("https://x.cn/2023/0927/4417.html", "2023-09-27"),
        ("https://x.cn/news/show-20557.html", None),
    ],
)
def test_address(address: str, date: str | None) -> None:
    assert iso_in_address(address) == date
