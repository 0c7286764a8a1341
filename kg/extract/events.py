"""Meetings and inspections that a document reports: name, date, place, organizers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.around import Around
from kg.extract.campaign import Campaign
from kg.extract.coordination import first_run, last_run, outermost
from kg.extract.dates import Clock, Date, dates, day_after, on_a_visit
from kg.extract.event import GENERIC, TO_THE_PRESS, Event, same_session
from kg.extract.inspections import InspectionTeller
from kg.extract.org import OrgMention
from kg.extract.telling import MeetingTeller
from kg.text import char_at

_HOSTED = re.compile(
    r"(?:等(?:单位|部门|机构)?|等?(?:多|\d{1,2}|[一二三四五六七八九十]{1,3})[个家]?(?:单位|部门|机构|部委))?"
    r"(?:以[^，。；]{2,10}(?:方式|形式))?(?:联合|共同|具体)?(?:主办|承办|(?:牵头)?(?:举办|组织)(?=[，。；])|牵头(?=[，。；]))"
)
_HOSTING = ("主办", "承办", "协办", "同举办", "合举办", "活动由", "仪式由", "班由")  # one of them in such a sentence
_LISTED_BY = re.compile("[^。；]{0,160}[、和与及，]|(?:联合)?")
_BY_REACH = 160
_ANY_DAY = "9999"  # later than every day
_HOSTED_THE = re.compile("(?:联合|共同)?(?:主办|承办|发起|举办|组织|召开|举行)的")  # 由A、B联合发起的|论坛
_HOSTED_REACH = 8  # characters between the last host and that
_FRONT = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,9}届|第[一二三四五六七八九十\d]{1,3}次|20\d{2}年(?:度|[春秋]季学期)?|“|全(?=[省市县区旗州盟])|召开|在|[今昨][天日晚](?:（\d{1,2}[日号]）)?的?|\d{1,2}[日号](?:[上下]午)?的?)*"
)
_OF_ITS_HEADS = re.compile("(?:[省市县区]?[局委院厅办])?(?:党[组委]|长办公|务会)")  # X局局长主持召开|局党组会议
_SPOKESMAN = re.compile("(?:新闻)?发言人")
_ITS_SESSION = re.compile(
    r"(?:20\d{2}年(?:度)?)?(?:第[一二三四五六七八九十\d]{1,5}次|[（(]扩大[）)]|全体(?:成员)?|成员(?=会)|扩大)"
)
_LISTED = re.compile("和|、|与|等|及")  # 市机关事务局|和报社等5家单位的动员会
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_NO_NAME = re.compile(
    "并且|集中在|(?<!反馈)(?<!反馈..)情况$|(?:情况|问题)在会$|^(?:[这本此该](?:[一次场届个]|一[次场届个])|有关(?!.{2,12}问题)|一些|重要|相关|又一)(?:[^，“]{0,3}(?:后续|反馈|重要|多边|盛大)?)?"
    "(?:会议|大会|盛会|活动|论坛|峰会|仪式|书展|纪念活动)$"
    "|^(?:会议|论坛|研讨会|峰会|大会|活动|年会|座谈会)的?(?:[开闭]幕[式会]|启动仪式)$"
    "|^(?:并?(?:预祝|祝愿|希望|感谢|相信|期待)|为[^的：“人]{1,40}$|距离?[^的]{2,}$|他们|它们|而且|又恰逢|就在|每年|这是|于本月|日至|只?待明天|以期|下一?[届次]|全力支持)"
)
_TO_COME = re.compile("即将(?:在[^，。；]{1,12})?(?:举行|召开|举办|开幕|到来)的[^，。；]{0,6}$")  # 参加|即将召开的X
_TO_COME_REACH = 24
_HOSTS = re.compile(r"(?:主办|承办|协办)(?:单位)?[为是：]$")
_LATELY = re.compile("近日|日前|近期")  # a day that the text leaves open
_EDITION = re.compile("[周月]”?(?:宣传)?(?:活动)?$")  # 2023年“安全生产月”|活动
_OCCASION = re.compile("活动$")
_AFTERWARDS = re.compile(  # on the day of what was told before
    "随后|会后|会前|会[谈见晤][前后]|(?:开幕式|仪式|会议|论坛)[前后]，|结束后|当[天日晚]|同日"
)
_THAT_DAY = re.compile("\\s{0,4}(?:当天|当日|同日)")
_NEXT_DAY = re.compile("[　 ]{0,4}(?:次日|翌日|第二天)")
_WENT = re.compile("带领|[带率]队|一行|[到赴]|深入|走进")
_THEN_MET = re.compile("，|并|期间|$")  # 到Y调研，|并主持召开座谈会
_OF_ALL = re.compile("全[国省市县区旗州盟]")  # 全县推进会 is not where the tour goes
_TOUR_DAY = re.compile(r"\s{0,4}(?:\d{1,2}月)?\d{1,2}日(?:(?:至|到|—|-|、)(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午|晚)?，?")
_TOUR_DAYS = re.compile("\\s{0,4}(?:\\d{1,2}月)?\\d{1,2}日(?:至|到|—|-)(?:\\d{1,2}月)?\\d{1,2}日，")
_DURING = re.compile("\\s{0,4}(?:调研|考察|视察|访问|检查)?[期其]间，")  # on one of its days
_GONE = re.compile("来到|深入|先后到|走进|前往|考察|调研(?!座谈|会)|视察")
_KIND = len("招待会")  # characters that say of which kind a meeting is
_HOST_REACH = 1200  # characters from the beginning of an event


def is_occasion(campaign: Campaign, events: list[Event], text: str) -> bool:
    """Whether what is called like a campaign is told as an event (主题宣传活动在文化广场举行); it keeps the names of a
    week or month that the event is part of."""
    if not _OCCASION.search(campaign.label):
        return False
    spans = [span for event in events if _OCCASION.search(event.label) for span in event.mentions]
    if not any(low < end and start < high for start, end in campaign.mentions for low, high in spans):
        return False
    others = [(start, end) for start, end in campaign.mentions if (start, end) not in spans]
    kept = [(start, end) for start, end in others if _EDITION.search(text, start, end)]
    if kept:  # 安全生产月 of “安全生产月”宣传咨询日活动
        campaign.mentions, campaign.label = kept, max((text[start:end] for start, end in kept), key=len)
    return not kept


def _is_another(event: Event, other: Event) -> bool:
    """Whether two meetings of a kind are of different hosts, so that the day of one is not that of the other."""
    of_a_day = event.date and other.date and event.date.start == other.date.start
    return bool(of_a_day) and event.label[-_KIND:] == other.label[-_KIND:] and event.of_others(other)


def _tell_apart(events: list[Event]) -> None:
    """Name those that are called the same after their hosts (甲国大使馆|国庆招待会, 乙国大使馆|国庆招待会)."""
    labels = [event.label for event in events]
    for event, label in zip(events, labels, strict=True):
        if labels.count(label) > 1 and any(event.of_others(other) for other in events if other.label.endswith(label)):
            event.label = event.organizers[0][0].label + label


class EventFinder:
    """Finds the events of one reading."""

    def __init__(self, around: Around, campaigns: Iterable[tuple[int, int]]) -> None:
        """`campaigns`: the spans of campaign names."""
        self.around, self.reading, self.text = around, around.reading, around.text
        self._meetings = MeetingTeller(around, campaigns)
        self._inspections = InspectionTeller(around)

    def find(self) -> list[Event]:
        """Events in the order in which they are told; those that are the same are one."""
        found: list[Event] = []
        for event in sorted(self._candidates(), key=lambda e: (e.start, -len(e.label))):
            same = self._same(found, event)
            if same is None:
                found.append(event)
            else:
                same.merge(event)
        for event in found:
            dated = event.date is not None
            if event.kind == "Meeting":
                at = event.mentions[0][0]
                told_ahead = event.recalled or event.date is None
                event.announced = event.announced or (told_ahead and self._to_come(at))
                self._by_name(event)
                self._follow(event, found)
                self._on_tour(event, found)
                self._on_days(event)
            elif event.date is None:
                event.date = self._day_of_tour(event) or self._day_before(event, found) or self._day_told(event)
            if event.date and not dated and _NEXT_DAY.match(self.text, self.reading.sentence_at(event.start).start):
                event.date = day_after(event.date)
        found = [event for event in found if event.label not in GENERIC and not _NO_NAME.search(event.label)]
        self._hosts(found)
        _tell_apart(found)
        return found

    def _to_come(self, at: int) -> bool:
        """Whether an event that is named at an offset is told to be held soon."""
        return _TO_COME.search(self.text, max(at - _TO_COME_REACH, 0), at) is not None

    def _on_tour(self, event: Event, found: list[Event]) -> None:
        """调研期间，X召开座谈会: a meeting that an official convenes on a tour was held where the tour went."""
        leads = [*event.chairs, *event.speakers]
        if event.place or event.organizers or not leads or event.in_title or _OF_ALL.match(event.label):
            return
        story = self.reading.story_of(event.start)
        tours = [e for e in found if e.kind == "Inspection" and e.place and story[0] <= e.start < event.start]
        if tours and leads[0][0] in {name for name, _ in tours[0].chairs}:
            event.place = tours[0].place
            if event.date is None and tours[0].date:  # on one of its days
                event.date = replace(tours[0].date, iso=tours[0].date.iso[:7])

    def _on_days(self, event: Event) -> None:
        """14日至17日，X来到Y，并召开座谈会: a meeting on one of the days of a tour."""
        if event.date is None or event.in_title:
            return
        sentence = self.reading.sentence_at(event.start)
        days = _TOUR_DAYS.match(self.text, sentence.start, sentence.end)
        if (
            days
            and sentence.start <= event.date.start
            and event.date.end <= days.end()
            and _GONE.search(self.text, days.end(), event.start)
        ):
            event.date = replace(event.date, iso=event.date.iso[:7])

    def _day_of_tour(self, event: Event) -> Date | None:
        """近日在X调研。…14日至15日，Y来到…: the day that a later sentence begins with, about who was there."""
        leads = {name for name, _ in event.chairs}
        story = self.reading.story_of(event.start)
        for sentence in self.reading.sentences:
            if event.start < sentence.start < story[1]:
                match = _TOUR_DAY.match(self.text, sentence.start, sentence.end)
                behind = self.around.speakers.between(match.end(), match.end() + 1) if match else []
                if match and behind and behind[0][2] in leads:
                    told = dates(self.text, sentence.start, match.end(), Clock(self.reading.article.published, None))
                    return next((date for date in told if len(date.iso) == 10), None)
        return None

    def _follow(self, event: Event, found: list[Event]) -> None:
        """随后召开…会议: a meeting told without a date was held on the day that its paragraph tells of before it."""
        sentence = self.reading.sentence_at(event.start)
        if event.date or event.in_title or _LATELY.search(self.text, sentence.start, event.mentions[0][0]):
            return
        if _DURING.match(self.text, sentence.start):
            return
        event.date = self._day_before(event, found)
        if event.date or event.recalled:
            return
        first = next(s for s in self.reading.sentences if s.line >= sentence.line - 1 and s.kind != "title")
        low = self.reading.story_of(event.start)[0]
        if not _THAT_DAY.match(self.text, sentence.start):
            low = max(first.start, low)
        told = dates(self.text, low, sentence.start, Clock(self.reading.article.published, None))
        soon = self.text.find("将", sentence.start, sentence.end) >= 0
        written = _ANY_DAY if soon else self.reading.article.published or _ANY_DAY
        days = [date for date in told if len(date.iso) == 10 and date.iso <= written]
        event.date = days[-1] if days else None
        talk = event.label.startswith("座谈") and self.text.startswith("上，", event.mentions[0][1])
        if event.date is None and talk:  # 座谈会上，X介绍: on the day of the visit
            begins = self.reading.story_of(event.start)[0]
            event.date = next((e.date for e in reversed(found) if e.date and begins <= e.start < event.start), None)
        if event.parties:
            event.date = on_a_visit(self.text, event.date)
        if event.date and any(e.date and e is not event and _is_another(event, e) for e in found):
            event.date = None

    def _day_before(self, event: Event, found: list[Event]) -> Date | None:
        """会后，X一行来到Y: the day of the event told before one that is told to follow on it."""
        low = self.reading.sentence_at(event.start).start
        if not _AFTERWARDS.search(self.text, low, event.mentions[0][0]):
            return None
        story = self.reading.story_of(event.start)
        before = [e.date for e in found if e.date and story[0] <= e.start < event.start]
        return before[-1] if before else None

    def _day_told(self, event: Event) -> Date | None:
        """7月3日，X局开展Y。副局长Z带领执法人员检查: the one day that the sentence before has told of."""
        sentence = self.reading.sentence_at(event.start)
        paragraph = self.text.rfind("\n", 0, sentence.start) + 1
        low = max(self.reading.sentence_at(max(sentence.start - 1, 0)).start, paragraph)
        while low > paragraph and self.text[low - 1] == "；":  # 24日，X到A检查；Y到B检查；|Z到C调研
            low = max(self.reading.sentence_at(low - 1).start, paragraph)
        gone = _WENT.search(self.text, *event.mentions[0])
        if not gone or event.in_title or low == sentence.start or _LATELY.search(self.text, low, event.start):
            return None
        told = dates(self.text, low, sentence.start, Clock(self.reading.article.published, None))
        return told[0] if len({day.iso for day in told}) == 1 and len(told[0].iso) == len("2023-07-03") else None

    def _candidates(self) -> Iterator[Event]:
        meetings, inspections = self._meetings.sentences(), self._inspections.sentences()
        for index in sorted(meetings | inspections):
            sentence = self.reading.sentences[index]
            told = list(self._meetings_of(index)) if index in meetings else []
            if index in inspections and not any(event.parties for event in told):
                inspection = self._inspections.tell(sentence)
                first = min((min(event.start, event.mentions[0][0]) for event in told), default=sentence.end)
                if (inspection and _THEN_MET.search(self.text, inspection.mentions[0][1], first)) or not told:
                    told += [inspection] if inspection else []
            for event in told:
                event.in_title = sentence.kind == "title"
                yield event

    def _meetings_of(self, index: int) -> Iterator[Event]:
        """What a sentence tells, each stretch of it once, and nothing from inside the titles of documents."""
        low = self.reading.sentences[index].start
        covered: set[int] = set()
        for event in self._meetings.tell(index):
            start, end = event.mentions[0]
            in_marks = self.text.rfind("《", low, start) > self.text.rfind("》", low, start)
            if not in_marks and covered.isdisjoint(range(start, end)):
                covered.update(range(start, end))
                yield event

    def _same(self, found: list[Event], event: Event) -> Event | None:
        """The event found last that a telling tells again."""
        story = self.reading.story_of(event.start)
        for other in reversed(found):
            if other.kind != event.kind:
                continue
            near = other.in_title or self.reading.story_of(other.start) == story
            if (near or same_session(other.label, event.label)) and other.is_told_by(event):
                return other
        return None

    def _run_from(self, first: OrgMention) -> list[OrgMention]:
        """The list of bodies that begins with one."""
        following = self.around.hosts(first.start, self.reading.sentence_at(first.start).end)
        return first_run(self.text, following)

    def _by_name(self, event: Event) -> None:
        """What the name itself says: whose meeting it is, and the year if nothing else dates it."""
        for start, end in event.mentions:
            if not event.organizers or _HOSTED_THE.search(self.text, start, end):
                named = self._named_after(event, start, end)
                event.organizers = [(m.org, m.start) for m in named] or event.organizers
        start, end = event.mentions[0]
        sentence = self.reading.sentence_at(event.start)
        if not event.organizers and event.chairs and _OF_ITS_HEADS.match(event.label):
            bodies = self.around.orgs_before(sentence.start, event.start)
            event.organizers = [(m.org, m.start) for m in bodies if m.end in self.reading.titles][-1:]
        if not event.organizers and event.label.endswith(TO_THE_PRESS):
            self._by_spokesman(event, sentence.start)
        lately = self.reading.article.published and _LATELY.search(self.text, sentence.start, sentence.end)
        year = _YEAR.search(event.label) if event.date is None and not lately else None
        if year:
            event.date = Date(year.group(), start, end)

    def _named_after(self, event: Event, start: int, end: int) -> list[OrgMention]:
        """The bodies that a name at `text[start:end]` tells to hold the event (由X主办的|论坛, X|第二次会议)."""
        hosted = _HOSTED_THE.search(self.text, start, end)
        low = self.reading.sentence_at(start).start
        hosts = outermost(self.around.hosts(low, hosted.start())) if hosted else []
        if hosted and hosts and hosts[-1].end > start and hosted.start() - hosts[-1].end < _HOSTED_REACH:
            return last_run(self.text, hosts)
        if event.parties or event.label.endswith(("成立", "运行", "讨论", "揭牌")):
            return []
        inside = outermost(self.around.orgs(start, end))
        front = next((m for m in inside if _FRONT.fullmatch(self.text, start, m.start)), None)
        run = first_run(self.text, inside[inside.index(front) :]) if front else []
        if not run or _LISTED.match(self.text, run[-1].end):
            run = [m for m in inside if _ITS_SESSION.match(self.text, m.end, end)][:1]
        run = [m for m in run if m.end < end or m.org.label.endswith("常务委员会")]  # 召开|县委常委会
        return [m for m in run if char_at(self.text, m.end) != "长"]  # 欧盟贸易部|长会议

    def _by_spokesman(self, event: Event, low: int) -> None:
        """国防部|新闻发言人X在例行记者会上说: whose spokesman meets the press."""
        spoken = _SPOKESMAN.search(self.text, low, event.mentions[0][0])
        bodies = self.around.orgs_before(low, spoken.start()) if spoken else []
        if spoken and bodies and bodies[-1].end == spoken.start():
            event.organizers = [(bodies[-1].org, bodies[-1].start)]

    def _hosts(self, found: list[Event]) -> None:
        """培训班由X主办、Y承办: hosts that a later sentence of an event names."""
        if not any(map(self.text.__contains__, _HOSTING)):
            return
        told = sorted({(at, i) for i, event in enumerate(found) for at in event.told_at})
        for (at, index), (following, _) in pairwise([*told, (len(self.text), 0)]):
            event, sentence = found[index], self.reading.sentence_at(at)
            if event.kind != "Meeting" or event.parties or (sentence.kind == "title" and not event.in_title):
                continue
            low = sentence.start
            for mention in self.around.hosts(low, min(following, self.reading.story_of(at)[1], low + _HOST_REACH)):
                known = {org for org, _ in event.organizers}
                if mention.org in known:
                    continue
                if _HOSTS.search(self.text, mention.start - 6, mention.start):
                    event.organizers += [(m.org, m.start) for m in self._run_from(mention) if m.org not in known]
                elif _HOSTED.match(self.text, mention.end):
                    event.organizers += [(m.org, m.start) for m in self._run_to(mention, low) if m.org not in known]

    def _run_to(self, last: OrgMention, low: int) -> list[OrgMention]:
        """The list of bodies that ends with one: behind 由 all of them, though others that are not known stand among
        them."""
        before = outermost(self.around.hosts(low, last.end))
        by = max(self.text.rfind(word, max(low, last.start - _BY_REACH), last.start) for word in ("由", "指导，"))
        named = [m for m in before if m.start > by]
        listed = by >= 0 and _LISTED_BY.fullmatch(self.text, by + 1, last.start)
        return named if listed and not self.around.speakers.between(by, last.end) else last_run(self.text, before)
