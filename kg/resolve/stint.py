"""Sightings of one name at one body, put together: what careers are made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.resolve.calendar import days
from kg.resolve.evidence import has_one_holder
from kg.resolve.sighting import Chain, Sighting


@dataclass(slots=True)
class Stint:
    """Sightings that share bodies, one with the next; `first` and `last` are days, None if no sighting has one.

    `documents` is how many show them.
    """

    sightings: list[Sighting]
    bodies: dict[str, str] = field(default_factory=dict)  # IRI -> name
    houses: dict[str, str] = field(default_factory=dict)  # IRI -> name of a body of the house
    titles: set[str] = field(default_factory=set)
    seats: set[Chain] = field(default_factory=set)
    former: dict[str, set[str]] = field(default_factory=dict)  # body -> titles that are said to be over
    left: dict[str, int] = field(default_factory=dict)  # body -> the first day of a text that says so
    heads: set[str] = field(default_factory=set)  # houses that they head
    first: int | None = None
    last: int | None = None
    iri: str = ""  # of the person, once that is decided
    documents: int = 0

    def add(self) -> "Stint":
        """Gather what the sightings say; gives itself."""
        self.documents = len({sighting.document for sighting in self.sightings})
        for sighting in self.sightings:
            seen = days(sighting.on)
            if seen and (sighting.posts or not sighting.former):
                self.first = min(self.first or seen[1], seen[1])
                self.last = max(self.last or seen[0], seen[0])
            for post in sighting.ties:
                self.bodies[post.body] = post.label
                self.houses.setdefault(post.house, post.label)
                self.titles.add(post.title)
                if post.seat:
                    self.seats.add(post.seat)
            self.heads.update(post.house for post in sighting.posts if has_one_holder(post.title))
            for post in sighting.former:
                self.former.setdefault(post.body, set()).add(post.title)
                if seen:
                    self.left[post.body] = min(self.left.get(post.body, seen[0]), seen[0])
            self.titles.update(sighting.loose)
        if self.first is not None and self.last is not None and self.first > self.last:
            self.first, self.last = self.last, self.first  # a year against a day of it
        return self

    def told(self) -> str:
        """The stint in a few words: 局长 缙云县市场监督管理局."""
        posts = sorted({f"{post.title} {post.label}" for sighting in self.sightings for post in sighting.ties})
        return "、".join(posts[:3]) or "、".join(sorted(self.titles)[:3])


class Union:
    """Disjoint sets of 0 … n-1, each known by its least member."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        """The least member of the set."""
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make two sets one."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def groups(self) -> list[list[int]]:
        """All sets, by their least member."""
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._parent)):
            found[self.root(index)].append(index)
        return [found[root] for root in sorted(found)]


def stints(sightings: Iterable[Sighting]) -> list[Stint]:
    """The stints of sightings of one name that have posts. Linear in the number of (sighting, post) pairs."""
    ordered = sorted(sightings, key=lambda s: (s.document, s.local))
    union = Union(len(ordered))
    first: dict[str, int] = {}
    for index, sighting in enumerate(ordered):
        for post in sighting.ties:
            union.join(index, first.setdefault(post.body, index))
    return [Stint([ordered[index] for index in group]).add() for group in union.groups()]
