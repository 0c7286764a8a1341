"""Bodies and places in the lines that are not read as text: 来源：青田县政府, 供稿：区市场监管局."""

from collections.abc import Iterator

from kg.extract.org import OrgMention, body_org
from kg.extract.place import PlaceMention, place_of
from kg.extract.scan import Token, longest, scanner
from kg.model import Article

_CREDITS = frozenset({"header", "byline"})


def find_credits(article: Article) -> Iterator[OrgMention | PlaceMention]:
    """Divisions by full name and the bodies that stand right behind a division; spans of the cleaned text."""
    text = article.text.text
    for line in article.lines:
        if line.kind in _CREDITS:
            yield from _line(text[line.start : line.end], line.start)


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
        if body and len(text[body.start : body.end]) > 1:
            org = body_org(body.value, place)
            yield OrgMention(offset + token.start, offset + body.end, org)
