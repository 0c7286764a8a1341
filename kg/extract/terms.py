"""Committees of places by their term: 政协缙云县第十届委员会, 中国共产党缙云县第十四届委员会, 县政协第十届委员会."""

import re
from collections.abc import Iterable, Iterator

from kg.bodies import body_named
from kg.extract.anchors import places_of
from kg.extract.org import OrgMention, body_org
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.rows import before_places

_TERM = "届委员会"
_NUMBER = re.compile(r"第?[一二三四五六七八九十\d]{1,4}$")
_NUMBER_REACH = 6  # characters of the longest number with 第
_COUNCIL, _PARTY = "中国人民政治协商会议{}委员会", "中共{}委员会"
_FRONTS = {"中国人民政治协商会议": _COUNCIL, "政协": _COUNCIL, "中国共产党": _PARTY, "中共": _PARTY}


def with_committees(reading: Reading, places: Iterable[PlaceMention], bodies: list[OrgMention]) -> list[OrgMention]:
    """The bodies, with such committees in place of what begins them (中国共产党, 县政协)."""
    if _TERM not in reading.text:  # only saves time
        return bodies
    found = list(_committees(reading.text, places, bodies))
    starts = {m.start for m in found}
    return [*(m for m in bodies if m.start not in starts), *found]


def _committees(text: str, places: Iterable[PlaceMention], bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Them alone; a committee that a known body begins is that body."""
    place_ends, body_ends = {m.end: m for m in places}, {m.end: m for m in bodies}
    for at in places_of(_TERM, text):
        number = _NUMBER.search(text, max(at - _NUMBER_REACH, 0), at)
        if number is None:
            continue
        end, own = at + len(_TERM), body_ends.get(number.start())
        if own and own.org.label.endswith("委员会"):
            yield OrgMention(own.start, end, own.org)
        place = place_ends.get(number.start())
        start = before_places(place_ends, number.start())
        front = next((front for front in _FRONTS if text.endswith(front, 0, start)), None)
        if place and front:
            yield OrgMention(start - len(front), end, body_org(body_named(_FRONTS[front]), place.place))
