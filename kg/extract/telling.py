"""How sentences tell of meetings: 召开X会议, X会议在Y举行, 在X会议上强调, X会见Y, the launch of a campaign."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.anchors import REPORTED, REPORTED_TAILS, near
from kg.extract.around import Around
from kg.extract.attended import AttendedTeller
from kg.extract.clauses import CLAUSE_REACH, COUNTED, VERB_INSIDE, clause_start, referred
from kg.extract.convened import ConvenedTeller, convenes
from kg.extract.coordination import last_run
from kg.extract.describing import ON_A_DAY, Describer
from kg.extract.event import TO_THE_PRESS, Event, like_a_meeting, meeting, occasion, plain_name
from kg.extract.feedback import FeedbackTeller
from kg.extract.lessons import LessonTeller
from kg.extract.reading import Sentence
from kg.extract.signings import SigningTeller
from kg.extract.talks import TalkTeller
from kg.extract.teller import Teller
from kg.extract.trials import TrialTeller

_MORE_OF_NAME = re.compile(
    r"(?:总?决赛|初赛)|暨(?:20\d{2}年?)?[^，。；：\d]{2,30}?(?=[今昨][天日晚]|将[于在]|定于|近日|日前|正?在|于|\d|隆重|正式|顺利|成功|圆满|胜利|举行|举办|召开|启动|开幕)"
)
_NUMBERED = re.compile(
    "[一二三四五六七八九十百\\d]次(?:全体)?会议|第[一二三四五六七八九十百\\d]+次|常务会议|常委会议|常务委员会会议|政治局会议"
)
_ACTED = re.compile(
    "(?:今天|昨天|近日|日前|专题)?(?:(?:于)?(?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?\\d{1,2}日)?(?:[上下]午)?(?:[全高]票|分[组别]|继续|经[^，。；]{2,12}?){0,2}"
    "(?:投票表决|表决通过|(?:初次)?审议(?:通过)?|听取|研究决定|决定任命|通过了|通过）|修[订正]|通过(?=，|$|人事|有关|任免)|接受(?=[一-鿿]{2,4}辞)|(?<=票)通过|(?<=日)(?:选举|的?决定))"
)
_TOLD_THERE = re.compile("(?:今天|昨天)?(?:介绍|通报|公布|发布|透露)")
_ASIDE = r"[（(][^（()）]{1,10}[）)]"
_OPEN = re.compile(
    r"(?:(?:以|由|主题[为是])(?:“[^“”]{2,60}”|[^，。；“”\n]){1,60}，(?=由|主题|在|当|今|\d)){0,3}"
    r"(?:以“[^“”]{2,40}”为主题)?(?:，(?=在|于|\d|将[于在]))?(?:[将定拟](?=于|在|以))?(?:在?(?:圆满|顺利|胜利)?完成[^，。；]{2,16}，)?(?:[（(]?(?:视频|现场)?[）)]?)(?:以[^，。；]{2,8}(?:方式|形式))?"
    r"(?:于|正式|隆重|成功|顺利|如期|分别|先后|陆续|[今昨当][天日晚]|近日|日前|同期|当地时间|[本下上][月周]|今(?=在|举|召)|[也还又](?=在|于|将|举|召)"
    r"|(?:(?:19|20)\d{2}年|[今明去]年)?(?:\d{1,2}月)?\d{1,2}[日号](?:[至到、—-](?:\d{1,2}月)?\d{1,2}[日号])?|[上下]午|晚间?|凌晨"
    r"|(?:(?:19|20)\d{2}年|[今明去]年)(?:\d{1,2}月(?:[上中下]旬)?)?|\d{1,2}(?:[时点]半?整?(?:\d{1,2}分)?|[:：]\d{2}分?)许?"
    rf"|{_ASIDE}){{0,6}}(?:在([^，。；]{{1,24}}?))?"
    rf"(?:分别|顺利|成功|隆重|圆满|正式|如期|胜利|精彩|热闹|火热|日前|近日|[今昨][天日晚]|[上下]午|晚|{_ASIDE}|以[^，。；]{{2,12}}?(?:方式|形式)){{0,6}}"
    r"(?:(?:召开|举[行办])(?!者|[一二三四五六七八九十百\d]{1,4}周年|表示|时间|以来|前|之前|之际|为|国|地|方|城市|单位|权)|(?:开幕|闭幕|开班|启动)(?!仪?式|会|之际|前|以来)|开赛|开讲|上演|(?<=正式)开始(?=[，。；])|(?:亮相|开场|(?<!继续)(?<!正在)进行)(?=[，。；])|就?开在(?=[^，。；]{2,16}[，。；])|落幕|启幕|(?:拉开|落下)[帷序]幕|圆满结束|(?<![会坛式班动议中声])结束(?=[，。；])|由[^，。；]{2,40}?(?:主办|承办|举办))"
)
_SOON = re.compile("，?[将定拟]")
_IN_MEETING = re.compile(
    rf"(?:[在从]|(?<=结束的)|(?<=闭幕的)|(?<=举[行办]的)|(?<=召开的))((?:[^，。；：“”]|“[^“”\n]{{2,24}}”){{2,40}}?(?:{'|'.join(REPORTED)}|(?:会|活动)(?=上)|(?:集体|专题)学习(?=时))"
    rf"|[^，。；：“”]{{0,30}}“[^“”\n]{{2,40}}?(?:{'|'.join(REPORTED)}|会)”)(?:{'|'.join(REPORTED_TAILS)}|(?<=学习)时)(?<!中(?=心))(?<!上(?=海))"
    r"(?!的?(?:系列)?(?:重要)?(?:讲话|指示|发言|报告)|[^。；]{0,6}(?:网友|发帖|爆料))"
)
_MEETING_ON = re.compile(  # 昨日，|X发布会|上，Y介绍
    r"(?<![^，。：　 \n])((?:[^，。；：“”\s在从到]|“[^“”\n]{2,24}”){5,40}?(?:会议?|论坛|[仪幕]式|典礼))上，"
)
_AT_THE_TALK = re.compile("[　 ]{0,4}(?:在)?(座谈(?:交流)?会)上，")  # told of nowhere else
_COMMEMORATED = ("纪念活动", "庆祝活动")
_HOSTED_THE = re.compile("(?:组织|刚刚)?(?:召开|举[行办]|[开闭落]幕|结束)的")
_STUDIED = re.compile(
    r"(?:经(?P<by>[^，。；：\n]{3,24}?(?:常委会会?议|(?:常务|党组|专题|办公)会议?))(?:集体)?(?:研究|审议|讨论)"
    r"|(?:[闭落]幕|结束|召开|举行)的(?P<just>[^，。；：\n]{3,32}?(?:会议|大会|全会))(?:审议|讨论|任命|决定|通过|提出|强调|指出|明确))"
)
_ECHOED = re.compile(  # X在Y大会上的重要讲话引起强烈反响
    r"在(?P<name>(?:[^，。；：“”]|“[^“”\n]{2,40}”){4,50}?(?:会议|大会|全会|论坛|班|[^社协]会|[仪幕班]式))上(?:发表)?的?(?:重要|主旨)?(?:讲话|演讲|致辞)"
    r"(?=[，在]?[^。；]{0,50}?(?:反响|共鸣))"
)
_SESSION_OF = re.compile(  # 参加全国政协十三届四次会议的委员们讨论X
    r"(?:^|(?<=[。，：\n ]))(?:参加|出席)(?P<name>[^，。；的今本]{0,10}(?:人大|政协)[^，。；的]{0,12}次会议)的"
    r"[^，。；]{0,16}?(?:委员|代表(?!团))"
)
_GONE_TO = re.compile("(?:出席|参加|主持(?=[^，。；]{2,24}学习$))")
_LAUNCHED = re.compile(
    rf"”?(?:系列)?(?:宣传)?(?:活动)?，{{0,2}}(?:于|[今昨][天日]|近日|日前|(?:\d{{1,2}}月)?\d{{1,2}}日|[上下]午|{_ASIDE}){{0,4}}(?:在([^，。；]{{1,20}}?))?"
    "(?:正式|全面|同步|盛大|今天)?(?:启动(?!仪式)|拉开[帷序]幕)"
)
_SOMEWHERE = re.compile(
    f"”?(?:于|[今昨][天日晚]|近日|日前|(?:\\d{{1,2}}月)?\\d{{1,2}}[日号]|[上下]午|晚|{_ASIDE}){{0,4}}在(?!线|全|各|多|此|这|该|我|当地|世界|[^，。；]{{0,12}}(?:等地|多地|各地|同步))[一-鿿·]{{2,20}}?(?:隆重|正式)?(?:举[行办]|[开闭落]幕|启动|拉开|进行|开赛|上演)"
)
_ALL_OVER = re.compile("全|各|多地|[^，。；]{0,12}(?:等地|范围|各地|[^北南东]部)")  # 在全国启动: at no place
_LAUNCHES = re.compile("在([^，。；\\n]{1,14}?)(?:联合|共同|正式|同步|集中)?启动了?$")  # 昨天，A局在京|启动“X”专项行动
_LAUNCHES_REACH = 24  # characters of its longest match
_WITNESSED = re.compile(
    "，[^。；]{2,60}?(?:宣布[^，。；]{0,12}启动|出席|致辞|授旗|参加(?:启动|了?活动))"
)  # whoever was there
_OF_DAYS = re.compile(
    "(?:宣传|活动|服务|普法|教育|生产|质量|科普|推广)[周月日]”?(?:[一-鿿]{2,4})?(?:宣传)?(?:活动)?$"
)  # 食品安全宣传周|在人民广场启动
_HEAD = re.compile("会")
_FAIR = re.compile(
    "(?<=[^，。；：\n当每逢过佳春])(?:节|展|周|季|培训|(?<![比决预半初复])赛)"
    "(?=”?(?:[今昨][天日晚]|\\d|近日|日前|在|于|正式|隆重|圆满|成功|顺利|[开闭落]幕|开赛|开班))"
)
_HELD_REACH = 36  # characters between a name and the verb
_OCCASION_VERBS = ("举行", "举办", "召开", "启动", "幕", "结束", "主办", "承办", "开赛", "开讲", "上演", "亮相", "进行")
_CEREMONIAL = ("开幕", "闭幕", "落幕", "启幕", "拉开帷幕", "拉开序幕", "开赛", "开班", "开讲")  # only events do
_OPENING_REACH = 14  # characters behind the name of an occasion
_TELLERS: dict[str, type[Teller]] = {  # by what the sentences have a word of
    "trial": TrialTeller,
    "feedback": FeedbackTeller,
    "signed": SigningTeller,
    "lesson": LessonTeller,
}


class MeetingTeller:
    """Finds where the sentences of one reading tell of meetings."""

    def __init__(self, around: Around, campaigns: Iterable[tuple[int, int]]) -> None:
        """`campaigns`: the spans of campaign names."""
        self.around, self.reading, self.text = around, around.reading, around.text
        describer = Describer(around)
        self._describe = describer.describe
        spans = sorted(campaigns)
        self._campaign_ends = {end for _, end in spans}
        launches = "启动" in self.text or "拉开" in self.text  # only saves time
        self._launches = list(self._launches_of(spans)) if spans and launches else []
        self._heads = list(near(meeting(), self.text, self.reading.anchors("meeting")))
        self._holds = self._by_sentence(near(convenes(), self.text, self.reading.anchors("held"), 2))
        self._opens = self._by_sentence([*self._heads, *self._new_heads()])
        occasions = [
            m for m in near(occasion(), self.text, self.reading.anchors("occasion")) if self._may_open(m.end())
        ]
        fairs = self._fairs({m.end() for m in occasions}) if "opened" in self.reading.tokens else ()
        self._occasions = self._by_sentence([*occasions, *fairs])
        self._speaks = self._sentences("reported") | self._sentences("studied")
        self._attends = self._sentences("ceremony")
        self._convened = ConvenedTeller(around, describer, self._heads)
        self._talks = TalkTeller(around, describer)
        self._tellers = [(self._sentences(word), teller(around, describer)) for word, teller in _TELLERS.items()]
        self._attended = AttendedTeller(around, describer, VERB_INSIDE)

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

    def _fairs(self, known: set[int]) -> Iterator[re.Match[str]]:
        """节, 展 and their like right before an opening or a closing (第十一届动漫节今天在杭州|开幕)."""
        for verb in self.reading.anchors("opened"):
            found = [m for m in _FAIR.finditer(self.text, max(verb - _HELD_REACH, 0), verb + 2) if m.end() not in known]
            opened = _OPEN.match(self.text, found[-1].end(), verb + 4) if found else None
            if opened and opened.end() > verb:
                yield found[-1]

    def sentences(self) -> set[int]:
        """The indices of the sentences that may tell of a meeting."""
        launches = {self.reading.sentence_index(start) for start, _, _ in self._launches}
        return {
            *self._holds,
            *self._opens,
            *self._occasions,
            *self._speaks,
            *self._attends,
            *self._talks.sentences(),
            *(index for found, _ in self._tellers for index in found),
            *launches,
        }

    def tell(self, index: int) -> Iterator[Event]:
        """What a sentence tells, the surest first; the same meeting may come twice."""
        sentence = self.reading.sentences[index]
        for verb in self._holds.get(index, ()):
            yield from self._convened.tell(sentence, verb)
        for head in self._opens.get(index, ()):
            yield from self._opened(sentence, head)
        for head in self._occasions.get(index, ()):
            told = self._opened(sentence, head)
            yield from (event for event in told if self._on_a_day(event, head.end()))
        if index in self._speaks:
            yield from self._spoken(sentence)
        if self._launches:  # only saves time
            yield from self._launched(sentence)
        yield from self._talks.tell(index)
        for found, teller in self._tellers:
            if index in found:
                yield from teller.tell(sentence)
        if index in self._attends:
            yield from self._attended.tell(sentence)
            yield from self._attended.founded(sentence)
            yield from self._attended.debated(sentence)
            yield from self._attended.addressed(sentence)

    def _may_open(self, end: int) -> bool:
        """Whether a verb that an occasion is held with may stand behind its name."""
        behind = self.text[end : end + _HELD_REACH]
        return any(map(behind.__contains__, _OCCASION_VERBS))

    def _on_a_day(self, event: Event, end: int) -> bool:
        """Whether an occasion is told of like an event: on a day, and at a place or with an opening."""
        low = self.reading.sentence_at(event.start).start
        day = event.date or ON_A_DAY.search(self.text, low, end + _OPENING_REACH)
        return day is not None and (event.place is not None or self._ceremonial(end) or self._somewhere(end))

    def _somewhere(self, at: int) -> bool:
        """Whether what ends at an offset is told to be held in a place, though of a name that is not known."""
        return _SOMEWHERE.match(self.text, at) is not None

    def _ceremonial(self, at: int) -> bool:
        """Whether what ends at an offset is said to open or to close, which only an event does."""
        return any(map(self.text[at : at + _OPENING_REACH].__contains__, _CEREMONIAL))

    def _by_sentence(self, matches: Iterable[re.Match[str]]) -> dict[int, list[re.Match[str]]]:
        found: dict[int, list[re.Match[str]]] = defaultdict(list)
        for match in matches:
            found[self.reading.sentence_index(match.start())].append(match)
        return found

    def _sentences(self, kind: str) -> set[int]:
        return {self.reading.sentence_index(at) for at in self.reading.anchors(kind)}

    def _opened(self, sentence: Sentence, head: re.Match[str]) -> Iterator[Event]:
        """X 会议召开, X 会议在 Y 举行, X 启动仪式举办."""
        low, high = sentence.start, sentence.end
        more = _MORE_OF_NAME.match(self.text, head.end(), high)
        end = more.end() if more else head.end()
        end += self.text.startswith("”", end) and "“" in self.text[max(low, end - CLAUSE_REACH) : end]
        opened = _OPEN.match(self.text, end, high)
        start = clause_start(self.text, head.start(), low)
        if self.text.startswith("”", end - 1) and "“" not in self.text[start:end]:  # “提质增效，|技术研讨会”
            start = max(self.text.rfind("“", low, start), low)
        name = plain_name(self.text[start:end])
        acted = "召开" not in name and _NUMBERED.search(name) and _ACTED.match(self.text, end, high)
        if opened and name.endswith("活动") and opened[0].endswith(("启动", "拉开帷幕", "拉开序幕")):
            campaign = not self._campaign_ends.isdisjoint((end, end - 2))
            if campaign or not opened[1]:
                return
        if not opened and not acted and not (name.endswith("发布会") and _TOLD_THERE.match(self.text, end, high)):
            return
        if len(name) < 4 or name.startswith(("对", "并对")) or referred(self.text, start, low):
            return
        event = Event(name, "Meeting", start, [(start, end)])
        self._describe(event, low, high, start, opened.end() if opened else 0)
        event.announced = opened is not None and _SOON.match(opened[0]) is not None
        if opened and opened.group(1):
            event.place = self.around.held_in(*opened.span(1)) or event.place
            event.place = None if opened.group(1).endswith(("等地", "多地")) else event.place
        yield event

    def _spoken(self, sentence: Sentence) -> Iterator[Event]:
        """在 X 会议上强调."""
        low, high = sentence.start, sentence.end
        for match in (*_IN_MEETING.finditer(self.text, low, high), *_MEETING_ON.finditer(self.text, low, high)):
            start, end = match.span(1)
            hosted = _HOSTED_THE.search(self.text, start, end) or _GONE_TO.search(self.text, start, end)
            start = hosted.end() if hosted else start
            start = max(start, clause_start(self.text, end - 1, low)) if match.re is _MEETING_ON else start
            name = plain_name(self.text[start:end])
            held = hosted or self.text.startswith("随后", start)
            if (
                len(name) < (3 if held and name.endswith("会") else 5)
                or COUNTED.match(name)
                or not (
                    meeting().search(name)
                    or like_a_meeting(name)
                    or name.endswith(("活动",) if hosted else _COMMEMORATED)
                )
            ):
                continue
            event = Event(name, "Meeting", match.start(), [(start, end)], recalled=True)
            self._describe(event, sentence.start, sentence.end, hosted.start() if hosted else match.start())
            event.chairs = [] if hosted else event.chairs
            its_own = hosted or name.endswith((*TO_THE_PRESS, "全会"))
            if not its_own and any(m.end == match.start() for m in self.around.orgs_before(low, match.start())):
                event.organizers = []  # X局|在Y会议上通报: who speaks there need not hold it
            hosts = self.around.orgs_before(match.start(1), hosted.start()) if hosted else []
            if hosts:
                event.organizers = [(m.org, m.start) for m in last_run(self.text, hosts)]
            yield event
        there = _AT_THE_TALK.match(self.text, low, high)
        if there:
            yield Event(there[1], "Meeting", low, [there.span(1)])
        yield from self._echoed(sentence)
        for match in _STUDIED.finditer(self.text, sentence.start, sentence.end):
            span = match.span(match.lastgroup or 0)
            event = Event(plain_name(self.text[slice(*span)]), "Meeting", match.start(), [span])
            event.recalled = match.lastgroup == "just"
            self._describe(event, sentence.start, sentence.end, match.start())
            event.organizers, event.place = [], None
            event.date = event.date if event.date and event.date.start < match.start() else None
            yield event

    def _echoed(self, sentence: Sentence) -> Iterator[Event]:
        """X在Y大会上的讲话引起反响, 参加Y会议的委员们认为: a meeting that the text tells the echo or course of."""
        low, high = sentence.start, sentence.end
        echo = "反响" in self.text or "共鸣" in self.text  # only saves time
        match = _ECHOED.search(self.text, low, high) if echo else None
        if match is None and self.text.find("次会议的", low, high) >= 0:
            match = _SESSION_OF.search(self.text, low, high)
        if match and "会议及" not in match["name"] and not referred(self.text, match.start(), low):
            event = Event(plain_name(match["name"]), "Meeting", match.start(), [match.span("name")])
            self._describe(event, low, high, match.start())
            event.organizers, event.place = [], None
            if match.re is _ECHOED:
                event.speakers = [(who, at) for at, _, who in self.around.speakers.between(low, match.start())[-1:]]
            yield event

    def _launches_of(self, campaigns: list[tuple[int, int]]) -> Iterator[tuple[int, int, re.Match[str]]]:
        """The campaigns told to be launched, where there is a 启动仪式, or at a place, on a day or before somebody."""
        for start, end in campaigns:
            low = self.reading.sentence_at(start).start
            launched = _LAUNCHED.match(self.text, end)
            if not launched:
                launched = _LAUNCHES.search(self.text, max(low, start - _LAUNCHES_REACH), start)
                if launched and not _ALL_OVER.match(launched[1]) and ON_A_DAY.search(self.text, low, launched.start()):
                    yield start, end, launched
                continue
            day = ON_A_DAY.search(self.text, low, launched.end())
            held = day or _WITNESSED.match(self.text, launched.end())
            there = launched[1] and held and not _ALL_OVER.match(launched[1])
            dated = there or (_OF_DAYS.search(self.text, start, end) and (launched[1] or day))
            if dated or "启动仪式" in self.text[launched.end() :]:
                yield start, end, launched

    def _launched(self, sentence: Sentence) -> Iterator[Event]:
        """A campaign 启动, where that is an event."""
        low, high = sentence.start, sentence.end
        for start, end, launched in self._launches:
            if low <= start < high:
                event = Event(plain_name(self.text[start:end]) + "启动仪式", "Meeting", start, [(start, end)])
                self._describe(event, low, high, launched.start() + 1)
                if launched.group(1):
                    event.place = self.around.place_in(*launched.span(1))
                yield event
