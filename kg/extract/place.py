"""A place as one document shows it."""

from functools import lru_cache
from typing import NamedTuple

from kg.gazetteer import Division


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
