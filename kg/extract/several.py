"""Bodies told of for several places at once: 上海、安徽等省（市）公安局, 椒江、临海等县（市、区）局."""

import re
from collections.abc import Callable, Mapping

from kg.bodies import Body, body_named, duties
from kg.extract.anchors import pattern_words
from kg.extract.org import Org, OrgMention, body_org
from kg.extract.place import Place, PlaceMention
from kg.extract.rows import before_places
from kg.extract.scan import Token
from kg.text import char_before, pair_across

_SEVERAL = r"等(?:[两三四五六七八九十\d]{0,2}个?)[（(]?[省市县区旗州][省市县区、（）()旗自治直辖]{0,9}"
LISTED_BUREAUS = re.compile(rf"{_SEVERAL}局")
_BEFORE = re.compile(rf"(?:{_SEVERAL}|[两三四五六七八九十]个?[省市县区])$")
_THERE = re.compile("等地[市县区]?$")  # 绵阳、成都等地|市场监管局
_GLUED, _LEADING = ("政府", "办事处"), ("政府", "人大", "政协")
_PARTY, _LED = ("中共", "中国人民政治协商会议"), ("人民代表大会", "人民政府", "人民代表大会常务委员会")
_OF_THEM = ("代表", "委员", "部门", "机关", "采购", "购买", "网", "补")
_OFFICE, _GOVERNMENT = "{}办事处", "{}人民政府"
BY_LEVEL = "level word and body"  # the rule of bodies of whose place a level word tells
_LEVELS = frozenset("省市县区州旗")
_CLAUSE_MARKS = frozenset("，。；\n")
_FIELDS = 6  # characters of a bureau's first field of work, and one
_OF_BODIES = ("局", "委", "办", "厅", "院", "府", "公安")
_JOINING = ("联合", "会同", "协同", "携手")
_GAP = 16  # characters between two bodies of a list (县委副书记、政法委)
_LAST = frozenset("省市县区旗州地）)")
_LEAST = 3  # characters of such a body
_REACH = 15  # characters of the longest such words


def bodies_of_list(text: str, token: Token, place_ends: Mapping[int, PlaceMention]) -> list[OrgMention]:
    """上海、安徽等省（市）食品药品监督管理局: the body of each place of the list in front of one, ascending."""
    end = _listed_before(text, token.start, token.end) if isinstance(token.value, Body) else 0
    if not end:
        return []
    listed = places_of_list(text, end, place_ends)
    ends = [token.end, *(m.end for m in listed[1:])]
    places = zip(listed, ends, strict=False)
    return [OrgMention(m.start, at, body_org(token.value, m.place), False) for m, at in places][::-1]


def _listed_before(text: str, start: int, end: int) -> int:
    """Where the list ends whose places have the body at `text[start:end]`; 0 without one."""
    if char_before(text, start) not in _LAST or end - start < _LEAST:  # only saves time
        return 0
    low = max(start - _REACH, 0)
    found = _BEFORE.search(text, low, start) or (text[end - 1] == "局" and _THERE.search(text, low, start))
    return found.start() if found else 0


def places_of_list(text: str, end: int, place_ends: Mapping[int, PlaceMention]) -> list[PlaceMention]:
    """The places of a list that ends at an offset, the last first."""
    found = list[PlaceMention]()
    mention = place_ends.get(end)
    while mention and mention.place.level not in ("venue", "village"):
        found.append(mention)
        mention = place_ends.get(mention.start - 1) if char_before(text, mention.start) in ("、", "和") else None
    return found


def lists_on(text: str, last: OrgMention, start: int, before: str) -> bool:
    """Whether what begins at an offset stands in a list with the body in front; `before`: the character there."""
    if before in ("、", "和", "及", "与", "（") and last.end >= start - 1:
        return True
    if text.startswith(_JOINING, last.end) and start == last.end + len(_JOINING[0]):  # 县市场监管局联合|教育局
        return True
    between = text[last.end : start] if start - last.end <= _GAP else ""
    return between.endswith("、") and _CLAUSE_MARKS.isdisjoint(between)


def leads_too(text: str, last: OrgMention, start: int, end: int) -> bool:
    """Whether a bare body is one of those that lead a place, of which another stands in front (县委、|人大)."""
    surface, label = text[start:end], last.org.label
    if surface in _GLUED and last.end == start:  # 镇党委|政府
        return label.startswith("中共") and label.endswith("委员会")
    if surface not in _LEADING or text.startswith(_OF_THEM, end):
        return False
    leads = label.startswith(_PARTY) and label.endswith("委员会")
    return (leads or label.endswith(_LED)) and last.end == start - 1 and text[last.end] in "、和及与"


def level_of(org: Org) -> str | None:
    """The level word in the name of a body whose place nobody knows."""
    return next((char for char in org.label if char in _LEVELS), None)


def joined(
    text: str,
    start: int,
    end: int,
    place_ends: Mapping[int, PlaceMention],
    resolve: Callable[[str, int], Place | None],
) -> OrgMention | None:
    """缙云县教育和|科学技术局: the bureau whose name a shorter one ends, behind a place told in full; 县商务和|粮食局,
    behind a level word whose place `resolve` gives."""
    if text[end - 1] != "局":
        return None
    for low in range(start - 3, start - 3 - _FIELDS, -1):
        front = place_ends.get(low)
        if front and front.full and front.place.code and not text[low : start - 1].endswith(_OF_BODIES):
            own = before_places(place_ends, front.start)
            return OrgMention(own, end, Org(front.place.name + text[low:end], "Agency", front.place))
        if front or text[low] in _CLAUSE_MARKS or text[low] in "、：（）和与":
            return None
        level = text[low - 1]
        glued = text[low - 2] == "各" or pair_across(text, low - 1) in pattern_words("glued")
        if level in _LEVELS and text[low : start - 1] in duties() and not glued:
            place = resolve(level, low - 1)
            org = Org((place.name if place else level) + text[low:end], "Agency", place)
            return OrgMention(low - 1, end, org, rule=BY_LEVEL)
    return None


def sharing(
    text: str, place_ends: Mapping[int, PlaceMention], before: list[OrgMention], last: OrgMention, token: Token
) -> list[OrgMention]:
    """重庆市、万州区、开州区市场监管局: the bodies of the places in front that share the name of the `last` one; the
    governments of towns that stand in front of a bureau (洪家街道、区教育局). `before`: the bodies found so far."""
    found: list[OrgMention] = []
    start = last.start
    floor = before[-1].end if before else 0
    own = last.rule == BY_LEVEL
    while last.org.place and isinstance(token.value, Body) and char_before(text, start) in ("、", "和", "及"):
        place = place_ends.get(start - 1)
        if place is None or place.start < floor or place.place.level in ("venue", "village"):
            break
        town = place.place.level == "township" and last.org.place.level != "township"
        if own and not town:
            break
        government = _OFFICE if place.place.name.endswith("街道") else _GOVERNMENT
        differs = token.value.name == _OFFICE and government == _GOVERNMENT  # 温溪镇、|鹤城街道办事处
        org = body_org(body_named(government) if town or differs else token.value, place.place)
        start = max(before_places(place_ends, place.start), floor)  # 凯里市、|黔南州都匀市
        found.append(OrgMention(place.start, place.end, org, False))
    return found[::-1]
