"""What bodies do at a meeting: they speak there (县教育局分别作了发言), take part, or send their people."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.anchors import VERBS
from kg.extract.coordination import AND, outermost
from kg.extract.event import TO_THE_PRESS, Event
from kg.extract.joint_remarks import JointRemarks
from kg.extract.org import OrgMention
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers

_SPEECH = re.compile("发言|汇报|表态|交流|经验|介绍|通报|情况|工作|说明|做法|报告(?!会|团)|提问|答问")
_ORG_SPEAKS = re.compile(
    r"(?:等[^，。；]{0,8}?)?(?:[^，。；]{0,40}?)(?:(?<!工)作了?(?!的)|做了(?=[^，。；]{0,8}(?:发言|汇报|表态|交流|说明|介绍))|进行了?|汇报了?|通报了?|发了|分别|先后|依次|相继)[^，。；]{0,12}?"
    rf"(?:{_SPEECH.pattern})|(?:等[^，。；]{{0,8}}?)?(?:介绍|通报)(?:了)?[^，。；]{{0,36}}?情况|(?:传达|宣读|解读|汇报|通报)了[^，。；]{{4}}|(?:分别|先后|依次|相继)?作[^，。；]{{0,6}}承诺"
)
_FOR_ITS_BODY = re.compile(
    "(?:主要|有关|相关|分管)?(?:负责人|负责同志|代表)(?:在会上|，(?=(?:分别|先后|依次)?[作做]了?(?:表态|交流|典型)))?(?=分别|先后|依次|相继|[作发](?!了互动)|(?:就|对|围绕|针对)[^，。；]{2,40}?(?:作|做了|进行了)|(?:汇报|通报|传达|宣读|解读)了|汇报(?=[^，。；]{2,36}(?:情况|工作))|通报(?=[^，。；]{2,36}情况)|介绍了|介绍[有相]关情况|，[^，。；]{2,40}(?:负责人|负责同志|代表)(?:分别|先后|[作发]))"
)
_ITS_PEOPLE = re.compile(
    "负责|代表|领导|常委|委员(?!会|提问)|主席|书记|部长|同志|主任|局长|会上|[听取]|召开|举行|举办|提出|(?<!通报了)(?<!通报)关于"
)
_SAYS_FOR_IT = re.compile(  # 会上，市卫健委有关负责人|表示
    "(?P<who>(?:等[^，。；、]{0,6})?(?:主要|有关|相关|分管)?(?:负责人|负责同志|新闻发言人|发言人)，?(?:在[^，。；]{0,20}[会坛式]上)?)?"
    "(?:现场|还|共同|联合|分别|首次)?(?:强调|指出|表示|介绍|通报|透露|说|公布|发布|宣布|解读|提出)了?(?=[，：]|(?<=了)[^，。；]{4})"
)
_SAYS_THERE = re.compile(  # X协会|在2006年Y年会上公布
    "(?:(?:今天|昨天|近日|日前|\\d{1,2}[日号])?在|\\d{1,2}[日号]在)[^，。；：]{2,36}[会坛式]上(?:，)?(?:公布|发布|通报|介绍|表示|宣布|透露|指出|强调|称|说)"
)
_SO_MANY = re.compile("等[\\d一二三四五六七八九十多]{0,3}[个家]?(?:单位|部门|地区)")
_LAYS_OUT = re.compile(  # 会上，县教育局|对X工作进行安排部署
    "(?:分别)?(?:就|对|围绕|针对)[^，。；]{2,40}?(?:作了?|做了|进行了?)[^，。；]{0,8}?(?:安排|部署|发言|汇报|说明|介绍|解读|讲解|通报|辅导)"
)
_AT_IT = re.compile("[会式坛]上")
_AS_ONE = re.compile("作为[^，。；]{0,6}代表")  # 县农业农村局|作为单位代表作了发言
_OF_WHAT = re.compile("分别(?:围绕|结合|就|针对|从)[^，。；]{2,24}，")  # 县教育局、县卫健局等部门|分别围绕职能，汇报了X
_PARTY = re.compile("党(?:[委组]|总?支部|总支)(?=[分先依相作做在负等主])")  # 县税务局|党委作了发言
_THERE = re.compile(r"在(?:大会|会议|仪式|座谈会|推进会|活动)?会?上")
_NO_SPEAKER = ("的", "副", "局", "党", "、", "和")
_SPOKEN_OF = re.compile("(?:关于|审议了|《|委托|[对向受把据]|就(?!业))[^，。；》]*$")  # 关于|市法院工作报告…的汇报
_TOWNS_TOO = re.compile(  # speak behind bodies
    "(?:(?:、|和)[一-鿿]{2,8}(?:[镇乡省市县区州盟旗]|街道|街道办|办事处|苏木|农场|兵团|[中小]学|学校|公司|社区|卫生院|医院|幼儿园|供销社|管委会)){1,20}(?=等|[作分先依在主有负就围])"
)
_GONE_TO = ("到", "赴", "来", "抵")  # 一行到|县法院进行交流学习
_LISTED = ("、", "和", "及", "与", "以及", "等")
_OWN = re.compile("(?:(?!部门|单位|国)[^、和及与]){0,12}")  # between a body and the word for its people
_SPEECH_REACH = 64  # characters behind a body
_HEARING = re.compile("听取(?:了)?$")
_REPORT = re.compile("(?:等[^，。；]{0,8})?(?:的|关于)?[^，。；、]{0,16}(?:汇报|发言|介绍|通报)")
_PRESENT = re.compile(
    "(?<![不未得当])(?:参加|出席|列席|陪同|参会|与会|到会|收听收看|(?:进行|作)了(?:互动|协商)交流|互动交流)"
)
_TAKES_PART = re.compile(
    r"(?:等?(?:单位|部门)?|组织[^，。；]{0,16}?|(?:、[^，。；、]{2,8})?[及和][^，。；]{0,16}(?:单位|企业))(?:在[^，。；]{1,10}?|以?(?:通过)?视频(?:形式|方式|连线)?|悉数|全部|均|也|都|共同|应邀|受邀)?(?:参加|出席|列席|参会|收听收看)(?:了)?(?:会议|活动|仪式|座谈|培训|[，。；])"
    "|(?:等[^，。；的]{0,12}(?:单位|部门))?(?:共同|一同)?参[加与]的"
    r"|(?:[、及和][^，。；、]{2,16})?(?:等\d{0,3}[支个家](?:队伍|单位|部门|力量)|等)?(?:共|约)?(?:[\d一二三四五六七八九十百]{1,6}余?[名人]?人?)?(?:参演|参加演练|迅速集结|集结完毕)"
)
_PEOPLE = re.compile("负责人|负责同志|领导|同志|代表|人员|干部|职工|班子|委员(?!会)|民警|副职|等")
_DELEGATES = ("代表大会", "常务委员会", "委员会会议")  # 市人大代表, 政协委员 are nobody's people
_SENT_TO = re.compile(
    r"(?:了)?(?:此次|本次|这次|联合|集中|专项)?[^，。；、]{0,8}(?:行动|整治|执法|救援|比赛|考试|处置|检查|调研|督查|督导|巡查|慰问|考察|视察|演出)"
)
_ABOVE = ("中央委员会", "国务院", "人民政府", "委员会")  # whose 有关部门 are not themselves
_VAGUE = re.compile("(?<!等)(?:有关|相关|各)(?:部门|单位)")
_LED_ALONG = re.compile(  # 县长X带领|县应急局、县教育局负责人检查
    "(?:带领|率领|会同|率(?![先队众])|(?<=队，)(?:组织|与))(?P<who>[^，。；]{2,90}?)"
    "(?:负责人|负责同志|领导|(?:执法|工作|相关|有关|部门|单位)人员|干部|成员单位|组成|深入|赶?[到赴]|对|开展)"
)
_CALLED = re.compile(  # 召集|县农业局、县水利局召开会议
    "(?:召集|约请|邀请|组织(?!部))(?P<who>[^，。；]{4,90}?)(?:(?<!所)在[^，。；]{2,24})?(?:召开|举行)"
)
_WERE = re.compile(  # 参加会议的还有|县教育局、县公安局负责人
    "(?:参加|出席|列席|陪同(?!.{2,12}访))(?P<what>[^，。；、]{0,8})的(?P<units>单位|部门)?(?:领导|人员)?(?:还|分别)?有[：:]?(?P<who>[^。；]{4,120})"
)
_TOUR = "检查|督查|督导|调研|巡查|慰问|考察|视察"
_LOOKS, _TOURED = re.compile(f"了?(?:此次|本次|这次|联合)?(?:{_TOUR})"), re.compile(f"{_TOUR}|^$")
_ANY = re.compile("^(?:了?(?:今天|当天|此次|本次|这次)?的?)(?:会议|大会|活动|仪式|座谈|培训)?$")  # no event's own word
_CLAUSES = 4  # at most, of a list of those present


class Delegation(NamedTuple):
    """A body's part in the meeting that a sentence tells of."""

    mention: OrgMention
    role: str
    rule: str


class Delegations:
    """Finds them in the sentences of one reading."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.reading, self.text, self.speakers = reading, reading.text, speakers
        self._cues = [token for token in reading.cues if token.value in VERBS]
        self._cue_starts = [token.start for token in self._cues]
        self._joint = JointRemarks(reading, speakers)

    def find(self, orgs: list[OrgMention], low: int, high: int, event: Event) -> Iterator[Delegation]:
        """The parts of the bodies of the sentence `text[low:high]`; the hosts of the event send nobody to it."""
        if not orgs:  # only saves time
            return
        briefs = event.label.endswith(TO_THE_PRESS)
        hosts = [org for org, _ in event.organizers]
        run: list[OrgMention] = []
        whole = outermost(orgs) if len(orgs) > 1 else orgs
        for mention in whole:
            if run and not AND.fullmatch(self.text, run[-1].end, mention.start):
                run = []
            run.append(mention)
            listed = (run[0].start, mention.end)
            if self._heard(*listed, high) or self._speaks(low, *listed, high, briefs=briefs):
                yield from (Delegation(each, "speaker", "body speaks") for each in run)
            elif _TAKES_PART.match(self.text, mention.end, high):
                yield from (Delegation(each, "attendee", "body takes part") for each in run)
        for mention in self._joint.find(orgs, low, high):
            yield Delegation(mention, "speaker", "body's people speak")
        for mention in self._senders(whole, low, high, event):
            if mention.org not in hosts:
                yield Delegation(mention, "attendee", "body sends its people")

    def _senders(self, orgs: list[OrgMention], low: int, high: int, event: Event) -> Iterator[OrgMention]:
        """The bodies whose people are told to be present in a list beside the verb, or to be led along."""
        inspects = event.kind == "Inspection"
        led = (_LED_ALONG if inspects else _CALLED).search(self.text, low, high)
        for mention in orgs if led else ():
            if led and led.start("who") <= mention.start and mention.end <= led.end("who") and mention.named:
                yield mention
        were = _WERE.search(self.text, low, high)
        of_it = were and (_ANY.search(were["what"]) or were["what"][-2:] in event.label)
        if were and (_TOURED.search(were["what"]) if inspects else of_it):
            behind = [m for m in orgs if were.start("who") <= m.start and m.named]
            yield from (m for m in behind if were["units"] or self._sends(m, were.end()))
        for verb in _PRESENT.finditer(self.text, low, high):
            along = inspects and (verb[0] == "陪同" or _LOOKS.match(self.text, verb.end(), high))
            if not along and _SENT_TO.match(self.text, verb.end(), high):
                continue
            start = self._list_start(low, verb.start())
            for mention in orgs:
                inside = start <= mention.start and mention.end <= verb.start() and mention.named
                if inside and self._sends(mention, verb.start()):
                    yield mention

    def _list_start(self, low: int, verb: int) -> int:
        """Where the list begins that a verb ends: clauses without a verb of their own."""
        start = max(self.text.rfind("，", low, verb) + 1, low)
        for _ in range(_CLAUSES):
            if start == low:
                return low
            before = max(self.text.rfind("，", low, start - 1) + 1, low)
            first = bisect_left(self._cue_starts, before)
            if first < len(self._cues) and self._cue_starts[first] < start:
                return start
            start = before
        return start

    def _sends(self, mention: OrgMention, verb: int) -> bool:
        """Whether a body stands in a list of those whose people are meant (县法院、县检察院等单位负责人)."""
        if self.text.startswith("等", mention.start - 1):  # X、Y等|县委领导
            return False
        start, clause = mention.end, self.text.find("，", mention.end, verb)
        who = _PEOPLE.search(self.text, start, clause if clause >= 0 else verb)
        if who is not None and who[0] == "干部" and self.text[who.start() - 1] == "级":
            return False  # 县政府副县级|干部X
        if who is None or start in self.reading.titles or self.speakers.between(start, who.end() + 1):
            return False
        if mention.org.label.endswith(_ABOVE) and _VAGUE.search(self.text, start, who.start()):
            return False
        if self.text.startswith(_LISTED, start):
            return True
        delegates = who[0] in ("代表", "委员") and mention.org.label.endswith(_DELEGATES)
        return not delegates and _OWN.fullmatch(self.text, start, who.start()) is not None

    def _heard(self, start: int, end: int, high: int) -> bool:
        """听取了A、B的汇报: whether a list of bodies is told to have been listened to."""
        return _HEARING.search(self.text, start - 8, start) is not None and bool(_REPORT.match(self.text, end, high))

    def _speaks(self, low: int, start: int, end: int, high: int, *, briefs: bool) -> bool:
        """Whether the list of bodies `text[start:end]` is told to have spoken, and not one of their people; `briefs`:
        to the press, where whoever is quoted speaks."""
        limit = min(end + _SPEECH_REACH, high)
        says = _SAYS_FOR_IT.match(self.text, end, limit)
        if says and ((says["who"] and briefs) or _AT_IT.search(self.text, low, limit if says["who"] else start)):
            return True
        if _SAYS_THERE.match(self.text, end, limit):
            return True
        towns = _TOWNS_TOO.match(self.text, end, limit)
        at = towns.end() if towns else end
        for also in (_PARTY, _SO_MANY, _FOR_ITS_BODY, _AS_ONE, _THERE, _OF_WHAT):
            match = also.match(self.text, at, limit)
            at = match.end() if match else at
        if self.text.endswith("代表", low, start) and any(m[1] == start - 2 for m in self.speakers.between(low, start)):
            return False  # 主席X代表|民建中央作工作报告
        if (
            self.text[start - 1 : start] in _GONE_TO
            or self.text.startswith(_NO_SPEAKER, at)
            or _SPOKEN_OF.search(self.text, max(low, start - 40), start)
        ):
            return False
        tail = _ORG_SPEAKS.match(self.text, at, limit)
        if not tail and (_AT_IT.search(self.text, low, start) or self.text.find("分别", at, limit) >= 0):
            tail = _LAYS_OUT.match(self.text, at, limit)
        if not tail or self.speakers.between(at, tail.end()):
            return False
        return _ITS_PEOPLE.search(self.text, at, tail.end()) is None
