"""Writes the news of a synthetic world, and what each article truly says: who is named where, as holding what."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from kg.bodies import body_named
from kg.lexicon import read_table
from synthetic.careers import BEGIN, END, Agency, Stint, World

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_NEW = 120  # days after which nobody is new in a seat
_TRIES = 60


class _Words(NamedTuple):
    slot: Literal["topic", "site", "task"]
    body: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the text that names a person or an agency, by gold id; half-open code points of the text."""

    kind: Literal["person", "agency"]
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A post that the article shows: by gold ids, with a bare title; `former` if it says that the post is over."""

    person: int
    agency: int
    title: str
    former: bool = False


@dataclass(slots=True)
class Story:
    """An article with its gold."""

    id: str
    day: str  # ISO
    text: str = ""
    named: list[Named] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


class Newsroom:
    """Writes articles."""

    def __init__(self, world: World, random: Random) -> None:
        self._world, self._random = world, random
        lines = (_HERE / "templates.txt").read_text(encoding="utf-8").splitlines()
        self._templates = [line for line in lines if line and not line.startswith("#")]
        self._words = read_table(_HERE / "words.tsv", _Words)
        self._at = {(a.division.code, a.row.name): a for a in world.agencies}
        self._live = [agency for agency in world.agencies if agency.row.name[0] == "{" and len(agency.row.posts) > 1]
        self._days = {number: [stint.begin for stint in found] for number, found in world.stints.items()}

    def stories(self, number: int) -> Iterator[Story]:
        """So many articles."""
        for count in range(number):
            yield self._story(f"news-{count:06}")

    def _story(self, identifier: str) -> Story:
        for _ in range(_TRIES):
            day = self._random.randrange(BEGIN + 90, END)
            body = self._random.choice(self._live)
            template = self._random.choice(self._templates)
            cast = _Cast(self, body, day).fill(template) if body.begin <= day < body.end else None
            if cast:
                return _Writer(cast, self._random, self._words).write(identifier, template)
        raise AssertionError("the world is too small for its templates")

    def body(self, place: str, name: str) -> Agency | None:
        """The body of a place."""
        return self._at.get((place, name))

    def holders(self, agency: Agency, day: int) -> list[Stint]:
        """Who sits there."""
        found = self._world.stints.get(agency.number, [])
        upto = bisect_right(self._days.get(agency.number, []), day)
        return sorted((s for s in found[:upto] if day < s.end), key=lambda stint: stint.seat)

    def past(self, agency: Agency, seat: int, day: int) -> Stint | None:
        """Who left a seat last."""
        left = [s for s in self._world.stints.get(agency.number, []) if s.seat == seat and s.end <= day]
        return max(left, key=lambda stint: stint.end, default=None)


class _Cast:
    """Who plays a part in an article on a body at a day."""

    def __init__(self, room: Newsroom, body: Agency, day: int) -> None:
        self.day, self.random = day, room._random
        self.bodies: dict[str, Agency] = {"b": body}
        self.people: dict[str, Stint] = {}
        place = body.division.code
        for role, code, name in (
            ("g", place, "{}人民政府"), ("p", place, "中共{}委员会"), ("c", place[:4] + "00", body.row.name),
        ):  # fmt: skip
            found = room.body(code, name)
            if found and (role != "c" or found is not body):
                self.bodies[role] = found
        for role, agency in self.bodies.items():
            holders = room.holders(agency, day)
            first = [s for s in holders if s.seat == 0]
            rest = [s for s in holders if s.seat > 0]
            self.random.shuffle(rest)
            parts = ("s",) if role == "p" else ("h", "d", "e")
            seats: list[Stint | None] = [first[0] if first else None, *rest]
            self.people |= {role + part: stint for part, stint in zip(parts, seats, strict=False) if stint}
        new = [s for s in room.holders(body, day) if day - s.begin < _NEW]
        for stint in new[:1]:
            before = room.past(body, stint.seat, day)
            if before:
                self.people |= {"bn": stint, "bo": before}
        for stint in [s for s in new if s.before and s.before.agency is not body][:1]:
            self.people["bm"] = stint

    def fill(self, template: str) -> "_Cast | None":
        """Itself if all whom the template names are there, and no two of them have one name."""
        wanted = {match[1] for match in _SLOT.finditer(template) if match[2]}
        people = [self.people[role] for role in sorted(wanted & set(self.people))]
        if not wanted <= {*self.people, *self.bodies} or (self.bodies["b"].row.name[:2] != "{}" and "b" in wanted):
            return None
        return self if len({stint.person.name for stint in people}) == len(people) else None


class _Writer:
    """Writes one article."""

    def __init__(self, cast: _Cast, random: Random, words: list[_Words]) -> None:
        self._cast, self._random, self._words = cast, random, words
        self._parts: list[str] = []
        self._length = 0
        self._said: dict[str, str] = {}

    def write(self, identifier: str, template: str) -> Story:
        """The article by a template."""
        self._story = Story(identifier, date.fromordinal(self._cast.day).isoformat())
        at = 0
        for match in _SLOT.finditer(template):
            self._put(template[at : match.start()])
            self._slot(match[1], match[2])
            at = match.end()
        self._put(template[at:])
        self._story.text = "".join(self._parts)
        return self._story

    def _put(self, text: str) -> None:
        text = text.replace("|", "\n")
        self._parts.append(text)
        self._length += len(text)

    def _name(self, kind: Literal["person", "agency"], number: int, text: str) -> None:
        self._story.named.append(Named(kind, number, self._length, self._length + len(text)))
        self._put(text)

    def _slot(self, role: str, what: str | None) -> None:
        if what is None:
            self._put(self._said.setdefault(role, self._word(role)))
        elif role in self._cast.bodies:
            self._body(self._cast.bodies[role], what)
        else:
            self._person(self._cast.people[role], what)

    def _word(self, slot: str) -> str:
        if slot == "day":
            day = date.fromordinal(self._cast.day)
            return f"{day.month}月{day.day}日"
        if slot == "number":
            return str(self._random.randrange(3, 200))
        bodies = {"any", self._cast.bodies["b"].row.name}
        return self._random.choice(
            [w for row in self._words if row.slot == slot and row.body in bodies for w in row.words.split()]
        )

    def _body(self, agency: Agency, what: str) -> None:
        place = agency.division.name
        if what == "place":
            self._put(place)
            return
        form = self._random.choice(body_named(agency.row.name).forms)
        shown = {"full": agency.full, "short": place[-1] + form, "own": place + form}[what]
        self._name("agency", agency.number, shown)

    def _person(self, stint: Stint, what: str) -> None:
        if what == "name":
            self._name("person", stint.person.number, stint.person.name)
            return
        former = what == "from" or (what == "long" and stint is self._cast.people.get("bo"))
        held = stint.before if what == "from" and stint.before else stint
        titles = held.titles if what == "all" else held.titles[-1:]
        if what in ("post", "long", "from"):
            self._body(held.agency, "short" if what == "post" else "full")
        self._put("原" * (what == "from") + "、".join(titles))
        for title in titles:
            self._story.shown.append(Shown(stint.person.number, held.agency.number, title, former))
