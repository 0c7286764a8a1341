"""Whose people speak at a meeting, bodies among provinces: 财政部、水利部和浙江省、湖南省政府负责同志在会上发言."""

import re
from collections.abc import Iterator

from kg.extract.coordination import outermost
from kg.extract.org import OrgMention
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers

_SPEAK = ("发言", "发了言")  # one of them stands wherever this is told: only saves time
_THEY_SPEAK = re.compile(
    "(?:的)?(?:主要|有关|相关|分管)?(?:负责人|负责同志|代表)"
    "(?:出席(?:会议|座谈会|活动)?并|在(?:座谈)?会上|在[会大]议上|先后|分别|依次|通过视频){0,2}"
    "(?:[作做]了?)?(?:会议|大会|交流|表态|典型|经验|讨论){0,2}(?:发言(?![人的])|发了言)"
)
_LIST_OF = re.compile(  # between the bodies of a list, and between the last of them and the word for its people
    "(?:[、和与及]|以及|[一-鿿]{2,8}(?:[省市县区州盟旗]|自治区|兵团)(?:政府)?|主要|有关|负责同志|负责人"
    "|北京|天津|河北|山西|辽宁|吉林|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|重庆|四川|贵州|云南"
    "|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|黑龙江|政府|(?:党委)?[（(]党组[）)]|党委){0,16}"
    "(?:等(?:\\d{1,2}[个家])?(?:部门和单位|部门、单位|部门|单位|企业|地方|地区)?)?"
)
_OF_SEVERAL = ("省", "各", "部分", "有关", "多个")  # 部分省|市政府负责人
_ELECTED = ("代表大会", "委员会")  # 全国人大|代表, 中央委员会|代表: people of their own


class JointRemarks:
    """Finds them in the sentences of one reading."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.text, self.speakers = reading.text, speakers
        self._told = any(word in reading.text for word in _SPEAK)

    def find(self, orgs: list[OrgMention], low: int, high: int) -> Iterator[OrgMention]:
        """The bodies of the sentence `text[low:high]` whose people are told to speak, if that is all that the clause
        tells of them."""
        match = _THEY_SPEAK.search(self.text, low, high) if self._told else None
        while match:
            clause = max(self.text.rfind(mark, low, match.start()) for mark in "，：；") + 1
            listed = [m for m in orgs if clause <= m.start and m.end <= match.start() and m.named]
            if listed and not self.speakers.between(max(clause, low), match.end()):
                yield from self._all_of(outermost(listed), match.start())
            match = _THEY_SPEAK.search(self.text, match.end(), high)

    def _all_of(self, listed: list[OrgMention], end: int) -> Iterator[OrgMention]:
        """The bodies of a list that goes on up to an offset, from the last on."""
        for mention in reversed(listed):
            several = self.text.endswith(_OF_SEVERAL, 0, mention.start)
            if several or not _LIST_OF.fullmatch(self.text, mention.end, end):
                return
            if not (self.text.startswith("代表", mention.end) and mention.org.label.endswith(_ELECTED)):
                yield mention
            end = mention.start
