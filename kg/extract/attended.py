"""Meetings that people go to or lead (出席X开幕式, 主持X第二次会议、Y第三次会议); foundings of bodies (X挂牌成立)."""

import re
from collections.abc import Iterator

from kg.extract.anchors import ATTENDED, OF_ACTIVITIES
from kg.extract.around import Around
from kg.extract.describing import ON_A_DAY, Describer
from kg.extract.event import Event, plain_name
from kg.extract.reading import Sentence

_CEREMONIES = (
    "典礼|庆典|阅兵式|仪式|开幕式|闭幕式|论坛|文艺演出|庆祝活动|纪念活动|"
    "团审议|团讨论|界(?:委员|别)讨论|联组会|联组讨论|[小分]组讨论|[小分]组审议|宴会|[午晚]宴|[一-鿿]{2}会(?=并)|"
    f"(?<={'|'.join(OF_ACTIVITIES)})活动"
)
_HEADS = (
    rf"(?:{_CEREMONIES}|{'|'.join(ATTENDED).replace('会晤', '(?<=[期人脑])会晤').replace('磋商', '(?<![举进]行)磋商')})"
)
_ATTENDED = re.compile(
    rf"(?P<how>出席|参加|主持)(?:了)?(?P<name>(?!并)[一-鿿“”（）、0-9A-Za-z+·—-]{{0,46}}?{_HEADS}(?:暨[一-鿿]{{2,12}}?)?)(?=并|，|。|时|、|和)"
)
_DEBATED = re.compile(
    "(?:来到|到|在)(?:他|她)?(?:所在的)?(?P<name>[^，。；在到]{2,24}?代表团)，?(?:参加了?|[同与和](?:[^，。；]{0,12}代表|大家)[^，。；]{0,8})(?:审议|讨论)"
)
_ADDRESSED = re.compile(
    r"向(?P<name>[^，。；向]{4,46}?)(?:开幕式|开幕会|闭幕式)?(?:致(?:贺[信电函])|发来贺[信电]|(?P<spoken>(?:发表|作)(?:了)?(?:书面|视频|录像)(?:致辞|讲话|演讲)))"
)
_LIKE_AN_EVENT = re.compile(
    "(?:论坛|会议|大会|峰会|年会|活动|仪式|[展节][览]?|[洽谈交易博览座论展销研讨会对话].{0,2}会|大赛)$"
)
_ONE_MORE = re.compile(rf"[、和](?P<name>[^，。；、和]{{4,46}}?{_HEADS})(?=并|，|。|时|、|和)")
_FOUNDED = re.compile(r"([一-鿿]{6,24}?)(?:隆重|正式|举行){0,2}(挂牌成立|揭牌成立|挂牌|揭牌)")
_FOUNDING = re.compile(
    r"(?:正式|今天|今日|昨日|昨天|近日|日前|\d{1,2}日){0,2}(?:挂牌成立|揭牌成立|挂牌运行|正式成立|揭牌)(?=[，。；])"
)
_UNVEILING = re.compile("(?:揭牌成立|挂牌成立|揭牌)(?=[，。；])")
_UNVEILED = re.compile(
    r"(?P<told>(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日|[今昨][天日]|近日|日前|[上下]午|[　 ]){0,3}"
    r"(?P<name>(?!并|由|对|在|会|以及|位于)(?:(?![为给被已将未]|共同|举行|仪式|一起|先后|完成|联合|进行|统一|正式)[^，。；：]){5,30}?)"
    r"(?:于?(?:(?:\d{1,2}月)?\d{1,2}日|[今昨][天日])|[上下]午|在(?P<where>[^，。；]{2,16}?)|正式|隆重|近日|日前){0,4}"
    r"(?:揭牌成立|挂牌成立|揭牌)"
)  # what is unveiled
_CONVENED = re.compile(
    "(?:召开|举[行办])(?!的)|^[\\d一二三四五六七八九十两多几]{1,4}[次场个项份]"
)  # 主持召开了|11次X会议
_MET_AT = re.compile("在([^，。；]{1,20}?)(?:集体|分别)?(?:会见|会晤|同|与)[^，。；]{2,60}，并")
_WISHED = re.compile("(?:欢迎|支持|希望|鼓励|期待|连续|多次|每年)[^，。；]{0,24}$")  # 欢迎各方积极|参加X论坛
_BY_THEMSELVES = frozenset(
    f"{what}仪式" for what in "挂牌 揭牌 揭幕 开通 开工 动工 奠基 启用 竣工 开业 开馆 颁奖 交接 通车 签约 签字".split()
)  # which are told of without what they are for
_OF_GROUPS = ("小组讨论", "小组审议", "分组讨论", "分组审议", "联组讨论")
_REACH = 120  # characters before a bare 揭牌仪式 in which the body is named


class AttendedTeller:
    """Finds them in the sentences of one reading."""

    def __init__(self, around: Around, describer: Describer, verbs: re.Pattern[str]) -> None:
        """`verbs`: words that no name of a meeting holds."""
        self.around, self.text = around, around.text
        self._describe, self._verbs = describer.describe, verbs

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """出席…仪式: a ceremony that people attend; a bare 揭牌仪式 takes the name of what is founded before it."""
        for match in self._matches(sentence):
            if self.around.speakers.between(*match.span("name")):
                continue
            if _WISHED.search(self.text, sentence.start, match.start()):
                continue
            name = self._named(match, sentence).removeprefix("他所在的")
            if name in _OF_GROUPS and self.text.startswith("时", match.end()):  # X在参加|小组讨论|时说
                at = match.start() - self.text.startswith("在", match.start() - 1)
                before = self.around.speakers.between(sentence.start, at)
                name = next((f"{who}参加{name}" for _, end, who in before if end == at), "")
            soon = self.text.find("将", sentence.start, match.start()) >= 0
            alone = name in _BY_THEMSELVES or (name == "座谈会" and self._joined(sentence, match))
            if len(name) > 4 or (alone and not soon):
                yield self._event(name, match.span("name"), sentence, match)
            more = _ONE_MORE.match(self.text, match.end(), sentence.end) if match["how"] == "主持" else None
            while more and not self._verbs.search(more["name"]):
                yield self._event(more["name"], more.span("name"), sentence, match)
                more = _ONE_MORE.match(self.text, more.end(), sentence.end)

    def _joined(self, sentence: Sentence, verb: re.Match[str]) -> bool:
        """Whether it is told who was there (县长X、局长Y等|参加座谈会)."""
        return bool(self.around.speakers.between(sentence.start, verb.start()))

    def debated(self, sentence: Sentence) -> Iterator[Event]:
        """X来到Y代表团，同代表们一起审议Z: a delegation's debate of a congress."""
        match = _DEBATED.search(self.text, sentence.start, sentence.end)
        if match:
            event = Event(match["name"] + "审议", "Meeting", match.start(), [match.span("name")])
            self._describe(event, sentence.start, sentence.end, match.start())
            event.organizers, event.place = [], None
            yield event

    def addressed(self, sentence: Sentence) -> Iterator[Event]:
        """X向Y论坛致贺信, X向Y会议发表书面致辞: a meeting that somebody writes or speaks to from afar."""
        for match in _ADDRESSED.finditer(self.text, sentence.start, sentence.end):
            name = plain_name(match["name"])
            if _LIKE_AN_EVENT.search(name) and not self.around.speakers.between(*match.span("name")):
                event = Event(name, "Meeting", match.start(), [match.span("name")])
                self._describe(event, sentence.start, sentence.end, match.start())
                event.organizers, event.place = [], None
                before = self.around.speakers.between(sentence.start, match.start())[-1:]
                if match["spoken"]:
                    event.speakers = [(who, at) for at, _, who in before]
                else:
                    event.absent = {who for _, _, who in before}
                yield event

    def _matches(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """参加会见并出席X会议: where one verb follows another, that of the meeting is the last."""
        match = _ATTENDED.search(self.text, sentence.start, sentence.end)
        while match:
            inner = self._verbs.search(match["name"]) or _CONVENED.search(match["name"])
            if not inner:
                yield match
            at = match.start("name") + inner.start() if inner else match.end()
            match = _ATTENDED.search(self.text, at, sentence.end)

    def founded(self, sentence: Sentence) -> Iterator[Event]:
        """1月23日，X市场监督管理局挂牌成立: the day on which a body begins its work."""
        for mention in self.around.orgs(sentence.start, sentence.end):
            match = _FOUNDING.match(self.text, mention.end, sentence.end)
            done = self.text.endswith("为", 0, mention.start) and "仪式" in self.text  # X、Y共同为壶镇所|揭牌
            if match and not done:
                name = mention.org.label + match.group()[-4:].removeprefix("正式")
                event = Event(name, "Meeting", mention.start, [(mention.start, match.end())])
                self._describe(event, sentence.start, sentence.end, match.start())
                event.organizers = []
                if event.date or ON_A_DAY.search(self.text, sentence.start, mention.start):
                    yield event
                return
        yield from self._unveiled(sentence)

    def _unveiled(self, sentence: Sentence) -> Iterator[Event]:
        """5月8日，首家“食安驿站”揭牌，副县长X出席: the same of what is no body that is known, before somebody."""
        for verb in _UNVEILING.finditer(self.text, sentence.start, sentence.end):
            low = max(self.text.rfind(mark, sentence.start, verb.start()) for mark in "，；：") + 1
            match = _UNVEILED.fullmatch(self.text, max(low, sentence.start), verb.end())
            day = match and ON_A_DAY.search(self.text, sentence.start, verb.start())
            seen = self.around.speakers.between(verb.end(), sentence.end)
            if match and day and seen and not self.around.speakers.between(*match.span("name")):
                event = Event(plain_name(match["name"]) + verb[0], "Meeting", match.start("name"), [match.span("name")])
                self._describe(event, sentence.start, sentence.end, verb.start())
                event.organizers = []
                event.place = self.around.place_in(*match.span("where")) if match["where"] else None
                yield event

    def _event(self, name: str, span: tuple[int, int], sentence: Sentence, verb: re.Match[str]) -> Event:
        event = Event(plain_name(name), "Meeting", span[0], [span])
        self._describe(event, sentence.start, sentence.end, verb.start())
        event.organizers = []
        met = None if event.place else _MET_AT.search(self.text, sentence.start, verb.start())
        if met:
            event.place = self.around.place_in(*met.span(1))
        if verb["how"] == "主持":
            chairs = self.around.speakers.between(sentence.start, verb.start())
            together = self.text.endswith("共同", sentence.start, verb.start())
            event.chairs = [(who, at) for at, _, who in (chairs if together else chairs[-1:])]
        return event

    def _named(self, match: re.Match[str], sentence: Sentence) -> str:
        name = match["name"]
        low = max(sentence.start - _REACH, 0)
        founded = _FOUNDED.search(self.text, low, match.start()) if len(name) == 4 else None
        people = self.around.speakers.between(*founded.span(1)) if founded else []
        if founded and not people and founded.group(2)[:2] in name:
            front = [m for m in self.around.orgs(founded.start(), founded.end(1)) if m.end == founded.end(1)]
            name = (front[-1].org.label if front else founded.group(1)) + name
        return name
