"""Places: divisions by gazetteer, smaller ones by their last word."""

import re
from collections.abc import Iterator

from kg.extract.anchors import PROVINCES, near
from kg.extract.dictionary import word_frequency
from kg.extract.edges import is_han
from kg.extract.inside import AFTER_NAME, FUNCTION_WORDS, IN_FRONT, inside_word, meant_else, with_another
from kg.extract.known_towns import KnownTowns
from kg.extract.namesakes import Named, above, settle
from kg.extract.place import PlaceMention, place_of
from kg.extract.reading import Reading
from kg.extract.scan import Form, Token
from kg.extract.short_towns import find_short_towns
from kg.extract.sites import with_sites
from kg.extract.town_lists import find_listed_towns
from kg.extract.towns import find_towns
from kg.extract.words import is_transliterated, surname_initials
from kg.gazetteer import Division, Gazetteer, abbreviations
from kg.text import char_at, char_before, pair_across
from kg.townships import city

_IN_PROVINCE = re.compile(
    rf"(?:在|[来赴](?=.(?!会)))([{PROVINCES}])(?=(?:联合|隆重|共同|正式|成功|圆满|顺利|分别|组织|同时|开展|实地|专题|[就对][^，。；]{{2,24}}?)?"
    "(?:召开|举行|启动|[开闭落]幕|开班|举办|会见|出席|主持|发布|成立|揭牌|会谈|调研|考察|督[查察导]|检查|指导|视察|走访|慰问|巡视))"
)
_AFTER_LEVEL = frozenset("长委级域里城乡区处内志")  # what 县 begins a word with
_TOWN_BEGINS = frozenset("街镇乡苏")
_ASKED = re.compile("[应任由和达成][^，。；]{2,16}(?:要求|邀请|委托|之邀|联合|配合)")
_NOTHING = Form((), "mask")
_WHO_TAKES = ("同志", "分别", "先后", "随后", "此前")  # in front of 任, which is no place then
_JOINED = ("代表和", "）和", "，和", "”和", "》和", "、和")
_NOT_BEFORE_DISTRICT = frozenset("县市区州旗盟乡镇")  # 蓝田县|东城区
_OFFICES = re.compile("公安[厅局机民系部干队警分刑特基交战]|新区")  # no county, no district
_OF_FOREIGNER = re.compile("[一-鿿]{1,2}·[一-鿿]")  # 阿里|夫·阿尔维
_DONE_THERE = re.compile(
    "(?:现场|实地|专题|深入)?(?:督导|督查|调研|检查|视察|考察|指导|暗访|慰问|座谈|召开|举行|举办|启动)"
)
_BEHIND_PLACES = frozenset("等之至到往和与、，。；某两的")  # 上海深圳|等地
_FIRM_NEAR = re.compile("(?:市|[一-鿿（）]{2,14}?)(?:有限公司|有限责任公司)")
_BEFORE_FIRMS = ("标称", "的", "包括", "由", "委托", "经销商", "生产商", "厂家")
_TOWN_NEAR = re.compile("(?![镇乡街区县市])[一-鿿]{1,3}(?:街道|[镇乡](?![镇村企]))")
_SHOPS = ("超市", "大药房", "药房", "药店", "酒店", "大酒店")
_BRANCH = re.compile("分局|(?:市场监管|市场监督管理|派出|工商)?所(?=[、长联对在开执的负，]|负责)")
_TOWN_AFTER = re.compile(r"街道|苏木|[镇乡](?!镇(?![长党政人])|村|企)")


def find_places(reading: Reading) -> list[PlaceMention]:
    """All mentions of divisions in a reading, ascending, not overlapping; namesakes settled by the document."""
    forms = _forms(reading)
    if reading.article.bylines:  # not 武强 of （作者：武强）
        signed = {at for byline in reading.article.bylines for at in range(byline.start, byline.end)}
        forms = [form for form in forms if form.start not in signed]
    settled = settle(reading, forms)
    found = [
        PlaceMention(form.start, form.end, place_of(division), reading.text[form.start : form.end] == division.name)
        for form, division in zip(forms, settled, strict=True)
        if division
    ]
    if "site" in reading.tokens:
        found = with_sites(reading, found)
    found.extend(_abbreviated(reading, found))
    listed = KnownTowns(reading, found)
    found.extend(find_towns(reading, found, listed))
    found.extend(find_listed_towns(reading, found))
    found.extend(find_short_towns(reading, listed, found))
    return sorted(found, key=lambda m: m.start)


def _abbreviated(reading: Reading, found: list[PlaceMention]) -> list[PlaceMention]:
    """在京召开, 来湘调研: a province's one character before what is done there; no other place told of begins so."""
    told = [
        (m.start(1), place_of(abbreviations()[m[1]]))
        for m in near(_IN_PROVINCE, reading.text, reading.anchors("province"))
    ]
    named = {m.place for m in found} if told else ()
    return [
        PlaceMention(at, at + 1, place, False)
        for at, place in told
        if not any(other != place and other.name[0] == reading.text[at] for other in named)
    ]


def _forms(reading: Reading) -> list[Named]:
    """Leftmost-longest surface forms that are really places."""
    kept: list[Named] = []
    towns: set[str] = set()
    at = 0
    text = reading.text
    tokens = {t.start: t for t in reversed(reading.tokens.get("place", ()))}  # the longest last
    for start, end, named in reading.tokens.get("place", ()):
        if start < at:
            continue
        if named.strength == "mask":
            at = end
            continue
        end, (divisions, strength) = _cut(text, start, end, named)
        form = Named(start, end, divisions, strength)
        if divisions and _in_town(text, form) and not _before_part(tokens, end, divisions):  # 江苏|镇江
            towns.add(text[start:end])
            continue
        if not divisions or _OFFICES.match(text, start) or _overtaken(tokens, form):
            continue
        if end - start == 2 and _OF_FOREIGNER.match(text, end):
            continue
        if not (kept and kept[-1].end == start) and (_abroad(text, start, end) or meant_else(text, form)):
            continue
        held = kept and kept[-1].end == start and any(_holds(o, d) for o in kept[-1].candidates for d in divisions)
        if kept and kept[-1].end == start and _in_trade_name(text, kept[-1], form):
            continue
        if not held and inside_word(text, start, end, strength) and not _before_part(tokens, end, divisions):
            continue
        if not _in_title(reading, form):
            kept.append(form._replace(strength="strong") if _stands_alone(text, form) else form)
            at = end
    return _trusted(reading, kept, towns)


def _trusted(reading: Reading, kept: list[Named], towns: set[str]) -> list[Named]:
    """Those of the forms that what the whole document tells of does not speak against; `towns` are names of towns."""
    text = reading.text
    if "店" in text or "超市" in text or "药房" in text:  # only saves time
        named = {code for form in kept if not _of_shop(text, form) for d in form.candidates for code in _around(d)}
        kept = [f for f in kept if not _of_shop(text, f) or any(c in named for d in f.candidates for c in _around(d))]
    branches = [f for f in kept if f.end - f.start == 2 and _BRANCH.match(text, f.end)] if "局" in text else ()
    if branches:  # 丹寨县市场监管局|兴仁分局, of a town
        near = {city(d.code) for f in kept if f not in branches for d in f.candidates}
        kept = [f for f in kept if f not in branches or not near or any(city(d.code) in near for d in f.candidates)]
    if towns:
        kept = [form for form in kept if not _means_town(text, form, towns)]
    strong = {d.code for f in kept if f.strength == "strong" for d in f.candidates}
    own = reading.article.source or ""
    strong.update(d.code for f in kept if f.strength == "risky" for d in f.candidates if d.name in own)
    taken: list[Named] = []
    for index, form in enumerate(kept):
        beside = [*taken[-1:], *kept[index + 1 : index + 2]]
        if (
            form.strength != "risky"
            or _before_body(reading, form)
            or _inside_told(text, form, strong)
            or _risk_taken(text, form, strong, beside)
        ):
            taken.append(form)
    return taken


def _overtaken(tokens: dict[int, Token], form: Named) -> bool:
    """Whether a doubtful name runs into one that is sure (和|安吉县)."""
    if form.strength != "risky" or form.end - form.start > 2:
        return False
    other = tokens.get(form.start + 1)
    return other is not None and other.end > form.end and other.value.strength == "strong"


def _in_trade_name(text: str, before: Named, form: Named) -> bool:
    """靖安县|白云食品: a district's or a city's short name right behind a place that has nothing to do with it."""
    levels = {d.level for d in form.candidates}
    if "province" in levels or form.candidates[0].name == text[form.start : form.end]:
        return False
    if "prefecture" in levels and char_at(text, form.end) in _BEHIND_PLACES:
        return False
    provinces = {o.code[:2] for o in before.candidates}
    return not any(d.code[:2] in provinces for d in form.candidates)


def _before_part(tokens: dict[int, Token], end: int, divisions: tuple[Division, ...]) -> bool:
    """Whether a division that it holds follows a name (广西|北海市)."""
    other = tokens.get(end)
    return other is not None and any(_holds(d, o) for o in other.value.divisions for d in divisions)


def _abroad(text: str, start: int, end: int) -> bool:
    """Whether a short name is the end of a foreign province's (布良斯|克州)."""
    return end - start == 2 and text[end - 1] == "州" and is_transliterated(text[start - 3 : start])


def _cut(text: str, start: int, end: int, named: Form) -> tuple[int, Form]:
    """Where a name ends and what it may mean; 台州市|场监管 is 台州, 山区|域 means nothing."""
    last = text[end - 1]
    if last == "市" and text.startswith("场", end) and end - start > 2 and text[end - 2] != "市":
        gazetteer, short = Gazetteer.load(), text[start : end - 1]
        divisions = gazetteer.forms.get(short)
        return end - 1, Form(divisions, gazetteer.strength[short]) if divisions else _NOTHING
    if last == "区" and text.startswith(("域", "间", "块"), end):
        return end, _NOTHING
    return end, named


def _in_town(text: str, form: Named) -> bool:
    """Whether a short name is only the beginning of a town's."""
    following = char_at(text, form.end)
    return following in _TOWN_BEGINS and form.strength != "strong" and _TOWN_AFTER.match(text, form.end) is not None


def _of_shop(text: str, form: Named) -> bool:
    """Whether a short name only says which shop is meant (沃尔玛|洪湖店, 华宁|超市)."""
    if form.strength != "weak":
        return False
    plain = text.startswith(_SHOPS, form.end) and all(d.level == "county" for d in form.candidates)
    return plain or text.startswith("店", form.end)


def _around(division: Division) -> set[str]:
    """The codes of a division and of the prefecture or province that it lies in."""
    return {division.code, *above(division)}


def _means_town(text: str, form: Named, towns: set[str]) -> bool:
    """西乡 in an article about 西乡街道: the short name of a town that the document names, and of no division of it."""
    return text[form.start : form.end] in towns and not any(division.name in text for division in form.candidates)


def _in_title(reading: Reading, form: Named) -> bool:
    """局长|沙马拉洛: a short name whose first character ends a title."""
    at, text = form.start, reading.text
    if at + 1 in reading.title_ends:
        return form.strength != "strong" and text[at - 1] != "司"
    if at - 1 not in reading.title_ends and at not in reading.title_ends:  # only saves time
        return False
    if form.end - at != 2 or not is_han(char_before(text, at)):
        return False
    if at - 1 in reading.title_ends:  # 党组书记|韩海东
        return char_before(text, at) in surname_initials() and AFTER_NAME.match(text, form.end) is not None
    given = char_at(text, form.end)  # 主任|许昌发到会
    single = at in reading.title_ends and text[at] in surname_initials() and is_han(given)
    return single and AFTER_NAME.match(text, form.end + 1) is not None


def _stands_alone(text: str, form: Named) -> bool:
    """Whether the full name of a county that may come about where words meet (范县 in 示范县) begins a group."""
    if form.end - form.start != 2 or text[form.end - 1] != "县" or char_at(text, form.end) in _AFTER_LEVEL:
        return False
    before = char_before(text, form.start)
    if text[form.start] in FUNCTION_WORDS:  # 和县, 任县, 应县: only where a line begins
        return before in ("", "\n")
    return not is_han(before) or before in "在到赴"


def _inside_told(text: str, form: Named, strong: set[str]) -> bool:
    """Whether the full name of a district is that of one in a place that the document names (城关区 of 兰州市)."""
    if form.end - form.start < 3 or text[form.start : form.end] != form.candidates[0].name:
        return False
    return _lies_in(form, strong)


def _lies_in(form: Named, told: set[str]) -> bool:
    """Whether one of the codes `told` is that of a division that holds it."""
    return any(code in told for division in form.candidates for code in above(division))


def _before_body(reading: Reading, form: Named) -> bool:
    """Whether the full name of a district stands in front of one of its bodies or titles (东城区|市场监管局)."""
    text, (start, end, candidates, _) = reading.text, form
    if end - start == 2 and text[end - 1] == "县":
        return _heads_name(reading, form)
    before = char_before(text, start)
    edge = not is_han(before) or before in IN_FRONT or start in reading.cue_ends
    if end - start == 2 and edge:  # 据|龙口|市场监督管理局
        return text.startswith("法院", end) or any(text[t.end - 1] in "局委院" for t in _long_bodies(reading, end))
    if end - start < 3 or text[start:end] != candidates[0].name or char_before(text, start) in _NOT_BEFORE_DISTRICT:
        return False
    if text.startswith("会同", start) and with_another(text, start):
        return False
    if end in reading.titles and text[end - 1] in "区县":  # 滨湖区|副区长
        return True
    return any(_long_bodies(reading, end))


def _long_bodies(reading: Reading, start: int) -> Iterator[Token]:
    """Bodies without a place of more than two characters that start at an offset."""
    return (t for t in reading.tokens.get("body", ()) if t.start == start and t.end > start + 2)


def _heads_name(reading: Reading, form: Named) -> bool:
    """Whether 新县 or the like stands where a place does (到|新县, 新县|召开) or is what a body or a title is of
    (新县|市场监管局), and no verb with 县 behind it (应县公安局的要求)."""
    text, start, end = reading.text, form.start, form.end
    before, secretary = char_before(text, start), text.startswith("委书记", end)
    if before.isdigit():  # 21|任县委书记
        return False
    if char_at(text, end) in _AFTER_LEVEL and not secretary:
        return False
    if before and before in "在到赴":
        return text[start] != "任"  # 到任|县委书记
    if text[start] == "任" and text.endswith(_WHO_TAKES, 0, start):  # 王芳同志任|县教育局党委书记
        return False
    edge = not is_han(before) or before in "由对向任" or start in reading.cue_ends
    if text.endswith(_JOINED, 0, start + 1):  # 人大代表|和县政府办, 各乡镇（街道）|和县教育局
        return False
    if not edge or _ASKED.match(text, start):
        return False
    cue, title = reading.cue_starts.get(end), text.startswith(("县", "副县"), end) and end in reading.titles
    held = cue is not None and cue.value in ("hold", "do")
    body = any(_long_bodies(reading, end))
    return secretary or title or held or body


def _risk_taken(text: str, form: Named, strong: set[str], beside: list[Named]) -> bool:
    """A risky short form counts where the words around look local: the document has the full name, something is done
    there, a place that holds it stands right before it, or it is in a list of places."""
    before, after = char_before(text, form.start), char_at(text, form.end)
    if any(d.code in strong for d in form.candidates) and (
        (before and before in "在到赴来临去从、")
        or after == "、"
        or (text[form.end - 1] == "县" and not _meets(text, form))
    ):
        return True
    if any(d.code in strong for d in form.candidates) and _TOWN_NEAR.match(text, form.end):
        return True  # 新会|大鳌镇
    if text.startswith("分局", form.end) and _lies_in(form, strong):
        return True  # 佛山市公安局|三水|分局
    if before and before in "到赴来在" and _DONE_THERE.match(text, form.end):
        return True
    for other in beside:
        if form.end == other.start and any(_holds(d, o) for o in other.candidates for d in form.candidates):
            return True
        if other.end == form.start and any(_holds(o, d) for o in other.candidates for d in form.candidates):
            return True
        if other.strength != "risky" and (text[other.end : form.start] == "、" or text[form.end : other.start] == "、"):
            return True
    larger = form.candidates[0].level == "prefecture"
    if larger and _FIRM_NEAR.match(text, form.end) and text.endswith(_BEFORE_FIRMS, 0, form.start):
        return True  # 标称|大连|远山食品有限公司
    larger = larger and (not is_han(before) or before == "至" or (before == "在" and after == "，"))  # 昆明至|大理
    larger = larger and text[form.end - 1] != "盟"  # 阿盟 is the Arab League too
    return larger and not any(word_frequency(text[form.start : form.end + size]) for size in (1, 2))


def _meets(text: str, form: Named) -> bool:
    """Whether a county's name only comes about where another word meets 县 (示范|县, 代|县长)."""
    if char_at(text, form.end) in _AFTER_LEVEL:
        return True
    if not is_han(char_before(text, form.start)):
        return False
    return text[form.start] in FUNCTION_WORDS or word_frequency(pair_across(text, form.start)) > 20


def _holds(larger: Division, smaller: Division) -> bool:
    return Gazetteer.load().is_within(smaller, larger)
