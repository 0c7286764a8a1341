"""Talks between few: X会见Y, X同Y举行会谈, X约谈Y."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.extract.anchors import VERBS
from kg.extract.around import Around
from kg.extract.coordination import last_run
from kg.extract.dates import on_a_visit
from kg.extract.describing import LEADING, Describer
from kg.extract.event import Event, plain_name
from kg.extract.org import OrgMention
from kg.extract.place import Place
from kg.extract.reading import Sentence
from kg.extract.speakers import represented

_MET = re.compile(
    r"(?:总书记|主席|总理|书记|委员长|[省市县区州部局]长|同志)?于?(?:当地时间)?(?:(?:\d{1,2}月)?\d{1,2}[日号])?(?:代表[^，。；]{2,10}?(?=在|看望|会见))?(?:[、至和](?:\d{1,2}月)?\d{1,2}[日号])?(?:今天|昨天|当[天日晚])?(?:[上下]午|中午|晚上?)?(?:今天|昨天)?(?:应约)?(?:分别|先后|也|还){0,2}(?:在(?![同与])([^，。；]{1,20}?))?(?:还|又|也|分别|先后|集体|亲切|礼节性|看望并|共同|再次){0,3}(?:在(?=[同与]))?"
    r"(?P<what>[同与和][^，。；\s]{2,120}?共同会见了?(?:中外)?记者|(?:会见|会晤(?!达成|期间|机制|成果|精神)|接见)(?:了|来华\S{0,6}的|来访的)?[^，。；\s]{2,240}"
    r"|(?:[同与][^，。；\s]{2,60}?|和(?:(?![将愿想拟曾]|[赞希期计决同][同望待划定意]|期间|多次)[^，。；\s]){2,40}?)(?:举行|进行)了?(?:(?:视频|双边|三方|小范围|大范围|非?正式|工作|闭门|经贸|高级别|电话|[首新]?一?轮){0,3}(?:会谈|会晤|会见|座谈|谈判|磋商))|[同与][^，。；\s]{2,60}?(?:会谈|集体谈话|欢聚一堂|座谈(?:交流)?(?=[，。]))|[同与](?:(?!共同|主持|进行|举行|多次|成功|[去今]年|将|的)[^，。；\s]){2,30}?(?:会晤|会见|话别)(?=[，。；\s])|[同与][^，。；\s]{2,40}?通(?:了)?(?:电话|话))"
)
_SUMMONED = re.compile(
    r"(?:(?<!被)(?<!进行)(?:约谈|约见)(?:了)?(?!等|和|方式|形式|机制|制度|内容|情况|结果|时|中|后|会|过程|问题|要求)(?P<whom>[^，。；：！？\n]{3,90}?)"
    r"|对(?P<of>[^，。；：！？\n]{3,60}?)(?:进行|开展|实施)(?:了)?(?:集体|行政|责任|紧急|集中){0,2}约谈(?:提醒|警示|告诫)?)(?=[，。；：！？\n]|$)"
)
_CONVERSED = re.compile(
    r"(?:[，并还在]|先后|分别)(?P<talk>[与同](?P<with>[^，。；]{4,40}?)座谈(?:交流)?)(?=[，。；时])"
)
_WHILE = re.compile(
    r"(?:在|(?<=[。，；\n　 ]))(?P<what>(?:会见|会晤|(?P<several>接见))(?P<whom>[^，。；]{2,40}?))时"
    r"(?:，|(?=发表重要讲话|说|表示|指出|强调))"
)
_NEGOTIATED = re.compile(  # 甲国和乙国代表团5日在X举行|会谈
    r"(?P<who>(?:(?!将|拟|预计|如果|期待|计划)[^，。；：\d（(]){0,24}?)(?:(?:今天|昨天|当天|当地时间|[上下]午|\d{1,2}[日号月]){1,4}|[（(][^（()）]{2,8}[）)]){0,3}"
    r"(?:在(?P<where>[^，。；将]{2,20}?))?(?:继续|首次|再次)?举行了?(?P<what>(?:(?:视频|双边|三方|正式|工作|政府间|部长级|高级别|首轮|新一轮|第.{1,2}[轮次]|闭门|紧急|直接|间接|核|和平|经贸)[的]?){0,3}(?:会谈|谈判|磋商|工作接触))(?=[，。；\s])"
)
_BEFORE_DAY = re.compile(r"(?P<who>[^，。；：\d（(]{2,24})(?:\d{1,2}月)?\d{1,2}$")  # 联合国安理会8|日就X举行紧急磋商
_SPEECH = re.compile(
    r"(?:当地时间)?(?:(?:\d{1,2}月)?\d{1,2}[日号])?(?:[上下]午|晚)?(?:今天|昨天)?"
    r"(?P<what>在[^，。；]{2,24}?(?:发表|作)(?:了)?题为《[^》]{2,60}》的(?:重要|主旨|视频)?(?:演讲|讲话))"
)
_HEARD = re.compile(
    "在(?P<what>听取[^，。；]{2,30}?汇报)时(?=强调|指出|表示|要求|，)"
    "|(?P<told>听取了?[^，。；]{2,20}(?:委|政府|党组)[^，。；]{0,8}工作汇报)(?=，)"
)
_LECTURED = re.compile(
    r"(?P<what>在(?P<where>[^，。；]{2,16}?)(?:，?以“[^“”]{2,60}”为(?:主)?题，?)?(?:(?:[作做]|进行)了?[^，。；]{0,6}?宣讲(?:报告)?|宣讲(?=党的|习近平|全会)))(?!团)"
)
_CONDOLED = re.compile(
    "(?P<what>(?:前往|到|赴)(?P<where>[^，。；]{2,14}?使馆)，?(?:沉痛|深切)?吊唁(?!大厅|簿)[^，。；]{2,30})(?=[，。；]|$)"
)
_MONTH, _SHORT = len("2023-05"), 3
_NEAR = 20  # characters between a name and what its bearer heard or said
_THEN_SAID = re.compile("时(?:指出|强调|要求|表示|提出|通报|称)?$")
_RULE_ONLY = re.compile(
    "应当|可以|将被|可(?=[以能约对由依进采])|制度|机制|办法|规定|予以|情形|必要|拟|将|(?<![主重])要|一律"
    "|谈(?:(?:单位|企业)?主要|该[省市县])|[（(][区市县州]、"
)
_MET_LATER = re.compile(
    "，(?:期间|其间|并|还|随后)?(?=(?:在[^，。；]{1,12}?)?(?:分别|集体|亲切)?(?:(?:会见|会晤|接见)(?!时)|[同与][^，。；]{2,30}?(?:举行|进行)?(?:会谈|会晤)))"
)  # who is not said again
_IN_LIST = re.compile("[、和][^，。；：“”\\s同与]{0,28}")  # between two names of a list, with a title
_WITH_ONE = re.compile("[同与][^，。；]{0,40}$")  # X与Y|和Z举行会谈: Y is whom X meets
_INVITED = re.compile("(?:应[^。；]{2,80}?(?:邀请|之邀)|受[^。；]{2,80}?委托)，")  # whoever stands in it is not there
_AND_MORE = re.compile("并(?=[同与]大家|出席|参加|发表|进行|共同|为|主持|讲话|作)")  # 会见X|并发表讲话
_APART = re.compile("分别|先后")
_FIRST = re.compile("^(?:分别|先后)*(?:(会见|会晤|接见)了?|([同与]))")
_BETWEEN = re.compile("^(?:副?(?:总理|总统|主席|议长|首相|国王|大臣|部长))?[、，和及与]")
_LAST = re.compile("(?:分别|举行|进行){0,3}(?:会谈|会见|会晤|通电话|通话|座谈|话别)$")
_AT_ONCE = re.compile(
    r"(?:于?(?:(?:\d{1,2}月)?\d{1,2}日|当[日天])(?:\d{1,2}时许?)?|近日|日前|[今昨][天日]|同时|并|还|已|随即|随后|立即|立刻|马上|第一时间|紧急|依法"
    "|集体|责任|分别|连夜|再次){0,3}"
)
_MET_ON = re.compile(r"^(?:当地时间)?(?:\d{1,2}月)?\d{1,2}[日号](?:[上下]午|晚)?")
_MET_AT = re.compile(r"在([^，。；]{1,20}?)$")
_MET_IN = re.compile(r"在([^，。；]{1,20}?)(?=会见|会晤|同|与|举行)")
_COMING = re.compile("来华|来京|来访|出席|参加|访问")
_SEEN = re.compile("^(会见|会晤|接见)了")


def _plainly(what: str) -> str:
    """会见来华出席X并进行正式访问的法国总统A一行 is 会见法国总统A."""
    what = _SEEN.sub(r"\1", _MET_ON.sub("", _THEN_SAID.sub("", what))).removesuffix("一行")
    front, _, met = what.rpartition("的")
    return what[:2] + met if front and _COMING.search(front) and what.startswith("会见") else what


def _each(what: str, whom: str) -> str:
    """What talks with one of several are called: 会见泰国总理A、越南总理B are 会见泰国总理A and 会见越南总理B.

    >>> _each("会见泰国总理A、越南总理B", "、越南总理B"), _each("同A、B通电话", "和B")
    ('会见越南总理B', '同B通电话')
    """
    first, last = _FIRST.match(what), _LAST.search(what)
    verb = (first[1] or first[2]) if first else ""
    return verb + _BETWEEN.sub("", _FIRST.sub("", whom)) + (last[0] if last and not (first and first[1]) else "")


class TalkTeller:
    """Finds where the sentences of one reading tell of talks."""

    def __init__(self, around: Around, describer: Describer) -> None:
        self.around, self.text = around, around.text
        self._describe = describer.describe
        reading = around.reading
        self._talks = {reading.sentence_index(at) for at in reading.anchors("talks")}
        self._summons = {reading.sentence_index(at) for at in reading.anchors("summons")}

    def sentences(self) -> set[int]:
        """The indices of the sentences that may tell of one."""
        return self._talks | self._summons

    def tell(self, index: int) -> Iterator[Event]:
        """What a sentence tells."""
        sentence = self.around.reading.sentences[index]
        if index in self._talks:
            yield from self._met(sentence)
            yield from self._while_meeting(sentence)
            yield from self._conversed(sentence)
            yield from self._spoken(sentence)
            yield from self._heard(sentence)
            yield from self._negotiated(sentence)
        if index in self._summons:
            yield from self._summoned(sentence)

    def _met(self, sentence: Sentence) -> Iterator[Event]:
        """X会见Y, X同Y举行会谈: talks between leaders."""
        low, high = sentence.start, sentence.end
        found = False
        for leader in self.around.speakers.between(low, high):
            met = _MET.match(self.text, leader[1], high)
            if met and not (met["what"][0] == "和" and _WITH_ONE.search(self.text, low, leader[0])):
                found = True
                yield from self._talks_told(leader, met, low, high)
        for later in () if found else _MET_LATER.finditer(self.text, low, high):
            front = self.around.speakers.between(low, later.start())
            invited = _INVITED.search(self.text, low, later.start())
            front = [who for who in front if not invited or not invited.start() < who[0] < invited.end()]
            leaders = [who for who in front if not represented(self.text, who[1])]
            met = _MET.match(self.text, later.end(), high)
            if leaders and met:
                yield from self._talks_told(leaders[0], met, low, high)

    def _talks_told(self, leader: tuple[int, int, str], met: re.Match[str], low: int, high: int) -> Iterator[Event]:
        """The talks of one telling: one, or one with each of those whom a leader 分别会见."""
        more = _AND_MORE.search(self.text, met.start("what"), met.end())
        if more and "的" in self.text[more.end() : met.end()] and self.around.speakers.between(more.end(), met.end()):
            more = None  # 会见来华出席论坛|并进行访问的总统X
        end = more.start() if more else self._all_met(met.end(), high)
        stop = min(end, met.end())
        whom = [who for who in self.around.speakers.between(met.start(), end) if who[2] != leader[2]]
        whom = [who for who in whom if not represented(self.text, who[1])]
        place, beside = self._met_at(met, leader[1]), self._beside(leader, low)
        apart = _APART.search(self.text, met.start(), met.start("what") + 4) is not None
        if len(whom) > 1 and apart:
            start = met.start("what")
            for each in whom:
                name = leader[2] + _each(met["what"], self.text[start : each[1]])
                yield self._one_talk(name, (start, each[1]), [*beside, leader, each], place, (low, high))
                start = each[1]
            return
        what = _plainly(self.text[met.start("what") : stop])
        for one in beside if apart else ():
            yield self._one_talk(one[2] + what, one[:2], [one, *whom], place, (low, high))
        together = [*(() if apart else beside), leader]
        at = leader[0] if met.start() == leader[1] else met.start("what")
        yield self._one_talk(
            "、".join(name for *_, name in together) + what, (at, stop), [*together, *whom], place, (low, high)
        )

    def _beside(self, leader: tuple[int, int, str], low: int) -> list[tuple[int, int, str]]:
        """国务院总理X、全国政协主席|Y分别会见: those who meet with a leader, named in a list before the leader."""
        found: list[tuple[int, int, str]] = []
        for who in reversed(self.around.speakers.between(low, leader[0])):
            if not _IN_LIST.fullmatch(self.text, who[1], (found[0] if found else leader)[0]):
                break
            found.insert(0, who)
        return found

    def _one_talk(
        self,
        name: str,
        span: tuple[int, int],
        parties: list[tuple[int, int, str]],
        place: tuple[Place, int] | None,
        around: tuple[int, int],
    ) -> Event:
        event = Event(name, "Meeting", span[0], [span])
        self._describe(event, *around, span[0])
        event.date = on_a_visit(self.text, event.date)
        event.organizers, event.place = [], place or event.place
        event.parties = [(who, at) for at, _, who in parties]
        return event

    def _met_at(self, met: re.Match[str], end: int) -> tuple[Place, int] | None:
        """Where talks are told to be held behind a leader's name that ends at an offset."""
        before = self.text[end : met.start(1)] if met.group(1) else ""
        place = _MET_AT.search(before) or _MET_IN.search(self.text[end : met.end()])
        return self.around.place_in(end + place.start(1), end + place.end(1)) if place else None

    def _all_met(self, end: int, high: int) -> int:
        """Where the list of those met ends that may go on behind a comma: clauses that name people and tell nothing."""
        cues = self.around.reading.cue_starts
        while end < high and self.text[end] == "，":
            stop = self._comma(end + 1, high)
            told = any(at in cues and cues[at].value in VERBS for at in range(end + 1, stop))
            if told or not self.around.speakers.between(end + 1, stop):
                break
            end = stop
        return end

    def _while_meeting(self, sentence: Sentence) -> Iterator[Event]:
        """在会见X时，Y表示; Y在会见X时说: talks that the sentence only speaks of."""
        low, high = sentence.start, sentence.end
        for match in _WHILE.finditer(self.text, low, high):
            behind = self.around.speakers.between(match.end(), self._comma(match.end(), high))
            led = behind[:1] or self.around.speakers.between(low, match.start())[-1:]
            met = self.around.speakers.between(*match.span("whom"))
            if led and (met or match["several"]):
                event = Event(led[0][2] + plain_name(match["what"]), "Meeting", match.start(), [match.span("what")])
                self._describe(event, low, high, match.start())
                event.organizers, event.place = [], None
                event.parties = [(who, at) for at, _, who in (*led, *met)]
                yield event

    def _comma(self, start: int, high: int) -> int:
        """Where the clause ends that begins at `start`."""
        at = self.text.find("，", start, high)
        return at if at >= 0 else high

    def _negotiated(self, sentence: Sentence) -> Iterator[Event]:
        """甲国和乙国代表团5日在X举行会谈: talks of states and delegations, whose people nobody names."""
        low, high = sentence.start, sentence.end
        if sentence.kind != "body" or self.around.speakers.between(low, high):
            return
        for match in _NEGOTIATED.finditer(self.text, low, high):
            before = (
                _BEFORE_DAY.search(self.text, low, match.start()) if match["who"].startswith(("日", "号")) else None
            )
            event = Event(
                plain_name(before["who"] if before else match["who"]) + match["what"],
                "Meeting",
                match.start(),
                [match.span()],
            )
            self._describe(event, low, high, match.start("what"))
            event.organizers, event.chairs = [], []
            event.place = self.around.place_in(*match.span("where")) if match["where"] else None
            if event.date and len(event.date.iso) > _MONTH and len(event.label) > _SHORT:
                yield event

    def _spoken(self, sentence: Sentence) -> Iterator[Event]:
        """X在Y发表题为《Z》的演讲: a speech by itself; one at a meeting that is named is a part in that."""
        for start, end, name in self.around.speakers.between(sentence.start, sentence.end):
            match = _SPEECH.match(self.text, end, sentence.end)
            if match and "出席" not in match["what"] and "会上" not in match["what"]:
                event = Event(name + match["what"], "Meeting", start, [(start, match.end())])
                self._describe(event, sentence.start, sentence.end, match.end())
                event.organizers, event.speakers = [], [(name, start)]
                yield event

    def _heard(self, sentence: Sentence) -> Iterator[Event]:
        """X在听取Y汇报时强调; X在Y作宣讲报告; X前往Y使馆吊唁Z: what somebody hears, lectures on, condoles for."""
        low, high = sentence.start, sentence.end
        for match in chain.from_iterable(
            told.finditer(self.text, low, high) for told in (_HEARD, _LECTURED, _CONDOLED)
        ):
            before = self.around.speakers.between(low, match.start())
            near = before and match.start() - before[-1][1] <= _NEAR
            if near:
                told = match["what"] or match["told"].replace("听取了", "听取")
                event = Event(before[-1][2] + told, "Meeting", match.start(), [(before[-1][0], match.end())])
                self._describe(event, low, high, match.start())
                event.organizers, event.speakers = [], [(before[-1][2], before[-1][0])]
                where = match.groupdict().get("where")
                event.place = self.around.place_in(*match.span("where")) if where else None
                yield event

    def _conversed(self, sentence: Sentence) -> Iterator[Event]:
        """X听取介绍，并与Y座谈: a talk of the person whom the sentence is about."""
        low, high = sentence.start, sentence.end
        for match in _CONVERSED.finditer(self.text, low, high):
            before = self.around.speakers.between(low, match.start())
            if before and not self.around.speakers.between(*match.span("with")):
                event = Event(plain_name(match["talk"]), "Meeting", match.start(), [match.span("talk")])
                event.speakers = [(before[-1][2], before[-1][0])]
                yield event

    def _subject(self, low: int, clause: int, verb: int) -> list[OrgMention]:
        """市药监局部署检查，并|约谈企业: the agency that the sentence is about, where a clause begins with the verb."""
        if not _AT_ONCE.fullmatch(self.text, clause, verb) or "约谈会" in self.text[low:clause]:
            return []
        first = self.around.orgs_before(low, clause)[:1]
        return [m for m in first if m.org.kind == "Agency" and LEADING.fullmatch(self.text, low, m.start)]

    def _summoned(self, sentence: Sentence) -> Iterator[Event]:
        """X约谈Y负责人: a talk that a body summons somebody to."""
        low, high = sentence.start, sentence.end
        for match in _SUMMONED.finditer(self.text, low, high):
            clause = max(self.text.rfind(mark, low, match.start()) for mark in "，。；：") + 1
            hosts = [m for m in self.around.orgs_before(max(clause, low), match.start()) if m.org.kind == "Agency"]
            hosts = hosts or self._subject(low, clause, match.start())
            if not hosts or _RULE_ONLY.search(self.text, hosts[-1].end, match.end()):
                continue
            whom = _THEN_SAID.sub("", match["whom"] or match["of"]).partition("并")[0]
            event = Event(plain_name("约谈" + whom), "Meeting", match.start(), [match.span()])
            self._describe(event, low, high, match.start())
            event.organizers = [(m.org, m.start) for m in last_run(self.text, hosts)]
            event.place = None
            yield event
