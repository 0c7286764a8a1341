"""Organizations: bodies that every place has, national bodies, deictic short forms (市局), parts of bodies."""

import re
from collections.abc import Iterator
from functools import cached_property

from kg.bodies import Body, bodies, body_named
from kg.extract.acting import OPENING, is_told
from kg.extract.anchors import BUREAU_LEVELS, OWN, near, pattern_words
from kg.extract.bare import BARE_OFFICE, is_ours
from kg.extract.brands import wares
from kg.extract.bureaus import DOMAINS, Bureaus, of_the_level
from kg.extract.context import Context, of_several
from kg.extract.edges import is_han
from kg.extract.endings import is_begun
from kg.extract.org import ABROAD, LEAGUE_COMMITTEE, Org, OrgMention, body_org, kind_of, national_org, org_of_level
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.rows import before_places, with_head
from kg.extract.scan import Token, longest
from kg.extract.several import (
    BY_LEVEL,
    LISTED_BUREAUS,
    bodies_of_list,
    joined,
    leads_too,
    level_of,
    lists_on,
    places_of_list,
    sharing,
)
from kg.extract.unify import without_unnamed
from kg.extract.words import National, is_transliterated, national_names, nationals
from kg.text import char_at, char_before, pair_across

_LEVEL_END = re.compile(r"(?:自治区|地区|街道|[省市州盟县区旗镇乡])$")
_DEICTIC = re.compile(
    rf"(?:(?:{'|'.join(OWN)})?({'|'.join(BUREAU_LEVELS)})|(?:{'|'.join(OWN)}))局(?![长部级面势域外内])"
)
_MINISTERS = re.compile("长级?(?:视频|非正式|特别|线上|联席)?(?:会[议晤]|对话|论坛|级会议)")  # 卫生部|长会议
_TERM = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,4}届、)?第?[一二三四五六七八九十\d]{1,4}届$"
)  # 县第十八届|人大常委会
_LEAGUE = re.compile(r"(?:共青|共产主义青年)?团$")  # 团|县委
_STREET_OFFICE = ("街道办事处", "人民政府")
_ROOM, _COURT, _HOUSE, _OFFICE = "公室", "最高法院", "法院", "{}办事处"
_RULING = ("人民政府", "人民代表大会", "常务委员会", "主席团", "办事处", "管理委员会")  # beside a party committee
_COUNTIES, _TO_US, _ZONE = ("县区局", "区县局"), ("来我局", "到我局", "赴我局"), "{}管理委员会"
_PLACED = (_OFFICE, _ZONE)  # of streets and zones
_WORK_COMMITTEE, _DISCIPLINE = "中共{}工作委员会", "中共{}纪律检查委员会、{}监察委员会"
_OF_ALL = (*_PLACED, "{}人民法院", "{}人民检察院", _DISCIPLINE, _WORK_COMMITTEE)  # which every place has
_COUNTY, _LARGE = ("县", "市", "区"), ("province", "prefecture")
_BY_PLACE = ("银行", "商行", "联社", "公司", "商会", "救援队", "主席团", "海事处", "便民服务中心")
_OF_STATE = ("国家", "国务院", "中华全国")  # in front of national bodies that are called as local ones
_POLICE, _TAIWAN, _FIRSTS = "警方", "台湾省", ("国家", "县", "区", "市", "旗")
_NO_NATIONAL = ("《中国共产党", "和粮食局")  # 《中国共产党|廉洁自律准则》, 县商务和|粮食局
_NATIONAL, _POLICE_BRANCH = "national body", "{}公安分局"
_PARTIES = ("民主党派", "民建")  # beside which 工商联 is that of the country


class OrganizationFinder:
    """Finds the mentions of bodies in one reading."""

    def __init__(self, reading: Reading, places: list[PlaceMention], context: Context) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self.place_ends = {m.end: m for m in places}
        self.found: list[OrgMention] = []
        self._placed: dict[str, Org] = {}  # national bodies that a place's name begins
        self._sites = reading.tokens.get("site", ())

    def find(self) -> list[OrgMention]:
        """Mentions of national bodies and of bodies that every place has, ascending, not overlapping."""
        for token in _merged(self.reading):
            if self.found and token.start < self.found[-1].end:
                continue
            if each := bodies_of_list(self.text, token, self.place_ends):
                self.found.extend(each)
                continue
            mention = self._national(token) if isinstance(token.value, National) else self._body(token)
            if mention:
                self.found.extend(sharing(self.text, self.place_ends, self.found, mention, token))
                self.found.append(mention)
        if _POLICE in self.text:
            self.found = without_unnamed(self.text, self.found, _POLICE)
        self.bureaus = Bureaus(m for m in self.found if char_before(self.text, m.start) != "原")
        covered = {at for m in self.found for at in range(m.start, m.end)}
        for mention in self._deictic():
            if covered.isdisjoint(range(mention.start, mention.end)):
                self.found.append(mention)
                self.bureaus.add(mention)
        self.found.sort(key=lambda m: m.start)
        if self._placed:  # 北师大 as 北京师范大学: only saves time
            self.found = [m._replace(org=self._placed.get(m.org.label, m.org)) for m in self.found]
        return self.found

    def _national(self, token: Token) -> OrgMention | None:
        start, end, body = token
        before, surface = char_before(self.text, start), self.text[start:end]
        if is_begun(self.text, surface, end) or _MINISTERS.match(self.text, end) or before + surface in _NO_NATIONAL:
            return None
        if body.kind == "Enterprise" and (wares().match(self.text, end) or (before in _COUNTY and surface[-1] == "团")):
            return None  # 三鹿|奶粉, 县|国投集团
        court = surface == _COURT  # which other countries have too
        if court and before not in OPENING:
            return None
        if not is_told(self.text, start, end, body):
            return None
        if court and self.reading.foreign_end(start) >= self.reading.sentence_at(start).start:
            return None
        if self.reading.foreign_end(start) == start or any(t.start <= start and end < t.end for t in self._sites):
            return None  # 美国国务院; 中国共产党 in 中国共产党历史展览馆
        if start in self.place_ends and not surface.startswith(("国家", "中", "全国", "国务院", "最高")):
            return None
        org = national_org(body)
        fronts = (self.place_ends.get(start + size) for size in (2, 4))  # 新疆|生产建设兵团, 香港特区|立法会
        front = next((mention for mention in fronts if mention and mention.start == start), None)
        if front:
            self._placed[org.label] = org = org._replace(place=front.place)
        return OrgMention(start, end, org, rule=_NATIONAL)

    def _body(self, token: Token) -> OrgMention | None:
        start, end, body = token
        surface = self.text[start:end]
        if is_begun(self.text, surface, end):
            return None
        end += len(_ROOM) * (surface[-1] == "办" and self.text.startswith(_ROOM, end))  # 扶贫办|公室
        front = self._front(start, body)
        mention = self.place_ends.get(front)
        if mention and mention.place.level != "venue":
            return self._with_place(mention, end, body)
        if len(surface) > 2 and self.reading.foreign_end(front) == front:  # 新北市|卫生局
            return self._abroad(front, end, body)
        if body.name.endswith("分局") and (district := self.context.district(front)):
            return OrgMention(front - 2, end, body_org(body, district))
        city = self.context.resolve("市", front) if body.name == _POLICE_BRANCH else None
        if city and (part := self.context.part_of_city(front)):
            police = body_org(body_named("{}公安局"), city)
            return OrgMention(front - 2, end, police._replace(label=f"{police.label}{part}分局", parent=police.label))
        level = _LEVEL_END.search(self.text, front - 3, front)
        if level:
            return self._with_level(level.start(), level.group(), end, body)
        last = self.found[-1] if self.found else None
        if last and last.end == start and body.name == _WORK_COMMITTEE and last.org.label.endswith(_STREET_OFFICE):
            return OrgMention(start, end, body_org(body, last.org.place))
        if last and last.org.place and leads_too(self.text, last, start, end):  # 镇党委、|政府
            return OrgMention(start, end, body_org(body, last.org.place))
        if len(surface) > 2:
            return self._placeless(start, end, body)
        known = surface == _HOUSE or end in self.reading.titles
        if surface == "党委" and last and not last.org.label.endswith(_RULING) and last.org.label[0] != "中":
            return None  # 县教育局局长、|党委书记
        before = char_before(self.text, start)
        if known and last and self._listed_behind(start, before):  # 镇党委书记、|人大|主席
            return OrgMention(start, end, body_org(body, last.org.place))
        beside = known and surface != _HOUSE and not is_han(before)  # 副县长A、|政协|副主席B
        return OrgMention(start, end, body_org(body, p)) if beside and (p := self.context.beside(start)) else None

    def _abroad(self, front: int, end: int, body: Body) -> OrgMention:
        """The body of a place abroad whose name ends at `front`."""
        city = min(t.start for t in self.reading.tokens["mask"] if t.end == front)
        return OrgMention(city, end, Org(self.text[city:end], kind_of(body), None, None, ABROAD))

    def _front(self, start: int, body: Body) -> int:
        """Where the place or level word of a body ends: before a term of office or 原 that stand between."""
        if body.name.startswith(("{}人民代表大会", "中国人民政治协商会议")):
            term = _TERM.search(self.text, start - 12, start)
            return term.start() if term else start
        return start - 1 if char_before(self.text, start) == "原" and start - 1 in self.place_ends else start

    def _league(self, start: int, end: int, body: Body) -> tuple[int, Body]:
        """Where a body begins and which it is: the Youth League's where a party committee would be (团县委)."""
        league = _LEAGUE.search(self.text, start - 7, start) if self.text[end - 1] == "委" else None
        return (league.start(), body_named(LEAGUE_COMMITTEE)) if league and body.forms[0] == "委" else (start, body)

    def _with_place(self, mention: PlaceMention, end: int, body: Body) -> OrgMention | None:
        surface = self.text[mention.end : end]
        named = mention.full or self.text[mention.end - 1] in "省市县区州盟旗镇乡"
        if surface in ("委", "商会") and not named and not mention.place.name.endswith("自治区"):
            return None
        if body.name == _OFFICE and mention.place.level in _LARGE:  # 雪花啤酒河南|办事处
            return None
        start = with_head(self.text, before_places(self.place_ends, mention.start), body)
        start, body = self._league(start, end, body)
        of_party = body.name[:2] == "中共" or self.text[end : end + 2] in ("党组", "党委")
        start -= 2 * (of_party and self.text.startswith("中共", start - 2))
        return OrgMention(start, end, body_org(body, mention.place))

    def _with_level(self, start: int, level: str, end: int, body: Body) -> OrgMention | None:
        if of_several(self.text, start):
            return None
        own = char_before(self.text, start) in ("我", "全", "本", "该")
        if not own and pair_across(self.text, start) in pattern_words("glued"):
            return None
        if level == "区" and body.name == _ZONE and is_han(char_before(self.text, start)):  # 风景名胜|区管委会
            return None
        if self.reading.foreign_end(start + len(level)) == start + len(level):  # 台南|市政府
            return None
        if self.reading.foreign_end(start) == start:  # 纽约|市卫生局
            return self._abroad(start, end, body)
        if start not in self.reading.cue_ends and is_transliterated(self.text[max(start - 3, 0) : start]):
            return None  # 哈尔科夫|市政府
        place = self.context.resolve(level, start, own=own)
        if place is None and level == "地区":  # 试点|地区政府
            return None
        start, body = self._league(start, end, body)
        if place is None and level in ("街道", "镇", "乡", "村"):  # which town's, a bare word cannot tell
            return None
        return OrgMention(start, end, body_org(body, place) if place else org_of_level(body, level), rule=BY_LEVEL)

    def _placeless(self, start: int, end: int, body: Body) -> OrgMention | None:
        before = char_before(self.text, start)
        if of_several(self.text, start) or before in ("）", "”"):
            return None
        if self._listed_behind(start, before) and not self._of_no_town(end):
            return OrgMention(start, end, body_org(body, self.found[-1].org.place))
        if before in "和与" and body.name.endswith("委员会") and self.reading.in_foreign_name(start):
            return None  # 澳大利亚竞争与|消费者委员会
        if before in "和与" and (whole := joined(self.text, start, end, self.place_ends, self.context.resolve)):
            return whole
        if self.text.startswith("门", end):
            return None
        if body.name not in _PLACED and (level := self._level_listed(start, before)):
            return OrgMention(start, end, org_of_level(body, level), rule=BY_LEVEL)
        national = next((n for n in (national_names().get(of + body.bare) for of in _OF_STATE) if n), None)
        if national and self._among_national(start, end):
            return OrgMention(start, end, national_org(national), rule=_NATIONAL)
        if not self._free(start, before):
            return None
        told = self._told(body)
        place = None if told else self.context.acting(start) or self.context.own(start)
        of_all = body.name in _OF_ALL or self.text.endswith(_BY_PLACE, start, end)
        if place and (place.name == _TAIWAN or (place.code and of_all)):
            return None
        org = told or of_the_level(self.found, body, place)
        org = org or (body_org(body, place) if place else national and national_org(national))
        return org and OrgMention(start, end, org)

    def _among_national(self, start: int, end: int) -> bool:
        """Whether a national body stands beside one without a place in a list (财政部、|发展改革委)."""
        last = self.found[-1] if self.found else None
        listed = last and last.end == start - 1 and last.rule == _NATIONAL and self.text[last.end] in "、和"
        if listed or self.text.endswith(_PARTIES, 0, start - 1):
            return True
        beside = char_at(self.text, end) in ("、", "和")
        return beside and any(t.start == end + 1 and t.end > end + 3 for t in self.reading.tokens.get("national", ()))

    def _told(self, body: Body) -> Org | None:
        """The body that a bare name means (药监局): the last of its kind to be told of."""
        end = body.bare.removeprefix("中共") if body.name == _WORK_COMMITTEE else body.bare
        last = next((m.org for m in reversed(self.found) if m.org.label.replace("总局", "局").endswith(end)), None)
        return last if last and (last.place or last.label.startswith(_FIRSTS)) else None

    def _free(self, start: int, before: str) -> bool:
        """Whether what stands before a body without a place is no part of its name."""
        if not is_han(before) or before in "由和与向对据经为被让请原是在暨":
            return True
        return start in self.reading.cue_ends or self.text.endswith(("当地", "常委"), 0, start)

    def _listed_behind(self, start: int, before: str) -> bool:
        """Whether a body without a place goes on with the last one found, whose place it shares."""
        last = self.found[-1] if self.found else None
        return last is not None and last.org.place is not None and lists_on(self.text, last, start, before)

    def _of_no_town(self, end: int) -> bool:
        """Whether a body stands behind a town's and is of the county (镇政府、|公安局)."""
        place = self.found[-1].org.place
        of_county = self.text[end - 1] in "局台" and self.text[end - 2] != "分"
        return of_county and place is not None and place.level == "township"

    def _level_listed(self, start: int, before: str) -> str | None:
        """The level word that a body shares where nobody knows the place (县发改局、|财政局)."""
        last = self.found[-1] if self.found else None
        nowhere = last is not None and last.org.place is None and last.rule == BY_LEVEL
        return level_of(last.org) if last and nowhere and lists_on(self.text, last, start, before) else None

    def _deictic(self) -> Iterator[OrgMention]:
        for match in near(_DEICTIC, self.text, self.reading.anchors("bureau"), 1):
            level, start = match.group(1), match.start()
            mention = self.place_ends.get(match.end() - 1)
            place: Place | None = None
            if mention and level and mention.place.level != "venue":
                place, start = mention.place, mention.start
            elif of_several(self.text, start) or (level and self.text.startswith(_COUNTIES, start - 1)):
                continue
            elif level and level != "总":
                place = self.context.resolve(level, start)
            org = self._of_domain(level, place, match.start()) if level else self._same(match.start())
            if org:
                yield OrgMention(start, match.end(), org, mention is not None)
        yield from self._listed()
        for match in BARE_OFFICE.finditer(self.text):
            own, last = self.context.own(match.start()), self.bureaus.named.latest(match.start())
            goes_on = self.text[match.start() - 1] == "、" and match.start() - 1 in self.reading.title_ends
            ours = own if not goes_on and is_ours(self.context, own, last) else None
            org = (ours and self._of_domain("", ours, match.start())) or self._same(match.start())
            if org:
                yield OrgMention(match.start(), match.end(), org, False)

    def _same(self, offset: int) -> Org | None:
        """The bureau that 该局 means: the last one before it, else that of the document, where others come to 我局."""
        own = self.context.own(offset)
        last = None if self.text.startswith(_TO_US, offset - 1) else self.bureaus.meant(self.text, offset, own)
        return last or self._of_domain("", own, offset)

    def _listed(self) -> Iterator[OrgMention]:
        """椒江、临海、温岭等县（市、区）局: one bureau for each place of the list."""
        for match in LISTED_BUREAUS.finditer(self.text):
            for mention in places_of_list(self.text, match.start(), self.place_ends):
                org = self._of_domain("", mention.place, match.start())
                if org:
                    yield OrgMention(mention.start, mention.end, org, False)

    def _domain(self, offset: int) -> str | None:
        """The line of work that a bare 局 belongs to: the last told of, else the first, else that of the credits."""
        return self.bureaus.domains.before(offset) or self._margin_domain

    @cached_property
    def _margin_domain(self) -> str | None:
        bodies = longest(self.reading.margin_tokens().get("body", ()))
        return next((t.value.domain for t in bodies if t.value.domain in DOMAINS), None)

    def own_bureau(self) -> Org | None:
        """The bureau that a document is of whose text names none: that of its credits."""
        if any(m.org.domain in DOMAINS and m.end - m.start > len("局") for m in self.found):
            return None
        return self._of_domain("", self.context.own(0), 0)

    def _of_domain(self, level: str, place: Place | None, offset: int) -> Org | None:
        """The bureau of a place in the line of work that the document is about (市局, 省局, 总局)."""
        domain = self._domain(offset)
        if domain is None or (level == "总" and self.reading.in_foreign_name(offset)):
            return None  # 乌克兰国防部情报|总局
        if level == "总":
            return next((national_org(n) for n in nationals() if n.domain == domain and n.name.endswith("总局")), None)
        if place is None:
            return None
        same = self.bureaus.of_place.get((place, domain))
        if same:
            return same
        body = next(b for b in bodies() if b.domain == domain and b.name.endswith("局"))
        return body_org(body, place)


def _merged(reading: Reading) -> list[Token]:
    """National and other bodies together, leftmost-longest; a national name wins over an equal one."""
    tokens = [*reading.tokens.get("national", []), *reading.tokens.get("body", [])]
    tokens.sort(key=lambda t: (t.start, -t.end, isinstance(t.value, Body)))
    return tokens
