"""Organizations and venues with a name of their own: schools, companies, markets, bureaus that no list has."""

import re
from collections.abc import Iterator

from kg.extract.branches import branch_of, brand_branch, platforms, site_of
from kg.extract.brands import has_own, is_brand
from kg.extract.context import Context
from kg.extract.dictionary import acts, segment, word_frequency
from kg.extract.edges import LASTS, STOPS, balanced, is_han, left_edge
from kg.extract.endings import TRADES, goes_on
from kg.extract.fronts import behind_acts, past_acts, past_verb
from kg.extract.org import ABROAD, Org, OrgMention
from kg.extract.place import Place, PlaceMention
from kg.extract.proper import (
    LEVEL_FRONT,
    OF_THE_STATE,
    OF_VILLAGES,
    ONLINE,
    REGISTERED,
    Candidate,
    is_one_of_many,
    is_proper,
    online_start,
    own_from,
    sells,
)
from kg.extract.reading import Reading
from kg.extract.rows import behind_places, behind_wares, firm_start, first_place, last_place, last_row
from kg.extract.scan import Token
from kg.extract.schools import parts_of
from kg.extract.tasks import TASK_GROUPS, task_start
from kg.extract.troops import of_troops
from kg.extract.visits import is_site_too
from kg.extract.words import Head
from kg.text import char_at, char_before

_LIMIT_WITH_AND = 20
_LIMIT = {"Enterprise": 26, "Agency": 16}
_OF_PEOPLE, _LIMIT_OF_WHOM = ("协会", "联合会"), 10  # 省|护士|协会
_TRADE_NAMES = frozenset("家和名为同都")
_TWO_NAMES = re.compile(f"[{LASTS}]和")
_OF_PLATFORM = re.compile("^(?:商城|网站|网)")
_BY = ("来源：", "来源:", "来源： ")  # in front of the house of a byline
_COMPANY = ("公司", "集团", "银行")
_COMPANIES = frozenset({"公司", "集团", "集团公司"})
_GLUED_LATIN = re.compile("[\\d一-鿿]([A-Za-z][A-Za-z0-9&.-]{1,60})$")  # 和|JBS公司
_OF_A_PLACE = re.compile(
    "第[一二三四五六七八九十\\d]|人民医院|中医院|妇幼|中心医院"
)  # what the place stands before in full
_FOUNDED = re.compile("(?:成立|创办|组建|引进)(?!的)(?=.{2})")  # 青岛市成立|国际啤酒节联盟
_WHOLE = re.compile("^全(?=[省市县区州旗盟])")
_IN_NAMES = "中府里内外域重政"  # 市中|万达广场, 市府|广场: no level in front of a site
_PARKS = frozenset("湿地公园 森林公园 地质公园 遗址公园 考古遗址公园".split())
_LIMIT_OF_PARK = 8  # characters of their own names
_LIMIT_OF_REGISTERED = 22  # characters before the last word of a company's full name
_NEVER_REGISTERED = re.compile(
    "[^一-鿿（）()·A-Za-z]|[的了在到赴从由向对被把将等称和与及是某该各已局厅]|标称|委托|生产|销售|公司|某某|市场|成立|查处|这|部分|多家"
)
_SHARED = ("公司", "占", "持", "股")  # 增持公司|股份
_LONGEST_OF_TRADE = 4  # characters of their names
_IN_FIRMS = ("师傅", "农民")  # cue words in names of companies
_APPOINTED, _LEVELS = ("免去", "任命"), "省市县区"
_OF_FARMERS = 6  # characters of the shortest name of a cooperative of farmers with a name of its own
_QUANTITY = re.compile(r"[一二两三四五六七八九十百数几多余\d]{1,6}[家个所名座批处]")
_NO_LEVEL = ("市场", "市区", "市内", "市郊", "省城", "县城")  # what only begins like a level word
_KINDS = ("企业", "公司", "单位", "商户", "厂家", "品牌", "代工厂", "供应商")  # 包保企业|宁夏X公司


class NamedFinder:
    """Finds names that end with a word of org_heads.tsv."""

    def __init__(
        self, reading: Reading, places: list[PlaceMention], context: Context, bodies: list[OrgMention]
    ) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self.place_at = {m.start: m for m in places}
        self.atoms = {m.end: m.start for m in places}
        self.atoms.update(
            (m.end, m.start) for m in bodies if m.org.kind == "Enterprise" and m.org.domain != ABROAD
        )  # brands
        self.body_at = {m.start: m for m in bodies}
        self.brand_at = {m.start for m in bodies if m.org.kind == "Enterprise" and m.org.domain != ABROAD}
        self.taken = {at for m in bodies for at in range(m.start, m.end)}
        sites = [t for t in reading.tokens.get("site", ()) if self._is_site(t)]
        self.taken.update(at for t in sites for at in range(t.start, t.end))

    def _is_site(self, token: Token) -> bool:
        """Whether a token is a zone, or a venue that no longer name holds (新发地|牛羊肉大厅)."""
        return token.value.level != "venue" or token.start in self.place_at

    def find(self) -> Iterator[OrgMention | PlaceMention]:
        """Mentions of organizations, and of venues as places, ascending, not overlapping."""
        last, firm = 0, None
        yield from self._branches()
        for token in self._heads():
            start, end, _ = token
            if (
                start < last
                or start in self.taken
                or goes_on(self.reading, self.place_at, token)
                or self.text.startswith(("会商会", "面商会"), start - 1)
            ):
                continue
            mention = self._named(token, last)
            if mention and not (token.value.kind == "MediaOutlet" and self.text.endswith(_BY, 0, mention.start)):
                if firm and firm.end == mention.start and isinstance(mention, PlaceMention):
                    mention = site_of(firm, mention)
                branch = branch_of(self.text, mention) if isinstance(mention, OrgMention) else None
                if branch and isinstance(mention, OrgMention):
                    if mention.org.label.endswith(_COMPANY):  # of 北国超市先天下店 the shop alone is meant
                        yield mention
                    mention, end = branch, branch.end
                yield mention
                last = end
                firm = mention if isinstance(mention, OrgMention) and mention.org.label.endswith("集团") else None
                for part in parts_of(self.reading, mention, self.place_at) if isinstance(mention, OrgMention) else ():
                    yield part
                    last = part.end
                if isinstance(mention, OrgMention) and is_site_too(self.reading, mention, end):
                    within = mention.org.place.code if mention.org.place else None
                    yield PlaceMention(mention.start, end, Place(mention.org.label, "venue", None, within), True)

    def _branches(self) -> Iterator[OrgMention]:
        """The branches of the firms that a list has."""
        for start in self.brand_at:
            branch = brand_branch(self.text, self.body_at[start])
            if branch:
                self.taken.update(range(start, branch.end))
                yield branch

    def _heads(self) -> list[Token]:
        """The last words of names, ascending by end; of those that end together the longest."""
        ends: dict[int, Token] = {}
        for token in self.reading.tokens.get("head", ()):  # ascending by start
            ends.setdefault(token.end, token)
        return [ends[end] for end in sorted(ends)]

    def _named(self, token: Token, last: int) -> OrgMention | PlaceMention | None:
        head: Head = token.value
        if head.head in TASK_GROUPS:
            return self._task_group(token, last)
        start = self._start(token, last)
        front = self.place_at.get(start)
        first = front.end if front and front.end <= token.start else start
        titles = (self.reading.titles.get(at) for at in range(first, token.start))  # not 安溪县|长坑茶厂
        if any(end and (end < token.start or head.kind != "Association") for end in titles):  # but 医师|协会
            return None
        name = self.text[start : token.end]
        behind = behind_places(self.place_at, start, token.start)
        core = self.text[own_from(head, first, behind, token.start) : token.start]
        place = self._place(start, token.start, front)
        if head.head in TRADES and (len(core) > _LONGEST_OF_TRADE or core[:1] in "即否" or core.endswith(_SHARED)):
            return None
        if (name[:2] == "国家" and name[2:] in _PARKS) or is_one_of_many(head, self.text, behind, token.start):
            return None
        body = self.body_at.get(start)
        if (
            body
            and body.end == token.start
            and (
                head.head == "学校"
                or (body.org.kind == "Enterprise" and head.head in _COMPANIES)
                or body.org.label in platforms()
            )
        ):
            return None  # 中石化|集团公司: the same; 教育局|学校安全管理处
        if not is_proper(self.reading, Candidate(head, core, name, start, front, bool(front or place))):
            return None
        begin = start if place else behind_acts(self.text, start, token.start)
        if begin is None:
            return None
        start, name = begin, self.text[begin : token.end]
        if head.role == "venue":
            within = place.code or place.within if place else None
            own = start
            while own in self.place_at and self.place_at[own].full and token.start - self.place_at[own].end > 1:
                own = self.place_at[own].end  # 宜昌市|夜明珠码头
            label = self.text[own : token.end] if front or name[1] in _IN_NAMES else self._label(name, None, place, "")
            return PlaceMention(start, token.end, Place(label, "venue", None, within), True)
        if head.kind == "Agency" and place and place.level == "venue":  # 人民大会堂|北大厅
            return None
        if head.kind == "Agency" and place is None and not (len(head.head) > 2 and len(core) > 2 and is_brand(core)):
            return None
        if body and body.org.label in platforms() and head.kind == "Enterprise":  # 天猫商城|玺乐官方旗舰店
            name = _OF_PLATFORM.sub("", self.text[body.end : token.end])
        org = Org(self._label(name, front, place, head.kind), head.kind, place)
        return of_troops(self.text, OrgMention(start, token.end, org))

    def _start(self, token: Token, last: int) -> int:
        """Where a name begins whose last word the token is, by what stands around it; not before `last`."""
        head: Head = token.value
        start = self._leftmost(head, token.start, last)
        of_register = head.head.endswith((*REGISTERED, "合作社"))
        if of_register or (head.kind == "Enterprise" and sells(self.text, token.end)):
            start = self._registered_start(start, token.start, last)
        start = last_row(self.place_at, start, token.start) if of_register else start
        start += start == last and self.text.startswith(("和", "与"), start)
        start = self._quantified(start, token.start)
        if head.kind in ("Institution", "Agency", "Association"):
            start = self._over_and(start, token.start, last)
        if head.kind != "Enterprise":
            start = first_place(self.place_at, start, token.start)
        else:
            start = firm_start(self.place_at, self.text, start, token.start)
            if start not in self.place_at and not self.text.startswith("中国", start):  # 正式致函|三只松鼠股份有限公司
                start = next((at for at in range(start, token.start) if at in self.brand_at), start)
            if start not in self.brand_at:
                start = behind_wares(self.place_at, self.text, start, token.start)
        if head.kind == "Institution" and self.text.startswith("民办", start - 1):  # 上海|市民|办中芯学校
            start = self.atoms.get(start - 1, start - 1)
        village = head.head in OF_VILLAGES and token.start in self.atoms  # 清波街道|柳浪社区|居民委员会
        if village or head.kind in ("Institution", "MediaOutlet"):  # 江苏|重庆晚报
            start = last_place(self.place_at, start, token.start)
        latin = _GLUED_LATIN.search(self.text, start, token.start) if head.kind == "Enterprise" else None
        start = latin.start(1) if latin else start
        founded = _FOUNDED.search(self.text, start, token.start)
        start = founded.end() if founded else start
        start = past_acts(self.text, start, token.start, self.place_at, site=head.role == "venue")
        start = balanced(self.text, self._unfronted(start, token.start, site=head.role == "venue"), token.end)
        start = past_verb(self.text, start, token.end, self.place_at, self.body_at)
        if head.head in ONLINE:
            start = online_start(self.text, start, token)
        if head.kind == "Agency" and self.text.endswith(_APPOINTED, 0, start):  # 免去李大伟|市经济委员会
            start = next((at for at in (start + 2, start + 3) if at < token.start and self.text[at] in _LEVELS), start)
        while start < token.start and self.text[start] in "·、）)”":
            start += 1
        if self.text[start] in "（(":  # （3月15日A9版）欧尚超市
            start = max(self.text.find(mark, start, token.start) for mark in "）)") + 1 or start
        return start

    def _leftmost(self, head: Head, end: int, last: int) -> int:
        """Where a name may begin at the earliest whose last word begins at `end`."""
        stops = STOPS - _TRADE_NAMES if head.kind == "Enterprise" and head.head not in TRADES else STOPS
        start = max(left_edge(self.reading, end, _LIMIT.get(head.kind, 14), self.atoms, stops), last)
        if head.head in _PARKS and self.text.startswith("国家", start):  # 洪谷|国家森林公园
            wider = max(left_edge(self.reading, start, _LIMIT_OF_PARK, self.atoms, stops), last)
            own = wider < start and (wider in self.place_at or has_own(self.text[wider:start]))
            start = wider if own else start
        whom = self.reading.cue_ends.get(end) if start == end else None
        if whom and whom.value == "stop" and head.head in _OF_PEOPLE and not acts(self.text[whom.start : whom.end]):
            start = max(left_edge(self.reading, whom.start, _LIMIT_OF_WHOM, self.atoms, stops), last)
        return start

    def _registered_start(self, start: int, end: int, low: int) -> int:
        """Over what would stop a name, to the place that the full name of a company begins with (辽宁|绿色有机食品)."""
        for at in range(max(end - _LIMIT_OF_REGISTERED, low), start):
            own = self.place_at[at].end if at in self.place_at else end
            if own < end and not _NEVER_REGISTERED.search(self.text, own, end) and not self._told(own, end):
                return at
        return start

    def _told(self, start: int, end: int) -> bool:
        """Whether a stretch holds a cue word that no brand does, or is of farmers in general."""
        cues = (self.reading.cue_starts.get(at) for at in range(start, end))
        told = any(cue and cue.end - cue.start > 1 and self.text[cue.start : cue.end] not in _IN_FIRMS for cue in cues)
        return told or (self.text.startswith("农民", start) and end - start < _OF_FARMERS)

    def _task_group(self, token: Token, last: int) -> OrgMention | None:
        """推动长三角一体化发展领导小组: a group named after its task."""
        start = task_start(self.reading, token, last)
        if start is None:
            return None
        front = self.place_at.get(start)
        place = self._place(start, token.start, front)
        label = self._label(_WHOLE.sub("", self.text[start : token.end]), front, place, "Agency")
        return OrgMention(start, token.end, Org(label, "Agency", place))

    def _over_and(self, start: int, end: int, low: int) -> int:
        """市教育考试与|教学研究院: on to the place or level word at the edge, where only 与 or 和 was in the way."""
        if char_before(self.text, start) not in ("与", "和"):
            return start
        wider = max(left_edge(self.reading, end, _LIMIT_WITH_AND, self.atoms, STOPS - {"与", "和"}), low)
        if any(both.end() - 1 not in self.place_at for both in _TWO_NAMES.finditer(self.text, wider, start)):
            return start
        fronted = wider in self.place_at or self.text.startswith((*LEVEL_FRONT, *OF_THE_STATE), wider)
        edge = not wider or not is_han(self.text[wider - 1]) or self.text[wider - 1] in "由据经在"
        edge = (edge or wider in self.reading.cue_ends) and not any(
            token.start == start for token in self.reading.tokens.get("mask", ())
        )
        return (
            wider
            if wider < start - 2 and fronted and edge and not self.taken.intersection(range(wider, end))
            else start
        )

    def _quantified(self, start: int, end: int) -> int:
        """Behind a number and its measure word (三家网络平台公司)."""
        both = _TWO_NAMES.search(self.text, start, end)
        found = both.end() if both else start
        for match in _QUANTITY.finditer(self.text, start, end):
            found = match.end()
        return found

    def _unfronted(self, start: int, end: int, *, site: bool) -> int:
        """Past common words that stand glued in front of a name's place (标称|内蒙古X公司, 据|江南大学)."""
        if start in self.place_at:
            return start
        for at in range(start + 1, min(start + 10, end)):
            if at in self.place_at:
                if site:
                    return at
                if self.text[at - 1] in "（(":  # 天喔|（武汉）食品有限公司
                    return start
                glued = self.text[start:at]
                plain = (
                    glued.endswith(_KINDS)
                    or any(char.isdigit() for char in glued)
                    or all(len(piece) == 1 or word_frequency(piece) > 50 for piece in segment(glued))
                )
                return at if plain else start
        return start

    def _label(self, name: str, front: PlaceMention | None, place: Place | None, kind: str) -> str:
        """The canonical name: the place in full in front, but for companies, whose registered name is their own."""
        if kind in ("Enterprise", "MediaOutlet") and (front or not name.startswith(LEVEL_FRONT)):
            return name
        if front and kind == "Institution" and (front.full or not _OF_A_PLACE.match(name, front.end - front.start)):
            return name
        if front and kind == "Association" and front.full and place != front.place:  # 江门市|新会区|餐饮协会
            return name
        body = self.body_at.get(front.start) if front else None
        if front and body and body.org.place == place and body.end < front.start + len(name):
            return body.org.label + name[body.end - front.start :]  # 北京食药监局|投诉举报中心
        if front and place and not name.startswith(place.name):
            last, start = front, front.start
            while last.place != place and last.end in self.place_at:
                last = self.place_at[last.end]
            full = place.name + name[last.end - start :]
            return full if kind != "Association" or full in self.text else name  # 香港|中华总商会
        if place and not front and name.startswith(LEVEL_FRONT):
            level = "自治区" if name.startswith("自治区") else name[0]
            return place.name + name[len(level) :] if place.name.endswith(level) else name
        return name

    def _place(self, start: int, end: int, front: PlaceMention | None) -> Place | None:
        found = None
        at = start
        while at in self.place_at and self.place_at[at].end <= end:
            found = self.place_at[at].place
            at = self.place_at[at].end
        if found or front:
            return found
        level = "自治区" if self.text.startswith("自治区", start) else char_at(self.text, start)
        if self.text.startswith(_NO_LEVEL, start) or (start and self.text[start - 1] in "城都超"):
            return None
        return self.context.resolve(level, start) if level in LEVEL_FRONT else None
