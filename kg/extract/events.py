"""Meetings and inspections that a document reports: name, date, place, organizers."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.campaigns import _coordinated
from kg.extract.dates import Clock, Date, dates
from kg.extract.organizations import Org, OrgMention
from kg.extract.people import Person, Speakers
from kg.extract.places import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.similar import dice, overlap

_MEETING = (
    r"(?:会议|大会|全会|年会|例会|峰会|论坛|(?:推进|座谈|部署|动员|总结|表彰|现场|调度|通报|约谈|磋商|指导|反馈|汇报|发布|启动|协调|交流|研讨|听证|论证|联席|办公|说明|宣讲|报告|推介|签约|专题|"
    r"博览|交易|展览|运动|洽谈|展销|续|誓师|培训|学习|评审|协商|恳谈|讨论|工作|视频|闭幕|开幕|协作|调研|观摩|咨询|推进大|分析|研判|扩大|述职|民主生活|组织生活)会(?:议)?|培训班|研讨班|轮训班|(?:启动|揭牌|挂牌|签约|开班|颁奖|授牌|捐赠|开工|发布|首发|成立)?仪式|开幕式|闭幕式|艺术节|文化节|旅游节|电影节|美食节|丰收节)"
)
_HEAD = re.compile(_MEETING)
_HOLD = re.compile(r"(?:组织|主持|联合|集中|及时|分别|随即|随后)?(?:召开|举行|举办|开展)(?:了|的)?|组织收听收看(?:了)?")
_OPEN = re.compile(
    r"(?:[（(]?(?:视频|现场)?[）)]?)(?:今天|昨天|近日|日前|同期|\d{1,2}月\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|\d{1,2}日(?:至\d{1,2}日)?|[上下]午|[（(][^（()）]{1,10}[）)])*(?:在([^，。；]{1,24}?))?(?:顺利|成功|隆重|圆满|正式|如期|胜利|日前|近日|今天|昨天|上午|下午|[（(][^（()）]{1,10}[）)])*"
    r"(?:召开|举行|举办|开幕|闭幕|开班|启动|落幕|拉开帷幕|圆满结束)"
)
_IN_MEETING = re.compile(r"[在从]([^，。；：“”]{4,40}?(?:会议|大会|座谈会|推进会|部署会|全会|发布会|论坛|仪式))(?:上|中|期间|获悉|了解到)(?!的?(?:系列)?(?:重要)?(?:讲话|指示|发言|报告))")
_MET = re.compile(
    r"(?:(?:\d{1,2}月)?\d{1,2}[日号])?(?:[上下]午|晚)?(?:今天|昨天)?(?:在([^，。；]{2,20}?))?(?:分别)?"
    r"(?P<what>(?:会见|会晤|接见)(?:了|来华\S{0,6}的|来访的)?[^，。；\s]{2,30}|[同与][^，。；\s]{2,30}?(?:举行|进行)了?(?:会谈|会晤|会见|座谈))"
)
_LAUNCHED = re.compile(r"”?(?:\d{1,2}日)?(?:[上下]午)?(?:在([^，。；]{1,20}?))?(?:正式|全面|同步|盛大|今天)?启动(?!仪式)")
_ATTENDED = re.compile(r"(?:出席|参加|主持)(?:了)?([一-鿿“”]{0,20}?(?:仪式|开幕式|闭幕式|论坛))")
_FOUNDED = re.compile(r"([一-鿿]{6,24}?)(?:正式|举行)?(挂牌成立|揭牌成立|挂牌|揭牌)")
_LEAD = re.compile(
    r"^(?:(?:据)?[一-鿿]{2,8}\d{1,2}月\d{1,2}日(?:电|讯)(?:[（(][^（()）]{1,24}[）)])?|[一-鿿]{2,6}消息(?:[（(][^（()）]{1,8}[）)])?：?|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午|晚|晚上)?|\d{1,2}日(?:[上下]午|晚)?|[上下]午|今天|昨天|今日|昨日|近日|日前|当天|当日|随后|会前|会后|同日|同时|其间|期间|目前|[（(][^（()）]{1,10}[）)]|[，：\s　]|由)+"
)
_VISIT = re.compile(r"(?:带队|率队|率[^，。]{2,12}?|一行)?(?:专程|先后|分别|再次|来|现场)?(?:到|赴|来到|深入|走进|在|前往)([^，。；：]{2,40}?)(?:，)?(?:开展|进行)?(?:实地|专题|现场|走访|突击|随机|重点)?(调研|检查|督查|督导|视察|考察|暗访|慰问|看望|巡查|指导)")
_BARE_VISIT = re.compile(r"(?:带队|率队|率[^，。]{2,12}?)(?:开展|对|实地|现场)?[^，。；]{0,16}?(调研|检查|督查|督导|视察|考察|暗访|慰问|巡查)")
_REFER = re.compile(r"(?:学习|贯彻|落实|传达|按照|根据|贯彻落实|贯彻执行|出台|自|距离|将于|将在|即将|拟于|拟|计划|准备|筹备|明年|下周|下月|自从|为)$")
_NOT_AFTER = re.compile(r"(?:精神|要求|部署|召开以来|以来|通过的|确定的|工作报告)")
_TRIM_NAME = re.compile(r"^(?:了|过|的|一次|首次|第一次|专门|今年|专题性|有关|相关|由|全体|本次|此次)+")
_HOSTED = re.compile(r"(?:等单位|等部门|等)?(?:联合|共同|具体)?(?:主办|承办|协办)")
_FRONT = re.compile(r"(?:第?[一二三四五六七八九十\d]+届|20\d{2}年(?:度)?|“|召开|在)*")
_SESSION = re.compile(r"(?:第[一二三四五六七八九十\d]+次)?(?:全体会议|闭幕会|开幕会|闭幕式|开幕式|闭幕会议|开幕会议)$")
_GENERIC = frozenset("会议 大会 仪式 论坛 全会 工作会 例会 年会".split())


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
    in_title: bool = False


class EventFinder:
    """Finds the events of one reading."""

    def __init__(
        self, reading: Reading, orgs: list[OrgMention], places: list[PlaceMention], people: dict[str, Person],
        campaigns: Iterable[tuple[int, int]],
    ) -> None:
        """`campaigns`: the spans of campaign names."""
        self.reading, self.text, self.clock = reading, reading.text, Clock(reading.article.published, None)
        self.campaigns = sorted(campaigns)
        self.orgs, self.places = orgs, places
        self.speakers = Speakers(reading, people)
        self._org_starts = [m.start for m in orgs]
        self._place_starts = [m.start for m in places]

    def find(self) -> list[Event]:
        """Events in the order in which they are told; those that are the same are one."""
        found: list[Event] = []
        for event in sorted(self._candidates(), key=lambda e: (e.start, -len(e.label))):
            same = self._same(found, event)
            if same is None:
                found.append(event)
            else:
                _merge(same, event)
        for event in found:
            self._by_name(event)
        self._hosts(found)
        return [e for e in found if not self._empty(e)]

    def _hosts(self, found: list[Event]) -> None:
        """培训班由X主办、Y承办: hosts that a later sentence of an event names."""
        starts = sorted(e.start for e in found)
        for event in found:
            if event.kind != "Meeting":
                continue
            low = self.reading.sentence_at(event.start).start
            high = next((s for s in starts if s > event.start), self.reading.story_of(event.start)[1])
            for mention in self._orgs(low, min(high, low + 1200)):
                verb = _HOSTED.match(self.text, mention.end)
                if verb and all(mention.org != org for org, _ in event.organizers):
                    run = _coordinated(self.text, [m for m in self._orgs(low, mention.end)])
                    event.organizers += [(m.org, m.start) for m in run if all(m.org != org for org, _ in event.organizers)]

    def _by_name(self, event: Event) -> None:
        """What the name itself says: whose meeting it is, and the year if nothing else dates it."""
        if event.kind != "Meeting":
            return
        start, end = event.mentions[0]
        if not event.organizers:
            front = [m for m in self._orgs(start, end) if _FRONT.fullmatch(self.text[start : m.start])]
            event.organizers = [(front[0].org, front[0].start)] if front and front[0].end < end else []
        year = re.search(r"(?:19|20)\d{2}(?=年)", event.label)
        if event.date is None and year:
            event.date = Date(year.group(), start, end)

    def _empty(self, event: Event) -> bool:
        return event.label in _GENERIC

    def _candidates(self) -> Iterator[Event]:
        for sentence in self.reading.sentences:
            low, high = sentence.start, sentence.end
            title = sentence.kind == "title"
            seen: list[tuple[int, int]] = []
            told = (self._held, self._opened, self._spoken, self._launched, self._met)
            for event in (event for tell in told for event in tell(low, high)):
                span = event.mentions[0]
                if self._in_title_marks(span[0], low) or any(a < span[1] and span[0] < b for a, b in seen):
                    continue
                seen.append(span)
                event.in_title = title
                yield event
            if not seen or title:
                inspection = self._inspection(low, high)
                if inspection and not seen:
                    inspection.in_title = title
                    yield inspection

    def _held(self, low: int, high: int) -> Iterator[Event]:
        """召开 X 会议."""
        for verb in _HOLD.finditer(self.text, low, high):
            heads = self._name_end(verb.end(), high)
            if heads is None:
                continue
            start = verb.end()
            trim = _TRIM_NAME.match(self.text, start, heads)
            start = trim.end() if trim else start
            name = _clean(self.text[start:heads])
            if name == "续会":
                name = self._continued(verb.start()) + name
            if name in _GENERIC:
                subjects = [m for m in self._orgs(low, verb.start() + 1) if m.end <= verb.start() + 1]
                if subjects and self._subject(subjects[-1], verb.start()) and not subjects[-1].org.place:
                    name = subjects[-1].org.label + name
            if len(name) < 3 or self._referred(verb.start(), low) or _NOT_AFTER.match(self.text, heads):
                continue
            event = Event(name, "Meeting", verb.start(), [(start, heads)])
            self._describe(event, low, high, verb.start())
            yield event

    def _continued(self, at: int) -> str:
        """The name of the meeting that a 续会 goes on with: the last one named before."""
        names = [m for m in _HEAD.finditer(self.text, max(at - 400, 0), at)]
        if not names:
            return ""
        start = self._clause_start(names[-1].start(), max(names[-1].start() - 60, 0))
        held = _HOLD.search(self.text, start, names[-1].start())
        return _clean(self.text[held.end() if held else start : names[-1].end()])

    def _name_end(self, start: int, high: int) -> int | None:
        """The end of a meeting's name that starts at `start`: the last head before the clause ends."""
        end, depth = start, 0
        limit = min(high, start + 70)
        while end < limit:
            char = self.text[end]
            if char in "“《（(":
                depth += 1
            elif char in "”》）)":
                depth -= 1
            elif depth <= 0 and char in "，。；：！？\n":
                break
            end += 1
        heads = [m.end() for m in _HEAD.finditer(self.text, start, end)]
        if not heads:
            return None
        for number, head in enumerate(heads):
            rest = self.text[head:end]
            if number + 1 < len(heads) and re.match(r"[一-鿿“”、（）0-9年]{0,30}$", self.text[head : heads[number + 1]]) and (
                rest.startswith(("暨", "第", "（", "启动", "精神", "培训")) or rest[:1] in "续"
            ):
                continue
            return head
        return heads[-1]

    def _opened(self, low: int, high: int) -> Iterator[Event]:
        """X 会议召开, X 会议在 Y 举行, X 启动仪式举办."""
        for head in _HEAD.finditer(self.text, low, high):
            opened = _OPEN.match(self.text, head.end(), high)
            if not opened:
                continue
            start = self._clause_start(head.start(), low)
            name = _clean(self.text[start : head.end()])
            if len(name) < 4 or self._referred(start, low):
                continue
            event = Event(name, "Meeting", start, [(start, head.end())])
            self._describe(event, low, high, start)
            if opened.group(1):
                place = self._place_in(opened.start(1), opened.end(1))
                if place:
                    event.place = place
            yield event

    def _clause_start(self, head: int, low: int) -> int:
        at = head
        while at > low and self.text[at - 1] not in "，。；：！？\n" and head - at < 60:
            if self.text[at - 1] == "”":
                at = max(self.text.rfind("“", low, at), low)
                continue
            at -= 1
        lead = _LEAD.match(self.text[at:head])
        return at + lead.end() if lead else at

    def _spoken(self, low: int, high: int) -> Iterator[Event]:
        """在 X 会议上强调."""
        for match in _IN_MEETING.finditer(self.text, low, high):
            name = _clean(match.group(1))
            if len(name) < 5 or _HEAD.search(name) is None:
                continue
            event = Event(name, "Meeting", match.start(), [match.span(1)])
            self._describe(event, low, high, match.start())
            yield event

    def _in_title_marks(self, at: int, low: int) -> bool:
        """Whether an offset stands inside 《…》, in the title of a document."""
        return self.text.rfind("《", low, at) > self.text.rfind("》", low, at)

    def _met(self, low: int, high: int) -> Iterator[Event]:
        """X会见Y, X同Y举行会谈: talks between leaders."""
        for start, end, name in self.speakers.between(low, high):
            met = _MET.match(self.text, end, high)
            if not met:
                continue
            before = self.text[end : met.start(1)] if met.group(1) else ""
            label = name + re.sub(r"^(?:\d{1,2}月)?\d{1,2}[日号](?:[上下]午|晚)?", "", self.text[met.start("what") : met.end()])
            event = Event(label, "Meeting", start, [(start, met.end())])
            self._describe(event, low, high, start)
            event.organizers = []
            place = re.search(r"在([^，。；]{2,20}?)$", before) or re.search(r"在([^，。；]{2,20}?)(?=会见|会晤|同|与|举行)", self.text[end : met.end()])
            if place:
                event.place = self._place_in(end + place.start(1), end + place.end(1)) or event.place
            yield event

    def _launched(self, low: int, high: int) -> Iterator[Event]:
        """A campaign 启动, where the document knows of a 启动仪式; a ceremony that people attend."""
        for start, end in self.campaigns:
            launched = _LAUNCHED.match(self.text, end) if low <= start < high else None
            if launched and "启动仪式" in self.text[launched.end() :]:
                event = Event(_clean(self.text[start:end]) + "启动仪式", "Meeting", start, [(start, end)])
                self._describe(event, low, high, launched.start() + 1)
                if launched.group(1):
                    event.place = self._place_in(launched.start(1), launched.end(1))
                yield event
        for match in _ATTENDED.finditer(self.text, low, high):
            name = match.group(1)
            founded = _FOUNDED.search(self.text, max(low - 120, 0), match.start()) if len(name) == 4 else None
            if founded and founded.group(2)[:2] in name:
                front = [m for m in self._orgs(founded.start(), founded.end(1)) if m.end == founded.end(1)]
                name = (front[-1].org.label if front else founded.group(1)) + name
            if len(name) > 4:
                event = Event(_clean(name), "Meeting", low, [match.span(1)])
                self._describe(event, low, high, match.start())
                event.organizers = []
                yield event

    def _referred(self, at: int, low: int) -> bool:
        return _REFER.search(self.text, max(at - 5, low), at) is not None

    def _describe(self, event: Event, low: int, high: int, verb: int) -> None:
        found = dates(self.text, low, high, self._clock(event, low, high))
        before = [d for d in found if d.start <= verb] or [d for d in found if d.start < event.mentions[0][1] + 12 and len(d.iso) > 4]
        event.date = max(before, key=lambda d: (len(d.iso), d.start)) if before else None
        subjects = [m for m in self._orgs(low, verb + 1) if m.end <= verb + 1]
        if subjects and self._subject(subjects[-1], verb):
            event.organizers = [(m.org, m.start) for m in _coordinated(self.text, subjects)]
        else:
            event.chairs = self._chairing(low, verb)
        event.place = self._place_before(low, verb, event)

    def _clock(self, event: Event, low: int, high: int) -> Clock:
        """The time of writing; without a publication date the year is that of the event's name or sentence."""
        if self.clock.published:
            return self.clock
        year = re.search(r"(?:19|20)\d{2}(?=年)", event.label) or re.search(r"(?:19|20)\d{2}(?=年)", self.text[low:high])
        return Clock(None, int(year.group())) if year else self.clock

    def _subject(self, mention: OrgMention, verb: int) -> bool:
        """Whether a body is the subject of the verb: nothing but adverbs and places between them, and no title."""
        between = self.text[mention.end : verb]
        return len(between) < 30 and not re.search(r"[书记长任员]{1}[一-鿿]{0,4}$|主持|出席|参加|代表|干部", between) and "。" not in between and not self.speakers.between(mention.end, verb)

    def _chairing(self, low: int, verb: int) -> list[tuple[str, int]]:
        if not self.text.startswith("主持", verb):
            return []
        people = self.speakers.between(low, verb)
        return [(people[-1][2], people[-1][0])] if people else []

    def _orgs(self, low: int, high: int) -> list[OrgMention]:
        index = bisect_left(self._org_starts, low)
        return [m for m in self.orgs[index : bisect_left(self._org_starts, high)] if m.org.kind not in ("Enterprise",)]

    def _places(self, low: int, high: int) -> list[PlaceMention]:
        return self.places[bisect_left(self._place_starts, low) : bisect_left(self._place_starts, high)]

    def _place_in(self, low: int, high: int) -> tuple[Place, int] | None:
        inside = self._places(low, high)
        venues = [m for m in inside if m.place.level == "venue"]
        if venues:
            return venues[-1].place, venues[-1].start
        return (inside[-1].place, inside[-1].start) if inside else None

    def _place_before(self, low: int, verb: int, event: Event) -> tuple[Place, int] | None:
        """在Y召开, or a bare place as convener (台州召开)."""
        for mention in reversed(self._places(low, verb)):
            if mention.end == verb and not event.organizers and mention.place.level != "venue":
                return mention.place, mention.start
        at = self.text.rfind("在", low, verb)
        if at >= 0 and verb - at < 30 and "，" not in self.text[at:verb]:
            return self._place_in(at + 1, verb)
        return None

    def _inspection(self, low: int, high: int) -> Event | None:
        match = _VISIT.search(self.text, low, high) or _BARE_VISIT.search(self.text, low, high)
        if not match:
            return None
        people = [p for p in self.speakers.between(low, match.start() + 1) if p[1] <= match.start() + 1]
        if not people or match.start() - people[-1][1] > 30:
            return None
        place = self._place_in(match.start(), match.end())
        name = people[-1][2] + ("赴" + place[0].name if place else "") + match.group(match.lastindex or 1)
        event = Event(name, "Inspection", match.start(), [(people[-1][0], match.end())])
        found = [d for d in dates(self.text, low, high, self.clock) if d.start <= match.end()]
        event.date, event.place = (found[0] if found else None), place
        event.chairs = [(p[2], p[0]) for p in people]
        return event

    def _same(self, found: list[Event], event: Event) -> Event | None:
        for other in reversed(found):
            if other.kind != event.kind or self.reading.story_of(other.start) != self.reading.story_of(event.start) and not other.in_title:
                continue
            if other.date and event.date and other.date.iso[:10] != event.date.iso[: len(other.date.iso)] and not other.in_title and len(event.date.iso) == len(other.date.iso):
                continue
            if event.kind == "Inspection":
                if other.label == event.label or other.in_title:
                    return other
                continue
            if _SESSION.match(event.label) and _HEAD.search(other.label):
                return other
            a, b = _core(other.label), _core(event.label)
            if a == b or a in b or b in a or (overlap(a, b) >= 0.6 if other.in_title else dice(a, b) >= 0.6):
                return other
        return None


def _merge(kept: Event, other: Event) -> None:
    kept.mentions += other.mentions
    if kept.in_title and not other.in_title:
        kept.start, kept.in_title = other.start, False
        kept.date, kept.place = other.date or kept.date, other.place or kept.place
        kept.organizers = other.organizers or kept.organizers
    if len(other.label) > len(kept.label) and len(other.label) < 60:
        kept.label = other.label
    kept.date = kept.date or other.date
    kept.place = kept.place or other.place
    kept.organizers = kept.organizers or other.organizers
    kept.chairs += [c for c in other.chairs if c not in kept.chairs]


def _clean(name: str) -> str:
    """A name without outer quotation marks; themes inside keep theirs."""
    name = name.strip(" 　，、：")
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        name = name[1:-1]
    return name


def _core(label: str) -> str:
    return re.sub(r"[“”《》（）、\s]|^全[省市县区旗州盟]|工作", "", label)
