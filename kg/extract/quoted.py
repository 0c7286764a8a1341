"""Whom others only speak of: 韩正表示，…。习近平主席指出，… in one paragraph, 会议指出，习近平总书记强调…."""

import re

from kg.extract.event import Event
from kg.extract.reading import Sentence

_SAYS = re.compile("(?:表示|指出|强调|说|认为|称)(?:，|：“)")
_HONOURED = ("主席", "总书记", "总统", "总理", "首相")  # behind the names of whom a speaker speaks of, not the text
_OURS = ("中国国家主席", "中国国务院总理")  # in front of them
_WORDS_OF = re.compile(  # 会议指出，习近平总书记|强调
    "(?:会议|大会|全会|座谈会|与会[^，。；]{0,6}|通知|意见|方案|公报|文件)[^，。；]{0,4}?(?:指出|认为|强调|要求|提出|表示|号召|重申)，"
)

Mark = tuple[int, int, str]  # start, end and name of somebody in the text


def not_spoken_of(text: str, sentence: Sentence, people: list[Mark], told: Event) -> list[Mark]:
    """Those of the people of a sentence of whom not somebody speaks who began the paragraph; whoever is said to have
    been at an event that the sentence itself names was there."""
    if sentence.start <= told.start < sentence.end:
        return people
    honoured = {mark for mark in people if _is_honoured(text, mark)}
    if not honoured:
        return people
    low = text.rfind("\n", 0, sentence.start) + 1
    says = _SAYS.search(text, low, max(honoured)[0])
    if says is None:
        return people
    speaker = text[low : says.start()]
    return [mark for mark in people if mark[0] < says.end() or mark[2] in speaker or mark not in honoured]


def opens_with_words(text: str, start: int) -> bool:
    """Whether what begins at an offset is what a meeting or a paper says (会议指出，…): whoever says something in it is
    quoted."""
    return _WORDS_OF.match(text, start) is not None


def _is_honoured(text: str, mark: Mark) -> bool:
    """Whether a name stands with a title as it does in what others say."""
    return text.startswith(_HONOURED, mark[1]) or text.endswith(_OURS, 0, mark[0])
