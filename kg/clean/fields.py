"""The fields of a header line: date, source, editor, view count, one behind the other, with or without spaces."""

import re
from dataclasses import dataclass

from kg.clean.han import HAN

_TIME = r"(?:\s?[012]?\d[:：][0-5]\d(?:[:：][0-5]\d)?)?"
DATE = (
    rf"(?:(?:19|20)\d\d\s?[-/.]\s?(?:1[0-2]|0?[1-9])\s?[-/.]\s?(?:3[01]|[12]\d|0?[1-9])日?{_TIME}"
    rf"|(?:19|20)\d\d年(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日{_TIME})"
)
_EDIT = (
    "责任编辑|执行编辑|文字编辑|视频编辑|网络编辑|见习编辑|值班编辑|编辑|责编|校对"
    "|初审|复审|终审|三审|二审|一审|审核|审签|编审|监制|主编"
)
_AUTHOR = "作者|撰稿|供稿人|记者|通讯员|撰文|文字|摄影|摄像|供图|拍摄"
_DATED = "发布日期|发布时间|发表时间|发稿时间|更新时间|日期|时间|时 ?间|信息时间"
_SOURCE = "信息来源|文章来源|稿件来源|来源|来 ?源|转载自|供稿单位|供稿|稿源|发布机构|发布单位"
_COUNT = "浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击次数|点击率|点击|访问量|访问次数|人气|评论"
_FONT = "字体大小|字体|字号|分享到|分享|打印|关闭|收藏|举报|保护视力色|索引号|文号"
_LABELS = f"{_EDIT}|{_AUTHOR}|{_DATED}|{_SOURCE}|{_COUNT}|{_FONT}"
_STOP = rf"(?=$|\s|[，。；：|（(【\[\]】）]|\d|(?:{_LABELS})\s?[：:]|{_COUNT}|责任编辑)"

_FIELD = re.compile(
    rf"(?P<date>[（(\[【]?(?:(?:{_DATED})\s?[：:]\s?)?{DATE}\s?[）)\]】]?\s?)"
    rf"|(?P<source>(?:{_SOURCE})\s?[：:]\s?(?P<publisher>[{HAN}A-Za-z·“”《》（]{{2,30}}?）?)?{_STOP}\s?)"
    rf"|(?P<people>(?:{_EDIT}|{_AUTHOR})\s?[：:]\s?(?:[{HAN}·]{{2,8}}?(?:[、 ][{HAN}·]{{2,4}}){{0,4}})?{_STOP}\s?)"
    rf"|(?P<count>(?:{_COUNT})\s?(?:[：:]\s?\d{{0,9}}次?|（\d{{0,9}}）|\d{{0,9}}次)\s?)"
    r"|(?P<font>【?(?:字体|字号)?\s?[：:]?\s?(?:[\[【]?[大中小][\]】]?\s?){3}】?\s?)"
    rf"|(?P<other>[【\[（]?(?:{_FONT})[】\]）]?\s?[：:]?\s?|[|\uff5c丨]\s?)"
)
# between bars behind a date, where fields have no colon: 2019-01-31 06:53 | 缙云新闻客户端 | 通讯员 卢凯
_BARRED = re.compile(
    rf"(?:(?:{_EDIT}|{_AUTHOR})\s?[{HAN}·]{{2,4}}(?:[、 ][{HAN}·]{{1,4}}){{0,4}}|(?P<outlet>[{HAN}A-Za-z0-9]{{2,16}}))"
    r"\s?(?=[|\uff5c丨]|$)"
)
BARS = ("|", "\uff5c", "丨")
_LONGEST = 300
# what a field can begin with; most lines begin with something else
_OPENERS = frozenset(word[0] for word in _LABELS.split("|")) | frozenset("12【[（(：:字大中小|\uff5c丨")


@dataclass(frozen=True, slots=True)
class Header:
    """How far the fields of a line go (offset in the line), and what they say."""

    end: int
    fields: int
    dated: bool
    publisher: str | None


_NO_HEADER = Header(0, 0, False, None)


def header(line: str) -> Header:
    """Read fields from the beginning of `line` as far as they go."""
    if line[:1] not in _OPENERS and not line[:1].isspace():  # only saves time
        return _NO_HEADER
    at = fields = 0
    dated = False
    publisher: str | None = None
    while at < min(len(line), _LONGEST):
        match = _FIELD.match(line, at)
        if match is None or match.end() == at:
            barred = _BARRED.match(line, at) if dated and line[:at].rstrip().endswith(BARS) else None
            if barred is None:
                break
            at, publisher = barred.end(), publisher or barred["outlet"]
            continue
        at = match.end()
        kind = match.lastgroup if match.lastgroup != "publisher" else "source"
        fields += kind != "other"
        dated = dated or kind == "date"
        publisher = publisher or match["publisher"]
    return Header(at, fields, dated, publisher)
