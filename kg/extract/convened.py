"""Meetings behind the verb that convenes them: 召开X会议, 举行A座谈会、B座谈会."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.anchors import holds
from kg.extract.around import Around
from kg.extract.clauses import CLAUSE_REACH, COUNTED, VERB_INSIDE, clause_start, referred
from kg.extract.coordination import outermost
from kg.extract.describing import ON_A_DAY, Describer
from kg.extract.event import GENERIC, Event, like_a_meeting, meeting, plain_name
from kg.extract.reading import Sentence
from kg.text import char_before
from kg.wording import derived

_NOT_AFTER = re.compile(
    r"(?:精神|的(?:决定|草案|通知|方案|意见|议案|建议|公告|安排|筹备)|的?(?:有关|相关)(?:事[项宜]|工作|问题)|的?情况|召开以来|以来|通过的|确定的|工作报告)"
)
_TAKEN_PART = re.compile("(?:参加|出席)的(?=[^，。]{5})")  # 四省区负责同志参加的|座谈会
_WHY = re.compile(
    "，?(?P<why>(?:欢迎|纪念|庆祝|悼念|迎接)[^，。；]{3,40}?)(?=对我国|对中国|来华|访华|，|。|；|$)"
)  # 举行仪式|欢迎X
_CEREMONIES = ("仪式", "隆重仪式", "盛大仪式", "欢迎仪式")
_MEANS = re.compile("[^。；]{0,40}等(?:多种)?(?:形式|方式|途径|措施|手段)")  # 通过召开推进会|等形式推动落实
_ITS_NTH = re.compile("第.{1,3}次(?:工作)?会议|(?:第.{1,3}次)?常务会议")
_NAMELESS = re.compile("(?:第.{1,3}次)?(?:全体|工作|常务)?会议")
_ONE_MORE = re.compile("[、和](?P<name>[^，。；、和]{4,30}?会(?:议)?)(?=[，。；、和]|$)")
_MANY_TIMES = ("多次", "每次", "定期", "经常", "每月", "每周", "每年")
_OPENED = re.compile(
    "”?[^，。；、的和与及·]{0,16}在[^，。；、的]{2,24}(?:举[行办]|召开|[开闭落]幕)(?!的)"
)  # 共同举办的X|今天在Y举行
_STANDING = re.compile(
    "(?:常委|党委|党工委)会(?:[(（]扩大[）)])?$|[(（]扩大[）)]会$|中心组[^，。；]{0,16}学习$"
)  # 召开|县委常委会
_SHORT_NAME = 6  # characters that a name of its own has
_CONVENER = re.compile(
    "(?!各|有关|相关|该|本|此)(?P<who>[一-鿿\\d]{2,36}?(?:组|办公室|指挥部|工作专班|委员会|[组筹执]委会|[理监]事会|总部|党委|党组))"
    "(?:(?:今天|昨天|近日|日前|(?:\\d{1,2}月)?\\d{1,2}[日号]|[上下]午|专门|紧急|随即|连夜|在[^，。；]{2,16}|组织){0,4})$"
)
_GOES_ON = re.compile("(?<=会)(?:时|后|上|，|并|对|就|表示|指出|强调|介绍|通报|宣布|公布|发布|透露|披露|说明|解读)")
_LONG_NAME = re.compile(r"[一-鿿“”、（）0-9年]{0,30}$")
_OCCASION = re.compile(
    "(?:活动|开放日|赛|比武|演习|军演|展演|沙龙|公开课|大讲堂|党课)$|[^的和与及、]{4}(?P<taught>培训|讲座)$"
)
_LASTING = re.compile("通知|要求|部署|决定|计划|起|(?P<lately>近日|日前|近期)")  # of what is 开展: no event
_OURS_ON_A_DAY = re.compile(r"\d[日号][^。；]{0,20}我[省市县区州盟旗镇乡]")  # 3月15日，我县在A广场举办|B宣传活动
_THAT_DAY = re.compile("当[天日]")  # of which the sentence before tells
_LOOKS = re.compile("(?:检查|调研|视察|督查|督导|暗访|巡查)活动$")  # 组织开展|食品安全法执法检查活动
_SEVERAL = re.compile("(?:等|系列)[^，]{0,6}活动$")
_COUNTY = re.compile("(?:(?<!在)我(?P<own>[县市区州旗])|[县市区州旗])(?:迅速|立即|连夜|再次|及时|紧急|专题|随即)?$")
_THERE = re.compile("在[^，。；、]{2,20}")  # between a place and what it holds
_THERE_REACH = 30
_LONGEST_COUNTY = 6  # characters of its longest match
_ASKED = re.compile(  # 要求各单位|召开会议, 要认真|召开会议, 原定5月|举行
    "(?:(?:要求|督促|指导|号召|鼓励|责令)(?:各|全|所有|相关|有关|其)|原(?:定|计划))[^，。；]{0,16}$"
    "|(?<![重主])要(?:认真|及时|积极|抓紧|尽快|主动|带头|适时|专门|组织|专题){1,2}$|(?:可以?|有权|依法)要求$"
)
_SO_OFTEN = re.compile("(?![1一][次场期个])[\\d一二两三四五六七八九十百多余]{1,4}余?[次场期个](?!月)")  # 召开会议|12次
_TO_DO = re.compile("，(?:专题|进一步|再次|认真|全面|就)?(?:传达|学习|研究|安排|部署|动员|听取|总结|贯彻|分析|围绕)")
_CONVENING = ("county", "prefecture")
_HOSTING = (*_CONVENING, "township")
_MORE = tuple("暨 第 （ 启动 精神 培训 续 工作 开班 开学 毕业 结业 新闻 媒体 中外 筹备 动员 推介 签约 组委".split())
_NAME_REACH, _RESUMED_REACH, _ASKED_REACH = 70, 400, 24  # characters


@derived
def convenes() -> re.Pattern[str]:
    """A verb that convenes, with what stands around it."""
    verbs = "|".join(map(re.escape, holds()))
    return re.compile(rf"(?:组织|主持|联合|集中|及时|分别|随即|随后)?(?:{verbs})(?:了|的)?|组织收听收看(?:了)?")


class ConvenedTeller:
    """Finds them in the sentences of one reading."""

    def __init__(self, around: Around, describer: Describer, heads: list[re.Match[str]]) -> None:
        """`heads`: where the last words of meetings' names stand, ascending."""
        self.around, self.text = around, around.text
        self._describe, self._is_subject = describer.describe, describer.is_subject
        self._heads, self._head_starts = heads, [head.start() for head in heads]

    def tell(self, sentence: Sentence, verb: re.Match[str]) -> Iterator[Event]:
        """召开 X 会议."""
        low, high, start = sentence.start, sentence.end, verb.end()
        end = self._name_end(start, high)
        if end is None:
            yield from self._occasion(sentence, verb)
            return
        if verb[0][-1] == "的" and _OPENED.match(self.text, end, high):
            return
        start = max((m.end() for m in _TAKEN_PART.finditer(self.text, start, end)), default=start)
        name, led = plain_name(self.text[start:end]), ""
        why = _WHY.match(self.text, end, high) if name in _CEREMONIES else None
        if why:
            name, end = why["why"] + "仪式", why.end()
        if name == "续会":
            name = self._continued(verb.start()) + name
        if name in GENERIC or len(name) == 2 or _NAMELESS.fullmatch(name):
            subjects = outermost(self.around.orgs_before(low, verb.start()))
            if verb[0].startswith("主持"):  # 在县政府主持召开
                subjects = [m for m in subjects if char_before(self.text, m.start) != "在"]
            held = subjects and self._is_subject(subjects[-1], verb.start()) and self.text[subjects[-1].end] != "的"
            known = held and subjects[-1].end
            if _NAMELESS.fullmatch(name) and (whose := self._whose(low, verb.start(), known or low)):
                name = whose + name
            elif held and (len(name) == 2 or name in GENERIC or _ITS_NTH.fullmatch(name)):
                whole = subjects[-1]
                name = (self.text[whole.start : whole.end] if whole.named else whole.org.label) + name
            elif name in GENERIC:
                name = self._county(low, verb.start(), end) + name
                led = self._led(low, verb)
        if (
            len(led + name) < 3
            or ("”" in name.partition("“")[0] and "“" in self.text[low : verb.start()])  # “深入|开展读书活动”座谈会
            or COUNTED.match(name)
            or VERB_INSIDE.search(name)
            or referred(self.text, verb.start(), low)
            or _ASKED.search(self.text, max(low, verb.start() - _ASKED_REACH), verb.start())
            or _NOT_AFTER.match(self.text, end)
            or _SO_OFTEN.match(self.text, end)
            or (self.text.endswith(("通过", "采取"), low, verb.start()) and _MEANS.match(self.text, end))
            or self.text.endswith(_MANY_TIMES, low, verb.start())
            or (len(led + name) < _SHORT_NAME and self._one_of_steps(verb.start(), end))
        ):
            return
        event = Event(led + name, "Meeting", verb.start(), [(start, end)])
        self._describe(event, low, high, verb.start())
        yield event
        yield from self._more_held(sentence, end, verb)

    def _occasion(self, sentence: Sentence, verb: re.Match[str]) -> Iterator[Event]:
        """5月3日，X局举办Y活动: what is an event where a body is told to hold it on a day."""
        start = verb.end()
        end = self._clause_end(start, min(sentence.end, start + _NAME_REACH))
        name = plain_name(self.text[start:end])
        occasion = _OCCASION.search(name)
        several = COUNTED.match(name) or _SEVERAL.search(name) or VERB_INSIDE.search(name)
        if several or not occasion or referred(self.text, verb.start(), sentence.start):
            return
        event = Event(name, "Inspection" if _LOOKS.search(name) else "Meeting", verb.start(), [(start, end)])
        self._describe(event, sentence.start, sentence.end, verb.start())
        day = ON_A_DAY.search(self.text, sentence.start, end)
        if day is None and len(name) > _SHORT_NAME:
            day = _THAT_DAY.search(self.text, sentence.start, end)
        lasting = _LASTING.search(self.text, sentence.start, verb.start()) if "开展" in verb[0] else None
        lasts = lasting and not (lasting["lately"] and occasion["taught"])
        ours = _OURS_ON_A_DAY.search(self.text, sentence.start, verb.start() + 2)
        here = ours or (event.place and day and self._in_the_place(verb.start()))
        there = "开展" not in verb[0] or (ours and event.place and event.place[0].level == "venue" and not lasting)
        if (event.organizers and day and not lasts) or (here and there):
            yield event

    def _in_the_place(self, verb: int) -> bool:
        """五云街道|举行X活动, 缙云县在Y广场|举办X活动: whether a place is told to do what a verb at an offset says."""
        front = [m for m in self.around.places(max(verb - _THERE_REACH, 0), verb) if m.place.level in _HOSTING]
        return any(m.end == verb or _THERE.fullmatch(self.text, m.end, verb) for m in front)

    def _more_held(self, sentence: Sentence, end: int, verb: re.Match[str]) -> Iterator[Event]:
        """召开A座谈会|、B座谈会和C座谈会: further meetings of a list."""
        more = _ONE_MORE.match(self.text, end, sentence.end)
        while more:
            name = plain_name(more["name"])
            if not (meeting().search(name) or like_a_meeting(name)) or self.around.speakers.between(*more.span("name")):
                return
            event = Event(name, "Meeting", verb.start(), [more.span("name")])
            self._describe(event, sentence.start, sentence.end, verb.start())
            yield event
            more = _ONE_MORE.match(self.text, more.end(), sentence.end)

    def _one_of_steps(self, verb: int, end: int) -> bool:
        """Whether a meeting without a name of its own is a step among others (监测与应对、召开发布会、总结评估)."""
        return self.text.startswith("、", end) or self.text.startswith("、", verb - 1)

    def _whose(self, low: int, verb: int, known: int) -> str:
        """国务院督查组5日|召开会议: who convenes by its last word, if that stands behind a body `known` by name."""
        start = clause_start(self.text, verb, low)
        convener = _CONVENER.match(self.text, start, verb)
        if not convener or convener.end("who") <= known or self.around.speakers.between(start, verb):
            return ""
        return convener["who"]

    def _led(self, low: int, verb: re.Match[str]) -> str:
        """李克平|主持召开|会议: who convenes a meeting that is called nothing else."""
        if not verb[0].startswith("主持") or self.text.endswith("多次", low, verb.start()):
            return ""
        clause = max(self.text.rfind(mark, low, verb.start()) for mark in "，。；：") + 1  # 县长A说，|县里主持召开
        leads = self.around.speakers.between(max(clause, low), verb.start())
        return leads[-1][2] + verb[0] if leads else ""

    def _county(self, low: int, verb: int, end: int) -> str:
        """缙云县|召开会议，部署X, 我县|召开会议，传达X: the county or city that convenes to say what shall be done."""
        host = _COUNTY.search(self.text, max(low, verb - _LONGEST_COUNTY), verb)
        if host is None or not _TO_DO.match(self.text, end):
            return ""
        if host["own"]:
            return "全" + host["own"]
        at = next((m for m in self.around.places(low, verb) if m.end == host.start() + 1), None)
        if at is None or at.place.level not in _CONVENING or self.text[at.start - 1] in "在于到、和":
            return ""
        return at.place.name

    def _continued(self, at: int) -> str:
        """The name of the meeting that a 续会 goes on with: the last one named before."""
        for head in reversed(list(meeting().finditer(self.text, max(at - _RESUMED_REACH, 0), at))):
            start = clause_start(self.text, head.start(), max(head.start() - CLAUSE_REACH, 0))
            held = convenes().search(self.text, start, head.start())
            name = plain_name(self.text[held.end() if held else start : head.end()])
            if name not in GENERIC:  # 会议|结束后，我县召开续会
                return name
        return ""

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
            goes_on = rest.startswith(_MORE)
            if not (goes_on and _LONG_NAME.match(self.text[head:following])):
                return head
        return heads[-1] if heads else self._new_end(start, end)

    def _new_end(self, start: int, end: int) -> int | None:
        """The end of a name like a meeting's: the clause's, or where that goes on (召开|媒体沟通会|时出具报告)."""
        end -= self.text.startswith("”", end - 1)
        if like_a_meeting(self.text[start:end]) or _STANDING.search(self.text, start, end):
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
