"""People of whom a clause tells without a word for what they are (随后，罗晓琴找到村里, 潘建国家有三亩地)."""

import re

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


@derived
def _whose() -> re.Pattern[str]:
    """的 in front of what may be a name."""
    return re.compile("的(?=" + "".join(f"[{''.join(sorted(chars))}]" for chars in given_characters()) + ")")


def find_unannounced(roster: Roster) -> None:
    """Those at the heads of clauses, behind 的 or a word for people, and the names that follow them in a list."""
    _heads(roster)
    text, usual = roster.text, given_characters()[0]
    ends = (token[1] for token in roster.reading.tokens.get("bearer", ()))
    starts = [end for end in ends if text[end : end + 1] in usual]
    starts += [match.end() for match in _whose().finditer(text)]
    for start in starts:
        name = given_at(text, start)
        if name is None or _is_told(roster, start) or name.end in roster.reading.heads:
            continue
        if not _NO_PERSON.match(text, name.end):
            _with_list(roster, name)


def _heads(roster: Roster) -> None:
    """Those at the heads of clauses."""
    text, (usual, middle, last) = roster.text, given_characters()
    for start in [at for at in roster.reading.clause_starts if text[at : at + 1] in usual]:
        if text[start + 1 : start + 2] not in middle or text[start + 2 : start + 3] not in last:
            continue
        name = None if _is_told(roster, start) else given_at(text, start)
        if name and not _NO_PERSON.match(text, name.end) and _acts(roster, name):
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
    if char_before(text, name.start) == _SPEAKS or name.end in roster.reading.heads:
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
