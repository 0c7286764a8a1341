"""Towns in lists whose last word stands once, behind all of them (到谢岗、塘厦等10个镇检查, 大岭山、石排等镇街)."""

import re
from collections.abc import Iterator

from kg.extract.dictionary import plain_tag, segment
from kg.extract.edges import STOPS
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.town_words import names_village

_OF_LIST = frozenset("个等")  # what stands in front of the last word, or a numeral
_NUMERALS = frozenset("0123456789一二三四五六七八九十两多")
_REACH = 80  # characters of the longest list
_LIST = re.compile(
    r"(?P<names>(?:[一-鿿]{2,10}、)(?:[一-鿿]{2,4}、){0,15}(?:(?!等)[一-鿿]){2,4})"
    r"(?:等|(?=\d|[一二三四五六七八九十两]{1,3}个|两$))(?:\d{1,3}|[一二三四五六七八九十两多]{1,3})?个?$"
)
_NAME = re.compile("[一-鿿]{2,10}")
_LAST = re.compile(
    "(?:街道|乡镇|镇街|镇（街|镇|乡(?![村土愁音情亲里财])|村(?![民委镇庄干级居务]))"
    "(?!(?:党委|政府|人大|机关|主要|分管)?(?:领导|干部|班子|负责|书记|长))"
)
# What follows 等村 where it ends a list (and not 等|村集体经济).
_VILLAGES_NEXT = re.compile(
    "[^一-鿿]|[的在也将已地]|进行|开展|调研|检查|实地|召开|举行|设立|受灾|察看|走访|考察|督导|宣传(?!工)|指导|$"
)
_KINDS = ("街道", "镇", "乡", "村")
_DIVIDED = frozenset("省市县区州旗盟村路局所队")  # what names end with that have a last word of their own
_OFFICIAL = frozenset("镇乡道")
_LONGEST = 4


def find_listed_towns(reading: Reading, known: list[PlaceMention]) -> list[PlaceMention]:
    """The towns of lists; short names of divisions that turn out to be among them are taken out of `known`."""
    text = reading.text
    found: list[PlaceMention] = []
    for at in reading.anchors("town"):
        if text[at - 1] in _OF_LIST or text[at - 1] in _NUMERALS:
            last = _LAST.match(text, at)
            listed = _LIST.search(text[max(0, at - _REACH) : at]) if last else None
            glued = text[at - 1] == "等" and text[at] == "村" and not _VILLAGES_NEXT.match(text, at + 1)
            if last and listed and not glued:
                found += _towns(text, max(0, at - _REACH), listed, last[0], known)
    if found:
        starts = {m.start for m in found}
        known[:] = [m for m in known if m.start not in starts]
    return found


def _towns(text: str, low: int, listed: re.Match[str], last: str, known: list[PlaceMention]) -> Iterator[PlaceMention]:
    """The names of a list; none where one ends as what has a last word of its own, or most are larger divisions."""
    spans = [match.span() for match in _NAME.finditer(text, low + listed.start("names"), low + listed.end("names"))]
    if any(text[end - 1] in _DIVIDED for _, end in spans):
        return
    places = {m.end: m for m in known}
    first = _own_start(text, *spans[0], places)
    spans = [(start, end) for start, end in [(first, spans[0][1]), *spans[1:]] if 2 <= end - start <= _LONGEST]
    if all(plain_tag(text[start:end]) for start, end in spans):
        return
    if last == "村" and any(_is_phrase(text[start:end]) for start, end in spans):
        return
    larger = [m for start, end in spans if (m := places.get(end)) and m.start == start and m.place.code]
    if 2 * len(larger) > len(spans) or any(m.full for m in larger):
        return
    for start, end in spans:
        name = text[start:end]
        if name[-1] not in _OFFICIAL:
            told = (name + kind for kind in _KINDS if name + kind in text)
            name = next(told, name + last if last in _KINDS else name)
            yield PlaceMention(start, end, Place(name, "village" if name.endswith("村") else "township"), False)


def _is_phrase(name: str) -> bool:
    """Whether words that no village is called by make up what stands in a list (底子薄, 农家乐)."""
    return any(len(piece) > 1 and not names_village(piece, "", 0) for piece in segment(name))


def _own_start(text: str, start: int, end: int, places: dict[int, PlaceMention]) -> int:
    """Where the first name of a list begins, behind all that stands glued in front of it (对|东陵, 检查|新建)."""
    start = next((at for at in range(end - 2, start, -1) if text[at - 1] in STOPS or at in places), start)
    start += text.startswith("来自", start - 1)
    pieces = segment(text[start:end])
    while len(pieces) > 1 and start not in places and end - start - len(pieces[0]) > 1 and _is_plain(*pieces[:2]):
        start, pieces = start + len(pieces[0]), pieces[1:]
    return start


def _is_plain(piece: str, following: str) -> bool:
    """Whether a piece is a word that stands in front of a name, or one character before such a verb (共|检查)."""
    return plain_tag(piece) != "" or (len(piece) == 1 and plain_tag(following).startswith("v"))
