"""Lists of names told by their own look, wherever they stand (座谈会上，贺佳、张智刚、余晓晖先后发言)."""

import re
from collections.abc import Iterator

from kg.extract.dictionary import is_known_name, word_frequency
from kg.extract.given import given_at
from kg.extract.name import Name
from kg.extract.roster import LIST, Roster
from kg.extract.words import surname_initials, transliterating
from kg.extract.wordy import usual_surname
from kg.text import char_at, char_before

_ITEM = "(?:[一-鿿]{2,4}|[一-鿿]{2,6}·[一-鿿]{2,8})"
_INNER = re.compile(f"、(?:{_ITEM}、)+|、{_ITEM}(?=和|及|以及|与|等)")  # what stands between the marks of a list
_PAIR = re.compile("(?<=[，。；、由\n　 ])([一-鿿]{2,3})/(?=[一-鿿]{2})")  # 决赛中，黄博文|/梁朝辉夺冠
_WROTE = re.compile("(?:记者|通讯员|实习生|摄影?|编辑|采写|撰稿|作者|编译|校对|电|[文图]/?)[ 　：]?$")
_WROTE_REACH = 5  # characters of its longest match
_TAKES_PART = re.compile(
    r"[^。；\n]{0,60}?(?:陪同(?:考察|调研|会见)?|(?:出席|参加)(?:会议|会见|座谈会|活动|上述|有关活动)?|观看)[。，]"
)
_SUCH = re.compile(  # behind a list of people
    "等[^，。；、]{0,8}?(?:专家|学者|委员|代表|同志|领导|人士|队员|选手|运动员|艺术家|演员|教授|教师|老师|院士|[一二三四五六七八九十\\d]{1,3}[人名位])"
)
_OPENS = "，。、；：？！\n （“由据的有是为定对向与和及给予请"  # what the first name of a list may stand behind
_NO_LAST = frozenset("峡寨坝湖江河口沟湾寺宫庙池奶鹤鹰雁鱼鸟鸡鸭")  # what no item ends with: sites, animals
_SCORE = 2
_SURE, _PLAIN, _LIKELY, _ODD = 2, 1, 0, -1  # how much an item looks like a name
_LEAST = 3  # names of a list that needs nothing else
_ENOUGH = 4  # the sum of a list of names
_USUAL = 50  # how often the dictionary has seen what is no given name
_SHORT, _LONGEST = 2, 4  # characters of an item


def find_company(roster: Roster) -> None:
    """Everybody in lists most of whose items look like names."""
    text, initials = roster.text, surname_initials()
    for match in _INNER.finditer(text) if "、" in text else ():
        parts = match[0].strip("、").split("、")
        if sum(part[0] in initials for part in parts) * 2 < len(parts):  # only saves time
            continue
        inner = list(_items(text, match.start(), match.end()))
        if sum(_looks(roster, name) < 0 for name in inner) * 3 > len(inner):
            continue
        first, last = _first(roster, match.start()), list(_last(roster, inner[-1].end))
        names = [*([first] if first else []), *inner, *last]
        if len(names) >= _LEAST and _is_company(roster, names) and not _wrote(text, names):
            _add(roster, names)
    for match in _PAIR.finditer(text) if "/" in text else ():
        one, other = Name(*match.span(1), match[1], _SCORE), roster.name(match.end(), titled=True)
        if other and min(looks := [_looks(roster, one), _looks(roster, other)]) >= _LIKELY and max(looks) > _LIKELY:
            _add(roster, [one, other])


def _items(text: str, start: int, end: int) -> Iterator[Name]:
    """What stands between the marks of text[start:end]."""
    at = start + 1
    for part in text[at:end].split("、"):
        if part:
            yield Name(at, at + len(part), part, _SCORE)
        at += len(part) + 1


def _is_company(roster: Roster, names: list[Name]) -> bool:
    """Whether the items of a list are names: most look like names, and some are so for certain."""
    looks = [_looks(roster, name) for name in names]
    odd = sum(look < 0 for look in looks)
    end = names[-1].end
    told = _SUCH.match(roster.text, end) or (char_at(roster.text, end) == "，" and end + 1 in roster.starts)
    return odd * 4 <= len(names) and sum(looks) + odd >= (_SURE if told else _ENOUGH)


def _looks(roster: Roster, name: Name) -> int:
    """How much an item looks like a name: none of a word, a place, a body, a title."""
    text, names = name.text, roster.names
    if text in roster.people or name.start in names.known or (is_known_name(text) and text[-1] not in _NO_LAST):
        return _SURE
    if "某" in text or text[-1] in _NO_LAST or name.start in roster.byline_at or word_frequency(text) > 1:
        return _ODD
    if name.end in roster.reading.titles or not names.blocked.isdisjoint(range(name.start + 1, name.end)):
        return _ODD
    if "·" in text:
        return _PLAIN if transliterating().issuperset(text.replace("·", "")) else _ODD
    if _is_given(roster, name):
        return _SURE
    if not names.surname_at(name.start) or len(text) == _LONGEST:
        return _ODD
    if len(text) == _SHORT:
        return _ODD if word_frequency(text) else _LIKELY
    plain = usual_surname(text) and not word_frequency(text[:2]) and not word_frequency(text[1:])
    return _PLAIN if plain else _LIKELY if word_frequency(text[1:]) <= _USUAL else _ODD


def _is_given(roster: Roster, name: Name) -> bool:
    """Whether the characters of an item are those of names."""
    given = given_at(roster.text, name.start)
    return given is not None and given.end == name.end


def _is_one(roster: Roster, name: Name) -> bool:
    """Whether an item of a list of names is one too: it is no word (洛桑江村, 热地, but 有关部门)."""
    return not word_frequency(name.text) and "某" not in name.text and name.end not in roster.reading.titles


def _first(roster: Roster, end: int) -> Name | None:
    """The name that ends where the inner items begin."""
    text = roster.text
    for size in (3, 2, 4):
        start = end - size
        if start < 0:
            continue
        name = Name(start, end, text[start:end], _SCORE)
        opens = start == 0 or char_before(text, start) in _OPENS or roster.boundary(start)
        look = _looks(roster, name)
        if look == _SURE or (opens and look >= _LIKELY):
            return name
    return roster.names.ending(end, titled=True)


def _wrote(text: str, names: list[Name]) -> bool:
    """Whether those of a list are named as who wrote (记者A、B、C; （A、B、C）)."""
    start, end = names[0].start, names[-1].end
    closed = char_before(text, start) == "（" and char_at(text, end) == "）"
    return closed or _WROTE.search(text, max(start - _WROTE_REACH, 0), start) is not None


def _add(roster: Roster, names: list[Name]) -> None:
    """The names of a list, without the words among them."""
    known = sum(is_known_name(name.text) for name in names)
    leads = known > 1 or _TAKES_PART.match(roster.text, names[-1].end) is not None
    for name in names:
        if _is_one(roster, name):
            roster.add(name, None).leads |= leads


def _last(roster: Roster, end: int) -> Iterator[Name]:
    """The names behind the inner ones, the last of which may be joined by 和."""
    while gap := LIST.match(roster.text, end):
        name = roster.name(gap.end(), titled=True)
        if name is None or roster.names.is_word(name):
            return
        yield name
        end = name.end
