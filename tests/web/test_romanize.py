"""Pinyin, initials and Traditional characters for the search box."""

import pytest

from kg.model import Entity
from kg.web.romanize import folding, search_keys, syllables


@pytest.mark.parametrize(
    ("name", "person", "reading"),
    [
        ("沈云才", True, "shen yun cai"),
        ("单雪梅", True, "shan xue mei"),
        ("曾可为", True, "zeng ke wei"),
        ("重庆市", False, "chong qing shi"),
        ("第3次会议（A版）", False, "di 3 ci hui yi a ban"),
    ],
)
def test_syllables(name: str, person: bool, reading: str) -> None:
    assert reading in syllables(name, person=person)


@pytest.mark.parametrize("name", ["", "WHO", "<b>", "\ufffd", "  "])
def test_what_has_no_reading(name: str) -> None:
    assert all(all(part for part in reading.split(" ")) for reading in syllables(name, person=True))


def test_search_keys_are_of_all_names_and_not_twice() -> None:
    keys = search_keys(Entity("x", "Agency", "市场监管局", aliases=("市监局", "市场监管局"))).split("\t")
    assert keys == ["shi chang jian guan ju", "shi jian ju"]


def test_folding_has_only_what_the_names_use() -> None:
    pairs = folding(["沈云才"])
    assert {"雲云", "瀋沈", "纔才"} == {pairs[n : n + 2] for n in range(0, len(pairs), 2)}
    assert folding(["abc"]) == ""
