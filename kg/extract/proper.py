"""Whether what stands before the last word of a name makes a name of it: 虹桥|小学, not 全市|中小学."""

import re
from typing import NamedTuple

from kg.extract.anchors import either
from kg.extract.brands import all_plain, begins_own, begins_with_name, has_own, is_brand, sells_own
from kg.extract.dictionary import (
    is_known_body,
    is_known_name,
    is_name_of_place,
    is_phrase,
    plain_tag,
    segment,
    word_frequency,
)
from kg.extract.edges import is_han
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.scan import Token
from kg.extract.words import Head, generic_words
from kg.gazetteer import Gazetteer
from kg.wording import derived

_OF_STANDARDS = "标准化技术委员会"
OF_THE_STATE, _STATE_CORE = ("中国", "国家", "中央"), 3  # 中国民营文化产业|商会
LEVEL_FRONT = ("省", "市", "县", "区", "州", "旗", "镇", "乡", "自治区")
_COMMON_CORE = 1000  # what comes before 口岸 in 公路口岸
_AT = re.compile(r"(?:在|到|来到|走进|深入|前往|赴|参观了?|察看了?|抽查了?|检查了?|、|和)$")
_GROUP = re.compile(
    r"省区市|县市区|市县区|市区县|第[一二三四五六七八九十\d]{1,4}届|（[省市县区旗州、]{1,7}）|^(?:\d+(?![\d医中小])|[年月、]|日(?!照))"
)
_ONE = re.compile("一(?![中小附幼院师])")  # 哈尔滨|一贵族幼儿园
_ONE_OF_LEVEL = re.compile("[省市县区镇乡](?:一(?!百)|学校)")  # 我|市一超市, 我|市学校
_ONE_ON_ROAD = re.compile("[路街](?:一(?![百中小附幼院号])|[两三]家)")  # 南洲路|一粮油批发市场
_KEY = ("重点", "国家重点", "全国重点")  # laboratories of a grade
_VAGUE = (  # and the words of that use in pattern_words.tsv
    r"(?<!第)最大|[三四五六七八九十]大$|(?<!高)等|派出(?!所)|\d人|第.大|^[两三四五六七八九十]大(?![连湖路街])|(?<!附)属$|上市$|母$|同一$|该\w?[家店]"
)
_SCHOOLS = frozenset({"小学", "中学", "学校", "幼儿园", "大学", "学院", "超市", "餐厅", "酒店"})
_NAMED_BY_PLACE = ("大学", "学院", "中学", "小学")  # 崇义中学
_NAMED_ALONE = ("大学", "医院")
_NUMBERED = ("医院", "中学", "小学")  # 301医院
_HELPERS = "志愿者协会"
_OF_TRADE = ("行业协会", "业协会", "协会", "业商会")  # behind what those are called who belong to it
OF_VILLAGES, _VILLAGES = ("村委会", "村民委员会", "居委会", "居民委员会"), ("village", "township")
_SAID_OF = frozenset("同问到在给向与对")  # 习近平|同|纪念馆
LEAST_BEFORE = {"店": 4, "厂": 3, "坊": 3, "摊": 4, "饭馆": 2}  # the fewest behind a place
_LONGEST_SHOP = 10
_SELLING = ("销售的", "生产的", "出售的", "经销的", "经营的", "制售的")
PLAIN_SITES = {"市场": 10, "小区": 7}  # last words of sites that say least, and the most characters before them
_SOME_SHOP = re.compile(
    "[路街门城桥站区楼场苑园网老]店$|作坊$|路边|[小黑]..?[厂坊店]$|\\d"
)  # 福州|金祥路店: one of a chain
ONLINE, _SELLS = ("旗舰店", "专营店"), re.compile("在(?!售)|销售|网店")  # 天猫（网站）|鱼专家|旗舰店|销售的
_WHOLE_SHOP = re.compile(
    "(?:^|[，。、；：）\\n])(?:[一-鿿]{0,4}由)?(?P<name>(?!消费者|记者|网友|顾客|[一-鿿]{0,6}(?:天猫|京东|淘宝|由))[一-鿿]{2,8})$"
)
_LONGEST_ONLINE = 14
_BESIDE_SITE = re.compile("(?:市场|超市|广场|公园)、$")
_IN_SITES = ("", "m", "t")  # tags of what may be a market's name where one is named (检查了|五一|市场)
_OF_ESTATES = tuple("苑 园 城 居 府 庭 湾 新村 国际 东里 西里 南里 北里".split())
_LARGE = frozenset({"province", "prefecture"})
_NO_SITE = re.compile(
    "[的了在（]|安置|无疫|新年|老旧|弃管|住宅|居民|移民|本国|^农批|(?:批发|农贸|集贸|食品|国际|消费|投资|资本|粉|[售企过进出入行上往到开内外])$"
)
_LATIN = re.compile("[A-Za-z][A-Za-z0-9&.-]+")
_LEAST_ALLIED = 4  # characters of an alliance's name without a place: 中国食品|联盟, not 电商|联盟
_SHORT = 2  # characters of a name that may end with 和 (仁和|超市, not 水果摊和|超市)
_LONGEST_PAPER = 3  # characters between the place and 日报
_SHOPS = frozenset("超市 酒店 大酒店 国际酒店 饭店 宾馆 药房 大药房 药店 酒楼 餐厅 商场".split())
_VISITED = re.compile(
    r"(?:来到|走进|深入到?|前往|(?:参观|察看|抽查|检查|考察|走访)了?|先后到|到了?)(?:辖区)?$"
)  # with whom a shop has a name
# What stands in front of sites of a kind (绿色|工业园区), and all that stands before 纪念馆.
_KINDS_OF_SITES = re.compile(
    r"国?家?(?:[A5]{1,6}级|首批|绿色|特色|核心|示范|货运|港口|专题|若干|爱国主义|种植|现代农业|现代设施|轨道|第二)|(?:革命|红色|旅游|学术|售票|候车|门诊)$|[一-鿿]{0,4}?[一二三四五六七八九十\d]{1,2}[楼层]"
)
_COMMON_SITES = frozenset("批发市场 农贸市场 产业园 物流园 火车站 服务大厅".split())
REGISTERED = ("有限公司", "有限责任公司")  # what a company's name in the register ends with
_OF_FIRMS = (*REGISTERED, "集团")  # 一轻食品|集团
_OF_GOODS = ("Enterprise", "Venue")  # whose names may hold what is sold there
_REGISTERED_CORE = 4  # characters before it at least
_MANY_NATIONS = ("国际", "世界", "亚洲", "全国", "中华")
_SOME_ABROAD = re.compile(
    "一$|当地|[东西南北中]部|主要|军方|地带|收容|本土|公立|多[所家州]|各|乡村|贫困|战地|偏远|被|驻|上调|全国"
)
_BETWEEN_NATIONS = re.compile("[中美英法德俄日韩印意泰越澳加欧]{2}")


class Candidate(NamedTuple):
    """What may be a name: it begins at an offset, `core` is what stands between its place and its last word."""

    head: Head
    core: str
    name: str
    start: int
    place: PlaceMention | None  # that it begins with
    front: bool  # whether a place is known for it


@derived
def _no_name() -> re.Pattern[str]:
    """What tells of some one and names none (多家, 上述)."""
    return re.compile(f"{either('vague')}|{_VAGUE}")


def is_kind_of_site(core: str) -> bool:
    """Whether what stands before the last word says what kind of site is meant (绿色|工业园区)."""
    return _KINDS_OF_SITES.match(core) is not None


def is_one_of_many(head: Head, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, between the places and the last word, tells of some one (昆山|一金属|制品厂)."""
    one = _ONE_OF_LEVEL.match(text, start) if head.kind == "Enterprise" or head.head == "学校" else None
    one = one or _ONE.match(text, start, end) or _ONE_ON_ROAD.search(text, start, end)
    return one is not None and not head.head.endswith(_OF_FIRMS)


def is_proper(reading: Reading, it: Candidate) -> bool:
    """Whether it is a name and no common word."""
    sells = it.head.head in ONLINE and _SELLS.match(reading.text, it.start + len(it.name))
    if sells and _is_online_shop(it.core):
        return True
    if it.head.kind == "Enterprise" and reading.text.startswith(_OF_TRADE, it.start + len(it.name)):
        return False  # 旅游饭店|行业协会
    if it.head.head == _OF_STANDARDS and it.core.removeprefix("全国") not in ("", it.core):
        return True
    return False if _is_common(reading, it) else _is_told(reading, it) or _is_own(reading, it)


def online_start(text: str, start: int, last: Token) -> int:
    """Where the name of a shop begins that sells on a platform, whatever it holds (、|喵在岛|旗舰店在天猫销售), or
    `start`; `last` is its last word."""
    if not _SELLS.match(text, last.end):
        return start
    told = _WHOLE_SHOP.search(text, max(last.start - _LONGEST_ONLINE, 0), last.start)
    return told.start("name") if told else start


def _is_online_shop(core: str) -> bool:
    """Whether it is the name of one shop (海玉食品官方|旗舰店, not 品牌|旗舰店)."""
    own = core.removesuffix("官方")
    return len(own) > 1 and not plain_tag(own) and not own.startswith(generic_words()) and not _no_name().search(core)


def _is_common(reading: Reading, it: Candidate) -> bool:
    """Whether its words rule a name out."""
    head, core, name, start, place, front = it
    if _GROUP.search(name) or _no_name().search(core) or name.endswith(("中小学", "中小学校")) or core in _KEY:
        return True
    if reading.text[start - 1] == "某":  # 常州|某|乳品有限公司
        return True
    if head.kind == "Enterprise" and _is_kind_of_firm(reading, it):
        return True
    if not front and (
        ((head.role == "venue" or head.head in _SHOPS) and plain_tag(core[-2:]) == "v" and all_plain(core))
        or (head.head == "联盟" and len(core) < _LEAST_ALLIED)
        or (len(core) > _SHORT and core.endswith(("和", "与")))
        or core.endswith(("过", "着"))
    ):
        return True
    if is_known_name(name[:3]) and name[3:4] in _SAID_OF:
        return True
    if _is_bare(it):
        by_place = (
            place is not None
            and head.head in _NAMED_BY_PLACE
            and not (place.full and (place.place.level != "township" or head.head == "大学"))
        )
        return not word_frequency(name) and not by_place
    if not front and (
        core.removeprefix("“").startswith(generic_words()) or name in generic_words() or core in generic_words()
    ):
        return True
    if head.role == "venue" and is_kind_of_site(core):
        return True
    if head.head in PLAIN_SITES and not _is_own_site(reading, it):
        return True
    return head.kind == "MediaOutlet" and (not front or len(core) > _LONGEST_PAPER)


def _is_kind_of_firm(reading: Reading, it: Candidate) -> bool:
    """Whether it only says what kind of company is meant (广药|子公司, 河北|分公司, 室内设计|公司)."""
    core = it.core
    if it.head.head in LEAST_BEFORE:
        return not _is_own_shop(reading, it)
    if it.head.head == "公司" and (core == "分" or core.endswith(("子", "为"))):
        return True
    if it.head.head == "公司" and not it.front and plain_tag(core[-2:]) == "v":  # 国家限定|公司
        return True
    return not it.front and is_phrase(it.core)


def sells(text: str, end: int) -> bool:
    """Whether the goods of whoever's name ends at an offset are told of (为民点心店|销售的豆沙包)."""
    return text.startswith(_SELLING, end)


def _is_own_shop(reading: Reading, it: Candidate) -> bool:
    """Whether it is one shop's or workshop's name, with a place and something of its own (鼓楼区|小艾龙虾|店)."""
    core = it.core
    if it.place is None or len(core) > _LONGEST_SHOP or _SOME_SHOP.search(it.name) or core.startswith(generic_words()):
        return False
    if it.place.full and len(core) > 1 and sells(reading.text, it.start + len(it.name)):
        return not plain_tag(core)
    return len(core) >= LEAST_BEFORE[it.head.head] and (begins_own(core) or has_own(core))


def own_from(head: Head, first: int, behind: int, end: int) -> int:
    """Where what is a name's own begins: behind its first place, of a firm behind all the places in a row."""
    every = head.head in LEAST_BEFORE or head.head in PLAIN_SITES or (head.kind == "Enterprise" and behind < end)
    return behind if every else first


def _is_own_site(reading: Reading, it: Candidate) -> bool:
    """Whether it is one market's or one housing estate's name (普君|市场, not 国内|市场)."""
    core = it.core
    if not 2 <= len(core) <= PLAIN_SITES[it.head.head] or _NO_SITE.search(core):
        return False
    if it.head.head == "市场" and any(d.level in _LARGE for d in Gazetteer.load().forms.get(core, ())):  # 江西|市场
        return False
    if begins_with_name(core) or (it.head.head == "小区" and core.endswith(_OF_ESTATES)):
        return True
    text, start = reading.text, it.start
    if not (_BESIDE_SITE.search(text, start - 3, start) or _VISITED.search(text, start - 6, start)):
        return False
    return all(len(piece) == 1 or plain_tag(piece, 3)[:1] in _IN_SITES for piece in segment(core))


def _is_bare(it: Candidate) -> bool:
    """Whether it is but a place and a last word (崇义|中学)."""
    return it.front and it.head.head in _SCHOOLS and not it.core and not it.name.startswith(tuple("省市县区州旗镇乡"))


def _is_told(reading: Reading, it: Candidate) -> bool:
    """Whether its beginning, the dictionary or the kind of body says that it is a name."""
    head, core, name, start, *_ = it
    if _is_bare(it):
        return True
    if name.startswith(OF_THE_STATE) and len(core) > _STATE_CORE and head.kind != "Agency" and head.role == "body":
        return True
    if head.kind == "Institution" and len(name) > 4 and word_frequency(name):  # 中国农业大学
        return True
    if len(name) == 4 and head.head in _NAMED_ALONE and (is_known_body(name) or head.head == "大学"):
        return not plain_tag(core) and not _in_country(reading, start)
    if head.kind == "Enterprise":
        registered = head.head.endswith(REGISTERED) and len(core) >= _REGISTERED_CORE
        return bool(_LATIN.fullmatch(core)) or (registered and not reading.text.endswith("家", 0, start))
    nations = name.startswith(_MANY_NATIONS) or _BETWEEN_NATIONS.match(name)
    return bool(nations and head.kind == "Association" and len(core) > _STATE_CORE)


def _in_country(reading: Reading, start: int, end: int = 0) -> bool:
    """Whether the name of a place abroad begins at an offset, and ends at another if that is given."""
    return any(t.value and t.start == start and end in (0, t.end) for t in reading.tokens.get("mask", ()))


def _in_named_place(reading: Reading, start: int, end: int) -> bool:
    """Whether a river, a mountain or a country begins what stands in front of a last word, and some one is meant
    (黄河|医院, 芬兰设计|博物馆, not 美国得州一|小学)."""
    mask = next((t for t in reading.tokens.get("mask", ()) if t.start == start and t.end <= end), None)
    if mask is None or not mask.value:
        return mask is not None
    return end - mask.end > 1 and not _SOME_ABROAD.search(reading.text, mask.end, end)


def _is_own(reading: Reading, it: Candidate) -> bool:
    """Whether its core has something of its own."""
    head, core, name, start, _, front = it
    if not any(is_han(char) for char in core):
        numbered = core.isdecimal() and head.head in _NUMBERED
        of_village = head.head in OF_VILLAGES and it.place is not None and it.place.place.level in _VILLAGES
        return (
            numbered
            or of_village
            or (
                front and (head.role == "venue" or head.kind in ("Institution", "MediaOutlet") or head.head == _HELPERS)
            )
        )
    if len(core) < 2 and (not front or (core in LEVEL_FRONT and head.kind == "Enterprise")):
        return False
    if head.kind == "Agency":
        return len(core) >= 2 and word_frequency(name) < 50
    if head.role == "venue":
        if (len(head.head) > 2 and head.head not in _COMMON_SITES) or is_name_of_place(name):
            return True
        if _AT.search(reading.text, start - 3, start):
            return word_frequency(core) < _COMMON_CORE
    if head.head in _SHOPS and len(core) > 1 and _VISITED.search(reading.text, start - 6, start):
        return front or word_frequency(core) < _COMMON_CORE
    if _in_country(reading, start, start + len(core)):
        return front  # 澳洲|农场
    if head.kind == "Institution" and _in_named_place(reading, start, start + len(core)):
        return True
    counted = reading.text.endswith("家", 0, start)  # 一家|农业科技有限公司
    if front or word_frequency(name) >= 20:
        return front
    return has_own(core) if counted else is_brand(core) or (head.kind in _OF_GOODS and sells_own(core))
