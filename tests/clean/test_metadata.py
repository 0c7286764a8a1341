import pytest

from kg.clean import clean
from kg.model import Article
from tests.clean.articles import cleaned, source

BODY = "县局召开会议，部署校园食品安全工作，各科室负责人参加会议。"


@pytest.mark.parametrize(
    ("text", "published", "origin", "date", "publisher"),
    [
        (BODY, "2021-01-27", None, "2021-01-27", None),
        (BODY, "2021年1月5日 10:00", "县政府", "2021-01-05", "县政府"),
        (BODY, "2021-03", None, "2021-03", None),
        (f"2019-07-05 08:29来源:某县政府 编辑:李玉\n{BODY}", None, None, "2019-07-05", "某县政府"),
        (f"2019-01-31 06:53 | 缙云新闻客户端 | 通讯员 卢凯\n{BODY}", None, None, "2019-01-31", "缙云新闻客户端"),
        (f"2019-01-31 06:53\uff5c缙云发布\n{BODY}", None, None, "2019-01-31", "缙云发布"),
        (f"来源：区市场监管局   2022-02-23 21:19\n{BODY}", None, None, "2022-02-23", "区市场监管局"),
        (f"发布日期 : 2025-03-28\n{BODY}", None, None, "2025-03-28", None),
        (f"{BODY}\n（来源：某市市场监管）", None, None, None, "某市市场监管"),
        (f"{BODY}\n编辑：李玉 来源：某市市场监管", None, None, None, "某市市场监管"),
        (f"编辑：李玉 来源：某市市场监管\n{BODY}", None, None, None, "某市市场监管"),
        (f"{BODY}{BODY}\n来源：某局\n{BODY}\n{BODY}", None, None, None, "某局"),
        (f"县局召开重点工作会议2021.03.05{BODY}", None, None, "2021-03-05", None),
        (BODY, None, "https://x.cn/2022-03/16/content_1.htm", "2022-03-16", None),
        (BODY, None, "https://x.cn/art/2020/9/30/art_1.html", "2020-09-30", None),
        (BODY, None, None, None, None),
        (f"2021年3月5日，{BODY}", None, None, None, None),
    ],
)
def test_date_and_publisher(
    text: str, published: str | None, origin: str | None, date: str | None, publisher: str | None
) -> None:
    article = clean(source(text, None, published, origin))
    assert isinstance(article, Article)
    assert (article.published, article.source) == (date, publisher)


@pytest.mark.parametrize(
    ("text", "record", "title"),
    [
        (BODY, "縣局召開會議", "县局召开会议"),
        (f"县局召开重点工作会议\n{BODY}", None, "县局召开重点工作会议"),
        (f"原标题：县局召开重点工作会议\n{BODY}", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议2021.03.05{BODY}", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议2021.3.5{BODY}", None, None),
        (BODY, None, None),
        (BODY, "  ", None),
    ],
)
def test_title(text: str, record: str | None, title: str | None) -> None:
    assert cleaned(text, record).title == title
