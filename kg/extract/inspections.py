"""Inspections: X赴Y调研, X带队检查."""

import re

from kg.extract.anchors import PROVINCES, VERBS, either, places_of
from kg.extract.around import Around
from kg.extract.coordination import last_run, outermost
from kg.extract.dates import Date, dates
from kg.extract.describing import LEADING
from kg.extract.event import Event
from kg.extract.org import OrgMention
from kg.extract.place import Place, place_of
from kg.extract.reading import Sentence
from kg.extract.speakers import represented
from kg.gazetteer import Gazetteer
from kg.wording import derived

_LED = r"带队|率队|率[^，。]{2,12}?"
_HEADED = (  # 带领X等部门，对Y进行|检查; 率领X负责人专题|检查
    r"(?:带领|会同|率领)[^。；\n]{2,80}?(?:(?:对[^，。；]{2,40}?)?(?:进行|开展)了?"
    "|(?:负责人|负责同志|人员|部门|成员|干部|委员|代表|[组队团])，?(?:专题|实地|现场|深入|先后|分别)?)"
)
_BARE_VISIT = re.compile(
    rf"(?:{_HEADED}|[带率]队，[^。；\n]{{0,50}}?对[^，。；]{{2,40}}?(?:进行|开展)|{_LED})"
    r"(?:开展|对|实地|现场)?[^，。；]{0,45}?(调研|检查|督查|督导|视察|考察|暗访|慰问|巡查)(?![组团])"
)
_HOW = (  # right behind a name: 率调研组一行，|对X; 采取“四不两直”方式，|对X; 带队的检查组|对X; 及部分委员|对X
    r"(?:[及和][^，。；\n对就]{2,16}?(?:代表|委员|常委|成员)|(?:[带率领]队|[任为]组长)的[^，。；\n]{1,8}组(?:一行)?|[带率]队|带领[^，。；\n]{2,60}|率[^，。；\n]{2,40}|组织[^，。；\n]{2,40}"
    r"|(?:采取|采用|以|通过)[^，。；\n]{2,30}(?:方式|形式))"
)
_WITH = (
    "(?:等[^，。；、]{0,3}领导)?(?:一行)?(?:[\\d一二三四五六七八九十]{1,3}[余多]?人)?"  # behind the name of who goes
)
_ON_THE_WAY = "(?:先后|分别|专程|专题|亲自|一同|共同|再次){0,2}"
_THERE = "(?:实地|专题|现场|集中|走访|突击|随机|重点|全面|专项|联合|跟踪|明察|[一-鿿]{2}执法){0,2}"
_HOW_CLOSELY = (  # 来到Y，|仔细检查; 进行|大检查
    "(?:实地|专题|现场|走访|突击|随机|重点|观摩|仔细|详细|认真|逐一|全面|集中|(?:联合|拉网式|安全|执法)?大)?"
)
_SENT = re.compile(
    "派出?[^，。；]{0,20}(?:组|人员|队)|(?:说|称|表示|认为|介绍|透露)[，：]|将"
)  # 根据X要求，县教育局派出工作组
_MANY = re.compile("多次|历次|每次|先后.次|[两三四五六七八九]次|多个[^，。；]{0,4}[组次批轮]")  # in several visits
_CONDOLES = re.compile("(?:表示|致以|致)(?:[^，。]{0,8}的)?慰问|慰问[电信]$")  # by a telegram
_AT_A_MEETING = re.compile(
    "在[^，。；]{0,20}(?:[会式坛]上|讲话|致辞|发言|总结)(?![^，。；]{0,4}后)"
)  # X在会上通报|督查情况
_TO_THE_EVENT = re.compile(
    "(?:一行)?(?:(?:到|来到|莅临)(?:活动|会议)?现场|[到莅]会|莅临(?:会议|大会|活动))(?:进行)?(?:指导|慰问)"
)  # X在Y举行，Z|到现场指导
_GOES = re.compile("到|赴|深入|走进|前往")
_BY_BODY = re.compile(  # 县政协|组织委员视察X; 县人大常委会|对Y开展执法检查
    r"(?:组织|邀请|开展)(?!实施|召开)[^。；\n]{0,80}?(?P<sent>视察|调研|检查|考察|督查)"
    r"|(?:对|就|围绕)[^，。；\n]{2,60}?(?:进行|开展)了?[^，。；\n]{0,6}?(?P<done>视察|调研|检查|考察|督查)"
    r"|(?P<went>视察)了?(?=[^，。；]{3})"
    r"|(?:[一-鿿]{0,6}组)?(?:一行)?(?:到|赴|来到?|深入)[^。；\n]{2,60}?(?:进行|开展)了?[^，。；\n]{0,6}?(?P<gone>视察|调研|检查|考察|督查)"
)
_JOINT = re.compile(  # 县教育局、县公安局等部门|组成联合检查组，对X开展检查
    "(?:等(?:有关|相关|多个?)?(?:单位|部门))?组成的?(?P<team>联合[^，。；]{0,4}组，?(?:[^。；\n]{0,30}?方式，)?"
    "(?:对|到|赴|深入|前往|来到)[^。；\n]{2,60}?(?:检查|督导|督查|调研))"
)
_TOGETHER = re.compile(  # 由县食安办牵头，会同县教育局组成2个检查组，|赴各校检查; 县局联合县公安局|对X开展检查
    "(?:等(?:有关|相关|多个?)?(?:单位|部门))?(?:，?(?:共同|抽调[^，。；]{2,16})?(?:组成|成立)了?(?P<team>[^，。；]{0,10}(?:组|专班|队)))?，?"
    "(?P<goes>(?:[^。；，\\n]{0,24}方式，)?(?:深入|先后|分别|开展)?(?:对|就|围绕|[到赴]|分赴|深入|走进|前往|来到)[^。；，\\n]{2,50}?，?(?:联合|开展|进行)[^。；，\\n]{0,16}?"
    "(?:检查|督导|督查|抽查|巡查|排查|暗访))(?![组人员时中后])"
)
_WITH_OTHERS = re.compile("联合|会同|协同")
_DATELINE = re.compile(
    "[^，。；：\n（）]{0,16}讯(?!员) ?(?:（[^（）]{1,24}）|(?:记者|通讯员)[^，。；：\n]{2,20}报道：)?"
)
_SHOWN = ("参观", "参访")  # of which only the title makes an event of its own
_TOURED = re.compile(
    "(?:共同|一同|一起|先后)?(?P<verb>参观|参访)了?(?P<what>(?!团|者|活动|交流|学习)[^，。；：\\n 　]{2,40}?)"
    "(?=时(?:[强指表说]|，)|并[同与发]|[，。；： 　\\n]|$)"
)
_TOLD_BY = re.compile("指出|表示|强调|回忆|[说称]，|曾")  # who only speaks of what was shown
_NO_ACT = ("组", "报告", "意见", "方案", "结果", "发现", "中", "时", "后")  # behind the word for it
_ALONG = re.compile("陪同|参加|随同|一同")
_FROM_ABOVE = ("国家", "省", "市", "自治区", "州")
_COUNCILS = ("中国人民政治协商会议", "人民代表大会")  # whose members are sent to look
_OWN = re.compile(  # 来|我县|督查, 视察|我县, 来|青|调研
    "(?:视察|调研|检查|督查|考察)我(?P<seen>[省市县区州旗镇乡])|[来赴莅到在]临?(?:我(?P<level>[省市县区州旗镇乡])|(?P<first>[一-鿿])(?=调研|考察|督查|督导|检查|指导|视察|学习|走访|慰问))"
)
_WIRED = ("电", "讯", "消息")  # behind the day of a report
_PAIR = 2  # bodies at least that act together
_ALSO = ("、", "和", "及", "与")
_ACTS = VERBS | {"refer"}  # none stands in a list of people
_TEAMS = ("组", "人大代表", "政协委员")
_TEAM_REACH = 60  # characters between the beginning of a sentence and the word for a team
_YEAR_ONLY = 4  # characters of a date without a month
_APART = 30  # characters between two names of a list, titles and all
_NEAR = 30  # characters between who visits and the verb
_LEADS = ("带领", "率领", "率", "会同", "组织")  # behind the name of who visits
_NEAR_LED = 80  # characters between the name and the verb where one of them follows


def _listed(text: str, end: int, start: int) -> bool:
    """Whether a place at an offset stands in a list behind one (A镇、|B镇, A镇卫生院、|B镇大药房)."""
    return text.startswith(_ALSO, end) or text[start - 1] in _ALSO


@derived
def _visit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_LED}|一行)?(?:专程|先后|分别|再次|来|现场)?"
        rf"(?:到(?!场)|赴|来到|深入|走进|在|前往|赶[往赴]|奔赴|莅临?|(?<![以近年带将本原从未马外后往回进出上下起过])来(?![自源到看了往访信电，。]))((?:[^，。；：“]|“[^”\n]{{2,40}}”){{2,40}}?|(?<=[来莅])[^，。；：临]|(?<=在)[{PROVINCES}])(?:，)?"
        rf"(?:对[^，。；：]{{2,60}}?|(?:就|围绕)[^。；：\n]{{2,80}}?(?=开展|进行))?(?:开展|进行)?{_HOW_CLOSELY}({either('check')})"
        "(?![组员书表价性站下]|老师|意见|结果|报告|成果|座谈|会议|协商|汇报)"
        rf"|先后(?:来?到|深入|走进|赴|前往)[^。；：\n]{{2,90}}?({either('check')})(?![组员书表价性站下]|点|意见|结果|报告|成果)"
    )


@derived
def _directly() -> re.Pattern[str]:
    return re.compile(
        f"(?:同志|书记|主任|[省市县区州旗镇乡局]长)?{_WITH}(?:(?:采取|采用|以|通过)“[^，。；\n]{{2,30}}方式，?)?"
        "(?:专程|专题|实地|现场|亲切|先后|分别|走访|深入|看望){0,3}"
        rf"(?!指导)({either('check')})(?:(?<!指导)(?<!巡河)了(?!解))?(?![组了队团时中后和、及期]|工作组|指导|发现)(?=[^，。；]{{3}})"
    )


@derived
def _of_a_matter() -> re.Pattern[str]:
    """Right behind a name: 对X进行|检查, 就Y开展|调研, 对Z|调研，"""
    checks = either("check").replace("|指导", "")
    looks = "调研|检查|督查|督导|视察|暗访|巡查"  # not 致以慰问
    return re.compile(
        rf"(?:同志|书记|主[任席]|[省市县区州旗镇乡局]长)?{_WITH}(?:，?{_HOW})?，?{_ON_THE_WAY}(?:对|就|围绕)[^，。；\n]{{2,60}}?"
        rf"(?:(?:进行|开展|实施)了?{_THERE}(?P<done>{checks})|(?P<what>{looks})(?=[，。；、]))"
        rf"|(?:一行)?(?:开展|进行)了?[^，。；\n]{{2,24}}?(?P<work>{looks})(?:工作)?(?=[，。；])"
    )


@derived
def _team_goes() -> re.Pattern[str]:
    """省局督查组一行|到我县检查, 市第三检查组|来我县督导"""
    return re.compile(
        "(?:[省市县区]、){0,2}[^，。；：、\\n（）]{0,24}?(?P<team>(?:检查|督查|督导|督察|调研|考察|考核|考评|视察|暗访|评估|评审|验收|核查|指导|专家|巡查|抽查|工作|服务|小)组|人大代表|政协委员)(?:一行)?(?:\\d{1,2}人)?，?"
        "(?:先后|分别|专程|再次)?(?:(?:到|赴|来到|深入|走进|莅临?|前往|来)[^，。；：\\n]{1,40}?，?"
        f"(?:(?:就|对|围绕)[^，。；：\\n]{{2,30}}?)?(?:开展|进行)?{_HOW_CLOSELY}({either('check')})(?![组员书表])"
        f"|(?:就|对|围绕)[^，。；：\\n]{{2,40}}?(?:开展|进行)了?{_HOW_CLOSELY}({either('check')})(?![组员书表])"
        "|(检查|视察|调研)了?(?=[全我][省市县区州旗]))"
    )


class InspectionTeller:
    """Finds where the sentences of one reading tell of inspections."""

    def __init__(self, around: Around) -> None:
        self.around, self.text = around, around.text
        self.clock = around.clock
        self._title = around.reading.article.title or ""
        self._shown = any(word in self._title for word in _SHOWN)

    def _leader(self, people: list[tuple[int, int, str]]) -> str:
        """Who is named first of the list that ends with the last of those in front of the verb (X、Y一行)."""
        cues = self.around.reading.cue_starts
        leader = people[-1]
        for person in reversed(people[:-1]):
            between = range(person[1], leader[0])
            past = "了" in self.text[person[1] : leader[0]]  # 她开了布鞋坊，总书记来考察
            acts = any(at in cues and cues[at].value in _ACTS and self.text[cues[at].end] != "员" for at in between)
            if past or len(between) > _APART or (acts and not self.text.startswith(_LEADS, person[1])):
                break
            leader = person
        return leader[2]

    def _directly(self, sentence: Sentence) -> re.Match[str] | None:
        """县长X检查节前供应, 书记X看望慰问职工: the verb right behind a name."""
        for _, end, name in self.around.speakers.between(sentence.start, sentence.end):
            match = _directly().match(self.text, end, sentence.end)
            match = match or _of_a_matter().match(self.text, end, sentence.end)
            if match and self.around.speakers.people[name].official:
                return match
        return None

    def sentences(self) -> set[int]:
        """The indices of the sentences that may tell of one."""
        reading = self.around.reading
        shown = (at for word in _SHOWN for at in places_of(word, self.text)) if self._shown else ()
        return {reading.sentence_index(at) for at in (*reading.anchors("check"), *shown)}

    def tell(self, sentence: Sentence) -> Event | None:
        """The inspection of a sentence."""
        someone = self.around.speakers.between(sentence.start, sentence.end)
        led = self._by_person(sentence) if someone else None
        return led or self._by_body(sentence) or self._by_team(sentence) or self._by_joint_team(sentence)

    def _by_person(self, sentence: Sentence) -> Event | None:
        """县长X到Y检查: whoever is named in front of the verb goes."""
        low, high = sentence.start, sentence.end
        for search in (_visit().search, _BARE_VISIT.search):
            match = search(self.text, low, high)
            event = self._led(match, low, high) if match else None
            if event:
                return event
        match = self._directly(sentence)
        led = self._led(match, low, high) if match else None
        return led or (self._toured(sentence) if self._shown else None)

    def _toured(self, sentence: Sentence) -> Event | None:
        """X在Y陪同下参观Z, where the title tells so: what an official was shown."""
        match = _TOURED.search(self.text, sentence.start, sentence.end)
        people = self.around.speakers.between(sentence.start, match.start()) if match else []
        people = [p for p in people if not represented(self.text, p[1])]
        if match is None or not people or people[0][2] not in self._title:
            return None
        if _TOLD_BY.search(self.text, people[0][1], match.start()):
            return None
        self._shown = sentence.kind == "title"  # what follows are its parts
        event = Event(people[0][2] + match["verb"] + match["what"], "Inspection", match.start())
        event.mentions = [(people[0][0], match.end())]
        event.date = self._day(sentence.start, match.end())
        event.chairs = [(who, start) for start, _, who in people]
        return event

    def _led(self, match: re.Match[str], low: int, high: int) -> Event | None:
        """The inspection that a match in a sentence tells of, with those in front of it."""
        if _AT_A_MEETING.match(self.text, match.start(), match.end()) or _TO_THE_EVENT.fullmatch(match[0]):
            return None
        if not _GOES.search(match[0]) and _CONDOLES.search(self.text, match.start(), match.end() + 1):
            return None
        people = [p for p in self.around.speakers.between(low, match.start() + 1) if p[1] <= match.start() + 1]
        people = [p for p in people if not represented(self.text, p[1])]
        if (
            not people
            or match.start() - people[-1][1] > self._reach(people[-1][1])
            or _SENT.search(self.text, people[-1][1], match.start())
        ):
            return None
        if _MANY.search(self.text, people[-1][1], match.end()) or "逝世" in self.text[low:high]:
            return None
        place = self._where(match)
        name = self._leader(people) + ("赴" + place[0].name if place else "") + match.group(match.lastindex or 1)
        event = Event(name, "Inspection", match.start(), [(people[-1][0], match.end())])
        event.date, event.place = self._day(low, match.end()), place
        event.chairs = [(name, start) for start, _, name in people]
        return event

    def _reach(self, end: int) -> int:
        """How far behind a name the verb may begin: farther where it is told whom somebody leads along."""
        return _NEAR_LED if self.text.startswith(_LEADS, end) else _NEAR

    def _day(self, low: int, end: int) -> Date | None:
        """The first day told before an offset that is not that of the report (2月11日|电)."""
        high = self.around.reading.sentence_at(low).end
        found = [date for date in dates(self.text, low, high, self.clock) if date.start <= end]
        told = [date for date in found if not self.text.startswith(_WIRED, date.end)]
        days = [date for date in told or found if len(date.iso) > _YEAR_ONLY]  # 2022年高考在即，昨日|X检查
        return next(iter(days or told or found), None)

    def _where(self, match: re.Match[str]) -> tuple[Place, int] | None:
        """The place that somebody goes to; of several (到A镇、B镇) what holds them, and of several sites none."""
        place = self.around.place_in(match.start(), match.end())
        if place is None:
            short = _OWN.search(self.text, match.start(), match.end() + len("我县"))
            level = (short["level"] or short["seen"]) if short else None
            own = self.around.own(level, short["first"] or "", match.start()) if short else None
            return (own, short.end() - 1) if short and own else None
        of_kind = [m for m in self.around.places(match.start(), match.end()) if m.place.level == place[0].level]
        ends = [m.end for m in of_kind if m.start < place[1]]
        if not ends or len({m.place for m in of_kind}) == 1 or not _listed(self.text, ends[-1], place[1]):
            return place
        whole = Gazetteer.load().by_code.get(place[0].within or "")
        if not whole or any(m.place.within != place[0].within for m in of_kind):
            return None
        return place_of(whole), place[1]

    def _by_body(self, sentence: Sentence) -> Event | None:
        """县政协组织委员视察X: a council that sends its members, where nobody is named."""
        for mention in self.around.orgs(sentence.start, sentence.end):
            if not mention.named or not any(council in mention.org.label for council in _COUNCILS):
                continue
            match = _BY_BODY.match(self.text, mention.end, sentence.end)
            dateline = _DATELINE.match(self.text, sentence.start, mention.start)
            begins = LEADING.fullmatch(self.text, dateline.end() if dateline else sentence.start, mention.start)
            if not match or not begins or self.text.startswith(_NO_ACT, match.end()) or "将" in match[0]:
                continue
            name = self.text[mention.start : mention.end] + match[match.lastgroup or 0]
            event = Event(name, "Inspection", mention.start, [(mention.start, match.end())])
            event.date, event.place = self._day(sentence.start, match.end()), self._where(match)
            event.organizers = [(mention.org, mention.start)]
            return event
        return None

    def _by_joint_team(self, sentence: Sentence) -> Event | None:
        """A、B等部门组成联合检查组，对X开展检查: the bodies that send a team together."""
        if not _WITH_OTHERS.search(self.text, sentence.start, sentence.end):  # only saves time
            return None
        orgs = self.around.orgs(sentence.start, sentence.end)
        for mention in orgs:
            match = _JOINT.match(self.text, mention.end, sentence.end)
            day = self._day(sentence.start, match.end()) if match else None
            if match and day:
                return self._sent(match, "team", mention, orgs, day)
            match = _TOGETHER.match(self.text, mention.end, sentence.end)
            if match and _WITH_OTHERS.search(self.text, sentence.start, mention.start):
                return self._sent(match, "goes", mention, orgs, self._day(sentence.start, match.end()))
        return None

    def _sent(
        self, match: re.Match[str], part: str, last: OrgMention, orgs: list[OrgMention], day: Date | None
    ) -> Event | None:
        """The inspection that a part of a match tells, by the list of bodies of which one is the last."""
        sent = last_run(self.text, outermost([m for m in orgs if m.end <= last.end]))
        if part == "goes" and (len(sent) < _PAIR or not _WITH_OTHERS.search(self.text, sent[0].end, last.start)):
            return None
        name = match[part].replace("，", "")
        first = self.text[sent[0].start : sent[0].end] if part == "goes" else ""
        event = Event(first + name, "Inspection", sent[0].start, [match.span(part)])
        event.date, event.place = day, self._where(match)
        event.organizers = [(m.org, m.start) for m in sent]
        return event

    def _by_team(self, sentence: Sentence) -> Event | None:
        """省局督查组到Y检查，县长X陪同: a team of a body, or one that somebody named goes along with."""
        low, high = sentence.start, sentence.end
        head = self.text[low : low + _TEAM_REACH]
        if not any(word in head for word in _TEAMS):  # only saves time
            return None
        dateline = _DATELINE.match(self.text, low, high)
        begins = LEADING.match(self.text, dateline.end() if dateline else low, high)
        start = begins.end() if begins else low
        match = _team_goes().match(self.text, start, high)
        if not match or _MANY.search(match[0]) or _SENT.search(match[0]) or self.text.startswith(_NO_ACT, match.end()):
            return None
        whose = [m for m in self.around.orgs(start, match.start("team")) if m.start == start and m.named]
        along = _ALONG.search(self.text, match.end(), high)
        day = self._day(low, match.end())
        above = day and (self.text.startswith(_FROM_ABOVE, start) or match["team"] in _TEAMS)  # 省考评组到A县检查
        if not (whose or above or (along and self.around.speakers.between(match.end(), along.start()))):
            return None
        if not (day or along):
            return None
        event = Event(match[0].replace("，", ""), "Inspection", start, [match.span()])
        event.date, event.place = day, self._where(match)
        event.organizers = [(m.org, m.start) for m in whose[-1:]]
        return event
