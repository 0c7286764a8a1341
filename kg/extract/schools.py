"""Parts of institutions, societies and papers: 浙江大学|公共管理学院, 渔业协会|海参分会; offices of committees."""

import re
from collections.abc import Iterator

from kg.extract.context import Context
from kg.extract.edges import is_han
from kg.extract.org import Org, OrgMention
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.text import char_before

_WITH_SCHOOLS = ("大学", "学院", "研究院", "科学院", "研究所", "中心", "医院", "日报", "晚报", "电视台")
_NUMBERED = re.compile(
    "(?P<number>实验|[一二三四五六七八九十]{1,2})(?P<kind>[中小高])"
    "(?=[，、。；（的等和及]|$|学生|老师|校长|教师|食堂|门口|附近|校园|调研|检查|督导|督查|看望|慰问|开展|举[行办]|组织|参加|党|副|就|实地|北校|南校|新校)"
)
_IN_FRONT = frozenset("到在赴往入访和与及对由于为")
_SHOP_OF = re.compile(  # 家乐福|中关村店, 家乐福|（中关村店）
    "(?:超市|餐厅|卖场)?(?:（[一-鿿\\d]{2,8}店）|(?![一-鿿]{0,6}(?:(?<!分)公司|平台|线下|连锁|社区便|孕婴))(?![的和与、在等为及或一各多这那该每某旗专连加分门])(?:(?![的在到从上])[一-鿿]){2,8}?(?<![连加旗舰卖营门么家有新些个商网体])(?<![家个些]分)(?P<head>店|(?<=[一-鿿]{2}分)公司)"
    "(?=[的（(、，。；：！？”“销经售检购买内称也将负相店被因进里用]|$))"
)
_IN_NAMES = ("交流",)  # cues that names of parts hold (风险交流部)
_KINDS = {"中": "中学", "小": "小学", "高": "高级中学"}
_ACADEMY = ("科学院", "社科院")
_SOCIETIES = ("协会", "学会", "商会", "联合会")
_STANDING = ("委员会", "领导小组", "指挥部")
_OFFICE_OF = re.compile("(?P<head>办公室)")
_BRANCH_OF = re.compile(r"(?![的和与、在等为])(?:(?!的|成立)[一-鿿]){2,12}?(?P<head>委员会|分会|专委会|律师团)")
_NAMED = "(?![主副长医研教专博部学技])[一-鿿]{2,3}"  # who holds the title behind
_SCHOOL_OF = re.compile(
    r"(?![的和与、在等为还也])(?:(?!是|记者|立即)[一-鿿]){1,12}?"
    r"(?P<head>学院|医院|研究院|研究所|研究中心|实验室|[测监检]测中心|测试中心|检验中心"
    r"|(?:[部处室科]|中心)(?=副?[部处科]长|[一二三四]级(?:主任)?科员|[一二三四]级调研员|副?主任|副?主编|护士长|主治|医[师生])"
    r"|(?:系|教研[部室])(?=[一-鿿]{0,6}(?:教授|讲师|研究员|专家|博士)|副?主任)"
    rf"|所(?=(?:{_NAMED})?(?:研究员|副?所长|专家|副?主任|教授|博士)|[，、。])"
    rf"|[科室](?={_NAMED}(?:副?主任|教授|医[师生])))"
)


def parts_of(reading: Reading, mention: OrgMention, places: dict[int, PlaceMention]) -> Iterator[OrgMention]:
    """The schools, centres and branches behind a mention, each a part of the one before it; `places` by start."""
    while pattern := _part_of(mention.org):
        match = pattern.match(reading.text, mention.end)
        if not match:
            return
        shop = pattern is _SHOP_OF  # whose name may hold a place
        own = mention.end if mention.org.label.endswith(_ACADEMY) else -1  # 中国科学院|大连化学物理研究所
        if any(
            (at in places and not shop and at != own) or _verb_at(reading, at)
            for at in range(mention.end, match.end() - 1)
        ):
            return
        org = mention.org._replace(label=mention.org.label + match.group(), parent=mention.org.label)
        mention = OrgMention(mention.start, match.end(), org)
        yield mention


def _part_of(org: Org) -> re.Pattern[str] | None:
    """What the parts of an organization are called."""
    label = org.label
    if org.kind == "Enterprise" and not label.endswith(("店", "公司")):
        return _SHOP_OF
    if label.endswith(_STANDING):
        return _OFFICE_OF
    if label.endswith(_WITH_SCHOOLS):
        return _SCHOOL_OF
    return _BRANCH_OF if label.endswith(_SOCIETIES) else None


def _verb_at(reading: Reading, at: int) -> bool:
    """Whether a cue that is more than an edge of names begins at an offset."""
    cue = reading.cue_starts.get(at)
    return cue is not None and cue.value != "stop" and not reading.text.startswith(_IN_NAMES, at)


def find_numbered(reading: Reading, places: list[PlaceMention], context: Context) -> Iterator[OrgMention]:
    """永康|三中, 市|一中: schools by the short name of a place, or the word for it, and their number."""
    text = reading.text
    fronts = [(m.start, m.end, m.place) for m in places if m.place.code]
    for start in reading.anchors("numbered"):
        before = char_before(text, start)
        own = context.resolve(text[start], start) if not is_han(before) or before in _IN_FRONT else None
        if own:
            fronts.append((start, start + 1, own))
    for start, end, place in fronts:
        match = _NUMBERED.match(text, end)
        if match:
            number = match["number"] if match["number"] == "实验" else f"第{match['number']}"
            org = Org(f"{place.name}{number}{_KINDS[match['kind']]}", "Institution", place)
            yield OrgMention(start, match.end(), org)
