"""Title chains: 市食安办主任、市市场监管局党组书记、局长X as posts, each with its body."""

import re
from collections.abc import Callable

from kg.bodies import body_named
from kg.extract.anchors import VERBS
from kg.extract.beside import HOUSEHOLDS, MODIFIER
from kg.extract.characters import UNITS
from kg.extract.context import Context
from kg.extract.edges import is_han
from kg.extract.implied import FRONT_LEVEL, PART_HEAD, ImpliedBodies
from kg.extract.org import ABROAD, Org, OrgMention, body_org, with_part
from kg.extract.place import Place, PlaceMention
from kg.extract.post import OF_GROUPS, PARTY, Chain, Post, chained
from kg.extract.reading import Reading
from kg.extract.rows import before_places
from kg.extract.scan import Token
from kg.extract.title_tokens import title_tokens
from kg.extract.titled import REGION, REGION_REACH
from kg.extract.units import in_a_firm
from kg.extract.words import Title, last_words, surname_initials, surnames
from kg.extract.wordy import names_holder
from kg.text import char_at, char_before

_TERM = "(?:中国共产党|中共)?第?[一二三四五六七八九十]{1,3}届"
_GAP = re.compile(
    rf"(?:(?:、|，)(?:(?:现任|时任|曾任|兼任|原)|(?:{_TERM}、)?{_TERM})?|兼任|兼|和|暨|并|（[^）]{{1,8}}）、?)?(?:办公室|[村居]委会|常委会|党校|行署|(?:驻村)?(?:帮扶)?工作队)?"
)
_AIDES = frozenset(  # 习近平主席|特使X: of whoever has the title in front
    "特使 特别代表 秘书 助理 发言人 新闻秘书 副新闻秘书 顾问 国家安全事务助理 国家安全顾问".split()
)
_OFFICES = ("办公室", "村委会", "居委会", "常委会", "行署", "党校")
_OFFICES_OF = {"行署": "{}行政公署", "党校": "中共{}委员会党校"}
_UNKNOWN_BODY = re.compile(r"、[^，。；：！？、“”（）\s]{2,24}(?:（[^，。；（）]{1,6}段）)?(?:[县市省区镇乡村]级)?")
_STATE_TITLES = frozenset(
    "总理 副总理 主席 副主席 部长 副部长 总书记 委员长 秘书长 市长 省长 议长 总统 外长 "
    "发言人 新闻发言人 总参谋长 参谋长".split()
)
_PLAIN = re.compile("[^，。、；：的和与原任\\s]+")
_LEARNED = re.compile("[^，。、；：的原任\\s]+")  # ... and in front of a scholar's title (营养与食品卫生学|教授)
_OURS = re.compile(
    "(?:(?:中国|我国|我)(?:常)?驻[一-鿿]{1,10}|中国(?:政府)?[一-鿿]{0,10}(?:问题|事务)|(?:国家主席习近平|习近平主席))$"
)
_ENVOYS = ("大使", "总领事", "特使", "特别代表")
_OURSELVES = ("国务院", "中国", "中共", "中方", "我国", "中", "李", "习近平", "朱镕基", "温家宝", "周恩来")
_LEADS = f"(?:常务|执行)?副?(?:{'|'.join(OF_GROUPS)})"
_CHOSEN = re.compile(
    rf"(?<![曾历先后出现兼担])(?:担任|任|为){_LEADS}$|(?:当选|兼任)[一-鿿]{{2,12}}$"
)  # X任组长，|Y任副组长；X当选县长，|县委副书记Y到会
_CHOSEN_TOO = re.compile(rf"[^，。；、]{{3,16}}?(?:任|为){_LEADS}")  # 任组长、|副局长X任副组长
_CHOSEN_REACH = 14  # characters of its longest match
_OF_FIELDS = ("主任", "经理", "总监")  # titles of firms, behind a field
_WITH_FIELDS = ("Enterprise", "Association", "MediaOutlet")
_FIELDS = frozenset("学系科所院部室业程深聘席座级站法济理养究全")  # ... and words between one and a title, end with
_EVERYWHERE = frozenset("外交部 国防部 财政部 公安部 教育部 商务部 司法部 农业部 卫生部 交通运输部".split())
_OF_TOWN = ("组织委员", "宣传委员", "统战委员", "政法委员", "纪检委员")  # who sit in the party committee of a town
_OFFICE_REACH = 10  # characters of the longest office of another country, and one more (俄罗斯|总统办公厅主任)
_FIELD_REACH = 11  # characters of the longest field, and one more
_BODIES_REACH = 40  # characters of such a list
_PART_REACH = 10  # characters of the longest name of a part


class PostFinder(ImpliedBodies):
    """Finds the title chains of one reading."""

    def __init__(
        self,
        reading: Reading,
        orgs: list[OrgMention],
        places: list[PlaceMention],
        context: Context,
        own: Callable[[], Org | None],
    ) -> None:
        """`own` gives the bureau that the document is of; asked only where a title needs it."""
        super().__init__(reading, orgs, context, own)
        self.org_ends = {m.end: m for m in sorted(orgs, key=lambda m: m.end - m.start)}
        self.place_ends = {m.end: m for m in places}
        self._inside_orgs = {at for m in orgs for at in range(m.start, m.end - 1)}

    def chains(self) -> list[Chain]:
        """Every chain, ascending."""
        found: list[Chain] = []
        current: list[Post] = []
        for token in title_tokens(self.reading, self.org_ends, self._inside_orgs):
            post = self._post(token, current)
            aide = bool(current) and post.start == current[-1].end and post.title in _AIDES
            if current and (aide or not self._joins(current[-1].end, post.start)):
                found.append(chained(current))
                current = []
                post = self._post(token, current)
            if current and not post.explicit and post.org and post.org.parent:  # 党组成员、|稽查局局长
                whole = self._bureau_at(post.start)
                current = [p._replace(org=p.org or whole) if p.title.startswith("党") else p for p in current]
            if current and not post.explicit and not _GAP.fullmatch(self.text, current[-1].end, post.start):
                post = post._replace(org=None)  # of the unknown body in between
            current.append(post)
            self.told.append(post)
        if current:
            found.append(chained(current))
        return found

    def _joins(self, end: int, start: int) -> bool:
        """Whether a post goes on with the chain that ends at `end`: by a mark, or over a body that no list knows."""
        chosen = start == end + 1 and _CHOSEN.search(self.text, end - _CHOSEN_REACH, end)
        if start < end or (chosen and (self.text[end] == "，" or _CHOSEN_TOO.match(self.text, start))):
            return False
        if _GAP.fullmatch(self.text, end, start) or self._over_bodies(end, start):
            return True
        unknown = _UNKNOWN_BODY.fullmatch(self.text, end, start)
        if unknown is None or self.text[start - 1] in "任为" or any(self._tells(at) for at in range(end, start)):
            return False
        held = any(self._ends_body(at) and names_holder(self.text[at:start]) for at in (start - 3, start - 2))
        return not held and not self._like_name(end + 1, start)  # 某某局张三|局长、某某局|李四|副局长

    def _over_bodies(self, end: int, start: int) -> bool:
        """Whether but bodies of a list with one title stand between two posts (副部长、|市工商联、|市总商会会长)."""
        while end + 1 < start <= end + _BODIES_REACH and self.text[end] == "、":
            end = next((at for at in range(start - 1, end, -1) if self._is_body(end + 1, at)), start)
        return end + 1 == start and self.text[end] == "、"

    def _is_body(self, start: int, end: int) -> bool:
        mention = self.org_ends.get(end)
        return mention is not None and mention.start == start

    def _ends_body(self, at: int) -> bool:
        """Whether a body, or what is called like a part of one, ends at an offset."""
        return at in self.org_ends or self.text[at - 1] in UNITS

    def _like_name(self, start: int, end: int) -> bool:
        """Whether a name may stand between two titles (律师、|李慧宇|律师)."""
        known = surnames()
        short = 2 <= end - start <= 3 and (self.text[start] in known or self.text[start : start + 2] in known)
        return short and not self.text.endswith(last_words(), 0, end)

    def _tells(self, at: int) -> bool:
        """Whether a verb of taking part begins at an offset."""
        cue = self.reading.cue_starts.get(at)
        return cue is not None and cue.value in VERBS

    def _post(self, token: Token, before: list[Post]) -> Post:
        start, end, title = token
        at = start
        if char_before(self.text, at) == "）" and at not in self.org_ends:
            at = max(self.text.rfind("（", 0, at), 0) or start  # 市场监管局（知识产权局）局长
        modifier = None if at in self.org_ends else MODIFIER.search(self.text, at - 7, at)
        if modifier:
            at = modifier.start()
        mention = self.org_ends.get(at) or (self.org_ends.get(at + 1) if not modifier else None)
        if mention is None and self.text[at - 1] == "”":  # “饿了么”|创始人
            mention = self.org_ends.get(at - 1)
        if mention is None and (title.standing == "business" or self.text.endswith("事业部", 0, at)):
            region = REGION.search(self.text, at - REGION_REACH, at)
            mention = self.org_ends.get(region.start()) if region else None
        if mention and before and before[-1].standing == "foreign" and mention.org.label in _EVERYWHERE:
            return Post(at, end, title.title, "foreign", None, False)  # 古巴国家主席特使、|外交部长
        if mention and mention.start < start:
            org = self._committee(mention.org, title)
            abroad = org.domain == ABROAD or self.reading.begins_abroad(mention.start)
            return Post(mention.start, end, title.title, "foreign" if abroad else title.standing, org, True)
        if title.title.endswith(_ENVOYS) and _OURS.search(self.text, at - 14, at):
            return Post(at, end, title.title, "public", None, False)
        if self._foreign(token, at, before):
            return Post(at, end, title.title, "foreign", None, False)
        house = self.our_house(at)
        if house:
            return Post(at - 1, end, title.title, title.standing, house, True)
        office = self._own_office(at, before)
        if office:
            return Post(at, end, title.title, title.standing, office, True)
        part = self._part_between(token, at) or self._of_a_field(token, at)
        if part:
            return part
        committee = self._party_committee(token, at)
        if committee:
            return committee
        place, low = self._front_place(at, title)
        if place is not None:
            return Post(low, end, title.title, title.standing, self._of_place(title, place), True)
        body = self.implied(token, before)
        if body and body.parent:  # 为|计量科科长
            at -= len(own) if self.text.endswith(own := body.label.removeprefix(body.parent), 0, at) else 0
        business = body is None and in_a_firm(self.text, self._orgs, token)
        return Post(at, end, title.title, "business" if business else title.standing, body, False)

    def _foreign(self, token: Token, at: int, before: list[Post]) -> bool:
        """Whether a title is a foreign one: behind a foreign place (法国前总理), or in a chain or list of such."""
        if before and before[-1].standing == "foreign":
            return True
        if token.value.title not in _STATE_TITLES:
            return self.reading.is_abroad(at, _OFFICE_REACH)
        near = self.reading.foreign_end(at)
        if near < self.reading.sentence_at(at).start:
            return False
        if token.value.title.endswith("总理") and at not in self.org_ends and not self._tells_of_ours(at):
            return True
        between = self.text[near:at]
        return len(between) <= 16 and "国务院" not in between and "，" not in between and "国家主席" not in between

    def _tells_of_ours(self, at: int) -> bool:
        """Whether the sentence has told of this country before an offset."""
        front = self.text[self.reading.sentence_at(at).start : at]
        return any(word in front for word in _OURSELVES)

    def _part_between(self, token: Token, at: int) -> Post | None:
        """县农业农村局执法|大队长: a part of the body before whose last word is the beginning of the title."""
        head = PART_HEAD.fullmatch(token.value.title)
        if head is None:
            return None
        for start in range(at - 2, max(at - _PART_REACH, 0), -1):
            mention = self.org_ends.get(start)
            if mention and mention.org.label.endswith(head[1]):
                return None  # X处|冯源处长: the head of that body itself
            if mention and _holder_behind(self.text[start:at], head[1]):
                return None
            if mention and mention.org.kind == "Agency" and _PLAIN.fullmatch(self.text, start, at):
                org = with_part(mention.org, self.text[start:at].removesuffix(head[1]) + head[1])
                return Post(mention.start, token.end, token.value.title, token.value.standing, org, True)
        return None

    def _of_a_field(self, token: Token, at: int) -> Post | None:
        """云南大学社会学|教授, 某某公司公共事务及传讯|主任: of the institution or the firm in front of the field."""
        title: Title = token.value
        professional = title.standing == "professional"
        if not professional and not title.title.endswith(_OF_FIELDS):
            return None
        for start in range(at - 2, max(at - _FIELD_REACH, 0), -1):
            mention = self.org_ends.get(start)
            if mention is None:
                continue
            project = self.text.endswith("项目", start, at)  # 绿色和平|食品与农业项目|主任
            firm = mention.org.kind in _WITH_FIELDS and (professional or project or mention.org.kind != "Association")
            learned = professional and mention.org.kind == "Institution"
            learned = learned and (self.text[at - 1] in _FIELDS or title.title.endswith("医师"))
            plain = (_LEARNED if learned or project else _PLAIN).fullmatch(between := self.text[start:at])
            if not (firm or learned) or not plain or names_holder(between):
                return None
            if not self.reading.titles.keys().isdisjoint(range(start, at)) or not self._named_behind(token.end):
                return None
            return Post(mention.start, token.end, title.title, title.standing, mention.org, True)
        return None

    def _named_behind(self, end: int) -> bool:
        """Whether a name may stand behind a title that ends at an offset."""
        return char_at(self.text, end) in surname_initials() or char_at(self.text, end) in "、兼"

    def _own_office(self, at: int, before: list[Post]) -> Org | None:
        """食安委副主任兼|办公室主任: the office of the body that the post in front is of; 村党总支书记兼|村委会主任."""
        office = next((office for office in _OFFICES if self.text.endswith(office, 0, at)), None)
        if office is None or not before or before[-1].org is None:
            return None
        org, between = before[-1].org, self.text[before[-1].end : at - len(office)]
        if between not in ("兼", "、", "兼任"):
            return None
        if office == _OFFICES[0]:
            return with_part(org, office)
        if office == "常委会":  # 县人大常委会主任、|常委会党组书记
            return org if org.label.endswith("人民代表大会常务委员会") else None
        if office in _OFFICES_OF and org.place:
            return body_org(body_named(_OFFICES_OF[office]), org.place)
        return Org(org.place.name + office, "Agency", org.place) if org.place else None

    def _party_committee(self, token: Token, at: int) -> Post | None:
        """自治区党委|书记, 茅岭村党支部|书记: behind a place or a level word the committee is not part of the title."""
        title: Title = token.value
        party, name = next(((p, n) for p, n in PARTY if title.title.startswith(p)), ("", ""))
        if not party:  # 村党支部原|书记
            party, name = next(((p, n) for p, n in PARTY if self.text.endswith(p, 0, at)), ("", ""))
            at -= len(party)
        if not party or (at == token.start and len(title.title) < len(party) + 2):
            return None
        if at in self.org_ends and at < token.start and not title.title.startswith(party):  # 某某局党委原|书记
            body = self.org_ends[at]
            return Post(body.start, token.end, party + title.title, title.standing, body.org, True)
        mention = self.place_ends.get(at)
        level = FRONT_LEVEL.search(self.text, at - 6, at)
        place = mention.place if mention else self.context.resolve(level.group(1), at) if level else None
        if place is None:
            house = self._house_before(at) if not level and party == "纪委" else None
            return Post(at, token.end, party + title.title, title.standing, house, False) if house else None
        start = mention.start if mention else level.start() if level else at
        return Post(
            start,
            token.end,
            title.title.removeprefix(party),
            title.standing,
            Org(name.format(place.name), "Agency", place),
            True,
        )

    def _house_before(self, at: int) -> Org | None:
        """Of the firm or institution that the sentence has told of last (医院党委书记A、|纪委书记B)."""
        last = self.told[-1] if self.told else None
        if last is None or last.start < self.reading.sentence_at(at).start or is_han(char_before(self.text, at)):
            return None
        return last.org if last.org and last.org.kind in HOUSEHOLDS else None

    def _committee(self, org: Org, title: Title) -> Org:
        """市人大常委会 and 市政协 as they are; 常委 of a party committee stays with it."""
        if title.title.endswith("主任") and org.label.endswith("人民代表大会") and org.place:
            return body_org(body_named("{}人民代表大会常务委员会"), org.place)
        return org

    def _front_place(self, at: int, title: Title) -> tuple[Place | None, int]:
        """The place that stands right before a title which means a government (青田县县长, 湖南省长, 自治区主席) or the
        committee of a village (某某村村|主任)."""
        mention = self.place_ends.get(at)
        if title.title.endswith("主任"):
            mention = mention or (self.place_ends.get(at - 1) if self.text[at - 1] == "村" else None)
            return (mention.place, mention.start) if mention and mention.place.name.endswith("村") else (None, at)
        if mention is None and title.body == "government":
            mention = self.place_ends.get(at + 1)  # 青田县长: the level word serves twice
        if mention and (
            title.body == "government" or title.title.endswith(("主席", "书记", "专员", "行政长官", *_OF_TOWN))
        ):
            return mention.place, before_places(self.place_ends, mention.start)
        return None, at

    def _of_place(self, title: Title, place: Place) -> Org | None:
        if title.title.endswith(("书记", *_OF_TOWN)):
            return body_org(body_named("中共{}委员会"), place)
        if title.title.endswith("主任"):
            return Org(place.name + "村委会", "Agency", place)
        return self.government_of(place)


def _holder_behind(text: str, head: str) -> bool:
    """Whether what stands between a body and a title is the name of its holder, with a part of the body in front or
    none (王强|科长, 三处王强|处长)."""
    part, _, name = text.rpartition(head)
    return bool(name) and (names_holder(name) or (part != "" and len(name) in (2, 3) and name[0] in surnames()))
