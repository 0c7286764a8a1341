"""Firms that one document calls by their brand and in full, made one (贝因美, 贝因美婴童食品股份有限公司), and bodies
that it tells of with a seat and without."""

import re

from kg.extract.brands import has_own
from kg.extract.org import Org, OrgMention
from kg.extract.place import PlaceMention
from kg.extract.proper import OF_THE_STATE

_FIRM = "Enterprise"
_SHOPS = frozenset(  # 麦当劳|餐厅
    "餐厅 快餐店 快餐厅 快餐 比萨店 披萨店 咖啡店 超市 便利店 火锅店 大卖场 门店 总公司 总部".split()
)
_ONLINE = frozenset({"天猫", "京东", "淘宝"})  # whose 超市 is one of several
_BRANCH = "分公司"
_NAMED = frozenset({_FIRM, "Institution"})
_SHORTEST = 6  # characters of a name that others of the document may end with
_LEGAL = re.compile("(?:集团)?(?:股份|有限|责任|总){0,4}公司$|集团$")
_AS_FIRM = re.compile(  # behind a brand, in the full name of the firm that has it
    "(?:（中国）)?(?:食品|饮料|乳业|牧业|药业|肉业|肉类|肉制品|餐饮|快餐|婴幼儿|婴童|母婴|营养品|调味品|生物|科技|实业|商业|百货|超市|连锁|管理"
    "|网络|国际|贸易|商贸|农业|发展|工业|化妆品|保健品|日用品|制药|茶业|酒业|粮油|油脂|农牧|饲料|投资){0,3}(?:（中国）)?(?:集团)?"
    "(?:股份|有限|责任){0,4}公司|乳业|集团"
)


def one_firm(orgs: list[OrgMention]) -> list[OrgMention]:
    """The mentions with the firms that are the same, in the same order."""
    firms = {m.org.label: m.org for m in orgs if m.org.kind == _FIRM}
    if len(firms) < 2:  # only saves time
        return orgs
    same: dict[str, Org] = {}
    ordered = sorted(firms)
    for at, brand in enumerate(ordered):
        longer: list[str] = []
        for label in ordered[at + 1 :]:  # those that begin with it follow at once
            if not label.startswith(brand):
                break
            longer.append(label)
        if longer:
            same.update(_of(brand, longer, firms))
    if not same:
        return orgs
    return [m._replace(org=_now(m.org, same)) if m.org.kind == _FIRM else m for m in orgs]


def without_fronts(orgs: list[OrgMention], places: list[PlaceMention]) -> list[OrgMention]:
    """The mentions, with what stands in front of a name taken off where the document has the name without it too
    (浙江省|新昌县华星胶丸厂, 落款为|千麦实业有限公司)."""
    named = {m.org.label[::-1]: m.org for m in orgs if m.org.kind in _NAMED and len(m.org.label) >= _SHORTEST}
    if len(named) < 2:  # only saves time
        return orgs
    same: dict[str, Org] = {}
    bare = ""
    for turned in sorted(named):  # those that end with a name follow it at once
        org = named[turned]
        if bare and turned.startswith(bare):
            short = named[bare]
            front = org.label[: -len(bare)]
            own = short.kind == org.kind and not front.endswith("（中国）") and not front.startswith(OF_THE_STATE)
            if own and _has_own(short.label):
                same[org.label] = named[bare] = short._replace(place=short.place or org.place)
        else:
            bare = turned
    if not same:
        return orgs
    starts = {m.start for m in places}
    return [_bare(m, same, starts) for m in orgs]


def _has_own(label: str) -> bool:
    """Whether a name has something of its own, and is not 国际贸易有限公司 or 宝安区第二分公司."""
    if _AS_FIRM.fullmatch(label) or (label.endswith(_BRANCH) and "限" not in label):
        return False
    return has_own(_LEGAL.sub("", label))


def _bare(mention: OrgMention, same: dict[str, Org], places: set[int]) -> OrgMention:
    """What a mention is without its front, which stays in it if it is a place."""
    label = mention.org.label
    org = _now(mention.org, same)
    if label not in same or mention.end - mention.start != len(label) or mention.start in places:
        return mention._replace(org=org)
    return mention._replace(start=mention.end - len(org.label), org=org)


def one_seat(orgs: list[OrgMention]) -> list[OrgMention]:
    """The mentions, those of a body that only others of its name give a seat with that (兵团, 新疆生产建设兵团)."""
    bare = {m.org.label for m in orgs if m.org.place is None}
    seated = {m.org for m in orgs if m.org.place is not None and m.org.label in bare}
    if not seated:
        return orgs
    labels = [org.label for org in seated]
    known = {org.label: org for org in seated if labels.count(org.label) == 1}
    return [m._replace(org=known.get(m.org.label, m.org)) if m.org.place is None else m for m in orgs]


def _now(org: Org, same: dict[str, Org]) -> Org:
    """What an organization is by then; what it is a part of may have another name."""
    if org.label in same:
        return same[org.label]
    return org._replace(parent=same[org.parent].label) if org.parent in same else org


def _of(brand: str, longer: list[str], firms: dict[str, Org]) -> dict[str, Org]:
    """What a brand and the firms whose names begin with it are: its shops it, and it the one firm that has its name."""
    full = [label for label in longer if _AS_FIRM.fullmatch(label, len(brand)) and not label.endswith(_BRANCH)]
    shops = [label for label in longer if label[len(brand) :] in _SHOPS and brand not in _ONLINE]
    if len(full) != 1:
        return dict.fromkeys(shops, firms[brand])
    firm = firms[full[0]]
    return dict.fromkeys([*shops, brand, firm.label], firm._replace(place=firm.place or firms[brand].place))
