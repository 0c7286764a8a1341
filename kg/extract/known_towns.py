"""Towns that towns.tsv has under a county that the document tells of: where names begin, whatever stands in front."""

from functools import cached_property
from typing import NamedTuple

from kg.extract.context import margin_places
from kg.extract.edges import is_han
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.town_words import traps
from kg.text import char_before
from kg.townships import IN_CITY, IN_COUNTY, Told, by_stem, nearest

_OF_TOWNS = frozenset("街道 镇 乡 苏木".split())  # last words of what the list has
_VILLAGE, _SHORT = "村", 2  # characters of a village's name that may be any word
_NO_NAME = frozenset("的各等在到多几两每某全一整数其这那该")  # what no such name begins with
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
        self._starts = {m.end for m in known}

    @cached_property
    def told(self) -> Told:
        """The divisions that the text and who publishes it tell of."""
        places = [m.place for m in self._known] + list(margin_places(self.reading))
        return Told.of(sorted({place.code for place in places if place.code}))

    def named(self, low: int, head: str, ends: dict[int, PlaceMention]) -> KnownTown | None:
        """The town, or the village right behind one, whose last word `head` begins at an offset; `ends`: places by
        where they end."""
        if head in _OF_TOWNS:
            return self._town(low, head) if is_han(char_before(self.reading.text, low)) else None
        town = ends.get(low - _SHORT) if head == _VILLAGE else None
        name = self.reading.text[low - _SHORT : low]
        if town is None or not town.full or town.place.level != "township" or name in traps("front"):
            return None
        plain = name + head in traps("ending") or name[0] in _NO_NAME or name[1] in head or not all(map(is_han, name))
        return None if plain else KnownTown(low - _SHORT, town.place.within, True)  # 泮水乡|和平村

    def _town(self, low: int, head: str) -> KnownTown | None:
        """The town: the nearest, of those the one with the longest name."""
        text, listed = self.reading.text, by_stem()
        best: tuple[int, int, KnownTown] | None = None
        for size in range(min(_LONGEST, low), 0, -1):
            stem = text[low - size : low]
            if stem not in listed or (size == 1 and not self._begins(low - 1)):
                continue
            near, towns = nearest(stem, self.told)
            exact = any(town.name.endswith(stem + head) for town in towns)
            least = IN_CITY if exact and size > 1 else IN_COUNTY
            if near < least and not (exact and size >= _OWN and len(towns) == 1):
                continue
            county = towns[0].county if len({town.county for town in towns}) == 1 else None
            found = near, size, KnownTown(low - size, county, exact or low - size in self._starts)
            if best is None or found[:2] > best[:2]:
                best = found
        return best[2] if best else None

    def _begins(self, at: int) -> bool:
        """Whether a name may begin at an offset: behind a place, or where no word goes on."""
        return at in self._starts or not is_han(char_before(self.reading.text, at))
