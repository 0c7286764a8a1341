from collections import Counter

import pytest

from kg.clean.punctuation import unify_punctuation
from kg.text import MappedText


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("会前,县长到会", "会前，县长到会"),
        ("来源:县局 编辑:王某", "来源：县局 编辑：王某"),
        ("2021-01-27 16:34:21来源:X报", "2021-01-27 16:34:21来源：X报"),
        ("共1,260人,占9.5%", "共1,260人，占9.5%"),
        ("县(市、区)局", "县（市、区）局"),
        ("(2021)年", "（2021）年"),
        ("公司(Tyson Foods, Inc.)表示", "公司（Tyson Foods, Inc.）表示"),
        ("A (b) c", "A (b) c"),
        ("见http://x.cn/a?b=1,c;d 页", "见http://x.cn/a?b=1,c;d 页"),
        ("好吗?好!", "好吗？好！"),
        ('开展"守底线"行动', "开展“守底线”行动"),
        ("开展”守底线“行动", "开展“守底线”行动"),
        ("开展“守底线”行动", "开展“守底线”行动"),
        ("开展「守底線」行動", "开展“守底線”行動".replace("开", "开")),
        ("他說「落實『兩個責任』」", "他說“落實‘兩個責任’”"),
        ("『守底線』行動", "“守底線”行動"),
        ("开展''守底线''行动", "开展“守底线”行动"),
        ("所谓'包保'制度", "所谓‘包保’制度"),
        ("it's 5 o'clock", "it's 5 o'clock"),
        ('say "yes"', 'say "yes"'),
        ("甲热•洛桑", "甲热·洛桑"),
        ("次仁・卓嘎‧德吉●央", "次仁·卓嘎·德吉·央"),
        ("“3•15”晚会", "“3·15”晚会"),
        ("县局开会.局长讲话.共10.5万元.", "县局开会。局长讲话。共10.5万元。"),
        (
            "阿不都.热合曼 县长\n买买提.吐尔逊 县长\n古丽.阿不都 县长",
            "阿不都.热合曼 县长\n买买提.吐尔逊 县长\n古丽.阿不都 县长",
        ),
        ("县局开会。约翰.史密斯.琼斯.李到会。", "县局开会。约翰.史密斯.琼斯.李到会。"),
    ],
)
def test_marks(dirty: str, clean: str) -> None:
    text = unify_punctuation(MappedText.identity(dirty), Counter())
    assert text.text == clean
    assert unify_punctuation(text, Counter()).text == clean


def test_map_keeps_its_runs_when_lengths_do() -> None:
    text = MappedText.identity("会前,县长(兼)到会")
    assert unify_punctuation(text, Counter()).runs == text.runs


@pytest.mark.parametrize("piece", ["(", "((", "''", '"', "“", "县,", ",", "●县"])
def test_linear_on_repetition(piece: str) -> None:
    unify_punctuation(MappedText.identity("县" + piece * (100_000 // len(piece))), Counter())
