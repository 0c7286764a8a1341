import pytest

from kg.ingest.metadata import metadata, without_site

CASES = [
    (
        '<meta name="ArticleTitle" content="县长讲话"><meta name="PubDate" content="2021-03-08 10:00">'
        '<meta name="ContentSource" content="青田县政府"><title>别的</title>',
        {"title": "县长讲话", "published": "2021-03-08 10:00", "source": "青田县政府"},
    ),
    ("<META content='会议&nbsp;召开' property=og:title>", {"title": "会议 召开"}),
    ('<meta name="ContentSource" content=""><meta property="og:site_name" content="某报">', {"source": "某报"}),
    ("<title>\n 青田县召开食品安全会议_青田县人民政府 </title>", {"title": "青田县召开食品安全会议"}),
    ('<script>{"datePublished": "2021-03-08T09:12:00+08:00"}</script>', {"published": "2021-03-08T09:12:00+08:00"}),
    ("<script>var ct = '1615165200';</script>", {"published": "1615165200"}),
    (
        '<meta name="pubdate" content="2021-03-08"><script>{"pubDate":"2020-01-01"}</script>',
        {"published": "2021-03-08"},
    ),
    ('<meta charset="gb2312"><meta name="viewport" content="width=1">', {}),
    ('<!-- <meta name="pubdate" content="2020"> -->', {}),
    (
        '<meta name="pubdate" content="2020-01-01"><meta name="pubdate" content="2021-01-01">',
        {"published": "2020-01-01"},
    ),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_metadata(source: str, expected: dict[str, str]) -> None:
    assert metadata(source) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("全县食品安全会议召开 - 青田新闻网", "全县食品安全会议召开"),
        ("全县食品安全会议召开|青田", "全县食品安全会议召开"),
        ("首页_青田", "首页_青田"),
        ("“十四五”规划-纲要发布", "“十四五”规划-纲要发布"),
    ],
)
def test_without_site(title: str, expected: str) -> None:
    assert without_site(title) == expected
