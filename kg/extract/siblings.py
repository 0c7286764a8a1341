"""Parts of one bureau in a list, of which the first alone stands behind its name: 县局鹤城所、|瓯南所|开展, 局食品科、
|流通科|和|执法大队|参加, 局餐饮科联合|温溪所|检查."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.org import OrgMention
from kg.extract.reading import Reading

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
_OTHERS = frozenset("局委厅院府的了在对与及和")  # what the name of another body or no name holds
_LEVELS = ("县", "省", "州", "盟", "旗", "区", "全", "市公", "市农", "市消", "市交", "市应", "市文")
_LEAST = 2  # characters of a name before its last word


def find_siblings(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """The others of such lists, as parts of the same body."""
    text = reading.text
    known = list(bodies)
    starts = {m.start for m in known}
    for m in known:
        part = _HEAD.search(m.org.label) if m.org.parent and m.org.kind == "Agency" and m.named else None
        at = m.end
        while part and (match := _NEXT.match(text, at)):
            if not _is_part(reading, match):
                break
            start, at = match.start("name"), match.end()
            if start not in starts:
                starts.add(start)
                label = f"{m.org.parent}{match['name']}{match['head']}"
                yield m._replace(start=start, end=at, org=m.org._replace(label=label))


def _is_part(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what a list goes on with is the name of a part, and of no other body or of several."""
    name, start = match["name"], match.start("name")
    if match["head"] == "办公室":
        return not name
    if (
        len(name) < _LEAST
        or name.startswith((*_NO_NAME, *_LEVELS))
        or (match["head"] != "局" and name.endswith(_NO_NAME))
    ):
        return False
    if not _OTHERS.isdisjoint(name):
        return False
    return not any(  # 青田县|交通警察大队
        t.start == start and t.end < match.start("head") and reading.text[t.end - 1] in "省市县区旗州盟"
        for t in reading.tokens.get("place", ())
    )
