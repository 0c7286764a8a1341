"""Inspections: X赴Y调研, X带队检查."""

import re

from kg.extract.anchors import VERBS, either
from kg.extract.around import Around
from kg.extract.dates import dates
from kg.extract.event import Event
from kg.extract.reading import Sentence
from kg.extract.speakers import represented
from kg.wording import derived

_LED = r"带队|率队|率[^，。]{2,12}?"
_HEADED = (  # 带领X等部门，对Y进行|检查; 率领X负责人专题|检查
    r"(?:带领|会同|率领)[^。；\n]{2,80}?(?:(?:对[^，。；]{2,40}?)?(?:进行|开展)了?"
    "|(?:负责人|负责同志|人员|部门|成员|干部|[组队团])，?(?:专题|实地|现场|深入|先后|分别)?)"
)
_BARE_VISIT = re.compile(
    rf"(?:{_HEADED}|[带率]队，[^。；\n]{{0,50}}?对[^，。；]{{2,40}}?(?:进行|开展)|{_LED})"
    r"(?:开展|对|实地|现场)?[^，。；]{0,30}?(调研|检查|督查|督导|视察|考察|暗访|慰问|巡查)"
)
_SENT = re.compile(
    "派出?[^，。；]{0,20}(?:组|人员|队)|(?:说|称|表示|认为|介绍|透露)[，：]|将"
)  # 根据X要求，县教育局派出工作组
_MANY = re.compile("多次|历次|每次|先后.次|[两三四五六七八九]次|多个")  # in several visits
_CONDOLES = re.compile("(?:表示|致以|致)(?:[^，。]{0,8}的)?慰问|慰问[电信]$")  # by a telegram
_GOES = re.compile("到|赴|深入|走进|前往")
_ACTS = VERBS | {"refer"}  # none stands in a list of people
_APART = 30  # characters between two names of a list, titles and all
_NEAR = 30  # characters between who visits and the verb


@derived
def _visit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_LED}|一行)?(?:专程|先后|分别|再次|来|现场)?(?:到|赴|来到|深入|走进|在|前往|赶[往赴]|奔赴)([^，。；：]{{2,40}}?)(?:，)?"
        rf"(?:对[^，。；：]{{2,30}}?)?(?:开展|进行)?(?:实地|专题|现场|走访|突击|随机|重点)?({either('check')})(?![组员书表价性站下]|老师|意见|结果|报告|座谈|会议|协商)"
    )


@derived
def _directly() -> re.Pattern[str]:
    return re.compile(
        "(?:同志|书记|[省市县区州旗镇局]长)?(?:一行)?(?:专程|专题|实地|现场|亲切|先后|分别|走访|深入|看望){0,3}"
        rf"(?!指导)({either('check')})(?:(?<=看望|慰问)了)?(?![组了队团时中后和、及期]|工作组|指导|发现)(?=[^，。；]{{3}})"
    )


class InspectionTeller:
    """Finds where the sentences of one reading tell of inspections."""

    def __init__(self, around: Around) -> None:
        self.around, self.text = around, around.text
        self.clock = around.clock

    def _leader(self, people: list[tuple[int, int, str]]) -> str:
        """Who is named first of the list that ends with the last of those in front of the verb (X、Y一行)."""
        cues = self.around.reading.cue_starts
        leader = people[-1]
        for person in reversed(people[:-1]):
            between = range(person[1], leader[0])
            if len(between) > _APART or any(at in cues and cues[at].value in _ACTS for at in between):
                break
            leader = person
        return leader[2]

    def _directly(self, sentence: Sentence) -> re.Match[str] | None:
        """县长X检查节前供应, 书记X看望慰问职工: the verb right behind a name."""
        for _, end, name in self.around.speakers.between(sentence.start, sentence.end):
            match = _directly().match(self.text, end, sentence.end)
            if match and self.around.speakers.people[name].official:
                return match
        return None

    def sentences(self) -> set[int]:
        """The indices of the sentences that may tell of one."""
        reading = self.around.reading
        return {reading.sentence_index(at) for at in reading.anchors("check")}

    def tell(self, sentence: Sentence) -> Event | None:
        """The inspection of a sentence."""
        low, high = sentence.start, sentence.end
        if not self.around.speakers.between(low, high):
            return None
        match = (
            _visit().search(self.text, low, high)
            or _BARE_VISIT.search(self.text, low, high)
            or self._directly(sentence)
        )
        if not match or (not _GOES.search(match[0]) and _CONDOLES.search(self.text, match.start(), match.end() + 1)):
            return None
        people = [p for p in self.around.speakers.between(low, match.start() + 1) if p[1] <= match.start() + 1]
        people = [p for p in people if not represented(self.text, p[1])]
        if not people or match.start() - people[-1][1] > _NEAR or _SENT.search(self.text, people[-1][1], match.start()):
            return None
        if _MANY.search(self.text, people[-1][1], match.end()) or "逝世" in self.text[low:high]:
            return None
        place = self.around.place_in(match.start(), match.end())
        name = self._leader(people) + ("赴" + place[0].name if place else "") + match.group(match.lastindex or 1)
        event = Event(name, "Inspection", match.start(), [(people[-1][0], match.end())])
        found = [d for d in dates(self.text, low, high, self.clock) if d.start <= match.end()]
        event.date, event.place = (found[0] if found else None), place
        event.chairs = [(name, start) for start, _, name in people]
        return event
