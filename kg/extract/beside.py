"""What body a title means by the posts and bodies told of before it, in its sentence or its story."""

import re
from bisect import bisect_left
from itertools import takewhile

from kg.extract.edges import is_han
from kg.extract.org import ABROAD, Org, OrgMention, with_part
from kg.extract.post import Post
from kg.extract.reading import Reading
from kg.extract.scan import Token
from kg.extract.units import NEXT
from kg.extract.words import bodies_of_titles
from kg.text import char_at, char_before

A_SIDE = "[中俄白哈蒙日韩法德英美欧]方"  # 中俄能源合作委员会|中方|主席
MODIFIER = re.compile(
    rf"(?:政府|{A_SIDE}|原任?|前任?|时任|新任|现任|代理|拟任|候任|主持工作的|分管日常工作的|的|首任|历任|全国|当时的|专职|挂职|驻会|第[一二三四五六七八九十]{{1,3}}届)$"
)
_HEADS_OF_ONE = tuple(
    "主任委员 检察长 庭长 院长 校长 园长 厂长 店长 馆长 会长 理事长 董事长 总经理 秘书长 总裁 法人代表 法定代表人 "
    "法官 法官助理 审判员 检察官 检察官助理 检察员".split()
)
_HEADS_OF_HOUSES = ("校长", "院长", "园长", "馆长", "董事长", "总经理")
_OF_A_HOUSE = re.compile(f"、(?:常务|执行)?副?({'|'.join(_HEADS_OF_HOUSES)})")
_PARTY_TITLES = ("党组成员", "党组副书记", "党委委员", "党委副书记", "纪检组长")
_STANDING = ("常务委员会", "省委员会", "市委员会")  # a part that has heads as a body of its own has
_NEAR_BODIES = 12  # how many bodies before a title are looked at
NEAR_POSTS = 16  # how many posts of its chain are looked at for the place of a title
_SESSIONS = {  # what the names of the bodies begin or end with whose members a title means behind a name
    "常委": ("中国人民政治协商会议",),
    "委员": ("中国人民政治协商会议", "人民代表大会常务委员会"),
}
# Who has such a post is no guest of the body.
_OF_STAFF = (*_PARTY_TITLES, *"纪委书记 工会主席 总监 政委 副政委 教导员 指导员".split())
_CHIEF = re.compile("副?总[一-鿿]{1,3}师")  # 总会计师
_NEXT_PART = re.compile("[一-鿿·]{2,4}(?:同志)?[，、]([一-鿿]{2,6}(?:部|处|科|室|中心))")
_OF_PARTS = ("主任", "经理", "处长", "科长", "部长")  # who heads one
HOUSEHOLDS = ("Enterprise", "Institution")
_AT_THE_SIDE = ("总监", "助理", "监事长")
_OWN = frozenset("该本我的县市省区")  # in front of the last word of a body told of before
_OF_OWNERS, _ITS = ("总裁", "法人代表", "法定代表人"), ("其", "公司的", "公司原", "及原", "企业的", "公司新任")
_BREAKS = frozenset("，。、；：:（ \n")
_HONORARY = ("荣誉", "名誉", "执行", "联席", "创始")
_CHOSEN = ("主席", "会长", "理事长", "秘书长")
_BARE = {"政协": "中国人民政治协商会议", "人大": "人民代表大会"}
_OF_COURTS = ("检察长", "院长")
_COUNCILS = re.compile("^中国人民政治协商会议|人民代表大会常务委员会$")
_BESIDE = 10  # characters between a title and another behind a name
_GROUPS = ("领导小组", "巡察组", "巡视组", "督察组")
_ROW, _ROW_REACH = re.compile(r"(?:^|\n)[　 ]*$"), 6  # in front of a title that a line begins with
_BENCH = re.compile("(?:^|[，。、；：？！和由])([一-鿿]{2,8}庭)$")
_BENCH_REACH = 10  # characters of its longest match


class BodiesBeside:
    """Finds it in one reading, given the posts told of so far."""

    def __init__(self, reading: Reading, orgs: list[OrgMention]) -> None:
        self.reading, self.text = reading, reading.text
        self.told: list[Post] = []  # so far
        self._bureaus = [m for m in orgs if not m.org.parent and m.org.label.endswith(("局", "总署"))]
        self._orgs = sorted((m for m in orgs if m.end > m.start), key=lambda m: m.start)
        self._org_starts = [m.start for m in self._orgs]
        self._bureau_starts = [m.start for m in self._bureaus]

    def _before(self, offset: int) -> list[OrgMention]:
        """The bodies told of last before an offset, the nearest first."""
        index = bisect_left(self._org_starts, offset)
        return self._orgs[max(index - _NEAR_BODIES, 0) : index][::-1]

    def _last_bureau(self, offset: int) -> Org | None:
        """The last bureau named before an offset, of the same story."""
        index = bisect_left(self._bureau_starts, offset) - 1
        if index < 0 or self._bureaus[index].start < self.reading.story_of(offset)[0]:
            return None
        return self._bureaus[index].org

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
        """领导小组|成员A, 巡察组|组长B, 组长：A in a row, A任组长: of the group that was told of before by its name."""
        if token.value.title.endswith("组长"):
            row = _ROW.search(self.text, max(token.start - _ROW_REACH, 0), token.start)
            if (row and char_at(self.text, token.end) == "：") or char_before(self.text, token.start) in ("任", "为"):
                low = 0 if row else self.reading.sentence_at(token.start).start
                told = (m for m in reversed(self._orgs) if m.start < token.start and m.org.label.endswith(_GROUPS))
                return next((m.org for m in told if m.start >= low), None)
        group = next((name for name in _GROUPS if self.text.endswith(name, 0, token.start)), None)
        if group is None or is_han(char_before(self.text, token.start - len(group))):
            return None
        return next((m.org for m in self._before(token.start - len(group)) if m.org.label.endswith(group)), None)

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
        told = takewhile(lambda post: post.start >= story, reversed(self.told[-NEAR_POSTS:]))
        return next((p.org for p in told if p.org and (p.title[0] == "党" or p.title.endswith(_OF_COURTS))), None)

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
        staff = title in _OF_STAFF or (beside and last.org.kind in HOUSEHOLDS) or _CHIEF.fullmatch(title)
        if staff and NEXT.fullmatch(self.text, last.end, token.start):
            return last.org
        part = _NEXT_PART.fullmatch(self.text, last.end, token.start) if last.org.kind in HOUSEHOLDS else None
        if part is None or not title.endswith(_OF_PARTS):
            return None
        held = (post.org for post in reversed(self.told) if post.org)
        return with_part(next((org for org in held if org.label == last.org.parent), last.org), part[1])

    def _of_its_kind(self, token: Token) -> Org | None:
        """The last body of the story that a title by its last word can be of (院长 of the court told of before)."""
        title = next((title for title in _HEADS_OF_ONE if token.value.title.endswith(title)), None)
        return None if title is None or self._of_another(token.start, title) else self._headed(title, token)

    def _headed(self, title: str, token: Token) -> Org | None:
        """The last body of the story in front of a title that another title can be of."""
        ends = bodies_of_titles()[title]
        at = token.start - 2 * self.text.endswith(_HONORARY, 0, token.start)
        last = max((end for end in ends if self.text.endswith(end, 0, at)), key=len, default="")
        brands = "公司" in ends and (last or char_before(self.text, at) in _BREAKS)  # 蒙牛发布公告。公司|总裁X
        if title in _OF_OWNERS and not brands and not self.text.endswith(_ITS, 0, at):
            return None  # 福喜集团…明园蜂业|总裁X
        if last and is_han(before := char_before(self.text, at - len(last))) and before not in _OWN:
            return None  # 两岸共同市场基金会|荣誉董事长
        story = self.reading.story_of(token.start)[0]
        for mention in self._before(token.start):
            if mention.start < story:
                return None
            label, parts = mention.org.label, title == "主任委员"
            if title == "会长" and mention.org.kind == "Agency":
                continue  # 某某委员会
            if brands and mention.org.kind == "Enterprise" and mention.org.domain != ABROAD and not mention.org.parent:
                return mention.org
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

    def in_a_house(self, token: Token, before: list[Post]) -> list[Org | None]:
        """The school whose party secretary heads it too (党委书记、|校长A), or stands beside who does, if any
        is told of; nothing of another post, which may be of a bureau."""
        if not token.value.title.startswith("党"):
            return []
        head = _OF_A_HOUSE.match(self.text, token.end)
        if head:
            return [self._headed(head[1], token)]
        last = before[-1] if before else self.told[-1] if self.told else None
        if last is None or last.org or not last.title.endswith(_HEADS_OF_HOUSES):
            return []
        return [None] if before or NEXT.fullmatch(self.text, last.end, token.start) else []

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

    def _beside(self, token: Token) -> Org | None:
        own = self._of_the_bench(token) or self._of_the_head(token) or self._of_the_next(token)
        own = own or self._of_its_kind(token) or self._of_the_council(token)
        return own or self._of_the_press(token) or self._of_the_session(token)
