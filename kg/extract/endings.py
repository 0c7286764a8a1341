"""Whether a name goes on behind its last word (市场 in 市场监管, 集团 in 集团公司), or the word itself does."""

import re
from collections.abc import Container

from kg.extract.dictionary import acts
from kg.extract.edges import is_han
from kg.extract.proper import LEAST_BEFORE, PLAIN_SITES, REGISTERED
from kg.extract.reading import Reading
from kg.extract.scan import Token
from kg.text import char_at, char_before

_SITUATIONS = frozenset("厅开格结布僵残变危骗败大好全时政战当终")  # 开局, 格局, 大局
_COMPANIES = frozenset({"公司", "集团", "集团公司"})
_WORDS_OF_COMPANIES = ("化", "法", "制", "治", "债", "律", "们", "型", "军", "式", "性", "级", "类")  # 公司|法, 集团|军
_ITS_HEADS = ("法定代", "法人代")  # 公司|法定代表人
_BEHIND_MARKET = frozenset("镇乡村族街监秩主经准化管竞")  # what shows that 市场 is no site but the market
_BEHIND_SHOP = frozenset("生产销经加制售等和与及或购采因涉违未在不的被抽为")  # 食品坊|生产
TRADES = ("乳业", "药业", "酒业", "米业", "股份", "控股")  # heads of firms that are told of in short (圣泉乳业)
_SHARES = ("股份", "控股")  # words for what is owned too: 安通控股|（600179）, not 蒙牛|控股的
_BEHIND_SHARES = re.compile("[，。、；：（）”\n]|$|公[告布]|[发近拟于此披表称将旗今昨董总副方联和与及等计做作]")
_MORE_OF_COMPANY = ("有限", "股份", "责任公司")
_BEHIND_SITE = re.compile(  # 普君市场|内
    "[、，。；：）”！？\\n（]|$|[内里外旁前]|门[口前]|附近|调查|看到|发现|暗访|走访|连夜|建[起成设]|周[边围]|一[带楼]|[和与及等]|的[商摊经]|进货|购[买进]|出售|销售|批发|开展|进行|检查|商户|摊|卖|买|抽|有"
)
_GOES_ON = re.compile("[一-鿿]{0,6}(?:（[一-鿿]{2,5}）)?(?:有限责任公司|(?:股份)?有限公司)")  # 平价超市|连锁有限公司
_IN_GROUP = re.compile(  # 哈药集团|世一堂药业有限公司
    "(?![和与及等])[一-鿿（）]{2,16}?(?:有限责任公司|有限公司)|(?![和与及等])[一-鿿]{2,4}?公司"
)
_STUDENTS = tuple(f"生{more}" for more in "们的创在赛联军代群就毕志返入暑参及和等活干运身男女科消，、")
_OTHER_WORDS = {  # what the last word of a name makes another word with (工商行|政, 协商会|议, 大学|生们)
    "商行": ("政",),
    "商会": ("议",),
    "合会": ("商", "议", "诊", "晤", "审"),
    "挥部": ("署", "队"),
    "联盟": ("学", "链", "化", "党"),
    "大学": (*_STUDENTS, *(f"城{more}" for more in "，。、的里内某校启附周有是和）")),
    "中学": _STUDENTS,
    "小学": _STUDENTS,
}
_OF_A_TRADE = re.compile(
    "[一-鿿（）]{0,8}?(?:公司|集团|股份|厂|中心|商行|[协商学]会|论坛|大会|市场)|[界内者行圈务股]|发展|巨头|专家|分析"
)
_GROWS = frozenset("扩加壮做放强")  # 扩|大|市场

_NOT_BODY_NEXT = {  # what a body's last word is only the beginning of another word with
    "委": frozenset("员派托屈会婉"),
    "部": frozenset("门分署队属"),
    "最高法": frozenset("院"),
    "进": frozenset("党"),
    "国": frozenset("家"),
    "视": frozenset("网新"),
    "报": frozenset("道告酬备名讯"),
    "网": frozenset("络购民友红店格"),
    "社": frozenset("会区团讯电"),
    "局": frozenset("势"),
    "队": frozenset("伍"),
    "政府": frozenset("性采购"),
    "人大": frozenset("代"),
    "物美": frozenset("价"),
    "央广": frozenset("网"),
    "法塔赫": frozenset("·"),
    "伊利": frozenset("诺"),
    "百度": frozenset("云百搜地贴帖知文网糯学新图一输快指推上里大了"),
    "华为": frozenset("首了本例手"),
    "贵州茅台": frozenset("酒镇特0123456789"),
    "7-11": frozenset("-月"),
    "洽洽": frozenset("谈瓜香"),
    "永辉": frozenset("街路村镇"),
    "亚马逊": frozenset("河雨流州丛热森地上"),
    "京东": frozenset("方花南郊西路门城快"),
    "淘宝": frozenset("村店客式卖"),
    "真主党": frozenset("旅"),
    "发": frozenset("现生布往售出行起给动放展车货"),
}


def goes_on(reading: Reading, places: Container[int], token: Token) -> bool:
    """Whether the name goes on behind its head (市场 in 市场监管, 集团 in 集团公司)."""
    start, end, head = token
    following = char_at(reading.text, end)
    if head.head == "总会" and reading.titles.get(start, 0) > end:  # 县财政局|总会计师
        return True
    if head.head == "局":
        if char_before(reading.text, start) in _SITUATIONS:
            return True
        return following in "长部级面势域外内地" and end not in places
    if head.head == "厅" and (following in "局级" or "大会堂" in reading.text[max(start - 6, 0) : start]):
        return True  # 省直厅|局, 人民大会堂|河北厅
    if reading.heads[start] > end or reading.text.startswith(_MORE_OF_COMPANY, end):
        return True
    if reading.text.startswith(_OTHER_WORDS.get(head.head[-2:], ()), end):
        return True
    if head.head in PLAIN_SITES:
        return head.head == "市场" and _BEHIND_SITE.match(reading.text, end) is None
    if head.head in LEAST_BEFORE:
        return following not in _BEHIND_SHOP and is_han(following)
    if head.kind == "MediaOutlet" and following in ("讯", "道"):  # the house of a byline; 昨|日报|道
        return True
    if head.head == "银行":
        return following in "账卡存贷流客柜网业"
    if head.kind == "Venue":
        if _GOES_ON.match(reading.text, end):  # 大唐庄园|饮品有限公司
            return True
        if head.head == "大市场" and char_before(reading.text, start) in _GROWS:
            return True
        return following in _BEHIND_MARKET or reading.text.startswith(("街道", "区", "园区", "景区", "风景区"), end)
    if head.head in TRADES:
        owned = head.head in _SHARES and not _BEHIND_SHARES.match(reading.text, end)
        if owned or _OF_A_TRADE.match(reading.text, end):
            return True
    if head.kind == "Enterprise" and _more_of_company(reading, places, head.head, end):
        return True
    law = following == "法" and not reading.text.startswith(_ITS_HEADS, end)  # 公司|法
    if following == "长":
        return end not in places  # 有限公司|长沙分公司
    return law and head.head.endswith("公司")


def _more_of_company(reading: Reading, places: Container[int], head: str, end: int) -> bool:
    """Whether what follows a company at an offset belongs to the name and is no verb, title or the like."""
    if head.endswith(REGISTERED):
        return False
    group = head == "集团"
    more = (_IN_GROUP if group else _GOES_ON).match(reading.text, end)
    if more and not any(at in reading.cue_starts for at in range(end, more.end())):
        whole = group and not acts(more.group()[:2])
        return whole or not any(at in places for at in range(end, more.end()))
    return (
        head in _COMPANIES
        and reading.text.startswith(_WORDS_OF_COMPANIES, end)
        and not reading.text.startswith(_ITS_HEADS, end)
    )


def is_begun(text: str, surface: str, end: int) -> bool:
    """Whether the last word of a body is the beginning of another one (公安部|门, not 公安部|分管)."""
    nexts = _NOT_BODY_NEXT.get(surface, _NOT_BODY_NEXT.get(surface[-1], ()))
    return char_at(text, end) in nexts and not text.startswith(("分管", "派驻"), end)
