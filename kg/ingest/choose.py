"""Which of a page's visible lines are the article: those that the boilerplate remover found, and what belongs to them.

The remover's text is laid along the visible lines in order. Lines that it lost but that are clearly prose, the title,
and the lines of metadata around the article (date, source, editor) are kept as well: cleaning can use or drop them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.ingest.visible import VisibleLine

_NO_WORD: Final = re.compile(r"[\W_]+")
_CREDIT: Final = re.compile(
    r"来源|來源|编辑|編輯|责编|責編|作者|记者|記者|通讯员|通訊員|供稿|摄影|攝影|审核|審核|终审|初审|复审|"
    r"发布时间|發布時間|发布日期|發佈日期|发表时间|时间[:：]|日期[:：]"
)
_DATED: Final = re.compile(r"\d{4}\s{0,2}[-年/.]\s{0,2}\d{1,2}\s{0,2}[-月/.]\s{0,2}\d{1,2}")
_ELSEWHERE: Final = re.compile(  # above links to other articles
    "(?:相关|推荐|热门|热点|最新|精彩|图片|更多|延伸|猜你)(?:新闻|文章|阅读|推荐|资讯|信息|报道|链接|内容|稿件|喜欢)|(?:阅读|点击|新闻)排行榜?|往期回顾"
    "|相關(?:新聞|文章|閱讀|報導|連結)|推薦閱讀|熱門(?:新聞|文章)|最新消息"
)
_COMMENTS: Final = re.compile("(?:网友|最新|热门|全部|精彩)评论|评论区|网友留言|发表评论")  # above what readers said
_SHORT: Final = re.compile(r"[\u4e00-\u9fff·]{2,16}")  # who published or wrote, between the title and the date
_HEADLINE: Final = 6  # characters of a link that may be one
_LONGEST_CREDIT: Final = 120
_NEAR: Final = 6  # lines before and after the article in which its title and credits stand
_WINDOW: Final = 20_000  # characters of the extract in which a line is looked for
_GAP: Final = 3  # a sentence this many lines away still belongs to the article: a picture or a link lies between
_SURE: Final = 8  # a line or part of this length is not found by accident
_PROSE: Final = 15


@dataclass(frozen=True, slots=True)
class _Shown:
    """A visible line with its words (`key`: no white space or punctuation)."""

    line: VisibleLine
    text: str
    key: str

    @property
    def links(self) -> bool:
        """Whether it is mostly links."""
        return 2 * self.line.linked > self.line.end - self.line.start - 1

    @property
    def plain(self) -> bool:
        """Whether it may belong to an article."""
        return not (self.links or self.line.aside)

    @property
    def prose(self) -> bool:
        """Whether it surely is running text."""
        return self.plain and (len(self.key) >= _PROSE or "。" in self.text)

    @property
    def sentence(self) -> bool:
        """Whether it is a line of whole sentences."""
        return self.plain and "。" in self.text


def choose(text: str, lines: Sequence[VisibleLine], extract: str, title: str) -> list[VisibleLine]:
    """The lines of the article in order; `text` is the visible text, `extract` what the remover found (or "").

    When the extract has less than half of the page's prose, all lines are taken that are no links or navigation.
    """
    shown = [_Shown(line, words := text[line.start : line.end], _NO_WORD.sub("", words)) for line in lines]
    shown = shown[: _elsewhere(shown)]
    found = _found(shown, _NO_WORD.sub("", extract))
    prose = sum(len(item.key) for item in shown if item.prose)
    if not found or 2 * sum(len(shown[index].key) for index in found) < prose:
        return [item.line for item in shown if item.plain] or [item.line for item in shown if not item.line.aside]
    first, last = _bounds(shown, found)
    kept = {index for index in found if first <= index <= last}
    kept.update(index for index in range(first, last + 1) if shown[index].plain)
    kept.update(_around(shown, first, last, _NO_WORD.sub("", title)))
    return [shown[index].line for index in sorted(kept)]


def _elsewhere(shown: Sequence[_Shown]) -> int:
    """The index of the line below which other articles are linked to; how many lines there are if there is none.

    Links in the middle of an article, which goes on below them, are no end of it.
    """
    sizes = [len(item.key) if item.sentence else 0 for item in shown]
    above, below = 0, sum(sizes)
    pairs = enumerate(pairwise(shown))
    running = max((index for index, (one, other) in pairs if one.sentence and other.sentence), default=-1)
    for index, item in enumerate(shown):
        mostly = above > 2 * below
        linked = any(other.links for other in shown[index + 1 : index + 3])
        if mostly and (
            (linked and index > running and _ELSEWHERE.fullmatch(item.key)) or _COMMENTS.fullmatch(item.key)
        ):
            return index
        above, below = above + sizes[index], below - sizes[index]
    return len(shown)


def _found(shown: Sequence[_Shown], extract: str) -> list[int]:
    """The indexes of the lines that the extract has, in its order."""
    at = 0
    found = []
    for index, item in enumerate(shown):
        end = _match(item.key, extract, at)
        if end is not None:
            found.append(index)
            at = end
    return found


def _match(key: str, extract: str, at: int) -> int | None:
    """Where in the extract a line ends that is looked for from `at` on; None if it is not there.

    A short line has to come next; of a long one the beginning or the end will do.
    """
    if not key:
        return None
    if extract.startswith(key, at):
        return at + len(key)
    if len(key) < _SURE:
        return None
    for part in (key, key[-_SURE:], key[:_SURE]):
        place = extract.find(part, at, at + len(key) + _WINDOW)
        if place >= 0:
            return place + len(part)
    return None


def _bounds(shown: Sequence[_Shown], found: Sequence[int]) -> tuple[int, int]:
    """The first and the last line: links at the ends do not count, sentences close by do."""
    plain = [index for index in found if shown[index].plain] or found
    sentences = [index for index, item in enumerate(shown) if item.sentence]
    first, last = plain[0], plain[-1]
    for index in reversed(sentences):
        if first - _GAP <= index < first:
            first = index
    for index in sentences:
        if last < index <= last + _GAP:
            last = index
    return first, last


def _around(shown: Sequence[_Shown], first: int, last: int, title: str) -> list[int]:
    """The title and the credits near the article."""
    before = range(max(first - _NEAR, 0), first)
    after = range(last + 1, min(last + 1 + _NEAR, len(shown)))
    named = [index for index in before if shown[index].line.heading or (title and shown[index].key == title)]
    told = [index for index in (*before, *after) if _tells(shown[index])]
    return named + told + _between(shown, named, told)


def _between(shown: Sequence[_Shown], named: list[int], told: list[int]) -> list[int]:
    """The short lines between the title and the first credits below it."""
    end = min((index for index in told if named and index > named[-1]), default=0)
    lines = range(named[-1] + 1, end) if end else ()
    return [index for index in lines if _SHORT.fullmatch(shown[index].text.strip()) and not shown[index].line.aside]


def _tells(item: _Shown) -> bool:
    """Whether it is a line of credits; a headline that is a link, with a date, leads to another article."""
    if item.line.aside or len(item.text) > _LONGEST_CREDIT:
        return False
    rest = len(_DATED.sub("", item.text).strip())
    headline = item.line.linked >= _HEADLINE and 2 * item.line.linked > rest
    return bool(_CREDIT.search(item.text) or (not headline and _DATED.search(item.text)))
