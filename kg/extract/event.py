"""An event as one document tells it, and what makes two of them the same."""

import re
from dataclasses import dataclass, field

from kg.extract.anchors import either, pattern_words
from kg.extract.dates import Date
from kg.extract.org import Org
from kg.extract.place import Place
from kg.extract.similar import apart, dice, overlap, thinned
from kg.wording import derived

_NO_LONGER = {
    "大会": "大会(?![战堂]|发言)",
    "会议": "会议(?!中心|厅|室|大厦)",
    "全会": "(?<!安)全会",
    "会晤": (  # one of a row: any other is told by its parties
        "(?:(?<=领导人)|(?<=领导人非正式)|(?<=领导人视频)|(?<=领导人第.次)|(?<=领导人第十.次)|(?<=定期)|(?<=年度))"
        "会晤(?!机制|委员会|达成|成果|期间|时|精神|共识)"
    ),
    "记者会": "记者会(?![同去在继再尽把将看发了])",
}  # 百日攻坚大会战, 大会堂, 会议中心
_SESSION = re.compile(
    r"第.{1,2}阶段(?:和第.{1,2}阶段)?会议$|"
    r"(?:会议|大会|论坛)?(?:第[一二三四五六七八九十\d]+次)?(?:全体会议|分组会议|联组会议|闭幕会|开幕会|闭幕式|开幕式|闭幕会议|开幕会议)$"
)
_TALKS = re.compile("会见|接见|会谈|会晤|电话|通话|座谈")
_HEAD = re.compile("(?:座谈|研讨|发布|推进|部署|动员|通气|培训|表彰|茶话|招待|协商|恳谈|对话)会$|培训班$")
_AROUND = (  # what a name does not begin with
    "[^（）]{0,80}》（(?=[^）]*$)",  # 《条例》（|X第十六次会议于5日通过
    "作为[^，；]{2,40}之一的",
    "被[誉称]为[^，；]{2,24}的",
    "(?:即将|刚刚|已经|正在|将)?(?:在[^，的]{2,12})?(?:举[行办]|召[开集]|[闭落]幕|结束|筹备)(?:不久|在即)?的(?=[^，的]{4})",
    "(?:由|[^“”，《》]{2,16}?在)[^“”，《》]{2,24}(?:举行|召[开集])的(?=[^，的]{5})",
    "[^“”，》《]{4,60}?(?:单位|部门|[局委办])(?:共同|联合|一同)?参[与加]的(?=[^，的]{4})",  # A、B等部门共同参与的|演练
    "一届(?:成功|精彩|安全)[^，]{0,6}的",
    r"（(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)?(?=[^）]*$)",
    "(?:为期|历时)[^，]{1,4}的",
    "(?:所谓|此间)的",
    "另一[个场次]",
    "一[个场](?=[^，的]{5,}$)",
    "包括",
    r"\d{1,2}[时点](?:\d{1,2}分|半)?整?(?=[^，])",
    "(?:随后|会后|之后|此前)(?:召开|举行)?的",
    "(?:隆重|盛大|简短|热烈|庄严|举世瞩目|备受[关瞩][注目])(?:而(?:庄严|隆重|热烈))?的",
    r"(?:我们|你们)?(?:昨天|今天|明天|昨日|今日|明日|日前|当天|下周|上周|上个?月|本周|(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午|晚)?的",
    "(?:以|主题为)“[^”]*”(?:为主题)?的",
    r"以\\[^\\\n]{2,40}\\为主题的",
    "(?:昨[日天晚]|今[日天]|前日|此前|近日|日前)(?:（[^（）]{1,8}）)?的?(?=[^，]{3})",
    r"(?:[今去前当]年|[上下]个?月|(?:\d{1,2}月)?\d{1,2}[日号])的?(?=[^，的]{4})",
    "[^“”]*在[此本这][届次]",
    "[此本这]次(?=[^，]{3})",
    "(?:会议)?(?:建议|决定)(?:召开)?(?=[^，的]{6})",
    "我[省市县区州盟旗](?=[^，]{4})",
    ".*(?:已[由经]|经过|日前经)",
    "(?:根据|[^“”，]{2,20}经)(?=.{4,40}届.{2,20}次会议$)",
    ".*提[请交]",
    "[^“”]{2,80}(?:主办|承办|协办|支持|指导|举办|发起|开展|组织|作为[^“”]{2,8})的",
    "[^“”]{2,30}(?:召开|举行)的(?=[^，的]{5})",
)
_FRONT = re.compile(f"^(?:{'|'.join(_AROUND)})")
_SHORT_FOR = re.compile(r"[（(](?:以下)?简称[^（）()]*[）)]?")
_SOMEBODY_AT = re.compile(
    r"^(?:[^“”]*(?:总书记|主席|总理|书记|[省市县区部局]长|委员长|同志|先生)(?:[一-鿿]{2,4}?)?(?:\d+日)?)?(?:在(?![职校线岗])|(?<=[席理记长志生])为)(?:[这此本]次)?"
)
_ASIDE_BEFORE = re.compile("^[^“”—]*(?:“[^“”]*”[^“”—]*)?—{2,} *(?=[^“”—]{8})")  # 宣传周的重磅活动——|研讨交流会
_STAMP = re.compile(r"(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)")
_SIGNED = re.compile("签[署订约]")
_PLENUM = re.compile("([一二三四五六七八九十]{1,4})届([一二三四五六七八九十]{1,4})[次中]全会$")
_PLENUM_SPELT = re.compile("([一二三四五六七八九十]{1,4})届[^第]{0,40}第([一二三四五六七八九十]{1,4})次全体会议$")
_SITTINGS = ("全会", "全委会")  # which have no opening session of their own
_SITTING = re.compile("([一二三四五六七八九十]{1,4})届[^，。]{0,24}?第?([一二三四五六七八九十]{1,4})次(?:全体)?会议$")
_OF_SITTING = re.compile("政协|政治协商|常务?委|党委|党组|团委")
_NUMBERED = re.compile(r"[一二三四五六七八九十\d][届次]|(?:19|20)\d{2}")  # 十三届人大|一次会议
_AGAIN = re.compile("[本该此这][届次]?")  # 本届|年会
_UNTOLD = re.compile(r"[“”《》（）、\s]|^全[省市县区旗州盟]|工作")
TO_THE_PRESS = ("发布会", "吹风会", "通气会", "沟通会", "记者会")  # where whoever is quoted speaks
GENERIC = frozenset(
    "会议 大会 仪式 论坛 全会 工作会 集体学习 典礼 庆典 吹风会 纪念活动 庆祝活动 文艺演出 联组会 联组讨论 小组讨论 "
    "代表团审议 论坛开幕式 年会开幕式 峰会开幕式 高峰论坛开幕式 会议开幕式 大会开幕式 运动会开幕式 "
    "专题讲座 演练 应急演练 实战演练 消防演练 现场演练 桌面演练 军事演习 联合演习 联合军演 联合军事演习".split()
)
_RESUMED = "续会"  # of those below, behind a meeting of those above
_LONGEST_LABEL = 60
_ALIKE = 0.6  # how alike the names of an event are
_HOSTED = 0.4  # ... of one that a body is told to hold in the title and in the text
_SUMMONS = 0.35  # how alike the names of a body's summons are that are the same
_LIKE_A_MEETING = re.compile(  # what stands before 会 neither in a body's name nor in a word nor as a verb
    "(?!促进会)[一-鿿][^社机协学议管宴集晚总联工商合员金事究字生体教公国善宗常委理两都奥世不才就也还又将我你他们]会$"
)


@derived
def meeting() -> re.Pattern[str]:
    """The last word of a meeting's name."""
    whole = "|".join(_NO_LONGER.get(word) or re.escape(word) for word in pattern_words("meeting"))
    return re.compile(
        f"(?:{whole}|(?:{either('session')})会(?:议)?)(?!(?<=会)[谈见晤商])|(?:{either('ceremony')})?仪式"
    )


@derived
def occasion() -> re.Pattern[str]:
    """The last word of what is an event only where it is told to be held in a place."""
    return re.compile(either("occasion"))


def like_a_meeting(name: str) -> bool:
    """Whether a name ends like that of a meeting, whose last word need not be listed (沟通会, 务虚会, 家长会).

    >>> like_a_meeting("新闻通气说明沟通会"), like_a_meeting("餐饮协会"), like_a_meeting("促进会")
    (True, False, False)
    """
    return _LIKE_A_MEETING.search(name) is not None


@dataclass
class Event:
    """An event of one document. `start` is where it is first told; it goes on until the next event's start."""

    label: str
    kind: str  # Meeting | Inspection
    start: int
    mentions: list[tuple[int, int]] = field(default_factory=list)
    date: Date | None = None
    place: tuple[Place, int] | None = None
    organizers: list[tuple[Org, int]] = field(default_factory=list)
    chairs: list[tuple[str, int]] = field(default_factory=list)
    speakers: list[tuple[str, int]] = field(default_factory=list)  # who is told to speak by the telling itself
    parties: list[tuple[str, int]] = field(default_factory=list)  # who talks with whom
    in_title: bool = False
    recalled: bool = False  # only spoken of (在X会议上强调): it may be long past
    announced: bool = False  # only told to be held soon (X会议将在Y召开): nobody spoke there yet
    absent: set[str] = field(default_factory=set)  # who only sends a letter

    @property
    def told_at(self) -> set[int]:
        """Where it is told, again and again."""
        return {self.start, *(start for start, _ in self.mentions)}

    @property
    def leads(self) -> set[str]:
        """Who is told to convene it."""
        return {name for name, _ in self.chairs}

    def names(self, start: int, end: int) -> bool:
        """Whether a stretch of the text stands in one of its names."""
        return any(low <= start and end <= high for low, high in self.mentions)

    def merge(self, other: "Event") -> None:
        """Take over what another telling of the event adds; the body knows better than the title."""
        self.mentions += other.mentions
        self.absent |= other.absent
        self.announced = self.announced and other.announced
        if self.in_title and not other.in_title:
            self.start, self.in_title = other.start, False
            self.date, self.place = other.date or self.date, other.place or self.place
            self.organizers = other.organizers or self.organizers
        if len(self.label) < len(other.label) < _LONGEST_LABEL and len(self.parties) <= len(other.parties):
            self.label = other.label
        if self.date is None or (other.date and other.date.iso.startswith(self.date.iso)):
            self.date = other.date
        self.place = self.place or other.place
        self.organizers = self.organizers or other.organizers
        self.chairs += [chair for chair in other.chairs if chair not in self.chairs]
        self.parties += [party for party in other.parties if party not in self.parties]

    def _on_another_day(self, other: "Event") -> bool:
        if self.date is None or other.date is None or len(self.date.iso) != len(other.date.iso):
            return False
        return self.date.iso != other.date.iso

    def of_others(self, other: "Event") -> bool:
        """Whether another event is told to be hosted by none of those who host this one; numbers are used once."""
        if self.in_title or _NUMBERED.search(self.label):
            return False
        hosts, others = {org for org, _ in self.organizers}, {org for org, _ in other.organizers}
        return bool(hosts) and bool(others) and hosts.isdisjoint(others)

    def _goes_on(self, other: "Event") -> bool:
        """Whether another inspection is told of the same people without another date (X一行先后来到…)."""
        told = {name for name, _ in other.chairs}
        on_that_day = other.date is None or (self.date is not None and self.date.iso == other.date.iso)
        return on_that_day and bool(told) and told <= {name for name, _ in self.chairs}

    def is_told_by(self, other: "Event") -> bool:
        """Whether another event of the same story and kind is this one told again."""
        if not self.in_title and self._on_another_day(other):
            return False
        if other.kind == "Inspection":
            led = not self.leads or not other.leads or not self.leads.isdisjoint(other.leads)
            return other.label == self.label or (self.in_title and led) or self._goes_on(other)
        if bool(self.parties) != bool(other.parties):
            talks, meeting_with = (self, other) if self.parties else (other, self)
            if not _TALKS.search(meeting_with.label) and (self.in_title or _TALKS.search(talks.label)):
                return False
        if self.of_others(other) or self.label.endswith(_RESUMED) != other.label.endswith(_RESUMED):
            return False
        if self.in_title and self.mentions[0][1] - self.mentions[0][0] <= 2 and self.organizers:  # X召开|会议
            return not other.in_title and {org for org, _ in other.organizers} <= {org for org, _ in self.organizers}
        if self.parties and other.parties:
            if self.label.endswith("记者") != other.label.endswith("记者"):
                return False
            ours, theirs = {name for name, _ in self.parties}, {name for name, _ in other.parties}
            of_a_kind = ("会见" in self.label) == ("会见" in other.label)
            return theirs <= ours or (self.in_title and of_a_kind and self.parties[0][0] == other.parties[0][0])
        if self.in_title and other.label.startswith("约谈") and self.label.endswith(("约谈会", "约谈")):
            return True
        if self.in_title and _same_head(self.label, other.label):
            return True
        if other.label in ("签约仪式", "签字仪式") and _SIGNED.search(self.label):
            return True
        if other.label == "座谈会" and "座谈" in self.label:
            return True
        if _SESSION.match(other.label) and meeting().search(self.label) and not self.label.endswith(_SITTINGS):
            return True
        if _same_plenum(self.label, other.label) or same_session(self.label, other.label):
            return True
        if _in_short(self.label, other.label):
            return True
        again = _AGAIN.match(other.label)
        if again and self.label.endswith(other.label[again.end() :]):
            return True
        a, b = _UNTOLD.sub("", self.label), _UNTOLD.sub("", other.label)
        if a == b or a in b or b in a or (self.in_title and thinned(a, b)):
            return True
        if a.startswith("约谈") and b.startswith("约谈") and self.organizers and other.organizers:
            return self.organizers[0][0] == other.organizers[0][0] and dice(a, b) >= _SUMMONS
        hosts = {org for org, _ in self.organizers}
        hosted = bool(hosts) and hosts == {org for org, _ in other.organizers}
        alike = _HOSTED if self.in_title and hosted else _ALIKE
        return (overlap(a, b) if self.in_title else dice(a, b)) >= alike and not apart(a, b)


def _same_head(one: str, other: str) -> bool:
    """Whether two names end with the same word that few names end with (座谈会, but not 会议)."""
    head, its = _HEAD.search(one), _HEAD.search(other)
    return head is not None and its is not None and head.group() == its.group()


def _in_short(full: str, short: str) -> bool:
    """Whether 表彰大会暨签约仪式 is 全市质量表彰大会暨重点项目签约仪式: each part ends alike and is in the other's."""
    ours, theirs = full.split("暨"), short.split("暨")
    return 1 < len(ours) == len(theirs) and all(
        one.endswith(part[-2:]) and part[:-2] in one for one, part in zip(ours, theirs, strict=True)
    )


def _same_plenum(short: str, full: str) -> bool:
    """Whether 民建十届四中全会 is 中国民主建国会第十届中央委员会第四次全体会议."""
    if not short.endswith("全会"):
        return False
    named, spelt = _PLENUM.search(short), _PLENUM_SPELT.search(full)
    return named is not None and spelt is not None and named.groups() == spelt.groups()


def same_session(one: str, other: str) -> bool:
    """Whether 十八届人大常委会第二次会议 is 第十八届人民代表大会常务委员会第二次会议, by its numbers."""
    named, its = _SITTING.search(one), _SITTING.search(other)
    if named is None or its is None or named.groups() != its.groups():
        return False
    ours, theirs = ([word[0] for word in _OF_SITTING.findall(name)] for name in (one, other))
    return ours == theirs


def plain_name(name: str) -> str:
    """A name without outer quotation marks and a date stamp in front; themes inside keep theirs.

    >>> plain_name(" “平安”"), plain_name("“春雷”行动启动仪式")
    ('平安', '“春雷”行动启动仪式')
    """
    name = name.strip(" 　，、：—")
    if "19" in name or "20" in name:  # only saves time
        name = _STAMP.sub("", name).lstrip(" 　")
    name = _SOMEBODY_AT.sub("", name)
    for _ in range(2):
        front = _FRONT.match(name)
        name = name[front.end() :] if front else name
    if name.startswith("【"):  # 【A县】会议召开
        name = name[name.find("】") + 1 or 1 :]
    if "简称" in name:
        name = _SHORT_FOR.sub("", name)
    if "——" in name:
        name = _ASIDE_BEFORE.sub("", name)
    if name.startswith("“") and "”" not in name:
        name = name[1:]
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    return name
