"""What body a title means that stands alone: the government of a place, the body before it, the document's own."""

import re
from collections.abc import Callable

from kg.bodies import body_named
from kg.extract.beside import HOUSEHOLDS, MODIFIER, NEAR_POSTS, BodiesBeside
from kg.extract.context import Context
from kg.extract.edges import is_han
from kg.extract.org import Org, OrgMention, body_org, national_org, with_part
from kg.extract.place import Place
from kg.extract.post import Post
from kg.extract.reading import Reading
from kg.extract.scan import Token, longest
from kg.extract.units import of_that, of_the_unit
from kg.extract.words import Title, national_names
from kg.text import char_before

FRONT_LEVEL = re.compile(r"(?:我|该|本)?(自治区|省|市|县|(?<![社园小校景街])区|州|盟|旗|镇|乡)(?:政府)?$")
PART_HEAD = re.compile("副?(科|股|处|所|站|大队|支队|中队|总队)长")
_BUREAU_TITLES = tuple(
    "局长 党组书记 党组成员 党委委员 党委书记 党组副书记 安全总监 稽查专员 总工程师 调研员 主任科员".split()
)
_CENTRAL = ("委员", "候补委员")  # 中央委员, 中央候补委员
_FIRMS = ("公司", "集团", "银行", "分行", "支行", "大学", "学院", "医院")
_HOUSES = ("院", "校")
_OF_COURT = ("审判员", "检察员")
_OUR_HOUSE = ("我院", "本院")
_SHORT_PART = re.compile("(?<![一-鿿])[一-鿿]{3,7}$")
_BARE_BUREAU = re.compile("(?<![一-鿿])局$|[由和与及]局$")  # in front of a title (局|党委副书记A)
_PART_FRONT = re.compile(
    r"(?:^|[，。、；：？！”\s由为任其])(?:本?局)?"
    "((?:(?!由|局|为|任|其|带领|率)[一-鿿]){2,12}(?:科|股|处|(?<!研究|事务|交易)所|室)|(?:(?!由|局)[一-鿿]){0,9}(?:稽查局|执行局)"
    "|[一-鿿]{0,6}(?:执法|稽查|监察)大队)$"
)
_COMMANDING = ("指挥长", "总指挥")
_COURTS = ("法院", "检察院")
_OF_ZONE = re.compile("(?:高新|经开|开发|度假|示范|管理|保税|风景|新|园)区[一-鿿]{2,11}局$")  # 高新区社会事务局|局长
_OF_ZONE_REACH = 15  # characters of its longest match


class ImpliedBodies(BodiesBeside):
    """Finds it in one reading, given the posts told of so far."""

    def __init__(
        self,
        reading: Reading,
        orgs: list[OrgMention],
        context: Context,
        own: Callable[[], Org | None],
    ) -> None:
        """`own` gives the bureau that the document is of; asked only where a title needs it."""
        super().__init__(reading, orgs)
        self._own, self.context = own, context

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
        if house := self.in_a_house(token, before):
            return house[0]
        near = self._before(token.start)
        own = self._elected(token) or of_that(self.text, near, token) or self._of_the_group(token)
        own = own or self._of_the_party(token) or self._in_short(token)
        staff = None if own else self._of_the_next(token)
        own = staff if staff and staff.kind in HOUSEHOLDS else own
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

    def _unknown_before(self, start: int) -> bool:
        """Whether a body that nobody knows stands before a title (某某集团公司|党组成员, 广州分行原|党委书记)."""
        modifier = MODIFIER.search(self.text, start - 7, start)
        at = modifier.start() if modifier else start
        of_zone = self.text[at - 1] == "局" and _OF_ZONE.search(self.text, max(at - _OF_ZONE_REACH, 0), at)
        return bool(of_zone) or self.text.endswith(_FIRMS, 0, at)

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

    def _bureau_at(self, offset: int) -> Org | None:
        """The bureau that a bare title at an offset is of: the last one named, else that of the document."""
        return self._last_bureau(offset) or self._own()

    def _government(self, token: Token, before: list[Post]) -> Org | None:
        level = token.value.title.removesuffix("助理")
        level = level.removesuffix("选").removesuffix("候选人").removesuffix("提名人").removesuffix("人")[-2]
        for post in reversed(before[-NEAR_POSTS:]):
            place = post.org.place if post.org else None
            if place and place.name.endswith(level):
                return self.government_of(place)
        place = self.context.resolve(level, token.start)
        if place is None:  # which town's, a bare word cannot tell
            return None if level in "镇乡木" else Org(level + "人民政府", "Agency")
        return self.government_of(place)

    def government_of(self, place: Place) -> Org:
        """The government of a division; that of a league is its administrative office."""
        name = "{}行政公署" if place.name.endswith(("盟", "地区")) else "{}人民政府"
        return body_org(body_named(name), place)
