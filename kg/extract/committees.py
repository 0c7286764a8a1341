"""Committees of the congress and the conference of a place: 县人大常委会|教科文卫工委, 县政协|社会法制委."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.org import OrgMention, with_part
from kg.extract.reading import Reading

_COMMITTEE = re.compile(
    "(?P<name>法(?=工委)|[一-鿿]{2,10}?)(?P<head>工作委员会|委员会|工委|专委会|委)"
    "(?=[，、。；：（）\\s和与及等在对赴到深的]|$|副?主任|主要|负责|有关|相关|组织|开展|牵头|联合|会同|召开|举办|一行|成员|干部|全体|调研|视察|工作人员)"
)
_IN_FULL = {"工委": "工作委员会", "专委会": "专门委员会", "委": "委员会"}
_NEVER = re.compile(
    "[县市区省州旗镇乡街党纪团政常工组]|村委|委员|[了年月日]|产生|选举|设立|成立|通过|决定|审议|提名|人选|主席|主任|代表(?!资格|人事|工作|选举|联络|与|和|$)|联合|会同"
    "|^有关|^[和与及在对的原到赴向]"
)
_IN_SHORT = {"法": "法制", "社法": "社会法制", "民宗": "民族宗教"}
_ENDS = ("人民代表大会", "人民代表大会常务委员会")
_CONFERENCE = "中国人民政治协商会议"


def find_committees(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Their mentions behind those of the `bodies`."""
    text = reading.text
    if "委" not in text or not ("人大" in text or "政协" in text):  # only saves time
        return
    for m in bodies:
        label = m.org.label
        if not m.org.place or not (
            label.endswith(_ENDS) or (label.startswith(_CONFERENCE) and label.endswith("委员会"))
        ):
            continue
        match = _COMMITTEE.match(text, m.end, m.end + 18)
        if match and not _NEVER.search(match["name"]):
            part = _IN_SHORT.get(match["name"], match["name"]) + _IN_FULL.get(match["head"], match["head"])
            yield m._replace(end=match.end(), org=with_part(m.org, part), named=True)
