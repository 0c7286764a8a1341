"""Papers, stations and sites that no list has, where a text cites them: 据|浙江经济生活频道|报道."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.org import Org, OrgMention
from kg.extract.reading import Reading

_CITED = re.compile(
    "据[《“]?(?P<name>[一-鿿A-Za-z]{2,14}?(?:日报|晚报|晨报|早报|商报|时报|都市报|快报|导报|星报|卫视|频道|电视台|广播电台"
    "|通讯社|新闻社|新闻网|先驱报))[》”]?(?:《[^》\\n]{1,12}》|网站|\\d{1,2}月\\d{1,2}日|\\d{1,2}[日号]|今天|昨天|昨日|近日|消息){0,2}报道"
)
_SOME = re.compile("当地|媒体|官方|该|本报|本台|一家|多家|某|有关|相关|此前|今日|今年|昨[日晚]|控制|[的等和与]")


def find_cited(reading: Reading, known: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Mentions that overlap none of `known`."""
    if "报道" not in reading.text or "据" not in reading.text:  # only saves time
        return
    found = [m for m in _CITED.finditer(reading.text) if not _SOME.search(m["name"])]
    if not found:
        return
    taken = {at for m in known for at in range(m.start, m.end)}
    for match in found:
        start, end = match.span("name")
        if taken.isdisjoint(range(start, end)):
            yield OrgMention(start, end, Org(match["name"], "MediaOutlet"))
