"""Words and names in which the short name of a division only comes about."""

import re

from kg.extract.dictionary import word_frequency
from kg.extract.edges import is_han
from kg.extract.namesakes import Named
from kg.extract.words import surname_initials
from kg.text import char_at, char_before, pair_across

FUNCTION_WORDS = frozenset("任代应和达成新开")  # 和 in 和县
IN_FRONT = frozenset("据由对向与从经了在到赴被")
AFTER_NAME = re.compile(
    "[，、。）：；]|$|同志|一行|率|带|带领|陪同|参加|出席|主持|到会|到[^，。]{1,8}[调检督视考]|介绍|汇报|传达|说|表示|强调|指出|要求|等"
)
_ROADS = ("路", "街", "大道", "东路", "西路", "南路", "北路", "中路")
_ROAD = re.compile(  # 北京|东路
    r"[东西南北中]路(?!线|段)|大道|路(?=\d|[、与和，]|步行街|社区|小学|派出所|街道|[一-鿿]{0,2}市场)"
)
_ROAD_BEGINS = frozenset("东西南北中大路")
_MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
_NAMED_BY_SIDE = frozenset("江西 山西 陕西 广西 河南 湖南 云南 海南 广东 山东 河北 湖北".split())
_PART_OF = re.compile("[东南西北中]{1,2}(?:部(?![门队署委长])|沿海|大部)|方面(?!军)")  # 江西|北部, 湖南|方面
_OF_BRAND = re.compile("(?:[^“”，。；\\n]{0,6}”)?牌(?![照坊楼匾桌局])|[一-鿿]{1,3}(?:旗舰|专营)店")


def inside_word(text: str, start: int, end: int, strength: str) -> bool:
    """范县 in 示范县, 南山 in 南山墙: a short name that a common word holds."""
    if end - start > 3:
        return False
    short = end - start == 2
    if short and char_at(text, end) in _ROAD_BEGINS and _ROAD.match(text, end):
        return True
    if short and strength != "strong" and text.startswith("、", start - 2) and _ends_item(text, start, end):
        return True
    if short and strength == "strong" and is_han(char_before(text, start)):
        return word_frequency(pair_across(text, start)) > 100
    if strength == "strong" or (text[start:end] in _MUNICIPALITIES and not is_han(char_before(text, start))):
        return False  # 上海|洋山港
    if text.startswith(_ROADS, end):
        return True
    if word_frequency(pair_across(text, start)) > 3000:
        return True
    if word_frequency(pair_across(text, end)) <= 3000:
        return False
    sea = text[start] == "海" and is_han(char_before(text, start))  # 黄|海南|部
    return sea or text[start:end] not in _NAMED_BY_SIDE or not _PART_OF.match(text, end)


def _ends_item(text: str, start: int, end: int) -> bool:
    """Whether a name of two characters ends an item of a list that is a person's or a site's name (、吴|金华、)."""
    before = char_before(text, start)
    if not is_han(before) or before in IN_FRONT or before in FUNCTION_WORDS:
        return False
    return char_at(text, end) == "、" or (before in surname_initials() and AFTER_NAME.match(text, end) is not None)


def meant_else(text: str, form: Named) -> bool:
    """Whether a short name stands in quotation marks (让森林“长治”) or in a brand's name (广昌|隆旗舰店), or 会同
    behind a body is what it does."""
    start, end = form.start, form.end
    if form.strength != "strong" and form.candidates[0].level == "county" and _OF_BRAND.match(text, end):
        return True
    if text[start] == "会" and text.startswith("会同", start) and with_another(text, start):
        return True
    return end - start == 2 and text[start - 1] == "“" and char_at(text, end) == "”"


def with_another(text: str, start: int) -> bool:
    """县市场监管局|会同|县教育局, 县局高度重视，|会同|县公安局: whether 会同 is what bodies of another county do."""
    first = text.find("会同县")
    behind = char_before(text, start) == "，" == char_before(text, first) and "县" in text[:first]
    return behind or is_han(char_before(text, start))
