"""Spaces and line breaks that do not belong: inside names and dates, around marks, in the middle of a sentence."""

import re

from kg.clean.edits import Changes, substitute
from kg.clean.han import HAN
from kg.clean.surnames import single_surnames
from kg.text import MappedText

_MANY = re.compile(" {2,}")
# each begins with the space or the break, and looks back behind it, so that the search skips from one to the next
_EDGE = re.compile(r" (?:(?<=\n )|(?=\n)|(?<=\A )|\Z)")
_AT_MARK = re.compile(f" (?:(?=[，。、；：！？）》”’])|(?<=[{HAN}] )(?=:)|(?<=[（《“‘] )|(?<=： )(?=[{HAN}0-9]))")
_BETWEEN = re.compile(f" (?<=[{HAN}] )(?=[{HAN}])")
_EVERYWHERE = re.compile(r" (?<=\S )(?=\S)")
_COUNTED = re.compile(" (?:(?<=[0-9] )(?=[年月日号次届期])|(?<=[年月第] )(?=[0-9]))")
_LEFT = re.compile(f"[{HAN}]{{1,12}}$")
_RIGHT = re.compile(f"[{HAN}]{{1,12}}")
_CREDITS = frozenset("文图圖摄攝讯訊电電编編译譯网網")  # one-character words of credit lines: 张三 文/图
_TITLE_ENDS = frozenset("长長记記任员員席理授士监監官师師裁")
_FUNCTION = frozenset("于於向和任时時从從方常同与與")  # surnames that are more often something else
_SENTENCE = re.compile("[，。；]")
_BROKEN = re.compile(f"\n(?<=[{HAN}，、]\n)(?=[{HAN}，、。])")
_HEADING = re.compile(
    "[一二三四五六七八九十]{1,3}[、是要]|第[一二三四五六七八九十]|来源|责任?编|编辑|记者|本报|作者|图|文|摄|初审|终审|供稿"
    "|特别声明|声明|版权|相关|上一篇|下一篇|关键[字词]|标签|注"
)
_SPACED = 3  # a space for each so many characters stands between all of them
_LONG_LINE, _LOOKED_BACK = 30, 400  # a heading may be long too, but it has no 。 inside


def unify_spaces(text: MappedText, changes: Changes) -> MappedText:
    """Trim lines, close up spaced names and characters, and mend lines that were broken inside a sentence."""
    if _spaced_out(text.text):
        text = substitute(text, _EVERYWHERE, "", changes, "space in a name")
    if "  " in text.text:  # only saves time
        text = substitute(text, _MANY, " ", changes, "space")
    if " " in text.text:  # only saves time
        text = substitute(text, _EDGE, "", changes, "space")
        text = substitute(text, _AT_MARK, "", changes, "space")
        text = substitute(text, _BETWEEN, _between, changes, "space in a name")
        text = substitute(text, _COUNTED, "", changes, "space in a date")
    text = substitute(text, _BROKEN, _mended, changes, "line rejoined")
    return _stripped(text)


def _spaced_out(text: str) -> bool:
    """Whether a space stands between all characters of Chinese text."""
    if len(text) >= _SPACED * text.count(" "):  # only saves time
        return False
    return len(text) < _SPACED * len(_EVERYWHERE.findall(text)) and _BETWEEN.search(text) is not None


def _stripped(text: MappedText) -> MappedText:
    """Without empty lines at both ends (counted by no one: they say nothing)."""
    body = text.text
    if not body.startswith("\n") and not body.endswith("\n"):  # only saves time
        return text
    start = len(body) - len(body.lstrip("\n"))
    return text.slice(start, max(len(body.rstrip("\n")), start))


def _between(match: re.Match[str]) -> str | None:
    """ "" where the space between two Han characters stands inside a word; None where it separates words."""
    body, at = match.string, match.start()
    left = _LEFT.search(body[max(at - 12, 0) : at])
    right = _RIGHT.match(body, at + 1)
    if left is None or right is None:
        return None
    return "" if _one_word(left.group(), right.group(), _in_sentence(body, at)) else None


def _one_word(left: str, right: str, sentence: bool) -> bool:
    if len(right) == 1:
        named = len(left) == 1 or left[-1] in single_surnames() or sentence
        return right not in _CREDITS and left not in _CREDITS and named
    if len(left) == 1:
        return left not in _CREDITS and (left in single_surnames(_FUNCTION) or sentence)
    # 省长龚 正主持会议: a title, a surname, a space
    return sentence and left[-2] in _TITLE_ENDS and left[-1] in single_surnames(_FUNCTION)


def _in_sentence(body: str, at: int) -> bool:
    """Whether the place is in running text, not in a heading or a line of fields."""
    near = body[max(at - 80, 0) : at].rpartition("\n")[2] + body[at : at + 80].partition("\n")[0]
    return bool(_SENTENCE.search(near))


def _mended(match: re.Match[str]) -> str | None:
    body, at = match.string, match.start()
    if body[at - 1] not in "，、" and body[at + 1] not in "，、。":
        low = max(at - _LOOKED_BACK, 0)
        start = max(body.rfind("\n", low, at) + 1, low)
        if at - start < _LONG_LINE or body.find("。", start, at) < 0:
            return None
    following = body[at + 1 : at + 120].partition("\n")[0]
    if _HEADING.match(following) or not _SENTENCE.search(following):
        return None
    return ""
