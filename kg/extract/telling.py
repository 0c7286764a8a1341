"""How sentences tell of meetings: 召开X会议, X会议在Y举行, 在X会议上强调, X会见Y, the launch of a campaign."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.anchors import REPORTED, REPORTED_TAILS, holds, near
from kg.extract.around import Around
from kg.extract.attended import AttendedTeller
from kg.extract.coordination import last_run
from kg.extract.describing import Describer
from kg.extract.event import GENERIC, Event, like_a_meeting, meeting, occasion, plain_name
from kg.extract.reading import Sentence
from kg.extract.talks import TalkTeller
from kg.wording import derived

_MORE_OF_NAME = re.compile(r"暨[^，。；：\d]{2,30}?(?=在|于|\d|举行|举办|召开|启动|开幕)")
_NUMBERED = re.compile("第[一二三四五六七八九十百\\d]+次|常务会议|常委会议|常务委员会会议")
_ACTED = re.compile(
    "(?:今天|昨天|近日|日前|专题)?(?:(?:于)?(?:(?:19|20)\\d{2}年)?\\d{1,2}月\\d{1,2}日)?(?:表决通过|审议通过|审议|听取|研究决定|决定任命|通过了|通过）|修[订正]|通过(?=，|$))"
)
_TOLD_THERE = re.compile("(?:今天|昨天)?(?:介绍|通报|公布|发布|透露)")
_ASIDE = r"[（(][^（()）]{1,10}[）)]"
_OPEN = re.compile(
    r"(?:，(?=在|于|\d))?(?:[（(]?(?:视频|现场)?[）)]?)"
    r"(?:于|正式|隆重|成功|顺利|如期|分别|先后|陆续|今天|昨天|近日|日前|同期|当地时间|\d{1,2}月\d{1,2}[日号](?:至(?:\d{1,2}月)?\d{1,2}[日号])?|\d{1,2}[日号](?:至\d{1,2}[日号])?|[上下]午"
    rf"|{_ASIDE}){{0,6}}(?:在([^，。；]{{1,24}}?))?"
    rf"(?:分别|顺利|成功|隆重|圆满|正式|如期|胜利|日前|近日|今天|昨天|上午|下午|{_ASIDE}){{0,6}}"
    r"(?:(?:召开|举[行办])(?!时间|以来|前|之前|之际|为|国|地|方|城市|单位|权)|(?:开幕|闭幕|开班|启动)(?!仪?式|会)|落幕|拉开帷幕|圆满结束|由[^，。；]{2,40}?(?:主办|承办|举办))"
)
_IN_MEETING = re.compile(
    rf"(?:[在从]|(?<=结束的)|(?<=闭幕的)|(?<=举[行办]的)|(?<=召开的))((?:[^，。；：“”]|“[^“”\n]{{2,24}}”){{2,40}}?(?:{'|'.join(REPORTED)}|会(?=上)))(?:{'|'.join(REPORTED_TAILS)})(?<!中(?=心))"
    r"(?!的?(?:系列)?(?:重要)?(?:讲话|指示|发言|报告))"
)
_HOSTED_THE = re.compile("(?:组织)?(?:召开|举行|举办)的")
_STUDIED = re.compile(
    r"经(?P<name>[^，。；：\n]{3,24}?(?:常委会会?议|(?:常务|党组|专题|办公)会议?))(?:集体)?(?:研究|审议|讨论)"
)
_GONE_TO = re.compile("(?:出席|参加)")
_LAUNCHED = re.compile(
    r"”?(?:\d{1,2}日)?(?:[上下]午)?(?:在([^，。；]{1,20}?))?(?:正式|全面|同步|盛大|今天)?启动(?!仪式)"
)
_LEAD = re.compile(
    r"^(?:(?:本报|本网|记者)?讯(?:[（(][^（()）]{1,24}[）)])?|(?:据)?[一-鿿]{2,8}\d{1,2}月\d{1,2}日(?:电|讯)(?:[（(][^（()）]{1,24}[）)])?"
    r"|[一-鿿]{2,6}消息(?:[（(][^（()）]{1,8}[）)])?：?"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午|晚|晚上)?|\d{1,2}日(?:[上下]午|晚)?|[上下]午"
    r"|今天|昨天|今日|昨日|近日|日前|当天|当日|随后|会前|会后|同日|同时|其间|期间|目前"
    rf"|{_ASIDE}|[，：\s　]|由|经)+"
)
_REFER = re.compile(
    r"(?:学习|贯彻|落实|传达|按照|根据|贯彻落实|贯彻执行|出台|自|距离|将于|将在|即将|拟于|拟|计划|准备|筹备|要|需|须|可|应|应当|定期|适时|明年|下周|下月|自从|为|待|祝贺|庆祝|迎接|喜迎|负责|每年|每月|每周|每季度|连续.{1,2}年)$"
)
_COUNTED = re.compile(r"[\d一二三四五六七八九十多数几]{1,9}[次场个]|一系列|各类|各种|历届|历次|众多")  # 举行了38次会议
_NOT_AFTER = re.compile(r"(?:精神|的?情况|召开以来|以来|通过的|确定的|工作报告)")
_VERB_INSIDE = re.compile(r"(?:共同)?(?:出席|参加|主持|收看|直播|祝贺|来自|研究并?报)(?:了)?(?!代表)")
_TAKEN_PART = re.compile("(?:参加|出席)的(?=[^，。]{5})")  # 四省区负责同志参加的|座谈会
_SHORT_NAME = 6  # characters that a name of its own has
_HEAD = re.compile("会")
_CONVENER = re.compile(
    "(?!各|有关|相关|该|本|此)(?P<who>[一-鿿]{2,36}?(?:组|办公室|指挥部|委员会|总部|党委|党组))"
    "(?:(?:今天|昨天|近日|日前|\\d{1,2}日|[上下]午|专门|紧急|随即|连夜|在[^，。；]{2,16}|组织){0,4})$"
)
_GOES_ON = re.compile("(?<=会)(?:时|后|上|，|并|对|就)")
_HELD_REACH = 36  # characters between a name and the verb
_OPENING_REACH = 14  # characters behind the name of an occasion
_LONG_NAME = re.compile(r"[一-鿿“”、（）0-9年]{0,30}$")
_NAME_REACH, _CLAUSE_REACH, _RESUMED_REACH = 70, 60, 400  # characters


@derived
def _hold() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, holds()))
    return re.compile(rf"(?:组织|主持|联合|集中|及时|分别|随即|随后)?(?:{verbs})(?:了|的)?|组织收听收看(?:了)?")


class MeetingTeller:
    """Finds where the sentences of one reading tell of meetings."""

    def __init__(self, around: Around, campaigns: Iterable[tuple[int, int]]) -> None:
        """`campaigns`: the spans of campaign names."""
        self.around, self.reading, self.text = around, around.reading, around.text
        describer = Describer(around)
        self._describe, self._is_subject = describer.describe, describer.is_subject
        self._campaigns = sorted(campaigns) if "启动仪式" in self.text else []
        self._heads = list(near(meeting(), self.text, self.reading.anchors("meeting")))
        self._head_starts = [head.start() for head in self._heads]
        self._holds = self._by_sentence(near(_hold(), self.text, self.reading.anchors("held"), 2))
        self._opens = self._by_sentence([*self._heads, *self._new_heads()])
        self._occasions = self._by_sentence(near(occasion(), self.text, self.reading.anchors("occasion")))
        self._speaks = self._sentences("reported") | self._sentences("studied")
        self._attends = self._sentences("ceremony")
        self._talks = TalkTeller(around, describer)
        self._attended = AttendedTeller(around, describer, _VERB_INSIDE)

    def _new_heads(self) -> Iterator[re.Match[str]]:
        """会 at the end of a name like a meeting's, where it is told to be held (院坝会在X村召开)."""
        known = {head.end() for head in self._heads}
        for verb in self.reading.anchors("held"):
            low = max(verb - _HELD_REACH, 0)
            at = self.text.rfind("会", low, verb)
            while at > 2:
                if at + 1 not in known and like_a_meeting(self.text[at - 3 : at + 1]):
                    opened = _OPEN.match(self.text, at + 1, verb + 2)
                    if opened and opened.end() >= verb and (head := _HEAD.match(self.text, at)):
                        yield head
                at = self.text.rfind("会", low, at)

    def sentences(self) -> set[int]:
        """The indices of the sentences that may tell of a meeting."""
        launches = {self.reading.sentence_index(start) for start, _ in self._campaigns}
        return {
            *self._holds,
            *self._opens,
            *self._occasions,
            *self._speaks,
            *self._attends,
            *self._talks.sentences(),
            *launches,
        }

    def tell(self, index: int) -> Iterator[Event]:
        """What a sentence tells, the surest first; the same meeting may come twice."""
        sentence = self.reading.sentences[index]
        for verb in self._holds.get(index, ()):
            yield from self._held(sentence, verb)
        for head in self._opens.get(index, ()):
            yield from self._opened(sentence, head)
        for head in self._occasions.get(index, ()):
            told = self._opened(sentence, head)
            yield from (event for event in told if event.date and (event.place or self._ceremonial(head.end())))
        if index in self._speaks:
            yield from self._spoken(sentence)
        if self._campaigns:
            yield from self._launched(sentence)
        yield from self._talks.tell(index)
        if index in self._attends:
            yield from self._attended.tell(sentence)
            yield from self._attended.founded(sentence)

    def _ceremonial(self, at: int) -> bool:
        """Whether what ends at an offset is said to open or to close, which only an event does."""
        return any(verb in self.text[at : at + _OPENING_REACH] for verb in ("开幕", "闭幕", "落幕", "拉开帷幕"))

    def _by_sentence(self, matches: Iterable[re.Match[str]]) -> dict[int, list[re.Match[str]]]:
        found: dict[int, list[re.Match[str]]] = defaultdict(list)
        for match in matches:
            found[self.reading.sentence_index(match.start())].append(match)
        return found

    def _sentences(self, kind: str) -> set[int]:
        return {self.reading.sentence_index(at) for at in self.reading.anchors(kind)}

    def _held(self, sentence: Sentence, verb: re.Match[str]) -> Iterator[Event]:
        """召开 X 会议."""
        low, high, start = sentence.start, sentence.end, verb.end()
        end = self._name_end(start, high)
        if end is None:
            return
        start = max((m.end() for m in _TAKEN_PART.finditer(self.text, start, end)), default=start)
        name = plain_name(self.text[start:end])
        if name == "续会":
            name = self._continued(verb.start()) + name
        if name in GENERIC or len(name) == 2:
            subjects = self.around.orgs_before(low, verb.start())
            held = subjects and self._is_subject(subjects[-1], verb.start())
            known = held and subjects[-1].end
            if name == "会议" and (whose := self._whose(low, verb.start(), known or low)):
                name = whose + name
            elif held and (name not in GENERIC or not subjects[-1].org.place):
                name = subjects[-1].org.label + name
        if (
            len(name) < 3
            or _COUNTED.match(name)
            or _VERB_INSIDE.search(name)
            or self._referred(verb.start(), low)
            or _NOT_AFTER.match(self.text, end)
            or (len(name) < _SHORT_NAME and self._one_of_steps(verb.start(), end))
        ):
            return
        event = Event(name, "Meeting", verb.start(), [(start, end)])
        self._describe(event, low, high, verb.start())
        yield event

    def _one_of_steps(self, verb: int, end: int) -> bool:
        """Whether a meeting without a name of its own is a step among others (监测与应对、召开发布会、总结评估)."""
        return self.text.startswith("、", end) or self.text.startswith("、", verb - 1)

    def _whose(self, low: int, verb: int, known: int) -> str:
        """国务院督查组5日|召开会议: who convenes by its last word, if that stands behind a body `known` by name."""
        start = self._clause_start(verb, low)
        convener = _CONVENER.match(self.text, start, verb)
        if not convener or convener.end("who") <= known or self.around.speakers.between(start, verb):
            return ""
        return convener["who"]

    def _continued(self, at: int) -> str:
        """The name of the meeting that a 续会 goes on with: the last one named before."""
        names = list(meeting().finditer(self.text, max(at - _RESUMED_REACH, 0), at))
        if not names:
            return ""
        head = names[-1]
        start = self._clause_start(head.start(), max(head.start() - _CLAUSE_REACH, 0))
        held = _hold().search(self.text, start, head.start())
        return plain_name(self.text[held.end() if held else start : head.end()])

    def _name_end(self, start: int, high: int) -> int | None:
        """The end of a meeting's name that starts at `start`: the last head before the clause ends."""
        limit = min(high, start + _NAME_REACH)
        first = bisect_left(self._head_starts, start)
        if first and self._heads[first - 1].end() > start:
            first -= 1
        end = self._clause_end(start, limit)
        if first == len(self._heads) or self._head_starts[first] >= limit:
            return self._new_end(start, end)
        heads = [m.end() for m in meeting().finditer(self.text, start, end)]
        for head, following in pairwise(heads):
            rest = self.text[head:end]
            goes_on = rest.startswith(("暨", "第", "（", "启动", "精神", "培训", "续"))
            if not (goes_on and _LONG_NAME.match(self.text[head:following])):
                return head
        return heads[-1] if heads else None

    def _new_end(self, start: int, end: int) -> int | None:
        """The end of a name like a meeting's: the clause's, or where that goes on (召开|媒体沟通会|时出具报告)."""
        if like_a_meeting(self.text[start:end]):
            return end
        goes_on = _GOES_ON.search(self.text, start, end)
        return goes_on.start() if goes_on and like_a_meeting(self.text[start : goes_on.start()]) else None

    def _clause_end(self, start: int, limit: int) -> int:
        """Where the clause ends that begins at `start`: at the first mark outside of quotes and brackets."""
        depth = 0
        for at in range(start, limit):
            char = self.text[at]
            if char in "“《（(":
                depth += 1
            elif char in "”》）)":
                depth -= 1
            elif depth <= 0 and char in "，。；：！？\n":
                return at
        return max(start, limit)

    def _opened(self, sentence: Sentence, head: re.Match[str]) -> Iterator[Event]:
        """X 会议召开, X 会议在 Y 举行, X 启动仪式举办."""
        low, high = sentence.start, sentence.end
        more = _MORE_OF_NAME.match(self.text, head.end(), high)
        end = more.end() if more else head.end()
        end += self.text.startswith("”", end) and "“" in self.text[max(low, end - _CLAUSE_REACH) : end]
        opened = _OPEN.match(self.text, end, high)
        start = self._clause_start(head.start(), low)
        name = plain_name(self.text[start:end])
        acted = _NUMBERED.search(name) and _ACTED.match(self.text, end, high)
        if not opened and not acted and not (name.endswith("发布会") and _TOLD_THERE.match(self.text, end, high)):
            return
        if len(name) < 4 or self._referred(start, low):
            return
        event = Event(name, "Meeting", start, [(start, end)])
        self._describe(event, low, high, start)
        if opened and opened.group(1):
            event.place = self.around.place_in(*opened.span(1)) or event.place
        yield event

    def _clause_start(self, head: int, low: int) -> int:
        at = head
        while at > low and self.text[at - 1] not in "，。；：！？\n" and head - at < _CLAUSE_REACH:
            if self.text[at - 1] == "”":
                at = max(self.text.rfind("“", low, at), low)
                continue
            at -= 1
        lead = _LEAD.match(self.text[at:head])
        at += lead.end() if lead else 0
        for verb in _VERB_INSIDE.finditer(self.text, at, head):
            if self.text.count("“", at, verb.start()) == self.text.count("”", at, verb.start()):
                at = verb.end()
        return at + 1 if self.text.startswith("的", at) else at

    def _spoken(self, sentence: Sentence) -> Iterator[Event]:
        """在 X 会议上强调."""
        for match in _IN_MEETING.finditer(self.text, sentence.start, sentence.end):
            start, end = match.span(1)
            hosted = _HOSTED_THE.search(self.text, start, end) or _GONE_TO.search(self.text, start, end)
            start = hosted.end() if hosted else start
            name = plain_name(self.text[start:end])
            if len(name) < 5 or _COUNTED.match(name) or not (meeting().search(name) or like_a_meeting(name)):
                continue
            event = Event(name, "Meeting", match.start(), [(start, end)], recalled=True)
            self._describe(event, sentence.start, sentence.end, hosted.start() if hosted else match.start())
            hosts = self.around.orgs_before(match.start(1), hosted.start()) if hosted else []
            if hosts:
                event.organizers = [(m.org, m.start) for m in last_run(self.text, hosts)]
            yield event
        for match in _STUDIED.finditer(self.text, sentence.start, sentence.end):
            event = Event(plain_name(match["name"]), "Meeting", match.start(), [match.span("name")])
            self._describe(event, sentence.start, sentence.end, match.start())
            event.organizers, event.place = [], None
            event.date = event.date if event.date and event.date.start < match.start() else None
            yield event

    def _launched(self, sentence: Sentence) -> Iterator[Event]:
        """A campaign 启动, where the document knows of a 启动仪式."""
        low, high = sentence.start, sentence.end
        for start, end in self._campaigns:
            launched = _LAUNCHED.match(self.text, end) if low <= start < high else None
            if launched and "启动仪式" in self.text[launched.end() :]:
                event = Event(plain_name(self.text[start:end]) + "启动仪式", "Meeting", start, [(start, end)])
                self._describe(event, low, high, launched.start() + 1)
                if launched.group(1):
                    event.place = self.around.place_in(*launched.span(1))
                yield event

    def _referred(self, at: int, low: int) -> bool:
        return _REFER.search(self.text, max(at - 5, low), at) is not None
