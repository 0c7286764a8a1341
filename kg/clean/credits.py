"""Reads the text of a credit: `记者 X Y`, `X/文 Y/图`, `初审：X　复审：Y`, `抚州市局 X`, `X`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.clean.han import HAN
from kg.clean.surnames import split_names
from kg.model import Byline
from kg.tables import ROLES, Role
from kg.text import char_at
from kg.wording import derived, rows

_BODY = re.compile(
    r".{2,40}(?:局|网|委|台|报|社|中心|站|办|院|所|厅|处|科|部|会|县|市|区|州|旗|省|镇|乡|公司|工商|监管|电视|媒体|大队|支队|街道|频道|学校|集团|队)$"
)
_SHORT_BODY = re.compile("..[局委县市区州旗省镇乡网报办厅社]$|.[报网台社局]$")  # 黎有科 is a name, 县委办 is none
_NO_NAMES = re.compile(
    "本报|本版|版面|新华社|央视|采访|整理|综合|编译|摘编|完|略|发自|方面|有关|下同|如图|试行|以下|简称|上图|资料|左|右|记者|来源|时间|以上|节选|供图|男|女|关键|连日|执法|检查|视觉中国|网友|现场|星期|小编|佚名|匿名|网络"
)
_WORDY = re.compile(
    "现场|人员|关键|中国|新闻|本组|观察|编辑|暗访|连日|视觉|图虫|部门|负责|工作|来源|网站|单位|有限|提供|翻摄"
)
_STATION = re.compile(f"[{HAN}]{{1,6}}[台报网社站]([{HAN}]{{2,3}})")  # 记者广东台张三
_PLAIN_NAME = re.compile(f"[{HAN}]{{2,5}}|[{HAN}]{{1,6}}·[{HAN}]{{1,8}}")


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    start: int


class _Roles(NamedTuple):
    """The words of clean_roles.tsv with their rows, and a pattern that cuts a credit into roles, names and gaps."""

    rows: dict[str, Role]
    token: re.Pattern[str]


@derived
def role_words() -> str:
    """The words of credit lines that have two characters or more, as alternatives of a pattern, longest first."""
    return alternatives(role.word for role in rows(ROLES) if len(role.word) > 1)


def bare_credit() -> str:
    """A role and names without a colon (记者 李玉、方圆), as a pattern."""
    words = role_words()
    return rf"(?:{words})\s[{HAN}]{{2,3}}(?:[、 ](?!{words})[{HAN}]{{2,3}})?"


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@derived
def _roles() -> _Roles:
    known = {role.word: role for role in rows(ROLES)}
    words, short = role_words(), alternatives(word for word in known if len(word) == 1)
    # a one-character role is one only at a slash or with a space before and an end or space behind
    token = re.compile(
        rf"(?P<role>{words}|(?<![{HAN}])(?:{short})(?![{HAN}])|(?<=/)(?:{short})(?![{HAN}]))"
        rf"|(?P<run>(?:(?!{words}|丨)[{HAN}·])+)|(?P<gap>[\s/、，,：:|丨／]+)|(?P<other>.)"
    )
    return _Roles(known, token)


def read_credit(text: str, offset: int, *, trusted: bool = False) -> list[Byline] | None:
    """The bylines in `text`, which begins at `offset` of the article; None if it is no credit.

    `trusted`: the place already says that it is one (a line of its own), so that a name needs no surname, as minority
    names have none.
    """
    found: list[Byline] = []
    names: list[_Name] = []
    current: tuple[str, ...] | None = None
    roles = _roles()
    for match in roles.token.finditer(text):
        if match["role"]:
            row = roles.rows[match["role"]]
            if names and row.side != "before":
                after = row.side == "after" or current is None
                if after:
                    found += _given(names, row.role)
                    if char_at(match.string, match.end()) in ("/", "／"):
                        continue  # 文/图: the names have the next role too
                    names = []
                    continue
            found += _given(names, current or ("author",))
            names, current = [], row.role
        elif match["run"]:
            read = _names(match["run"], offset + match.start(), trusted=trusted or current is not None)
            if read is None:
                return None
            names += read
        elif match["other"]:
            return None
    found += _given(names, current or ("author",)) if not _already(found, names) else []
    return sorted(set(found), key=lambda one: (one.start, one.role)) or None


def _already(found: list[Byline], names: list[_Name]) -> bool:
    return bool(names) and any(one.start == names[-1].start for one in found)


def _given(names: list[_Name], roles: tuple[str, ...]) -> list[Byline]:
    return [Byline(name.text, role, name.start, name.start + len(name.text)) for name in names for role in roles]


def _names(run: str, at: int, *, trusted: bool) -> list[_Name] | None:
    """The names in a run of characters: [] for a body (区市场监管局), None if it is neither."""
    if (_SHORT_BODY if len(run) <= 3 else _BODY).match(run):
        return []
    if _NO_NAMES.match(run):
        return [] if re.match("本报|本版|版面|新华社|央视|采访|整理|综合|编译", run) else None
    run = run.partition("发自")[0]
    names = split_names(run) if len(run) <= 30 else ()
    if names:
        out = []
        for name in names:
            out.append(_Name(name, at))
            at += len(name)
        return out
    if trusted and (match := _STATION.fullmatch(run)):
        return [_Name(match[1], at + match.start(1))]
    if trusted and _PLAIN_NAME.fullmatch(run) and not _WORDY.search(run):
        return [_Name(run, at)]
    return [] if re.fullmatch("首席|特约|全媒体|融媒体|实习|见习|本网|本台|驻.{2,6}", run) else None
