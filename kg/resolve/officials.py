"""Who is known to sit where, over all documents: what tells which place's bureau a bare name means."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Entity, Facts

SLOT = "{}"  # stands where the place's name does in a body's


class Seat(NamedTuple):
    """A body of a division as a document names it: the local ids of both, and the body's name with `SLOT` in it."""

    body: Entity
    place: Entity
    bare: str


def seats(facts: Facts) -> Iterator[Seat]:
    """The bodies of divisions with codes whose names have the place's name in them."""
    entities = {entity.id: entity for entity in facts.entities}
    for link in facts.links:
        if link.predicate == "jurisdiction":
            body, place = entities[link.subject], entities[link.object]
            if place.code and place.label in body.label:
                yield Seat(body, place, body.label.replace(place.label, SLOT, 1))


class Officials:
    """(name, body with `SLOT`) -> code of a division -> in how many documents. Grows with people, not documents."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)

    def add(self, name: str, bare: str, code: str) -> None:
        """A document that shows somebody at the body of a division."""
        known = self._known[name, bare]
        known[code] = known.get(code, 0) + 1

    def told(self) -> Iterator[tuple[str, str, str]]:
        """What was added: name, body, code."""
        for (name, bare), codes in self._known.items():
            for code, number in codes.items():
                for _ in range(number):
                    yield name, bare, code

    def codes(self, name: str, bare: str) -> dict[str, int]:
        """Where documents know somebody of the name at such a body."""
        return self._known.get((name, bare), {})

    def names(self) -> set[str]:
        """All names."""
        return {name for name, _ in self._known}
