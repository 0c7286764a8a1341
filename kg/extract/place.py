"""A place as one document shows it."""

from functools import lru_cache
from typing import NamedTuple

from kg.gazetteer import Division, Gazetteer


class Place(NamedTuple):
    """A place: a division of the gazetteer (`code`), a smaller division as documents name it, or a venue."""

    name: str
    level: str  # province | prefecture | county | township | village | venue
    code: str | None = None
    within: str | None = None  # code of the county or the like that a township lies in

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same place within a document."""
        return ("place", self.code or self.name)

    def lies_in(self, other: "Place") -> bool:
        """Whether the other place, a division, holds this one."""
        gazetteer = Gazetteer.load()
        inner, outer = gazetteer.by_code.get(self.within or ""), gazetteer.by_code.get(other.code or "")
        return inner is not None and outer is not None and (inner == outer or gazetteer.is_within(inner, outer))


class PlaceMention(NamedTuple):
    """A place at `text[start:end]`; `full` if the full name stands there."""

    start: int
    end: int
    place: Place
    full: bool


@lru_cache(maxsize=8192)
def place_of(division: Division) -> Place:
    """The place that a division of the gazetteer is."""
    return Place(division.name, division.level, division.code, division.parent)
