"""Parts of bodies before what they do: 食药环侦大队|参与, 县市场监管局|城关市场监管所|开展检查, 县局|办公室|组织."""

import re

from kg.extract.reading import Reading
from kg.text import char_at

_TEAM = re.compile(
    "(?!等|各|及)(?P<name>[一-鿿“”]{1,12}?)(?P<head>科|股|稽查局|分局|[大支总中]队|(?<![场厕住会诊寓究])所|(?<=[一-鿿]{4})中心(?!所))"
)
_OWN = re.compile(  # parts that begin as words do which tell of no part (局|机关干部, 局|执法人员)
    "(?P<name>)(?P<head>办公室|机关党委|机关党总支|机关党支部|执法[一二三四五六七八九十]?[大支总中]队|直属分局)"
)
_BRANCH, _LONGEST_BRANCH = "分局", 5  # characters of the longest name of one
_STRONG = ("队", _BRANCH)
_TYPED = re.compile("(?:监管|管理|工商|市监|食药监?|质监|药监|派出|司法|财政|税务|卫生|检验|检测|监督|中心)所$")
_NO_END = frozenset("长员伍的门级上里有属")
_DOES = re.compile(
    "[在对将及和与因已查加参开立]|严格|持续|迅速|利用|深入|走进|积极|认真|扎实|紧[盯扣紧]|聚焦|多措|多举|结合|依[法托]|牵头|组织|联合"
    "|接到|召开|举[办行]|执法|全[体力面员]|负责|工作人|主[动要]|近日|日前|[昨今]日|到(?!之|期|位|底|处)|以“|以四|为(?!什|主|了|何)|针对|根据"
    "|按照|坚持|充分|切实|不断|先后|随后|采取|围绕|创新|强化|突出|党员|干部|志愿|民警|启动|发[布现放]|捣毁|取缔|责令|受理|约谈"
    "|抽[查检]|巡查|督[促查导]|走访|宣传|传达|落实|部署|安排|邀请|指导|赴|向|检查"
)
_BUREAU = re.compile(
    r"(?P<name>[一-鿿]{2,9}?)(?P<head>(?<![布格结大开变当])(?<!(?<!安)全)(?:总局|局)|(?<!公)司|厅)"
    "(?=[，。、；：）“和与及等的在于将已也今昨近日向对公发印通官介表透称说选编制推联派召举网]|副?[局司厅]长|[专处巡一二]"
    f"|有关|相关|主要|部署|会同|要求|同|{_DOES.pattern})"
)
_OF_CLAUSE = re.compile("[一-鿿]{0,7}的|在地|及")  # 所|开展的检查
_SHORT = 5  # characters of an office's name that says nothing of its work


def team(reading: Reading, start: int) -> re.Match[str] | None:
    """A part at an offset whose last word is plain enough to be one before a verb."""
    text = reading.text
    own = _OWN.match(text, start)
    if own and not own["head"].endswith(_STRONG):
        return own if _does(reading, own.end()) else None
    match = own or _TEAM.match(text, start, min(start + 18, len(text)))
    if match is None:
        return None
    head, end = match["head"], match.end()
    if head == _BRANCH and (len(match["name"]) > _LONGEST_BRANCH or match["name"].startswith("公安")):
        return None
    if head == "所" and not _TYPED.search(text, start, end):
        if not 2 <= len(match["name"]) <= _SHORT or _OF_CLAUSE.match(text, end):
            return None
    elif head.endswith(_STRONG) or head == "所":
        return match if char_at(text, end) not in _NO_END or end in reading.cue_starts else None
    return match if _does(reading, end) else None


def _does(reading: Reading, at: int) -> bool:
    """Whether what a body does begins at an offset."""
    return at in reading.cue_starts or _DOES.match(reading.text, at) is not None


def bureau(reading: Reading, start: int) -> re.Match[str] | None:
    """A department or bureau of a ministry at an offset (国家质检总局|食品司)."""
    return _BUREAU.match(reading.text, start)


def is_own(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a part stands at an offset that begins as words do which tell of none (总局|执法稽查局)."""
    return (match["head"] in ("司", "局") and text.startswith("执法", start)) or _OWN.match(text, start) is not None
