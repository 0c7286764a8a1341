"""Bodies and places in the lines that are not read as text: 来源：青田县政府, 供稿：区市场监管局."""

import re
from collections.abc import Iterator
from typing import TypeVar

from kg.extract.org import OrgMention, body_org
from kg.extract.place import PlaceMention, place_of
from kg.extract.scan import Token, longest, scanner
from kg.model import Article

_Mention = TypeVar("_Mention", bound=OrgMention | PlaceMention)
_CREDITS = frozenset({"header", "byline"})
_ITS = re.compile("社?(?:全媒体|融媒体|首席|见习|实习|特约)?(?:记者|通讯员)?[ 　：:]{0,3}")  # 县融媒体中心|记者：|X


def find_credits(article: Article) -> Iterator[OrgMention | PlaceMention]:
    """Divisions by full name and the bodies that stand right behind a division; spans of the cleaned text."""
    text = article.text.text
    for line in article.lines:
        if line.kind in _CREDITS:
            yield from _line(text[line.start : line.end], line.start)


def without_houses(article: Article, mentions: list[_Mention]) -> list[_Mention]:
    """The mentions but for those of papers and stations that only say whose reporter a byline names."""
    text, signed = article.text.text, {byline.start for byline in article.bylines}
    return [m for m in mentions if not _is_house(text, m, signed)] if signed else mentions


def _is_house(text: str, mention: OrgMention | PlaceMention, signed: set[int]) -> bool:
    """Whether a mention is that of the house of whom a byline names at one of the offsets `signed`."""
    if not isinstance(mention, OrgMention) or mention.org.kind != "MediaOutlet":
        return False
    its = _ITS.match(text, mention.end)
    return bool(its and its.end() in signed and (its[0].strip() or text[max(mention.start - 1, 0)] in "（("))


def _line(text: str, offset: int) -> Iterator[OrgMention | PlaceMention]:
    tokens = scanner().scan(text)
    bodies: dict[int, Token] = {}
    for token in tokens.get("body", []):
        bodies.setdefault(token.start, token)
    for token in longest(tokens.get("place", [])):
        codes = {division.code for division in token.value.divisions}
        if len(codes) != 1 or token.value.strength == "risky":
            continue
        place = place_of(token.value.divisions[0])
        body = bodies.get(token.end)
        if token.value.strength == "strong" or body:
            yield PlaceMention(offset + token.start, offset + token.end, place, token.value.strength == "strong")
        org = body_org(body.value, place) if body and body.end - body.start > 1 else None
        if body and org and org.kind != "MediaOutlet":
            yield OrgMention(offset + token.start, offset + body.end, org)
