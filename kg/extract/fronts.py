"""What stands glued in front of a name: words for what is done to it (侦破|丰瑞油脂公司), dates, the sites of shops."""

import re
from collections.abc import Container

from kg.extract.dictionary import plain_tag, segment
from kg.extract.edges import is_han
from kg.extract.words import name_acts
from kg.text import char_before

_ACTS = ("d", "p", "c", "r")  # ... and v: tags of such words
_LEAST = 4  # characters of the shortest name with one character more in front
_FAR = 2  # pieces of the name behind which they are none
_TRADES = frozenset("冷冻 冷藏 出版 养殖 种植 屠宰 加工 批发 零售 发酵 印刷 运输 装饰 外卖 维修 检测 首都".split())
_STATE = ("中国", "中央", "中华", "国家", "全国", "国际", "世界")  # what the names of bodies of the country begin with
_MARKS = re.compile(r"\d{1,2}(?:日|号(?!店))|\d{4}年(?:\d{1,2}月)?|（(?:网站|商城|网店|平台)）|[进买去找访吃用]过")
_JOINS = frozenset("受经因自至用连替比按送驻托问")  # single characters that join a name to its sentence
_NEVER = frozenset("据系像仅")  # ... and those that begin no name
_OF_SITES = re.compile("建设好?|统一|了解|至(?!尊)|距|目标")  # no names of sites hold these, others do


def past_acts(text: str, start: int, end: int, places: Container[int], *, site: bool) -> int:
    """Behind the last word in `text[start:end]` that no name holds, unless a place begins with it; `site` if it is the
    name of one."""
    patterns = (name_acts(), _MARKS, _OF_SITES) if site else (name_acts(), _MARKS)
    cuts = [m.end() for p in patterns for m in p.finditer(text, start, end) if m.start() not in places]
    return max(cuts, default=start)


def past_verb(text: str, start: int, end: int, places: Container[int], bodies: Container[int]) -> int:
    """Behind one character that joins a name to its sentence: one that begins none (据|江南大学), or one in front of a
    place, a body or a name that the text has alone too (自|黄岩食品公司, 经|绿祥公司确认)."""
    if text[start] in _JOINS and start not in places and end - start > _LEAST:
        told = start + 1 in places or start + 1 in bodies
        return start + (told or text.count(text[start + 1 : end]) > text.count(text[start:end]))
    return start + (text[start] in _NEVER or (text[start] == "为" and is_han(char_before(text, start))))


def behind_acts(text: str, start: int, end: int) -> int | None:
    """Where a name begins of which `text[start:end]` is what stands before its last word; None if that is no name,
    since it ends with what is done (混入|公司, 带回|派出所)."""
    if text.startswith(_STATE, start):  # 中央|编译出版社
        return start
    pieces = segment(text[start:end])
    cut = 0
    for index, piece in enumerate(pieces[: _FAR + 1]):
        tag = plain_tag(piece)
        if (tag == "v" or tag.startswith(_ACTS)) and piece not in _TRADES:
            cut = index + 1
        elif len(piece) > 1 and not tag:
            break
    own = pieces[cut:]
    if not own and len(pieces) > 1:
        return None
    named = any(len(piece) > 1 and not plain_tag(piece) for piece in own)
    return start + sum(map(len, pieces[:cut])) if named and not own[0].startswith("第") else start
