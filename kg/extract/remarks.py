"""What only somebody does who speaks at a meeting, right behind the name: 在会上表态, 提了三点要求."""

import re
from collections.abc import Iterator

from kg.extract.anchors import VERBS
from kg.extract.reading import Reading

Mark = tuple[int, int, str]  # start, end and name of somebody in the text
_MORE = re.compile("等?[^，。；：（）]{0,3}(?:、|和|与|及)[^，。；：、]{0,24}")  # between two names of a list
_MANY = re.compile(  # X、Y等6位代表|分别就…发言
    r"等?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})[位名][一-鿿]{0,3}(?:代表|委员|专家|学者|嘉宾|干部|企业家|同志|教师|群众)"
    r"(?:分别|先后|依次|相继|还|现场)?(?:就|围绕|从|结合)[^。；\n]{2,160}?(?:发言|提出|建议|谈了)"
)
_ANSWERS = re.compile(
    r"等?(?:分别|共同|一一|现场|先后|还|也){0,2}(?:就[^。；\n]{2,60}?)?(?:回答|答)了?[^，。；]{0,8}(?:记者|媒体)[^，。；]{0,8}(?:提问|问)"
)

_THERE = re.compile(
    r"(?:同志)?(?:今[天日]|昨[天日]|日前|近日|\d{1,2}[日号]|（\d{1,2}[日号]）|[上下]午|也|还){0,3}在(?P<where>[^，。；：、“”]{0,16}?(?:会|会议|论坛|仪式|典礼|班|活动)上)(?!的|所作|所发表|(?:当选|获|被|荣|签|接受|见面|听取|就[座坐]|见证|颁|为|向[^，。]{2,12}颁))"
)
_TELLS = re.compile(
    r"(?:同志)?(?:还|又|再|也|则|最后|接着|随后|首先|分别|一一|逐一){0,2}"
    r"(?:(?:就|对|围绕|从|结合|针对|代表|[为给](?=[^，。；]{0,30}党课))[^，。；：]{1,40}?)?"
    r"(?:提了|作(?=[^，。；]{0,10}(?:承诺|辅导|动员|讲座|表态|说明|报告))|提出了?|讲了|谈了|谈到|谈及|布置了?|进行了?安排|作了|作出了?|回顾|梳理|剖析|阐述|阐释|[上讲](?=[^，。；]{0,6}党课)|感谢|祝贺|表态|总结|讲授|讲话|述职|述责述廉|传达学习(?=[^，。；]{2,40}(?:精神|文件|通报|批示|规定|方案|通知)))"
)
_TEACHES = re.compile(  # 邀请X教授在三楼会议室|举办Y讲座
    r"(?:老师|教授|博士|专家|同志)?(?:在[^，。；]{2,16}?)?(?:[为对给][^，。；]{2,20}?)?(?:开展|举[办行]|进行)了?[^，。；]{2,24}?(?:讲座|培训|授课|辅导|宣讲)"
)
_TOGETHER = ("共同", "轮流", "分别", "联合", "先后", "一起")
_INVITED, _INVITED_REACH = "邀请", 36  # characters in front of the end of a name
_NOT_SAID = re.compile("(?:作出了?)(?:重要)?(?:批示|指示)|作了记录|提出(?:申请|辞职|上诉|辞去)|回顾(?:展|式)")


def remark(text: str, end: int, high: int) -> bool:
    """Whether what stands behind a name that ends at an offset tells that its bearer spoke."""
    if _THERE.match(text, end, high) or (invited(text, end) and _TEACHES.match(text, end, high)):
        return True
    told = _TELLS.match(text, end, high)
    return told is not None and _NOT_SAID.search(text, max(told.end() - 3, end), min(told.end() + 6, high)) is None


def invited(text: str, end: int) -> bool:
    """Whether a clause tells that whose name ends at an offset is a guest (邀请县委党校讲师|X)."""
    at = text.rfind(_INVITED, max(end - _INVITED_REACH, 0), end)
    return at >= 0 and not any(mark in text[at:end] for mark in "，。；")


def presiding(text: str, people: list[Mark], verb: int) -> list[Mark]:
    """Those of the people in front of a verb of presiding who preside: no guests, and only those whom a list has with
    the last (A担任总指挥，|B主持), if they do it one by one."""
    people = [mark for mark in people if not invited(text, mark[1])] or people
    if text.endswith(_TOGETHER, 0, verb):
        return people
    return [mark for mark in people if "，" not in text[mark[1] : people[-1][0]]]


def remarking(reading: Reading, people: list[Mark], high: int) -> Iterator[Mark]:
    """Those of the people of a sentence, ascending, of whom that is told, each with those listed in front."""
    text, told = reading.text, False
    following = high
    for mark in reversed(people):
        listed = told and following < high and _lists(reading, mark[1], following)
        told = listed or remark(text, mark[1], high) or _in_turn(text, mark[1], high)
        following = mark[0]
        if told:
            yield mark


def _in_turn(text: str, end: int, high: int) -> bool:
    """Whether a list of people that ends at an offset is told to speak in turn, or to answer the press."""
    if (
        text[end : end + 1] not in ("等", "分", "还", "也", "就", "先", "共", "一", "现", "回", "答")
        and not text[end : end + 1].isdigit()
    ):
        return False
    return any(pattern.match(text, end, high) for pattern in (_MANY, _ANSWERS))


def _lists(reading: Reading, end: int, start: int) -> bool:
    """Whether nothing but a mark and titles stands between two names."""
    if _MORE.fullmatch(reading.text, end, start) is None:
        return False
    return not any(at in reading.cue_starts and reading.cue_starts[at].value in VERBS for at in range(end, start))
