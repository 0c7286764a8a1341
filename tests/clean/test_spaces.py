from collections import Counter

import pytest

from kg.clean.spaces import unify_spaces
from kg.text import MappedText


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("省长龚 正主持会议，提出要求。", "省长龚正主持会议，提出要求。"),
        ("副局长刘 伟、张 敏出席。", "副局长刘伟、张敏出席。"),
        ("责任编辑：杨 帆", "责任编辑：杨帆"),
        ("通 知 公 告", "通知公告"),
        ("（记者 黄晶晶）", "（记者 黄晶晶）"),
        ("（记者 王某 李某某）", "（记者 王某 李某某）"),
        ("（张三丰 文/图）", "（张三丰 文/图）"),
        ("（文/张三丰 图/李四光）", "（文/张三丰 图/李四光）"),
        ("凝心聚力开新局 脚踏实地启新程 某市召开会议", "凝心聚力开新局 脚踏实地启新程 某市召开会议"),
        ("以“人人尽责 家家放心”为主题，开展活动。", "以“人人尽责 家家放心”为主题，开展活动。"),
        ("来源 ：县局  2021年", "来源：县局 2021年"),
        ("  首行  \n 次行 ", "首行\n次行"),
        ("2 月 5 日，县局召开 2021 年第 3 次会议。", "2月5日，县局召开 2021年第3次会议。"),
        ("共 3 家，均 2 次以上", "共 3 家，均 2次以上"),
        ("A B C", "A B C"),
        ("县 局 长 高 永 文 在 会 上 讲 话 ， 图 文 并 茂", "县局长高永文在会上讲话，图文并茂"),
        (
            "县局\n" + " " * 60 + "王明 李强\n" + " " * 80 + "任，张 Wang Wei 任局长。",
            "县局\n王明 李强\n任，张 Wang Wei 任局长。",
        ),
        ("（ 记 者   李 玉 ）   2 0 2 1 年 5 月 6 日", "（记者 李玉） 2021年5月6日"),
    ],
)
def test_spaces(dirty: str, clean: str) -> None:
    text = unify_spaces(MappedText.identity(dirty), Counter())
    assert text.text == clean
    assert unify_spaces(text, Counter()).text == clean


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("符合\n，当地气候和土壤的特点。", "符合，当地气候和土壤的特点。"),
        ("包括甲镇、\n乙镇的负责人，共三十人。", "包括甲镇、乙镇的负责人，共三十人。"),
        (
            "会议要求要抓好落实。各单位要按照分工，认真履行职责，把责任压实到岗位和\n人员，确保做到位。",
            "会议要求要抓好落实。各单位要按照分工，认真履行职责，把责任压实到岗位和人员，确保做到位。",
        ),
        (f"某评论员文章：{'标本兼治，' * 9}书写新答卷\n本台消息：明天出版的报纸将发表文章。", None),
        ("县局召开会议\n会议指出，要抓好落实。", "县局召开会议\n会议指出，要抓好落实。"),
        ("会议指出，要抓好落实。\n会议强调，要加强监管。", "会议指出，要抓好落实。\n会议强调，要加强监管。"),
    ],
)
def test_broken_lines(dirty: str, clean: str | None) -> None:
    assert unify_spaces(MappedText.identity(dirty), Counter()).text == (clean or dirty)


def test_linear_on_spaces() -> None:
    unify_spaces(MappedText.identity("县" + " " * 100_000 + "局" + "县 " * 30_000), Counter())
