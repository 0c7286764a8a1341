"""Words that end like the names of towns and are none (城乡, 村民), and those that stand in front of names."""

import re

from kg.extract.anchors import TOWNS
from kg.extract.dictionary import plain_tag
from kg.extract.edges import is_han
from kg.extract.words import surname_initials
from kg.tables import TOWN_TRAPS
from kg.text import char_at, char_before
from kg.wording import derived, rows, words

TOWN = re.compile("|".join(TOWNS))
AFTER_NAMES = ("镇", "乡", "村")
_OF_VILLAGE = frozenset("民委干支书里口内外中主党两医")
_OF_VILLAGES = re.compile("落(?!实|地)|务|宴|晚(?!会)|容|史|规民约")  # 传统|村落
_TOWN_NEXT = frozenset("巴民寨长委级里容厨贤愁音情土亲友风镇庄霸痛静压间")
_MARKET_TOWN_NEXT = frozenset("巴民长委级里痛静压")  # the same behind 镇 (东乡镇|风沿村)
_URBAN = re.compile(
    "城镇(?:化|居民|职工|单位|就业|新增|户籍|住房|基本|登记|老旧|人口|和农村|地区|规划|建设|常住|困难|低保|企业|土地|失业|燃气|污水"
    "|生活|医保|养老|个体|私营|从业|体系|空间|发展|功能)"
)
_OF_FIRM = re.compile("(?:食品|饮料|餐饮|调味|农业|酒业|肉业|粮油|茶业){1,2}[一-鿿]{0,4}公司")
_EVERYDAY = 1000  # how often the dictionary has met a word
_BEFORE_HEADS = "副原女代前老新任届常挂职"  # 副|镇长
_NAMED_SO = re.compile(  # 清水乡, 安场镇, 偏城乡，, 前进村, and not 江南水乡, 城乡居民
    "(?:(?<![一-鿿])|(?<=[县市区州旗到在赴把]))(?![和与及各全在把到对让为的以从是个县市区省老小新有等两几])"
    "[一-鿿](?:水乡|场镇|城乡(?=[，、。党政召]))|[前跃奋永]进村"
)
_ACTING = ("v", "d", "p", "c", "r")  # tags of words that govern what follows them (发展|村集体经济)
_RESTS = re.compile(  # what stands behind such a village
    "[^一-鿿]|[的和与及以等在位是由将为党支两]|[一二三四五六七八九十]{1,3}[组社]|调研|检查|实地|看到|开展|召开|举行|$"
)


@derived
def traps(use: str) -> frozenset[str]:
    """The words of town_traps.tsv of a use."""
    return frozenset(row.word for row in rows(TOWN_TRAPS) if row.use == use)


@derived
def _endings() -> tuple[str, ...]:
    return tuple(sorted(traps("ending")))


def is_word(text: str, low: int, end: int) -> bool:
    """Whether the last word at an offset is that of a common word (城乡)."""
    return text.endswith(_endings(), 0, end) and _NAMED_SO.match(text, max(low - 2, 0)) is None


def goes_on(text: str, head: str, end: int) -> bool:
    """Whether the last word of a town's name is only the beginning of another word (村民, 乡村, 镇中心, 新区公路)."""
    if head in ("镇", "乡") and text.startswith(head + "长", end):  # 背崩乡|乡长
        return False
    if head in ("镇", "乡") and text.startswith("长", end) and char_at(text, end + 1) in surname_initials():
        return text[end - 2] in _BEFORE_HEADS + head or not is_han(char_before(text, end - 2))  # 常营|乡长方某
    if head == "苏木" and text.startswith("达", end):  # 巴彦苏木|苏木达
        return True
    if head == "镇" and text.startswith(("镇长", "镇党", "镇政", "镇人"), end):
        return not text.startswith("镇长", end) and not is_han(char_before(text, end - 2))  # 壶镇|镇党委
    if head == "镇" and text.startswith("街道", end):  # 石牌镇|街道, and not 乡镇街道
        return char_before(text, end - 1) in ("乡", "各", "村")
    following = _MARKET_TOWN_NEXT if head == "镇" else _TOWN_NEXT
    if (char_at(text, end) in following and not text.startswith("委会", end)) or text.startswith(
        ("街道", "振兴", "企业", "公路", "分院", "院区"), end
    ):
        return True
    if head == "镇" and _URBAN.match(text, end - 2):
        return True
    if head in AFTER_NAMES and text.startswith("店", end) and char_at(text, end + 1) not in ("铺", "口", "子"):
        return True  # 某某超市|石牌村店
    if head == "街道" and text.startswith(("两侧", "两旁", "两边"), end):
        return True
    if head == "村" and _OF_VILLAGES.match(text, end):
        return True
    if text.startswith("中心", end) and char_at(text, end + 2) not in "小幼学卫初校":
        return True
    if head == "村" and char_at(text, end) == "街" and char_at(text, end + 1) not in "头巷边上":  # 杨村|街监管所
        return True
    if char_at(text, end) == "村":  # 杨桥村|村民
        return head != "村" or char_at(text, end + 1) not in _OF_VILLAGE
    if head in ("村", "乡") and _OF_FIRM.match(text, end):  # 稻香村|食品有限公司
        return True
    return head in ("村", "乡", "镇") and TOWN.match(text, end) is not None


def is_everyday(stem: str) -> bool:
    """Whether a word is so usual that it seldom names the town that is called so (建设|街道, 中心|镇)."""
    return plain_tag(stem, _EVERYDAY) != ""


def names_village(name: str, text: str, end: int) -> bool:
    """Whether villages may be called by what stands between a place and 村, which ends at an offset: a word of the
    dictionary only if many are (团结|村, and not 组织|村干部)."""
    rests = _RESTS.match(text, end)
    if name in traps("front"):
        return name in _village_words() and rests is not None and rests[0].endswith(("组", "社"))
    acts = plain_tag(name, 1).startswith(_ACTING)
    if acts or plain_tag(name):
        return name in _village_words() and not (acts and rests is None)
    return True


@derived
def _village_words() -> frozenset[str]:
    return frozenset(words("village_words.txt"))
