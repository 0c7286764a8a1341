"""Foreign and minority names in full (法比亚娜·克劳迪诺), by the middle dot in them."""

import re

from kg.extract.anchors import near, places_of
from kg.extract.dictionary import crosses_word, word_frequency
from kg.extract.edges import is_han
from kg.extract.roster import Roster
from kg.extract.words import transliterating

_DOTTED = re.compile("[一-鿿]{1,6}·[一-鿿]")
_REACH = 6  # characters between the beginning of its match and the dot: only saves time
_PERSON = re.compile("(?:[专作画企学]家|学者|记者|[员师手]|导演|博士|先生)(?=[一-鿿]{2,}·)")  # 协调员|迈克尔·沙克曼
_FIRST = 8  # characters of the longest first part
_LEAST = 2  # ... of the shortest that nothing else shows
_WHOSE = frozenset("的和与及对向同由被将让给叫称名是")  # in front of a foreign name
_BEARING = ("领导人", "负责人", "分析人", "高管", "头目", "村医", "球星", "国人")  # and what no dictionary has
_USUAL = 50  # how often the dictionary has seen a word in front of one


def find_dotted(roster: Roster) -> None:
    """Them where a mark, a body or a word for people stands in front, or where their characters alone show them."""
    titles = roster.reading.titles.keys()
    for match in near(_DOTTED, roster.text, places_of("·", roster.text), _REACH):
        start = match.start()
        role = _PERSON.search(roster.text, start, match.end())
        start = role.end() if role else start
        may = titles.isdisjoint((start - 1, start)) and (role or roster.boundary(start))
        name = roster.name(start) if may else None
        if name is None or "·" not in name.text:
            start = _written_abroad(roster.text, match.end() - 2)
            name = roster.name(start) if start >= 0 else None
        if name and "·" in name.text and _transliterated(name.text.partition("·")[0]):
            roster.add(name, None)


def _transliterated(part: str) -> bool:
    """Whether most of a name's first part is written as foreign names are (and not 启航新征程·今日)."""
    return sum(char in transliterating() for char in part) >= len(part) * 0.6


def _written_abroad(text: str, dot: int) -> int:
    """Where a foreign name begins whose middle dot stands at an offset, by its characters; or -1."""
    foreign, start = transliterating(), dot
    while start > max(dot - _FIRST, 0) and text[start - 1] in foreign:
        start -= 1
    start += (text[start] == "日" and text[start - 1].isdigit()) or crosses_word(text, start)
    before = text[max(start - 3, 0) : start]
    told = before[-1:] in _WHOSE or not is_han(before[-1:]) or before.endswith(_BEARING)
    told = told or word_frequency(before[-2:]) > _USUAL or word_frequency(before) > _USUAL
    return start if told and dot - start >= _LEAST and before[-1:] not in ("《", "“", "·") else -1
