"""Parts of bodies: 食品科 in 县市场监管局食品科, 长集所, X分局, and the discipline office stationed in a bureau."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain

from kg.bodies import duties
from kg.extract.anchors import OFFICES, near, pattern_words
from kg.extract.context import Context
from kg.extract.dictionary import plain_tag, segment
from kg.extract.edges import STOPS, is_han
from kg.extract.fronts import behind_acts
from kg.extract.org import ABROAD, Org, OrgMention, with_part
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.schools import parts_of
from kg.extract.stations import find_stations
from kg.extract.teams import begins_like_a_word, bureau, team
from kg.extract.unify import one_office
from kg.extract.wordy import names_holder
from kg.text import char_at, char_before

_PART = re.compile(
    r"(?!副|正|原|长)(?P<name>[一-鿿“”、]{1,16}?)(?<![原副惩])(?!(?<=查)处|(?<=公)司)"
    r"(?P<head>科室|科|处|股|司|(?<!大)厅|室|(?<![干全内东西南北中支乐])部|分局|稽查局|[大支总中]队|(?<=[一二三四五六判案政事])庭|监管所|监督管理所|所|办公室|[一-鿿]中心|(?:安监|植保|植检|种子|土肥|农技|推广|畜牧|动防|水产|农机|林业)站|检察部)"
    r"(?=(?:党[组委]|负责|主要|有关|相关|工作|执法|民警|[一二三四]级|副?调研员|副?巡视员|也|还|昨|今|近|干[部警]|全体|关于|印发|发布|通报|罚款|一[位名]|等|的|和|与|及|以及|[，、。；：（）\s]"
    r"|(?:原|时任)?副?[科处股司厅室部所庭]?(?:长|主任)|副?[大支总中]?队长|法官"
    r"|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝"
    r"孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易颜][一-鿿]{0,2}(?:[科处司局所队站]长|主任|表示|介绍|说|告诉|指出|认为|提醒|解释|透露|称)|$))"
)
_DISCIPLINE = re.compile(
    r"(?:[省市县区州旗]?纪委监委)?(?:驻|派驻)(?:[省市县区州旗]?[一-鿿]{0,10}?局)(?:的)?纪检(?:监察)?组"
)
_GROUP = re.compile("(?:机关)?(?:的)?纪检(?:监察)?组")
_OFFICE = re.compile(rf"(?P<name>[一-鿿]{{2,6}}?)(?P<head>{'|'.join(OFFICES)})")
_VERBAL_TOWNS = frozenset(
    "胜利 团结 建设 前进 跃进 解放 联合 发展 开发 进步 奋斗 创业 向阳 迎宾 迎泽 保安 兴业 立新".split()
)
_OFFICE_REACH = 6  # characters of the longest name before its head
_LED_BY = ("后经", "后由", "并由", "并经", "随后")  # 后经|朝阳工商所
_NOT_PART = (
    *(f"{number}{unit}" for number in "一两三几某" for unit in "间个名位处家"),
    *("处室", "科室", "各处室", "办事处"),
    *"部分 机关各 全体 有关 相关 各 机关 干部 下属 直属 工作 执法 领导 班子".split(),
)
_OF_STREETS = ("街道办事处", "镇办事处", "乡办事处")
_NOT_INSIDE = frozenset("、的了在由向及据称说对将把被不落到已就还以某")
_CUES_IN_PARTS = ("消费者权益", "投诉举报")
_OWN_PARTS = ("执法", "机关", "办公室", "直属")
_OTHERS = re.compile("^[与和有]|会议|主任|领导(?!小组)|近年|围绕|以来")
_DOMAINS_OF = (  # whose offices they are
    ("派出所", frozenset({"公安"})),
    ("司法所", frozenset({"司法"})),
    ("法庭", frozenset({"法院"})),
    ("工商所", frozenset({"工商", "市场监管"})),
    (("监分局", "管理分局", "监管分局"), frozenset({"市场监管", "食药监", "质监", "工商"})),
    ("分局", frozenset({"市场监管", "食药监", "质监", "工商", "公安", "环保"})),
    ("", frozenset({"市场监管", "食药监", "质监", "工商"})),
)
_INSPECTORS = re.compile(
    "(?P<name>(?:派?驻|(?:党[史纪])?(?:主题|学习)教育)?第[一二三四五六七八九十\\d]{1,3})(?P<head>巡视组|巡察组|(?:派驻)?纪检监察组|(?:巡回|调研|核查)?督导组|(?:巡回)?指导组|督导[核检]查组|督查组|督察组)"
)
_LONGEST_TOWN = 5  # characters of a town's name before its last word
_OF_TOWN = "office of a town"
_TOWN_PART = re.compile(
    "(?P<town>[一-鿿]{2,4}?)(?P<head>分局|(?:市场监管|市场监督管理|食品药品监督管理|食品药品监管|食药监|监管|工商)所|派出所|司法所|(?:人民)?法庭)"
)
_INNER = re.compile(  # parts that have parts
    "[一-鿿]{0,8}?(?:稽查局|缉私局|(?<=[一-鿿]{2})(?:分局|[支总]队|(?<!公)司(?!法)))(?=[一-鿿])"
)
_SEAT = re.compile("分局|调查队|支行|中心支行|分行|分公司|支公司|办事处|营业部|监管分局|监管局(?![长局])")
_DONE = frozenset({"chair", "attend", "lead", "hold", "say", "instruct"})
_BREAKS = frozenset(
    "联合 会同 组织 记者 负责人 代表 成员单位 同志 近日 日前 上午 下午 今天 昨天 昨日 当天 今年 去年 期间 获悉 "
    "了解到 对于 进行 加强 坚持 继续 邀请 依托 接到 发布 公布 下发 取得 随后 其中 包括 分别 以及 通过 依法 "
    "有关 相关 各级 组成".split()
)
OWNERS = frozenset({"市场监管", "食药监", "质监", "工商"})


def find_parts(
    reading: Reading, bodies: list[OrgMention], places: list[PlaceMention], context: Context
) -> list[OrgMention]:
    """The mentions of `bodies` with those that a part follows widened to it, and offices named after their town."""
    front = {m.start: m for m in places if m.place.level != "venue"}
    towns = {_bare_town(m.place.name): m.place for m in places if m.place.level == "township"}
    branches = [_of_a_place(reading, m, front) or m for m in bodies]
    wide = [_by_steps(reading.text, m, _widen(reading, m, front)) for m in branches]
    widened = [_of_a_town(m, towns) for *_, m in wide]
    schools = [part for m in bodies if m.org.kind != "Agency" for part in parts_of(reading, m, front)]
    steps = (zip(bodies, branches, strict=True), zip(branches, widened, strict=True))
    owners = [m for m, w in chain(*steps) if w is not m and m.named]
    owners += [middle for middle, *more in wide if more]
    offices = one_office(_offices(reading, [*bodies, *widened], places, context))
    offices += find_stations(reading, [*bodies, *widened])
    groups = list(_discipline(reading, bodies))
    if offices or groups:
        taken = {at for m in widened for at in range(m.start, m.end)}
        offices = [m for m in offices if taken.isdisjoint(range(m.start, m.end))]
        groups = [m for m in groups if m.start not in taken]
    groups += _stationed(reading, widened)
    return sorted([*owners, *widened, *schools, *offices, *groups], key=lambda m: (m.start, m.end))


def _of_a_place(reading: Reading, mention: OrgMention, places: dict[int, PlaceMention]) -> OrgMention | None:
    """市生态环境局|滦南县|分局, 人民银行|宾川县|支行: the office that a body has in a place."""
    place = places.get(mention.end)
    match = _SEAT.match(reading.text, place.end) if place else None
    if not place or not match or (place.place.level == "township" and match.group() == "办事处"):
        return None  # 区政府|五马街道|办事处
    org = with_part(mention.org, reading.text[mention.end : match.end()])._replace(place=place.place)
    return OrgMention(mention.start, match.end(), org)


def _by_steps(text: str, mention: OrgMention, wide: OrgMention) -> list[OrgMention]:
    """A body widened to a part, and before it the part between the two (工商局|泰山分局|消保科)."""
    match = _INNER.match(text, mention.end, wide.end - 1) if wide.end > mention.end else None
    if match is None:
        return [wide]
    middle = mention._replace(end=match.end(), org=with_part(mention.org, match.group()))
    return [middle, wide._replace(org=with_part(middle.org, text[match.end() : wide.end]))]


def _of_a_town(mention: OrgMention, towns: dict[str, Place]) -> OrgMention:
    """市市场监管局|凤仪|监管所: with the town that the part is called after."""
    org = mention.org
    match = _TOWN_PART.fullmatch(org.label.removeprefix(org.parent)) if org.parent and org.domain is None else None
    if not match or not org.place or org.place.level != "county" or match["town"] in pattern_words("no_office"):
        return mention
    told = towns.get(match["town"])
    if told is None and (match["head"] == "分局" or plain_tag(match["town"]) or match["town"].endswith(duties())):
        return mention
    return mention._replace(org=org._replace(place=told or org.place), rule=_OF_TOWN)


def seats(reading: Reading, orgs: Iterable[OrgMention]) -> Iterator[PlaceMention]:
    """The towns that offices are called after, where they stand in the names of these."""
    for m in orgs:
        place = _seat(m.org) if m.rule == _OF_TOWN else None
        if place:
            bare = _bare_town(place.name)
            at = reading.text.rfind(bare, m.start, m.end)
            if at >= 0 and len(bare) <= _LONGEST_TOWN:
                yield PlaceMention(at, at + len(bare), place, False)


def _seat(org: Org) -> Place | None:
    """The town that an office is called after: where it is, or one that nothing else tells of."""
    if org.place is None or org.place.level == "township":
        return org.place
    own = org.label.removeprefix(org.parent) if org.parent and org.label.startswith(org.parent) else ""
    match = _TOWN_PART.fullmatch(own)
    named = match is not None and not match["town"].endswith(("区", "县", "市", "路", "站"))  # not 开发区|分局
    return _unnamed(match["town"], org.place) if match and named else None


def _widen(reading: Reading, mention: OrgMention, places: Mapping[int, PlaceMention]) -> OrgMention:
    text = reading.text
    org = mention.org
    if org.kind != "Agency" or org.domain == ABROAD or org.label.endswith(("所", "科", "处")):
        return mention
    if mention.end in reading.titles or not _may_begin(reading, mention.end):  # only saves time
        return mention
    match = _PART.match(text, mention.end, min(mention.end + 24, len(text)))
    if match is None or not _plain(reading, mention.end, match.end("name")):
        match = team(reading, mention.end)
    match = match or _INSPECTORS.match(text, mention.end)
    if not match and mention.org.place is None and mention.end not in places:
        match = bureau(reading, mention.end)
    if (
        not match
        or (text.startswith(_NOT_PART, mention.end) and not begins_like_a_word(text, mention.end, match))
        or not _plain(reading, mention.end, match.end("name"))
        or text.endswith(_OF_STREETS, mention.end, match.end())
        or (text.startswith("长", match.end()) and names_holder(match["name"]))
    ):
        return mention
    if any(mention.end < t.start < match.end() for t in reading.tokens.get("national", ()) if t.end - t.start > 2):
        return mention  # 国家食品药品监督管理局|公安部
    part = text[mention.end : match.end()]
    return OrgMention(mention.start, match.end(), with_part(mention.org, part))


def _may_begin(reading: Reading, at: int) -> bool:
    """Whether the name of a part may begin at an offset."""
    following, cue = char_at(reading.text, at), reading.cue_starts.get(at)
    if not (is_han(following) or following == "“"):
        return False
    return cue is None or cue.value == "visit" or reading.text.startswith((*_CUES_IN_PARTS, *_OWN_PARTS), at)


def _plain(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch can be the inside of a name: no cue word, no list of other things."""
    inside = reading.text[start:end]
    if not _NOT_INSIDE.isdisjoint(inside.replace("就业", "")) or _OTHERS.search(inside):
        return False
    if "与" in inside and any(start < token.start < end for token in reading.tokens.get("body", ())):
        return False
    for at in range(start, end):
        cue = reading.cue_starts.get(at)
        if cue is None or reading.text.startswith(_CUES_IN_PARTS, at):
            continue
        if cue.value in _DONE or (at == start and cue.value != "visit") or reading.text[at : cue.end] in _BREAKS:
            return False
    return True


def _offices(
    reading: Reading, bodies: list[OrgMention], places: list[PlaceMention], context: Context
) -> Iterator[OrgMention]:
    """荆紫关市场监管所, 戴南分局: an office named after its town, part of the document's bureau."""
    text, anchors = reading.text, reading.anchors("office")
    if not anchors:  # only saves time
        return
    ends = {m.end: m for m in places if m.place.level != "venue"}
    above = {m.end: m for m in bodies if m.org.domain is None and m.org.parent}
    towns = {_bare_town(m.place.name): m.place for m in places if m.place.level == "township"}
    for match in near(_OFFICE, text, anchors, _OFFICE_REACH):
        town = ends.get(match.start("head"))
        start = _office_start(reading, town.start if town else _name_start(reading, match.start("head"), ends), ends)
        part = next((above[at] for at in range(match.start("head") - 2, start, -1) if at in above), None)
        if part:  # 工商局西城分局|大栅栏工商所
            yield OrgMention(part.start, match.end(), with_part(part.org, text[part.end : match.end()]))
            continue
        own = start if town else behind_acts(text, start, match.start("head"))
        if own is None:  # 带回|派出所
            continue
        start = own
        name = text[start : match.start("head")]
        if town is None and name[:1] in "市县区" and len(name) > 2 and not name.startswith("市场"):
            start, name = start + 1, name[1:]
        if (
            name.endswith((*duties(), "稽查", "城管"))  # 城管|分局 is no office of a town
            or not 2 <= len(name) <= (12 if town else 6)
            or name.endswith(pattern_words("no_office"))
            or name[0] == "第"
            or name.startswith("公安")
            or (town is None and _is_told(name))
        ):
            continue
        domains = next(found for end, found in _DOMAINS_OF if match["head"].endswith(end))
        owner = _owner(bodies, match.start(), domains)
        if owner is None and match["head"] in ("分局", "法庭"):
            continue
        inner = max((m.end for m in places if m.start >= start and m.end < match.start("head")), default=start)
        place = town.place if town else _town(text[inner : match.start("head")], towns, owner)
        if place is None:
            place = owner.place if owner else context.own(match.start())
        head = match["head"].replace("市场监管", "市场监督管理").replace("食品药品监管", "食品药品监督管理")
        head = "人民法庭" if head == "法庭" else head
        same = next((m.org for m in bodies if m.org.label.endswith(name + head) and m.org.label != name + head), None)
        if same:
            yield OrgMention(start, match.end(), same, rule=_OF_TOWN)
            continue
        label = (owner.label if owner and head in ("分局", "人民法庭") else "") + name + head
        org = Org(label, "Agency", place, owner.label if owner else None)
        yield OrgMention(start, match.end(), org, rule=_OF_TOWN)


def _office_start(reading: Reading, start: int, places: Mapping[int, PlaceMention]) -> int:
    """Before the places in front of an office's name, and behind what leads to it; `places` by their end."""
    text = reading.text
    while start in places:
        start = places[start].start
    start += 2 * text.startswith(_LED_BY, start)
    dated = text[start] in "月日" and char_before(text, start).isdigit()  # 5月|芙蓉分局
    return start + (dated or text[start] == "据")


def _is_told(name: str) -> bool:
    """Whether what stands in front of 派出所 says what is done (传唤至, 干预|下级) and names no town."""
    pieces = segment(name)
    told = plain_tag(pieces[0]).startswith(("v", "d", "p")) and name not in _VERBAL_TOWNS
    return told and all(len(piece) == 1 or plain_tag(piece) for piece in pieces)


def _bare_town(name: str) -> str:
    return name.removesuffix("街道").rstrip("镇乡") if len(name) > 2 else name


def _town(name: str, towns: dict[str, Place], owner: Org | None) -> Place | None:
    """The town that an office is named after: one that the document tells of, else one near the office's owner."""
    name = name.rpartition("分局")[2] or name
    for form in (name, name.removesuffix("镇").removesuffix("乡"), name.removesuffix("街道")):
        if form in towns:
            return towns[form]
    if name.endswith(("区", "县", "市", "街道", "镇", "乡", "路", "站", "街", "港", "园", "告上", "站上")):
        return None
    return _unnamed(name, owner.place if owner else None)


def _unnamed(name: str, around: Place | None) -> Place:
    """The town that a name without its last word most likely is: a street in a district, else a town."""
    last = "道" if name.endswith("街") else "街道" if around and around.name.endswith("区") else "镇"
    return Place(name + last, "township", None, around.code if around else None)


def _name_start(reading: Reading, end: int, places: Container[int]) -> int:
    """`places`: where they end, behind which a name begins."""
    text, at = reading.text, end
    while at > 0 and end - at < _OFFICE_REACH and at not in places:
        cue = reading.cue_ends.get(at)
        if (cue is not None and cue.end - cue.start > 1) or text[at - 1] in STOPS or not is_han(text[at - 1]):
            break
        at -= 1
    return at


def _owner(bodies: list[OrgMention], offset: int, domains: frozenset[str] = OWNERS) -> Org | None:
    """The office above: the last one told of before an offset, else the last of the document."""
    owners = [m for m in bodies if m.org.domain in domains and m.org.place and "委员会" not in m.org.label]
    before = [m for m in owners if m.start <= offset] or owners
    return before[-1].org if before else None


def _stationed(reading: Reading, bodies: list[OrgMention]) -> Iterator[OrgMention]:
    """县纪委监委驻县市场监管局纪检监察组: the group that stands in a body which the text names."""
    text = reading.text
    if "纪检" not in text:  # only saves time
        return
    ends = {m.end: m for m in bodies}
    for mention in bodies:
        group = _GROUP.match(text, mention.end)
        at = mention.start - 1
        if group is None or char_at(text, at) != "驻":
            continue
        front = ends.get(at - text.endswith("派", 0, at))
        place = mention.org.place
        level = mention.org.label[:1] if mention.org.label[:1] in "省市县区州盟旗" else ""
        above = f"{place.name if place else level}纪委监委" if place or level else "中央纪委国家监委"
        org = Org(f"{above}驻{mention.org.label}纪检监察组", "Agency", place)
        yield OrgMention(front.start if front else at, group.end(), org)


def _discipline(reading: Reading, bodies: list[OrgMention]) -> Iterator[OrgMention]:
    """驻局纪检监察组: the discipline inspection group stationed in the document's bureau."""
    if "纪检" not in reading.text:  # only saves time
        return
    for match in _DISCIPLINE.finditer(reading.text):
        owner = _owner(bodies, match.start())
        if owner and owner.place:
            org = Org(f"{owner.place.name}纪委监委驻{owner.label}纪检监察组", "Agency", owner.place)
            yield OrgMention(match.start(), match.end(), org, False)
