"""The world itself: divisions, their bodies through the reform of 2018, and careers of officials from seat to seat."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from kg.bodies import body_named
from kg.gazetteer import Division, Gazetteer
from kg.lexicon import read_table
from synthetic.names import Names

BEGIN, REFORM, END = (date(*day).toordinal() for day in ((2008, 1, 1), (2019, 1, 15), (2024, 1, 1)))
_OFFICIALS_OF_AGENCY = 16
_STAY, _GAP = (400, 1500), 150  # days in a post; days from one post to the next at most
_COUNTIES = 5  # of a city
_LEAVES = 0.45  # of those who leave a post, leave the stage
_MOVES = (
    ("county", 0.38),
    ("city", 0.52),
    ("province", 0.55),
)  # where a vacancy's next holder comes from, else from nowhere
_LEVELS = {"县": "县长", "区": "区长", "旗": "旗长", "市": "市长"}


class _BodyRow(NamedTuple):
    name: str
    lives: Literal["always", "before", "after"]
    into: str | None
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of a division; `number` is its gold id."""

    number: int
    division: Division
    row: _BodyRow

    @property
    def full(self) -> str:
        """Its full name."""
        return body_named(self.row.name).full(self.division.name)

    @property
    def begin(self) -> int:
        """Its first day."""
        return REFORM if self.row.lives == "after" else BEGIN

    @property
    def end(self) -> int:
        """The day after its last."""
        return REFORM if self.row.lives == "before" else END


@dataclass(frozen=True, slots=True)
class Official:
    """A person; `number` is the gold id."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Stint:
    """A person in a seat from `begin` to the day before `end`; `titles` as news gives them, the usual one last."""

    person: Official
    agency: Agency
    titles: tuple[str, ...]
    begin: int
    end: int
    seat: int  # 0: the first of the body
    before: "Stint | None" = None  # the same person's last


@dataclass(slots=True)
class World:
    """Everything that is true."""

    agencies: list[Agency] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    stints: dict[int, list[Stint]] = field(default_factory=dict)  # by agency, in the order of time

    def holders(self, agency: Agency, day: int) -> list[Stint]:
        """Who sits there on a day, the first seat first."""
        found = [stint for stint in self.stints.get(agency.number, ()) if stint.begin <= day < stint.end]
        return sorted(found, key=lambda stint: stint.seat)


def world(random: Random, officials: int) -> World:
    """A world of about so many officials; there is a body for sixteen of them."""
    made = World()
    rows = read_table(Path(__file__).with_name("bodies.tsv"), _BodyRow)
    for division in _divisions(random, max(2, round(officials / _OFFICIALS_OF_AGENCY / len(rows)))):
        made.agencies += [Agency(len(made.agencies) + n, division, row) for n, row in enumerate(rows)]
    _Stage(made, random).play()
    return made


def _divisions(random: Random, number: int) -> list[Division]:
    """Counties with the cities that they lie in, city by city."""
    inside: dict[str, list[Division]] = defaultdict(list)
    every = Gazetteer.load().by_code
    for division in every.values():
        parent = every.get(division.parent or "")
        if division.current and division.level == "county" and parent and parent.level == "prefecture":
            inside[parent.code].append(division)
    cities = [code for code in sorted(inside) if every[code].name.endswith("市") and len(inside[code]) > 3]
    random.shuffle(cities)
    found: list[Division] = []
    for code in cities:
        found += [every[code], *[d for d in sorted(inside[code]) if d.name[-1] in _LEVELS][:_COUNTIES]]
        if len(found) >= number:
            break
    return found[:number]


class _Stage:
    """Fills the seats, in the order of time."""

    def __init__(self, made: World, random: Random) -> None:
        self._world, self._random, self._names = made, random, Names()
        self._free: dict[str, list[Stint]] = defaultdict(list)  # by place: who left a post there

    def play(self) -> None:
        vacancies = [(a.begin + self._random.randrange(60), a.number, seat) for a, seat in self._seats()]
        heapify(vacancies)
        while vacancies:
            day, number, seat = heappop(vacancies)
            agency = self._world.agencies[number]
            if day < agency.end - 60:
                stint = self._appoint(agency, seat, day)
                heappush(vacancies, (stint.end + self._random.randrange(5, 60), number, seat))

    def _seats(self) -> Iterator[tuple[Agency, int]]:
        for agency in self._world.agencies:
            for seat in range(len(agency.row.posts)):
                yield agency, seat

    def _appoint(self, agency: Agency, seat: int, day: int) -> Stint:
        last = self._next_holder(agency, day)
        person = last.person if last else self._newcomer()
        end = min(day + self._random.randrange(*_STAY), agency.end)
        level = _LEVELS[agency.division.name[-1]]
        titles = tuple(title.replace("县长", level) for title in agency.row.posts[seat].split("+"))
        stint = Stint(person, agency, titles, day, end, seat, last)
        self._world.stints.setdefault(agency.number, []).append(stint)
        if self._random.random() > _LEAVES or (end == REFORM and agency.row.into):
            for place in _around(agency.division):
                self._free[place].append(stint)
        return stint

    def _newcomer(self) -> Official:
        made = Official(len(self._world.officials), self._names.draw(self._random))
        self._world.officials.append(made)
        return made

    def _next_holder(self, agency: Agency, day: int) -> Stint | None:
        drawn = self._random.random()
        if day < REFORM + 60 and agency.row.lives == "after":
            drawn *= 0.4  # the bodies of the reform take over the people of those before
        places = _around(agency.division)
        for (_, share), place in zip(_MOVES, places, strict=True):
            if drawn < share:
                return self._take(place, agency, day)
        return None

    def _take(self, place: str, agency: Agency, day: int) -> Stint | None:
        """Somebody who left a post there a while ago, from an abolished predecessor first."""
        free = self._free[place]
        free[:] = [stint for stint in free if day - stint.end <= _GAP]
        ready = [stint for stint in free if stint.end < day and stint.agency.number != agency.number]
        if not ready:
            return None
        first = [stint for stint in ready if stint.agency.row.into == agency.row.name] or ready
        chosen = self._random.choice(first)
        for around in _around(chosen.agency.division):
            if chosen in self._free[around]:
                self._free[around].remove(chosen)
        return chosen


def _around(division: Division) -> tuple[str, str, str]:
    """The codes of county (or the city's own bodies), city and province."""
    return division.code, division.code[:4], division.code[:2]
