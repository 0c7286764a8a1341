"""Tells lines that belong to the page: navigation, sharing, copyright, image files, keyword lists."""

import re
from typing import NamedTuple

from kg.clean.han import HAN
from kg.clean.openings import finder
from kg.tables import PAGE_CUES
from kg.wording import derived, rows

_IMAGE = re.compile(r"[\w.\-/]{1,80}\.(?:jpe?g|png|gif|bmp|webp|mp4)(?:\.\w{3,4})?", re.IGNORECASE)
_TRAIL = re.compile(f"(?:[{HAN}]{{2,10}} ?[>»\u203a]{{1,2}} ?){{1,6}}[{HAN} ]{{2,40}}")
_BULLET = re.compile(r"[·•▪◆■►▶] ?")
_LONGEST_NUMBER = 12
_HEAD = 200  # characters in which keywords are looked for, and the day behind them
_NUMBER = re.compile(rf"[\d\W_]{{1,{_LONGEST_NUMBER}}}")
_PAGE = re.compile(  # of a newspaper or a print: 第02版：要闻, A02 综合, 第 1 页 共 3 页
    rf"(?:第 ?[A-Z]?\d{{1,3}} ?版|[A-D]\d\d版?)[：: ·]{{0,2}}[{HAN}·]{{0,8}}"
    r"|第 ?\d{1,3} ?页[，,/ ]{0,2}(?:共 ?\d{1,3} ?页)?"
)
_MENU = re.compile(f"(?:网站)?首页[ |·]{{1,3}}(?:[{HAN}A-Za-z]{{2,8}}[ |·]{{1,3}}){{2,20}}[{HAN}A-Za-z]{{2,8}}")
_KEYWORDS = re.compile(
    rf"(?:[{HAN}A-Za-z0-9]{{2,12}}[，、； ]){{3,12}}[{HAN}]{{2,10}}?"
    r"(?=[01]?\d月[0-3]?\d日|近日，|日前，|本报讯|本网讯)"
)
_TELLS = re.compile("[由的将在了和与]|主办|承办|召开|举行|出席")  # what a sentence has and a list of keywords lacks
_OPENED = frozenset(
    "相关文档 相关文章 相关新闻 相关链接 相关阅读 相关推荐 相关稿件 相关资讯"
    " 相关报道 相关信息 关联稿件 推荐阅读 推荐新闻 热门推荐"
    " 热点新闻 延伸阅读 往期推荐 往期回顾 往期精彩".split()
)


class _Cues(NamedTuple):
    """The cues of clean_furniture.tsv: whole lines; what lines begin with, and its first characters; what stands
    anywhere, and a pattern that says quickly whether any does. `limits`: (cue, where) -> longest line; `longest` of
    them all."""

    whole: frozenset[str]
    start: re.Pattern[str]
    starting: frozenset[str]
    anywhere: re.Pattern[str]
    maybe: re.Pattern[str]
    limits: dict[tuple[str, str], int | None]
    longest: int


@derived
def _cues() -> _Cues:
    cues = sorted(rows(PAGE_CUES), key=lambda cue: -len(cue.cue))
    of = {where: [cue.cue for cue in cues if cue.where == where] for where in ("whole", "start", "in")}
    start, anywhere = (re.compile("|".join(map(re.escape, of[where]))) for where in ("start", "in"))
    limits: dict[tuple[str, str], int | None] = {(cue.cue, cue.where): cue.longest for cue in cues}
    first, longest = frozenset(cue[0] for cue in of["start"]), max(cue.longest or 0 for cue in cues)
    return _Cues(frozenset(of["whole"]), start, first, anywhere, finder(of["in"]), limits, longest)


def is_image(line: str) -> bool:
    """Whether a line is the name of an image file."""
    return len(line) <= 90 and "." in line and _IMAGE.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line of cleaned text belongs to the page and not to the article.

    >>> is_furniture("当前位置：首页 > 新闻"), is_furniture("20210127.jpg"), is_furniture("要抓好落实。")
    (True, True, False)
    """
    plain, cues = line.lstrip("【[（-—=·•>| ▲▼◆"), _cues()
    if line in cues.whole or plain.rstrip("】]） ") in cues.whole or is_image(line):
        return True
    start = cues.start.match(plain) if plain[:1] in cues.starting else None
    if start and _short(line, start.group(), "start"):
        return True
    if len(line) > cues.longest:
        return False
    found = cues.anywhere.search(line) if cues.maybe.search(line) else None
    if found and _short(line, found.group(), "in"):
        return True
    if len(line) <= _LONGEST_NUMBER and _NUMBER.fullmatch(line):
        return not re.search(r"\d{4}", line)
    if line[0] in "第ABCD首网" and (_PAGE.fullmatch(line) or _MENU.fullmatch(line)):
        return True
    return any(map(line.__contains__, ">»\u203a")) and _TRAIL.fullmatch(line) is not None


def _short(line: str, cue: str, where: str) -> bool:
    longest = _cues().limits[cue, where]
    return longest is None or len(line) <= longest


def opens_list(line: str) -> bool:
    """Whether the bulleted lines behind this one are links (相关文档)."""
    return line.strip("：: ·•【】[]") in _OPENED


def is_bullet(line: str) -> bool:
    """Whether a line is an item of such a list."""
    return _BULLET.match(line) is not None


def keywords_end(line: str) -> int:
    """How far a keyword list goes that was glued in front of the text; 0 if there is none."""
    if line.find("日", 0, _HEAD) < 0 and line.find("讯", 0, _HEAD) < 0:  # only saves time
        return 0
    match = _KEYWORDS.match(line, 0, _HEAD)
    return match.end() if match and not _TELLS.search(match.group()) else 0
