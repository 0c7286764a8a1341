"""Whose a title is that stands behind a bare word for a unit (大队|党委书记, 该中心|主任)."""

import re

from kg.extract.org import Org, OrgMention
from kg.extract.scan import Token

NEXT = re.compile("[一-鿿·]{2,12}(?:同志)?[，、；和与及](?:原任?|时任)?")  # between posts of two people
_UNIT = re.compile("(?<![一-鿿])([大支中总]队)$")
_THAT = re.compile("该([一-鿿]{1,4})的?$")
_THAT_REACH = 6  # characters of its longest match


def of_the_unit(text: str, near: list[OrgMention], token: Token, story: int) -> Org | None:
    """大队|党委书记A: of the brigade of a story told of last, where nothing stands in front of the word."""
    unit = _UNIT.search(text, token.start - 3, token.start)
    return next((m.org for m in near if unit and m.start >= story and m.org.label.endswith(unit[1])), None)


def of_that(text: str, near: list[OrgMention], token: Token) -> Org | None:
    """The body told of last that the text means by its last word (该中心|主任)."""
    that = _THAT.search(text, token.start - _THAT_REACH, token.start)
    return next((m.org for m in near if that and m.org.label.endswith(that[1])), None)


def in_a_firm(text: str, orgs: list[OrgMention], token: Token) -> bool:
    """工程部|部长: whether a title is of a department that nobody knows, in a text that tells of a firm."""
    department = token.value.title == "部长" and text[token.start - 1] == "部"
    return department and any(m.org.kind == "Enterprise" for m in orgs)
