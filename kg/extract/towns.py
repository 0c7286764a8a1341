"""Townships, villages and development zones by the last word of their names."""

import re

from kg.extract.anchors import TOWNS, near
from kg.extract.context import Context
from kg.extract.dictionary import word_frequency
from kg.extract.edges import STOPS, is_han
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading

TOWN = re.compile("|".join(TOWNS))
_TOWN_TRAPS = re.compile(
    r"(?:乡镇|各镇|镇街|城乡|返乡|下乡|农村|乡村|全村|各村|度假村|示范村|贫困村|行政村|自然村|驻村|进村|入村|到村"
    r"|街村|县乡|灾乡|有乡|属乡|级乡|近乡|本村|邻村|家乡|老乡|故乡|侨乡|水乡|同乡|渔村|小镇|重镇|民族乡|中心镇|部分村"
    r"|贫困乡|镇村|各乡|全乡|全镇|本镇|本乡|我镇|我乡|文明村|万人城|街乡|环村|环城|药乡|茶乡|柚乡|之乡|城中村|各社区|进社区|示范区|各开发区|型城镇)$"
)
_WORDS = frozenset(
    "家乡 老乡 故乡 侨乡 水乡 同乡 新村 山村 渔村 小镇 古镇 重镇 集镇 城镇 民族乡 中心村 中心镇 特色镇 街道 社区 "
    "高新区 经开区 开发区 新区 管理区 保税区 度假区 城市社区 示范社区 智慧社区 平安社区 中心社区 新社区 街道社区 "
    "特色小镇 美丽乡村 安全社区 法治社区 和谐社区 文明社区 卫生社区 绿色社区 文明村 卫生村 生态村 明星村 样板村 特色村 "
    "民族村 移民村".split()
)
_TOWN_NEXT = frozenset("民长委级里容厨贤愁音情土亲友风镇")
_NOT_IN_TOWNS = frozenset("们些几不可性级整进")
_FULL_HEADS = {"经开区": "经济技术开发区"}  # what a last word is short for
_WITH_STOPS = ("向阳", "各庄", "来凤", "来宾", "在城", "对山")  # words of town names that hold what stops one
_LONGEST = 8  # characters of the longest name before its last word


def find_towns(reading: Reading, known: list[PlaceMention]) -> list[PlaceMention]:
    """Townships, villages and development zones: a name and its last word, left edge by what stands around.

    Short names that turn out to be a part of one are taken out of `known`.
    """
    text, anchors = reading.text, reading.anchors("town")
    if not anchors:
        return []
    ends = {m.end: m for m in known}
    covered = {at for m in known for at in range(m.start, m.end)}
    short = {m.start: m for m in known if not m.full}
    found: list[PlaceMention] = []
    dropped: set[PlaceMention] = set()
    last = 0
    for match in near(TOWN, text, anchors):
        head, (low, end) = match.group(), match.span()
        if low < last or low in covered or _goes_on(text, head, end) or _TOWN_TRAPS.search(text, max(0, end - 5), end):
            continue
        start = _town_start(reading, low, head, ends, covered)
        if start is None or text[start:end] in _WORDS or (text[start - 1 : start], text[end : end + 1]) == ("“", "”"):
            continue
        parts = [short[at] for at in range(start, end) if at in short]
        if parts and parts[0].end <= low:
            dropped.update(parts)
        host = ends.get(start)
        within = host.place.code or host.place.within if host else None
        name = text[start:low] + _FULL_HEADS.get(head, head)
        found.append(PlaceMention(start, end, Place(name, _level(head), None, within), True))
        ends[end] = found[-1]
        last = end
    if dropped:
        known[:] = [m for m in known if m not in dropped]
    return found


def with_counties(mentions: list[PlaceMention], context: Context) -> list[PlaceMention]:
    """The mentions, towns with the county that they lie in; a town lies in one county throughout a document."""
    towns = [m for m in mentions if m.place.code is None and m.place.level in ("township", "village")]
    known = {m.place.name: m.place.within for m in towns if m.place.within}
    for mention in towns:
        county = None if mention.place.name in known else context.county(mention.start)
        if county and county.code:
            known[mention.place.name] = county.code
    settled = {m: m.place._replace(within=known.get(m.place.name)) for m in towns}
    return [m._replace(place=settled[m]) if m in settled else m for m in mentions]


def _goes_on(text: str, head: str, end: int) -> bool:
    """Whether the last word of a town's name is only the beginning of another word (村民, 乡村, 镇中心, 新区公路)."""
    if head == "镇" and text.startswith(("镇长", "镇党", "镇政", "镇人"), end):
        return False
    if (text[end : end + 1] in _TOWN_NEXT and not text.startswith("委会", end)) or text.startswith(
        ("街道", "振兴", "企业", "公路"), end
    ):
        return True
    if text.startswith("中心", end) and text[end + 2 : end + 3] not in "小幼学卫":
        return True
    return head in ("村", "乡", "镇") and TOWN.match(text, end) is not None


def _level(head: str) -> str:
    if head in ("村", "社区", "嘎查"):
        return "village"
    return "county" if head.endswith("区") else "township"


def _town_start(reading: Reading, head: int, word: str, ends: dict[int, PlaceMention], covered: set[int]) -> int | None:
    """Where the name before a last word begins; None if nothing there can be a name."""
    text, at = reading.text, head
    while at > 0 and head - at < _LONGEST:
        mention = ends.get(at)
        if mention is not None and at < head:
            if mention.full or head - at > 1:
                break
            at = mention.start  # 江西|沟镇: a short name and one character are one name
            continue
        cue = reading.cue_ends.get(at)
        if cue is not None and cue.end - cue.start > 1:
            break
        char = text[at - 1]
        if (
            char == "和"
            and at < head
            and is_han(text[at - 2 : at - 1] or "，")
            and at - 1 not in ends
            and at - 1 not in reading.cue_ends
        ):
            break  # 公司和|安定镇
        if (
            (char in STOPS and char not in "家名处和" and text[at - 1 : at + 1] not in _WITH_STOPS)
            or not is_han(char)
            or text.startswith("委会", at - 2)
        ):
            break
        at -= 1
    name = text[at:head]
    if not _NOT_IN_TOWNS.isdisjoint(name):
        return None
    if word.endswith("区") and word != "社区":
        mention = ends.get(at)
        if name in ("", "高", "各") or (mention is None and len(name) < 2):
            return None
        return mention.start if mention else at
    if at - 1 in covered and at not in ends:
        return None
    if not name or (at not in ends and (len(name) > 6 or (len(name) == 1 and text[at - 1 : at] not in "、，到赴在"))):
        return None
    return at if at in ends else _trim(text, at, head)


def _trim(text: str, start: int, head: int) -> int | None:
    """Drop common words that stand glued in front of a name (辖区|荆山镇)."""
    hard = start == 0 or not is_han(text[start - 1])
    while not hard and head - start > 3 and word_frequency(text[start : start + 2]) > 200:
        start += 2
    return start if word_frequency(text[start : head + 1]) < 300 else None
