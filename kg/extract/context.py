"""Whose 市局 is it? The place that a bare level word stands for, from what the document says around it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.place import Place, PlaceMention, place_of
from kg.extract.reading import READ, Reading
from kg.extract.scan import Form, longest
from kg.gazetteer import Gazetteer
from kg.text import char_at, char_before

LEVEL = re.compile(r"自治区|地区|街道|省|市|州|盟|县|区|旗|镇|乡|村")
_DATELINE = re.compile(r"^\s*[^\n]{0,20}?(?:讯|电|消息)")
_OUTLET = re.compile(
    "(?<=^..)(?<!新华)(?<!光明)(?<!解放)(?<!东方)(?<!凤凰)(?:新闻|日报|晚报|发布|融媒|广播|电视|在线)"
)  # 常宁|新闻
_TOLD = READ | {"duplicate"}
_SECRETARIES = re.compile("优秀[县市区]委书记|..[县市区]委书记(?:们|研修班|培训班)")  # of many counties
_SEVERAL = re.compile(
    r"(?:兄弟|其[他它]|周边|各级|相关|有关|各地|各乡|各|各[省市区县州]{2}|各[市区县]|省区|某|级|每个|基层|部分|多个|、市|（市|(?<=[关各（、，超合由])市、|市）|[乡镇道]（|事处、|、区、|[两三四五六七八九十几数多\d]个?)$"
)
_TOWARDS, _MARKS = frozenset("到赴来在"), frozenset("、，。")
_ACTING = re.compile(  # behind a county's name
    "[县市区旗]?(?:委|政府|人民政府|人大|政协|纪委|副?[县市区旗]长|委?书记)|长(?![江城沙春安治])"
)
_LEADER = re.compile("副?(?P<level>[县市区旗])长[一-鿿]{2,3}[、，]|(?P<of>[县市区旗])委[一-鿿]{0,3}书记")
_FIRST, _HEADER, _CLEANED_DATE = 5, 160, " " * len("2011.05.18")  # mentions and characters in which a header ends
_WARES = ("茅台", "老窖")  # which are sold everywhere
_HEAD_REACH = 24  # characters of a date and the places above in front of a county's name
_LONG_TITLE = 12  # characters of the title of a paper or law in front of a place in it
_TITLE, _MARGIN, _DATELINE_WEIGHT, _STORY_HEAD = 6.0, 5.0, 4.0, 12.0


def fits(place: Place, level: str) -> bool:
    """Whether a level word can stand for a place: 市 for 台州市, 区 for 椒江区 and for 宁夏回族自治区."""
    if level == "区":
        return place.name.endswith("区") and place.level in ("county", "province", "prefecture")
    if level == "县":
        return place.name.endswith("县") and place.level == "county"
    if level in ("镇", "乡", "街道", "村"):
        return place.name.endswith(level)
    return place.name.endswith(level)


def of_several(text: str, offset: int) -> bool:
    """Whether what begins at an offset is told of several places (三|区卫生局, 各级|党委)."""
    return _SEVERAL.search(text, offset - 3, offset) is not None or _SECRETARIES.match(text, offset - 2) is not None


_UPPER = ("市", "州", "盟", "地区")
_MANY = 4  # provinces that a text of the whole country names
_MARGIN_ABOVE = 4.0  # weight of a city whose county publishes
_OWNERS = {"province": 0.0, "prefecture": 0.1, "county": 0.2}  # of equals the smaller one is meant
_ZONES = {"经开": "经济"}  # what is in the names of zones that are called so (经济技术开发区)


class Context:
    """The places of one reading, weighed for what bare level words mean."""

    def __init__(self, reading: Reading, mentions: list[PlaceMention]) -> None:
        self.reading = reading
        self.mentions = [m for m in mentions if m.place.level != "venue" and m.end - m.start > 1]  # 在京: of anybody
        self._starts = [m.start for m in self.mentions]
        self._header = next((m.place for m in self.mentions[:_FIRST] if self._in_header(m)), None)
        self._homes: dict[tuple[int, str], Place | None] = {}
        self._weights: dict[int, list[tuple[Place, float]]] = {}  # by the start of the story
        self._told: list[Place] | None = None  # by the margin, once it was asked for

    def _in_header(self, mention: PlaceMention) -> bool:
        """Whether a place stands behind the date of a header: where it happened."""
        return mention.start < _HEADER and self.reading.text.endswith(_CLEANED_DATE, 0, mention.start)

    def resolve(self, level: str, offset: int, *, own: bool = False) -> Place | None:
        """The place that a level word at an offset stands for; `own` for 我市, 全县: the document's own place."""
        if of_several(self.reading.text, offset):
            return None
        if not own:
            near = self._same_sentence(level, offset)
            if near:
                return near
        return self.home(level, offset)

    def _same_sentence(self, level: str, offset: int) -> Place | None:
        low = bisect_left(self._starts, self.reading.sentence_at(offset).start)
        zone: Place | None = None  # whose 区 is meant only where no district is told of
        for mention in reversed(self.mentions[low : bisect_left(self._starts, offset)]):
            if mention.end <= offset and mention.full and fits(mention.place, level) and self._acts(mention):
                if self.reading.text.find("我" + level, mention.end, offset) >= 0:
                    return None  # 郑州市政协副主席X及我市领导Y、|市安监局
                if level != "区" or mention.place.code:
                    return mention.place
                zone = zone or mention.place
        return zone

    def _acts(self, mention: PlaceMention) -> bool:
        """Whether a place stands as the front of a body's or official's name, not as a destination."""
        before = char_before(self.reading.text, mention.start)
        after = char_at(self.reading.text, mention.end)
        return before not in _TOWARDS and after not in _MARKS

    def acting(self, offset: int) -> Place | None:
        """The county whose official or body begins the sentence that a bare body stands in (郸城县长X带领|城管局)."""
        low = self.reading.sentence_at(offset).start
        first = bisect_left(self._starts, low)
        for mention in self.mentions[first : bisect_left(self._starts, offset)]:
            if mention.start - low > _HEAD_REACH:
                return None
            if mention.place.level == "county" and _ACTING.match(self.reading.text, mention.end):
                return mention.place
        return None

    def beside(self, offset: int) -> Place | None:
        """The county whose leaders a list names in front of a bare 政协 or 人大 at an offset."""
        low = self.reading.sentence_at(offset).start
        level = _LEADER.search(self.reading.text, low, offset)
        kind = level.lastgroup if level else None
        return self.resolve(level[kind], level.start(kind)) if level and kind else None

    def home(self, level: str, offset: int) -> Place | None:
        """The document's (or story's) own place of a level."""
        story = self.reading.story_of(offset)
        key = (story[0], level)
        if key not in self._homes:
            self._homes[key] = self._weigh(level, story) or (self._only(level) if story[0] else None)
        return self._homes[key]

    def _only(self, level: str) -> Place | None:
        """The one place of a level that a document names at all, for stories that name none."""
        found = {m.place for m in self.mentions if fits(m.place, level)}
        return found.pop() if len(found) == 1 else None

    def _weigh(self, level: str, story: tuple[int, int]) -> Place | None:
        scores: dict[Place, float] = defaultdict(float)
        for place, weight in self._votes(story):
            if fits(place, level):
                scores[place] += weight
        if self._header in scores:
            scores[self._header] += _DATELINE_WEIGHT
        if scores and level in _UPPER and (not story[0] or len(self.reading.story_starts) < 2):
            itself = any(fits(place, level) for place in self._margin())
            for upper in dict.fromkeys(self._publishers()):
                if fits(upper, level) and not (itself and upper in scores):
                    scores[upper] += _MARGIN_ABOVE
        if level == "区" and any(place.level == "county" for place in scores):
            scores = {place: score for place, score in scores.items() if place.level == "county"}
        if scores:
            return max(scores, key=lambda place: (scores[place], place.name))
        return self._above(level, story)

    def _votes(self, story: tuple[int, int]) -> list[tuple[Place, float]]:
        """Places with their weights in a story, one for each mention."""
        if story[0] not in self._weights:
            self._weights[story[0]] = list(self._weighed(story))
        return self._weights[story[0]]

    def _weighed(self, story: tuple[int, int]) -> Iterator[tuple[Place, float]]:
        several = len(self.reading.story_starts) > 1
        text = self.reading.text
        dateline = _DATELINE.match(text)
        for m in self.mentions:
            if not story[0] <= m.start < story[1] and several and m.start >= self.reading.story_starts[1]:
                continue
            weight = 1.5 if m.full else 0.8
            if text.rfind("《", max(m.start - _LONG_TITLE, 0), m.start) > text.rfind("》", 0, m.start):
                weight *= 0.1  # 《北京青年报》
            if several and m.start - story[0] < 3:
                weight += _STORY_HEAD
            elif self.reading.sentence_at(m.start).kind == "title":
                title = self.reading.sentence_at(m.start)
                sets_out = (
                    m.start == title.start and text.find("赴", m.end, title.end) >= 0
                )  # 民乐县代表团|赴山丹县考察
                weight += 1.0 if self._is_gone_to(m.start) else _TITLE * (1 + 2 * sets_out)
            elif dateline and m.end <= dateline.end():
                weight += _DATELINE_WEIGHT
            elif char_before(text, m.start) in ("到", "赴", "来") or text.startswith(_WARES, m.end):
                weight *= 0.3
            yield m.place, weight
        if not several or story[0] == 0:
            for place in self._margin():
                yield place, _MARGIN

    def _is_gone_to(self, start: int) -> bool:
        """Whether a place is one of those in a row that somebody goes to (赴|甘州区|山丹县, 到A、|B考察)."""
        ends = {m.end: m for m in self.mentions}
        while True:
            before = char_before(self.reading.text, start)
            if before in ("到", "赴", "来", "在"):
                return True
            at = start - (before in ("、", "和"))
            if at not in ends or ends[at].start >= start:
                return False
            start = ends[at].start

    def _above(self, level: str, story: tuple[int, int]) -> Place | None:
        """The place of a level in which the places of the document lie: 市 of an article about 青田县, 县 of 壶镇."""
        gazetteer = Gazetteer.load()
        scores: dict[Place, float] = defaultdict(float)
        for place, weight in self._votes(story):
            code = place.code or place.within
            division = gazetteer.by_code.get(code) if code else None
            if division is None:
                continue
            above = gazetteer.ancestors(division)
            for upper in above if place.code else (division, *above):
                found = place_of(upper)
                if fits(found, level):
                    scores[found] += weight
        return max(scores, key=lambda place: (scores[place], place.name)) if scores else None

    def _margin(self) -> list[Place]:
        """The places that the margin names; looked for once."""
        if self._told is None:
            self._told = list(margin_places(self.reading))
        return self._told

    def _publishers(self) -> Iterator[Place]:
        """The larger places that hold those which publish (丽水市 of 青田县)."""
        gazetteer = Gazetteer.load()
        for place in self._margin():
            division = gazetteer.by_code.get(place.code or "") if place.level == "county" else None
            yield from map(place_of, gazetteer.ancestors(division)) if division else ()

    def district(self, end: int) -> Place | None:
        """The district of the document's city whose short name ends at an offset (城关|公安分局)."""
        gazetteer = Gazetteer.load()
        named = [d for d in gazetteer.forms.get(self.reading.text[max(end - 2, 0) : end], ()) if d.current]
        own = self.own(end) if named else None
        home = gazetteer.by_code.get(own.code or "") if own else None
        for upper in (home, *gazetteer.ancestors(home)) if home else ():
            for division in named:
                if gazetteer.is_within(division, upper):
                    return place_of(division)
        return None

    def part_of_city(self, end: int) -> str:
        """The short name that ends at an offset, of a town or zone of the text (石碣|公安分局); "" if none."""
        name = self.reading.text[max(end - 2, 0) : end]
        parts = (m.place for m in self.mentions if m.place.code is None or m.place.level == "township")
        zone = _ZONES.get(name, name)
        return name if any(part.name.startswith(name) or zone in part.name for part in parts) else ""

    def county(self, offset: int) -> Place | None:
        """The county that a township at an offset lies in: the last one named before it in its sentence, else the
        one that the document is about."""
        low = bisect_left(self._starts, self.reading.sentence_at(offset).start)
        for mention in reversed(self.mentions[low : bisect_left(self._starts, offset)]):
            if mention.place.code and mention.place.level == "county":
                return mention.place
        own = self.own(offset)
        return own if own and own.level == "county" and own.code else None

    def own(self, offset: int) -> Place | None:
        """The place whose bodies a document means when it names none: its most weighty county, city or the like."""
        story = self.reading.story_of(offset)
        scores: dict[Place, float] = defaultdict(float)
        for place, weight in self._votes(story):
            if place.level in _OWNERS:
                scores[place] += weight + _OWNERS[place.level]
        return max(scores, key=lambda place: (scores[place], place.name)) if scores else None

    def told_most(self, offset: int) -> Place | None:
        """The same, unless the story goes through the country and tells of that place no more than of others."""
        own, votes = self.own(offset), self._votes(self.reading.story_of(offset))
        provinces = {(place.code or place.within or "")[:2] for place, _ in votes} - {""}
        if own is None or len(provinces) < _MANY:
            return own
        told = sum((weight for place, weight in votes if place == own), 0.0)  # a float for mypyc too
        return own if told * 3 > sum((weight for _, weight in votes), 0.0) else None

    def publishes(self, place: Place) -> bool:
        """Whether those who publish the document name a place as theirs."""
        return place in self._margin()


def margin_places(reading: Reading) -> Iterable[Place]:
    """Places that the source, and the lines that are not read (credits, copyright), name in full; of namesakes the
    one that the place in front of it holds (徐州市鼓楼区)."""
    gazetteer, own = Gazetteer.load(), reading.article.source or ""
    end, front = -1, None
    for token in longest(reading.margin_tokens(_TOLD).get("place", ())):
        form: Form = token.value
        found = form.divisions
        if front is not None and token.start == end:
            found = tuple(d for d in found if gazetteer.is_within(d, front))
        elif (
            form.strength == "risky"
            and not own.startswith(form.divisions[0].name)
            and not _OUTLET.match(own, token.end)
        ):
            continue
        found = tuple(d for d in found if d.current) or found
        if len({division.code for division in found}) == 1:
            end, front = token.end, found[0]
            yield place_of(found[0])
