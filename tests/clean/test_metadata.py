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
        (BODY, "https://x.cn/2022/12/07/a20211.html", "县局", "2022-12-07", "县局"),
        (BODY, "2021-03", "来源：县市监局", "2021-03", "县市监局"),
        (BODY, "1670380800", None, "2022-12-07", None),
        (BODY, "1670380800123", None, "2022-12-07", None),
        (f"# 县局召开重点工作会议\n\n> 来源：县政府网 2022-12-07\n\n{BODY}", None, None, "2022-12-07", "县政府网"),
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
        (f"发布时间：2022-12-07 来源：https://x.cn/a/1.html 浏览次数：132\n{BODY}", None, None, "2022-12-07", None),
        (f"2022/12/07 10:22    青田县市场监管局\n{BODY}", None, None, "2022-12-07", "青田县市场监管局"),
        (f"缙云新闻网 2022-12-07 10:00\n{BODY}", None, None, "2022-12-07", "缙云新闻网"),
        (f"缙云县政府网 www.x.gov.cn 2022-12-07 字体：大 中 小\n{BODY}", None, None, "2022-12-07", "缙云县政府网"),
        (f"信息来源：政府办 | 发表日期：2022-12-07 | 【字号 大 中 小】\n{BODY}", None, None, "2022-12-07", "政府办"),
        (f"发布人：办公室　　发布日期：20221207\n{BODY}", None, None, "2022-12-07", None),
        (f"日期：2022-12-07 10:00:00 发布人：admin 浏览：23\n{BODY}", None, None, "2022-12-07", None),
        (f"作者:李玉 更新时间:2022-12-7 8:12:00 点击数:19\n{BODY}", None, None, "2022-12-07", None),
        (f"发布时间：2022年12月7日 星期三 10时22分 来源：县局\n{BODY}", None, None, "2022-12-07", "县局"),
        (f"索引号：1133/2022-12 发文机关：县市监局 成文日期：2022-12-07\n{BODY}", None, None, "2022-12-07", "县市监局"),
        (
            f"• 索引号：\n1133/2022-12\n• 来源：\n缙云报\n• 发布日期：\n2022年12月7日\n{BODY}",
            None,
            None,
            "2022-12-07",
            "缙云报",
        ),
        (
            f"今天是2026年11月23日 星期一 欢迎访问\n2022-12-07 10:22 县融媒体中心 阅读：2\n{BODY}",
            None,
            None,
            "2022-12-07",
            "县融媒体中心",
        ),
        (f"县局召开重点工作会议\n某县市场监管2022-12-07\n{BODY}", None, None, "2022-12-07", "某县市场监管"),
        (f"{BODY}\n（来源：县市监局 2022年12月7日）", None, None, "2022-12-07", "县市监局"),
        (f"时间：2022年12月7日 地点：县政府三楼\n{BODY}", None, None, None, None),
        (f"发布时间：二〇二二年十二月七日 来源：县局\n{BODY}", None, None, "2022-12-07", "县局"),
        (f"发布时间：2022-12-07T09:18:00+08:00 来源：县局\n{BODY}", None, None, "2022-12-07", "县局"),
        (f"[2022-12-07 上午 09:18] 来源：县局\n{BODY}", None, None, "2022-12-07", "县局"),
        (f"2022年12月7日（星期三） 撰稿：李玉 来源：县局\n{BODY}", None, None, "2022-12-07", "县局"),
        (f"發佈日期：民國111年12月7日\n發佈單位：青田縣衛生局\n{BODY}", None, None, "2022-12-07", "青田县卫生局"),
        (f"资料来源：卫生局\n发布日期：111-12-07 点阅数：3\n{BODY}", None, None, "2022-12-07", "卫生局"),
        (f"发布时间: Wed, 07 Dec 2022 09:18:00 +0800\n{BODY}", None, None, "2022-12-07", None),
        (
            f"索引号\n1133/2022-12\n主题分类\n市场监管\n发布机构\n县市监局\n发文日期\n2022-12-07\n{BODY}",
            None,
            None,
            "2022-12-07",
            "县市监局",
        ),
        (f"[ 作者：李玉 转贴自：县局 更新时间：2022-12-7 ]\n{BODY}", None, None, "2022-12-07", "县局"),
        (BODY, "Wed, 07 Dec 2022 09:18:00 GMT", None, "2022-12-07", None),
        (BODY, "111年12月7日", None, "2022-12-07", None),
        (f"2022-12-07 09:22 来源：县市监局、县教育局\n{BODY}", None, None, "2022-12-07", "县市监局、县教育局"),
        (f"来源：县市监局（知识产权局） 时间：2022-12-07\n{BODY}", None, None, "2022-12-07", "县市监局"),
        (f"2022年12月07日09:18  来源：人民网－浙江频道\n{BODY}", None, None, "2022-12-07", "人民网-浙江频道"),
        (f"【来源】县市监局\n【日期】2022-12-07\n{BODY}", None, None, "2022-12-07", "县市监局"),
        (
            f"发布时间：2022-12-07 来源：县局 浏览次数：[ 231 ] 字号：[ 大 中 小 ]\n{BODY}",
            None,
            None,
            "2022-12-07",
            "县局",
        ),
        (f"{BODY}\n来源丨青田县市场监管局", None, None, None, "青田县市场监管局"),
        (f"来源：浙江在线 记者 李玉 通讯员 方圆\n{BODY}", None, None, None, "浙江在线"),
        (f"县局召开重点工作会议\n青田市场监管\n2022-12-07 18:30\n{BODY}", None, None, "2022-12-07", "青田市场监管"),
        (f"县局召开重点工作会议\n原创 李玉 青田市场监管 2022-12-07\n{BODY}", None, None, "2022-12-07", "青田市场监管"),
        (f"2022-12-07 18:30发布于浙江青田县融媒体中心官方账号\n{BODY}", None, None, "2022-12-07", "青田县融媒体中心"),
        (f"{BODY}\n凡本网注明“来源：青田新闻网”的作品，转载须经授权。", None, None, None, None),
        (f"{BODY}\n相关新闻\n县长到石溪乡调研农业 2022-12-06", None, None, None, None),
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
        (f"县局召开重点工作会议 2022-12-07\n{BODY}", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议（2022年12月7日）\n{BODY}", None, "县局召开重点工作会议"),
        (f"[2022-12-07] 县局召开重点工作会议\n{BODY}", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议_青田县人民政府网\n2022-12-07\n{BODY}", None, "县局召开重点工作会议"),
        (BODY, "县局召开重点工作会议-青田新闻网", "县局召开重点工作会议"),
        (BODY, "县局召开重点工作会议-食品安全篇", "县局召开重点工作会议-食品安全篇"),
        (f"【标题】县局召开重点工作会议\n【来源】县局\n{BODY}", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议\n{BODY}\n青田县市场监督管理局\n2022年12月7日", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议\n青田市场监管\n2022-12-07\n{BODY}", None, "县局召开重点工作会议"),
        (f"县局召开重点工作会议\n——局长出席并讲话\n2022-12-07\n{BODY}", None, "县局召开重点工作会议"),
        (f"青田县人民政府\n县局召开重点工作会议\n{BODY}", None, "县局召开重点工作会议"),
        (BODY, None, None),
        (BODY, "  ", None),
    ],
)
def test_title(text: str, record: str | None, title: str | None) -> None:
    assert cleaned(text, record).title == title
