"""Patterns tried at their anchors find what they find in the whole text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import (
    campaign_heads,
    campaigns,
    convened,
    dotted,
    event,
    introduced,
    organizations,
    parts,
    people,
    places,
    town_words,
)
from kg.extract.anchors import anchors, near, places_of
from kg.extract.reading import _DATELINE, _DATELINE_REACH, Reading
from kg.model import Article, Line
from kg.text import MappedText

TRIED = {  # kind of anchor -> pattern and how far behind the beginning of a match the anchor may stand
    "meeting": (event.meeting(), 0),
    "held": (convened.convenes(), 2),
    "campaign": (campaign_heads.last_words(), 0),
    "office": (parts._OFFICE, 6),
    "bureau": (organizations._DEICTIC, 1),
    "town": (town_words.TOWN, 0),
    "nickname": (campaigns._NICKNAMES, 1),
    "introducing": (introduced._INTRODUCING, 0),
    "role": (introduced.role(), 0),
    "honorific": (people._HONORIFIC, 0),
    "province": (places._IN_PROVINCE, 0),
    "wired": (_DATELINE, _DATELINE_REACH),
}
TEXTS = {
    "meeting": "推进会议室里开幕式",
    "held": "组织主持召开了举办的",
    "campaign": "“铁拳”行动法执法检查专项整治百日行动2021",
    "office": "荆山市场监管所和城东分局派出所",
    "bureau": "该市局我局总局长自治区局",
    "town": "城关镇村开发区新区高新区街道",
    "nickname": "“食品安全放心工程”双安双创",
    "introducing": "县人大代表政协委员",
    "role": "种植大户司机长村民青年运动员",
    "honorific": "同志精神文明老人一行",
    "province": "在京召开在沪会见在津",
    "wired": "新华社北京3月15日电日讯\n日电影11日电 。",
    "creation": "争创国家食品安全示范城市创建全国文明城市创建",
}


def reading(text: str) -> Reading:
    """A text of one paragraph made ready."""
    return Reading(Article("a", "a", text, MappedText.identity(text), (Line(0, len(text), "body"),)))


def spans(matches: object) -> list[tuple[int, int]]:
    """Where matches stand."""
    return [match.span() for match in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", sorted(TRIED))
@settings(max_examples=100, derandomize=True, deadline=None)
@given(data=st.data())
def test_near_is_finditer(kind: str, data: st.DataObject) -> None:
    pattern, reach = TRIED[kind]
    words = [*(word.replace("|", "") for word in anchors()[kind]), *TEXTS[kind], "，", "在"]
    text = "".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=12)))
    starts = set(reading(text).anchors(kind))
    if kind == "campaign":  # a name may go on behind quotes
        starts.update(at + 1 for at in places_of("”", text))
    found = near(pattern, text, sorted(starts), reach)
    assert spans(found) == spans(pattern.finditer(text))


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(["创建", "争创", "国家", "自治区级", "食品", "安全县", "文明城市", "一"]), max_size=14))
def test_creations(words: list[str]) -> None:
    text = "".join(["，", *words])
    anchors = reading(text).anchors("creation")
    for pattern, reach in ((campaign_heads.CREATE, 0), (campaign_heads.CREATED, campaigns._CREATED_REACH)):
        assert spans(near(pattern, text, anchors, reach)) == spans(pattern.finditer(text))


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("买提江·，a阿"), max_size=24))
def test_dots(text: str) -> None:
    found = near(dotted._DOTTED, text, places_of("·", text), dotted._REACH)
    assert spans(found) == spans(dotted._DOTTED.finditer(text))


def test_near_overlapping_anchors() -> None:
    assert spans(near(re.compile("a?bb"), "abbbabb", [1, 2, 5], 1)) == [(0, 3), (4, 7)]
