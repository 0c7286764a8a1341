from dataclasses import replace

from kg.model import Facts
from kg.resolve.reprints import reprints
from tests.resolve.telling import facts

STORY = (
    "3月9日上午九时整，缙云县市场监管局在县行政中心召开全县食品安全工作推进会。会议通报了上一年度监督抽检的总体情况，"
    "并对校园食堂和农村集体聚餐作出部署。会议要求各乡镇街道压实属地管理责任，扎实开展风险隐患排查整治工作。"
    "下一步将组织执法人员对重点单位逐户上门检查，发现问题立即责令限期改正到位。"
)
OTHER = (
    "3月9日下午，缙云县农业农村局组织技术人员深入田间地头指导春耕备耕生产。技术人员向种粮大户讲解水稻育秧技术要点，"
    "并现场解答病虫害防治方面的疑难问题。今年全县计划播种早稻面积比上年略有增加，种子化肥等农资供应总体充足。"
    "农业农村局还将继续派出服务小分队开展巡回技术指导服务活动。"
)


def test_a_reprint_leads_to_the_first_by_date_then_by_id() -> None:
    found = reprints([facts("a", STORY, "2021-03-11"), facts("b", STORY, "2021-03-10"), facts("c", STORY, None)])
    assert found == {"a": "b", "c": "b"}
    assert reprints([facts("b", STORY, None), facts("a", STORY, None)]) == {"b": "a"}


def test_small_changes_are_seen_through() -> None:
    edited = "本报讯 " + STORY.replace("扎实开展", "深入开展").replace("。下一步", "。\n\n下一步") + "（记者 张某）"
    assert reprints([facts("a", STORY), facts("b", edited)]) == {"b": "a"}


def test_other_news_of_the_day_are_no_reprints() -> None:
    assert reprints([facts("a", STORY), facts("b", OTHER)]) == {}


def test_a_digest_of_two_articles_does_not_join_them() -> None:
    found = reprints([facts("a", STORY, "2021-03-10"), facts("b", OTHER, "2021-03-10"), facts("c", STORY + OTHER)])
    assert found == {}


def test_the_words_of_last_year_are_no_reprint() -> None:
    assert reprints([facts("a", STORY, "2020-03-10"), facts("b", STORY, "2021-03-10")]) == {}


def test_short_notes_are_left_alone() -> None:
    note = "缙云县市场监管局今日召开会议。"
    assert reprints([facts("a", note), facts("b", note)]) == {}


def test_the_order_of_articles_changes_nothing() -> None:
    documents = [facts(name, STORY + extra) for name, extra in (("a", ""), ("b", "全文完。"), ("c", ""))]
    assert reprints(documents) == reprints(documents[::-1])


def test_what_many_articles_share_does_not_make_them_compared_without_end() -> None:
    """Furniture that hashes low is in every article: only so many firsts are tried, and nothing is joined wrongly."""
    article = facts("a", OTHER)
    many: list[Facts] = []
    for number in range(200):
        words = "".join(f"第{number}号公告第{part}项内容如下所示，" for part in range(10, 40))
        text = facts(f"n{number:03}", words + OTHER[:60])
        many.append(Facts(replace(text.article, published=None)))
    assert reprints([article, *many]) == {}
