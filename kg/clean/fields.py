"""The fields of a header line: date, source, editor, view count, one behind the other, with or without spaces."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from kg.clean.credits import alternatives, bare_credit, role_words
from kg.clean.datepatterns import CLOCK, DATE, DAY, LABELLED_DATE, MONTH
from kg.clean.edits import Changes, apply, substitute
from kg.clean.han import HAN
from kg.tables import FIELDS
from kg.text import MappedText
from kg.wording import derived, rows

_ADDRESS = r"(?:https?://|www\.)[!-~]{4,200}"
_ACTS = (  # what the name of an outlet lacks
    "调研|检查|走进|视察|督查|走访|慰问|召开|举行|开展|参观|考察|指导|发布会|[到赴向为与对被获]|在(?!线)"
)
_NAMED = (  # an outlet has a place in its name, or a short one
    rf"(?!\S{{0,16}}(?:{_ACTS}))(?=\S{{1,7}}(?:\s|$)|\S{{0,10}}(?:市(?!场)|(?<!我)[省县区州旗盟镇乡街])\S)"
)
_BULLETS = "•●▪◆■◇□"
BARS = ("|", "\uff5c", "丨")
COLON = r"(?:[：:|\uff5c丨]|[】\]][：:]?)"  # behind a label; 编辑丨李玉, 来源 | 缙云发布, 【来源】缙云发布
_LONGEST, _LONGEST_FRONTED = 300, 100
_ENDS = tuple("。！？；")
_SIGN = re.compile(r"[0-9：:|\uff5c丨】\]年]")  # what a field has in its first characters, if it is no control
_SHORT, _SIGNED = 24, 20
_TABLE, _LEAST_CELLS = 300, 2  # characters in which a table of fields stands, and how many it has
_SHORT_LINES = 6


class _Patterns(NamedTuple):
    """`field`: one field; `barred`: what stands between bars behind a date, where fields have no colon (2019-01-31
    06:53 | 缙云新闻客户端 | 通讯员 卢凯); `told`: who published, behind a date and without a label; `front`: the same
    and an address in front of one; `bare`: who made it, without a colon, behind other fields; `outlet`: a line that
    is the name of who publishes; `openers`: what a field can begin with (most lines begin with something else)."""

    field: re.Pattern[str]
    barred: re.Pattern[str]
    told: re.Pattern[str]
    front: re.Pattern[str]
    bare: re.Pattern[str]
    outlet: re.Pattern[str]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Header:
    """How far the fields of a line go (offset in the line), and what they say."""

    end: int
    fields: int
    dated: bool
    publisher: str | None


_NO_HEADER = Header(0, 0, False, None)


def header(line: str) -> Header:
    """Read fields from the beginning of `line` as far as they go; brackets around all of them are passed over."""
    patterns = _patterns()
    front = patterns.front.match(line) if _may_be_fronted(line) else None
    if front is None and line[:1] not in patterns.openers and not line[:1].isspace():  # only saves time
        return _NO_HEADER
    if front is None and len(line) > _SHORT and not _SIGN.search(line, 0, _SIGNED):  # only saves time
        return _NO_HEADER
    whole = line.startswith(("（", "(", "[")) and line.endswith(("）", ")", "]"))
    at, last = (1 + line.startswith(" ", 1), len(line) - 1) if whole else (0, len(line))
    fields = 0
    dated = False
    publisher: str | None = None
    if front:
        at, publisher, fields = front.end(), front["outlet"], 1
    while at < min(last, _LONGEST):
        match = patterns.field.match(line, at, last)
        if match is None or match.end() == at:
            barred = patterns.barred.match(line, at, last) if dated and line[:at].rstrip().endswith(BARS) else None
            told = barred or (patterns.told.match(line, at, last) if dated and fields == 1 else None)
            if told is None:
                match = patterns.bare.match(line, at, last) if fields else None
                if match is None:
                    break
                at, fields = match.end(), fields + 1
                continue
            at, publisher, fields = told.end(), publisher or told["outlet"], fields + (barred is None)
            continue
        at = match.end()
        kind = match.lastgroup if match.lastgroup != "publisher" else "source"
        fields += kind != "other"
        dated = dated or kind == "date"
        publisher = publisher or match["publisher"]
    return Header(at + (whole and at == last), fields, dated, publisher)


def join_values(text: MappedText, changes: Changes) -> MappedText:
    """Put labels that stand on a line of their own in front of the values on the next one."""
    if "：\n" in text.text:  # only saves time
        text = substitute(text, _divided(), lambda match: match.group().rstrip("\n"), changes, "line rejoined")
    if text.text.count("\n", 0, _TABLE) < _SHORT_LINES:  # only saves time
        return text
    cells = list(_cells().finditer("\n" + text.text[:_TABLE]))
    if len(cells) < _LEAST_CELLS:
        return text
    changes["line rejoined"] += len(cells)
    return apply(text, [(cell.end() - 2, cell.end() - 1, "：") for cell in cells])


def _may_be_fronted(line: str) -> bool:  # only saves time
    if len(line) > _LONGEST_FRONTED or line[-1:] in _ENDS:
        return False
    return "20" in line or "19" in line or "www." in line or "://" in line


def is_outlet(line: str) -> bool:
    """Whether a line is the name of somebody who publishes and tells nothing of them.

    >>> is_outlet("青田市场监管"), is_outlet("县长调研市场监管局")
    (True, False)
    """
    return _patterns().outlet.fullmatch(line) is not None


def source_labels() -> str:
    """What stands in front of who published or supplied a page, as alternatives of a pattern."""
    return alternatives(_labels("source"))


def field_labels() -> str:
    """What stands in front of the fields that name no people, as alternatives of a pattern."""
    return alternatives(row.label for row in rows(FIELDS) if row.kind not in ("people", "outlet"))


@derived
def _patterns() -> _Patterns:
    dated, source, count, control, record = map(_labels, ("date", "source", "count", "control", "record"))
    people = (*role_words().split("|"), *_labels("people"))
    every = (*dated, *source, *count, *control, *record, *people)
    label = rf"(?:{alternatives(every)})\s?{COLON}"
    counted = alternatives(word for word in count if len(word) > 1)
    stop = rf"(?=$|\s|[，。；：|（(【\[\]】）]|\d|{label}|{counted}|责任编辑|_[A-Z])"
    names = rf"(?:[{HAN}·]{{2,8}}?(?:[、 ](?!{label})[{HAN}·]{{2,4}}){{0,4}}|[A-Za-z0-9_]{{2,16}})"
    second_name = rf"（(?!{alternatives(people)})[{HAN}、]{{2,16}}[局办委网报社台站部]）"
    field = re.compile(
        rf"(?P<date>[（(\[【]?(?:(?:{alternatives(dated)})\s?{COLON}?\s?)?{DATE}\s?[）)\]】]?\s?"
        rf"|(?:{alternatives(dated)})\s?[：:]\s?(?:{LABELLED_DATE}\s?|$))"
        rf"|(?P<source>(?:{alternatives(source)})\s?{COLON}\s?"
        rf"(?:{_ADDRESS}|(?P<publisher>(?:[{HAN}A-Za-z·“”《》（、]|-(?=[{HAN}])){{2,30}}?)"
        rf"(?<!、)(?:{second_name}|）)?)?{stop}\s?)"
        rf"|(?P<people>(?:{alternatives(people)})\s?{COLON}\s?(?:{names})?{stop}\s?)"
        rf"|(?P<count>(?:{alternatives(count)})\s?"
        r"(?:[：:]\s?[\[{（]?\s?\d{0,9}\s?[\]}）]?\s?次?|（\d{0,9}）|\d{0,9}(?:次|人参与)|\s\d{1,9}(?=\s|$))\s?)"
        r"|(?P<font>(?:【?(?:字体|字号)\s?[：:]?\s?(?:[\[【]?[大中小][\]】]?\s?){2,3}"
        r"|【?[\[【]?[大中小][\]】]?(?:\s?[\[【]?[大中小][\]】]?){2}(?![学型城微]))】?\s?)"
        rf"|(?P<record>(?:{alternatives(record)})\s?[：:]\s?(?:{_ADDRESS}|(?:(?!{label})[^\s|，。；：]){{0,40}})\s?)"
        rf"|(?P<other>[【\[（]?(?:{alternatives(control)})(?=$|[\s：:（）【】|+-]|\[|\]|{alternatives(control)})[】\]）]?\s?[：:+-]?\s?"
        rf"|[|\uff5c丨{_BULLETS}]\s?|{_ADDRESS}\s?"
        rf"|_[A-Z]{{1,4}}\d{{2,8}}|{MONTH}-{DAY} {CLOCK}\s?|[【\[]\s?(?={label})|[】\]]\s?(?=$|\s|[【\[]))"
    )
    barred = re.compile(
        rf"(?:(?:{alternatives(people)})\s?[{HAN}·]{{2,4}}(?:[、 ][{HAN}·]{{1,4}}){{0,4}}"
        rf"|(?P<outlet>[{HAN}A-Za-z0-9]{{2,16}}))\s?(?=[|\uff5c丨]|$)"
    )
    outlet = rf"(?P<outlet>[{HAN}A-Za-z0-9]{{1,14}}?(?:{alternatives(_labels('outlet'))}))"
    return _Patterns(
        field=field,
        barred=barred,
        told=re.compile(
            rf"发[布表]于[{HAN}]{{2,4}}(?:\s|$)|(?:发[布表]于(?:黑龙江|内蒙古|[{HAN}]{{2}})|(?<=[\s）)\]】])){_NAMED}{outlet}(?:官方[账帐]号)?(?:\s|$)"
        ),
        front=re.compile(
            rf"(?:原创\s(?:[{HAN}]{{2,4}}\s){{0,2}})?{_NAMED}{outlet}\s(?:(?:{_ADDRESS}\s)?(?={DATE})|{_ADDRESS}$)"
        ),
        bare=re.compile(
            rf"(?:{bare_credit()}(?=$|\s|[|）)】\]])"
            rf"|记者\s?[{HAN}]{{2,4}}/[{HAN}]{{2,8}}报[导道])\s?"
        ),
        outlet=re.compile(rf"{_NAMED}[{HAN}]{{1,14}}(?:{alternatives(_labels('outlet'))})"),
        openers=frozenset(
            {word[0] for word in (*every, *control)} | set(f"012一二民hw【[（(：:字大中小|\uff5c丨{_BULLETS}")
        ),
    )


@derived
def _divided() -> re.Pattern[str]:
    """A break between a label and its value: 来源： / 缙云新闻网."""
    labels = (*(row.label for row in rows(FIELDS) if row.kind not in ("outlet", "control")), *role_words().split("|"))
    outlet = rf"[{HAN}]{{1,14}}(?:{alternatives(_labels('outlet'))})"
    value = rf"(?:{DATE}|{outlet}|[!-~]{{4,40}}|[{HAN}]{{2,3}})\n"
    return re.compile(
        rf"(?:^|(?<=\n))(?:[{_BULLETS}]\s?)?(?:(?:{alternatives(labels)})\s?[：:]\n{{1,3}}(?={value})"
        rf"|(?:{alternatives(_kept())})\s?[：:]\n(?=[^\n，。：]{{1,30}}\n))"
    )


@derived
def _cells() -> re.Pattern[str]:
    """A break between a label and its value in a table, where labels have no colon: 发布机构 / 县府办."""
    record = rf"(?:{alternatives(_kept())})\n(?=[^\n，。：]{{1,30}}\n)(?!(?:{alternatives(_kept())})\n)"
    return re.compile(
        rf"\n(?:{record}|(?:{alternatives(_labels('date'))})\n(?={DATE}\n)"
        rf"|(?:{alternatives(_labels('source'))})\n(?=[{HAN}（）]{{2,20}}\n))"
    )


def _kept() -> tuple[str, ...]:
    """The labels of what a register keeps, but for those of the article's own words."""
    return tuple(label for label in _labels("record") if label not in ("名称", "关键词", "内容概述", "链接"))


def _labels(kind: str) -> tuple[str, ...]:
    return tuple(row.label for row in rows(FIELDS) if row.kind == kind)
