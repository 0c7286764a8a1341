"""Organizations: bodies that every place has, national bodies, deictic short forms (市局), parts of bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.context import Context, fits
from kg.extract.edges import is_han
from kg.extract.places import Place, PlaceMention
from kg.extract.reading import READ, Reading
from kg.extract.scan import Token, longest, scanner
from kg.extract.words import Body, National, bodies, nationals

_LEVEL_END = re.compile(r"(?:自治区|地区|街道|[省市州盟县区旗镇乡])$")
_GROUP_BEFORE = re.compile(r"(?:各级|各地|各|级|每个|基层|部分|多个|[两三四五六七八九十\d]个|、市|（市|市、|市）)$")
_DEICTIC = re.compile(r"(?:(?:该|我|本)?(总|省|市|县|区|州|盟|旗|自治区)|(该|我|本))局(?![长部级面势域外内])")
_BARE_OFFICE = re.compile(r"(?<=[，。、；：\s（])局(?=党组|党委|机关|领导|党总支|副局长|长)")
_NOT_BODY_NEXT = {"委": frozenset("员派托屈会婉"), "部": frozenset("门分署队属"), "政府": frozenset("性采购"), "法院": frozenset(""), "人大": frozenset("代")}
DOMAINS = frozenset({"市场监管", "食药监", "质监", "工商", "药监", "税务", "气象", "公安"})
_LISTED = re.compile(r"等(?:[两三四五六七八九十\d]{0,2}个?)[（(]?[省市县区旗州][市县区、（）()旗]*局")
_SPECIAL_KINDS = (
    ("Association", ("协会", "联合会", "总工会", "红十字会", "消费者权益保护委员会", "消费者委员会", "合作社联合社")),
    ("Institution", ("党校", "疾病预防控制中心", "畜牧兽医站")),
    ("MediaOutlet", ("电视台", "融媒体中心")),
)


@dataclass(frozen=True, slots=True)
class Org:
    """An organization as one document shows it; `label` is the canonical name."""

    label: str
    kind: str
    place: Place | None = None
    parent: str | None = None  # label of the organization that it is part of
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class OrgMention:
    """An organization at `text[start:end]`; `named` is False where only a deictic form (市局) stands there."""

    start: int
    end: int
    org: Org
    named: bool = True
    rule: str = "body"
    confidence: float = 0.95


class OrganizationFinder:
    """Finds the mentions of bodies in one reading."""

    def __init__(self, reading: Reading, places: list[PlaceMention], context: Context) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self.place_ends = {m.end: m for m in places}
        self.place_starts = {m.start: m for m in places}
        self.found: list[OrgMention] = []

    def find(self) -> list[OrgMention]:
        """Mentions of national bodies and of bodies that every place has, ascending, not overlapping."""
        for token in _merged(self.reading):
            if self.found and token.start < self.found[-1].end:
                continue
            mention = self._national(token) if isinstance(token.value, National) else self._body(token)
            if mention:
                self.found.append(mention)
        taken = [(m.start, m.end) for m in self.found]
        self.found.extend(m for m in self._deictic() if not any(a < m.end and m.start < b for a, b in taken))
        self.found.sort(key=lambda m: m.start)
        return _one_bureau(self.found)

    def _national(self, token: Token) -> OrgMention | None:
        start, end, body = token
        following, before = self.text[end : end + 1], self.text[start - 1 : start]
        surface = self.text[start:end]
        if following in _NOT_BODY_NEXT.get(surface[-1], ()) or (len(surface) < 3 and before not in "，。、；：\n （由和与向“" and start):
            return None
        if start in self.reading.foreign_ends:
            return None
        if start in self.place_ends and not surface.startswith(("国家", "中", "全国", "国务院", "最高")):
            return None
        return OrgMention(start, end, national_org(body), rule="national body")

    def _body(self, token: Token) -> OrgMention | None:
        start, end, body = token
        surface = self.text[start:end]
        if self.text[end : end + 1] in _NOT_BODY_NEXT.get(surface, _NOT_BODY_NEXT.get(surface[-1], ())):
            return None
        mention = self.place_ends.get(start)
        if mention and mention.place.level != "venue":
            return self._with_place(mention, end, body)
        level = _LEVEL_END.search(self.text, max(start - 3, 0), start)
        if level:
            return self._with_level(level.start(), level.group(), end, body)
        return self._placeless(start, end, body) if len(surface) > 2 else None

    def _with_place(self, mention: PlaceMention, end: int, body: Body) -> OrgMention | None:
        surface = self.text[mention.end : end]
        if surface == "委" and not mention.full and not mention.place.name.endswith("自治区"):
            return None
        start = mention.start
        while start in self.place_ends and self.place_ends[start].place.level != "venue":
            start = self.place_ends[start].start
        return OrgMention(start, end, body_org(body, mention.place), rule="place and body")

    def _with_level(self, start: int, level: str, end: int, body: Body) -> OrgMention | None:
        if _GROUP_BEFORE.search(self.text, max(start - 3, 0), start):
            return None
        own = self.text[start - 1 : start] in ("我", "全", "本", "该") if start else False
        if not own and start and is_han(self.text[start - 1]) and self._glued(start):
            return None
        place = self.context.resolve(level, start, own=own)
        org = body_org(body, place) if place else Org(body.full(level), kind_of(body), None, None, body.domain)
        return OrgMention(start, end, org, rule="level word and body", confidence=0.9 if place else 0.6)

    def _glued(self, start: int) -> bool:
        """Whether a level word is the end of another word (城市, 地区)."""
        return self.text[start - 1 : start + 1] in ("城市", "地区", "城区", "山区", "社区", "郊区", "辖区", "都市", "超市", "园区", "牧区", "库区", "灾区", "景区")

    def _placeless(self, start: int, end: int, body: Body) -> OrgMention | None:
        before = self.text[start - 1 : start]
        if _GROUP_BEFORE.search(self.text, max(start - 3, 0), start) or before in "）”":
            return None
        if before in ("、", "和", "及", "与", "（") and self.found and self.found[-1].end >= start - 1 and self.found[-1].org.place:
            return OrgMention(start, end, body_org(body, self.found[-1].org.place), rule="list of bodies", confidence=0.85)
        between = self.text[self.found[-1].end : start] if self.found and start - self.found[-1].end <= 10 else ""
        if between.endswith("、") and not set("，。；\n") & set(between) and self.found[-1].org.place:
            return OrgMention(start, end, body_org(body, self.found[-1].org.place), rule="chain of posts", confidence=0.85)
        if start and is_han(before) and before not in "由和与向对据经为被让请原、是在" and not self.text.endswith("当地", 0, start) and start not in self.reading.cue_ends:
            return None
        place = self.context.own(start)
        if place is None or (self.text[end : end + 1] in ("门",)):
            return None
        return OrgMention(start, end, body_org(body, place), rule="body of the document's place", confidence=0.7)

    def _deictic(self) -> Iterator[OrgMention]:
        for match in _DEICTIC.finditer(self.text):
            level = match.group(1)
            mention = self.place_ends.get(match.end() - 1)
            if mention and level and mention.place.level != "venue" and (fits(mention.place, level) or mention.end == match.end() - 1):
                place, start = mention.place, mention.start
            elif _GROUP_BEFORE.search(self.text, max(match.start() - 3, 0), match.start()):
                continue
            else:
                place, start = (self.context.resolve(level, match.start()) if level and level != "总" else None), match.start()
            org = self._same(match.start()) if not level else self._of_domain(level, place, match.start())
            if org:
                yield OrgMention(start, match.end(), org, mention is not None, "deictic bureau", 0.8)
        yield from self._listed()
        for match in _BARE_OFFICE.finditer(self.text):
            org = self._same(match.start())
            if org:
                yield OrgMention(match.start(), match.end(), org, False, "bare bureau", 0.8)

    def _same(self, offset: int) -> Org | None:
        """The bureau that 该局 means: the last one before it, else the first of the document."""
        bureaus = [m for m in self.found if m.org.label.endswith("局") and m.org.place]
        before = [m for m in bureaus if m.end <= offset]
        if bureaus:
            return before[-1].org if before else bureaus[0].org
        return self._of_domain("", self.context.own(offset), offset)

    def _listed(self) -> Iterator[OrgMention]:
        """椒江、临海、温岭等县（市、区）局: one bureau for each place of the list."""
        for match in _LISTED.finditer(self.text):
            at = match.start()
            while at in self.place_ends:
                mention = self.place_ends[at]
                org = self._of_domain("", mention.place, match.start())
                if org:
                    yield OrgMention(mention.start, mention.end, org, False, "list of bureaus", 0.75)
                at = mention.start - 1 if self.text[mention.start - 1 : mention.start] == "、" else -1

    def _domain(self, offset: int) -> str | None:
        """The line of work that a bare 局 belongs to: the last one told of, else the first, else that of the credits."""
        told = [m for m in self.found if m.org.domain in DOMAINS]
        before = [m for m in told if m.end <= offset]
        if told:
            return before[-1].org.domain if before else told[0].org.domain
        article = self.reading.article
        margin = [article.source or "", *(article.text.text[n.start : n.end] for n in article.lines if n.kind not in READ)]
        tokens = longest(scanner().scan("\n".join(margin)).get("body", []))
        return next((t.value.domain for t in tokens if t.value.domain in DOMAINS), None)

    def _of_domain(self, level: str, place: Place | None, offset: int) -> Org | None:
        """The bureau of a place in the line of work that the document is about (市局, 省局, 总局)."""
        domain = self._domain(offset)
        if domain is None:
            return None
        if level == "总":
            return next((national_org(n) for n in nationals() if n.domain == domain and n.name.endswith("总局")), None)
        if place is None:
            return None
        same = next((m.org for m in self.found if m.org.place == place and m.org.domain == domain), None)
        if same:
            return same
        body = next(b for b in bodies() if b.domain == domain and b.name.endswith("局"))
        return body_org(body, place)


def _one_bureau(found: list[OrgMention]) -> list[OrgMention]:
    """A place has one market bureau: its variants in one document take the longest name."""
    names: dict[Place, Org] = {}
    for m in found:
        if m.org.domain == "市场监管" and m.org.place:
            known = names.setdefault(m.org.place, m.org)
            if len(m.org.label) > len(known.label):
                names[m.org.place] = m.org
    return [replace(m, org=names[m.org.place]) if m.org.domain == "市场监管" and m.org.place else m for m in found]


def _merged(reading: Reading) -> list[Token]:
    """National and other bodies together, leftmost-longest; a national name wins over an equal one."""
    tokens = [*reading.tokens.get("national", []), *reading.tokens.get("body", [])]
    tokens.sort(key=lambda t: (t.start, -t.end, isinstance(t.value, Body)))
    return tokens


def kind_of(body: Body) -> str:
    """The class of a body by what its name ends with."""
    return next((kind for kind, ends in _SPECIAL_KINDS if body.name.endswith(ends)), "Agency")


def body_org(body: Body, place: Place | None) -> Org:
    """The organization that a body of a place is."""
    label = body.full(place.name) if place else body.bare
    return Org(label, kind_of(body), place, None, body.domain)


def national_org(body: National) -> Org:
    """The organization of a row of national.tsv."""
    return Org(body.name, body.kind, None, body.parent, body.domain)


def with_part(org: Org, part: str) -> Org:
    """A part of an organization: 食品科 of 县市场监督管理局."""
    return replace(org, label=org.label + part, parent=org.label, domain=None)


