"""Places: divisions by gazetteer, townships and villages by their last word, and which of several namesakes is meant."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.edges import STOPS, is_han
from kg.extract.names import word_frequency
from kg.extract.reading import Reading
from kg.extract.scan import Token, longest
from kg.gazetteer import Division, Gazetteer, abbreviations

TOWN = re.compile(r"街道|[镇乡村]|社区|苏木|嘎查|开发区|高新区|经开区|新区|度假区|保税区|管理区")
_TOWN_TRAPS = re.compile(
    r"(?:乡镇|各镇|镇街|城乡|返乡|下乡|农村|乡村|全村|各村|度假村|示范村|贫困村|行政村|自然村|驻村|进村|入村|到村|街村|县乡|灾乡|有乡|属乡|级乡|近乡|本村|邻村|"
    r"家乡|老乡|故乡|侨乡|水乡|同乡|渔村|小镇|重镇|民族乡|中心镇|部分村|贫困乡|镇村|各乡|全乡|全镇|本镇|本乡|我镇|我乡|城中村|各社区|进社区|示范区|各开发区|型城镇)$"
)
_WORDS = frozenset(
    "家乡 老乡 故乡 侨乡 水乡 同乡 新村 山村 渔村 小镇 古镇 重镇 集镇 城镇 民族乡 中心村 中心镇 特色镇 街道 社区 高新区 经开区 开发区 新区 管理区 保税区 度假区 "
    "城市社区 示范社区 智慧社区 平安社区 中心社区 新社区 街道社区 特色小镇 美丽乡村".split()
)
_TOWN_NEXT = frozenset("民长委级里容厨贤愁音情土亲友风镇")
_IN_CAPITAL = re.compile(r"在([京沪津渝])(?=召开|举行|启动|开幕|闭幕|举办|会见|出席|发布|成立|会谈)")
_TOWN_AFTER = re.compile(r"街道|[镇乡](?!镇|村|企)")
LEVELS = ("province", "prefecture", "county", "township", "village")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: a division of the gazetteer (`code`), a smaller division as documents name it, or a venue."""

    name: str
    level: str  # province | prefecture | county | township | village | venue
    code: str | None = None
    within: str | None = None  # code of the county or the like that a township lies in

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same place within a document."""
        return ("place", self.code or self.name)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at `text[start:end]`; `full` if the full name stands there."""

    start: int
    end: int
    place: Place
    full: bool


@dataclass(frozen=True, slots=True)
class _Form:
    start: int
    end: int
    candidates: tuple[Division, ...]
    strength: str


def find_places(reading: Reading) -> list[PlaceMention]:
    """All mentions of divisions in a reading, ascending, not overlapping; namesakes settled by the document."""
    forms = _forms(reading)
    settled = _settle(reading, forms)
    found = [PlaceMention(f.start, f.end, _place(d), reading.text[f.start : f.end] == d.name)
             for f, d in zip(forms, settled, strict=True) if d]
    found = _with_sites(reading, found)
    found.extend(_abbreviated(reading.text))
    towns = _towns(reading, found)
    found.extend(towns)
    return sorted(found, key=lambda m: m.start)


def _with_sites(reading: Reading, found: list[PlaceMention]) -> list[PlaceMention]:
    """Zones and well-known venues (雄安新区, 人民大会堂) in place of the divisions whose names they hold."""
    sites = [
        PlaceMention(t.start, t.end, Place(t.value.name, t.value.level, None, t.value.host), reading.text[t.start : t.end] == t.value.name)
        for t in longest(reading.tokens.get("site", []))
        if not reading.text.startswith("区", t.end)
    ]
    covered = {at for m in sites for at in range(m.start, m.end)}
    return sorted([*sites, *(m for m in found if m.start not in covered)], key=lambda m: m.start)


def _abbreviated(text: str) -> Iterator[PlaceMention]:
    """在京召开: the one-character name of a municipality before a verb of convening."""
    for match in _IN_CAPITAL.finditer(text):
        yield PlaceMention(match.start() + 1, match.end(), _place(abbreviations()[match.group(1)]), False)


def place_of(division: Division) -> Place:
    """The place that a division of the gazetteer is."""
    return _place(division)


def _place(division: Division) -> Place:
    return Place(division.name, division.level, division.code, division.parent)


def _forms(reading: Reading) -> list[_Form]:
    """Leftmost-longest surface forms that are really places."""
    kept: list[_Form] = []
    at = 0
    text = reading.text
    for token in reading.tokens.get("place", []):
        if token.start < at:
            continue
        if token.value.strength == "mask":
            at = token.end
            continue
        form = _cut(text, token)
        if form is None or _inside_word(text, form) or (form.strength != "strong" and _TOWN_AFTER.match(text, form.end)):
            continue
        kept.append(form)
        at = form.end
    strong = {d.code for f in kept if f.strength == "strong" for d in f.candidates}
    taken: list[_Form] = []
    for index, form in enumerate(kept):
        beside = [*taken[-1:], *kept[index + 1 : index + 2]]
        if form.strength != "risky" or _risk_taken(text, form, strong, beside):
            taken.append(form)
    return taken


def _cut(text: str, token: Token) -> _Form | None:
    """The form at a token; 台州市|场监管 gives 台州."""
    start, end, value = token
    following = text[end : end + 1]
    if text[end - 1] == "市" and following == "场" and end - start > 2 and text[end - 2 : end + 1] != "市市场":
        gazetteer, short = Gazetteer.load(), text[start : end - 1]
        divisions = gazetteer.forms.get(short)
        return _Form(start, end - 1, divisions, gazetteer.strength[short]) if divisions else None
    if text[end - 1] == "区" and following in ("域", "间", "块"):
        return None
    return _Form(start, end, value.divisions, value.strength)


def _inside_word(text: str, form: _Form) -> bool:
    """范县 in 示范县, 南山 in 南山墙: a short name that a common word holds."""
    size = form.end - form.start
    if size > 3:
        return False
    if size == 2 and form.strength == "strong" and form.start and is_han(text[form.start - 1]):
        return word_frequency(text[form.start - 1 : form.start + 1]) > 100
    return form.strength != "strong" and (
        word_frequency(text[form.end - 1 : form.end + 1]) > 3000 or word_frequency(text[max(form.start - 1, 0) : form.start + 1]) > 3000
    )


def _risk_taken(text: str, form: _Form, strong: set[str], beside: list[_Form]) -> bool:
    """A risky short form counts where the words around look local: the document has the full name, a place that holds
    it stands right before it, or it is in a list of places."""
    before, after = text[form.start - 1 : form.start], text[form.end : form.end + 1]
    if any(d.code in strong for d in form.candidates) and (before in "在到赴来去从、" or after == "、"):
        return True
    for other in beside:
        if other.end == form.start and any(_holds(o, d) for o in other.candidates for d in form.candidates):
            return True
        if other.strength != "risky" and (text[other.end : form.start] == "、" or text[form.end : other.start] == "、"):
            return True
    larger = form.candidates[0].level == "prefecture" and not is_han(before or "，")
    return larger and not any(word_frequency(text[form.start : form.end + size]) for size in (1, 2))


def _holds(larger: Division, smaller: Division) -> bool:
    return Gazetteer.load().is_within(smaller, larger)


def _settle(reading: Reading, forms: list[_Form]) -> list[Division | None]:
    """One division for each form, or None where nothing tells the namesakes apart."""
    gazetteer = Gazetteer.load()
    votes: Counter[str] = Counter()
    for form in forms:
        if len({d.code for d in form.candidates}) == 1 or form.candidates[0].level == "province":
            division = form.candidates[0]
            for code in (division.code, *(a.code for a in gazetteer.ancestors(division))):
                votes[code] += 1
    for code in _source_codes(reading):
        votes[code] += 3
    settled: list[Division | None] = []
    previous: tuple[int, Division] | None = None
    for form in forms:
        division = _choose(form, previous, votes)
        if division and form.strength == "weak" and division.level == "county" and not _likely(reading, form, division, votes, previous):
            division = None
        settled.append(division)
        if division:
            previous = (form.end, division)
    return settled


_NATURAL = frozenset("源岛湖江河山口桥路街寺庙塔泉坝峡谷岭峰潭沟湾滩原林站")


def _likely(reading: Reading, form: _Form, division: Division, votes: Counter[str], previous: tuple[int, Division] | None) -> bool:
    """Whether a county's short name is the county: the document tells of its surroundings, or it stands by itself."""
    text = reading.text
    if text[form.end : form.end + 1] in _NATURAL:
        return False
    if TOWN.match(text, form.end):
        return True
    if previous and previous[0] == form.start:
        return True
    around = votes[division.code] > 1 or any(votes[a.code] for a in Gazetteer.load().ancestors(division))
    before = text[form.start - 1 : form.start]
    edge = not is_han(before or "，") or before in STOPS or form.start in reading.cue_ends
    return edge if around else edge and not is_han(text[form.end : form.end + 1] or "，")


def _source_codes(reading: Reading) -> list[str]:
    """Codes of the places, and of what they lie in, that the article's source names."""
    gazetteer = Gazetteer.load()
    source = reading.article.source or ""
    codes: list[str] = []
    for size in range(min(8, len(source)), 1, -1):
        form = gazetteer.forms.get(source[:size])
        if form:
            for division in form:
                codes += [division.code, *(a.code for a in gazetteer.ancestors(division))]
            break
    return codes


def _choose(form: _Form, previous: tuple[int, Division] | None, votes: Counter[str]) -> Division | None:
    gazetteer = Gazetteer.load()
    candidates = form.candidates
    if len(candidates) == 1:
        return candidates[0]
    if previous and previous[0] == form.start:
        for division in candidates:
            if gazetteer.is_within(division, previous[1]):
                return division

    def support(division: Division) -> int:
        return votes[division.code] * 2 + sum(votes[a.code] for a in gazetteer.ancestors(division))

    best = max(candidates, key=support)  # the first of equals: the gazetteer's order
    if support(best) or best.level in ("province", "prefecture") or len({d.code for d in candidates}) == 1:
        return best
    return best if form.strength == "strong" or len({d.name for d in candidates}) == 1 else candidates[0]


def _towns(reading: Reading, known: list[PlaceMention]) -> list[PlaceMention]:
    """Townships, villages and development zones: a name and its last word, left edge by what stands around."""
    text = reading.text
    ends = {m.end: m for m in known}
    covered = {at for m in known for at in range(m.start, m.end)}
    found: list[PlaceMention] = []
    dropped: set[PlaceMention] = set()
    last = 0
    for match in TOWN.finditer(text):
        head, end = match.group(), match.end()
        if match.start() < last or match.start() in covered or _TOWN_TRAPS.search(text, max(0, end - 5), end):
            continue
        if text[end : end + 1] in _TOWN_NEXT or (head in ("村", "乡", "镇") and TOWN.match(text, end)):
            continue
        if text[end : end + 2] in ("街道", "振兴", "企业", "公路") or (text.startswith("中心", end) and text[end + 2 : end + 3] not in "小幼学卫"):
            continue
        start = _town_start(reading, match.start(), head, ends, covered)
        if start is None or text[start:end] in _WORDS:
            continue
        swallowed = [m for m in known if start <= m.start < end and not m.full and m.end > start]
        if swallowed and swallowed[0].end < match.start() + 1:
            dropped.update(swallowed)
        host = _host(ends, start, known)
        found.append(PlaceMention(start, end, Place(text[start:end], _level(head), None, host), True))
        ends[end] = found[-1]
        last = end
    known[:] = [m for m in known if m not in dropped]
    return found


def _level(head: str) -> str:
    return "village" if head in ("村", "社区", "嘎查") else "county" if head.endswith("区") and head != "社区" else "township"


def _host(ends: dict[int, PlaceMention], start: int, known: list[PlaceMention]) -> str | None:
    mention = ends.get(start)
    return mention.place.code or mention.place.within if mention else None


def _town_start(
    reading: Reading, head: int, word: str, ends: dict[int, PlaceMention], covered: set[int]
) -> int | None:
    """Where the name before a last word begins; None if nothing there can be a name."""
    text = reading.text
    limit = 8
    at = head
    while at > 0 and head - at < limit:
        mention = ends.get(at)
        if mention is not None and at < head:
            if mention.full or head - at > 1:
                break
            at = mention.start  # 江西|沟镇: a short name and one character are one name
            continue
        cue = reading.cue_ends.get(at)
        if cue is not None and cue.end - cue.start > 1:
            break
        char = text[at - 1]
        if char in STOPS or not is_han(char):
            break
        at -= 1
    name = text[at:head]
    if word.endswith("区") and word != "社区":
        mention = ends.get(at)
        return (mention.start if mention else at) if (mention or len(name) >= 2) and name not in ("", "高", "各") else None
    if at - 1 in covered and at not in ends:
        return None
    if len(name) > 5 and at not in ends:
        return None
    if len(name) < 1 or (len(name) == 1 and at not in ends and text[at - 1 : at] not in "、，到赴在"):
        return None
    return _trim(text, at, head)


def _trim(text: str, start: int, head: int) -> int | None:
    """Drop common words that stand glued in front of a name (辖区|荆山镇)."""
    hard = start == 0 or not is_han(text[start - 1])
    while not hard and head - start > 3 and word_frequency(text[start : start + 2]) > 200:
        start += 2
    return start if word_frequency(text[start : head + 1]) < 300 else None
