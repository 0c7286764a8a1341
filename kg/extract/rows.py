"""Places that stand in a row in front of a name (银川市|金凤区|锦绣幼儿园): which of them it begins with.

`places` are the mentions by where they start; the name's last word begins at `end`.
"""

import re
from collections.abc import Mapping

from kg.bodies import Body
from kg.extract.place import PlaceMention

_Places = Mapping[int, PlaceMention]
_NUMBER = re.compile(r"\d{4,}")
_LEAST_WARE = 4  # characters of what a table tells of goods, before the firm's place
_OWN = 2  # characters of a name without its place and its last word
_HEADS = {"税务": ("国家税务总局",)}  # by the line of work of what stands behind them
_FIRMS = ("集团", "公司", "超市", "电网", "银行")
_FIRMS_FOR = ("集团为", "公司为")  # who makes what another sells


def first_place(places: _Places, start: int, end: int) -> int:
    """The first place in the stretch, where a name without a place of its own would be too long a guess."""
    return next((at for at in range(start, end) if at in places), start)


def last_place(places: _Places, start: int, end: int) -> int:
    """The last of the places that stand in a row at an offset."""
    while start in places and places[start].end in places and places[start].end < end:
        start = places[start].end
    return start


def behind_places(places: _Places, start: int, end: int) -> int:
    """Behind the places that stand in a row at an offset."""
    while start in places and places[start].end <= end:
        start = places[start].end
    return start


def before_places(ends: _Places, start: int) -> int:
    """Where the divisions begin that stand in a row up to an offset (浙江省|丽水市); `ends`: by where they end."""
    while start in ends and ends[start].place.level != "venue":
        start = ends[start].start
    return start


def with_head(text: str, start: int, body: Body) -> int:
    """Where the name of a bureau of the state's own begins, its head office in front (国家税务总局|青田县税务局)."""
    head = next((head for head in _HEADS.get(body.domain or "", ()) if text.endswith(head, 0, start)), "")
    return start - len(head)


def firm_start(places: _Places, text: str, start: int, end: int) -> int:
    """Of two places in a row that do not hold one another the second begins a company's name; so does one behind 和, 为
    or 由 (小作坊加工区和|四川X公司), and what stands behind 为 at the end of another's (X集团为|Y有限公司生产)."""
    for at in range(end - 1, start, -1):
        if text[at - 1] in "和为属系由" and (at in places or text.endswith(_FIRMS_FOR, start, at)):
            return at
    front = places.get(start)
    following = places.get(front.end) if front else None
    if front and following and following.end <= end and front.full and not following.place.lies_in(front.place):
        return following.start
    return start


def behind_wares(places: _Places, text: str, start: int, end: int) -> int:
    """Where the place stands before which are only a ware and its number, of a table whose columns are glued together
    (小磨香油|北京X商贸); a firm or its brand in front of a place belongs to the name (农夫山泉|湖北X公司)."""
    for number in _NUMBER.finditer(text, start, end - _OWN):
        start = number.end()
    own = next((at for at in range(start, end - _OWN) if at in places and text[at - 1] not in "（("), start)
    told = own < start + _LEAST_WARE or "“" in text[start:own] or text.endswith(_FIRMS, start, own)
    return start if told else own


def last_row(places: _Places, start: int, end: int) -> int:
    """Where the last places in a row begin of which one is told in full, or that repeat the one before
    (20120104|湖南省长沙市X公司, 湖南|湖南X公司): of a table whose columns are glued together."""
    row = found = start
    for at in range(start, end):
        front = places.get(at)
        if front is None or front.end >= end - 1:
            continue
        before = places.get(row)
        if not before or behind_places(places, row, at) != at or before.place == front.place:
            row = at
        if front.full or (before and before is not front and before.place == front.place):
            found = row
    return found
