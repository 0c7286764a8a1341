"""Towns that towns.tsv has under a county that the document tells of: where names begin, whatever stands in front."""

import re
from functools import cached_property
from typing import NamedTuple

from kg.extract.anchors import places_of
from kg.extract.context import margin_places
from kg.extract.dictionary import plain_tag, segment
from kg.extract.edges import is_han
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.town_words import is_everyday, names_village, traps
from kg.text import char_before
from kg.townships import IN_CITY, IN_COUNTY, Told, by_stem, nearest

_OF_TOWNS = frozenset("街道 镇 乡 苏木".split())  # last words of what the list has
_VILLAGE, _SHORT = "村", 2  # characters of a village's name that may be any word
_NO_NAME = frozenset("的各等在到多几两每某全一整数其这那该")  # what no such name begins with
_BEFORE = re.compile(
    "(?:^|[^一-鿿]|[在到赴往由和与及对至于从让向是省市县区州旗]|走进|深入)$"
)  # what stands before a name
_STREETS = re.compile("街道(?:路|两[侧旁边]|乱|设施)")  # in general
_OPENS = frozenset(("", "\n", "。"))  # what sentences begin behind
_LONGEST = 12  # characters of the longest name before its last word
_OWN = 3  # characters of a name that is hardly another word


class KnownTown(NamedTuple):
    """The name of a town in a text: where it begins, its county if only one of those told of has it, and whether it is
    `sure`: the list has it as it stands there, or it has become a street and its county stands in front."""

    start: int
    county: str | None
    sure: bool


class KnownTowns:
    """The towns of the list in one reading."""

    def __init__(self, reading: Reading, known: list[PlaceMention]) -> None:
        """`known`: the divisions that the text names."""
        self.reading = reading
        self._known = known[:]

    @cached_property
    def told(self) -> Told:
        """The divisions that the text and who publishes it tell of."""
        places = [m.place for m in self._known] + list(margin_places(self.reading))
        return Told.of(sorted({place.code for place in places if place.code}))

    def named(self, low: int, head: str, ends: dict[int, PlaceMention]) -> KnownTown | None:
        """The town, or the village right behind one, whose last word `head` begins at an offset; `ends`: places by
        where they end."""
        if head in _OF_TOWNS:
            return self._town(low, head, ends) if is_han(char_before(self.reading.text, low)) else None
        town = ends.get(low - _SHORT) if head == _VILLAGE else None
        if town is None or not town.full or town.place.level != "township":
            return None
        text, name = self.reading.text, self.reading.text[low - _SHORT : low]
        plain = name[0] in _NO_NAME or name[1] in head or name + head in traps("ending") or not all(map(is_han, name))
        if plain or not names_village(name, text, low + 1):
            return None
        return KnownTown(low - _SHORT, town.place.within, True)  # 泮水乡|和平村

    def _town(self, low: int, head: str, ends: dict[int, PlaceMention]) -> KnownTown | None:
        """The town: the nearest, of those the one with the longest name."""
        best: tuple[int, int, KnownTown] | None = None
        for size in range(min(_LONGEST, low), 0, -1):
            start, stem = low - size, self.reading.text[low - size : low]
            if stem not in by_stem() or not self._may_begin(start, stem, head, ends):
                continue
            near, towns = nearest(stem, self.told)
            exact = any(town.name.endswith(stem + head) for town in towns)
            least = IN_CITY if exact and size > 1 else IN_COUNTY
            if near < least and not (exact and size >= _OWN and len(towns) == 1 and not _is_plain(stem)):
                continue
            county = towns[0].county if len({town.county for town in towns}) == 1 else None
            beyond = exact and near >= IN_CITY  # of the next county, but exactly so (石林县：赴|大板桥街道)
            found = IN_COUNTY if beyond else near, size, KnownTown(start, county, exact or start in ends)
            if best is None or found[:2] > best[:2]:
                best = found
        return best[2] if best else None

    def _may_begin(self, start: int, stem: str, head: str, ends: dict[int, PlaceMention]) -> bool:
        """Whether a name may begin at an offset: one of a single character or that is a common word behind a place, or
        where no word goes on, there or elsewhere in the text (前往|建设街道, and not 交警|联合镇政府, 重点|中心镇)."""
        text = self.reading.text
        if start in ends or (len(stem) > 1 and not is_everyday(stem)):
            return True
        if len(stem) == 1:
            return not is_han(char_before(text, start))
        if plain_tag(stem).startswith("v"):
            listed = start - 1 in ends and text[start - 1] == "、"
            return listed or char_before(text, start) in _OPENS
        if _STREETS.match(text, start + len(stem)):
            return False
        return any(_BEFORE.search(text, max(at - 2, 0), at) for at in places_of(stem + head, text))


def _is_plain(stem: str) -> bool:
    """Whether a name has a common word in it (工业区|街道, 新农村|镇)."""
    return any(map(plain_tag, segment(stem)))
