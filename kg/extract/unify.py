"""Bodies that one document tells of under several names, made one."""

from collections import Counter
from collections.abc import Iterable

from kg.bodies import body_named
from kg.extract.org import Org, OrgMention, body_org
from kg.extract.place import Place, PlaceMention
from kg.gazetteer import Gazetteer
from kg.text import char_at, char_before

_SCENERY = "景区"
_COMPANY = ("公司", "集团")
_SHOPS = ("商店", "超市", "食品厂", "厂")  # which a short name keeps (金福海|商店 of 金福海保健品|商店)
_LEAST_PART = 4  # characters of the name of a part that its body need not stand in front of
_OFFICE, _MARKETS, _MARKETS_OFFICE = "所", "市场监督管理局", "市场监督管理所"
_ORDER, _CITY, _CITY_BUREAU = "城管", "城市管理", "城市管理局"
_LEAST_CORE = 4  # characters of a short name without a last word (清泉乳业)
_BRANCHES = ("分公司", "店", "厂", "部")
_LONGEST_FORM = 7  # characters of a place's name that is tried in front of a body's
_LECTURERS = "宣讲团"  # whose task their short name leaves out
_FIRM = "Enterprise"
_FIRMS = frozenset({"Enterprise", "Institution", "Association"})
_COMMISSIONS = ("中共{}纪律检查委员会", "{}监察委员会", "中共{}纪律检查委员会、{}监察委员会")


def unify(found: list[OrgMention]) -> list[OrgMention]:
    """The mentions with the bodies that are the same, in the same order."""
    return _one_discipline(_one_of_order(_one_bureau(found)))


def without_unnamed(text: str, found: list[OrgMention], called: str) -> list[OrgMention]:
    """Without the bodies `called` 警方 (山东、|安徽警方) where no text names the bureau: who that is stays open."""
    loose, last = set[OrgMention](), len(text)
    for m in reversed(found):
        if text.endswith(called, m.start, m.end) or (m.end + 1 == last and not m.named):
            loose.add(m)
            last = m.start
    named = {m.org.label for m in found if m not in loose}
    return [m for m in found if m not in loose or m.org.label in named]


def as_parts(found: list[OrgMention]) -> list[OrgMention]:
    """通州区卫生监督所 is 通州区卫生局卫生监督所 where a document has both: the part without its body;
    金陵市场监管所 is 渭滨区市场监管局金陵所."""
    parts: dict[str, Org] = {}
    for _, _, org, *_ in found:
        if not org.parent:  # only saves time
            continue
        place, part = org.place, org.label.removeprefix(org.parent)
        if part.endswith(_OFFICE) and org.parent.endswith(_MARKETS):
            whole = f"{part.removesuffix(_OFFICE)}{_MARKETS_OFFICE}"
            for front in ("", place.name if place else "", org.parent):
                parts[front + whole] = parts[front + whole.replace("监督管理", "监管")] = org
        if place and len(part) >= _LEAST_PART and part != org.label and org.parent.startswith(place.name):
            parts[place.name + part] = org
    if not parts:  # only saves time
        return found
    return [m._replace(org=parts.get(m.org.label, m.org)) if m.org.kind == "Agency" else m for m in found]


def one_office(found: Iterable[OrgMention]) -> list[OrgMention]:
    """山下湖市场监管所 is 诸暨市山下湖市场监管所 where a document has both: with the places in front of it."""
    mentions = list(found)
    orgs = {m.org.label: m.org for m in mentions}
    named = [(label, org, org.label.removesuffix(label)) for label in orgs for org in orgs.values()]
    fronts = [(label, org) for label, org, front in named if front not in ("", org.label) and _are_places(front)]
    counts = Counter(label for label, _ in fronts)
    whole = {label: org for label, org in fronts if counts[label] == 1}
    return [m._replace(org=whole.get(m.org.label, m.org)) for m in mentions] if whole else mentions


def _one_bureau(found: list[OrgMention]) -> list[OrgMention]:
    """A place has one market bureau: its variants in one document take the longest name."""
    names: dict[Place, Org] = {}
    for m in found:
        if m.org.domain == "市场监管" and m.org.place:
            known = names.setdefault(m.org.place, m.org)
            if len(m.org.label) > len(known.label):
                names[m.org.place] = m.org
    return [m._replace(org=names[m.org.place]) if m.org.domain == "市场监管" and m.org.place else m for m in found]


def _one_of_order(found: list[OrgMention]) -> list[OrgMention]:
    """县城管局 is 某县城市管理和综合执法局 where a document has that."""
    names: dict[tuple[Place, str], Org] = {}
    for m in found:
        if m.org.place and m.org.domain == _ORDER and m.org.label.endswith("执法局"):
            names[m.org.place, m.org.label.partition(_CITY)[0] + _CITY_BUREAU] = m.org
    if not names:  # only saves time
        return found
    return [m._replace(org=names.get((m.org.place, m.org.label), m.org)) if m.org.place else m for m in found]


def _one_discipline(found: list[OrgMention]) -> list[OrgMention]:
    """The discipline and the supervision commission of a place work as one: where both are told of, they are it."""
    discipline, supervision, joint = map(body_named, _COMMISSIONS)
    names: dict[Place, set[str]] = {}
    for m in found:
        if m.org.place and m.org.label.endswith(("监察委员会", "纪律检查委员会")):
            names.setdefault(m.org.place, set()).add(m.org.label)
    if not any(len(labels) > 1 for labels in names.values()):  # only saves time
        return found

    def joined(m: OrgMention) -> OrgMention:
        place = m.org.place
        apart = {discipline.full(place.name), supervision.full(place.name)} if place else set()
        both = place is not None and len(names.get(place, ())) > 1 and m.org.label in apart
        return m._replace(org=body_org(joint, place)) if both else m

    return [joined(m) for m in found]


def in_full(found: Iterable[OrgMention | PlaceMention]) -> list[OrgMention | PlaceMention]:
    """丰瑞油脂公司 and 丰瑞公司 are 云南丰瑞油脂公司 where a document has that, and no other that they may mean."""
    mentions = list(found)
    orgs = [m.org for m in mentions if isinstance(m, OrgMention)]
    firms = {org.label: org for org in orgs if org.kind in _FIRMS or org.label.endswith(_LECTURERS)}
    cores = {label: _core(label) for label in firms}
    same: dict[str, Org] = {}
    for label in sorted(firms, key=lambda label: (-len(label), label)):
        longer = {o for o in firms if cores[label] in o and _shortens(label, o)}
        longer |= {o for o in firms if len(o) > len(label) and label[:2] in o and _lacks_seat(label, o)}
        for others in ({same[o].label if o in same else o for o in longer}, longer):
            if _one(others):
                same[label] = firms[max(others, key=len)]
                break
    return [m._replace(org=same.get(m.org.label, m.org)) if isinstance(m, OrgMention) else m for m in mentions]


def one_site(places: list[PlaceMention]) -> list[PlaceMention]:
    """零陵古城 is 零陵古城景区 where a document has both."""
    whole = {m.place.name.removesuffix(_SCENERY): m.place for m in places if m.place.name.endswith(_SCENERY)}
    return [m._replace(place=whole.get(m.place.name, m.place)) for m in places] if whole else places


def with_brands(text: str, bodies: list[OrgMention], named: Iterable[OrgMention | PlaceMention]) -> list[OrgMention]:
    """饿了么 of 上海X网络科技有限公司（饿了么，下同）: the brand that stands behind a firm in brackets means it."""
    ends = {m.end: m.org for m in named if isinstance(m, OrgMention) and m.org.label.endswith("公司")}
    firms = {
        m.org.label: ends[m.start - 1]
        for m in bodies
        if m.start - 1 in ends and char_before(text, m.start) == "（" and char_at(text, m.end) in ("）", "，")
    }
    bodies = [m._replace(org=firms.get(m.org.label, m.org)) for m in bodies] if firms else bodies
    return _standing_alone(bodies, [m for m in (*bodies, *named) if isinstance(m, OrgMention)])


def _standing_alone(bodies: list[OrgMention], orgs: list[OrgMention]) -> list[OrgMention]:
    """Without the brands that stand nowhere but in the names of firms and shops (沃尔玛 in 沃尔玛|华阳店)."""
    firms = [m for m in orgs if m.org.kind == _FIRM]
    if not firms:  # only saves time
        return bodies
    alone = {m.org.label for m in bodies if m.org.kind != _FIRM or not any(_holds(firm, m) for firm in firms)}
    return [m for m in bodies if m.org.label in alone]


def _holds(firm: OrgMention, brand: OrgMention) -> bool:
    """Whether a name goes on before or behind a brand."""
    return firm.start <= brand.start and brand.end <= firm.end and firm[:2] != brand[:2]


def _one(labels: set[str]) -> bool:
    """Whether there are any and all mean the longest."""
    return bool(labels) and all(label in max(labels, key=len) for label in labels)


def _shortens(label: str, other: str) -> bool:
    """Whether a name leaves out what stands in front of another's or in its midst."""
    if len(label) >= len(other):
        return False
    front = other.removesuffix(label)
    if label.endswith(_LECTURERS):
        return front != other
    if front != other:
        return _are_places(front)
    core = _core(label)
    last = label[len(core) :]
    branch = other.endswith(_BRANCHES) and (not last or other.startswith(label))
    if branch or len(core) < (2 if last else _LEAST_CORE):
        return False
    if not other.endswith(last if last in _SHOPS else _COMPANY):
        return False
    front = other.partition(core)[0]
    return front != other and _are_places(front)


def _are_places(text: str) -> bool:
    """Whether a stretch is nothing or places (湖南|长沙)."""
    forms = Gazetteer.load().forms
    ends = range(2, len(text) - 1)
    return not text or text in forms or any(text[:at] in forms and _are_places(text[at:]) for at in ends)


def _lacks_seat(label: str, other: str) -> bool:
    """Whether a name lacks but places in front of another, or their last words (湖南|博物馆, 湖南省|博物馆)."""
    forms = Gazetteer.load().forms
    for size in range(2, min(_LONGEST_FORM, len(label) - 2)):
        seat = other.removesuffix(label[size:])
        if (
            label[:size] in forms
            and len(seat) < len(other)
            and label[:size].rstrip("省市县区") in seat
            and _are_places(seat)
        ):
            return True
    return False


def _core(label: str) -> str:
    """A name without its last word."""
    last = next((last for last in _SHOPS if label.endswith(last)), None)
    return label.removesuffix(last) if last else label.removesuffix("公司").removesuffix("集团")
