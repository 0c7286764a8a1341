"""Bodies of other countries (巴西农业部) by the name of the country and their last words; diplomatic missions."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from kg.extract.edges import is_han
from kg.extract.org import ABROAD, Org, OrgMention
from kg.extract.reading import Reading
from kg.extract.scan import longest
from kg.extract.words import foreign_bodies

_SAID = r"(?=(?:\d{1,2}[日号])?(?:晚间?|当天)?(?:表示|宣布|发布|证实|称|说|公布|此后|官网|发言人))"
_BODY = re.compile(
    r"(?:执政党|在野党|反对党)?(?P<name>(?:国家|联邦|中央|最高|全国|临时|过渡)?[一-鿿]{0,6}?"
    r"(?:外交部|国防部|司法部|财政部|内政部|农业部|卫生部|商务部|能源部|教育部|国土安全部|(?:卫生与公众服务|住房与城市发展|退伍军人事务|基础设施|公共安全|国土安全|(?:(?!部)[一-鿿]){2,4}(?<![东西南北中]))部(?=部?长(?!级)|副部长|发言人|官员|官网|等|(?:\d{1,2}[日号])?(?:表示|宣布|发布|证实))"
    r"|内阁(?=宣布|决定|会议|总理|首相)|议会[上下]院|[上下]议院"
    r"|(?:(?![反两各党])[一-鿿]){1,5}(?<![两政各执朝野对数])党(?![派员章群人旗建])(?:中央(?:政治局(?:常委会)?|军事委员会|委员会)?)?"
    r"|国会(?:常设委员会)?|议会|杜马|总统府|首相府|(?:[一-鿿]{2,8}|联合|中央)司令部|(?:武装(?:部队|力量)|人民军|国防部)(?:总参谋部|总司令部|情报总局)|武装(?:部队|力量)|国防军|(?:海|陆|空)军(?:总?司令部?)?(?![士事])"
    r"|国务委员会|航天局|宇航局|航空航天局|药品管理局|食品安全局|联邦警察|央行))"
)
_LONG = re.compile(
    r"(?P<name>[一-鿿]{2,14}?(?:委员会|代表办公室|(?:抵抗运动|兄弟会|阵线)(?:中央(?:委员会)?)?|管理局|统计局|舰队)"
    rf"|[一-鿿]{{2,6}}(?:办公室|局){_SAID})"
)
_GOVERNMENT = re.compile(
    r"(?P<name>(?:联邦|中央|临时|过渡|看守|民族团结|[一-鿿]{0,7}(?:大区|[州省市郡]))?政府(?:(?:内政|内务|外交|国防|财政|农业|卫生)部)?)"
    r"(?![军间首债采奖官购补]|[一-鿿]{0,2}(?:政策|部门|机构))"
)
_FIRM = re.compile(
    r"(?P<name>(?:(?![多几各所名些两三家])[一-鿿]){2,8}?(?:航空公司|铁路公司|石油公司|公司|集团|银行|协会|商会|联合会|基金会|通讯社|电视台|广播公司))"
    r"(?!们|客[户服]|议)"
)
_KIND_OF_FIRM = re.compile("[一-鿿]{0,8}(?:巨头|企业|厂商|制造商|品牌)(?![协联家商公集])")  # before its name
_KINDS = (
    (
        "Association",
        ("协会", "商会", "联合会", "基金会", "红新月会", "红十字会", "奥委会", "奥组委", "学会", "解放组织"),
    ),
    ("MediaOutlet", ("社", "台", "广播公司", "新闻网", "卫星网", "报")),
    ("Enterprise", ("公司",)),
)
_LEARNED = re.compile("(?P<name>(?:(?![多几各所名些])[一-鿿]){2,8}?(?:大学|学院|研究所|研究院))(?![生城校])")
_PATTERNS = (_GOVERNMENT, _BODY, _LONG, _LEARNED, _FIRM)
_HEADS = frozenset(
    "部会局党府署院省馆厅大所军队警处阁杜行察室社台团司动线心网报委织"
)  # what such names end with, or nearly
_FARTHEST = 16  # characters behind the country
_NEVER_INSIDE = re.compile(
    "^新(?:一届)?[议国政]|^等|^国家外|两名|所有|庆祝|成立|发生|政府(?!军$|[内外国财农卫][政务交防业生]部$).{1,3}$|首都|多名|正|试图|租|建党|全党|全国|了|兼|前|司令(?!部)|主要|媒体|民众|包围|记者|与(?!公众|城市)|当地|引用|方面|外长|总[统理](?!府)|首相|[的在和及对向将被同称说于从为是以能派已曾让请可则]"
)


_IN_FRONT = frozenset("据和与及对向被称同由，。、：；“（ \n")
_SITE = ("基地", "门", "大楼")  # 空军|基地, 内政部|门, 政府|大楼
_REGIONS = ("东盟", "东亚")  # which have no ministries
_MISSION = re.compile(
    r"(?P<lasting>常)?驻(?P<at>[一-鿿]{1,8}?)(?P<kind>大使馆|总领事馆|总领馆|领事馆|使馆|使团|(?<=[国部织瓦])代表团)"
)  # 常驻联合国代表团
_IN_FULL = {"总领馆": "总领事馆", "使馆": "大使馆"}
_NOWHERE = ("外", "各国", "多国", "有关国家", "当地", "该国")
_OURS = ("中国", "我国", "我")
_MINISTRIES = frozenset(  # which many countries have
    "外交部 国防部 财政部 司法部 商务部 教育部 国务院 交通部 交通运输部 农业部 卫生部 文化部 公安部 水利部".split()
)
_UNIONS = ("集团", "欧盟", "东盟", "阿盟", "金砖国家", "成员国", "二十国", "组织", "G20")  # whose ministers meet
_HERE = ("中国", "我国", "国务院", "中方", "北京", "我驻")
_BY_ONE = frozenset("俄美乌以韩日英法德伊叙土印朝巴柬")  # countries by one character (俄|外交部)
SAME_PERSON = re.compile(  # between a country and another ministry of it: 德国|副总理兼|财政部长
    "(?:[一-鿿“”]{2,12}(?:主席|总书记|领导人|会长)、)?"
    "(?:(?:联邦|政府|共和国|王国|前){0,2}(?:第一|常务|代理?)?副?(?:总统|总理|首相|主席|外长)(?:[^，。；：、的和同与]{2,6})?(?:兼|、|和|以及)前?"
    "|(?:联邦|临时|过渡|看守)?政府|前|新任|候任|代理)"
)
_FIELDS = re.compile("(?:(?![在同和与对向来])[一-鿿]){2,8}[和与及]")  # 伊朗|经济事务与|财政部长
_REACH = 36  # characters of its longest match


def find_missions(reading: Reading) -> Iterator[OrgMention]:
    """中国驻意大利大使馆, 美国驻华使馆: embassies and consulates behind the name of whose they are."""
    if "驻" not in reading.text:
        return
    for match in _MISSION.finditer(reading.text):
        ours = next((name for name in _OURS if reading.text.endswith(name, 0, match.start())), None)
        theirs = reading.foreign_end(match.start()) == match.start()
        if (ours is None and not theirs) or match["at"] in _NOWHERE:
            continue
        start = match.start() - len(ours) if ours else _country(reading, match.start())
        front = "中国" if ours else reading.text[start : match.start()]
        stay = "常驻" if match["lasting"] else "驻"
        label = f"{front}{stay}{match['at']}{_IN_FULL.get(match['kind'], match['kind'])}"
        org = Org(label, "Agency", None, None, None if ours else ABROAD)
        yield OrgMention(start, match.end(), org)


def _country(reading: Reading, end: int) -> int:
    """Where the country's name begins that ends at an offset."""
    return min(t.start for t in reading.tokens.get("mask", ()) if t.end == end)


def with_foreign(reading: Reading, bodies: list[OrgMention]) -> list[OrgMention]:
    """The `bodies` and those of other countries that overlap none of them; what lies inside a longer foreign name
    (中央政治局 in 朝鲜劳动党中央政治局) gives way. Ascending."""
    foreign = [*find_foreign(reading, bodies), *_ministries(reading, bodies)]
    foreign += _again(reading, bodies, foreign) if foreign else ()
    covered = {at for m in foreign for at in range(m.start, m.end)}
    ours = [m for m in bodies if m.start not in covered and not _of_many(reading.text, m)]
    return sorted([*ours, *foreign], key=attrgetter("start"))


def _of_many(text: str, mention: OrgMention) -> bool:
    """Whether the ministers of many states are meant (二十国集团|财政部长会议)."""
    return text.startswith("长", mention.end) and text.endswith(_UNIONS, 0, mention.start)


def find_foreign(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Mentions that begin with a country's name and overlap none of the `bodies`; ascending."""
    last = 0
    whole = {t.start: t.end for t in longest(reading.tokens.get("place", ()))}  # not 东德 in 山东德仁公司
    for token in reading.tokens.get("mask", ()):
        if (
            token.start < last
            or not token.value
            or token.start not in whole
            or reading.text.startswith(_REGIONS, token.start)
            or (token.end in whole and "党" in reading.text[token.end : token.end + _FARTHEST])  # 朝鲜|越南|劳动党
            or _HEADS.isdisjoint(reading.text[token.end : token.end + _FARTHEST])
        ):
            continue
        known = foreign_bodies().match(reading.text, token.end)
        matches = [known] if known else [found for p in _PATTERNS if (found := p.match(reading.text, token.end))]
        matches = [found for found in matches if known or not _NEVER_INSIDE.search(found["name"])]
        if not matches:
            continue
        match = min(matches, key=lambda found: found.end())
        start, end = token.start, match.end()
        if reading.text.startswith(_SITE, end):
            continue
        if any(m.start < end and start < m.end and not start < m.start <= m.end <= end for m in bodies):
            continue
        if not known and any(
            cue.end > cue.start + 1 for at in range(token.end, match.end()) if (cue := reading.cue_starts.get(at))
        ):
            continue
        last = end
        told = _KIND_OF_FIRM.match(match["name"]) if match.re is _FIRM else None
        if told:  # 法国乳业巨头|兰特黎斯集团
            start, label = token.end + told.end(), match["name"][told.end() :]
        else:
            label = reading.text[start : token.end] + match["name"]
        yield OrgMention(start, end, Org(label, _kind(match), None, None, ABROAD))


def _ministries(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """俄|外交部, 德国副总理兼|财政部长: ministries of other countries and parts of them, by names that China's have."""
    for m in bodies if any(token.value for token in reading.tokens.get("mask", ())) else ():
        if m.org.label in _MINISTRIES or m.org.parent in _MINISTRIES:
            start, country = whose(reading, m.start)
            if country:
                parent = country + m.org.parent if m.org.parent else None
                yield OrgMention(start, m.end, Org(country + m.org.label, "Agency", None, parent, ABROAD))


def _again(reading: Reading, bodies: Iterable[OrgMention], foreign: list[OrgMention]) -> Iterator[OrgMention]:
    """The bare 卫生部 of a story that has told of 刚果（金）卫生部, and tells nothing of this country."""
    taken = {m.start for m in foreign}
    for m in bodies:
        if m.org.label in _MINISTRIES and m.start not in taken:
            low, high = reading.story_of(m.start)
            before = [f for f in foreign if low <= f.start < m.start and f.org.label.endswith(m.org.label)]
            if before and not any(reading.text.find(word, low, high) >= 0 for word in _HERE):
                yield OrgMention(m.start, m.end, before[-1].org)


def whose(reading: Reading, at: int) -> tuple[int, str]:
    """Where the name of a ministry that stands at an offset begins, and the country that the text tells it is of."""
    text, masks = reading.text, [token for token in reading.tokens.get("mask", ()) if token.value]
    char, before = text[at - 1 : at], text[at - 2 : at - 1]
    if char in _BY_ONE and (not is_han(before) or before in _IN_FRONT) and not before.isdigit():  # 25日|公安部
        named = next((t for t in masks if text[t.start] == char), None)
        return at - 1, text[named.start : named.end] if named else char
    near = reading.foreign_end(at)
    if near < at and SAME_PERSON.fullmatch(text, max(near, at - _REACH), at):
        return at, next((text[t.start : t.end] for t in masks if t.end == near), "")
    fields = near < at and text.startswith("部长", at + 2) and _FIELDS.fullmatch(text, max(near, at - _REACH), at)
    inside = range(near, at)
    if fields and reading.titles.keys().isdisjoint(inside) and reading.cue_starts.keys().isdisjoint(inside):
        start = next((t.start for t in masks if t.end == near), at)
        return start, text[start:at] if start < at else ""
    return at, ""


def _kind(match: re.Match[str]) -> str:
    """The class of what one of the patterns found."""
    kind = next((kind for kind, ends in _KINDS if match["name"].endswith(ends)), None)
    return kind or ("Enterprise" if match.re is _FIRM else "Institution" if match.re is _LEARNED else "Agency")
