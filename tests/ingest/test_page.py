import time
from contextlib import suppress
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.ingest.page import read_page

ARTICLE = (
    "<h1>青田县召开食品安全工作会议</h1>"
    '<div class="info">2021-03-08 16:34:21来源:青田县市场监管局编辑:叶知秋 <a href="#">打印</a></div>'
    "<div class=text><p>　　3月8日，青田县召开食品安全工作会议，副县长<strong>何</strong>青川出席会议并讲话。"
    "&nbsp;会议由\n局长李&#x56db;海主持。</p>"
    "<p>会议强调，要&ldquo;压实责任&rdquo;，推进食品安全专项整治。<br>与会人员参观了现场。</p></div>"
    "<p>（记者 叶知秋）</p>"
)
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="iso-8859-1"><title>会议召开_青田县人民政府</title>'
    '<meta name="PubDate" content="2021-03-08"><script>document.write("<p>假</p>")</script></head><body>'
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li></ul></div>'
    f'<div class="main">{ARTICLE}</div>'
    '<ul class="more"><li><a href="1">某市举行消防演练活动</a></li><li><a href="2">某区开展文明创建</a></li></ul>'
    '<div class="footer"><p>版权所有：青田县人民政府 <a href="icp">备案号</a></p></div></body></html>'
)
BODY = """青田县召开食品安全工作会议
2021-03-08 16:34:21来源:青田县市场监管局编辑:叶知秋 打印
　　3月8日，青田县召开食品安全工作会议，副县长何青川出席会议并讲话。\xa0会议由局长李四海主持。
会议强调，要“压实责任”，推进食品安全专项整治。
与会人员参观了现场。
（记者 叶知秋）"""


def check_map(source: str) -> None:
    """Every visible character of the body stands in the source where the map says."""
    body = read_page(source).body
    for index, char in enumerate(body.text):
        start, end = body.span(index, index + 1)
        assert char.isspace() or unescape(source[start:end]) == char


def test_the_article_without_the_rest_of_the_page() -> None:
    page = read_page(PAGE)
    assert page.body.text == BODY
    assert (page.title, page.published, page.source) == ("青田县召开食品安全工作会议", "2021-03-08", None)
    check_map(PAGE)


@pytest.mark.parametrize(
    ("mention", "raw"),
    [
        ("何青川", "何</strong>青川"),
        ("李四海", "李&#x56db;海"),
        ("会议由局长", "会议由\n局长"),
        ("“压实责任”", "&ldquo;压实责任&rdquo;"),
        ("青田县市场监管局", "青田县市场监管局"),
    ],
)
def test_a_mention_points_into_the_source(mention: str, raw: str) -> None:
    body = read_page(PAGE).body
    first = body.text.index(mention)
    start, end = body.span(first, first + len(mention))
    assert PAGE[start:end] == raw


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>县长讲话。</p>", "县长讲话。"),
        ("县长讲话", "县长讲话"),
        ("<nav><a>首页</a></nav><p>县长讲话</p><footer>版权</footer>", "县长讲话"),
        ("<p><a>县长讲话</a></p>", "县长讲话"),
        ("<body><div>县长讲话。<div>书记讲话。", "县长讲话。\n书记讲话。"),
        ('<?xml version="1.0" encoding="big5"?><!DOCTYPE a [<!ENTITY b "坏">]><p>县长讲话。', "]>\n县长讲话。"),
    ],
)
def test_short_and_broken_pages(source: str, expected: str) -> None:
    assert read_page(source).body.text == expected
    check_map(source)


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("县长讲话_某县人民政府", "<h1>某县人民政府</h1><h2>县长讲话</h2>", "县长讲话"),
        ("县长深入企业讲话_某县人民政府", "<h1>某县人民政府</h1><h2>县长深入 企业讲话</h2>", "县长深入企业讲话"),
        ("县长深入企业讲话 - 某县新闻网", "<div>县长深入企业讲话</div>", "县长深入企业讲话"),
        ("某报数字报-县长深入企业讲话", "<div>县长深入企业讲话</div>", "县长深入企业讲话"),
        ("县长深入企业讲话-某县政府网站", "<div>某县政府网站</div><h1>县长深入企业讲话</h1>", "县长深入企业讲话"),
        ("县长深入企业讲话话发展", "<div>县长深入企业讲话</div>", "县长深入企业讲话话发展"),
        ("某县人民政府门户网站", "<h1>县长讲话</h1>", "县长讲话"),
        ("某县人民政府门户网站", "<h1>栏目</h1><h1>县长讲话</h1>", "某县人民政府门户网站"),
        ("", "<h1>县长&nbsp;讲话</h1>", "县长\xa0讲话"),
        ("", "<h2>县长讲话</h2>", None),
    ],
)
def test_the_title(head: str, heading: str, title: str | None) -> None:
    page = read_page(f"<title>{head}</title>{heading}<p>会议要求各部门压实责任，确保群众舌尖上的安全。</p>")
    assert page.title == title


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html><head><title>会议</title></head><body><script>县长</script><img src=a></body></html>", "without text"),
        ("<!-- 县长 -->", "without text"),
        ("<nav><a>首页</a></nav>", "nothing but navigation"),
    ],
)
def test_pages_without_an_article(source: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_page(source)


PARTS = [
    ARTICLE,
    "<p>县长王岚在会上作了讲话，要求各部门抓好落实。</p>",
    "<div>",
    "</div>",
    "<table><tr><td>",
    "</p>",
    "&",
    "<",
]
PARTS += [
    "<a href='x'>链接</a>",
    "<nav>导航",
    "</nav>",
    "市&nbsp;长",
    "\n",
    "<br>",
    "<b>",
    "<!--",
    "-->",
    "<title>",
    "&#20013;",
]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_every_character_of_any_page_is_in_its_place(parts: list[str]) -> None:
    source = "".join(parts)
    try:
        check_map(source)
    except InputError as error:
        assert "HTML" in str(error)  # noqa: PT017


@pytest.mark.parametrize("part", ["<div>", "<p>县", "<b><i>县", "<table><tr><td>县", "&", "<a b='", "县\0\x01"])
def test_hostile_pages_take_linear_time(part: str) -> None:
    start = time.perf_counter()
    with suppress(InputError):
        read_page(part * (100_000 // len(part)))
    assert time.perf_counter() - start < 10
