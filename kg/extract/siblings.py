"""Parts of one bureau in a list, of which the first alone stands behind its name: 县局鹤城所、|瓯南所|开展, 局食品科、
|流通科|和|执法大队|参加, 局餐饮科联合|温溪所|检查."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from kg.extract.org import OrgMention, with_part
from kg.extract.reading import Reading

_START = attrgetter("start")
_HEAD = re.compile("(?:所|[大支中]队|科|股|处|分局|稽查局|办公室|机关党委)$")
_NEXT = re.compile(
    "(?:[、和及与]|以及|联合|会同)(?P<name>[一-鿿]{0,8}?)"
    "(?P<head>所|[大支中]队|科|股|处|(?<=稽查)局|(?<=分)局|(?<=[、和及与])办公室)"
    "(?=[、和及与等的，。；（对在]|联合|分别|执法|工作|负责|主要|相关|有关|组织|开展|人员|干部|参加|深入|[科处股所]长|[大中支]队长)"
)
_NO_NAME = (  # what the name of no part begins or ends with
    *"场厕住会诊寓各等多该本此某几两出到何用益害惩查",
    *"派出 相关 有关 下属 所属 其他 基层 业务 关于".split(),
)
_OF_OTHERS = ("城管分", "公安分")  # 石碣公安分局、|石碣城管分局
_OTHERS = frozenset("局委厅院府的了在对与及和")  # what the name of another body or no name holds
_LEVELS = ("县", "省", "州", "盟", "旗", "区", "全", "市公", "市农", "市消", "市交", "市应", "市文")
_BEFORE = re.compile(
    "(?:^|[，。；：、和\n])(?P<name>[一-鿿]{2,6})(?P<head>科|股|所|[大支中]队)[、和]$"
)  # 餐饮科、|执法大队
_REACH = 12
_FIRST = re.compile(
    "(?<=[，。；：\\n])(?P<name>[一-鿿]{2,6})(?P<head>科|股)"
    "(?=[、和][一-鿿]{2,8}(?:科|股|所|[大支中]队)(?:[、和等负主相参工执]|联合))"
)
_LISTED = ("科、", "科和", "股、", "股和")
_OTHER = re.compile("公司|医院|学校|学院|大学|企业|集团|中心")  # whose parts they may be else
_LEAST = 2  # characters of a name before its last word


def find_siblings(
    reading: Reading, bodies: Iterable[OrgMention], brigades: Iterable[OrgMention]
) -> Iterator[OrgMention]:
    """The brigades, and the others of such lists as parts of the same body."""
    brigades = list(brigades)
    yield from brigades
    known = sorted([*bodies, *brigades], key=_START)
    starts = {m.start for m in known}
    firsts = list(_firsts(reading, known))
    yield from firsts
    for m in (*known, *firsts):
        part = _HEAD.search(m.org.label) if m.org.parent and m.org.kind == "Agency" and m.named else None
        for match in (*_behind(reading, m), *_in_front(reading, m)) if part else ():
            if match.start("name") not in starts:
                starts.add(match.start("name"))
                label = f"{m.org.parent}{match['name']}{match['head']}"
                org = m.org._replace(label=label)
                yield m._replace(start=match.start("name"), end=match.end("head"), org=org)


def _behind(reading: Reading, m: OrgMention) -> Iterator[re.Match[str]]:
    """The parts that a list goes on with behind one."""
    at = m.end
    while (match := _NEXT.match(reading.text, at)) and _is_part(reading, match):
        yield match
        at = match.end()


def _in_front(reading: Reading, m: OrgMention) -> Iterator[re.Match[str]]:
    """The parts of a list in front of one that stands without its body (餐饮科、|执法大队), the last first."""
    text, at = reading.text, m.start
    if m.org.parent is None or text[m.start : m.end] != m.org.label.removeprefix(m.org.parent):
        return
    while text[at - 1 : at] in ("、", "和"):
        match = _BEFORE.search(text, max(at - _REACH, 0), at)
        if match is None or not _is_part(reading, match):
            return
        yield match
        at = match.start("name")


def _firsts(reading: Reading, known: list[OrgMention]) -> Iterator[OrgMention]:
    """The parts that begin a list at the head of a clause, behind the bureau told of last (县局副局长X，|餐饮科、流通科
    负责人参加)."""
    if not any(map(reading.text.__contains__, _LISTED)):  # only saves time
        return
    taken = {m.start for m in known}
    for match in _FIRST.finditer(reading.text):
        at = match.start()
        owner = next((m for m in reversed(known) if m.end <= at and m.org.kind == "Agency"), None)
        if at in taken or owner is None or not _is_part(reading, match):
            continue
        org, low = owner.org, reading.story_of(at)[0]
        if (
            org.place
            and org.label.endswith("局")
            and owner.start >= low
            and not _OTHER.search(reading.text, owner.end, at)
        ):
            yield OrgMention(at, match.end(), with_part(org, match.group()))


def _is_part(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what a list goes on with is the name of a part, and of no other body or of several."""
    name, start = match["name"], match.start("name")
    if match["head"] == "办公室":
        return not name
    if (
        len(name) < _LEAST
        or name.startswith((*_NO_NAME, *_LEVELS))
        or name.endswith(_NO_NAME if match["head"] != "局" else _OF_OTHERS)
    ):
        return False
    if not _OTHERS.isdisjoint(name):
        return False
    return not any(  # 青田县|交通警察大队
        t.start == start and t.end < match.start("head") and reading.text[t.end - 1] in "省市县区旗州盟"
        for t in reading.tokens.get("place", ())
    )
