"""Finds the bylines of an article: in brackets, in header and credit lines, at the head and the end of the text."""

import re
from typing import NamedTuple

from kg.clean.credits import bare_credit, read_credit, role_words
from kg.clean.fields import BARS, COLON, field_labels
from kg.clean.han import HAN
from kg.model import Byline, Line
from kg.wording import derived

_BRACKET = re.compile(r"[（\[【]([^（）\[\]【】\n]{2,80})[）\]】]")
_HEAD = re.compile(
    rf"(?:[{HAN}0-9]{{2,20}}?(?:讯|电|消息|报道)[ ：:]?)?(?P<credit>[{HAN}]{{0,10}}?(?:记者|通讯员|信息员|评论员) ?"
    rf"[{HAN}·]{{2,12}}?(?: [{HAN}·]{{2,4}}){{0,4}}"
    rf"(?: ?通讯员 ?[{HAN}]{{2,4}}(?: [{HAN}]{{2,4}}){{0,3}})?)(?= |。|：|:|报道|$)"
)
_CORRESPONDENT = re.compile(  # 记者李玉/青田报导, in brackets or behind the name of the paper
    rf"[\u3014【（]?(?:[{HAN}]{{2,6}}/ ?)?[{HAN}]{{0,4}}记者 ?(?P<names>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}) ?"
    rf"/ ?[{HAN}]{{2,8}}报[导道][\u3015】）]?"
)
_BAR = re.compile("|".join(map(re.escape, BARS)))
_LAST = re.compile("[。 ]?(?:（完）)?[。 ]?$")  # what may stand between a credit and the end of the paragraph
_DATELINE = re.compile("(?:日|社|网|报)[电讯] ?$|本报讯 ?$|日消息 ?$")
_REPORTER = re.compile("记者|通讯员|信息员|评论员")
_HEAD_LENGTH = 60
_TAIL = re.compile(rf"(?<=[。！？”])\s?(?P<credit>[{HAN}·/： ]{{2,40}})$")
_ALONE = re.compile(rf"[{HAN}· ]{{2,24}}$")
_ORNAMENTS = "◎●▲■□◆★☆※○"
_NEVER = frozenset("。；！？”")  # marks that no credit has outside of brackets
_NOT_NAMES = re.compile(
    "[上中下完略图注]$|[上中下续]篇?$|.{0,99}(?:如下|试行|草案|修订|暂行|以下|简称|化名|来源|转载|不含|除外|下同|左|右)"
)


class _Patterns(NamedTuple):
    """What is told by the words of credit lines: `word` is any of them, `role` also 文/ and its like, `first` a role in
    front, `label` a role with a colon and names, `bare` one with a space."""

    word: re.Pattern[str]
    role: re.Pattern[str]
    first: re.Pattern[str]
    label: re.Pattern[str]
    bare: re.Pattern[str]


@derived
def _patterns() -> _Patterns:
    words = role_words()
    labels = f"(?:{words}|{field_labels()}|发布|更新|访问)"
    return _Patterns(
        re.compile(words),
        re.compile(f"{words}|[文图摄]/|/[文图摄]"),
        re.compile(rf"[{HAN}]{{0,14}}?(?:{words})|[文图摄][/ ]|(?:^|\S{{2,5}})[/ ](?:文|图|摄)"),
        re.compile(
            rf"(?P<label>{words})\s?{COLON}\s?(?P<names>[{HAN}·]{{2,8}}?(?:[、 ](?!{labels})[{HAN}·]{{2,4}}){{0,5}})"
            rf"(?=$|[\s，。；|（）()【\[\]】\d_]|{labels})"
        ),
        re.compile(rf"(?<=\s){bare_credit()}(?=$|\s|[）)】\]])"),
    )


def credit_line(line: str) -> bool:
    """Whether a whole line names those who made the article, and nothing else.

    >>> credit_line("编辑：隋欣 校对：白玉兰"), credit_line("（冉孟轩 谭晓）"), credit_line("会议由冉孟轩主持。")
    (True, True, False)
    """
    if len(line) > 80 or line[-1] in _NEVER:
        return False
    return bool(_whole(line, 0))


def find_bylines(text: str, lines: tuple[Line, ...]) -> tuple[Byline, ...]:
    """Bylines with the spans of the names, in order; each name once in a role, where it stands first."""
    found: dict[tuple[str, str], Byline] = {}
    reading = [line for line in lines if line.kind not in ("duplicate", "title")]
    last = max((line.end for line in reading if line.kind == "body"), default=0)
    for line in reading:
        piece = text[line.start : line.end]
        if line.kind in ("byline", "header", "furniture"):
            credits = (_whole(piece, line.start) if line.kind == "byline" else None) or _labelled(piece, line.start)
            credits += [*_barred(piece, line.start), *_bare(piece, line.start)] if line.kind == "header" else []
        elif line.kind == "caption":
            credits = []
        else:
            credits = _in_body(piece, line.start, last=line.end == last)
        for one in credits:
            found.setdefault((one.name, one.role), one)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.role)))


def _whole(line: str, at: int) -> list[Byline]:
    """The bylines of a line that is a credit from end to end, else []."""
    if "/" in line and (match := _CORRESPONDENT.fullmatch(line)):
        return _corresponded(match, at)
    rest = line
    found: list[Byline] = []
    if line[0] in _ORNAMENTS:
        rest = " " + line[1:]
    for bracket in list(_BRACKET.finditer(line)):
        inside = _bracket(bracket, at, trusted=True)
        if not inside:
            return []
        found += inside
        rest = rest[: bracket.start()] + " " * len(bracket.group()) + rest[bracket.end() :]
    if not rest.strip():
        return found
    patterns = _patterns()
    if not patterns.role.search(rest) or (_ALONE.match(line) and not patterns.word.search(line)):
        return []  # a short line of names may as well be a heading
    left = len(rest) - len(rest.lstrip())
    read = read_credit(rest.strip(), at + left, trusted=True)
    return found + read if read else []


def _bracket(match: re.Match[str], at: int, *, trusted: bool) -> list[Byline]:
    content = match[1]
    start = at + match.start(1)
    if _patterns().first.match(content) or re.search(r"[/ ](?:文|图|摄)", content):
        return read_credit(content, start, trusted=True) or _labelled(content, start)
    if match.group()[0] != "（" or not _ALONE.match(content) or _NOT_NAMES.match(content):
        return []
    return read_credit(content, start, trusted=trusted) or []


def _labelled(piece: str, at: int) -> list[Byline]:
    found: list[Byline] = []
    for match in _patterns().label.finditer(piece):
        credit = f"{match['label']}：{match['names']}"
        start = at + match.start("names") - len(match["label"]) - 1
        found += read_credit(credit, start) or []
    return found


def _barred(piece: str, at: int) -> list[Byline]:
    """2019-01-31 06:53 | 缙云新闻客户端 | 通讯员 卢凯: credits without a colon between bars."""
    found: list[Byline] = []
    start = at
    for segment in _BAR.split(piece):
        if start > at and _REPORTER.match(segment.lstrip()):
            found += read_credit(segment, start, trusted=True) or []
        start += len(segment) + 1
    return found


def _corresponded(match: re.Match[str], at: int) -> list[Byline]:
    return read_credit(match["names"], at + match.start("names"), trusted=True) or []


def _bare(piece: str, at: int) -> list[Byline]:
    """来源：浙江在线 记者 李玉 通讯员 方圆: credits without a colon."""
    found: list[Byline] = []
    if "/" in piece and (told := _CORRESPONDENT.search(piece)):
        found += _corresponded(told, at)
    for match in _patterns().bare.finditer(piece):
        found += read_credit(match.group(), at + match.start(), trusted=True) or []
    return found


def _at_head(piece: str, at: int) -> list[Byline]:
    """本报讯（记者李玉）, 记者李玉/青田报导: the credit that a paragraph begins with."""
    if match := _CORRESPONDENT.match(piece):
        return _corresponded(match, at)
    match = _HEAD.match(piece)
    return (read_credit(match["credit"], at + match.start("credit")) or []) if match else []


def _in_body(piece: str, at: int, *, last: bool) -> list[Byline]:
    found: list[Byline] = []
    brackets = _BRACKET.finditer(piece) if any(map(piece.__contains__, "（[【")) else ()
    for bracket in brackets:
        before = piece[max(bracket.start() - 8, 0) : bracket.start()]
        if _LAST.match(piece, bracket.end()) or _DATELINE.search(before) or _patterns().first.match(bracket[1]):
            found += _bracket(bracket, at, trusted=False)
    if _REPORTER.search(piece, 0, _HEAD_LENGTH):
        found += _at_head(piece, at)
    tail = piece[-100:]
    if last or "编辑" in tail:
        found += _labelled(tail, at + len(piece) - len(tail))
    if last and (match := _TAIL.search(tail)):
        found += read_credit(match["credit"], at + len(piece) - len(tail) + match.start("credit")) or []
    return found
