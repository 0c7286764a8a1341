"""Who runs a campaign that is told of with no body in front of the verb: who ordered it by a paper (X印发《方案》…。
二是开展Y专项整治), or the bureau of a trade (全市质监系统开展Y)."""

import re
from bisect import bisect_left

from kg.extract.coordination import last_run
from kg.extract.org import Org, OrgMention
from kg.extract.place import Place
from kg.extract.reading import Reading

_REQUIRED = re.compile(  # in front of a campaign: what a paper says
    "(?:通知|方案|意见|决定|安排|计划|要点|公告)》?”?，?(?:还|并|也|同时)?(?:要求|明确|指出|强调|提出|部署)|[一二三四五六七八九十]{1,3}是|根据工作安排"
)
_ISSUED = re.compile(
    "(?:等[^，。；]{0,6}(?:部门|单位|部委))?(?:今[天日]|昨[天日]|近日|日前|近期|\\d{1,2}日|[（(][^（()）]{1,10}[）)]|联合|共同|正式){0,4}"
    "(?:制定|研究)?(?:印发|下发|发布|出台|发出)了?(?:《|通知|关于|[^，。；]{0,12}(?:通知|方案))"
)
_ISSUE_VERBS = ("印发", "下发", "发布", "出台", "发出")
_REACH = 700  # characters between the paper and a campaign that it orders
_SYSTEM = re.compile(
    "(?:(?P<own>[全我本][省市县区])|(?P<where>全国|[一-鿿]{2,7}?[省市县区]))?(?:各级)?"
    "(?<!各地)(?P<trade>工商(?:行政管理)?|质监|质量技术监督|食药监?|食品药品监管|食品药品监督管理|市场监管|公安|检验检疫|卫生|税务)(?:系统|部门|机关)"
)
_SYSTEMS = ("系统", "部门", "机关")  # every match of it has one
_LABELS = (
    ("工商", "工商行政管理"),
    ("质", "质量技术监督"),
    ("食", "食品药品监督管理"),
    ("市场", "市场监督管理"),
    ("公安", "公安"),
    ("检", "检验检疫"),
    ("卫", "卫生"),
    ("税", "税务"),
)
_LEVELS = {"省": ("province",), "市": ("prefecture", "province", "county"), "县": ("county",), "区": ("county",)}
_WHOLE = ("局", "部", "厅", "委员会")  # a bureau's last words, and no branch's


class Orders:
    """Finds them in one reading."""

    def __init__(self, reading: Reading, orgs: list[OrgMention]) -> None:
        self.reading, self.text, self.orgs = reading, reading.text, orgs
        self._starts = [m.start for m in orgs]

    def issued(self, low: int, start: int) -> list[OrgMention]:
        """The bodies that issued the paper that orders a campaign at `start`, whose sentence begins at `low`."""
        first = max(self.reading.story_of(start)[0], start - _REACH)
        verb = max(self.text.rfind(verb, first, start) for verb in _ISSUE_VERBS)
        if verb < 0 or not _REQUIRED.search(self.text, low, start):
            return []
        sentence = self.reading.sentence_at(verb)
        before = self.orgs[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, verb)]
        for at in range(len(before) - 1, -1, -1):
            told = _ISSUED.match(self.text, before[at].end)
            if told and told.end() > verb:
                return last_run(self.text, before[: at + 1])
        return []

    def of_system(self, low: int, verb: int, here: Place | None) -> list[OrgMention]:
        """The one bureau of the text that is of the trade and place whose system is the subject of a verb; `here`: the
        place that the text is of."""
        if all(self.text.find(word, low, verb) < 0 for word in _SYSTEMS):  # only saves time
            return []
        system = next(reversed(list(_SYSTEM.finditer(self.text, low, verb))), None)
        if system is None or bisect_left(self._starts, system.end()) != bisect_left(self._starts, verb):
            return []
        label = next(full for short, full in _LABELS if system["trade"].startswith(short))
        found: dict[Org, OrgMention] = {}
        for m in self.orgs:
            whole = m.org.kind == "Agency" and label in m.org.label and m.org.label.endswith(_WHOLE)
            if whole and not m.org.label.endswith("分局") and self._is_there(m.org, system, here):
                found.setdefault(m.org, m)
        return list(found.values()) if len(found) == 1 else []

    def _is_there(self, org: Org, system: re.Match[str], here: Place | None) -> bool:
        """Whether a bureau is of the place whose system is told of."""
        if system["where"] == "全国":
            return org.place is None
        if org.place is None:
            return False
        if system["own"]:
            return org.place.level in _LEVELS[system["own"][-1]]
        return system["where"].endswith(org.place.name) if system["where"] else org.place == here
