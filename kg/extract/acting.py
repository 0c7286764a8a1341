"""Names that are bodies only where they act: papers that are cited and no house of a byline, 白宫 as who says."""

import re

from kg.extract.edges import is_han
from kg.extract.org import SEAT
from kg.extract.words import National
from kg.text import char_at, char_before

OPENING = "，。、；：\n （由和与向据被“"  # what short names stand behind
_BESIDE_FIRMS = "在从对了及谈"  # ... and those of firms (在|京东)
_CITED, _SHORT = "cited", 2
_HELD = frozenset({_CITED, SEAT})
_WHEN = (
    r"(?:\d{1,2}月\d{1,2}日|\d{1,2}[日号]|今天|今日|昨天|昨日|昨晚|近日|日前|当天|当地时间|同一天|凌晨|上午|晚间?|此前|随后|又|也|还|曾|将|已|则"
    r"|第\d{1,2}期|独家|最新|连续|网站|官网|（[^（）\n]{1,10}）){0,3}"
)
_CITING = re.compile("(?:据|援引|引述|引用|转述|接受了?|受访)[《“]?$")
_IS_CITED = re.compile(
    r"[》”]?(?:《[^》\n]{1,14}》)?[^，。；\n》]{0,12}?(?:报道|消息|披露|透露|称|了解|统计|发布|采访|专访|的话)"
)
_DOES = re.compile(
    rf"[》”]?(?:《[^》\n]{{1,14}}》)?{_WHEN}(?:报道(?!记者)|播出|曝光|披露|刊登|刊发|刊载|发表|发布|评论|援引|推出|称|表示|指出|认为|撰文|发文"
    r"|刊文|播发|播报|爆料|(?:[、和与][^，。；\n“”、和与]{2,16}){0,4}(?:联合|共同)?(?:主办|承办|举办)|(?:记者)?的?(?:独家|电话|书面)?[采专]访(?!了)|(?:[、和]《?[^，。；\n、》]{2,10}》?){0,4}等[^，。；\n]{0,4}媒体)"
)
_SPEAKS = re.compile(
    rf"(?:方面|高级|国家安全|新闻|一名|经济|办公厅|幕僚长|疫情|多名|和国防部){{0,3}}(?:官员|发言人|秘书|主任|顾问|助理|{_WHEN}"
    r"(?:表示|说|称|声称|宣布|证实|发布|发表|公布|敦促|要求|批评|否认|回应|警告|指责|呼吁|透露|考虑|决定|宣称|认为|指出|承认|拒绝|下令|提出|谴责|通过|批准|同意|延长|出台|启动))"
)
_CAME = re.compile("(?:访华|来访|来华访问|来华)的有[^。]*$")  # 陪同X访华的有|外交部长
_OF_OTHERS = re.compile("(?:经济|信息|互助|宗教|侨民|内政|司法|能源|青年|财长)[和与]$")  # 经济和|财政部长
_STAFF = "总参谋部"
_REACH = 80  # characters between who came and a ministry
_WHERE = frozenset("在于入进到离往抵")


def is_told(text: str, start: int, end: int, body: National) -> bool:
    """Whether the name of a body at `text[start:end]` is told of there, and is no byline, site or part of a word."""
    if _of_another_country(text, start, end) or (text.startswith(_STAFF, start) and _of_army(text, start)):
        return False
    if end - start > _SHORT and body.domain not in _HELD:
        return True
    if body.domain in _HELD:
        return _acts(text, start, end, cited=body.domain == _CITED)
    before = char_before(text, start)
    if before in OPENING or (before in _BESIDE_FIRMS and body.kind == "Enterprise"):
        return True
    media = body.kind == "MediaOutlet"  # 最近|央视等多家媒体; 不过|北约表示
    return (media or body.kind == "Association") and _acts(text, start, end, cited=media)


def _acts(text: str, start: int, end: int, *, cited: bool) -> bool:
    """Whether what stands around a name says that who it names does something."""
    if cited:
        told = _CITING.search(text, max(start - 4, 0), start) and _IS_CITED.match(text, end)
        return bool(told or (char_before(text, start) not in ("（", "【") and _DOES.match(text, end)))
    return char_before(text, start) not in _WHERE and _SPEAKS.match(text, end) is not None


def _of_army(text: str, start: int) -> bool:
    """Whether a general staff is that of the army which stands in front of it (俄军|总参谋部)."""
    before = char_before(text, start)
    return is_han(before) and before not in "由和与向据经原" and not text.endswith(("解放军", "军委", "我军"), 0, start)


def _of_another_country(text: str, start: int, end: int) -> bool:
    """Whether it is a ministry of those who came on a visit, or only the end of its name (法国经济和|财政部长)."""
    if char_before(text, start) in ("和", "与") and _OF_OTHERS.search(text, start - 3, start):
        return True
    return char_at(text, end) in ("长", "部") and _CAME.search(text, max(start - _REACH, 0), start) is not None
