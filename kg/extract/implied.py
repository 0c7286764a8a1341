"""What body a title means that stands alone: the government of a place, the body before it, the document's own."""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import takewhile

from kg.bodies import body_named
from kg.extract.context import Context
from kg.extract.edges import is_han
from kg.extract.org import Org, OrgMention, body_org, national_org, with_part
from kg.extract.place import Place
from kg.extract.post import Post
from kg.extract.reading import Reading
from kg.extract.scan import Token, longest
from kg.extract.units import NEXT, of_that, of_the_unit
from kg.extract.words import Title, bodies_of_titles, national_names
from kg.text import char_before

A_SIDE = "[中俄白哈蒙日韩法德英美欧]方"  # 中俄能源合作委员会|中方|主席
MODIFIER = re.compile(
    rf"(?:政府|{A_SIDE}|原任?|前任?|时任|新任|现任|代理|拟任|候任|主持工作的|分管日常工作的|的|首任|历任|全国|当时的|专职|挂职|驻会)$"
)
FRONT_LEVEL = re.compile(r"(?:我|该|本)?(自治区|省|市|县|(?<![社园小校景街])区|州|盟|旗|镇|乡)(?:政府)?$")
PART_HEAD = re.compile("副?(科|股|处|所|站|大队|支队|中队|总队)长")
_BUREAU_TITLES = tuple(
    "局长 党组书记 党组成员 党委委员 党委书记 党组副书记 安全总监 稽查专员 总工程师 调研员 主任科员".split()
)
_HEADS_OF_ONE = tuple(
    "主任委员 检察长 庭长 院长 校长 园长 厂长 店长 馆长 会长 理事长 董事长 总经理 秘书长 "
    "法官 法官助理 审判员 检察官 检察官助理 检察员".split()
)
_CENTRAL = ("委员", "候补委员")  # 中央委员, 中央候补委员
_PARTY_TITLES = ("党组成员", "党组副书记", "党委委员", "党委副书记", "纪检组长")
_STANDING = ("常务委员会", "省委员会", "市委员会")  # a part that has heads as a body of its own has
_NEAR_BODIES = 12  # how many bodies before a title are looked at
_NEAR_POSTS = 16  # how many posts of its chain are looked at for the place of a title
_SESSIONS = {  # what the names of the bodies begin or end with whose members a title means behind a name
    "常委": ("中国人民政治协商会议",),
    "委员": ("中国人民政治协商会议", "人民代表大会常务委员会"),
}
# Who has such a post is no guest of the body.
_OF_STAFF = (*_PARTY_TITLES, *"纪委书记 工会主席 总监 政委 副政委 教导员 指导员".split())
_CHIEF = re.compile("副?总[一-鿿]{1,3}师")  # 总会计师
_NEXT_PART = re.compile("[一-鿿·]{2,4}(?:同志)?[，、]([一-鿿]{2,6}(?:部|处|科|室|中心))")
_OF_PARTS = ("主任", "经理", "处长", "科长", "部长")  # who heads one
_HOUSEHOLDS = ("Enterprise", "Institution")
_AT_THE_SIDE = ("总监", "助理", "监事长")
_FIRMS = ("公司", "集团", "银行", "分行", "支行", "大学", "学院", "医院")
_OWN = frozenset("该本我的县市省区")  # in front of the last word of a body told of before
_HONORARY = ("荣誉", "名誉", "执行", "联席", "创始")
_HOUSES = ("院", "校")
_OF_COURT = ("审判员", "检察员")
_CHOSEN, _COMMANDING = ("主席", "会长", "理事长", "秘书长"), ("指挥长", "总指挥")
_BARE = {"政协": "中国人民政治协商会议", "人大": "人民代表大会"}
_OUR_HOUSE = ("我院", "本院")
_COURTS, _OF_COURTS = ("法院", "检察院"), ("检察长", "院长")
_COUNCILS = re.compile("^中国人民政治协商会议|人民代表大会常务委员会$")
_BESIDE = 10  # characters between a title and another behind a name
_GROUPS = ("领导小组", "巡察组", "巡视组", "督察组")
_SHORT_PART = re.compile("(?<![一-鿿])[一-鿿]{3,7}$")
_BENCH = re.compile("(?:^|[，。、；：？！和由])([一-鿿]{2,8}庭)$")
_BARE_BUREAU = re.compile("(?<![一-鿿])局$|[由和与及]局$")  # in front of a title (局|党委副书记A)
_BENCH_REACH = 10  # characters of its longest match
_PART_FRONT = re.compile(
    r"(?:^|[，。、；：？！”\s由为任其])(?:本?局)?"
    "((?:(?!由|局|为|任|其|带领|率)[一-鿿]){2,12}(?:科|股|处|所|室)|(?:(?!由|局)[一-鿿]){0,9}(?:稽查局|执行局)"
    "|[一-鿿]{0,6}(?:执法|稽查|监察)大队)$"
)


class ImpliedBodies:
    """Finds it in one reading, given the posts told of so far."""

    def __init__(
        self,
        reading: Reading,
        orgs: list[OrgMention],
        context: Context,
        own: Callable[[], Org | None],
    ) -> None:
        """`own` gives the bureau that the document is of; asked only where a title needs it."""
        self._own = own
        self.reading, self.text, self.context = reading, reading.text, context
        self.told: list[Post] = []  # so far
        self._bureaus = [m for m in orgs if not m.org.parent and m.org.label.endswith(("局", "总署"))]
        self._orgs = sorted((m for m in orgs if m.end > m.start), key=lambda m: m.start)
        self._org_starts = [m.start for m in self._orgs]
        self._bureau_starts = [m.start for m in self._bureaus]

    def implied(self, token: Token, before: list[Post]) -> Org | None:
        """The body of a title that stands alone: the deictic place's government, the body before it, the own one."""
        title: Title = token.value
        if title.body == "none":
            return None
        if title.body == "government":
            return self._government(token, before)
        central = title.title in _CENTRAL and self.text.endswith("中央", 0, token.start)
        national = national_names().get("中共中央委员会" if central else title.body or "")
        if national:
            return national_org(national)
        if title.title.startswith("党组") and self.text.endswith("政府", 0, token.start):
            place = self.context.own(token.start)
            return self.government_of(place) if place else None
        if title.title.endswith(_COMMANDING):  # 市长、|指挥长
            return next((m.org for m in self._before(token.start) if m.org.label.endswith("指挥部")), None)
        if before and before[-1].org is not None:
            return self._office_beside(title, before[-1].org)
        near = self._before(token.start)
        own = self._elected(token) or of_that(self.text, near, token) or self._of_the_group(token)
        own = own or self._of_the_party(token) or self._in_short(token)
        staff = None if own else self._of_the_next(token)
        own = staff if staff and staff.kind in _HOUSEHOLDS else own
        story = self.reading.story_of(token.start)[0]
        own = own or of_the_unit(self.text, near, token, story)
        own = own or self._own_body(token) or self._beside(token)
        if own:
            return own
        front = FRONT_LEVEL.search(self.text, token.start - 6, token.start)
        if front and title.title.endswith(("主席", "专员")):
            place = self.context.resolve(front.group(1), token.start)
            return self.government_of(place) if place else None
        return self._of_the_same_party(token)

    def _office_beside(self, title: Title, org: Org) -> Org:
        """The office of a street behind its party committee (新城街道党工委书记、主任); else the body."""
        if org.parent and title.title in _OF_COURT:  # 审判委员会委员、|审判员
            return org._replace(label=org.parent, parent=None)
        street = org.place and org.place.name.endswith("街道") and org.label.endswith("工作委员会")
        return body_org(body_named("{}办事处"), org.place) if street and title.title.endswith("主任") else org

    def _own_body(self, token: Token) -> Org | None:
        """The bureau told of last, for titles that only a bureau has; with a part named right before (餐饮科科长)."""
        title, start = token.value.title, token.start
        if self._unknown_before(start) or char_before(self.text, start) in "镇乡村）":
            return None
        house = char_before(self.text, start)
        if house in _HOUSES and not is_han(char_before(self.text, start - 1)):  # 院|党委书记
            low = self.reading.sentence_at(start).start
            return next((m.org for m in self._before(start) if m.start >= low and m.org.label.endswith(house)), None)
        part = _PART_FRONT.search(self.text, start - 14, start)
        of_part = part is not None and title.endswith("长") and part[1].endswith(title[:-1].removeprefix("副"))
        ours = title.endswith(_BUREAU_TITLES) or _BARE_BUREAU.search(self.text, start - 2, start)
        of_bureau = part is None and ours
        bureau = self._bureau_at(start) if of_part or of_bureau else None
        if part and part[1] == "办公室" and title.endswith("主任"):  # 县局副局长A，办公室|主任B
            sentence, last = self.reading.sentence_at(start).start, self._last_bureau(start)
            bureau = last if any(post.org == last and post.start >= sentence for post in self.told) else None
        return with_part(bureau, part[1]) if part and bureau else bureau

    def _in_short(self, token: Token) -> Org | None:
        """The part of a body told of before whose name ends like what stands before a title (南头所|所长)."""
        part = PART_HEAD.fullmatch(token.value.title)
        if part is None:
            return None
        if not self.text.endswith(part[1], 0, token.start):  # 执法大队副中队长A、|大队长B
            low = self.reading.sentence_at(token.start).start
            orgs = [post.org for post in reversed(self.told) if post.start >= low and post.org]
            if not is_han(char_before(self.text, token.start)):  # 来到东关工商所，|所长A
                low = self.reading.story_of(token.start)[0]
                orgs += [m.org for m in self._before(token.start) if m.start >= low]
            return next((org for org in orgs if org.label.endswith(part[1])), None)
        name = _SHORT_PART.search(self.text, token.start - 8, token.start)
        near = self._before(token.start)
        return next((m.org for m in near if name and m.org.parent and m.org.label.endswith(name.group())), None)

    def _elected(self, token: Token) -> Org | None:
        """The conference or society whose session chooses somebody (县政协十届一次会议选举X为|主席, Y为|副主席)."""
        if char_before(self.text, token.start) != "为" or not token.value.title.endswith(_CHOSEN):
            return None
        low = self.reading.sentence_at(token.start).start
        if "选举" not in self.text[low : token.start]:
            return None
        near = (m.org for m in self._before(token.start) if m.start >= low)
        return next((org for org in near if org.label.startswith(_BARE["政协"]) or org.label.endswith("会")), None)

    def _of_the_group(self, token: Token) -> Org | None:
        """领导小组|成员A, 巡察组|组长B: of the group that was told of before by its name."""
        group = next((name for name in _GROUPS if self.text.endswith(name, 0, token.start)), None)
        if group is None or is_han(char_before(self.text, token.start - len(group))):
            return None
        return next((m.org for m in self._before(token.start - len(group)) if m.org.label.endswith(group)), None)

    def _before(self, offset: int) -> list[OrgMention]:
        """The bodies told of last before an offset, the nearest first."""
        index = bisect_left(self._org_starts, offset)
        return self._orgs[max(index - _NEAR_BODIES, 0) : index][::-1]

    def _unknown_before(self, start: int) -> bool:
        """Whether a body that nobody knows stands before a title (某某集团公司|党组成员, 广州分行原|党委书记)."""
        modifier = MODIFIER.search(self.text, start - 7, start)
        return self.text.endswith(_FIRMS, 0, modifier.start() if modifier else start)

    def _of_the_party(self, token: Token) -> Org | None:
        """The body whose party secretary the sentence has named before another member (县法院党组书记A，党组成员B)."""
        modifier = MODIFIER.search(self.text, token.start - 7, token.start)
        before = (modifier.start() if modifier else token.start) - 1
        before -= 3 * self.text.endswith("常委会", 0, before + 1)
        if not token.value.title.startswith(_PARTY_TITLES) or (before >= 0 and is_han(self.text[before])):
            return None
        sentence = self.reading.sentence_at(token.start).start
        told = takewhile(lambda post: post.start >= sentence, reversed(self.told))
        posts = ((post.title, post.org) for post in told if post.explicit)
        return next((of for title, of in posts if of and (title[0] == "党" or _COUNCILS.search(of.label))), None)

    def _of_the_same_party(self, token: Token) -> Org | None:
        """The body whose party secretary the story has named before another member (党组书记A主持。党组成员B讲话)."""
        before = char_before(self.text, token.start)
        if not token.value.title.startswith(_PARTY_TITLES) or (is_han(before) and before not in "及与和由"):
            return None
        story = self.reading.story_of(token.start)[0]
        told = takewhile(lambda post: post.start >= story, reversed(self.told[-_NEAR_POSTS:]))
        return next((p.org for p in told if p.org and (p.title[0] == "党" or p.title.endswith(_OF_COURTS))), None)

    def our_house(self, end: int) -> Org | None:
        """The court or procuratorate that publishes what calls it 我院 or 院, where that ends at an offset."""
        if char_before(self.text, end) != "院":
            return None
        before = char_before(self.text, end - 1)
        if not self.text.endswith(_OUR_HOUSE, 0, end) and is_han(before) and before not in "由和与及":
            return None
        publishers = longest(self.reading.margin_tokens().get("body", ()))
        house = next((t.value for t in publishers if t.value.domain in _COURTS), None)
        place = self.context.own(0) if house else None
        return body_org(house, place) if house and place else None

    def _beside(self, token: Token) -> Org | None:
        own = self._of_the_bench(token) or self._of_the_head(token) or self._of_the_next(token)
        own = own or self._of_its_kind(token) or self._of_the_council(token)
        return own or self._of_the_press(token) or self._of_the_session(token)

    def _of_the_head(self, token: Token) -> Org | None:
        """The body whose head the sentence has named before its deputy (县人大常委会主任A主持，副主任B出席)."""
        title = token.value.title
        last = self.told[-1] if self.told else None
        if (
            last and title == "委员" and last.title == "常委" and token.start - last.end < _BESIDE
        ):  # 县政协常委A、|委员B
            return last.org
        before = char_before(self.text, token.start)
        if not title.startswith("副") or (is_han(before) and before == "心"):  # 某某中心|副主任
            return None
        line = self.text.rfind("\n", 0, token.start)
        sentence = self.reading.sentence_at(token.start).start
        low = self.reading.sentence_at(max(sentence - 1, line + 1)).start  # the one before too, in a paragraph
        told = takewhile(lambda post: post.start >= low, reversed(self.told))
        return next((post.org for post in told if post.org and post.title in (title, title[1:], "常务" + title)), None)

    def _of_the_council(self, token: Token) -> Org | None:
        """政协|主席A: the conference or congress told of last, where nothing stands in front of the word."""
        start = token.start - 2
        name = _BARE.get(self.text[max(start, 0) : token.start])
        if not name or (is_han(char_before(self.text, start)) and char_before(self.text, start) not in "由和与及"):
            return None
        return next((m.org for m in self._before(start) if name in m.org.label and not m.org.parent), None)

    def _of_the_next(self, token: Token) -> Org | None:
        """The body, or a part of it, of the post that the list has just named (某某公司董事长A，总会计师B)."""
        title, last = token.value.title, self.told[-1] if self.told else None
        if last is None or last.org is None:
            return None
        beside = title.endswith(_AT_THE_SIDE) or title.startswith("党")  # 某某公司总经理A、|党委书记B
        staff = title in _OF_STAFF or (beside and last.org.kind in _HOUSEHOLDS) or _CHIEF.fullmatch(title)
        if staff and NEXT.fullmatch(self.text, last.end, token.start):
            return last.org
        part = _NEXT_PART.fullmatch(self.text, last.end, token.start) if last.org.kind in _HOUSEHOLDS else None
        if part is None or not title.endswith(_OF_PARTS):
            return None
        held = (post.org for post in reversed(self.told) if post.org)
        return with_part(next((org for org in held if org.label == last.org.parent), last.org), part[1])

    def _of_its_kind(self, token: Token) -> Org | None:
        """The last body of the story that a title by its last word can be of (院长 of the court told of before)."""
        title = next((title for title in _HEADS_OF_ONE if token.value.title.endswith(title)), None)
        if title is None or self._of_another(token.start, title):
            return None
        ends = bodies_of_titles()[title]
        at = token.start - 2 * self.text.endswith(_HONORARY, 0, token.start)
        last = max((end for end in ends if self.text.endswith(end, 0, at)), key=len, default="")
        if last and is_han(before := char_before(self.text, at - len(last))) and before not in _OWN:
            return None  # 两岸共同市场基金会|荣誉董事长
        story = self.reading.story_of(token.start)[0]
        for mention in self._before(token.start):
            if mention.start < story:
                return None
            label, parts = mention.org.label, title == "主任委员"
            if title == "会长" and mention.org.kind == "Agency":
                continue  # 某某委员会
            if label.endswith(ends) and (parts or not mention.org.parent or label.endswith(_STANDING)):
                return mention.org
        return None

    def _of_the_bench(self, token: Token) -> Org | None:
        """刑事审判庭|庭长A: the part of the court that was told of before."""
        if not token.value.title.endswith("庭长"):
            return None
        bench = _BENCH.search(self.text, token.start - _BENCH_REACH, token.start)
        story = self.reading.story_of(token.start)[0]
        courts = (m.org for m in self._before(token.start) if m.start >= story and m.org.label.endswith("法院"))
        return next((with_part(court, bench[1]) for court in courts if bench), None)

    def _of_another(self, start: int, title: str) -> bool:
        """Whether what no list knows stands before a title (农村敬老院|院长), and not 该校|校长."""
        return char_before(self.text, start) == title[0] and char_before(self.text, start - 1) not in "该本我"

    def _of_the_press(self, token: Token) -> Org | None:
        """The body to whose press conference the sentence has come (商务部例行发布会上，新闻发言人X)."""
        index = bisect_left(self._org_starts, token.start)
        if not index or not token.value.title.endswith("发言人"):
            return None
        last = self._orgs[index - 1]
        between = self.text[last.end : token.start] if last.start >= self.reading.sentence_at(token.start).start else ""
        return last.org if "发布会" in between or "记者会" in between else None

    def _of_the_session(self, token: Token) -> Org | None:
        """The congress or conference told of last, whose members go by their names (冯远|委员 said in the debate)."""
        labels = _SESSIONS.get(token.value.title)
        front = self.text[max(token.start - 2, 0) : token.start]
        if labels is None or not is_han(front[-1:]) or front in ("政协", "人大"):
            return None
        before = reversed(self._orgs[: bisect_left(self._org_starts, token.start)])
        return next((m.org for m in before if m.org.label.startswith(labels) or m.org.label.endswith(labels[-1])), None)

    def _bureau_at(self, offset: int) -> Org | None:
        """The bureau that a bare title at an offset is of: the last one named, else that of the document."""
        return self._last_bureau(offset) or self._own()

    def _last_bureau(self, offset: int) -> Org | None:
        """The last bureau named before an offset, of the same story."""
        index = bisect_left(self._bureau_starts, offset) - 1
        if index < 0 or self._bureaus[index].start < self.reading.story_of(offset)[0]:
            return None
        return self._bureaus[index].org

    def _government(self, token: Token, before: list[Post]) -> Org | None:
        level = token.value.title.removesuffix("助理")
        level = level.removesuffix("选").removesuffix("候选人").removesuffix("提名人")[-2]
        for post in reversed(before[-_NEAR_POSTS:]):
            place = post.org.place if post.org else None
            if place and place.name.endswith(level):
                return self.government_of(place)
        place = self.context.resolve(level, token.start)
        if place is None:  # which town's, a bare word cannot tell
            return None if level in "镇乡" else Org(level + "人民政府", "Agency")
        return self.government_of(place)

    def government_of(self, place: Place) -> Org:
        """The government of a division; that of a league is its administrative office."""
        name = "{}行政公署" if place.name.endswith(("盟", "地区")) else "{}人民政府"
        return body_org(body_named(name), place)
