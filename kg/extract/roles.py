"""Who took part in an event and how: chair, speaker, attendee, instructor."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.commentators import Commentators
from kg.extract.conveyed import called_on, conveyed, gone_by, in_spirit, only_mentioned
from kg.extract.course import Course
from kg.extract.delegations import Delegations
from kg.extract.event import Event
from kg.extract.heard import heard
from kg.extract.looks import GOING, Looks
from kg.extract.org import Org, OrgMention
from kg.extract.own_parts import own_parts
from kg.extract.part import Part
from kg.extract.quoted import not_spoken_of, opens_with_words
from kg.extract.reading import Reading, Sentence
from kg.extract.remarks import presiding, remarking
from kg.extract.scan import Token
from kg.extract.speakers import Speakers
from kg.extract.turns import Turns, are_talks
from kg.text import char_at

ROLE = {
    "chair": "chair",
    "say": "speaker",
    "attend": "attendee",
    "instruct": "instructor",
    "lead": "attendee",
    "visit": "attendee",
    "act": "attendee",
}
_OTHERS = re.compile(  # who speaks instead
    "，会上|，[^，。；]{1,14}(?:[局办委所]|街道)[就对围分作][^，]*$|，(?!并?代表)[^，]*(?:代表|负责人|部门|企业|单位)[^，]*$"
)
_TO_THE_PRESS = re.compile(
    "接受[^，。；]{0,16}采访|(?:告诉|[对向])[^，。；]{0,16}记者|日前|近日|此前|当天早些时候|致信|致电|致函|发表声明"
)
_ONCE = re.compile("(?<!也|就)曾(?:公开|多次|一再|[对向][^，。；]{1,10})?$")  # X曾|表示
_INTERVIEWS = re.compile("接受[^，。；]{0,16}[采专]访|告诉[^，。；]{0,10}记者|[对向][^，。；]{0,6}记者(?:说|表示|介绍)")
_BACK_THERE = re.compile("[会式坛]上|会议|出席|主持")
_THAT_DAY = re.compile(r"(?:于)?(?:\d{1,2}月)?(?:(?P<day>\d{1,2})[日号]|[今昨][天日])(?![^，。；]{0,24}[会式坛]上)")
_ACT = re.compile(
    "宣布(?=[^，。；]{0,20}(?:启动|开幕|开班|开工|开赛|开始|闭幕))|授旗|授牌|揭牌|揭幕|颁奖|颁发|颁证|授予|赠送|赠予|签署|签订|签约|按下"
)  # done at ceremonies
_ACTING = re.compile(  # in front of it
    "(?:等|共同|分别|一起|一同|上台|现场|先后|被){0,3}(?:代表[^，。；]{2,10})?(?:[为向与同和][^，。；]{2,40}|代表(?:双方|各方|[^，。；]{2,20}))?"
)
_BEGINS = frozenset("指出 强调 表示 要求 说 认为 介绍 提出 希望 建议 透露 解释 坦言 呼吁 回应 介绍说 解释说".split())
_ON = ("就", "围绕", "分别就", "分别围绕")  # what a report that is named by a list is on
_REACHES = {"visit": 20, "lead": 20, "act": 50}  # characters between a name and a verb
_LIST = 200  # the same in front of 出席, if all of it is one list
_SORTS = re.compile(
    "负责|成员|干部|职工|人员|代表|委员|书记|[镇乡科股所站校园队主]长|同志|领导|主任|职|人$"
)  # of people
_HEARS = re.compile("听取了?[^，。；]{2,10}$|(?:参加|出席)$")  # X听取委员|发言, X参加|反馈
_NOT_THERE = ("向", "曾", "曾经", "多次", "未", "未能", "没有", "无法", "不能")  # in front of 参加
_WHO = ("发言人", "主讲人", "主讲嘉宾", "演讲比", "演讲稿", "演讲中")  # what their words are no verbs of
_NO_SPEECH = ("工作专题", "工作的", "动交流")  # 与群众互|动交流
_FEW = 4  # characters behind the last name of a list that goes on (等)
_QUOTABLE = frozenset({"say", "visit", "lead", "instruct"})  # what people do in what others say
_OF_THE_MEETING = frozenset("部署 汇报 总结 交流 通报 学习 讨论 传达 报告 介绍 解读".split())  # behind 主持召开会议
_WHO_DID = re.compile(
    r"(?P<what>参加|出席|列席|陪同|授课|讲课|发言|到会|就座)[^，。；]{0,10}?的(?:[^，。；的]{2,8}?(?=还|有))?(?:还|分别|主要)?(?:有|是)"
)
_AT_ALL = re.compile("等?(?:一同|共同|分别)?(?:参加|出席|陪同)(?:了)?(?:上述|以上)(?:活动|会见|会谈|会议)")
_PROPOSED = re.compile("提出(?:了)?[^，。；]{0,40}(?:理念|倡议|构想|思想|重大论断)")  # is quoted, and not said there
_IN_MEMORY = re.compile("诞辰|逝世|遗体|追悼|追思|先进事迹|事迹报告|(?<!讲话)(?<![指批]示)精神")
_OF_COURTS = ("法庭", "法庭的", "审判长", "法官")  # 在法庭|主持下
_NO_CHAIR = re.compile(  # 负责主持|这两项工作, 电视台主持|人
    "(?:(?!并)[^，。；会]){0,8}工作(?!会|座谈|推进|部署|例会)|人(?![民大代])"
)


class RoleFinder:
    """Assigns the people and bodies of a reading to its events, sentence by sentence."""

    def __init__(self, reading: Reading, events: list[Event], speakers: Speakers, orgs: list[OrgMention]) -> None:
        self.reading, self.text = reading, reading.text
        self.events, self.speakers, self.orgs = events, speakers, orgs
        self._commentators = Commentators(reading, speakers.people)
        self._delegations = Delegations(reading, speakers)
        self._org_starts = [m.start for m in orgs]
        named = {at for event in events if not event.parties for span in event.mentions for at in range(*span)}
        self._verbs = [
            t
            for t in reading.cues
            if (t.value in ROLE or self.text.startswith("主持", t.start))
            and not (t.value == "say" and t.start in named)
        ]
        self._verb_starts = [token.start for token in self._verbs]
        asked = "记者" in self.text or "采访" in self.text or "专访" in self.text  # only saves time
        self._interviews = [m.end() for m in _INTERVIEWS.finditer(self.text)] if asked else []
        self._course = Course(reading, events)
        self._order = sorted(range(len(events)), key=lambda i: events[i].start)
        self._present: dict[int, set[str]] = defaultdict(set)  # who is known so far to be at an event
        self._looks = Looks(reading, events)
        self._turns = Turns(reading, events, self._order, self._present)

    def find(self) -> list[Part]:
        """Every part, each role of a person in an event once; who speaks is not also an attendee."""
        parts: dict[tuple[object, int], dict[str, Part]] = {}
        for part in self._all():
            if part.role != "instructor":  # whose words came instead
                self._present[part.event].add(_identity(part.who)[0])
            if isinstance(part.who, str) and self._honoured(part.who, self.events[part.event]):
                continue
            parts.setdefault((_identity(part.who), part.event), {}).setdefault(part.role, part)
        found: list[Part] = []
        for roles in parts.values():
            if "speaker" in roles or "chair" in roles:
                roles.pop("attendee", None)
            found.extend(roles.values())
        return sorted(found, key=lambda p: (p.at, p.event, p.role))

    def _honoured(self, name: str, event: Event) -> bool:
        """Whether an event is in memory of somebody (纪念X同志诞辰一百周年座谈会), or got only a letter."""
        return name in event.absent or (name in event.label and _IN_MEMORY.search(event.label) is not None)

    def _all(self) -> Iterator[Part]:
        yield from own_parts(self.reading, self.events, self.speakers, self.orgs)
        if not self.events:
            return
        for sentence in self.reading.sentences:
            low, high = sentence.start, sentence.end
            people = self.speakers.between(low, high)
            orgs = self.orgs[bisect_left(self._org_starts, low) : bisect_left(self._org_starts, high)]
            told = self._course.of(sentence) if people or orgs else None
            if told is not None:
                told = self._turns.of(sentence, people, told)
            if told is None or self._course.is_before(sentence, self.events[told]):
                continue
            people = not_spoken_of(self.text, sentence, people, self.events[told]) if people else people
            if people:
                yield from self._people(sentence, people, told)
                yield from self._told_after(sentence, people, told)
                yield from self._at_all(sentence, people)
                yield from self._with_flowers(sentence, people, told)
                for (at, _, name), talks in self._turns.met(sentence, people, told):
                    yield Part(name, talks, "attendee", at, "at the talks too", 0.7)
                yield from self._remarks(sentence, people, told)
                for at, _, name in heard(self.text, sentence, people) if self.events[told].kind == "Meeting" else ():
                    yield Part(name, told, "speaker", at, "heard at the meeting", 0.8)
            if self.events[told].kind == "Meeting":
                founding = self.events[told].label.endswith("成立")
                orgs = [m for m in orgs if not (founding or self.events[told].names(m.start, m.end))]
            for each, part, rule in self._delegations.find(orgs, low, high, self.events[told]):
                yield Part(each.org, told, part, each.start, rule, 0.75)

    def _people(self, sentence: Sentence, people: list[tuple[int, int, str]], event: int) -> Iterator[Part]:
        pending: list[tuple[int, int, str]] = []
        spent = instructed = False
        quoting = opens_with_words(self.text, sentence.start)
        ended = sentence.start  # where the last verb ends
        told = self.events[event]
        told_here = told.kind != "Meeting" or sentence.start <= told.start < sentence.end
        for item in self._walk(sentence, people):
            if isinstance(item, Token):
                role = self._role(item, pending, told)
                if role == "speaker" and (self._elsewhere(pending[-1], sentence, event) or self._interviewed(sentence)):
                    pending = []
                    continue
                if item.value in GOING and told.kind == "Meeting" and self._looks.is_one(item):
                    for tour in self._looks.joined(item, sentence) if role else ():
                        yield from (Part(name, tour, "attendee", at, "attend verb", 0.8) for at, _, name in pending)
                    if not told_here:
                        continue
                if role is None or (role == "speaker" and instructed) or (quoting and item.value in _QUOTABLE):
                    continue
                if role == "speaker":
                    pending = self._speaking(pending, item, sentence, event)
                    done = self.text[item.start : item.end] in _OF_THE_MEETING
                    led = spent or all(name in told.leads for _, _, name in pending)
                    clause = max(self.text.rfind("，", ended, item.start), ended)
                    if done and led and self.text.find("并", clause, item.start) < 0:  # 参加会议|并作部署
                        continue
                if role == "chair":
                    if are_talks(self.events[event], pending):
                        continue
                    pending = presiding(self.text, pending, item.start)
                instructed = role == "instructor"
                quoting = quoting or self._quotes(item)
                for start, _, name in pending:
                    yield Part(name, event, role, start, f"{item.value} verb", 0.85)
                spent, ended = True, item.end
            else:
                what = conveyed(self.text, sentence.start, item[0], item[1])
                if what == "letter" or (spent and called_on(self.text, ended, item[0])):  # 慰问|老兵X
                    continue
                if spent:
                    pending = []
                spent = instructed = False
                if what:
                    self._commentators.cited.add(item[2])
                    yield Part(item[2], event, "instructor", item[0], "words conveyed", 0.8)
                elif not only_mentioned(self.text, sentence.start, item[0], item[1]):
                    pending.append(item)
                elif gone_by(self.text, sentence.start, item[0], item[1]):
                    self._commentators.cited.add(item[2])

    def _speaking(
        self, people: list[tuple[int, int, str]], verb: Token, sentence: Sentence, event: int
    ) -> list[tuple[int, int, str]]:
        """Those in front of a verb of saying who say it at an event."""
        told = self.events[event]
        if _PROPOSED.match(self.text, verb.start, sentence.end) or (self._quotes(verb) and told.start > verb.start):
            return []
        first = self.reading.sentence_at(told.start)
        named = {name for _, _, name in self.speakers.between(first.start, first.end)}
        present, comments = self._present[event] | named, self._commentators
        return [
            mark
            for mark in people
            if not comments.is_met(mark[0], mark[1], verb, sentence)
            and not (told.kind == "Meeting" and comments.is_cited(mark, verb, self._present[event]))
            and not comments.only_comments(mark[2], verb, sentence, told, present)
        ]

    def _told_after(self, sentence: Sentence, people: list[tuple[int, int, str]], event: int) -> Iterator[Part]:
        """参加会议的有X、Y: people whose verb stands in front of them."""
        match = _WHO_DID.search(self.text, sentence.start, sentence.end)
        if match:
            role = "speaker" if match["what"] in ("授课", "发言", "讲课") else "attendee"
            for start, _, name in people:
                if start >= match.end():
                    yield Part(name, event, role, start, "verb in front of a list", 0.85)

    def _with_flowers(self, sentence: Sentence, people: list[tuple[int, int, str]], event: int) -> Iterator[Part]:
        """X代表A，Y代表B，向塑像敬献花篮: who lays down flowers for somebody at a ceremony."""
        flowers = self.text.find("敬献", people[0][1], sentence.end) if "敬献" in self.text else -1
        for start, end, name in people if flowers >= 0 and self.events[event].kind == "Meeting" else ():
            if end < flowers and self.text.startswith("代表", end):
                yield Part(name, event, "attendee", start, "lays down flowers", 0.75)

    def _at_all(self, sentence: Sentence, people: list[tuple[int, int, str]]) -> Iterator[Part]:
        """X、Y参加上述活动: people who were at every event of the story."""
        match = _AT_ALL.search(self.text, people[-1][1], sentence.end)
        low = self.reading.story_of(sentence.start)[0]
        for index in self._order if match else ():
            event = self.events[index]
            past = event.recalled or index in self._course.long_past
            if low <= event.start < sentence.start and event.date and not past:
                yield from (Part(name, index, "attendee", at, "at all events", 0.7) for at, _, name in people)

    def _remarks(self, sentence: Sentence, people: list[tuple[int, int, str]], event: int) -> Iterator[Part]:
        """What is told right behind a name that only somebody does who speaks there."""
        for start, end, name in remarking(self.reading, people, sentence.end):
            if not only_mentioned(self.text, sentence.start, start, end):
                yield Part(name, event, "speaker", start, "remark", 0.75)

    def _walk(self, sentence: Sentence, people: list[tuple[int, int, str]]) -> list[Token | tuple[int, int, str]]:
        """The people and the verbs of a sentence in the order of the text."""
        low, high = bisect_left(self._verb_starts, sentence.start), bisect_left(self._verb_starts, sentence.end)
        acts = (Token(*match.span(), "act") for match in _ACT.finditer(self.text, sentence.start, sentence.end))
        return sorted([*people, *self._verbs[low:high], *acts], key=lambda item: (item[0], item[1]))

    def _role(self, cue: Token, pending: list[tuple[int, int, str]], told: Event) -> str | None:
        if not pending or cue.start < pending[-1][1]:
            return None
        between = self.text[pending[-1][1] : cue.start]
        if cue.value == "attend" and (
            self.text.startswith("人员", cue.end)
            or between.endswith(_NOT_THERE)
            or (told.parties and self.text.startswith("与会", cue.start))
        ):  # 等陪同人员, 分别会见了X、Y等|与会领导人
            return None
        if between.endswith("将") and cue.value != "say" and not told.announced and max(told.told_at) < cue.start:
            return None
        if cue.value == "say" and (self.text.startswith("的", cue.end) or _HEARS.search(between)):  # X提出|的倡议
            return None
        if cue.value == "say" and self.text.startswith(_WHO, cue.end - 2):  # X兼任大会|发言人
            return None
        if cue.value == "say" and (_OTHERS.search(between) or _TO_THE_PRESS.search(between) or _ONCE.search(between)):
            return None
        if cue.value == "say" and self.text.startswith(_NO_SPEECH, cue.start - 1):  # 工|作专题
            return None
        if cue.value == "say" and in_spirit(self.text, pending[-1][1], cue.end):
            return None
        if cue.value == "act" and _ACTING.fullmatch(between) is None:
            return None
        listed = (cue.value == "attend" and _lists_people(between)) or between.startswith(_ON)
        if len(between) > _REACHES.get(cue.value, 60) and not listed:
            return None
        if cue.value == "chair" and (_NO_CHAIR.match(self.text, cue.end) or between.endswith(_OF_COURTS)):
            return None
        return ROLE.get(cue.value, "chair")  # 主持召开

    def _elsewhere(self, person: tuple[int, int, str], sentence: Sentence, event: int) -> bool:
        """Whether a day stands behind a name that is not the event's, or a spokesman's: it is another occasion."""
        told = self.events[event]
        match = _THAT_DAY.match(self.text, person[1], sentence.end)
        if match is None or self.reading.sentence_at(told.mentions[0][0]).line == sentence.line:
            return False
        same = match["day"] and told.date and told.date.iso[8:] == match["day"].zfill(2)
        return not same or self.text.endswith("发言人", 0, person[0])

    def _interviewed(self, sentence: Sentence) -> bool:
        """Whether the text has turned to interviews (接受记者采访时说) and not come back to the meeting since."""
        story = self.reading.story_of(sentence.start)
        asked = self._interviews[: bisect_left(self._interviews, sentence.end)]
        if not asked or asked[-1] < story[0]:
            return False
        turned = self.reading.sentence_at(asked[-1] - 1).start
        return _BACK_THERE.search(self.text, turned, sentence.end) is None

    def _quotes(self, cue: Token) -> bool:
        """Whether a verb begins what somebody said (X表示，…): whoever speaks in that is only quoted."""
        if "提" in self.text[max(cue.start - 6, 0) : cue.start]:  # 提出|要求，
            return False
        return self.text[cue.start : cue.end] in _BEGINS and char_at(self.text, cue.end) in "，：“"


def _lists_people(between: str) -> bool:
    """Whether what stands between a name and 出席 goes on with those who came.

    >>> _lists_people("，各乡镇党委书记，县直单位负责人及各学校校长"), _lists_people("听了汇报，各乡镇负责人")
    (True, False)
    """
    first, *others = between.split("，")
    return len(between) <= _LIST and (not others or len(first) < _FEW) and all(_SORTS.search(c) for c in others)


def _identity(who: str | Org) -> tuple[str, str]:
    """What makes it the same participant: a name, for a body with its seat."""
    if isinstance(who, str):
        return who, ""
    return who.label, "".join(who.place.key) if who.place else ""
