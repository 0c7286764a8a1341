"""Whose words others convey or go by: who is only named so (学习X讲话精神, 宣读X贺信) takes no part by that."""

import re

from kg.extract.speakers import represented
from kg.text import char_at

_TITLE = "(?:同志|总书记|主席|总理|书记|省长|市长|县长|区长)?"
_SPIRIT = re.compile(
    rf"{_TITLE}(?:的?(?:重要)?(?:讲话|指示|批示|要求|报告)(?:和[^，。]{{0,10}})?(?:批示|指示)?(?:精神|要求)|精神|为核心|的)"
)
_SAID_THERE = re.compile(  # X在Y会议上的|讲话
    rf"{_TITLE}(?:代表[^，。；]{{2,16}}?作的|在[^，。；]{{2,40}}?(?:[上时]的|所作的?))[^，。；]{{0,12}}?(?:讲话|指示|报告|演讲|致辞|贺词)"
)
_REFERRING = re.compile(
    r"(?:转达|转交|学习|贯彻|落实|传达|按照|根据|遵照|围绕|把|沿着|在(?!家))[^，。；]{0,12}$|以(?!及)[^，。；、]{0,12}$|[，并]代表$"
)
_LEARNT = re.compile("(?:学习|贯彻|落实|传达|遵照|领会)[^，。；]{0,16}$")
_CONVEYED = re.compile(r"(?:传达|宣读|传达学习|学习传达)(?:了)?[^，。；]{0,26}$")
_WORDS = re.compile(
    rf"{_TITLE}(?:对[^，。；]{{2,40}}?)?(?:的|作出的?|所作的?)?(?:重要)?(?:批示|指示)(?!批示精神)(?:和[^，。]{{2,10}})?"
)
_LETTER = re.compile(rf"{_TITLE}(?:的|发来的)?(?:贺信|贺电|贺词|书面致辞|书面讲话)")
_CALLED_ON, _MARK = ("慰问", "看望", "走访"), re.compile("[，。；]")
_WROTE = re.compile(  # and is not there
    rf"{_TITLE}(?:专门)?(?:[向为给][^，。；]{{1,16}}?)?(?:发来|发去|致)了?(?:贺[信电函]|慰问信)(?!和视频|并)"
)
_ACCOMPANY = re.compile("[^，。；]{0,60}?陪同(?:下|，)")  # 在省委书记X、省长Y|陪同下
_INVITING = 100  # characters behind the first of those who invite (应X总统A、Y总理B|邀请，)


def in_spirit(text: str, end: int, stop: int) -> bool:
    """Whether 讲话 or the like that ends at `stop` is what others go by, not what is told: behind a name that ends at
    `end`."""
    limit = stop + 4
    if not text.startswith(("作", "在"), end) and _SPIRIT.match(text, end, limit):
        return True
    return char_at(text, stop) in "精的" and _SPIRIT.match(text, stop, limit) is not None


def conveyed(text: str, low: int, start: int, end: int) -> str | None:
    """What of the person at `text[start:end]` is conveyed (传达X批示, 宣读X贺信): words | letter; or nothing."""
    if not _CONVEYED.search(text, max(low, start - 30), start):
        return None
    return "words" if _WORDS.match(text, end) else "letter" if _LETTER.match(text, end) else None


def gone_by(text: str, low: int, start: int, end: int) -> bool:
    """Whether others go by the words of the person at `text[start:end]` (学习贯彻X讲话精神)."""
    referring = _LEARNT.search(text, max(low, start - 20), start)
    return referring is not None and bool(_SPIRIT.match(text, end) or _SAID_THERE.match(text, end))


def only_mentioned(text: str, low: int, start: int, end: int) -> bool:
    """Whether the person at `text[start:end]` is only referred to (学习贯彻X讲话精神, 以X同志为核心)."""
    if represented(text, end) or _SAID_THERE.match(text, end) or _WROTE.match(text, end):
        return True
    book = text.rfind("《", low, start)  # 作《学习X讲话精神》的报告
    if book >= 0 and text.rfind("》", book, start) < 0:
        return True
    asked = text.find("邀请，", end, end + _INVITING) if text.find("应", low, start) >= 0 else -1
    if asked >= 0 and text.find("。", end, asked) < 0 and text.find("，", end, asked) < 0:
        return True
    referring = _REFERRING.search(text, max(low, start - 16), start)
    return referring is not None and not text.startswith("主持", end) and not _ACCOMPANY.match(text, end)


def called_on(text: str, verb: int, start: int) -> bool:
    """Whether a name at an offset stands in the clause of a verb that ends before it and means whom somebody calls on.

    >>> called_on("李文涛看望慰问困难职工王芳", 7, 11), called_on("李文涛看望慰问职工，王芳陪同", 7, 10)
    (True, False)
    """
    return text.endswith(_CALLED_ON, 0, verb) and _MARK.search(text, verb, start) is None
