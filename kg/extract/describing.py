"""What a sentence says of the meeting that it tells of: when, where, by whom."""

import re

from kg.extract.around import Around
from kg.extract.carried import carried
from kg.extract.coordination import first_run, last_run, outermost
from kg.extract.dates import Clock, Date, dates
from kg.extract.event import Event
from kg.extract.org import OrgMention
from kg.extract.place import Place, PlaceMention

_OFFICIAL = re.compile(
    r"下，|召开，|举行，|闭幕，|开幕，|调研|考察|检查|走访|视察|(?:书记|(?<=[市县区省州旗镇乡局部厅院校队组处科站所秘董会行署])长|主任|[委组成会讯]员|记者)[一-鿿]{0,4}$|主持|出席|参加|支持|作为|代表|干部|报道|消息|获悉|(?:介绍|表示|透露|宣布|[说称])，(?!已|还|又|并|也|曾|将)"
)
_ADVERBS = re.compile(r"(?:也|已|还|又|随即|及时|专门|今天|昨天|近日|日前|\d{1,2}月\d{1,2}日|\d{1,2}日|[上下]午){0,3}")
_BEHIND_NAME = re.compile("”?，?(?:将|定)?于?|[^。；]")  # between a meeting's name and its day
_IN_FORCE = re.compile("起?(?:正式)?(?:施行|实施|生效)")  # 表决通过，于6月1日起|施行
_FOLLOWED = re.compile("组织收|收[听看]")  # a meeting that is held elsewhere
_HELD_BY = re.compile("(?:组织|联合|共同)?(?:召开|举行|举办)的")  # 在X举行的发布会上: X is no place
_CONVENED = re.compile("(?:组织|随即|随后)?召开")
_CALLED = re.compile(
    "(?:召集|邀请|约请|(?<![党团级各])组织(?=[^。；]{2,24}(?:[局委办院所社]|公司|中心|支行|企业|单位|人员|专家|代表|负责人|经营|商户|业主|干部|科室|部门)))[^。；]*$"
)
_CALLED_REACH = 90  # characters in front of the verb
_GONE_TO = tuple("前往 来到 走进 深入 走访 参观 看望 慰问 检查 视察 调研 考察 到 赴 对 为 向 与 同".split())
_GONE_ALONG = re.compile(
    "(?:前往|走进|深入|走访|参观|看望|慰问|来到|后到|别到)[^，。；、]{2,16}、(?:[^，。；、]{2,16}、){0,6}$"
)
_WITH = ("，联合", "，会同", "，协同")
_TAKEN_LEAD = re.compile(  # 由A牵头，B、C参加的|会议
    "由(?P<who>[^，。；\\n]{3,40}?)(?:牵头|主办|组织)[，、][^。；\\n]{3,90}?参[与加]的$"
)
_TAKEN_REACH = 140  # characters of its longest match
_EVERY = ("各", "各区", "各县", "各市", "各省", "各县市", "各区县", "各镇")  # 各区|县食药监局: none by name
_IN_PLACE = re.compile(
    "(?:[省市县区局]长|书记|主任)?(?:(?:得知|获悉|了解)[^，。；]{0,8}后)?"
    "(?:(?:率队|带队)?(?:[在到于赴][^，。；]{1,24}))?还?(?:专门|紧急|随后|立即|集中|组织|再次|连夜|当即|第一时间)?"
)
ON_A_DAY = re.compile(  # with the year or without
    r"\d{1,2}[日号]|[今昨当][天日晚]|近日|日前|[上本]周[一二三四五六日天]"
)
_LATELY = re.compile("(?:近日|日前|近期)")  # 15日，记者获悉，近日，X召开Y: the day is that of the report
_GOES_ON = re.compile(
    "(?:并|还|又|也|已|再次|多次|随后|随即|立即|立刻|迅速|及时|专门|紧急|组织|先后|联合|主动|分别|集中|连夜|第一时间|今天|昨天|\\d{1,2}日"
    "|[上下]午|于|在[^，。；]{2,20})*"
)
_HOLDS = re.compile("(?:组织|主持|联合|集中|及时|分别|随即|随后)?(?:召开|举[行办]|开展)")
_BY_ITSELF = re.compile("(?:组织|联合|集中|及时|分别|随即|随后)?(?:召开|举[行办]|开展)(?!的)")
LEADING = re.compile(  # what stands in front of whom a sentence is about
    "(?:[　 ，]|\\d{1,4}[年月日]|[至到—-](?=\\d{1,2}(?:月\\d{1,2})?日)"
    "|[今去]年|年初|[上中下]旬|以来|[自从起]|[今昨][天日]|[近当次同][日天晚]|日前|近期"
    "|连日来|[上下]午|凌晨|晚|\\d{1,2}时许?|据悉|此前|为此|随后|会后|(?:与此)?同时|此外|另外|目前|下一步|接下来|据介绍|据了解){0,8}"
)
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_EDITION = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|[一-鿿“·])")  # the year of an edition


class Describer:
    """Describes the meetings of one reading."""

    def __init__(self, around: Around) -> None:
        self.around, self.text = around, around.text
        self.clock = around.clock
        self._years: dict[int, re.Match[str] | None] = {}  # by the start of the sentence
        self._found_dates: dict[tuple[int, Clock], list[Date]] = {}

    def describe(self, event: Event, low: int, high: int, verb: int, until: int = 0) -> None:
        """Fill in date, organizers or chairs, and place from what stands in `text[low:high]` before the verb; `until`:
        where what is told behind a name ends."""
        found = self._dates(low, high, self._clock(event, low, high))
        soon = max(event.mentions[0][1] + 12, until)
        before = [d for d in found if d.start <= verb and not _LATELY.search(self.text, d.end, verb)]
        end = event.mentions[0][1]
        at_once = [d for d in found if len(d.iso) > 7 and _BEHIND_NAME.fullmatch(self.text, end, d.start)]
        at_once = at_once or [d for d in found if end <= d.start < until]
        if at_once:  # A会议5日召开，|B会议将于4日召开
            before = at_once
        if not any(len(d.iso) > 4 for d in before):
            soon_after = [d for d in found if verb < d.start < soon and len(d.iso) > 4]
            before += [d for d in soon_after if not _IN_FORCE.match(self.text, d.end)]
        event.date = max(before, key=lambda d: (len(d.iso), d.start)) if before else None
        acts = self._acts_from(low, verb)
        event.organizers = [(m.org, m.start) for m in self._hosts(low, acts)]
        named = event.mentions[0][0]
        lead = (
            _TAKEN_LEAD.search(self.text, max(low, named - _TAKEN_REACH), named)
            if "的" in self.text[named - 1 : named]
            else None
        )
        if lead:
            event.organizers = [(m.org, m.start) for m in outermost(self.around.hosts(*lead.span("who")))]
        if not event.organizers and self._led(low, acts, verb):
            event.chairs = [(name, start) for start, _, name in self.around.speakers.between(low, acts)[-1:]]
        if not event.organizers and not event.chairs and _BY_ITSELF.match(self.text, verb):
            sentence = self.around.reading.sentence_at(low)
            event.organizers = [(m.org, m.start) for m in carried(self.around, sentence, acts)]
        event.place = self._place_before(low, verb, event)

    def _acts_from(self, low: int, verb: int) -> int:
        """Where what the subject does begins: at 召集 or 邀请 in 召集A、B召开会议, else at the verb."""
        called = _CALLED.search(self.text, max(low, verb - _CALLED_REACH), verb)
        return called.start() if called else verb

    def _hosts(self, low: int, verb: int) -> list[OrgMention]:
        """The bodies that are the subject of a verb."""
        subjects = outermost([m for m in self.around.hosts(low, verb + 1) if m.end <= verb + 1])
        subjects = [m for m in subjects if not self._aside(m.end, verb)]
        held_by = _HELD_BY.match(self.text, verb)
        if not held_by:
            subjects = [m for m in subjects if self.text[max(m.start - 1, 0)] not in "在到赴从驻"]
        else:
            subjects = [m for m in subjects if self.text.find("，", m.end, verb) < 0]
        if not subjects or not self.is_subject(subjects[-1], verb):
            return self._told_of(subjects, low, verb) if subjects and not held_by else []
        run = last_run(self.text, subjects)
        if self.text.endswith(_EVERY, low, run[0].start):
            return []
        at = run[0].start - self.text.endswith("了", low, run[0].start)
        gone = self.text.endswith(_GONE_TO, low, at) or _GONE_ALONG.search(self.text, low, at)
        if gone and not held_by:
            return []
        return [*self._with_whom(subjects, low, run[0].start), *run]

    def _with_whom(self, subjects: list[OrgMention], low: int, at: int) -> list[OrgMention]:
        """县检察院高度重视，联合|县教育局召开: whom the sentence is about, if a clause tells with whom else it acts."""
        if not self.text.endswith(_WITH, low, at):
            return []
        lead = first_run(self.text, subjects)
        plain = lead[-1].end not in self.around.reading.titles and lead[-1].end < at - 2
        return lead if plain and LEADING.fullmatch(self.text, low, lead[0].start) else []

    def _aside(self, at: int, verb: int) -> bool:
        """Whether an offset lies in brackets that end before a verb: （X日报记者Y）12日，Z召开."""
        closing = self.text.find("）", at, verb)
        return closing >= 0 and self.text.find("（", at, closing) < 0

    def _told_of(self, subjects: list[OrgMention], low: int, verb: int) -> list[OrgMention]:
        """市局高度重视，立即|召开会议: whom the sentence is about, if a clause goes on with nothing but the verb."""
        clause = self.text.rfind("，", low, verb) + 1
        run = first_run(self.text, subjects)
        goes_on = _GOES_ON.fullmatch(self.text, clause, verb) and _HOLDS.match(self.text, verb)
        if not clause or run[-1].end >= clause or not goes_on:
            return []
        named = self.around.speakers.between(run[-1].end, verb)
        plain = run[-1].end not in self.around.reading.titles and self.text[run[-1].end] not in "的副等"
        return run if plain and not named and LEADING.fullmatch(self.text, low, run[0].start) else []

    def _led(self, low: int, acts: int, verb: int) -> bool:
        """Whether somebody is the subject of a verb: 主持召开, or 县长X在Y召开."""
        if self.text.startswith("主持", verb):
            return True
        people = self.around.speakers.between(low, acts)
        if not people or not _CONVENED.match(self.text, verb) or _HELD_BY.match(self.text, verb):
            return False
        near = _IN_PLACE.fullmatch(self.text, people[-1][1], acts) is not None
        return near or not self.around.orgs_before(low, acts)

    def _clock(self, event: Event, low: int, high: int) -> Clock:
        """The time of writing; without a publication date the year is that of the event's name or sentence."""
        if self.clock.published:
            return self.clock
        if low not in self._years:
            self._years[low] = _YEAR.search(self.text[low:high])
        year = _EDITION.search(event.label) or self._years[low]
        return Clock(None, int(year.group())) if year else self.clock

    def _dates(self, low: int, high: int, clock: Clock) -> list[Date]:
        """The dates of a sentence; looked for once, however many events it tells of."""
        if (low, clock) not in self._found_dates:
            self._found_dates[low, clock] = dates(self.text, low, high, clock)
        return self._found_dates[low, clock]

    def is_subject(self, mention: OrgMention, verb: int) -> bool:
        """Whether a body is the subject of the verb: nothing but adverbs and places between them, and no title."""
        between = self.text[mention.end : verb]
        if len(between) >= 30 or "。" in between or _OFFICIAL.search(between):
            return False
        return not self.around.speakers.between(mention.end, verb)

    def _convener(self, low: int, verb: int) -> PlaceMention | None:
        """A place in the stead of a body: 台州召开."""
        for mention in reversed(self.around.places(low, verb)):
            if mention.place.level != "venue" and _ADVERBS.fullmatch(self.text, mention.end, verb):
                return mention
        return None

    def _place_before(self, low: int, verb: int, event: Event) -> tuple[Place, int] | None:
        """在Y召开, or a bare place as convener (台州召开)."""
        if not event.organizers:
            convener = self._convener(low, verb)
            here = convener and self.around.reading.sentence_at(low).kind != "title"
            if convener and (not convener.full or (here and not _FOLLOWED.match(self.text, verb))):
                return convener.place, convener.start
        at = self.text.rfind("在", low, verb)
        if at >= 0 and verb - at < 30 and "，" not in self.text[at:verb]:
            return self.around.held_in(at + 1, verb)
        return None
