"""Bodies that no list knows, by the title of their head behind them: 县创卫办|主任X, 区教育局安保办|主任X."""

import re
from collections.abc import Iterator
from operator import attrgetter

from kg.extract.anchors import VERBS
from kg.extract.beside import A_SIDE
from kg.extract.context import Context
from kg.extract.dictionary import plain_tag, word_frequency
from kg.extract.edges import LASTS, STOPS, balanced, is_han, left_edge
from kg.extract.heads_abroad import head_abroad
from kg.extract.org import Org, OrgMention, with_part
from kg.extract.place import PlaceMention
from kg.extract.proper import OF_THE_STATE
from kg.extract.reading import Reading
from kg.extract.scan import Token, longest
from kg.extract.words import bodies_of_titles, generic_words, heads, surname_initials
from kg.text import char_at, char_before
from kg.wording import derived

_BUREAUS, _INNER = ("局", "厅"), ("办公室", "科", "股", "处", "室")
_OF_BUREAUS = ("所", "科", "股", "队")  # what ends parts of bureaus, which are none of offices
_OF_ZONES = ("开发区管委会", "经开区管委会", "高新区管委会", "工业园区管委会", "产业园区管委会")
_OFFICES = ("办公室", "委员会")
_LIMIT = 24  # characters of the longest name
_STOPS = STOPS - frozenset("都家名处件个")  # which names hold now and then (六都寨人民法庭)
_LONGEST_PART = 12  # characters of a part's name before its last word
_BIG = re.compile("大学|学院|医院|研究院|研究所|公司|集团|银行")  # what a part without a body in front is told by
_LEVELS = ("自治区", "省", "市", "县", "区", "州", "旗", "镇", "乡")
_BARE_PARTS = ("办公室", "政治部", "专家委员会")  # which only the body in front tells apart
_OF_ANY = ("部", "科", "室", "处", "分会", "专家委员会")  # last words of parts of schools, firms and societies too
_AGENCIES, _ANY = ("Agency",), ("Agency", "Institution", "Association", "Enterprise", "MediaOutlet")
_FACULTIES = ("学院", "系")  # of a university whose name is left out (食品学院|教授X)
_ACADEMY = "工程院"  # whose members' titles name it without the country
_LEARNED = ("学院", "研究中心", "研究所", "研究院")  # last words of names that hold 与 without a place in front
_NO_PARTS = ("总局", "委", "署", "厅", "街道办")  # last words of bodies that are no parts of what was told of before
_SHORT_NAME = 4  # characters of a name that may be the end of many
_SAME = ("公司", "集团", "集团公司", "有限公司")  # what the name of a company may go on with
_OF, _ONE_OF = "的", ("一家", "一所", "某", "一个", "知名")
_ANDS = frozenset("与和及")  # which names hold now and then
_TWO_NAMES = re.compile(f"[{LASTS}会][与和及]")
_WHOLE = re.compile("(?:集团|总|分|子|支)?公司|集团(?!军)|医院|学校")
_OF_ALL = (*OF_THE_STATE, "全国")
_LONG_CORE = 5  # ... of a national body that is told by its name alone
_SHORT_CORE = 2  # characters before the last word of a name without a place
_USUAL = 200  # how often the dictionary has seen a word that names nobody (医院|办公室主任)
# What only firms have for a head, and what is said in front of it that names none.
_OF_FIRMS = (
    *("CEO", "首席执行官", "创始人", "董秘", "董事会秘书", "总裁", "董事长", "总经理"),
    *("合伙人", "董事局主席", "董事会主席"),
)
_OF_SHOPS = (*_OF_FIRMS, "店长", "店主", "老板")  # behind a name in quotation marks
_QUOTED = re.compile("“([A-Za-z0-9一-鿿]{2,8})”$")
_QUOTED_REACH = 10  # characters of its longest match
_POLITE = ("先生", "女士")  # 经理顾|先生 is told by no name
_OF_SITES = ("经理", "董事长", "总裁")  # who heads the firm that runs a market
_FIRMS = ("证券", "咨询", "资讯", "期货", "资本")  # last words of names of firms before a title alone
_NO_FIRMS = tuple(
    "行政 公司 企业 集团 总部 酒店 饭店 门店 餐厅 超市 方面 执行 联席 常务 首席 高级 "
    "业 家 商 者 店 厂 国 部 区 事 员 工 位 名 大 务 党 委会".split()
)
_NO_NAMES = ("c", "d", "p", "r", "t")  # tags of words that no name of a firm begins with
_LONGEST_FIRM = 8
_PLACE = 3  # characters of a place in front of the name of a firm
_JOINED = frozenset("和与及据由对向")  # in front of a name
REGION = re.compile("(?:大中华|中国|亚[太洲]|华[东南西北中])(?:区|事业部)?$|全球$|”?平台$|品牌$")  # 康师傅|中国区|总裁
REGION_REACH = 6
_JOINT = re.compile("中[俄白哈蒙日韩法德英美欧]")  # 中俄能源合作委员会
_CAREER = re.compile(
    "(?:\\d{2,4}年(?:\\d{1,2}月)?(?:至今|起|[—-])?){1,2}(?:先后|历任|调任|转任|升任|任){0,2}"
)  # 1980年8月任|县农机厂
_BEHIND = frozenset("、兼（")  # and surnames
_MODIFIER = re.compile(f"(?:原任?|时任|前|的|{A_SIDE})$")
GRADED = ("分析师", "研究员", "经济学家")  # titles in front of which a grade and a field may stand (首席宏观分析师)
GRADE = re.compile("(?P<grade>首席|高级|资深|特约)?(?:[一-鿿][业观略济]|食品|[一-鿿]{2}行业)?$")
_PREFIXES = ("常务副", "第一副", "副", "代", "第一", "首席", "高级", "特约", "资深")


def with_titled(
    reading: Reading, orgs: list[OrgMention], places: list[PlaceMention], context: Context
) -> list[OrgMention]:
    """The mentions of `orgs` and of the bodies that only a title tells of; ascending."""
    more = list(_Titled(reading, orgs, places, context).find()) if reading.titles else []
    return sorted([*orgs, *more], key=attrgetter("start")) if more else orgs


class _Titled:
    """Finds them in one reading."""

    def __init__(self, reading: Reading, orgs: list[OrgMention], places: list[PlaceMention], context: Context) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self._org_ends = {m.end: m for m in orgs}
        self._inside = {at for m in orgs for at in range(m.start, m.end)}
        self._place_at = {m.start: m for m in places if m.place.level != "venue"}
        self._place_ends = {m.end for m in places}
        self._sites = {m.end: m for m in places if m.place.level == "venue"}
        self._abroad = any(token.value for token in reading.tokens.get("mask", ()))
        self._atoms = {m.end: m.start for m in places} | {m.end: m.start for m in orgs}

    def find(self) -> Iterator[OrgMention]:
        """The mentions, ascending."""
        for token in longest(self.reading.tokens["title"]):
            start = self._front(token)
            site = self._sites.get(start)
            heads = site and token.value.title.endswith(_OF_SITES) and self._held(token)
            if site and heads and not self.text.startswith(_POLITE, token.end + 1):  # 城南批发市场|副总经理X
                yield OrgMention(site.start, start, Org(site.place.name, "Enterprise"))
            if start in self._org_ends or start in self._inside or start in self._place_ends:
                continue
            mention = head_abroad(self.reading, token, start, _kind) if self._abroad else None
            if mention and mention.start in self._org_ends:  # 中央电视台|北美分台
                mention = None
            if mention is None and not self._held(token):
                continue
            if mention is None:
                tail = self._tail(token, start)
                mention = self._body(start - len(tail), start) if tail else self._firm(token, start)
            if mention and char_before(self.text, mention.start) != "各":  # 各|市场监管所所长
                self._org_ends[mention.end] = mention
                yield mention

    def _front(self, token: Token) -> int:
        """Where the body of a title ends: before 原 and its like."""
        grade = GRADE.search(self.text, token.start - 6, token.start) if token.value.title in GRADED else None
        modifier = grade or _MODIFIER.search(self.text, token.start - 2, token.start)
        return modifier.start() if modifier else token.start

    def _held(self, token: Token) -> bool:
        """Whether somebody's name or one more title may follow a title."""
        following = char_at(self.text, token.end)
        return following in _BEHIND or following in surname_initials()

    def _tail(self, token: Token, end: int) -> str:
        """The last word of the body that stands in front of a title and may have such a head; "" if none does. A title
        of the party's stands for the one behind it (某某银行|党委书记、行长)."""
        title = token.value.title
        if title.startswith("党") and token.end + 1 in self.reading.titles:
            title = self.text[token.end + 1 : self.reading.titles[token.end + 1]]
        title = next((title.removeprefix(front) for front in _PREFIXES if title.startswith(front)), title)
        ends = bodies_of_titles().get(title, ())
        return max((last for last in ends if self.text.endswith(last, 0, end)), key=len, default="")

    def _body(self, head: int, end: int) -> OrgMention | None:
        owner = self._owner(head)
        if owner and owner.org.kind == "Enterprise" and self.text[owner.end : end] in _SAME:
            return owner._replace(end=end)  # 中石化集团|公司
        if owner:
            org = with_part(owner.org, self.text[owner.end : end].removeprefix(_OF))
            return OrgMention(owner.start, end, org)
        edge = balanced(self.text, self._edge(head), end)
        inner = self.reading.titles
        if any(inner.get(at, end) <= head and at not in self._inside for at in range(edge, head)):
            return None
        front = self._place_at.get(edge)
        if front:
            while front.end in self._place_at and self._place_at[front.end].end < head:
                front = self._place_at[front.end]
            if front.end >= end - 1 or self.text.startswith(_ONE_OF, front.end):
                return None
            last = self.text[front.end : end]
            label = self.text[edge:end] if last == "集团" else front.place.name + last  # 海宁|集团 is no city's
            org = Org(label, _kind(last), front.place)
            return OrgMention(edge, end, org)
        return self._of_level(edge, head, end) or self._alone(edge, head, end)

    def _firm(self, token: Token, end: int) -> OrgMention | None:
        """某某咨询|CEO, 某某中国|总裁: a firm by its name alone, where only firms have such a head."""
        quoted = _QUOTED.search(self.text, end - _QUOTED_REACH, end) if self.text[end - 1] == "”" else None
        if quoted and token.value.title.endswith(_OF_SHOPS) and quoted.start(1) not in self._inside:
            kind = _kind(quoted[1]).replace("Agency", "Enterprise")
            return OrgMention(*quoted.span(1), Org(quoted[1], kind))  # “花田小铺”|创始人
        if not token.value.title.endswith(_OF_FIRMS):
            return None
        region = REGION.search(self.text, end - REGION_REACH, end)
        end = region.start() if region else end
        start = left_edge(self.reading, end, _LONGEST_FIRM, self._atoms, _STOPS)
        start += self.text[start] == "”"  # “…。”|启明创投主管合伙人X
        told = plain_tag(self.text[start : start + 2], _USUAL).startswith(_NO_NAMES)  # 虽然|某某董事长
        start += 2 * told
        name, before = self.text[start:end], char_before(self.text, start)
        if len(name) < _SHORT_CORE or start in self._place_at or start in self._inside or end in self._org_ends:
            return None
        if not (told or not is_han(before) or before in _JOINED or start in self.reading.cue_ends):
            return None
        if not name.isalnum() or name.startswith(generic_words()) or name.endswith(_NO_FIRMS) or plain_tag(name):
            return None
        if "兼" in name or any(at in self.reading.titles for at in range(start, end)):
            return None
        full = next((m.org for m in self._org_ends.values() if 0 <= m.org.label.find(name) <= _PLACE), None)
        return OrgMention(start, end, full or Org(name, _kind(name).replace("Agency", "Enterprise")))

    def _edge(self, head: int) -> int:
        """Where the name of a body begins whose last word begins at an offset; 与 and its like stand in it where a
        place or 国家 is in front of them (安徽省动物疫病预防|与控制中心)."""
        edge = left_edge(self.reading, head, _LIMIT, self._atoms, _STOPS)
        if self.text[edge].isdigit() and (dated := _CAREER.match(self.text, edge, head)):
            return dated.end()
        if char_before(self.text, edge) not in _ANDS or _TWO_NAMES.match(self.text, edge - 2):
            return edge
        wider = left_edge(self.reading, head, _LIMIT, self._atoms, _STOPS - _ANDS)
        fronted = wider in self._place_at or self.text.startswith((*_LEVELS, *OF_THE_STATE), wider)
        fronted = fronted or _FACULTIES[0] in self.text[wider:edge]  # 食品学院营养与|食品安全系
        if self.text.startswith(_LEARNED, head) and not is_han(char_before(self.text, wider)):
            fronted, wider = True, self.text.rfind("）", wider, edge) + 1 or wider  # 食品科学与|营养工程学院
        return wider if fronted and wider < edge - 2 else edge

    def _owner(self, head: int) -> OrgMention | None:
        """The body that ends right before the name of a part whose last word begins at an offset."""
        for at in range(head, max(head - _LONGEST_PART, 0), -1):
            owner = self._org_ends.get(at)
            if owner:
                return owner
            cue = self.reading.cue_starts.get(at)
            title = at in self.reading.titles and at < head  # but 委员 in 专家|委员会
            if title or (cue is not None and cue.value in VERBS and cue.end <= head):
                return None
            char = self.text[at - 1]
            if char == _OF and at < head and self._org_ends.get(at - 1):
                continue  # 某某公司的|公关部
            if char in _STOPS or not is_han(char):
                return None
        return None

    def _of_level(self, edge: int, head: int, end: int) -> OrgMention | None:
        """县创卫办: of the place that a level word means."""
        level = next((level for level in _LEVELS if self.text.startswith(level, edge)), "")
        rest = self.text[edge + len(level) : end]
        if not level or edge + len(level) >= head:
            return None
        place = self.context.resolve(level, edge)
        org = Org((place.name if place else level) + rest, _kind(rest), place)
        return OrgMention(edge, end, org)

    def _alone(self, edge: int, head: int, end: int) -> OrgMention | None:
        """北方投资公司|董事长: a body of its own without a place, where its last word is no agency's; else a part of
        the body that the sentence has told of before (来到县教体局，安全办|主任X接待)."""
        before = self.text[edge - 1] if edge else "，"
        if is_han(before) and edge not in self.reading.cue_ends and before not in "和与及":
            return None
        whole = _WHOLE.match(self.text, edge, head)
        if whole:
            return self._part_of_the_firm(edge, whole.end(), end)
        edge += self.text[edge] == "原" and not word_frequency(self.text[edge : edge + 2])
        name, core = self.text[edge:end], self.text[edge:head]
        if name == _ACADEMY:
            return OrgMention(edge, end, Org(f"中国{name}", "Institution"))
        known = self._org_ends.values() if len(name) > _SHORT_NAME else ()
        full = next((m for m in known if m.org.label.endswith(name)), None)
        if name in _BARE_PARTS and before == "、":
            return self._part_told(edge, end)
        usual = full is None and word_frequency(name) > _USUAL
        plain = name.startswith(generic_words()) and not name.endswith(_FACULTIES)
        if len(core) < _SHORT_CORE or plain or usual:
            return None
        big = _BIG.search(name)
        kind = _kind(big.group() if big else name)
        own = _JOINT.match(name) or (name.startswith(_OF_ALL) and len(core) > _LONG_CORE)
        if kind != "Agency" or own:
            return OrgMention(edge, end, full.org if full and full.org.kind == kind else Org(name, kind))
        if full:
            return OrgMention(edge, end, full.org)
        return None if before in ("和", "与", "及") or name.endswith(_NO_PARTS) else self._part_told(edge, end)

    def _part_of_the_firm(self, start: int, behind: int, end: int) -> OrgMention | None:
        """公司|安监部: a part of the firm or house told of last that the word in front of it means."""
        word = self.text[start:behind]
        told = [m for at, m in self._org_ends.items() if at <= start and m.org.label.endswith(word)]
        above = max(told, key=lambda m: m.end).org if told else None
        return OrgMention(start, end, with_part(above, self.text[behind:end])) if above else None

    def _is_part(self, mention: OrgMention) -> bool:
        """Whether a part's own name alone stands in the text, or with a word for the firm (公司|安监部)."""
        whole = _WHOLE.match(self.text, mention.start, mention.end)
        name = self.text[whole.end() if whole else mention.start : mention.end]
        return mention.org.parent is not None and mention.org.parent + name == mention.org.label

    def _part_told(self, edge: int, end: int) -> OrgMention | None:
        """A part of the last body of the sentence before it; of no agency, what parts of any body are called. Parts of
        the same body (计量科科长A、|稽查局|局长B) are passed over."""
        name, low = self.text[edge:end], self.reading.sentence_at(edge).start
        kinds = _ANY if name.endswith(_OF_ANY) else _AGENCIES
        told = [m for at, m in self._org_ends.items() if low < at <= edge and m.org.kind in kinds]
        wholes = [m for m in told if not self._is_part(m)]
        if not told:
            return None
        if name.endswith(_OF_ZONES):  # 县委常委A，经济开发区管委会|主任B
            own = self.context.home("县", edge) or self.context.home("区", edge)
            return OrgMention(edge, end, Org((own.name if own else "") + name, "Agency", own))
        if name[-1] == "所":  # 县市场监管局船寮所…，镇政府…，船寮所|所长
            same = (m.org for m in self._org_ends.values() if m.org.parent and m.org.label == m.org.parent + name)
            if known := next(same, None):
                return OrgMention(edge, end, known)
        if name.endswith(_OF_BUREAUS):  # 县局局长A、县食安办副主任B、温溪所|所长C
            wholes = [m for m in wholes if not m.org.label.endswith(_OFFICES)] or wholes
        above = max(wholes or told, key=lambda m: m.end).org
        if not wholes:  # 公司安监部|主任A、|运检部|主任B
            above = next((m.org for m in self._org_ends.values() if m.org.label == above.parent), above)
        if above.parent and above.parent.endswith(_BUREAUS) and above.label.endswith(_INNER) and name.endswith(_INNER):
            above = above._replace(label=above.parent, parent=None)  # 局办公室主任A、|基教科|科长B
        return OrgMention(edge, end, above if above.label.endswith(name) else with_part(above, name))


@derived
def _kinds() -> dict[str, str]:
    return {head.head: head.kind for head in heads() if head.kind != "Venue"}


def _kind(name: str) -> str:
    """The class of a body by the longest last word of its name that a list has."""
    if name.endswith(_FIRMS):
        return "Enterprise"
    kinds = _kinds()
    return next((kinds[name[at:]] for at in range(len(name)) if name[at:] in kinds), "Agency")
