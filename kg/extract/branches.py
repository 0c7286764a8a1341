"""What stands behind a firm's name and makes a branch's name of it: 华润万家超市有限公司|万象城分店, 沃尔玛|洪湖店."""

import re

from kg.extract.anchors import pattern_words
from kg.extract.dictionary import plain_tag
from kg.extract.org import OrgMention
from kg.extract.place import PlaceMention
from kg.extract.proper import REGISTERED
from kg.extract.words import name_acts
from kg.gazetteer import Gazetteer
from kg.wording import derived

_BRANCH = re.compile(
    r"[一-鿿]{2,8}?(?:分公司|分店|分行|支行|牧场|分厂)|第[一二三四五六七八九十][一-鿿]{0,4}[厂部]"
    r"|(?![一两三四五六七八九十多各和与及或])[一-鿿]{2,6}(?:药房|门市部)"
    r"|(?!门[前口])(?:(?![多各本该此这那等和与及或在]|[一两三四五六七八九十]{1,3}[家个间大处])(?:(?![等和及的委由为向供送将是在有办了还曾该]|销售|生产|公司|投资)[一-鿿]){2,11}"
    r"|[一二三四五六七八九十]{1,2}分?)(?:店|商场|广场|购物中心|生活馆|卖场|(?<![工建设办开])厂)(?=[销经售生均的（、，。；]|$)"
)
_OF_TOWN = (  # a character of where a shop is
    "(?:(?![的在有和及或与对是这该每某各等个其所把被将向从到也都不了就为以内外中上里多几两一家网店所])[一-鿿\\d])"
)
_OF_CHAIN = re.compile(
    "(?:超市|餐厅|百货|商场|购物广场|大卖场)?"
    f"(?P<where>(?:上海|中(?![国的有间秋])[一-鿿]){_OF_TOWN}{{1,6}}?|{_OF_TOWN}{{2,7}}?)"
    "(?<!专卖)(?<!营)店(?![长员主铺面家名堂])"
)
_AT_PLACE = re.compile(  # 可口可乐|中国公司, 金锣|德州工厂, 中石化|金海路加油站
    r"(?P<where>[一-鿿]{2,5}?)市?(?:分?公司|工厂|分厂|物流中心|配送中心|办事处)(?![一-鿿]{0,4}公司)"
    r"|(?![的在和与及等]|[一两三四五几多各]|自助)(?:(?![的在和与及等了到家座])[一-鿿]){2,6}加油站"
)
_COUNTRIES = frozenset("中国 美国 英国 法国 德国 日本 韩国 荷兰 西班牙 澳大利亚 新西兰 亚太 亚洲 欧洲 北美".split())
_GATES = "直文武前渠阳国兴成平定胜安华澄西东南北钟天厦江海"  # ... 门, of a city


@derived
def platforms() -> frozenset[str]:
    """Firms whose shops are those of others (天猫)."""
    return frozenset(pattern_words("platform"))


def branch_of(text: str, firm: OrgMention) -> OrgMention | None:
    """The branch of a firm that the text names behind it, or None."""
    if firm.org.kind != "Enterprise":
        return None
    registered = firm.org.label.endswith(REGISTERED)
    found = _BRANCH.match(text, firm.end) or (None if registered else _of_chain(text, firm))
    if found is None or name_acts().match(found.group()) or _is_another(text, firm, found.group()):
        return None
    label = (firm.org.label if registered else text[firm.start : firm.end]) + found.group()
    return firm._replace(end=found.end(), org=firm.org._replace(label=label, parent=firm.org.label))


def _is_another(text: str, firm: OrgMention, works: str) -> bool:
    """Whether works behind a company are those of another row of a table (陕西X有限公司|陕西Y酒厂)."""
    return works.endswith("厂") and not works.endswith("分厂") and works.startswith(text[firm.start : firm.start + 2])


def brand_branch(text: str, brand: OrgMention) -> OrgMention | None:
    """The same of a firm that a list has: a company in full, or a brand with the shop of some place."""
    if text.startswith(brand.org.label, brand.start) and brand.org.label.endswith(REGISTERED):
        return branch_of(text, brand)
    found = None if brand.org.label in platforms() else _of_chain(text, brand)
    if found is None:
        return None
    label = text[brand.start : found.end()]
    return brand._replace(end=found.end(), org=brand.org._replace(label=label, parent=brand.org.label))


def _of_chain(text: str, firm: OrgMention) -> re.Match[str] | None:
    """The place of a chain's shop (沃尔玛|洪湖店), and no kind of shop (连锁店) or shops of a city (北京门店)."""
    found = _OF_CHAIN.match(text, firm.end)
    if found is None:
        at_place = _AT_PLACE.match(text, firm.end)
        where = at_place and at_place["where"]
        return at_place if not where or where in _COUNTRIES or _is_city(where) else None
    where = found["where"]
    if where.endswith(pattern_words("shop")) and not (
        where[-1] == "门" and where[-2] in _GATES and not _is_city(where[:-1])
    ):
        return None
    if where.startswith(("全国", "北京市内")) or plain_tag(where)[:1] in tuple("vadr"):
        return None
    return found


def _is_city(name: str) -> bool:
    return name in Gazetteer.load().forms


def site_of(firm: OrgMention, site: PlaceMention) -> PlaceMention:
    """A site with the firm that stands in front of it (远大集团|丽水产业园)."""
    name = firm.org.label + site.place.name
    return site._replace(start=firm.start, place=site.place._replace(name=name))
