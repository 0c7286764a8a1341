"""Lists of bodies: those that stand in one run, joined by 、 or 和 or 联合."""

import re

from kg.extract.org import OrgMention

AND = re.compile("、|和|及|与|以及")
_DAY = "当天|当日|今天|日前|近日|昨天|昨日"
_BEFORE_LAST = re.compile(
    f"(?:》|党(?:总?支部|委|组))?(?:、|和|与|及|以及)《?|(?:[一二三四]?党(?:总?支部|委|组))?(?:牵头)?，?(?:{_DAY}|近期|\\d{{1,2}}日|积极|主动|要|应|将|正|还|已|再次){{0,2}}(?:联合|会同|携手|协同)|主办、"
)
_NUMBERED = r"(?P<number>\d{1,2}|[一二三四五六七八九十多]{1,3})个?(?:部门|部委|单位)"
_AND_OTHERS, _COUNTED = re.compile(f"等{_NUMBERED}"), re.compile(f"(?:上述|这)?{_NUMBERED}")
_NUMERALS = "零一二三四五六七八九十"
_BEHIND_FIRST = re.compile("》?(?:、|和|与|及)《?|，?(?:要|应|将|还要)?(?:联合|会同|携手)")


def last_run(text: str, mentions: list[OrgMention]) -> list[OrgMention]:
    """The run that ends a list of mentions (not empty)."""
    index = len(mentions) - 1
    while index > 0 and (
        _BEFORE_LAST.fullmatch(text, mentions[index - 1].end, mentions[index].start)
        or _next_to(mentions[index - 1], mentions[index])
    ):
        index -= 1
    return mentions[index:]


def _next_to(one: OrgMention, other: OrgMention) -> bool:
    """Whether two bodies of the state stand in a list without a mark (省委|省政府)."""
    return one.end == other.start and one.org.kind == other.org.kind == "Agency"


def outermost(mentions: list[OrgMention]) -> list[OrgMention]:
    """Those mentions of a list (ascending by start) that stand inside no other."""
    found: list[OrgMention] = []
    for mention in mentions:
        if found and mention.start == found[-1].start:
            found.pop()  # X局|Y分局
        if not found or mention.end > found[-1].end:
            found.append(mention)
    return found


def first_run(text: str, mentions: list[OrgMention]) -> list[OrgMention]:
    """The run that begins a list of mentions (not empty)."""
    index = 1
    while index < len(mentions) and _BEHIND_FIRST.fullmatch(text, mentions[index - 1].end, mentions[index].start):
        index += 1
    return mentions[:index]


def told_before(text: str, mentions: list[OrgMention], run: list[OrgMention]) -> list[OrgMention]:
    """县农业局等六部门: the longest run in front of such a one that begins with the same body and holds all of it, else
    the `run` itself (not empty); `mentions`: all that the text has, ascending."""
    if not _AND_OTHERS.match(text, run[-1].end):
        return run
    bodies, longest = {m.org for m in run}, run
    for number, mention in enumerate(mentions):
        if mention.start >= run[0].start:
            break
        if mention.org == run[0].org:
            whole = first_run(text, mentions[number:])
            if len(whole) > len(longest) and bodies <= {m.org for m in whole}:
                longest = whole
    return longest


def counted(text: str, mentions: list[OrgMention], low: int, high: int) -> list[OrgMention]:
    """三部门将联合开展…: the last run in front of `text[low:high]` of as many bodies as a clause begins to count, or
    that is told to be one of so many (县农业局等三部门)."""
    match = _COUNTED.match(text, low, high)
    number = _number(match["number"]) if match else 0
    before = [m for m in mentions if m.end <= low] if number > 1 else []
    while before:
        run = last_run(text, before)
        others = _AND_OTHERS.match(text, run[-1].end)
        if len(run) == number or (others and _number(others["number"]) == number):
            return told_before(text, mentions, run)
        del before[-len(run) :]
    return []


def _number(numeral: str) -> int:
    """Up to ten in Chinese; 0 for what is no such number."""
    return int(numeral) if numeral.isdigit() else max(_NUMERALS.find(numeral), 0)
