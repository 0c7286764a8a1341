"""People of whom a clause tells without a word for what they are (随后，罗晓琴找到村里, 潘建国家有三亩地)."""

import re
from itertools import chain

from kg.extract.anchors import pattern_words
from kg.extract.characters import CALLED
from kg.extract.given import LIKELY, SIZE, given_at, given_characters
from kg.extract.name import Name
from kg.extract.roster import LIST, Roster
from kg.text import char_at, char_before
from kg.wording import derived

_NO_PERSON = re.compile(  # behind what is none, or the name of who wrote or drew
    r"[摄图文绘牌村镇乡区路街山河湖桥站号店厂岛县市州码韬（(）)/《 　\d]"
    r"|报道|方面|公司|集团|大道|广场|主义|[^，。；、]?(?:小区|水库|大桥|社区)"
)
_TOLD = re.compile(  # behind a comma at a name, where somebody is told of
    r"，(?:[男女]，|\d|一[个名位]|[今现曾原系他她]|生前|网名|来自|家住|毕业|出生|[^，。；]{2,12}[人员民师长家户主手授生工任][，。])"
)
_TAKES_PART = re.compile(
    r"[^。；\n]{0,60}?(?:陪同(?:考察|调研|会见)?|(?:出席|参加)(?:会议|会见|座谈会|活动|上述|有关活动)?)[。，]"
)
_SPEAKS = "："
_MARKS = "，。；：\n"
_WHOSE = "的"


@derived
def _bearers() -> frozenset[str]:
    """The last two characters of words for people."""
    return frozenset(word[-2:] for word in (*pattern_words("role"), *pattern_words("bearer")))


@derived
def _candidates() -> re.Pattern[str]:
    """What stands in front of what may be a name: a mark, 的 or the end of a word for people."""
    front = {*_MARKS, *_WHOSE, *(word[-1] for word in _bearers())}
    classes = (f"[{''.join(sorted(chars))}]" for chars in given_characters())
    return re.compile(f"[{''.join(sorted(front))}](?={''.join(classes)})")


def find_unannounced(roster: Roster) -> None:
    """Those at the heads of clauses, behind 的 or a word for people, and the names that follow them in a list."""
    text = roster.text
    for start in chain([0], (match.end() for match in _candidates().finditer(text))):
        front = char_before(text, start)
        head = front in _MARKS
        if not head and front not in _WHOSE and text[start - 2 : start] not in _bearers():
            continue
        name = None if _is_told(roster, start) else given_at(text, start)
        if name is None or name.end in roster.reading.heads or _NO_PERSON.match(text, name.end):
            continue
        if not head or _acts(roster, name):
            _with_list(roster, name)


def _with_list(roster: Roster, name: Name) -> None:
    """A name and those that follow it in a list."""
    leads = _TAKES_PART.match(roster.text, name.end) is not None
    roster.add(name, None).leads |= leads
    while gap := LIST.match(roster.text, name.end):
        more = roster.name(gap.end(), titled=False) or given_at(roster.text, gap.end())
        if more is None or more.score < LIKELY or roster.names.is_word(more):
            return
        roster.add(more, None).leads |= leads
        name = more


def _is_told(roster: Roster, start: int) -> bool:
    """Whether a name at an offset is no news: a place or body stands there, a byline, or somebody known."""
    known = roster.text[start : start + SIZE] in roster.people or start in roster.named_at
    return known or start in roster.names.blocked or start in roster.byline_at


def _acts(roster: Roster, name: Name) -> bool:
    """Whether something is told of who is named at the head of a clause."""
    text = roster.text
    if char_before(text, name.start) == _SPEAKS:
        return False
    behind = char_at(text, name.end)
    if behind == "，":
        return _TOLD.match(text, name.end) is not None
    if behind == _SPEAKS:
        return name.start == roster.reading.sentence_at(name.start).start
    if behind == "、":
        gap = roster.name(name.end + 1, titled=False)
        return gap is not None and gap.score >= LIKELY
    return behind not in "。；！？”\n" or text.startswith(CALLED, name.end)
