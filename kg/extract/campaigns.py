"""Campaigns: concerted programmes with a name of their own, their variants in one document unified."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from kg.extract.anchors import CAMPAIGNS, near, places_of
from kg.extract.campaign import Campaign
from kg.extract.campaign_heads import CREATE, CREATED, before_name, last_words
from kg.extract.campaign_hosts import HostFinder
from kg.extract.campaign_words import is_named, is_ordinary, plain
from kg.extract.context import Context
from kg.extract.dictionary import crosses_word
from kg.extract.edges import STOPS, is_han
from kg.extract.educations import education_of
from kg.extract.org import OrgMention
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.similar import apart, dice
from kg.extract.turned import TURNED_ON, TURNING, turned_name
from kg.text import char_at, char_before, pair_across

_DRIVE = re.compile(
    r"(?:开展|展开|启动|部署)了?((?:[^，。；“”\n]|“[^“”\n]{2,12}”){3,26}?(?:整治|清查|整顿))(?=[。，；]|工作|活动)"
)
_DRIVES = re.compile("(?:整治|打击|治理|排查|攻坚|安全|专项|清理|执法|巡查|宣防|行为|问题|犯罪|乱象)$")
_TASKS = re.compile(
    "(?:防[火控治汛疫]|监管|整改|建设|管控|保障|提升|服务|征[迁收]|清收|招商|创建|禁毒|反诈|秩序|卫生|环境|质量)$"
)
_DONE = ("开展", "启动", "部署", "实施", "打响", "推进")
_OF_LAWS = ("宣传", "执法检查")
_QUOTED_END = 8  # characters of the longest end of a name that stands in quotes by itself
_ACTION = re.compile(r"(?:开展|实施|启动|部署|推进)([^，。；、“”\n]{4,22}?行动)(?=[。，；、]|工作)")
_WHOLE = re.compile(  # 实施|“强校惠民工程”, whose last word stands in the quotes
    r"(?:开展|启动|实施|推进|推行|发起)[了的]?“([^“”\n]{3,24}(?:工程|活动|年))”(?!行动|活动|工程|专项|系列|主题)"
)
_EDITION = re.compile("20\\d{2}年(?:度|全国|[一-鿿]{2,3}[省市县区](?<!全.))?$")
_ACTIVITY = re.compile("(?:主题)?(?:宣传)?活动")  # 2023年“质量月”|宣传活动
_EDITION_REACH = 10  # characters of it
_WHOLE_REACH = 30  # characters between the beginning of its match and its last word: only saves time
_ACTION_REACH = 26  # characters between the beginning of its match and 行动: only saves time
_ON_WHAT = re.compile("”?(?:工作|活动)?，(?:集中|重点)?")  # between a campaign and what it is turned on
_BEHIND_QUOTES = 14  # characters behind a name in quotes in which a longer one ends
_ENFORCING = "(?:贯彻|落实|实施|执行)"
_LAW = (
    f"(?:本行政区域内|[我全][国省市县区州旗])?{_ENFORCING}{{0,2}}"
    "《?(?:中华人民共和国)?(?P<%s>(?:(?!检查|组作|关于|[就对情]|实施|贯彻|执法)[一-鿿]){2,14}法)》?(?:(?:》|、)[^，。；]{2,30}?)?的?"
)
_ENFORCED = re.compile(  # 检查|食品安全法实施情况, 就|食品安全法贯彻执行情况|开展检查
    f"(?:检查|组作){_LAW % 'law'}{_ENFORCING}{{1,3}}情况(?:检查)?"
    f"|(?:就|对){_LAW % 'on'}{_ENFORCING}{{0,3}}情况(?:进行|开展)了?[^，。；]{{0,4}}检查"
)
_ENFORCED_REACH = 60  # characters between the beginning of its match and 实施情况: only saves time
_DRIVE_REACH = 30  # characters between the beginning of its match and 整治: only saves time
_CREATED_REACH = 20  # characters between the beginning of its match and 创建: only saves time
_QUOTED = re.compile(r"“([^“”\n]{2,20})”")
_AND_QUOTED = re.compile("“[^“”\n]{2,12}”(?:专项)?(?:行动|工程|活动)")  # 专项整治|“百日会战”行动
_RUN_REACH = 120  # characters between the first name of a run and the head that it shares
_QUOTED_RUN = re.compile(r"(?:“[^“”\n]{2,20}”[、和]?){1,12}$")
_SHARED = re.compile("”等(?:多[个项]|一?系列|[\\d一二三四五六七八九十]{1,3}[余多]?[个项])?$")
_SHARED_REACH = 8  # characters of it
_LISTED = re.compile(r"(?:(?:开展|部署|实施|召开)了?|(?=打击))((?:(?!开展|部署|实施|召开)[一-鿿、“”（）]){4,44})$")
_STOPS = STOPS - {"家", "名", "个"}
_HALVES = frozenset("就在有")  # of words too: 就|业, 在|线, 有|限空间
_SITES = (
    "校园周边",
    "学校周边",
    "校园及周边",
    "学校及周边",
    "校园及其周边",
    "学校及其周边",
)  # no name of a body holds them
_OURS = ("我国", "各地", *(f"我{level}" for level in "省市县区州旗镇乡"))  # end with what is no part of a name
_EDGES = frozenset({"do", "hold", "refer", "stop", "say", "attend", "lead"})
_NICKNAMES = re.compile(
    "(?:20\\d{2}年)?民生领域(?:案件查办)?“铁拳”行动|树立和践行正确政绩观学习教育|群众身边不正之风和腐败问题(?:集中|专项)整治|校园食品安全[和与]膳食经费管理突出问题专项整治|双安双创|三品一标|“?食品安全放心工程”?|安全生产月|质量月|三大攻坚战"
    "|(?:(?<=决战)|(?<=决胜)|(?<=打赢)|(?<=打好)|(?<=开展)|(?<=推进)|(?<=抓好))脱贫攻坚(?!战|成果|专项|成效|期)|脱贫攻坚(?=工作(?!会|座谈|组))"
)
_NATIONAL = re.compile(  # rounds and editions that all the country counts
    r"(?:[一二]?十[一二三四五六七八九]?届)?(?:20\d{2}年)?中央第[一二三四五六七八九十]{1,3}轮巡视"
    "|第[一二三四五六七八九十]轮(?:第[一二三四五六七八九十]{1,2}批)?中央(?:生态环境保护|生态环保|环保)督察(?!组)"
    "|第[一二三四五六七八九十]{1,2}次全国[一-鿿]{2,8}?(?:普查|国土调查)(?!数据|结果|时|[领公报]|办公室|主要)"
)
_NICKNAME_FRONT = len("校园食品安全和")  # characters in front of an anchor
_NATIONAL_REACH = 16  # characters between the beginning of its match and the count
_AFTER_QUOTES = ("行动", "工程", "活动")


def tells_of_campaigns(reading: Reading) -> bool:
    """Whether a reading may name a campaign at all."""
    return reading.has_any(CAMPAIGNS) or ("”" in reading.text and any(word in reading.text for word in _AFTER_QUOTES))


class CampaignFinder:
    """Finds the campaigns of one reading."""

    def __init__(self, reading: Reading, orgs: list[OrgMention], places: list[PlaceMention], context: Context) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self.org_ends = {m.end: m for m in orgs}
        self.orgs = orgs
        self._org_starts = [m.start for m in orgs]
        self.place_ends = {m.end: m for m in places if m.place.level != "venue"}
        self.place_starts = {m.start: m for m in places if m.place.level != "venue"}

    def find(self) -> list[Campaign]:
        """Campaigns in the order of their first mention."""
        found: list[Campaign] = []
        for start, end in sorted(set(self._spans())):
            name = self._name(start, end)
            if TURNED_ON.fullmatch(self.text, start, end) and self._told_of(found, start):
                continue
            campaign = self._same(found, name)
            if campaign is None and TURNED_ON.fullmatch(self.text, start, end):
                campaign = next((c for c in found if c.label[:4] == name[:4] and c.label[-4:] == name[-4:]), None)
            if campaign is None:
                campaign = Campaign(name)
                found.append(campaign)
            elif len(name) > len(campaign.label) and not self.text[start:end].endswith("工作"):
                campaign.label = name
            campaign.mentions.append((start, end))
        HostFinder(self.reading, self.orgs, self.context).describe(found)
        return found

    def _told_of(self, found: list[Campaign], start: int) -> bool:
        """Whether the clause before names the campaign, and this says on what it is (“护游”行动，|对X进行集中整治)."""
        ends = (end for campaign in found for _, end in campaign.mentions if end <= start)
        return any(_ON_WHAT.fullmatch(self.text, end, start) for end in ends)

    def _name(self, start: int, end: int) -> str:
        """What a span says that the campaign is called: 检查食品安全法实施情况 is 食品安全法执法检查."""
        enforced = _ENFORCED.fullmatch(self.text, start, end)
        if _QUOTED.fullmatch(self.text, start, end):
            more = self.text.find("等", end, end + _RUN_REACH)
            head = last_words().search(self.text, more + 1, end + _RUN_REACH) if more >= 0 else None
            return self.text[start:end] + (head.group() if head else "")
        turned = TURNED_ON.fullmatch(self.text, start, end)
        if turned:
            return turned_name(turned)
        name = f"{enforced['law'] or enforced['on']}执法检查" if enforced else plain(self.text[start:end])
        if name.endswith("》执法检查"):
            name = name.replace("《", "").replace("》", "")
        return education_of(self.reading, start, end) or name

    def _same(self, found: list[Campaign], name: str) -> Campaign | None:
        year = re.search(r"20\d{2}", name)
        for campaign in found:
            if year and campaign.year and campaign.year != year.group():
                continue
            a, b = _bare(name), _bare(campaign.label)
            if (_QUOTED.search(name) is None) != (_QUOTED.search(campaign.label) is None) and dice(
                _bare(_QUOTED.sub("", name)), _bare(_QUOTED.sub("", campaign.label))
            ) >= 0.66:
                return campaign
            ours, theirs = _theme(name), _theme(campaign.label)
            if ours and theirs and not any(one in other or other in one for one in ours for other in theirs):
                continue  # “净网”, “清网”专项行动
            if a in b or b in a or ours & theirs or (dice(a, b) >= 0.66 and not apart(a, b)):
                return campaign
        return None

    def _spans(self) -> Iterator[tuple[int, int]]:
        last = 0
        behind_quotes = {at + 1 for at in places_of("”", self.text)}
        for match in near(last_words(), self.text, sorted(behind_quotes.union(self.reading.anchors("campaign")))):
            if match.start() < last or self._goes_on(match.end()):
                continue
            start = max(self._start(match.start()), last)
            start = max(self._over_list(start, match.start()), last)
            lead = before_name().match(self.text[start : match.start()])
            if lead:
                start += lead.end()
            more = _AND_QUOTED.match(self.text, match.end())
            end = more.end() if more else match.end()
            wider = self._around_quotes(start, end)
            if wider is not None:
                start, end = max(wider, last), end + 1
            elif year := self._year_before(start, end):
                activity = _ACTIVITY.match(self.text, end + 1)
                start, end = year, activity.end() if activity else end + 1
            yield from self._quoted_before(last, match.start())
            named = is_named(self.text, start, match.start(), end)
            start = start if named else match.start()
            if named or education_of(self.reading, start, end):
                yield start, end
                last = end
        creations, nicknames = self.reading.anchors("creation"), self.reading.anchors("nickname")
        for match in chain(
            near(CREATE, self.text, creations),
            near(CREATED, self.text, creations, _CREATED_REACH),
            near(_NICKNAMES, self.text, nicknames, _NICKNAME_FRONT),
            near(_NATIONAL, self.text, self.reading.anchors("rounds"), _NATIONAL_REACH),
        ):
            yield match.span()
        for match in near(_ENFORCED, self.text, self.reading.anchors("enforced"), _ENFORCED_REACH):
            yield match.span()
        for match in TURNED_ON.finditer(self.text) if any(word in self.text for word in TURNING) else ():
            if turned_name(match):
                yield match.span()
        for match in near(_WHOLE, self.text, self.reading.anchors("quoted"), _WHOLE_REACH):
            yield match.span(1)
        for match in near(_DRIVE, self.text, self.reading.anchors("drive"), _DRIVE_REACH):
            if len(plain(match.group(1))) >= 6 and not last_words().search(match.group(1)):
                yield match.span(1)
        for match in near(_ACTION, self.text, self.reading.anchors("action"), _ACTION_REACH):
            name = plain(match.group(1))
            if len(name) >= 6 and not last_words().search(match.group(1)) and not is_ordinary(name):
                yield match.end(1) - len(name), match.end(1)

    def _goes_on(self, end: int) -> bool:
        """Whether a name in quotes is the beginning of a longer one (“敲门行动”|隐患点大排查)."""
        if char_at(self.text, end) != "”":
            return False
        head = last_words().search(self.text, end + 1, end + _BEHIND_QUOTES)
        return (
            head is not None
            and _DRIVES.search(self.text, end + 1, head.end()) is not None
            and self._start(head.start()) <= end
        )

    def _quoted_before(self, low: int, head: int) -> Iterator[tuple[int, int]]:
        """“净网”“护苗”等|专项行动: the names in quotes in front of 等 and a head, which each of them shares."""
        shared = _SHARED.search(self.text, max(head - _SHARED_REACH, low), head)
        run = _QUOTED_RUN.search(self.text, low, shared.start() + 1) if shared else None
        for match in _QUOTED.finditer(self.text, *run.span()) if run else ():
            yield match.span()

    def _around_quotes(self, start: int, end: int) -> int | None:
        """夏季治安打击整治|“百日行动”: where a name begins whose end stands in quotes; None if it is all in them."""
        if char_before(self.text, start) != "“" or char_at(self.text, end) != "”" or end - start > _QUOTED_END:
            return None
        if last_words().match(self.text, end + 1):  # 食品安全“百日攻坚”|专项行动
            return None
        front = start - 1 - 2 * self.text.endswith("行为", 0, start - 1)  # 为 ends no name else
        wider = self._start(front)
        lead = before_name().match(self.text[wider : start - 1])
        wider += lead.end() if lead else 0
        named = _DRIVES.search(self.text, wider, start - 1) is not None
        if not named and self.text.startswith("百日", start) and start - 1 - wider > 1:  # 森林防火|“百日会战”
            named = self.text.endswith(_DONE, 0, wider) or _TASKS.search(self.text, wider, start - 1) is not None
        return wider if named else None

    def _year_before(self, start: int, end: int) -> int | None:
        """2023年|“食品安全宣传周”: where the year begins of a name that stands in quotes."""
        if char_before(self.text, start) != "“" or char_at(self.text, end) != "”":
            return None
        year = _EDITION.search(self.text, max(start - 1 - _EDITION_REACH, 0), start - 1)
        return year.start() if year else None

    def _start(self, head: int) -> int:
        """The left edge of a name whose head begins at `head`; quotes are taken whole."""
        text, at = self.text, head - 2 * (self.text.endswith("联合", 0, head) and self.text.startswith("大", head))
        edges = _EDGES - {"refer"} if text.startswith(("主题教育", "学习教育"), head) else _EDGES
        while at > 0 and head - at < 30:
            if text[at - 1] == "”":
                opening = text.rfind("“", max(0, at - 24), at)
                if opening < 0:
                    return at
                at = opening
                continue
            if at in self.org_ends or at in self.place_ends:
                return at
            if text[at - 1] == "》" and at == head and text.startswith(_OF_LAWS, at):  # 《职业病防治法》|宣传周
                law = text.rfind("《", max(0, at - 24), at)
                if law < 0:
                    return at
                at = law
                continue
            if text[at - 1] == "边" and (site := next((s for s in _SITES if text.endswith(s, 0, at)), "")):
                at -= len(site)
                continue
            cue = self.reading.cue_ends.get(at)
            if cue is not None and cue.end - cue.start > 1 and cue.value in edges and not self._in_name(cue.value, at):
                return at
            char = text[at - 1]
            if not (is_han(char) or char.isalnum() or char == "·"):
                return at
            if char == "暨" and text.endswith(
                ("会", "会议", "行动", "活动", "工程", "仪式", "周", "月", "”", "表彰", "总结"), 0, at - 1
            ):  # 推进会暨|夏季专项整治
                return at
            if char in _STOPS and not (char in _HALVES and crosses_word(text, at)):
                return at + (pair_across(text, at) in _OURS)
            at -= 1
        return at

    def _in_name(self, use: str, at: int) -> bool:
        """Whether what would end a name on its left is part of one (农民|工工资)."""
        return use == "stop" and crosses_word(self.text, at)

    def _over_list(self, start: int, head: int) -> int:
        """开展|学校、幼儿园食品安全大排查, 开展|中药、疫苗等专项整治: where a list behind the verb begins a name."""
        text, joint = self.text, self.text[max(start - 1, 0)]
        before = char_before(text, start - 1)
        if joint == "等":  # 电网改造等|“百村提升”工程 has a name of its own
            quoted = before == "”" or text[start] == "“"
        else:
            quoted = before == "”" and _QUOTED.fullmatch(text, start, head) is not None
        behind = start > 1 and not quoted and joint in "、和及与等"
        listed = _LISTED.search(text, head - 48, head) if behind else None
        if listed is None or listed.start(1) >= start or last_words().search(self.text, listed.start(1), head):
            return start
        at = listed.start(1)
        inside = bisect_left(self._org_starts, at), bisect_left(self._org_starts, head)
        return start if inside[0] < inside[1] or any(place in self.place_starts for place in range(at, head)) else at


def _bare(name: str) -> str:
    return re.sub(r"[“”《》\s]|20\d{2}年?度?|工作$|活动$|行动$", "", name)


def _theme(name: str) -> set[str]:
    return set(_QUOTED.findall(name))
