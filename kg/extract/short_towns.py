"""Towns of the counties that a document tells of, called without their last word (桑植县|洪家关, 前往|江湾、查平坦)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.anchors import places_of
from kg.extract.dictionary import plain_tag
from kg.extract.edges import is_han
from kg.extract.known_towns import KnownTowns
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.text import char_before, pair_across
from kg.townships import short_names, stem_of

_TO = re.compile("(?:在|到|赴|于|往|来到|深入|走进|地处)$")
# What "等" and a number stand in front of where names are not those of towns (大源、大洋等水库).
_OTHERS = "村|社区|小区|公司|企业|水库|流域|[河江湖山人字]|产品|方面|品牌|志愿|同志|地形|地区"
_ENDS = re.compile(
    r"辖区|境内|片区|集镇|集市|[两三四五六七八九十]{1,2}[地个]|的|和|与|及|一带|[^一-鿿]|$"
    rf"|等(?![\d一二三四五六七八九十两多]{{0,3}}[个家名条座]?(?:行政|自然|重点)?(?:{_OTHERS}))"
)
_JOINS = ("、", "和", "与", "及")
_ELSE = frozenset("路街道门山湖河江潭岛海洞城园孔")  # what names of roads, mountains, waters and sights end with too
_IN_WORD = 100  # how often the dictionary has met a word that a name does not begin in
_OFFICE = "办事处"  # of a street


class _Spot(NamedTuple):
    """Where the name of a town stands without its last word."""

    start: int
    end: int
    place: Place


def find_short_towns(reading: Reading, listed: KnownTowns, found: list[PlaceMention]) -> list[PlaceMention]:
    """The towns; short names of divisions that turn out to be some are taken out of `found`, all other places."""
    spots = _spots(reading.text, listed, found)
    if not spots:
        return []
    whole = {at for m in found if m.full for at in range(m.start, m.end)}
    taken = {at for m in found if not m.full and m.place.code for at in range(m.start, m.end)}
    ends = {m.end: m.place for m in found}
    towns: list[PlaceMention] = []
    for run in _runs(reading.text, [spot for spot in spots if spot.start not in whole and spot.end - 1 not in whole]):
        if _is_told(reading, run, ends, taken):
            towns += (PlaceMention(spot.start, spot.end, spot.place, False) for spot in run)
    if towns:
        inside = {at for m in towns for at in range(m.start, m.end)}
        found[:] = [m for m in found if m.start not in inside]
    return towns


def _spots(text: str, listed: KnownTowns, found: list[PlaceMention]) -> list[_Spot]:
    """All that may be one, ascending, not overlapping, the longest; named as the document names them elsewhere."""
    named = {stem_of(m.place.name): m.place for m in found if m.place.level == "township" and m.full}
    spots = [
        _Spot(start, start + len(stem), named.get(stem) or Place(town.called(stem), "township", None, county))
        for county in sorted(listed.told.counties)
        for stem, town in short_names().get(county, ())
        if stem in text
        for start in places_of(stem, text)
    ]
    spots.sort(key=lambda spot: (spot.start, -spot.end))
    kept: list[_Spot] = []
    for spot in spots:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


def _runs(text: str, spots: list[_Spot]) -> Iterator[list[_Spot]]:
    """The spots that one list joins, in groups; those of another county are a group of their own."""
    run: list[_Spot] = []
    for spot in spots:
        if run and not (
            spot.start == run[-1].end + 1 and text[run[-1].end] in _JOINS and spot.place.within == run[-1].place.within
        ):
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def _is_told(reading: Reading, run: list[_Spot], ends: dict[int, Place], taken: set[int]) -> bool:
    """Whether names are those of towns: two or more of one county in a list, or one behind its county or a word for
    going there that no other name goes on with."""
    text, first, last = reading.text, run[0], run[-1]
    county = first.place.within
    held = first.start in ends and county in (ends[first.start].code, ends[first.start].within)
    if text.startswith(_OFFICE, last.end):
        return last.start not in taken and (held or not is_han(char_before(text, first.start)))
    plain = all(spot.start in taken or _is_other(text[spot.start : spot.end]) for spot in run)
    if plain or not _ENDS.match(text, last.end):
        return False
    if len(run) > 1 or held:
        return held or not _is_inside(reading, first.start)
    beside = ends.get(first.start - 1) if char_before(text, first.start) == "、" else None
    if beside and beside.level == "township" and beside.within == county:
        return True
    return _TO.search(text, max(first.start - 2, 0), first.start) is not None


def _is_inside(reading: Reading, at: int) -> bool:
    """Whether a word or the name of a person goes on at an offset (花|木兰, 代表赵|文龙)."""
    return plain_tag(pair_across(reading.text, at), _IN_WORD) != "" or at - 1 in reading.title_ends


def _is_other(stem: str) -> bool:
    """Whether the name of a town without its last word may as well be a word or that of a sight (千岛湖)."""
    return plain_tag(stem) != "" or stem[-1] in _ELSE
