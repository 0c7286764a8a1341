"""Lists of bodies: those that stand in one run, joined by 、 or 和 or 联合."""

import re

from kg.extract.org import OrgMention

AND = re.compile("、|和|及|与|以及")
_DAY = "当天|当日|今天|日前|近日|昨天|昨日"
_BEFORE_LAST = re.compile(f"、|和|与|及|以及|，?(?:{_DAY}|积极|主动)?(?:联合|会同|携手|协同)|主办、")
_BEHIND_FIRST = re.compile("、|和|与|及|，?(?:联合|会同|携手)")


def last_run(text: str, mentions: list[OrgMention]) -> list[OrgMention]:
    """The run that ends a list of mentions (not empty)."""
    index = len(mentions) - 1
    while index > 0 and _BEFORE_LAST.fullmatch(text, mentions[index - 1].end, mentions[index].start):
        index -= 1
    return mentions[index:]


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
