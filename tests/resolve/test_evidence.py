"""The table of weights, the posts that one person holds, and how rare a name is."""

import math

import pytest

from kg.resolve import compare, evidence
from kg.resolve.rarity import Rarity


def test_every_row_can_be_told_in_both_languages() -> None:
    for name, row in evidence.weights().items():
        told = evidence.Reason(name, "某", row.weight)
        if name != "threshold":
            assert told.en.endswith(f"{row.weight:+.1f}")
            assert told.zh.endswith(f"{row.weight:+.1f}")
            assert ("{}" in row.en) == ("{}" in row.zh)
            assert ("某" in told.en) == ("{}" in row.en)


def test_nearer_places_speak_louder() -> None:
    weights = evidence.weights()
    order = [
        "same_county",
        "same_city_level",
        "same_province_level",
        "same_city",
        "no_place",
        "same_province",
        "elsewhere",
    ]
    assert [weights[name].weight for name in order] == sorted((weights[name].weight for name in order), reverse=True)
    assert set(compare.RELATIONS) == set(order)


@pytest.mark.parametrize(
    ("title", "one", "post"),
    [
        ("局长", True, "局长"),
        ("代县长", True, "县长"),
        ("代理市长", True, "市长"),
        ("书记", True, "书记"),
        ("副局长", False, "副局长"),
        ("党组成员", False, "党组成员"),
        ("代表", False, "代表"),
        ("局长助理", False, "局长助理"),
    ],
)
def test_posts_of_one_holder(title: str, one: bool, post: str) -> None:
    assert evidence.has_one_holder(title) is one
    assert evidence.post_of(title) == post


def test_many_hold_some_titles() -> None:
    assert evidence.has_many_holders("代表", "全国人民代表大会")
    assert evidence.has_many_holders("委员", "中国人民政治协商会议全国委员会")
    assert not evidence.has_many_holders("委员", "中共中央委员会政治局")
    assert not evidence.has_many_holders("局长", "缙云县公安局")


def test_rarity() -> None:
    rarity = Rarity(["王伟", "李伟", "张伟", "刘伟", "虞秉谦", "欧阳明"])
    assert rarity.bearers("王伟") > rarity.bearers("王志明") > rarity.bearers("虞秉谦")
    assert rarity.bearers("王伟") > rarity.bearers("温伟")
    assert rarity.weight("王伟") == pytest.approx(-math.log(rarity.bearers("王伟")))
    assert 0.04 < rarity.bearers("欧阳秉谦") < 0.06
    assert rarity.bearers("默克尔") == pytest.approx(math.exp(-3), rel=0.3)


def test_a_given_name_that_goes_with_many_surnames_is_common() -> None:
    one = Rarity(["王秉谦"])
    many = Rarity([f"{surname}秉谦" for surname in "王李张刘陈杨黄赵吴周"])
    assert many.bearers("王秉谦") > 3 * one.bearers("王秉谦")
