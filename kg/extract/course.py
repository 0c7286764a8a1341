"""Which event a sentence goes on with: the one told last, unless that is only spoken of, announced or long past."""

import re

from kg.extract.event import Event
from kg.extract.reading import Reading, Sentence

_SAID = re.compile("(?:表示|强调|指出|认为|介绍|宣布|说|称)[，：]")
_LONG_PAST = re.compile("去年|前年|早在|上一届|刚刚(?:闭幕|结束)的$|[^，。；]年前的今天|曾(?:在|于|召开|举[行办])")
_ON_THE_WAY = re.compile(r"会前|会后|此前|活动前|开班前|培训前|发布会前|仪式前|会议期间|会间")
_WITH_DELEGATES = re.compile("会见(?:全体)?(?:与会|参会|会议|获奖)")  # talks at the margin of a meeting
_YEAR_FIRST = re.compile(r"[　 ]{0,4}(?:早在|自)?((?:19|20)\d{2})年")
_IN_MEETING = re.compile(r"[　 ]{0,4}(?:会上|会议|大会|开班式|启动仪式|仪式上|培训中|发布会|座谈会)")
_OPENING = 24  # characters that a paragraph begins with
_PRAISED = re.compile(  # what guests and hosts say of an event: 中方成功举办|第三届论坛
    "成功(?:举[办行]|召开|主办)|(?:支持|祝贺|期待|感谢|赞赏|欢迎|预祝|祝愿)[^，。；]{0,16}(?:举[办行]|召开|主办|办好|出席|参加)"
)
_THERE_TOO = re.compile(
    "(?:当天|今天|昨天|随后|同日|\\d{1,2}[日号]|近日|日前|期间|此前)"
)  # of another occasion, told after a remark


class Course:
    """Follows the events of one reading."""

    def __init__(self, reading: Reading, events: list[Event]) -> None:
        self.reading, self.text, self.events = reading, reading.text, events
        self.long_past = {i for i, event in enumerate(events) if self._looks_back(event)}
        self._named = {i for i, event in enumerate(events) if self._in_speech(event)}
        self._spoken_of = {i for i, event in enumerate(events) if self._quoted(event)}
        self._tellings = sorted({(at, i) for i, event in enumerate(events) for at in event.told_at})

    def of(self, sentence: Sentence) -> int | None:
        """The event that a sentence tells of: the last one begun before its end, in the same story."""
        story = self.reading.story_of(sentence.start)
        current = None
        meeting_only = _IN_MEETING.match(self.text, sentence.start) is not None
        for at, index in self._tellings:
            event = self.events[index]
            if at >= sentence.end:
                break
            if (current is not None and self._ahead(event)) or (at < sentence.start and index in self.long_past):
                continue
            if (current is not None and index in self._named) or (at < sentence.start and index in self._spoken_of):
                continue
            if event.announced and self.text.find("将", sentence.start, sentence.end) < 0:
                continue
            if current is not None and event.parties and _WITH_DELEGATES.search(event.label):
                continue
            passing = (event.kind == "Inspection" or event.parties) and current is not None
            if passing and ((meeting_only and not event.parties) or self._aside(event, sentence.line)):
                continue
            if current is not None and event.parties and self._received_on_tour(event, current, sentence.line):
                continue
            if story[0] <= at < story[1] or (event.in_title and current is None):
                current = index
        return current

    def is_before(self, sentence: Sentence, event: Event) -> bool:
        """Whether a sentence begins with a year before that of its event (1949年11月，X率领Y起义)."""
        year = _YEAR_FIRST.match(self.text, sentence.start)
        return bool(year and event.date and year[1] < event.date.iso[:4])

    def _looks_back(self, event: Event) -> bool:
        """Whether the sentence that tells of an event looks back (去年，X举办了Y; 1921年7月，…): the text is not about
        it."""
        published = self.reading.article.published
        if event.date and published and int(event.date.iso[:4]) + 1 < int(published[:4]):
            return True
        start = self.reading.sentence_at(event.start).start
        return _LONG_PAST.search(self.text, start, event.mentions[0][0]) is not None

    def _in_speech(self, event: Event) -> bool:
        """Whether an event is only named in what somebody says (X表示，很高兴出席Y): the text is not about it."""
        at = event.mentions[0][0]
        return _SAID.search(self.text, self.reading.sentence_at(event.start).start, at) is not None

    def _quoted(self, event: Event) -> bool:
        """Whether an event is only named further on in what somebody says (X表示，…。Y在Z会议上提出…)."""
        sentence = self.reading.sentence_at(event.start)
        first = self.text.rfind("\n", 0, sentence.start) + 1
        if _SAID.search(self.text, first, min(first + _OPENING, sentence.start)) is None:
            return False
        start, end = event.mentions[0]
        if _THERE_TOO.search(self.text, sentence.start, end):
            return False
        return event.recalled or _PRAISED.search(self.text, sentence.start, start) is not None

    def _ahead(self, event: Event) -> bool:
        """Whether an event is only announced: it is dated after the document."""
        published = self.reading.article.published
        return bool(event.date and published and len(published) == 10 and event.date.iso[:10] > published)

    def _aside(self, event: Event, line: int) -> bool:
        """Whether a visit or talk is told in passing (会前，X会见Y): a later paragraph is back at the meeting."""
        sentence = self.reading.sentence_at(event.start)
        return sentence.line != line and _ON_THE_WAY.search(self.text, sentence.start, event.start) is not None

    def _received_on_tour(self, event: Event, current: int, line: int) -> bool:
        """Whether somebody is received on an inspection (视察期间，X接见Y): a later paragraph is back on that."""
        on_tour = self.events[current].kind == "Inspection" and "接见" in event.label
        return on_tour and self.reading.sentence_at(event.start).line != line
