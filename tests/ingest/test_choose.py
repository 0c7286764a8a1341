import pytest

from kg.ingest.choose import choose
from kg.ingest.visible import visible

FIRST = "3月8日，某县召开食品安全工作会议，县长王岚主持。"
SECOND = "会议要求各部门压实责任，确保群众舌尖上的安全。"
PAGE = (
    "<p><a>首页</a> <a>要闻</a></p><p>字号</p><h1>全县会议召开</h1><p>2021-03-08 来源：某局</p>"
    f"<p>{FIRST}</p><p>短句</p><p><a>延伸阅读一条新闻</a></p><p>{SECOND}</p><p>责任编辑：李某</p>"
    "<p>友情链接</p><footer>来源：某公司制作</footer>"
)


def chosen(extract: str, title: str = "") -> list[str]:
    text, lines = visible(PAGE)
    return [text.text[line.start : line.end - 1] for line in choose(text.text, lines, extract, title)]


KEPT = ["全县会议召开", "2021-03-08 来源：某局", FIRST, "短句", SECOND, "责任编辑：李某"]


@pytest.mark.parametrize(
    "extract",
    [
        f"{FIRST}\n{SECOND}",
        f"{FIRST} {SECOND}\n一段页面上没有的话，不知从何而来。",
        f"| {FIRST[:12]}\n{FIRST[12:]} |\n- {SECOND}",
        f"{FIRST}\n{SECOND[:15]}",
        f"首页\n{FIRST}\n{SECOND}",
        f"全县会议召开\n{FIRST}\n短句",
    ],
)
def test_the_article_its_title_and_its_credits_are_kept(extract: str) -> None:
    assert chosen(extract) == KEPT


@pytest.mark.parametrize("extract", ["", "短句", "页面上没有的话"])
def test_with_too_small_an_extract_all_but_links_and_navigation_is_kept(extract: str) -> None:
    assert chosen(extract) == ["字号", *KEPT, "友情链接"]


HOT = "<ul><li><a>某县召开全县经济工作会议</a> 2021-03-01</li><li><a>副县长调研食品安全工作</a> 2021-03-02</li></ul>"
RELATED = "<div><a>副县长调研食品安全工作</a><p>3月5日，副县长李某调研食品安全工作，局长王某陪同。</p></div>"


@pytest.mark.parametrize("more", [HOT, f"<h4>热点新闻</h4>{HOT}", f"<h4>相关新闻</h4>{RELATED}"])
def test_other_articles_that_are_linked_to_stay_out(more: str) -> None:
    text, lines = visible(PAGE.replace("<p>友情链接</p>", more))
    for extract in (f"{FIRST}\n{SECOND}", f"{FIRST}\n{SECOND}\n3月5日，副县长李某调研食品安全工作，局长王某陪同。"):
        assert [text.text[line.start : line.end - 1] for line in choose(text.text, lines, extract, "")] == KEPT


def test_what_an_article_itself_calls_related_is_kept() -> None:
    text, lines = visible(PAGE.replace("<p>短句</p>", "<p>相关新闻</p>"))
    assert "相关新闻\n" in [
        text.text[line.start : line.end] for line in choose(text.text, lines, f"{FIRST}\n{SECOND}", "")
    ]


def test_a_title_that_is_no_heading_is_found_by_its_words() -> None:
    source = PAGE.replace("h1>", "div>")
    text, lines = visible(source)
    kept = choose(text.text, lines, f"{FIRST}\n{SECOND}", "全县会议 召开")
    assert text.text[kept[0].start : kept[0].end] == "全县会议召开\n"


def test_what_readers_say_stays_out() -> None:
    said = "<h4>网友评论</h4><div>路人 2021-03-09<p>支持县里的做法，县长王岚辛苦了。</p></div>"
    text, lines = visible(PAGE.replace("<p>友情链接</p>", said))
    assert [text.text[line.start : line.end - 1] for line in choose(text.text, lines, f"{FIRST}\n{SECOND}", "")] == KEPT


def test_who_published_between_title_and_date_is_kept() -> None:
    text, lines = visible(
        PAGE.replace("<p>2021-03-08 来源：某局</p>", "<p><a>某县发布</a></p><p>2021-03-08 来源：某局</p>")
    )
    kept = [text.text[line.start : line.end - 1] for line in choose(text.text, lines, f"{FIRST}\n{SECOND}", "")]
    assert kept == [KEPT[0], "某县发布", *KEPT[1:]]
