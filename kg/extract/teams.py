"""Parts of bodies before what they do: 食药环侦大队|参与, 县市场监管局|城关市场监管所|开展检查, 县局|办公室|组织."""

import re

from kg.extract.anchors import either
from kg.extract.edges import is_han
from kg.extract.reading import Reading
from kg.text import char_at
from kg.wording import derived

_TEAM = re.compile(
    "(?!等|各|及)(?P<name>[一-鿿“”]{1,12}?)(?P<head>科|股|稽查局|分局|[大支总中]队|(?<![场厕住会诊寓究])所|中心(?!所)"
    "|(?<![查惩到长坏好益用各多一二两三四五六七八九十几何随深高远近暗别某该此原首独出害正士人])处(?![置罚理分于以境暑方女]))"
)
_OWN = re.compile(  # parts that begin as words do which tell of no part (局|机关干部, 局|执法人员)
    "(?P<name>)(?P<head>办公室|机关党委|机关党总支|机关党支部|执法[一二三四五六七八九十]?[大支总中]队|直属分局)"
)
_ACTING = ("执法稽查", "执法监督", "执法指导", "执法协调", "执法办案")  # parts, where 执法|人员 are none
_DIVISION = "处"
_BRANCH, _LONGEST_BRANCH = "分局", 5  # characters of the longest name of one
_STRONG = ("队", _BRANCH)
_TYPED = re.compile("(?:监管|管理|工商|市监|食药监?|质监|药监|派出|司法|财政|税务|卫生|检验|检测|监督|中心)所$")
_NO_END = frozenset("长员伍的门级上里有属")
_DOES = (  # what a body does begins with it; DEED: the words of that use in pattern_words.tsv
    "[在对将及和与因已查加参开立]|紧[盯扣紧]|依[法托]|举[办行]|全[体力面员]|主[动要]|[昨今]日|到(?!之|期|位|底|处)|以“"
    "|为(?!什|主|了|何)|发[布现放]|抽[查检]|督[促查导]|赴|向|DEED"
)
_BUREAU = (
    r"(?P<name>[一-鿿]{2,9}?)(?P<head>(?<![布格结大开变当])(?<!(?<!安)全)(?:总局|局)|(?<!公)司|厅)"
    "(?=[，。、；：）“和与及等的在于将已也今昨近日向对公发印通官介表透称说选编制推联派召举网]|副?[局司厅]长|[专处巡一二]"
    "|有关|相关|主要|部署|会同|要求|同|DOES)"
)
_OF_CLAUSE = re.compile("[一-鿿]{0,7}的|在地|及")  # 所|开展的检查
_LEAST_OF_CENTRE = 2  # characters of its name before 中心
_SHORT = 5  # characters of an office's name that says nothing of its work


@derived
def _deed() -> re.Pattern[str]:
    """The beginning of what a body does."""
    return re.compile(_DOES.replace("DEED", either("deed")))


@derived
def _department() -> re.Pattern[str]:
    """A department or bureau of a ministry."""
    return re.compile(_BUREAU.replace("DOES", _deed().pattern))


def team(reading: Reading, start: int) -> re.Match[str] | None:
    """A part at an offset whose last word is plain enough to be one before a verb."""
    text = reading.text
    own = _OWN.match(text, start)
    if own and not own["head"].endswith(_STRONG):
        return own if _does(reading, own.end()) or not is_han(char_at(text, own.end())) else None
    match = own or _TEAM.match(text, start, min(start + 18, len(text)))
    if match is None:
        return None
    head, end = match["head"], match.end()
    if head == _BRANCH and (len(match["name"]) > _LONGEST_BRANCH or match["name"].startswith("公安")):
        return None
    if head == "中心" and len(match["name"]) < _LEAST_OF_CENTRE:
        return None
    if head == _DIVISION and any(at in reading.cue_starts for at in range(start, end - 1)):
        return None  # 县局|责令停产，限期拆除此处
    if head == "所" and not _TYPED.search(text, start, end):
        if not 2 <= len(match["name"]) <= _SHORT or _OF_CLAUSE.match(text, end):
            return None
    elif head.endswith(_STRONG) or head == "所":
        return match if char_at(text, end) not in _NO_END or end in reading.cue_starts else None
    return match if _does(reading, end) else None


def _does(reading: Reading, at: int) -> bool:
    """Whether what a body does begins at an offset."""
    return at in reading.cue_starts or _deed().match(reading.text, at) is not None


def bureau(reading: Reading, start: int) -> re.Match[str] | None:
    """A department or bureau of a ministry at an offset (国家质检总局|食品司)."""
    return _department().match(reading.text, start)


def begins_like_a_word(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a part begins as words do that tell of none (总局|执法稽查局, where 总局|执法人员 is no part)."""
    bureau = match["head"].endswith(("司", "局")) and text.startswith("执法", start)
    return bureau or text.startswith(_ACTING, start) or _OWN.match(text, start) is not None
