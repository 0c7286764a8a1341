import pytest

from kg.clean.furniture import is_furniture
from kg.clean.lines import classify
from tests.clean.articles import cleaned, kinds

BODY = "5月8日下午，县局召开会议，听取各所工作汇报，研究部署近期重点工作。"
MORE = "会议要求，各所要把下半年的检查任务排到周、落到人，每月底汇总一次进度。"


def kinds_of(text: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in kinds(cleaned(text, title))]


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务动态 > 正文",
        "首页 >> 市县联播 >> 正文",
        "分享到：微信 新浪微博",
        "【打印本页】 【关闭窗口】",
        "上一篇：没有了",
        "版权所有：某县人民政府",
        "20210127163107198.jpg",
        "扫一扫在手机打开当前页",
        "特别声明：以上文章内容仅代表作者本人观点",
        "声明：本网转载的文章版权归作者",
        "网站地图 联系我们",
        "评论（",
        "第02版：综合新闻",
        "A02 综合",
        "第 1 页 共 3 页",
        "首页 政务公开 政务服务 互动交流 数据发布",
        "凡本网注明“来源：某网”的作品，转载须注明",
        "本文来源：某报。如有侵权请联系删除",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        MORE,
        "首页设计新颖，群众反映良好，访问量大增，说明公开工作有成效。",
        "一、加强领导",
        "2021年",
        "B超检查",
        "首页上市",
    ],
)
def test_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_text_file() -> None:
    head = "食安\n某省\n县局召开重点工作会议\n2022-03-16 08:42:15来源：县局编辑：方圆"
    text = f"{head}\n{BODY}\n1234567.jpg\n会议现场\n{MORE}\n返回上一页"
    assert kinds_of(text) == [
        "furniture",
        "furniture",
        "title",
        "header",
        "body",
        "furniture",
        "caption",
        "body",
        "furniture",
    ]


def test_a_record() -> None:
    text = f"首页 > 新闻\n县局召开会议\n{BODY}\n{MORE}\n编辑：隋欣"
    assert kinds_of(text, "县局召开会议") == ["title", "furniture", "duplicate", "body", "body", "byline"]


def test_a_header_glued_to_a_sentence() -> None:
    assert kinds(cleaned(f"2019-07-05 08:29来源:某县政府 {BODY}"))[0] == ("header", "2019-07-05 08:29来源：某县政府 ")


def test_a_lone_date_begins_a_sentence() -> None:
    assert kinds_of(f"2021年3月5日，{BODY}") == ["body"]


def test_keywords_glued_in_front() -> None:
    found = kinds(cleaned(f"夜市管理,集中整治,某某县,科长,部署会议{BODY}"))
    assert found[0] == ("furniture", "夜市管理，集中整治，某某县，科长，部署会议")
    assert found[1] == ("body", BODY)


def test_the_article_twice() -> None:
    assert kinds_of(f"{BODY}\n{MORE}\n{BODY}\n{MORE}") == ["body", "body", "duplicate", "duplicate"]


def test_a_sentence_twice_in_one_line() -> None:
    found = kinds(cleaned(f"{BODY}{MORE}{BODY}"))
    assert found == [("body", BODY + MORE), ("duplicate", BODY)]


def test_a_summary_that_repeats() -> None:
    text = f"县局召开重点工作会议\n2022-03-16来源：县局\n摘要:县局召开会议,研究部署近期重点工作。\n{BODY}"
    assert kinds_of(text) == ["title", "header", "duplicate", "body"]


def test_a_summary_with_news_stays() -> None:
    assert kinds_of(f"摘要:省政府昨日公布了新的名单,共有三十家企业入选。\n{BODY}")[0] == "body"


def test_links_behind_an_article() -> None:
    assert kinds_of(f"{BODY}\n相关文档\n· 关于公示的通知\n· 另一条\n") == [
        "body",
        "furniture",
        "furniture",
        "furniture",
    ]


def test_headlines_behind_an_article() -> None:
    assert kinds_of(f"{BODY}\n相关链接：\n县长调研农业\n某县召开常务会议\n") == ["body", *["furniture"] * 3]


def test_what_is_told_below_stays() -> None:
    assert kinds_of(f"{BODY}\n相关新闻\n县长调研农业\n{MORE}") == ["body", "furniture", "body", "body"]


def test_headlines_with_their_dates() -> None:
    links = "县长到石溪乡调研农业 03-04\n某县政府召开常务会议 03-03"
    assert kinds_of(f"{links}\n县局召开重点工作会议\n2022-03-16\n{BODY}")[:2] == ["furniture", "furniture"]


def test_a_single_line_with_a_date_stays() -> None:
    assert kinds_of(f"{BODY}\n县长到石溪乡调研农业 03-04\n{MORE}")[1] == "body"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("打印 关闭", "furniture"),
        ("微博 微信 QQ空间", "furniture"),
        ("文章链接：某网 http://x.cn/news/1.html", "header"),
        ("http://x.cn/news/1.html", "furniture"),
        ("▲会议现场", "caption"),
        ("▲各所要压实责任；", "body"),
        ("（图片由县局提供）", "caption"),
        ("微博用户反映强烈", "body"),
    ],
)
def test_a_line_in_the_article(line: str, kind: str) -> None:
    assert kinds_of(f"{BODY}\n{line}\n{MORE}")[1] == kind


@pytest.mark.parametrize(
    "lines",
    [
        "2021-03-05 王明任某县人民政府县长\n2021-05-06 李强任某县县委书记",
        "2021年3月5日 县长王明走访石溪乡",
        "2021年3月5日 中小学校校长会议在县城召开，局长李强讲话。",
        "中小学校\n中小企业",
        "责任单位：县市场监管局、县教育局",
        "名称：某县食品有限公司",
        "相关专题会议由县长王明主持，县委书记李强出席并讲话。",
        "上一版规划由县长王明主持编制，已经实施。",
        "相关信息显示，县长王明已到任。",
        "热点新闻发布会由王明主持。",
        "所在位置交通便利，县长王明实地调研了园区。",
        "您是第一位到访的县长，王明说。",
        "县长王明说，规划图由县自然资源局提供。",
    ],
)
def test_lines_of_the_article_are_kept(lines: str) -> None:
    assert set(kinds_of(f"{BODY}\n{lines}\n{MORE}")) == {"body"}


@pytest.mark.parametrize("title", ["织密校园食品安全防护网", "我县经济实现良好开局", "营商服务事项马上办"])
def test_a_title_that_ends_like_an_outlet_is_the_title(title: str) -> None:
    article = cleaned(f"{title} 2021-03-05\n{BODY}\n{MORE}")
    assert (article.title, article.source, article.published) == (title, None, "2021-03-05")


def test_the_title_again() -> None:
    text = f"县局召开重点工作会议_某网\n县局召开重点工作会议\n2022-03-16\n{BODY}\n（原标题：县局召开重点工作会议）"
    assert kinds_of(text) == ["duplicate", "title", "header", "body", "duplicate"]


def test_a_table_of_fields() -> None:
    fields = "索引号\n1133/2022-12\n主题分类\n市场监管\n来源\n县局"
    assert kinds(cleaned(f"{fields}\n{BODY}")) == [
        ("header", "索引号：1133/2022-12"),
        ("header", "主题分类：市场监管"),
        ("header", "来源：县局"),
        ("body", BODY),
    ]


def test_one_word_that_is_a_label_begins_no_table() -> None:
    assert kinds_of(f"{BODY}\n来源\n县局的材料\n{MORE}") == ["body"] * 4


def test_who_wrote_stands_between_title_and_date() -> None:
    text = f"县局召开重点工作会议\n李玉\n青田市场监管\n2022-03-16\n{BODY}"
    assert kinds_of(text)[0] == "title"
    assert kinds_of(text)[-1] == "body"
    assert "李玉" not in [line for kind, line in kinds(cleaned(text)) if kind == "body"]


def test_lines_lie_in_the_text_in_order() -> None:
    text = f"{BODY}\n\n{MORE}"
    lines = classify(text, False)
    assert [(line.start, line.end) for line in lines] == [(0, len(BODY)), (len(BODY) + 2, len(text))]


@pytest.mark.parametrize(
    "piece", ["首页 > ", "来源：", "大中小", "【", "2021-01-01", "县局，", "记者 ", "（记者", "县", "编辑：王某 "]
)
def test_linear_on_repetition(piece: str) -> None:
    classify(piece * (100_000 // len(piece)), False)
